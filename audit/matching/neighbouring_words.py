"""French words that differ from a spelling by one slip of the pen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import product

from audit.language.lexicon import Lexicon

LETTERS = "abcdefghijklmnopqrstuvwxyzéèêàçîôûù"
FREQUENT_ZIPF = 3.3
"""A word of this French frequency is what a writer may have meant."""
ACCENTED = {"a": "aàâ", "c": "cç", "e": "eéèêë", "i": "iîï", "o": "oô", "u": "uùûü"}
MOST_VOWELS = 7
"""Spellings with more letters that may bear an accent are not tried in full."""


class Neighbours:
    """Looks neighbours up in the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        self._lexicon = lexicon

    def frequent(self, word: str) -> tuple[str, ...]:
        """Give the frequent French words one letter away, the most frequent first."""
        lexicon = self._lexicon
        found = {
            other
            for other in _one_letter_away(word)
            if lexicon.french_frequency(other) >= FREQUENT_ZIPF and lexicon.form(other).known
        }
        return tuple(sorted(found, key=lambda other: (-lexicon.french_frequency(other), other)))

    def differs_in_accents(self, word: str) -> bool:
        """Tell whether some placing of accents makes a French word."""
        plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
        choices = [ACCENTED.get(letter, letter) for letter in plain]
        if sum(len(choice) > 1 for choice in choices) > MOST_VOWELS:
            choices = [letter if letter in "aiou" else choice for letter, choice in zip(plain, choices, strict=True)]
        if sum(len(choice) > 1 for choice in choices) > MOST_VOWELS:
            return False
        return any(self._lexicon.readings("".join(spelled)) for spelled in product(*choices))

    def differs_in_plural(self, word: str) -> bool:
        """Tell whether the word is the plural or the feminine of a known one: « pasteures »."""
        return any(
            word.endswith(ending) and self._lexicon.form(word.removesuffix(ending)).known
            for ending in ("s", "e", "es", "x")
        )


def _one_letter_away(word: str) -> Iterator[str]:
    for i in range(len(word) + 1):
        left, right = word[:i], word[i:]
        if right:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in LETTERS:
            if right:
                yield left + letter + right[1:]
            yield left + letter + right
