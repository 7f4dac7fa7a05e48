"""Reading: a path or standard input -> ``Document``, one or many. One file per format; nothing here knows of rules."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from audit.input_formats import SINGLE_FORMATS
from audit.model import Document, Failure
from audit.reading.decoding import decode
from audit.reading.entries import DEFAULT, Entries, Entry, ReadingOptions, Unread, document_at, place_of
from audit.reading.errors import ReadingError
from audit.reading.formats import HEAD, format_of
from audit.reading.language_check import check_language
from audit.reading.loading import load, load_stream
from audit.reading.paths import expand, shown
from audit.reading.text import read_text

__all__ = [
    "DEFAULT",
    "Entries",
    "Entry",
    "ReadingError",
    "ReadingOptions",
    "Unread",
    "articles",
    "check_language",
    "document_at",
    "expand",
    "place_of",
    "read",
    "read_as",
    "read_bytes",
]

_STDIN_NAME = "stdin"


def read(path: str, stdin: BinaryIO | None = None) -> Document:
    """Read one article; ``"-"`` is standard input (``stdin``, or that of the process).

    Whether it is text or a page is told by the content and by the suffix (.html, .htm, .xhtml).
    Offsets of the document are code points of its ``text``: the decoded file as it is, or the text taken from the page.
    Raise ``ReadingError`` when there is no article to be read: absent, empty, too large, binary, in no known encoding,
    or a file that holds several articles, which ``articles`` reads.
    """
    if path == "-":
        return read_bytes(load_stream(stdin or sys.stdin.buffer), path)
    return read_bytes(load(path), path)


def read_bytes(data: bytes, path: str) -> Document:
    """Read an article from its bytes; ``path`` names it and its suffix tells the format. Raises as ``read`` does."""
    format = format_of(data[:HEAD], Path(shown(path)).suffix.lower())
    if format not in SINGLE_FORMATS:
        raise ReadingError(f"{format}: a file of several articles")
    return read_as(format, data, path)


def read_as(format: str, data: bytes, path: str) -> Document:
    """Read an article in a given format, ``text`` or ``html``. Raises as ``read`` does."""
    place = Path(shown(path))
    name = _STDIN_NAME if path == "-" else place.stem or place.name
    if format == "html":
        from audit.reading.html import read_html

        return read_html(data, shown(path), name)
    return read_text(decode(data), shown(path), name)


def articles(
    path: str, options: ReadingOptions = DEFAULT, stdin: BinaryIO | None = None
) -> Iterator[Document | Failure]:
    """Read all articles of an input, whatever its format: one for text and HTML, one an item for feeds.

    Nothing is raised: what cannot be read is a failure with its reason, and the others go on.
    """
    for entry in Entries([path], options, stdin):
        if isinstance(entry, Failure):
            yield entry
            continue
        try:
            yield document_at(entry)
        except ReadingError as error:
            yield Failure(place_of(entry), error.reason)
