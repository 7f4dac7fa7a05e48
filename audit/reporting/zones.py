"""Findings and offsets -> the part of the article they stand in."""

from __future__ import annotations

from bisect import bisect_right

from audit.model import Block, Document, Finding, Zone


class Blocks:
    """The blocks of one document, in order; finding the block of an offset takes logarithmic time."""

    def __init__(self, document: Document) -> None:
        """Sort the document's blocks."""
        self._blocks = sorted(document.blocks, key=lambda block: block.start)
        self._starts = [block.start for block in self._blocks]

    def at(self, offset: int) -> Block | None:
        """Give the block that holds the code point at ``offset``, or ``None`` between blocks."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset > self._blocks[index].end:
            return None
        return self._blocks[index]

    def zone(self, offset: int) -> Zone:
        """Give the zone at ``offset``; text between blocks is a paragraph."""
        block = self.at(offset)
        return block.zone if block else Zone.PARAGRAPH


def is_placed(finding: Finding) -> bool:
    """Tell whether a finding has a place in the text: a density speaks of the whole article."""
    return finding.evidence != "density"
