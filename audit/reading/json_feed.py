"""JSON Feed 1.0 and 1.1 -> items: ``content_html``, else ``content_text``, else ``summary``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from audit.reading.decoding import decode
from audit.reading.errors import ReadingError
from audit.reading.items import Broken, Item, one_line
from audit.reading.loading import load_stream


def items(source: BinaryIO) -> Iterator[Item | Broken]:
    """Give the items of a feed. Raises ``ReadingError`` for what is no JSON Feed, or over 20 MB of it."""
    try:
        feed = json.loads(decode(load_stream(source)).lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"broken JSON: {error}") from None
    rows = feed.get("items") if isinstance(feed, Mapping) else None
    if not isinstance(rows, list):
        raise ReadingError("no JSON Feed: it has no list of items")
    for row in rows:
        yield _item(row, feed) if isinstance(row, Mapping) else Broken("the item is no JSON object")


def _item(row: Mapping[str, Any], feed: Mapping[str, Any]) -> Item | Broken:
    identity = row.get("id")
    names = ("content_html", "content_text", "summary")
    body, name = next(((text, name) for name in names if (text := _text(row.get(name))).strip()), ("", ""))
    url = _text(row.get("url")) or _text(row.get("external_url"))
    one = row.get("author")
    authors = row.get("authors") or ([one] if one else feed.get("authors"))
    return Item(
        "json-feed",
        id=str(identity) if isinstance(identity, str | int | float) else url,
        title=one_line(_text(row.get("title"))),
        body=body,
        markup=name == "content_html",
        url=url,
        date=_text(row.get("date_published")) or _text(row.get("date_modified")),
        publication=one_line(_text(feed.get("title"))),
        author=", ".join(_names(authors)),
        section=next(_tags(row), ""),
    )


def _tags(row: Mapping[str, Any]) -> Iterator[str]:
    tags = row.get("tags")
    return (one_line(tag) for tag in (tags if isinstance(tags, list) else []) if isinstance(tag, str))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _names(authors: object) -> Iterator[str]:
    for author in authors if isinstance(authors, list) else []:
        if isinstance(author, Mapping) and _text(author.get("name")):
            yield one_line(author["name"])
