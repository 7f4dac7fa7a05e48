"""An article and its findings -> the pieces of text that a page shows, none of them crossing another.

Findings may overlap, touch or span blocks; markup may not. So the text is cut wherever a finding starts or ends, and
each piece knows every finding that covers it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from audit.model import Document, Finding, Severity, Zone
from audit.reporting.zones import is_placed

LONGEST_BLOCK = 20_000
"""Longer blocks are cut into parts of about so many code points: a browser needs minutes to break a line of 5 MB."""


@dataclass(frozen=True, slots=True)
class NumberedFinding:
    """A finding with its number in the article, from 1; the number is part of its anchors."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text and the findings that cover it, worst first; no findings: plain text."""

    text: str
    covering: tuple[NumberedFinding, ...] = ()
    starting: tuple[NumberedFinding, ...] = ()
    """Those that begin here: the anchors to put on it."""
    ending: tuple[NumberedFinding, ...] = ()
    """Those that end here: the labels to put after it."""

    @property
    def severity(self) -> Severity:
        """The worst severity that covers the piece."""
        return self.covering[0].finding.severity


@dataclass(frozen=True, slots=True)
class SegmentedBlock:
    """One block of the article, cut into segments."""

    zone: Zone
    segments: tuple[Segment, ...]
    goes_on: bool = False
    """The block is too long for one paragraph: the next one carries it on."""


def segmented(document: Document, findings: Sequence[NumberedFinding]) -> Iterator[SegmentedBlock]:
    """Cut a document into blocks and segments; give blocks in order, without those that show nothing.

    Text between blocks becomes a paragraph where it holds more than white space or where a finding stands in it.
    """
    waiting = sorted(
        (each for each in findings if is_placed(each.finding)),
        key=lambda each: (each.finding.start, each.finding.end),
        reverse=True,
    )
    open_findings: list[NumberedFinding] = []
    for start, end, zone in _regions(document):
        last = end == len(document.text)
        while waiting and (waiting[-1].finding.start < end or (last and waiting[-1].finding.start <= end)):
            open_findings.append(waiting.pop())
        segments = tuple(_cut(document.text, start, end, open_findings))
        if any(segment.covering or segment.text.strip() for segment in segments):
            yield from _parts(zone, segments)
        open_findings = [each for each in open_findings if each.finding.end > end]


def _parts(zone: Zone, segments: Sequence[Segment]) -> Iterator[SegmentedBlock]:
    """Give a block, or its parts where it is very long."""
    part: list[Segment] = []
    length = 0
    for segment in segments:
        for piece in _short(segment):
            if part and length + len(piece.text) > LONGEST_BLOCK:
                yield SegmentedBlock(zone, tuple(part), goes_on=True)
                part, length = [], 0
            part.append(piece)
            length += len(piece.text)
    yield SegmentedBlock(zone, tuple(part))


def _short(segment: Segment) -> Iterator[Segment]:
    """Cut a segment into pieces that fit into a part, at white space where there is some."""
    text, start = segment.text, 0
    while len(text) - start > LONGEST_BLOCK:
        space = text.rfind(" ", start, start + LONGEST_BLOCK)
        end = space + 1 if space > start else start + LONGEST_BLOCK
        yield replace(segment, text=text[start:end], starting=() if start else segment.starting, ending=())
        start = end
    yield segment if not start else replace(segment, text=text[start:], starting=())


def _regions(document: Document) -> Iterator[tuple[int, int, Zone]]:
    """Give the blocks and the gaps between them, so that every code point is in one region."""
    position = 0
    for block in sorted(document.blocks, key=lambda block: block.start):
        if block.start > position:
            yield position, block.start, Zone.PARAGRAPH
        if block.end > position:
            yield max(block.start, position), block.end, block.zone
            position = block.end
    if position < len(document.text) or not position:
        yield position, len(document.text), Zone.PARAGRAPH


def _cut(text: str, start: int, end: int, findings: Sequence[NumberedFinding]) -> Iterator[Segment]:
    """Cut one region; the cost grows with its findings and with how many of them cover the same place."""
    pending = list(reversed(findings))
    bounds = {start, end}
    for each in findings:
        bounds.update((max(each.finding.start, start), min(each.finding.end, end)))
    covering: list[NumberedFinding] = []
    ordered = sorted(bounds)
    for left, right in [*pairwise(ordered), (end, end)]:
        covering = [each for each in covering if each.finding.end > left]
        while pending and pending[-1].finding.start <= left:
            covering.append(pending.pop())
        yield from _insertions(left, covering)
        if right > left:
            yield _segment(text, left, right, covering)


def _insertions(position: int, covering: Sequence[NumberedFinding]) -> Iterator[Segment]:
    """Give a segment without text for each finding that marks a place where something is missing."""
    for each in covering:
        if each.finding.start == each.finding.end == position:
            yield Segment("", (each,), (each,), (each,))


def _segment(text: str, left: int, right: int, covering: Sequence[NumberedFinding]) -> Segment:
    present = [each for each in covering if each.finding.end > left]
    # Worst first; among equals the shortest, which says most about this piece.
    present.sort(key=lambda each: (-each.finding.severity, each.finding.end - each.finding.start, each.number))
    return Segment(
        text=text[left:right],
        covering=tuple(present),
        starting=tuple(each for each in present if each.finding.start == left),
        ending=tuple(each for each in present if each.finding.end == right),
    )
