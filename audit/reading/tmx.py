"""TMX, translation memories -> items: French segments with those they were translated from, by document where named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from audit.reading.errors import ReadingError
from audit.reading.items import Broken, Item, Segment
from audit.reading.xliff import inline_text, is_french
from audit.reading.xml_items import Element, XmlItems, found, name_of, text_in

AT_ONCE = 2000
"""Segments that make one item where no document is named: a memory may hold millions."""
_DOCUMENT_PROPERTIES = frozenset({"x-document", "x-filename", "x-file", "x-doc", "document", "filename", "file"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def items(source: BinaryIO) -> Iterator[Item | Broken]:
    """Give the French side of a memory, a document or 2,000 segments at a time. Raises ``ReadingError``."""
    memory = XmlItems(source, ["tu"])
    header = next((each for each in memory.frame.iter("*") if name_of(each) == "header"), memory.frame)
    original = header.get("srclang", "")
    segments: list[Segment] = []
    document, first, last = "", 1, 0
    for number, unit in enumerate(memory, start=1):
        if isinstance(unit, ReadingError):
            yield Broken(unit.reason)
            continue
        segment, named = _segment(unit, original), _document(unit)
        if segment is None:
            continue
        if segments and (named != document or (not named and len(segments) == AT_ONCE)):
            yield _item(document, segments, first, last)
            segments = []
        if not segments:
            document, first = named, number
        segments.append(segment)
        last = number
    if not segments and not last:
        raise ReadingError("no French segment in it")
    yield _item(document, segments, first, last)


def _item(document: str, segments: list[Segment], first: int, last: int) -> Item:
    return Item("tmx", id=document or f"{first}-{last}", segments=tuple(segments))


def _segment(unit: Element, original: str) -> Segment | None:
    """The French variant of a unit, and the one in the language of its source (else the first that is not French)."""
    variants = [(each.get(_LANGUAGE) or each.get("lang") or "", _text(each)) for each in found(unit, "tuv")]
    french = next((text for language, text in variants if is_french(language) and text), "")
    if not french:
        return None
    language = (unit.get("srclang") or original).lower()
    others = [(tag.lower(), text) for tag, text in variants if not is_french(tag)]
    source = next((text for tag, text in others if tag == language), others[0][1] if others else "")
    return Segment(french, source)


def _text(variant: Element) -> str:
    return inline_text(next(found(variant, "seg"), None)).strip()


def _document(unit: Element) -> str:
    named = (each for each in found(unit, "prop") if each.get("type", "").lower() in _DOCUMENT_PROPERTIES)
    return next((text for each in named if (text := text_in(each))), "")
