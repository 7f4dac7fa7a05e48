"""Kind ``absolute-with``: English « with » before a clause of its own (« ..., avec les troupes avançant vers l'est »).

French does without « avec » or says it with a conjugated verb. Only at the head of a sentence or behind a comma, before
a determiner and a noun, or before the name of a country or a capital: elsewhere the participle may just describe the
noun (« il parle avec des élèves venant de loin »).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.fr.concord import PLURAL, SINGULAR, profiles_of
from audit.language.fr.euphony import repair
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
LINKS = frozenset({"de", "d'", "du", "des", "et", "ou"})
INDEFINITE = frozenset({"un", "une", "des", "de"})
LINKING = frozenset({"du", "des", "au", "aux", "de", "d'"})
"""Determiners that are prepositions too: an adjective may stand before them."""
ENDS = frozenset({".", ",", ";", "!", "?"})


class AbsoluteWithKind:
    """Finds « avec », a noun phrase and a present participle that says what it does."""

    name = "absolute-with"
    fields = frozenset({"except"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read each rule's participles that class a noun rather; raise ``ValueError`` naming rule and field."""
        self._lexicon = knowledge.lexicon
        self._persons = knowledge.words.get("human-nouns", frozenset())
        self._places = knowledge.words.get("countries", frozenset()) | knowledge.words.get("capitals", frozenset())
        self._profiles = profiles_of(knowledge.lexicon)
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
        if phrase is None or phrase.end + 1 >= len(forms):
            return
        if phrase.head == phrase.start and forms[phrase.head].norm not in self._places:
            return  # « avec Marie jouant du violon » may describe her.
        last = phrase.end
        while last + 2 < len(forms) and forms[last].norm in CLITICS:
            last += 1
        at = next((k for k in range(phrase.head + 1, last + 1) if self._is_participle(forms, phrase.head, k)), None)
        if (
            at is None
            or forms[at + 1].norm in ENDS
            or i in mentioned(tokens)
            or not self._acts(forms, i + 1, phrase.head, at)
        ):
            return
        for rule, classing in self._rules:
            if forms[at].norm not in classing:
                yield Match(rule, tokens[i][0], tokens[at][1], self._mended(forms, i, phrase.head, at))

    def _acts(self, forms: Sequence[Form], first: int, head: int, at: int) -> bool:
        """Tell whether the noun does what the participle says: it is the nearest noun, and a known thing or a person.

        « avec un film montrant la guerre », « avec la hausse de prix pesant sur tous »: such participles describe.
        """
        if any(form.norm in LINKS for form in forms[head + 1 : at]):
            return False
        return forms[first].norm not in INDEFINITE or forms[head].norm in self._persons

    def _is_participle(self, forms: Sequence[Form], head: int, at: int) -> bool:
        """Tell whether a word can only be a present participle: by itself, by its object, or as no adjective agrees."""
        form = forms[at]
        if not form.has("PPRES") or form.capital or form.has("PRE"):
            return False
        if all(reading.mood == "ppres" for reading in form.readings):
            return True
        following = forms[at + 1] if at + 1 < len(forms) else None
        object_opens = following is not None and (following.has("DET") or following.has("NUM"))
        led = following is not None and object_opens and following.norm not in LINKING
        return led or not self._profiles[forms[head].text].noun & self._profiles[form.text].nominal

    def _mended(self, forms: Sequence[Form], i: int, head: int, at: int) -> tuple[str, ...]:
        """Give « les deux camps espérant », which fits any tense, then a clause with a conjugated verb."""
        bare = " ".join(form.text for form in forms[i + 1 : at + 1]).replace("' ", "'").replace("’ ", "’")
        opened = bare[:1].upper() + bare[1:] if forms[i].capital else bare
        return (opened, *self._clause(forms, i, head, at))

    def _clause(self, forms: Sequence[Form], i: int, head: int, at: int) -> tuple[str, ...]:
        """Give « tandis que les deux camps espèrent » (« Comme ... » at the head of a sentence).

        None where the participle may be of two verbs (« fondant »: fondre, fonder).
        """
        if len({reading.lemma for reading in forms[at].readings if reading.mood == "ppres"}) > 1:
            return ()
        lemma = next(reading.lemma for reading in forms[at].readings if reading.mood == "ppres")
        noun = self._profiles[forms[head].text].noun
        determined = self._profiles[forms[i + 1].text].determiner
        agreement = (noun & determined) or noun
        number = "p" if agreement & PLURAL and not agreement & SINGULAR else "s"
        verb = self._lexicon.inflect(lemma, "VER", ("ind", "pres", "3", number))
        if verb is None or not agreement or (agreement & PLURAL and agreement & SINGULAR):
            return ()
        opening = "Comme" if forms[i].capital else "tandis que"
        between = " ".join(form.text for form in forms[i + 1 : at])
        return (repair(f"{opening} {between} {verb}".replace("' ", "'"), self._lexicon),)
