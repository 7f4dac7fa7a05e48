"""NITF, the news industry's text format -> one item; its elements become those of HTML and are read as a page is."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import BinaryIO

from lxml import etree

from audit.reading.errors import ReadingError
from audit.reading.items import Broken, Item
from audit.reading.xml_items import Element, XmlItems, first_text, found, name_of

_HTML = {
    "p": "p",
    "hl1": "h1",
    "hl2": "h2",
    "bq": "blockquote",
    "block": "div",
    "media-caption": "figcaption",
    "media": "figure",
    "em": "em",
    "lang": "span",
    "a": "a",
    "br": "br",
    "ul": "ul",
    "ol": "ol",
    "li": "li",
    "table": "table",
    "tr": "tr",
    "td": "td",
    "th": "th",
    "q": "q",
    "pre": "pre",
}
_BYLINES = frozenset({"byline", "dateline", "distributor", "tagline", "media-producer", "copyrite", "credit"})
_LEFT_OUT = frozenset({"media-metadata", "media-reference", "media-object", "note", "rights", "bibliography"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_BLOCKS = frozenset({"abstract", "body.content", "body.end", "nitf-table", "fn", "dl", "dd", "dt"})


def items(source: BinaryIO) -> Iterator[Item | Broken]:
    """Give the article. Raises ``ReadingError`` for a file that holds none."""
    for element in XmlItems(source, ["nitf"]):
        yield Broken(element.reason) if isinstance(element, ReadingError) else item_of(element)


def item_of(nitf: Element) -> Item:
    """Give the item of a ``<nitf>`` element."""
    head, body = next(found(nitf, "head"), nitf), next(found(nitf, "body"), nitf)
    attributes = {name: _attribute(head, *name) for name in _ATTRIBUTES}
    return Item(
        "nitf",
        id=attributes["doc-id", "id-string"],
        title=first_text(body, "hl1") or first_text(body, "hedline", "headline") or first_text(head, "title"),
        body=markup_of(body),
        markup=True,
        url=attributes["pubdata", "ex-ref"],
        date=_iso(attributes["date.issue", "norm"] or attributes["pubdata", "date.publication"]),
        publication=attributes["pubdata", "name"],
        author=first_text(body, "person") or first_text(body, "byline"),
    )


_ATTRIBUTES = (
    ("doc-id", "id-string"),
    ("date.issue", "norm"),
    ("pubdata", "date.publication"),
    ("pubdata", "name"),
    ("pubdata", "ex-ref"),
)


def markup_of(body: Element) -> str:
    """Give the HTML of a NITF body: headlines, bylines, captions and quotations by the elements that pages have."""
    copy = deepcopy(body)
    for element in list(copy.iter("*")):
        name = name_of(element)
        if name in _LEFT_OUT and element.getparent() is not None:
            _drop(element)
            continue
        element.tag = _HTML.get(name) or ("div" if name in _BYLINES | _BLOCKS else "span")
        language = element.get(_LANGUAGE)
        element.attrib.clear()
        if language:
            element.set("lang", language)
        if name in _BYLINES:
            element.set("class", "byline")
    copy.tag = "div"
    etree.cleanup_namespaces(copy)
    return etree.tostring(copy, encoding="unicode", with_tail=False, method="html")


def _drop(element: Element) -> None:
    tail = element.tail
    element.clear()
    element.tag, element.tail = "span", tail


def _attribute(head: Element, name: str, attribute: str) -> str:
    return next((value for each in found(head, name) if (value := (each.get(attribute) or "").strip())), "")


def _iso(date: str) -> str:
    """``20250603T093921Z`` is written ``2025-06-03T09:39:21Z``."""
    if len(date) < 8 or not date[:8].isdecimal():
        return date
    day = f"{date[:4]}-{date[4:6]}-{date[6:8]}"
    time = date[9:]
    if len(time) >= 6 and time[:6].isdecimal():
        time = f"{time[:2]}:{time[2:4]}:{time[4:]}"
    return f"{day}T{time}" if time else day
