"""The table of what rules a mood before « que », and whether it stands before a given « que »."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from audit.language.fr.clitics import NEGATION, PARTNERS
from audit.language.lexicon import Form
from audit.matching.certainty import is_adverb
from audit.matching.tables import table_rows

MOODS: Final = ("subj", "ind", "opinion")
OPENING: Final = frozenset({"", ",", ";", ":", "(", "«", "“", '"', "–", "—", "et", "mais", "car", "…", "...", "»", "”"})
BLOCKING: Final = frozenset({"plus", "moins", "autant", "aussi", "tellement", "si", "tant", "même", "autre", "mieux"})


class Ruler(NamedTuple):
    """Words before « que », first to last; ``<x>`` stands for any form of the verb x."""

    words: tuple[str, ...]
    mood: str
    opens: bool


def mood_rulers() -> Mapping[str, tuple[Ruler, ...]]:
    """Give the rulers by their last word, longest first; raise ``ValueError`` naming the entry that cannot be read."""
    rulers: dict[str, list[Ruler]] = defaultdict(list)
    for phrase, mood, opens in table_rows("moods", 3):
        if mood not in MOODS or opens not in ("", "opens"):
            raise ValueError(f"table moods: {phrase}: cannot read {mood!r} {opens!r}")
        words = tuple(phrase.split())
        rulers[words[-1]].append(Ruler(words, mood, bool(opens)))
    return {last: tuple(sorted(found, key=lambda ruler: -len(ruler.words))) for last, found in rulers.items()}


def ruler_before(forms: Sequence[Form], que: int, rulers: Mapping[str, tuple[Ruler, ...]]) -> Ruler | None:
    """Give the ruler that ends right before the « que » at ``que``, if it rules there."""
    last = que - 1
    if last < 0:
        return None
    for key in (forms[last].norm, *(f"<{lemma}>" for lemma in forms[last].lemmas)):
        for ruler in rulers.get(key, ()):
            if _stands(forms, last, ruler):
                return ruler
    return None


def _stands(forms: Sequence[Form], last: int, ruler: Ruler) -> bool:
    i = last
    for word in reversed(ruler.words):
        while (
            i >= 0 and word.startswith("<") and i < last and is_adverb(forms[i]) and word[1:-1] not in forms[i].lemmas
        ):
            i -= 1
        if i < 0 or not _is(forms, i, word):
            return False
        i -= 1
    before = forms[i].norm if i >= 0 else ""
    if ruler.words[-1].startswith("<") and (_restricted(forms, last) or _otherwise(forms, i)):
        return False
    if ruler.words == ("avant",) and before in ("en", "d'", "de", "plus", "peu"):
        return before in ("peu",)
    if ruler.words[0] == "pour" and before in BLOCKING:
        return False
    return not ruler.opens or before in OPENING


def _otherwise(forms: Sequence[Form], i: int) -> bool:
    """Tell whether the verb rules nothing: « on se doute que », « d'autant plus attendue que »."""
    near = {form.norm for form in forms[max(0, i - 1) : i + 1]}
    reflexive = bool(near & {"se", "s'", "me", "m'"}) and "douter" in {
        lemma for f in forms[i + 1 : i + 2] for lemma in f.lemmas
    }
    return reflexive or bool(near & BLOCKING)


def _is(forms: Sequence[Form], i: int, word: str) -> bool:
    """Tell whether token ``i`` is the word, or here only a form of the verb ``<word>`` (or its participle)."""
    form = forms[i]
    if not word.startswith("<"):
        return form.norm == word
    verbal = [reading for reading in form.readings if reading.pos == "VER"]
    if not verbal or {reading.lemma for reading in verbal} != {word[1:-1]}:
        return False
    if {reading.pos for reading in form.readings} <= {"VER", "ADJ"} or form.norm == "est":
        return True
    # « la demande que »: a noun where a determiner, an adjective or a preposition stands before it.
    return i > 0 and form.has("V") and not any(forms[i - 1].has(pos) for pos in ("DET", "ADJ", "PRE", "NUM", "CON"))


def _restricted(forms: Sequence[Form], verb: int) -> bool:
    """Tell whether « que » belongs to « ne »: « il ne veut que la paix »."""
    before = [form.norm for form in forms[max(0, verb - 5) : verb]]
    return not NEGATION.isdisjoint(before) and not (PARTNERS - {"que", "qu'"}) & set(before)
