"""Whether a French word begins with a vowel to the ear, so that « le » before it becomes « l' »."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Final

from audit.language.lexicon import Lexicon

ELISION: Final = Path(__file__).parent.parent / "data" / "elision.txt"
ROMAN: Final = re.compile(r"(?=[IVX])X*(?:IX|IV|V?I{0,3})(?:e|er|ers|es|re|res)?")
"""« le IIe arrondissement »: read « deuxième »."""
VOWELS: Final = frozenset("aàâäáeéèêëiîïíoôöóuùûüúœæ")


@functools.cache
def exceptions() -> tuple[dict[str, bool], dict[str, bool], int]:
    """Give the words and the stems of elision.txt, each with whether it elides, and the length of the longest stem."""
    words: dict[str, bool] = {}
    stems: dict[str, bool] = {}
    elides = False
    for line in ELISION.read_text("utf-8").splitlines():
        if line.startswith("["):
            elides = line == "[elides]"
        elif not line.startswith("#"):
            for entry in line.split():
                (stems if entry.endswith("*") else words)[entry.rstrip("*")] = elides
    return words, stems, max(map(len, stems))


def elides(word: str, lexicon: Lexicon) -> bool:
    """Tell whether « de » loses its vowel before this word (as written, capitals included).

    Doubt counts as no: an unknown name in h is not taken for a mute h, and a letter standing alone elides nothing.
    """
    lower = word.lower()
    if (len(word) == 1 and word != lower and word not in "ÀY") or ROMAN.fullmatch(word):
        return False
    listed = _listed(lower)
    if listed is not None:
        return listed
    first = lower[:1]
    if first in VOWELS:
        return True
    if first == "h":
        return lexicon.form(lower).known and not (word.isupper() and len(word) > 1)
    return first == "y" and lower[1:2].isalpha() and lower[1] not in VOWELS


def _listed(lower: str) -> bool | None:
    words, stems, longest = exceptions()
    if lower in words:
        return words[lower]
    for size in range(min(longest, len(lower)), 0, -1):
        if lower[:size] in stems:
            return stems[lower[:size]]
    return None
