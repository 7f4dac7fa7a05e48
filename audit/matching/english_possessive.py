"""Kind ``english-possessive``: the English genitive left on a name before a French noun (« Trump's avocat »).

A rule names in ``except`` the word set of names that end so in French texts as well (brands, newspapers).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.fr.euphony import repair
from audit.language.lexicon import Form
from audit.matching.certainty import may_be_finite
from audit.matching.kind import Article, Knowledge, Match
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import word_set_of
from audit.model import Rule

GENITIVES = ("'s", "’s")
SHORTEST = 4
"""Letters of the shortest name with its ending: « GI's » is a word of its own."""
CLOSED = ("PRE", "DET", "PRO", "CON", "ADV")
AUXILIARIES = frozenset({"être", "avoir"})
""""est" is a noun too."""


class EnglishPossessiveKind:
    """Finds English genitives before French nouns and adjectives."""

    name = "english-possessive"
    fields = frozenset({"except"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read each rule's exceptions; raise ``ValueError`` naming rule and field."""
        self._lexicon = knowledge.lexicon
        self._rules = [(rule, word_set_of(rule, "except", knowledge.words)) for rule in rules]

    def find(self, article: Article) -> Iterator[Match]:
        """Give name and noun, turned round where the noun can be nothing else."""
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            for i, token in enumerate(tokens[:-1]):
                name = token[2]
                if not name.endswith(GENITIVES) or len(name) < SHORTEST or not name[0].isupper():
                    continue
                if not _is_owned(parsed.forms[i + 1]) or i in mentioned(tokens):
                    continue
                rule = next((rule for rule, spared in self._rules if name[:-2].lower() not in spared), None)
                if rule is not None:
                    yield Match(rule, token[0], tokens[i + 1][1], self._turned(name[:-2], parsed.forms[i + 1]))

    def _turned(self, owner: str, noun: Form) -> tuple[str, ...]:
        """Give « l'avocat de Trump »; nothing where the word may be an adjective or English."""
        readings = [reading for reading in noun.readings if reading.pos == "NOM"]
        english, french = self._lexicon.english(noun.norm)
        if len(readings) != 1 or english > french:
            return ()
        gender, number = readings[0].gender, readings[0].number
        article = "les" if number == "p" else {"m": "le", "f": "la"}.get(gender, "")
        return (repair(f"{article} {noun.text} de {owner}", self._lexicon),) if article else ()


def _is_owned(form: Form) -> bool:
    """Tell whether a word is a noun or an adjective in lower case, and no verb: « Moody's abaisse »."""
    nominal = form.has("NOM") or (form.has("ADJ") and not may_be_finite(form))
    return nominal and not form.capital and not any(map(form.has, CLOSED)) and not form.lemmas & AUXILIARIES
