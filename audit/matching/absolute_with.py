"""Kind ``absolute-with``: English « with » before a clause of its own (« ..., avec les troupes avançant vers l'est »).

French says it with a conjugated verb. Only at the head of a sentence or behind a comma, before a determiner and a noun:
elsewhere the participle may just describe the noun (« il parle avec des élèves venant de loin »).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.lexicon import Form
from audit.matching.kind import Article, Knowledge, Match
from audit.matching.noun_phrase import noun_phrase
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import word_set_of
from audit.model import Rule, Token

LONGEST = 7
"""Tokens of the noun phrase between « avec » and the participle."""
AVEC = frozenset({"avec", "Avec"})
CLITICS = frozenset({"l'", "le", "la", "les", "lui", "leur", "se", "s'", "ne", "n'", "y"})
"""Between noun and participle: « avec onze élus l'autorisant »; not « en », which makes a gerund."""
ENDS = frozenset({".", ",", ";", "!", "?"})


class AbsoluteWithKind:
    """Finds « avec », a noun phrase and a present participle that says what it does."""

    name = "absolute-with"
    fields = frozenset({"except"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read each rule's participles that class a noun rather; raise ``ValueError`` naming rule and field."""
        self._rules = [(rule, word_set_of(rule, "except", knowledge.words)) for rule in rules]

    def find(self, article: Article) -> Iterator[Match]:
        """Give « avec » to the participle, which the noun phrase separates."""
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            for i, token in enumerate(tokens):
                if token[2] in AVEC and (i == 0 or tokens[i - 1][2] == ","):
                    yield from self._judged(tokens, parsed.forms, i)

    def _judged(self, tokens: Sequence[Token], forms: Sequence[Form], i: int) -> Iterator[Match]:
        phrase = noun_phrase(forms, i + 1, LONGEST)
        if phrase is None or phrase.head == phrase.start or phrase.end + 1 >= len(forms):
            return
        last = phrase.end
        while last + 2 < len(forms) and forms[last].norm in CLITICS:
            last += 1
        at = next((k for k in range(phrase.head + 1, last + 1) if _is_participle(forms[k])), None)
        if at is None or forms[at + 1].norm in ENDS or i in mentioned(tokens):
            return
        for rule, classing in self._rules:
            if forms[at].norm not in classing:
                yield Match(rule, tokens[i][0], tokens[at][1])


def _is_participle(form: Form) -> bool:
    """Tell whether a word can only be a present participle."""
    return form.known and not form.capital and bool(form.readings) and all(r.mood == "ppres" for r in form.readings)
