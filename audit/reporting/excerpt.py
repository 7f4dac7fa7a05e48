"""A finding -> the sentence it stands in, cut to a readable length, ready to be shown on one line."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from audit.model import Block, Document, Finding
from audit.reporting.visible import on_one_line
from audit.reporting.zones import Blocks

AROUND = 90
"""At most so many code points are shown on either side of a span."""
INSIDE = 160
"""A longer span loses its middle."""
_ELLIPSIS = "…"


class Excerpt(NamedTuple):
    """What stands before a span, the span and what stands after it; cuts are shown by an ellipsis."""

    before: str
    marked: str
    after: str


class Excerpts:
    """Makes the excerpts of one document."""

    def __init__(self, document: Document) -> None:
        """Prepare the document's blocks for looking up."""
        self._text = document.text
        self._blocks = Blocks(document)

    def of(self, finding: Finding) -> Excerpt:
        """Give the sentence around a finding; where sentences are unknown, the block; else the text nearby."""
        start, end = self._limits(finding)
        return Excerpt(
            before=self._before(start, finding.start),
            marked=self._marked(finding),
            after=self._after(finding.end, end),
        )

    def _limits(self, finding: Finding) -> tuple[int, int]:
        block = self._blocks.at(finding.start)
        if block is None:
            return max(0, finding.start - AROUND), min(len(self._text), finding.end + AROUND)
        start, end = _sentence(block, finding.start) if block.sentences else (block.start, block.end)
        return min(start, finding.start), max(end, finding.end)

    def _before(self, start: int, end: int) -> str:
        cut = max(start, end - AROUND)
        text = self._text[cut:end]
        if cut > start:
            # Begin at a word, unless that would leave nothing.
            text = _ELLIPSIS + re.sub(r"^\S{0,30}\s+(?=\S)", "", text)
        return on_one_line(text).lstrip()

    def _after(self, start: int, end: int) -> str:
        cut = min(end, start + AROUND)
        text = self._text[start:cut]
        if cut < end:
            text = re.sub(r"(?<=\S)\s+\S{0,30}$", "", text) + _ELLIPSIS
        return on_one_line(text).rstrip()

    def _marked(self, finding: Finding) -> str:
        length = finding.end - finding.start
        if length <= INSIDE:
            return on_one_line(self._text[finding.start : finding.end])
        half = INSIDE // 2
        head, tail = self._text[finding.start : finding.start + half], self._text[finding.end - half : finding.end]
        return on_one_line(f"{head} {_ELLIPSIS} {tail}")


def _sentence(block: Block, offset: int) -> tuple[int, int]:
    index = max(0, bisect_right(block.sentences, offset, key=lambda sentence: sentence.start) - 1)
    return block.sentences[index].start, block.sentences[index].end
