"""A word as written, and everything it can be: its readings."""

from __future__ import annotations

from typing import Final, NamedTuple


class Reading(NamedTuple):
    """One thing that a form can be; every field is a short code, ``""`` where it does not apply.

    ``pos``: NOM ADJ VER ADV DET PRO PRE CON INT NPR NUM PFX. ``gender``: m, f, e (both). ``number``: s, p, i (both).
    ``mood``: inf ind cond subj imp ppres ppas. ``tense``: pres impf past fut. ``person``: 1 2 3.
    """

    lemma: str
    pos: str
    gender: str = ""
    number: str = ""
    mood: str = ""
    tense: str = ""
    person: str = ""


POSITIONS: Final = frozenset(["NOM", "ADJ", "VER", "ADV", "DET", "PRO", "PRE", "CON", "INT", "NPR", "NUM", "PFX"])
"""Every part of speech that a reading can have."""

SHORTHANDS: Final = {
    "V": ("VER", ""),
    "INF": ("VER", "inf"),
    "IND": ("VER", "ind"),
    "COND": ("VER", "cond"),
    "SUBJ": ("VER", "subj"),
    "IMP": ("VER", "imp"),
    "PPRES": ("VER", "ppres"),
    "PPAS": ("VER", "ppas"),
}
"""Names for a verb in one mood, accepted wherever a part of speech is."""

ACCEPTED: Final = {
    "m": (2, ("m", "e")),
    "f": (2, ("f", "e")),
    "e": (2, ("e",)),
    "s": (3, ("s", "i")),
    "p": (3, ("p", "i")),
    "i": (3, ("i",)),
    **{mood: (4, (mood,)) for mood in ("inf", "ind", "cond", "subj", "imp", "ppres", "ppas")},
    **{tense: (5, (tense,)) for tense in ("pres", "impf", "past", "fut")},
    **{person: (6, (person,)) for person in "123"},
}
"""For each feature code: the field of a reading that it asks about, and the values that satisfy it."""


def is_position(name: str) -> bool:
    """Tell whether ``name`` is a part of speech or a shorthand (NOM, INF ...), in upper case."""
    return name in POSITIONS or name in SHORTHANDS


def satisfies(reading: Reading, pos: str, features: tuple[str, ...] = ()) -> bool:
    """Tell whether a reading is of part of speech ``pos`` (any where empty) and has every feature.

    Raise ``ValueError`` for a part of speech or a feature that does not exist.
    """
    if pos:
        wanted, mood = SHORTHANDS.get(pos, (pos, ""))
        if wanted not in POSITIONS:
            raise ValueError(f"{pos!r} is not a part of speech ({', '.join(sorted(POSITIONS | set(SHORTHANDS)))})")
        if reading.pos != wanted or (mood and reading.mood != mood):
            return False
    for feature in features:
        try:
            field, values = ACCEPTED[feature]
        except KeyError:
            raise ValueError(f"{feature!r} is not a feature ({' '.join(ACCEPTED)})") from None
        if reading[field] not in values:
            return False
    return True


class Form:
    """A token's text with its readings.

    ``text`` is as written; ``norm`` is lower-case with straight apostrophes; ``lemmas`` are those of all readings;
    ``capital`` says that the first letter is upper-case; ``known`` that the lexicon has the word as written, in
    lower case, in a tolerated spelling or as a compound of known parts. An unknown capitalised word reads as NPR.
    """

    __slots__ = ("_answers", "capital", "known", "lemmas", "norm", "readings", "text")

    def __init__(self, text: str, norm: str, readings: tuple[Reading, ...], known: bool) -> None:
        """Hold what the lexicon found; ``Lexicon.form`` makes forms."""
        self.text = text
        self.norm = norm
        self.readings = readings
        self.lemmas = frozenset(reading.lemma for reading in readings)
        self.capital = text[:1].isupper()
        self.known = known
        self._answers: dict[tuple[str, tuple[str, ...]], bool] = {}

    def __repr__(self) -> str:
        """Show the text and the parts of speech."""
        return f"Form({self.text!r}, {sorted({reading.pos for reading in self.readings})})"

    def has(self, pos: str, features: tuple[str, ...] = ()) -> bool:
        """Tell whether some reading is of ``pos`` (or a shorthand such as INF) and has every one of the features.

        Raise ``ValueError`` for a part of speech or feature that does not exist.
        """
        key = (pos, features)
        answer = self._answers.get(key)
        if answer is None:
            check_names(pos, features)
            answer = any(satisfies(reading, pos, features) for reading in self.readings)
            self._answers[key] = answer
        return answer

    def lemma_has(self, lemma: str, features: tuple[str, ...] = ()) -> bool:
        """Tell whether some reading of this lemma has every feature, parts of speech (``nom``, ``v``) included.

        Raise ``ValueError`` for a feature that does not exist.
        """
        if lemma not in self.lemmas:
            return False
        if not features:
            return True
        key = (f"\t{lemma}", features)
        answer = self._answers.get(key)
        if answer is None:
            own = (reading for reading in self.readings if reading.lemma == lemma)
            answer = any(self._lemma_satisfies(reading, features) for reading in own)
            self._answers[key] = answer
        return answer

    @staticmethod
    def _lemma_satisfies(reading: Reading, features: tuple[str, ...]) -> bool:
        positions = [name.upper() for name in features if name not in ACCEPTED and is_position(name.upper())]
        others = tuple(name for name in features if name in ACCEPTED or not is_position(name.upper()))
        return all(satisfies(reading, pos) for pos in positions) and satisfies(reading, "", others)


def check_names(pos: str, features: tuple[str, ...]) -> None:
    """Raise ``ValueError`` for a part of speech or a feature that does not exist, whatever the readings are."""
    if not is_position(pos):
        raise ValueError(f"{pos!r} is not a part of speech ({', '.join(sorted(POSITIONS | set(SHORTHANDS)))})")
    for feature in features:
        if feature not in ACCEPTED:
            raise ValueError(f"{feature!r} is not a feature ({' '.join(ACCEPTED)})")
