"""What a form can only be, by every reading that the lexicon has of it: the ground on which grammar kinds stand."""

from __future__ import annotations

from collections.abc import Sequence

from audit.language.form import Reading
from audit.language.lexicon import Form

FINITE = frozenset({"ind", "cond", "subj", "imp"})
NOMINAL = frozenset({"NOM", "NPR"})


def only(form: Form, positions: frozenset[str]) -> bool:
    """Tell whether the lexicon knows the form and has it as nothing but these parts of speech."""
    return form.known and all(reading.pos in positions for reading in form.readings)


def is_finite(form: Form) -> bool:
    """Tell whether the form can only be a conjugated verb."""
    return form.known and bool(form.readings) and all(r.pos == "VER" and r.mood in FINITE for r in form.readings)


def may_be_finite(form: Form) -> bool:
    """Tell whether the form can be a conjugated verb, whatever else it can be."""
    return any(r.pos == "VER" and r.mood in FINITE for r in form.readings)


def is_infinitive(form: Form) -> bool:
    """Tell whether the form can only be an infinitive (or the noun that some infinitives are: « pouvoir »)."""
    return bool(form.readings) and form.has("INF") and all(r.mood == "inf" or r.pos == "NOM" for r in form.readings)


def verb_lemma(form: Form) -> str:
    """Give the one verb that a form can be a form of; ``""`` where there is none or more than one."""
    lemmas = {reading.lemma for reading in form.readings if reading.pos == "VER"}
    return next(iter(lemmas)) if len(lemmas) == 1 else ""


def finite_readings(form: Form) -> Sequence[Reading]:
    """Give the readings as a conjugated verb."""
    return [reading for reading in form.readings if reading.pos == "VER" and reading.mood in FINITE]


def is_adverb(form: Form) -> bool:
    """Tell whether the form can be an adverb and neither noun, preposition nor part of a name."""
    return form.has("ADV") and not form.capital and not form.has("PRE") and not (form.has("NOM") or form.has("PRO"))


def is_name(form: Form) -> bool:
    """Tell whether the form has a capital and can be (or, unknown, must be) a name."""
    return form.capital and form.has("NPR")
