"""Which format an input is in: by its content first, by its suffix where the content leaves a choice."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import BinaryIO

from audit.reading.errors import ReadingError
from audit.reading.fields import Fields
from audit.reading.items import Broken, Item
from audit.reading.paths import HTML_SUFFIXES

HEAD = 4096
"""Bytes that are looked at to tell the format."""

_ROOTS = {
    "rss": "rss",
    "rdf": "rss",
    "feed": "atom",
    "newsitem": "newsml",
    "newsmessage": "newsml",
    "nitf": "nitf",
    "xliff": "xliff",
    "tmx": "tmx",
}
_HTML_ROOTS = frozenset({"html", "head", "body"})
_XML_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".xlf", ".xliff", ".tmx", ".nitf"})
_PROLOG = re.compile(
    r"(?P<xml>\s*<\?xml[^>]*>)?(?:\s|<!--.{0,2000}?-->|<\?[^>]*>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*"
    r"<(?:[\w.-]+:)?(?P<root>[\w.-]+)",
    re.DOTALL | re.IGNORECASE,
)
_HTML_DOCTYPE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<!DOCTYPE\s+html\b", re.DOTALL | re.IGNORECASE
)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)version(?:\\?/)')


def format_of(head: bytes, suffix: str) -> str:
    """Give the format of an input from its first bytes and its suffix (``".xml"``, lower case; ``""`` for none).

    Raise ``ReadingError`` for XML and JSON of a kind that is not read, when the suffix or a declaration says that the
    input is that; all else is plain text.
    """
    start = _decoded(head)
    if start.lstrip()[:1] == "<":
        return _of_xml(start, suffix)
    if start.lstrip()[:1] == "{" and (found := _of_json(start, suffix)):
        return found
    if suffix in (".jsonl", ".ndjson"):
        return "jsonl"
    if suffix == ".json":
        raise ReadingError("JSON, but neither a JSON Feed nor JSON Lines")
    return "html" if suffix in HTML_SUFFIXES else "text"


def reader_of(format: str, fields: Fields) -> Callable[[BinaryIO], Iterator[Item | Broken]]:
    """Give the function that reads the items of a stream in a format with many: ``items`` of its module."""
    read: Callable[..., Iterator[Item | Broken]] = import_module(f"audit.reading.{format.replace('-', '_')}").items
    return partial(read, fields=fields) if format == "jsonl" else read


def _decoded(head: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "ignore")
    # Only ASCII decides.
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _of_xml(start: str, suffix: str) -> str:
    if _HTML_DOCTYPE.match(start):
        return "html"
    found = _PROLOG.match(start)
    root = found["root"].lower() if found else ""
    if root in _ROOTS:
        return _ROOTS[root]
    if root in _HTML_ROOTS or suffix in HTML_SUFFIXES:
        return "html"
    if found and (found["xml"] or suffix in _XML_SUFFIXES):
        raise ReadingError(f"XML of a kind that is not read (<{found['root']}>)")
    if suffix in _XML_SUFFIXES:
        raise ReadingError("XML, but no element in its first 4 KB tells of what kind")
    return "text"


def _of_json(start: str, suffix: str) -> str:
    if _JSON_FEED.search(start):
        return "json-feed"
    first, line_end, _ = start.lstrip().partition("\n")
    try:
        return "jsonl" if isinstance(json.loads(first), dict) else ""
    except ValueError:
        # The first line goes on beyond what is seen here; a pretty-printed document ends its first line early.
        cut_off = not line_end and len(start) >= HEAD - 3
        return "jsonl" if cut_off and re.match(r'\{\s*"(?:[^"\\]|\\.)*"\s*:', first) and suffix != ".json" else ""
