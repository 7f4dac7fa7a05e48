"""NewsML-G2 -> items: each news item with inline text, in XHTML, NITF or plain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from audit.reading.errors import ReadingError
from audit.reading.items import Broken, Item, one_line
from audit.reading.nitf import item_of, markup_of
from audit.reading.xml_items import Element, XmlItems, all_text, first_text, found, name_of, text_in

_TEXT_CLASS = "text"


def items(source: BinaryIO) -> Iterator[Item | Broken]:
    """Give the news items of a message; pictures, packages and the like are passed over. Raises ``ReadingError``."""
    for element in XmlItems(source, ["newsItem"]):
        if isinstance(element, ReadingError):
            yield Broken(element.reason)
        elif (item := _item(element)) is not None:
            yield item


def _item(element: Element) -> Item | Broken | None:
    identity = element.get("guid", "")
    content, markup = _content(element)
    if not content.strip():
        # A wire sends pictures and graphics beside its texts: no article is missing where they are left out.
        return Broken("the item holds no text (only what stands elsewhere)", identity) if _is_text(element) else None
    about, meta = (next(found(element, name), etree.Element(name)) for name in ("contentMeta", "itemMeta"))
    title = one_line(first_text(about, "headline") or first_text(meta, "title"))
    within = next(found(element, "nitf"), None)
    return Item(
        "newsml",
        id=identity,
        title=title or (item_of(within).title if within is not None else ""),
        body=content,
        markup=markup,
        url=_link(meta),
        date=first_text(about, "contentCreated") or first_text(meta, "firstCreated", "versionCreated"),
        publication=_party(meta, "provider") or one_line(first_text(about, "creditline")),
        author=one_line(first_text(about, "by")) or _party(about, "creator"),
    )


def _content(element: Element) -> tuple[str, bool]:
    """The inline text, and whether it is HTML."""
    for inline in found(element, "inlineXML"):
        nitf = next(found(inline, "nitf"), None)
        if nitf is not None:
            return markup_of(next(found(nitf, "body"), nitf)), True
        if text_in(inline):
            return "".join(_html(child) for child in inline.iterchildren("*")), True
    for data in found(element, "inlineData"):
        text = all_text(data)
        if text.strip():
            return text, "html" in data.get("contenttype", "") or "<p" in text
    return "", False


def _html(element: Element) -> str:
    body = next(found(element, "body"), element)
    for each in body.iter("*"):
        each.tag = name_of(each)
    etree.cleanup_namespaces(body)
    return etree.tostring(body, encoding="unicode", with_tail=False, method="html")


def _is_text(element: Element) -> bool:
    classes = [each.get("qcode", "") for each in found(element, "itemClass")]
    return not classes or any(code.rpartition(":")[2] == _TEXT_CLASS for code in classes)


def _link(meta: Element) -> str:
    return next((link.get("href", "") for link in found(meta, "link") if link.get("href")), "")


def _party(meta: Element, role: str) -> str:
    """The name of the provider or creator; else the last part of its code (``nprov:AFP``) or its literal."""
    for party in found(meta, role):
        code = (party.get("qcode") or party.get("literal") or party.get("uri") or "").rpartition(":")[2]
        if name := first_text(party, "name") or code:
            return one_line(name)
    return ""
