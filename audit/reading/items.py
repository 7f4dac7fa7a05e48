"""One article of a file that holds several, as its format gives it -> ``Document``."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from audit.model import Block, Document, Zone
from audit.reading.errors import ReadingError
from audit.reading.text import read_text
from audit.reading.zone_words import french_zone_words
from audit.reading.zones import Line, zones_of

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
"""White space that makes no difference. No-break spaces are text and stay."""
_LONGEST_NAME = 60


class Segment(NamedTuple):
    """A paragraph of a bilingual file: the French, and the text it was translated from."""

    target: str
    source: str


@dataclass(frozen=True, slots=True)
class Item:
    """What a format says of one article; empty where it says nothing. Cheap to make and to send to a process."""

    format: str
    id: str = ""
    title: str = ""
    body: str = ""
    markup: bool = False
    """Whether ``body`` is HTML."""
    segments: tuple[Segment, ...] = ()
    """The article in a bilingual file, in the place of ``body``."""
    source: str = ""
    """The text that ``body`` was translated from."""
    url: str = ""
    date: str = ""
    publication: str = ""
    author: str = ""
    section: str = ""
    file: str = ""
    label: str = ""
    """What tells it from the others of its file: its id, else its number."""


class Broken(NamedTuple):
    """An item that cannot be read, and why; the others of its file go on."""

    reason: str
    id: str = ""


def path_of(file: str, label: str) -> str:
    """Give the path by which reports name an item of a file."""
    return f"{file}#{label}"


def one_line(text: str) -> str:
    """Give a title or a name without tags, character references and line breaks."""
    if "&" in text or "<" in text:
        text = html.unescape(_TAG.sub(" ", text))
    return _SPACE.sub(" ", text).strip()


def document_of(item: Item) -> Document:
    """Give the document of an item: its title as headline, then its body.

    Offsets are code points of ``Document.text``: of plain text just what the field holds, with the title and an empty
    line before it; of HTML the extracted text, as of a page. Raise ``ReadingError`` where there is nothing to read.
    """
    path, name = path_of(item.file, item.label), _short_name(item)
    if item.segments:
        document = _bilingual(item, path, name)
    elif item.markup and _TAG.search(item.body):
        from audit.reading.html import read_fragment

        document = read_fragment(item.body, item.title, path, name)
    else:
        document = _plain(item, html.unescape(item.body) if item.markup else item.body, path, name)
    if item.source:
        document = replace(document, sources=_aligned(document.blocks, item.source))
    known = {
        "id": item.id,
        "url": item.url,
        "date": item.date,
        "publication": item.publication,
        "author": item.author,
        "section": item.section,
        "file": item.file,
    }
    metadata = {key: value for key, value in known.items() if value}
    return replace(document, format=item.format, title=item.title or document.title, metadata=metadata)


def _plain(item: Item, body: str, path: str, name: str) -> Document:
    if not (body.strip() or item.title):
        raise ReadingError("the item has no text")
    text = f"{item.title}\n\n{body}" if item.title and not _opens_with(body, item.title) else body
    document = read_text(text, path, name)
    blocks = document.blocks
    if item.title:
        blocks = (replace(blocks[0], zone=Zone.HEADLINE), *blocks[1:])
    return replace(document, blocks=blocks)


def _aligned(blocks: Sequence[Block], source: str) -> tuple[str, ...]:
    """Line by line where there are as many; else the source stands with the first block."""
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    if not lines:
        return ()
    if len(lines) == len(blocks):
        return tuple(lines)
    return (source.strip(), *[""] * (len(blocks) - 1))


def _opens_with(body: str, title: str) -> bool:
    """Whether the first line of a body repeats the title."""
    first = body.lstrip()[: len(title) + 200].partition("\n")[0]
    return one_line(first).casefold() == title.casefold()


def _bilingual(item: Item, path: str, name: str) -> Document:
    segments = [part for segment in item.segments for part in _parts(segment)]
    if not segments:
        raise ReadingError("no French text in it")
    zones = zones_of([Line(segment.target) for segment in segments], french_zone_words())
    blocks, start = [], 0
    for segment, zone in zip(segments, zones, strict=True):
        blocks.append(Block(start, start + len(segment.target), zone))
        start += len(segment.target) + 1
    if all(zone is Zone.BOILERPLATE for zone in zones):
        blocks = [replace(block, zone=Zone.PARAGRAPH) for block in blocks]
    title = segments[0].target if zones[0] is Zone.HEADLINE else ""
    text = "\n".join(segment.target for segment in segments)
    return Document(path, name, text, tuple(blocks), title, sources=tuple(segment.source for segment in segments))


def _parts(segment: Segment) -> list[Segment]:
    """Translators get whole HTML paragraphs as one segment: cut them as a page is cut."""
    targets, sources = _lines(segment.target), _lines(segment.source)
    if len(targets) == len(sources):
        return [Segment(*pair) for pair in zip(targets, sources, strict=True)]
    return [Segment(target, "" if number else " ".join(sources)) for number, target in enumerate(targets)]


def _lines(text: str) -> list[str]:
    if _TAG.search(text):
        from audit.reading.html import lines_of_fragment

        return lines_of_fragment(text)
    return [line for part in text.splitlines() if (line := part.strip())]


def _short_name(item: Item) -> str:
    stem = item.file.replace("\\", "/").rpartition("/")[2].partition(".")[0] or item.file
    label = re.split(r"[/:]", item.label.rstrip("/"))[-1]
    return f"{'stdin' if item.file == '-' else stem}-{label}"[:_LONGEST_NAME]
