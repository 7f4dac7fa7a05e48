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
BEFORE_TITLES: Final = frozenset({"avec", "selon", "contre", "envers", "par", "malgré", "chez"})
CLOSING: Final = frozenset({".", "!", "?", "…", ";"})


class MissingArticles:
    """Finds prepositions with a bare name or noun behind them."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Read the names that always have an article (rules/fr/tables/article-names.txt)."""
        self._lexicon = knowledge.lexicon
        self._names: Mapping[str, tuple[tuple[list[str], str], ...]] = self._read_names()
        self._nationalities = knowledge.words.get("nationalities", frozenset())
        self._humans = knowledge.words.get("human-nouns", frozenset())
        self._times = knowledge.words.get("time-nouns", frozenset()) | knowledge.words.get("months", frozenset())

    @staticmethod
    def _read_names() -> Mapping[str, tuple[tuple[list[str], str], ...]]:
        names: dict[str, tuple[tuple[list[str], str], ...]] = {}
        for name, article in table_rows("article-names", 2):
            words = name.split()
            names[words[0]] = (*names.get(words[0], ()), (words, article))
        return names

    @staticmethod
    def triggers(form: Form) -> bool:
        """Tell whether a word is a preposition that we look behind."""
        return form.norm in BEFORE_NAMES or form.norm in BEFORE_PLURALS or form.norm in BEFORE_TITLES

    def at(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give the fault that begins with the preposition at token ``i``."""
        if parsed.sentence.zone in (Zone.HEADLINE, Zone.CAPTION, Zone.BYLINE) or i + 2 >= len(parsed.forms):
            return None
        after = parsed.forms[i + 1]
        if after.capital:
            return self._name(parsed, i) if parsed.forms[i].norm in BEFORE_NAMES else None
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
        """Give « avec président russe »: one person, named by function and country, without an article."""
        forms = parsed.forms
        noun, country = forms[i + 1], forms[i + 2]
        if forms[i].norm not in BEFORE_TITLES or noun.norm not in self._humans or not noun.has("NOM", ("s",)):
            return None
        if noun.has("NOM", ("p",)) or country.norm not in self._nationalities or country.capital:
            return None
        genders = {r.gender for r in noun.readings if r.pos == "NOM"}
        articles = [article for gender, article in (("m", "le"), ("f", "la")) if genders & {gender, "e"}]
        closed = norm_at(forms, i + 3)
        if not articles or not (closed in CLOSING or closed == "," or (i + 3 < len(forms) and forms[i + 3].capital)):
            return None
        mended = tuple(repair(f"{forms[i].text} {article} {noun.text}", self._lexicon) for article in articles)
        return SmallFault("bare-title", i, i + 1, mended, noun.norm)

    def _plural(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give « dans négociations »: after « dans » and the like a plural noun needs its article."""
        forms = parsed.forms
        noun = forms[i + 1]
        if forms[i].norm not in BEFORE_PLURALS or noun.norm in self._times:
            return None
        if {r.number for r in noun.readings if r.pos == "NOM"} != {"p"} or "-" in noun.text:
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
        return SmallFault(
            "bare-plural", i, i + 1, (f"{forms[i].text} les {noun.text}", f"{forms[i].text} des {noun.text}"), noun.norm
        )
