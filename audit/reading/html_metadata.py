"""What a page says of itself: address, date, publication, author, language, title."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META = {
    "url": ("og:url",),
    "date": ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate"),
    "publication": ("og:site_name", "application-name", "dc.publisher"),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "section": ("article:section", "articlesection", "section"),
    "type": ("og:type",),
}
"""For each thing known, the names of <meta> that say it, best first."""

_LARGEST_JSON = 200_000
"""Characters of linked data that are read; more is a catalogue and no article."""


def metadata_of(root: HtmlElement) -> dict[str, str]:
    """Give ``url``, ``date``, ``publication``, ``author``, ``section``, ``lang``, ``type``; absent keys are unknown."""
    metas = _metas(root)
    known = {key: next((metas[name] for name in names if name in metas), "") for key, names in _META.items()}
    canonical = root.xpath("string(//link[@rel='canonical']/@href)").strip()
    known["url"] = canonical or known["url"]
    known["lang"] = (root.get("lang") or "").strip()
    for key, value in _linked_data(root).items():
        known[key] = known[key] or value
    known["date"] = known["date"] or root.xpath("string(//time/@datetime)").strip()
    if known["author"].startswith("http"):  # article:author is often a profile's address
        known["author"] = ""
    return {key: value for key, value in known.items() if value}


def title_of(root: HtmlElement) -> str:
    """Give the title that the page announces for its article (og:title); empty when there is none."""
    return _metas(root).get("og:title", "")


def _metas(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _linked_data(root: HtmlElement) -> dict[str, str]:
    for script in root.iter("script"):
        text = script.text or ""
        if script.get("type") != "application/ld+json" or len(text) > _LARGEST_JSON:
            continue
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if "Article" in str(item.get("@type", "")):
                return _article_data(item)
    return {}


def _items(data: object) -> Iterator[Mapping[str, object]]:
    """The objects of a linked-data script: one, a list, or an ``@graph``."""
    if isinstance(data, list):
        for part in data:
            yield from _items(part) if isinstance(part, Mapping) else ()
    elif isinstance(data, Mapping):
        yield data
        graph = data.get("@graph")
        yield from (part for part in graph if isinstance(part, Mapping)) if isinstance(graph, list) else ()


def _article_data(item: Mapping[str, object]) -> dict[str, str]:
    date, section = item.get("datePublished"), item.get("articleSection")
    if isinstance(section, list):
        section = next(iter(section), None)
    return {
        "date": date if isinstance(date, str) else "",
        "author": _name(item.get("author")),
        "publication": _name(item.get("publisher")),
        "section": section if isinstance(section, str) else "",
        "type": "article",
    }


def _name(value: object) -> str:
    """The name of a person or organisation of linked data: a string, an object with a name, or a list of these."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _name(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for part in value if isinstance(part, str | Mapping) and (name := _name(part)))
    return ""
