"""Finds the verb of a clause from the place where the clause opens, and the mood that this verb can only have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from audit.language.form import Form, Reading
from audit.language.fr.clitics import NEGATION, OBJECTS, SUBJECTS

MORE_SUBJECTS: Final = frozenset(
    {"cela", "ça", "ce", "c'", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "tout", "rien"}
)
COMMON_VERBS: Final = frozenset({"est", "soit", "aura"})
"""Verb forms so frequent that their other readings (the east, « soit ... soit », an aura) need not hold us back."""
FINITE: Final = frozenset({"ind", "cond", "subj", "imp"})
LONGEST: Final = 8


def after_pronoun(forms: Sequence[Form], start: int) -> int | None:
    """Give the place of the conjugated verb of a clause that opens with a subject pronoun; ``None`` for any other."""
    i = start
    if i + 1 < len(forms) and forms[i].norm == "l'" and forms[i + 1].norm == "on":
        i += 1
    if i >= len(forms) or forms[i].norm not in SUBJECTS | MORE_SUBJECTS:
        return None
    if forms[i].norm == "ce" and any(r.pos in ("NOM", "ADJ") for r in forms[i + 1].readings if i + 1 < len(forms)):
        return None
    return verb_at(forms, i + 1, certain=False)


def verb_at(forms: Sequence[Form], start: int, certain: bool) -> int | None:
    """Give the place of the verb from ``start``, over pronouns and « ne »; ``certain``: it can be nothing else."""
    i = start
    while i < min(len(forms), start + 4) and forms[i].norm in OBJECTS | NEGATION:
        i += 1
    if i >= len(forms):
        return None
    finite = [reading for reading in forms[i].readings if reading.pos == "VER" and reading.mood in FINITE]
    if not finite:
        return None
    if forms[i].capital:
        return None
    alone = len(finite) == len(forms[i].readings) or forms[i].norm in COMMON_VERBS
    return i if alone or not certain else None


def indicative(form: Form) -> Reading | None:
    """Give the reading of a verb form that can be indicative or conditional and never subjunctive; else ``None``."""
    finite = [reading for reading in form.readings if reading.pos == "VER" and reading.mood in FINITE]
    if any(reading.mood == "subj" for reading in finite):
        return None
    return next((reading for reading in finite if reading.mood in ("ind", "cond")), None)


def subjunctive(form: Form) -> Reading | None:
    """Give the reading of a form that can only be a present subjunctive; else ``None``."""
    finite = [reading for reading in form.readings if reading.pos == "VER" and reading.mood in FINITE]
    if finite and all(reading.mood == "subj" and reading.tense == "pres" for reading in finite):
        return finite[0]
    return None
