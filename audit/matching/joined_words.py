"""Elisions and contractions left undone: « que il », « le opération », « à les élections », « de Ukraine »."""

from __future__ import annotations

from typing import Final

from audit.language.fr.euphony import ARTICLES, BEFORE_ANY, BEFORE_VERB, CONTRACTED, UNTOUCHED, repair
from audit.language.fr.sounds import VOWELS, elides
from audit.language.lexicon import Form
from audit.matching.kind import Knowledge, ParsedSentence
from audit.matching.small_fault import SmallFault, norm_at, touches
from audit.model import TokenKind

ELIDING: Final = frozenset({*BEFORE_ANY, *BEFORE_VERB, *ARTICLES})
OPENING: Final = frozenset(letter for sound in (*VOWELS, "h", "y") for letter in (sound, sound.upper()))
"""Letters with which a word may begin before which another elides."""
PRONOUNS: Final = frozenset({"il", "ils", "elle", "elles", "on", "un", "une"})
COMMON_ZIPF: Final = 4.0
CONTRACTING: Final = frozenset({"de", "à"})
NUMERALS: Final = frozenset({"un", "une", "onze", "onzième", "huit", "oui", "ouate", "uns", "unes", "uhlan", "énième"})
"""Words in a vowel before which « de » and « le » may stay whole."""


class JoinedWords:
    """Finds two words that French joins into one."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the lexicon and the words that keep « le » and « de » whole before them."""
        self._lexicon = knowledge.lexicon
        self._whole = NUMERALS | UNTOUCHED | knowledge.words.get("unelided", frozenset())

    @staticmethod
    def triggers(form: Form) -> bool:
        """Tell whether a word may be the first of such a pair."""
        return form.text in ELIDING or form.text in CONTRACTING or form.norm == "si"

    def at(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give the fault that begins at token ``i``."""
        tokens, forms = parsed.sentence.tokens, parsed.forms
        if i + 1 >= len(tokens) or (tokens[i + 1][2][0] not in OPENING and tokens[i + 1][2][0] != "l"):
            return None
        if not touches(tokens, i) or tokens[i + 1][3] is not TokenKind.WORD:
            return None
        after = forms[i + 1]
        if (forms[i].norm, after.text) in CONTRACTED:
            return self._contraction(parsed, i)
        if forms[i].norm == "si" and after.text in ("il", "ils"):
            return SmallFault("elision", i, i + 1, (f"{forms[i].text[0]}'{after.text}",), "si")
        if forms[i].norm not in ELIDING or after.norm in self._whole or not self._is_french(parsed, i + 1):
            return None
        if not self._must_join(parsed, i):
            return None
        if not elides(after.text, self._lexicon) or (forms[i].norm in BEFORE_VERB and not self._is_verbal(after)):
            return None
        joined = f"{forms[i].text} {after.text}"
        if self._is_common(after):
            # « la restauration de Assistance militaire »: the capital hides a noun that lost its article too.
            joined = f"de l'{after.norm}"
        mended = repair(joined, self._lexicon)
        return SmallFault("elision", i, i + 1, (mended,), forms[i].norm) if "'" in mended else None

    @staticmethod
    def _must_join(parsed: ParsedSentence, i: int) -> bool:
        """Tell whether usage leaves no choice: « lorsque arrive », « parce que issu » and « de Halloween » are seen."""
        word, after = parsed.forms[i].norm, parsed.forms[i + 1]
        if word in ("lorsque", "puisque", "quoique") or norm_at(parsed.forms, i - 1) == "parce":
            return after.norm in PRONOUNS
        if after.norm[0] == "h" and after.capital:
            return False
        if word in ARTICLES:
            return any(after.has(pos) for pos in ("NOM", "ADJ")) and not after.has("PRE")
        return word in ("que", "jusque") or not after.has("PRE") or after.has("NOM")

    def _is_french(self, parsed: ParsedSentence, i: int) -> bool:
        """Tell whether a word can only be read in French: known, no letter, no title, no brand."""
        form = parsed.forms[i]
        if not form.known or len(form.norm) < 2 or form.text.isupper() or "-" in form.text:
            return False
        after = parsed.forms[i + 1] if i + 1 < len(parsed.forms) else form
        if after.text.isalpha() and after.text.islower() and not after.known:
            return False
        if not form.capital:
            return not self._lexicon.may_be_english(form.norm) and parsed.forms[i - 1].norm not in ("me", "te")
        if self._is_common(form) and parsed.forms[i - 1].norm == "de" and after.has("ADJ") and not after.capital:
            return True
        named = any(r.pos == "NPR" for r in form.readings) and self._lexicon.french_frequency(form.norm) >= 3.5
        return named and parsed.forms[i - 1].norm == "de" and not (after is not form and after.capital)

    def _is_common(self, form: Form) -> bool:
        """Tell whether a word with a capital can only be a common noun in the singular, and a frequent one."""
        frequent = form.capital and self._lexicon.french_frequency(form.norm) >= COMMON_ZIPF
        return frequent and all(r.pos == "NOM" and r.number == "s" for r in form.readings)

    @staticmethod
    def _is_verbal(form: Form) -> bool:
        return all(r.pos == "VER" for r in form.readings) or form.norm in ("y", "en", "est", "a", "avait", "était")

    def _contraction(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give « à les élections » where the article can only be one: a noun follows that is no verb."""
        forms = parsed.forms
        article = forms[i + 1].norm
        if article in ("le", "les"):
            noun = norm_at(forms, i + 2) and forms[i + 2]
            if not noun or noun.capital or not noun.known:
                return None
            if not (noun.has("NOM") or noun.has("ADJ")) or any(noun.has(pos) for pos in ("INF", "ADV", "PRO", "PRE")):
                return None
        mended = CONTRACTED[forms[i].norm, article]
        return SmallFault("contraction", i, i + 1, (mended,), article)
