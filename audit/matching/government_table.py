"""The table of verbs, adjectives and nouns with their prepositions, as kind ``government`` reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from audit.matching.tables import table_rows

CLASSES: Final = {"v": "VER", "a": "ADJ", "n": "NOM"}
ACROSS: Final = ".."
BEFORE_NOUN: Final = "+"


class Fault(NamedTuple):
    """A preposition that English puts after a word: ``""`` for none where French needs one."""

    preposition: str
    before_noun: bool
    across: bool
    """Also behind a person or a name that stands between."""
    persons: bool
    """Only before a person."""
    nouns: frozenset[str]
    """Only before these nouns; all where empty."""
    spared: frozenset[str]
    """Not before these nouns."""


class Entry(NamedTuple):
    """A word with what it governs: prepositions before an infinitive and before a noun, and its faults."""

    infinitive: str
    noun: str
    faults: tuple[Fault, ...]


def government_entries() -> Mapping[tuple[str, str], Entry]:
    """Give (part of speech, lemma) -> entry, of the words that have a fault; raise ``ValueError`` naming the word."""
    entries: dict[tuple[str, str], Entry] = {}
    for word, cls, infinitive, noun, faults in table_rows("government", 5):
        if cls not in CLASSES:
            raise ValueError(f"table government: {word}: {cls!r} is none of v, a, n")
        if not faults:
            continue
        if (CLASSES[cls], word) in entries:
            raise ValueError(f"table government: {word}: is there twice as {cls}")
        entry = Entry(infinitive, noun, tuple(_fault(word, code) for code in faults.split()))
        if any((noun if fault.before_noun else infinitive) in ("-", "") for fault in entry.faults):
            raise ValueError(f"table government: {word}: has a fault and nothing to say instead")
        entries[CLASSES[cls], word] = entry
    return entries


def _fault(word: str, code: str) -> Fault:
    """Read one code of the last column: ``pour``, ``..pour``, ``sur+``, ``0+a|b``, ``0+!a|b``, ``pour+h``."""
    across = code.startswith(ACROSS)
    preposition, plus, rest = code.removeprefix(ACROSS).partition(BEFORE_NOUN)
    if not preposition or (across and plus):
        raise ValueError(f"table government: {word}: cannot read {code!r}")
    named = frozenset(rest.removeprefix("!").split("|")) if rest not in ("", "h") else frozenset()
    spared = named if rest.startswith("!") else frozenset()
    bare = "" if preposition == "0" else preposition
    return Fault(bare, bool(plus), across, rest == "h", named - spared, spared)
