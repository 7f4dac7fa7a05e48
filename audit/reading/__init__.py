"""Reading: a path or standard input -> ``Document``. One file per input format; nothing here knows of rules."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import BinaryIO

from audit.model import Document
from audit.reading.decoding import decode
from audit.reading.errors import ReadingError
from audit.reading.language_check import check_language
from audit.reading.loading import load, load_stream
from audit.reading.paths import HTML_SUFFIXES, expand, shown
from audit.reading.text import read_text

__all__ = ["ReadingError", "check_language", "expand", "read", "read_bytes"]

_LOOKS_LIKE_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_STDIN_NAME = "stdin"


def read(path: str, stdin: BinaryIO | None = None) -> Document:
    """Read one article; ``"-"`` is standard input (``stdin``, or that of the process).

    The format goes by the suffix (.html, .htm, .xhtml) and by the content: a page is a page whatever it is called.
    Offsets of the document are code points of its ``text``: the decoded file as it is, or the text taken from the page.
    Raise ``ReadingError`` when there is no article to be read: absent, empty, too large, binary, in no known encoding.
    """
    if path == "-":
        return read_bytes(load_stream(stdin or sys.stdin.buffer), path)
    return read_bytes(load(path), path)


def read_bytes(data: bytes, path: str) -> Document:
    """Read an article from its bytes; ``path`` names it and its suffix tells the format. Raises as ``read`` does."""
    place = Path(shown(path))
    name = _STDIN_NAME if path == "-" else place.stem or place.name
    if place.suffix.lower() in HTML_SUFFIXES or _LOOKS_LIKE_HTML.match(data):
        from audit.reading.html import read_html

        return read_html(data, shown(path), name)
    return read_text(decode(data), shown(path), name)
