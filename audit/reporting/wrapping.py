"""Styled text -> lines no wider than a terminal, with or without colour codes.

Not left to rich, whose styles these are: it breaks lines at no-break spaces, which French has before every colon, and
printing 10,000 findings through it took 15 seconds where this takes one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rich.cells import cell_len, chop_cells
from rich.color import ColorSystem
from rich.style import Style

Piece = tuple[str, str]
"""Some text and its rich style, ``bold red``; no style: empty."""


def wrap(pieces: Sequence[Piece], width: int, indent: int = 0, colour: bool = False) -> Iterator[str]:
    """Give the lines of a text, at most ``width`` columns wide with their indent; styles count only with ``colour``."""
    plain = "".join(text for text, _ in pieces)
    margin = " " * indent
    for start, end in _lines(plain, max(1, width - indent)):
        line = _styled(pieces, start, end) if colour else plain[start:end]
        yield f"{margin}{line}" if line else ""


def _lines(plain: str, width: int) -> Iterator[tuple[int, int]]:
    """Give the spans of the lines, without the spaces at which they break."""
    offset = 0
    for paragraph in plain.split("\n"):
        yield from ((offset + start, offset + end) for start, end in _wrapped(paragraph, width))
        offset += len(paragraph) + 1


def _wrapped(paragraph: str, width: int) -> Iterator[tuple[int, int]]:
    if cell_len(paragraph) <= width:
        yield 0, len(paragraph.rstrip(" "))
        return
    start = end = used = 0
    for position, word in _words(paragraph, width):
        gap, cells = position - end, cell_len(word)
        if end == start or used + gap + cells > width:
            if end > start:
                yield start, end
            start, used, gap = position, 0, 0
        used += gap + cells
        end = position + len(word)
    yield start, end


def _words(paragraph: str, width: int) -> Iterator[tuple[int, str]]:
    """Give the words with their offsets; one too wide for any line comes in pieces of a line each."""
    position = 0
    for word in paragraph.split(" "):
        if word:
            # A character takes two columns at most, so that most words need no measuring here.
            for part in chop_cells(word, width) if 2 * len(word) > width else (word,):
                yield position, part
                position += len(part)
        position += 1


def _styled(pieces: Sequence[Piece], start: int, end: int) -> str:
    line, position = [], 0
    for text, style in pieces:
        part = text[max(0, start - position) : max(0, end - position)]
        if part:
            line.append(_style(style).render(part, color_system=ColorSystem.STANDARD) if style else part)
        position += len(text)
    return "".join(line)


@cache
def _style(style: str) -> Style:
    return Style.parse(style)
