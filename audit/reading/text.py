"""Plain text -> Document: one block a line, the text untouched."""

from __future__ import annotations

import re

from audit.model import Block, Document, Zone
from audit.reading.errors import ReadingError
from audit.reading.zone_words import french_zone_words
from audit.reading.zones import Line, zones_of

_INVISIBLE = "\ufeff\u200b\u2060"
"""Byte order mark (anywhere: files get joined), zero-width space, word joiner: never the edge of a block."""

_BREAKS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"[^\s{_INVISIBLE}](?:[^{_BREAKS}]*[^\s{_INVISIBLE}])?")
"""A line from its first visible character to its last. Lines end where ``str.splitlines`` ends them."""

_EMPTY_LINE = re.compile(rf"(?:\r\n|[{_BREAKS}])[^\S{_BREAKS}]*(?:\r\n|[{_BREAKS}])")


def read_text(text: str, path: str, name: str) -> Document:
    """Give the document of a decoded plain text; offsets are code points of ``text``, its line ends kept.

    Raise ``ReadingError`` when there is nothing but white space.
    """
    spans = [match.span() for match in _LINE.finditer(text)]
    if not spans:
        raise ReadingError("empty: there is nothing but white space")
    ends = [0, *(end for _, end in spans)]
    lines = [
        Line(text[start:end], adjoins=index > 0 and not _EMPTY_LINE.search(text, ends[index], start))
        for index, (start, end) in enumerate(spans)
    ]
    zones = zones_of(lines, french_zone_words())
    if all(zone is Zone.BOILERPLATE for zone in zones):
        # Furniture stands beside an article; where there is nothing else, what was given is what is to be audited.
        zones = [Zone.PARAGRAPH] * len(zones)
    blocks = tuple(Block(start, end, zone) for (start, end), zone in zip(spans, zones, strict=True))
    return Document(path, name, text, blocks, title=_title(lines, zones))


def _title(lines: list[Line], zones: list[Zone]) -> str:
    """The headline, if it opens the article; sub-headings further down are none."""
    for line, zone in zip(lines, zones, strict=True):
        if zone is Zone.HEADLINE:
            return line.text
        if zone is Zone.PARAGRAPH:
            break
    return ""
