"""The words seen and the words to write -> the change between them, word by word: kept, deleted, inserted."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

Piece = tuple[str, str]
"""``"keep"``, ``"del"`` or ``"ins"``, and the words."""

_LONGEST = 400
"""Longer texts are shown as one change: comparing them word by word takes long and reads badly."""
_MOST_CHANGES = 2
"""A change in more places than these reads better whole."""


def change(seen: str, replacement: str) -> list[Piece]:
    """Give the pieces of a change in reading order; without common words that help, all deleted and all inserted."""
    if not seen or not replacement or len(seen) + len(replacement) > _LONGEST:
        return _whole(seen, replacement)
    old, new = _words(seen), _words(replacement)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [step for step in steps if step[0] != "equal"]
    kept = sum(sum(map(str.isalnum, "".join(old[a:b]))) for kind, a, b, _, _ in steps if kind == "equal")
    if not changed or len(changed) > _MOST_CHANGES or kept < 2:
        return _whole(seen, replacement)
    pieces: list[Piece] = []
    for kind, a, b, c, d in steps:
        if kind == "equal":
            pieces.append(("keep", "".join(old[a:b])))
            continue
        pieces += [("del", "".join(old[a:b]))] if a < b else []
        pieces += [("ins", "".join(new[c:d]))] if c < d else []
    return pieces


def _whole(seen: str, replacement: str) -> list[Piece]:
    return [(kind, text) for kind, text in (("del", seen), ("ins", replacement)) if text]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+['’]?|\s+|[^\w\s]", text)
