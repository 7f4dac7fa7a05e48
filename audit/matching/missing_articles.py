"""Articles left out: « selon Maison Blanche », « dans négociations », « avec président russe »."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from audit.language.fr.euphony import repair
from audit.language.lexicon import Form
from audit.matching.certainty import FINITE, is_finite, may_be_finite
from audit.matching.kind import Knowledge, ParsedSentence
from audit.matching.small_fault import SmallFault, norm_at
from audit.matching.tables import table_rows
from audit.model import TokenKind, Zone

BEFORE_NAMES: Final = frozenset({"selon", "avec", "par", "contre", "vers", "envers", "dans", "chez", "sur", "pour"})
BEFORE_PLURALS: Final = frozenset({"dans", "selon", "parmi", "envers", "malgré"})
BEFORE_SINGULARS: Final = frozenset({"dans", "parmi", "envers", "durant"})
"""Prepositions behind which a singular noun needs its article too (« selon contrat », « devant notaire » do not)."""
BEFORE_TOPICS: Final = frozenset(
    {"sur", "contre", "concernant", "vers", "malgré", "dans", "envers", "durant", "parmi", "après", "pendant"}
)
"""Prepositions behind which a noun of the set ``bare-in-english`` needs its article: « sur immigration »."""
BEFORE_TITLES: Final = frozenset({"avec", "selon", "contre", "envers", "par", "malgré", "chez"})
PREPOSITIONS: Final = BEFORE_NAMES | BEFORE_PLURALS | BEFORE_SINGULARS | BEFORE_TOPICS | BEFORE_TITLES
ADDRESSED: Final = frozenset({
    "maître", "frère", "sœur", "soeur", "père", "mère", "papa", "maman", "tonton", "tata", "oncle", "tante", "saint",
    "sainte", "dame", "sieur", "sire", "miss", "mister", "lord", "lady", "prince", "princesse", "roi", "reine",
    "docteur", "professeur", "madame", "monsieur", "mademoiselle", "monseigneur", "cheikh", "sultan", "pape",
})  # fmt: skip
"""Functions that stand before a name as a form of address."""
COMMON_ZIPF: Final = 3.5
CLOSING: Final = frozenset({".", "!", "?", "…", ";"})


class MissingArticles:
    """Finds prepositions with a bare name or noun behind them."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Read the names that always have an article (rules/fr/tables/article-names.txt)."""
        self._lexicon = knowledge.lexicon
        self._names: Mapping[str, tuple[tuple[list[str], str], ...]] = self._read_names()
        self._nationalities = knowledge.words.get("nationalities", frozenset())
        self._humans = knowledge.words.get("human-nouns", frozenset())
        self._topics = knowledge.words.get("bare-in-english", frozenset())
        self._times = knowledge.words.get("time-nouns", frozenset()) | knowledge.words.get("months", frozenset())

    @staticmethod
    def _read_names() -> Mapping[str, tuple[tuple[list[str], str], ...]]:
        names: dict[str, tuple[tuple[list[str], str], ...]] = {}
        for name, article in table_rows("article-names", 2):
            words = name.split()
            names[words[0]] = (*names.get(words[0], ()), (words, article))
        return names

    def triggers(self, form: Form) -> bool:
        """Tell whether a word is a preposition that we look behind, or begins a name that may open a sentence."""
        return form.text in self._names or form.norm in PREPOSITIONS

    def at(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give the fault that begins with the preposition at token ``i``."""
        if parsed.sentence.zone in (Zone.HEADLINE, Zone.CAPTION, Zone.BYLINE) or i + 2 >= len(parsed.forms):
            return None
        if parsed.forms[i].text in self._names:
            return self._opening(parsed.forms) if i == 0 else None
        after = parsed.forms[i + 1]
        if after.capital:
            return self._name(parsed, i) if parsed.forms[i].norm in BEFORE_NAMES else None
        if after.norm in self._topics:
            return self._topic(parsed, i)
        if not after.known or not after.readings or not self._is_noun(after):
            return None
        return self._title(parsed, i) or self._plural(parsed, i)

    @staticmethod
    def _is_noun(form: Form) -> bool:
        """Tell whether a word can only be a noun behind a preposition, where no conjugated verb stands."""
        return form.has("NOM") and all(r.pos == "NOM" or (r.pos == "VER" and r.mood in FINITE) for r in form.readings)

    def _name(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        forms, tokens = parsed.forms, parsed.sentence.tokens
        for words, article in self._names.get(forms[i + 1].text, ()):
            last = i + len(words)
            if [form.text for form in forms[i + 1 : last + 1]] != words or last + 1 >= len(forms):
                continue
            following = forms[last + 1]
            if following.capital or following.norm in ("-", "–", "/", "et", "ou", "&") or following.has("NUM"):
                return None
            if self._goes_on(forms, last + 1) or (i > 0 and forms[i - 1].capital):
                return None
            if tokens[last + 1][3] in (TokenKind.NUMBER, TokenKind.MASKED, TokenKind.QUOTE):
                return None
            gap = "" if article.endswith("'") else " "
            mended = repair(f"{forms[i].text} {article}{gap}{' '.join(words)}", self._lexicon)
            return SmallFault("name-article", i, last, (mended,), " ".join(words))
        return None

    def _opening(self, forms: Sequence[Form]) -> SmallFault | None:
        """Give « Pentagone a confirmé »: a name that opens a sentence, its verb right behind it."""
        for words, article in self._names[forms[0].text]:
            verb = forms[len(words)] if len(words) < len(forms) else None
            if verb is None or [form.text for form in forms[: len(words)]] != words or verb.capital:
                continue
            if is_finite(verb) or verb.norm in ("a", "est"):
                name = " ".join(words)
                return SmallFault("name-article", 0, len(words) - 1, (_with_article(article, name),), name)
        return None

    @staticmethod
    def _goes_on(forms: Sequence[Form], i: int) -> bool:
        """Tell whether a name may be longer than it seems (« France inter ») or the first of a row."""
        form = forms[i]
        if form.norm == ",":
            return i + 1 >= len(forms) or forms[i + 1].capital
        return any(form.has(pos) for pos in ("NOM", "ADJ", "PPAS")) and not (
            form.has("PRE") or form.has("ADV") or may_be_finite(form)
        )

    def _title(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give « avec président russe » and « selon analyste Dan Ives »: a function without an article."""
        forms = parsed.forms
        noun = forms[i + 1]
        if forms[i].norm not in BEFORE_TITLES or noun.norm not in self._humans or not noun.has("NOM", ("s",)):
            return None
        if noun.has("NOM", ("p",)) or not (self._has_country(forms, i + 2) or self._has_name(forms, i + 2, noun)):
            return None
        genders = {r.gender for r in noun.readings if r.pos == "NOM"}
        articles = [article for gender, article in (("m", "le"), ("f", "la")) if genders & {gender, "e"}]
        if not articles:
            return None
        mended = [repair(f"{forms[i].text} {article} {noun.text}", self._lexicon) for article in articles]
        return SmallFault("bare-title", i, i + 1, tuple(dict.fromkeys(mended)), noun.norm)

    def _has_country(self, forms: Sequence[Form], at: int) -> bool:
        """Tell whether an adjective of nationality and the end of the phrase, or a name, follow."""
        if forms[at].norm not in self._nationalities or forms[at].capital:
            return False
        closed = norm_at(forms, at + 1)
        return closed in CLOSING or closed == "," or (at + 1 < len(forms) and forms[at + 1].capital)

    @staticmethod
    def _has_name(forms: Sequence[Form], at: int, noun: Form) -> bool:
        """Tell whether first name and name follow a function that does not do without its article."""
        if noun.norm in ADDRESSED or at + 1 >= len(forms):
            return False
        return all(form.capital and form.text.isalpha() and not form.text.isupper() for form in forms[at : at + 2])

    def _topic(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give « sur immigration »: behind these prepositions such a noun is never bare, but in a row or a term."""
        forms = parsed.forms
        noun, following = forms[i + 1], forms[i + 2]
        if forms[i].norm not in BEFORE_TOPICS or following.norm in ("et", "ou", "/", "-", "–") or following.capital:
            return None
        nouns = [reading for reading in noun.readings if reading.pos == "NOM"]
        if not nouns or (i > 0 and forms[i - 1].norm in ("-", "/", "«", "l'", noun.norm)):
            # « élections après élections », « l'après pétrole »
            return None
        article = "les" if nouns[0].number == "p" else "la" if nouns[0].gender == "f" else "le"
        mended = repair(f"{forms[i].text} {article} {noun.text}", self._lexicon)
        return SmallFault("bare-plural", i, i + 1, (mended,), noun.norm)

    def _plural(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give « dans négociations »: after « dans » and the like a plural noun needs its article."""
        forms = parsed.forms
        noun = forms[i + 1]
        numbers = {r.number for r in noun.readings if r.pos == "NOM"}
        preposition = forms[i].norm
        plural = preposition in BEFORE_PLURALS and numbers == {"p"}
        singular = preposition in BEFORE_SINGULARS and numbers == {"s"} and self._is_common(noun)
        if not (plural or singular) or noun.norm in self._times or "-" in noun.text:
            return None
        following = forms[i + 2]
        ends = (
            following.norm in CLOSING
            or following.has("PRE")
            or is_finite(following)
            or following.norm in ("qui", "que")
        )
        if not ends or norm_at(forms, i + 2) in ("et", "ou", "/"):
            return None
        genders = {r.gender for r in noun.readings if r.pos == "NOM"}
        articles = ("les", "des") if numbers == {"p"} else {"m": ("le", "un"), "f": ("la", "une")}.get(min(genders), ())
        said = (repair(f"{forms[i].text} {article} {noun.text}", self._lexicon) for article in articles)
        return SmallFault("bare-plural", i, i + 1, tuple(said), noun.norm)

    def _is_common(self, noun: Form) -> bool:
        """Tell whether a word is a frequent noun and nothing else: « dans tout », « dans midi » are none."""
        only_noun = all(r.pos == "NOM" for r in noun.readings)
        return only_noun and self._lexicon.french_frequency(noun.norm) >= COMMON_ZIPF


def _with_article(article: str, name: str) -> str:
    """Give a name with its article, as it opens a sentence."""
    return f"{article.capitalize()}{'' if article.endswith(chr(39)) else ' '}{name}"
