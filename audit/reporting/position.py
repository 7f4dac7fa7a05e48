"""Offsets -> lines and columns, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

# A carriage return before a line feed belongs to the same break. Form feeds and Unicode line separators are no line
# breaks to most editors, so they are none here.
_BREAK = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A place in a text: line and column count from 1, the column in code points."""

    line: int
    column: int


class Lines:
    """The lines of one text; finding a position takes logarithmic time."""

    def __init__(self, text: str) -> None:
        """Note where each line of ``text`` starts."""
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def position(self, offset: int) -> Position:
        """Give line and column of the code point at ``offset``."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)
