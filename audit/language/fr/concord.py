"""Gender and number as sets, so that agreement is one intersection: what a form can be as determiner, noun, adjective.

A set of the four combinations is an integer of four bits; ``0`` says that the form cannot be of that class at all.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Final, NamedTuple

from audit.language.form import Form, Reading
from audit.language.lexicon import Lexicon

MS: Final = 1
FS: Final = 2
MP: Final = 4
FP: Final = 8
MASCULINE: Final = MS | MP
FEMININE: Final = FS | FP
SINGULAR: Final = MS | FS
PLURAL: Final = MP | FP
ANY: Final = SINGULAR | PLURAL
FEATURES: Final = {MS: ("m", "s"), FS: ("f", "s"), MP: ("m", "p"), FP: ("f", "p")}

DETERMINERS: Final = {
    **dict.fromkeys(("le", "la", "les", "l'"), ("le", "la", "les", "les")),
    **dict.fromkeys(("un", "une"), ("un", "une", "des", "des")),
    **dict.fromkeys(("ce", "cet", "cette", "ces"), ("ce", "cette", "ces", "ces")),
    **dict.fromkeys(("mon", "ma", "mes"), ("mon", "ma", "mes", "mes")),
    **dict.fromkeys(("ton", "ta", "tes"), ("ton", "ta", "tes", "tes")),
    **dict.fromkeys(("son", "sa", "ses"), ("son", "sa", "ses", "ses")),
    **dict.fromkeys(("notre", "nos"), ("notre", "notre", "nos", "nos")),
    **dict.fromkeys(("votre", "vos"), ("votre", "votre", "vos", "vos")),
    **dict.fromkeys(("leur", "leurs"), ("leur", "leur", "leurs", "leurs")),
    **dict.fromkeys(("quel", "quelle", "quels", "quelles"), ("quel", "quelle", "quels", "quelles")),
    **dict.fromkeys(("aucun", "aucune"), ("aucun", "aucune", "", "")),
    **dict.fromkeys(("certains", "certaines"), ("", "", "certains", "certaines")),
    **dict.fromkeys(("quelque", "quelques"), ("quelque", "quelque", "quelques", "quelques")),
    **dict.fromkeys(("du", "des"), ("du", "de la", "des", "des")),
    **dict.fromkeys(("au", "aux"), ("au", "à la", "aux", "aux")),
    "chaque": ("chaque", "chaque", "", ""),
    "plusieurs": ("", "", "plusieurs", "plusieurs"),
}
"""Determiner -> what it becomes before a masculine and a feminine singular, a masculine and a feminine plural."""


def spelled(words: Iterable[str]) -> frozenset[str]:
    """Give words as texts spell them: also with a capital, and with the curly apostrophe."""
    both = {spelling for word in words for spelling in (word, word[:1].upper() + word[1:])}
    return frozenset(both | {word.replace("'", "’") for word in both})


WRITTEN_DETERMINERS: Final = spelled(DETERMINERS)
PLACES: Final = {MS: 0, FS: 1, MP: 2, FP: 3}
FINITE: Final = frozenset({"ind", "cond", "subj"})


class Profile(NamedTuple):
    """What agreement asks of a form. Sets of gender and number; persons such as ``"3s"``."""

    form: Form
    determiner: int
    noun: int
    adjective: int
    """Participles included."""
    participle: int
    nominal_only: bool
    """Every reading is a noun, an adjective or a past participle, and the word is written small."""
    nominal_without_tu: bool
    """The same, verb forms aside that only « tu » has: « les titres », « tu titres »."""
    persons: frozenset[str]
    finite_only: bool
    """Every reading is a conjugated verb."""
    number_word: bool
    name: bool
    """Written with a capital, or unknown."""

    @property
    def nominal(self) -> int:
        """Everything that the form can be as a noun or an adjective."""
        return self.noun | self.adjective


def set_of(reading: Reading) -> int:
    """Give the combinations that a reading allows; a feature that it lacks allows both."""
    genders = MASCULINE if reading.gender == "m" else FEMININE if reading.gender == "f" else ANY
    numbers = SINGULAR if reading.number == "s" else PLURAL if reading.number == "p" else ANY
    return genders & numbers


def profile(form: Form) -> Profile:
    """Give the profile of a form."""
    determiner = noun = adjective = participle = 0
    nominal, finite = bool(form.readings), bool(form.readings)
    addressed = True
    persons = set()
    for reading in form.readings:
        past = reading.mood == "ppas"
        if reading.pos == "NOM":
            noun |= set_of(reading)
        elif reading.pos == "ADJ" or past:
            adjective |= set_of(reading)
            participle |= set_of(reading) if past else 0
        elif reading.pos == "DET":
            determiner |= set_of(reading) if form.norm in DETERMINERS else 0
        elif reading.mood in FINITE:
            persons.add(reading.person + reading.number)
        is_nominal = reading.pos in ("NOM", "ADJ") or past
        nominal = nominal and is_nominal
        addressed = addressed and (is_nominal or reading.person + reading.number == "2s")
        finite = finite and (reading.mood in FINITE or reading.mood == "imp")
    name = form.capital or not form.known
    number_word = any(reading.pos == "NUM" for reading in form.readings) and form.norm not in ("un", "une")
    nominal = nominal and not name
    addressed = addressed and bool(noun | adjective) and not name
    return Profile(
        form, determiner, noun, adjective, participle, nominal, addressed, frozenset(persons), finite, number_word, name
    )  # fmt: skip


def determiner_for(norm: str, wanted: int) -> str:
    """Give the determiner of the same sort for one combination, or ``""``; elision and contraction are not yet made."""
    forms = DETERMINERS.get(norm)
    return forms[PLACES[wanted]] if forms else ""


def agreed(lexicon: Lexicon, own: Form, wanted: int) -> str | None:
    """Give a noun, adjective or participle in one combination, or ``None`` where the lexicon has no such form."""
    features = FEATURES[wanted]
    ranked = sorted(own.readings, key=lambda reading: (reading.pos != "ADJ", reading.pos != "NOM"))
    for reading in ranked:
        if reading.pos in ("NOM", "ADJ") or reading.mood == "ppas":
            made = lexicon.inflect(reading.lemma, "PPAS" if reading.mood == "ppas" else reading.pos, features)
            if made:
                return made
    return None


def genders(combinations: int) -> int:
    """Give the combinations of the same genders in both numbers."""
    return (MASCULINE if combinations & MASCULINE else 0) | (FEMININE if combinations & FEMININE else 0)


def numbers(combinations: int) -> int:
    """Give the combinations of the same numbers in both genders."""
    return (SINGULAR if combinations & SINGULAR else 0) | (PLURAL if combinations & PLURAL else 0)


def single(combinations: int, prefer: int = ANY) -> int:
    """Give one combination of a set, one of ``prefer`` if it can, masculine and singular before others."""
    chosen = combinations & prefer or combinations
    return chosen & -chosen


@functools.cache
def profiles_of(lexicon: Lexicon) -> Profiles:
    """Give the profiles of a lexicon, the same object each time."""
    return Profiles(lexicon)


class Profiles(dict[str, Profile]):
    """Token text -> profile; a miss makes it."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin with none."""
        self._lexicon = lexicon

    def __missing__(self, text: str) -> Profile:
        """Make the profile of a text seen for the first time; the memory starts anew when it is large."""
        if len(self) >= MOST_PROFILES:
            self.clear()
        made = self[text] = profile(self._lexicon.form(text))
        return made


MOST_PROFILES: Final = 30_000
"""Profiles kept (about 300 bytes each)."""
