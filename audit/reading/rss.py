"""RSS 0.9x, 1.0 and 2.0 -> items: ``content:encoded``, else the description."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from audit.reading.errors import ReadingError
from audit.reading.items import Broken, Item, one_line
from audit.reading.xml_items import Element, XmlItems, all_text

_PREFIXES = {
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
}


def items(source: BinaryIO) -> Iterator[Item | Broken]:
    """Give the items of a feed. Raises ``ReadingError`` for a file that is none."""
    feed = XmlItems(source, ["item"])
    channel = next((each for each in feed.frame.iter("*") if _name(each) == "channel"), feed.frame)
    publication = one_line(_fields(channel).get("title", ""))
    for element in feed:
        yield Broken(element.reason) if isinstance(element, ReadingError) else _item(element, publication)


def _item(element: Element, publication: str) -> Item:
    fields = _fields(element)

    def first(*names: str) -> str:
        return next((fields[name].strip() for name in names if fields.get(name, "").strip()), "")

    link = first("link")
    guid = first("guid", "dc:identifier") or element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", "")
    return Item(
        "rss",
        id=guid or link,
        title=one_line(first("title", "dc:title")),
        body=first("content:encoded", "description", "dc:description"),
        markup=True,
        url=link or (guid if guid.startswith("http") else ""),
        date=_date(first("pubDate")) or first("dc:date", "dcterms:created", "dcterms:issued"),
        publication=one_line(first("source", "dc:publisher")) or publication,
        author=one_line(first("dc:creator", "author")),
        section=one_line(first("category", "dc:subject")),
    )


def _fields(element: Element) -> dict[str, str]:
    """The text of each child by its name, the first of a name; only namespaces with fields of ours have prefixes."""
    fields: dict[str, str] = {}
    for child in element.iterchildren("*"):
        text = all_text(child) if len(child) else child.text or ""
        fields.setdefault(_name(child), text)
    return fields


def _name(element: Element) -> str:
    """``title``, ``dc:date``; a name of an unknown namespace keeps it, so that ``media:title`` is no title."""
    namespace, _, name = str(element.tag).rpartition("}")
    if not namespace:
        return name
    return _PREFIXES.get(namespace[1:], namespace[1:] + ":") + name


def _date(text: str) -> str:
    """``Tue, 03 Jun 2025 09:39:21 GMT`` as ISO 8601; what is no such date stays as it is."""
    try:
        return parsedate_to_datetime(text).isoformat() if text else ""
    except ValueError:
        return text
