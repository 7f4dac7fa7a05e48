"""Atom -> items: the content, else the summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from audit.reading.errors import ReadingError
from audit.reading.items import Broken, Item, one_line
from audit.reading.xml_items import Element, XmlItems, all_text, first_text, name_of, text_in


def items(source: BinaryIO) -> Iterator[Item | Broken]:
    """Give the entries of a feed. Raises ``ReadingError`` for a file that is none."""
    feed = XmlItems(source, ["entry"])
    publication = one_line(_text(_child(feed.frame, "title")))
    for element in feed:
        yield Broken(element.reason) if isinstance(element, ReadingError) else _item(element, publication)


def _item(entry: Element, publication: str) -> Item:
    body, markup = next(
        (read for name in ("content", "summary") if (read := _content(_child(entry, name)))[0].strip()), ("", False)
    )
    links = {link.get("rel", "alternate"): link.get("href", "") for link in reversed(_children(entry, "link"))}
    origin, author = _child(entry, "source"), _child(entry, "author")
    category = _child(entry, "category")
    identity, link = text_in(_child(entry, "id")), links.get("alternate", "")
    return Item(
        "atom",
        id=identity or link,
        title=one_line(_text(_child(entry, "title"))),
        body=body,
        markup=markup,
        url=link or links.get("self", ""),
        date=text_in(_child(entry, "published")) or text_in(_child(entry, "updated")),
        publication=(one_line(_text(_child(origin, "title"))) if origin is not None else "") or publication,
        author="" if author is None else first_text(author, "name"),
        section="" if category is None else category.get("label") or category.get("term") or "",
    )


def _content(element: Element | None) -> tuple[str, bool]:
    """The text of a text construct, and whether it is HTML. Content that stands elsewhere (``src``) is none."""
    if element is None or element.get("src"):
        return "", False
    kind = element.get("type", "text").lower()
    if kind == "xhtml" or kind.endswith("+xml"):
        return etree.tostring(element, encoding="unicode", with_tail=False), True
    text = all_text(element)
    # Many feeds forget to say that their content is HTML.
    return text, kind in ("html", "text/html") or "<p" in text


def _text(element: Element | None) -> str:
    if element is None:
        return ""
    text, markup = _content(element)
    return text_in(element) if markup and len(element) else text


def _child(element: Element | None, name: str) -> Element | None:
    return next(iter(_children(element, name)), None)


def _children(element: Element | None, name: str) -> list[Element]:
    return [] if element is None else [child for child in element.iterchildren("*") if name_of(child) == name]
