"""Ignore marks in a page: ``<!-- audit: ignore idioms/x, typography (a film's title) -->`` and ``<!-- audit: end -->``.

A mark names rules or packs, as ``--ignore`` takes them (none: every rule), and may give a reason in round brackets. It
covers what follows it up to its end mark; without one, up to the end of the block whose text comes next: put before a
paragraph, that paragraph; inside one, the rest of it. An end mark ends the nearest mark before it that has no end yet.
A mark inside what is left out of the article (menus, scripts, other comments) says nothing. A mark whose word is nearly
``ignore`` or ``end`` covers nothing and is kept, so that a slip of the pen is told among the marks that are of no use.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from audit.model import Block, IgnoreMark

MARK_TAG = "audit-ignore-mark"
"""The element that stands for a mark while the page is parsed: comments are not part of the tree."""
_COMMENT = re.compile(r"<!--\s*audit:\s*((?:\w|-(?!->))+)(.{0,1000}?)-->", re.DOTALL)
_WORDS = ("ignore", "end")
_NOWHERE = -1
_REASON = re.compile(r"\(([^()]*)\)\s*$")
_SEPARATORS = re.compile(r"[\s,]+")


class Mark(NamedTuple):
    """A mark as the page has it."""

    word: str
    """``ignore``, ``end``, or what is nearly one of them."""
    rules: tuple[str, ...]
    reason: str
    line: int


def with_marks(page: str) -> tuple[str, list[Mark]]:
    """Give the page with an element in place of each mark, and the marks; an element's ``n`` is its mark's index."""
    marks: list[Mark] = []

    def element(found: re.Match[str]) -> str:
        if not difflib.get_close_matches(found[1].lower(), _WORDS, 1):
            return found[0]
        said = found[2].strip()
        reason = _REASON.search(said)
        rules = tuple(filter(None, _SEPARATORS.split(said[: reason.start()] if reason else said)))
        line = page.count("\n", 0, found.start()) + 1
        marks.append(Mark(found[1], rules, reason[1].strip() if reason else "", line))
        return f'<{MARK_TAG} n="{len(marks) - 1}"></{MARK_TAG}>'

    # Hardly any page has a mark, and a look at the word is cheap.
    return (_COMMENT.sub(element, page) if "audit:" in page else page), marks


def ignored_regions(
    marks: Sequence[Mark], places: Iterable[tuple[int, int]], blocks: Sequence[Block]
) -> tuple[IgnoreMark, ...]:
    """Give the regions that marks ask to ignore. ``places``: number and offset of each mark in the article's text."""
    regions: list[IgnoreMark] = []
    open_marks: list[int] = []
    for number, offset in places:
        if not 0 <= number < len(marks):  # the page itself wrote such an element
            continue
        mark = marks[number]
        if mark.word not in _WORDS:
            regions.append(IgnoreMark(_NOWHERE, _NOWHERE, (mark.word, *mark.rules), mark.reason, mark.line))
            continue
        if mark.word == "end":
            if open_marks:
                opened = open_marks.pop()
                regions[opened] = regions[opened]._replace(end=max(offset, regions[opened].start))
            continue
        open_marks.append(len(regions))
        following = next((block for block in blocks if block.end > offset), None)
        start, end = (max(offset, following.start), following.end) if following else (offset, offset)
        regions.append(IgnoreMark(start, end, mark.rules, mark.reason, mark.line))
    return tuple(regions)
