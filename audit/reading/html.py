"""HTML page -> Document: the article's blocks, one a line of the extracted text, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.model import Block, Document, IgnoreMark, Zone
from audit.reading.decoding import decode, refuse_binary
from audit.reading.errors import ReadingError
from audit.reading.html_marks import Mark, ignored_regions, with_marks
from audit.reading.loading import LARGEST_HTML
from audit.reading.zone_words import french_zone_words
from audit.reading.zones import Line, zones_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from audit.reading.html_blocks import Piece

Marks = tuple[tuple[int, int], ...]
"""Ignore marks by their numbers, and where they stand."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SUBSET = re.compile(r"<!DOCTYPE[^>\[]{0,300}\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
"""A document type with entities of its own: XML's way to blow up or to read files. Pages need none."""

_HEAD = 4096
"""Bytes among which a page must name its encoding (HTML standard: 1,024; real pages are later)."""

_LATIN = frozenset({"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso8859-1"})
"""Names that browsers read as Windows-1252, by the Encoding Standard, because pages that say so mean that."""

_PROSE = frozenset({Zone.PARAGRAPH, Zone.QUOTATION, Zone.FOREIGN})

_PAGE_WORDS = 20
"""Words of prose under which a page without any sign of an article (h1, <article>, og:type) holds none."""


def read_html(data: bytes, path: str, name: str) -> Document:
    """Give the article of an HTML page; offsets are code points of the extracted text, blocks parted by a line feed.

    No network, no external entities. Raise ``ReadingError`` for more than 10 MB, binary data or a page without article.
    """
    if len(data) > LARGEST_HTML:
        raise ReadingError(f"too large: over {LARGEST_HTML // 1_000_000} MB of HTML")
    page, marks = with_marks(decode_page(data))
    root = _parse(page)
    # Importing here keeps lxml (60 ms) out of the start-up for plain text.
    from audit.reading.html_blocks import Piece, article_pieces
    from audit.reading.html_metadata import metadata_of, title_of

    metadata, title = metadata_of(root), title_of(root)
    announced = metadata.pop("type", "") == "article"
    marked = announced or root.find(".//article") is not None or root.find(".//h1") is not None
    pieces, leftover = _without_page(article_pieces(root))
    words = sum(len(piece.text.split()) for piece in pieces if piece.zone in _PROSE)
    if words == 0 or (words < _PAGE_WORDS and not marked):
        raise ReadingError("no article found in the page")
    headline = _headline(pieces)
    if title and not headline:
        pieces.insert(0, Piece(title, Zone.HEADLINE))
    text, blocks, ignores = _joined(pieces, leftover, marks)
    return Document(
        path, name, text, blocks, title=headline or title, format="html", metadata=metadata, ignores=ignores
    )


def read_fragment(markup: str, title: str, path: str, name: str) -> Document:
    """Give the article of HTML that is one and no page, such as feeds hold, with its title as headline if it has one.

    Raise ``ReadingError`` for what has no text or is nested too deeply.
    """
    from audit.reading.html_blocks import Piece

    page, marks = with_marks(markup)
    pieces, leftover = _pieces_of(page)
    if title and not (pieces and pieces[0].text.casefold() == title.casefold()):
        pieces.insert(0, Piece(title, Zone.HEADLINE))
    if not pieces:
        raise ReadingError("the item has no text")
    if title:
        pieces[0] = pieces[0]._replace(zone=Zone.HEADLINE)
    text, blocks, ignores = _joined(pieces, leftover, marks)
    return Document(path, name, text, blocks, title=title, format="html", ignores=ignores)


def lines_of_fragment(markup: str) -> list[str]:
    """Give the paragraphs of HTML that is part of an article; none where it has no text."""
    return [piece.text for piece in _pieces_of(markup)[0]]


def _pieces_of(markup: str) -> tuple[list[Piece], Marks]:
    if not markup.strip():
        return [], ()
    from audit.reading.html_blocks import pieces_below

    return _without_page(pieces_below(_parse(f"<html><body>{markup}</body></html>")))


def _headline(pieces: Sequence[Piece]) -> str:
    """The heading above the first paragraph; one further down is a sub-heading."""
    for piece in pieces:
        if piece.zone is Zone.HEADLINE:
            return piece.text
        if piece.zone in _PROSE:
            break
    return ""


def decode_page(data: bytes) -> str:
    """Give the text of a page by its byte order mark, its <meta charset>, or as plain text is decoded."""
    refuse_binary(data)
    named = _CHARSET.search(data[:_HEAD])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = named[1].decode("ascii").lower()
        encoding = "cp1252" if encoding in _LATIN else encoding
        if encoding not in ("utf-8", "utf8") and not _is_utf8(data):
            try:
                return data.decode(encoding)
            except (LookupError, UnicodeDecodeError):
                pass  # the page is wrong about itself
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    """Text beyond ASCII that is sound UTF-8 is UTF-8, whatever the page says; pure ASCII reads the same in either."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _parse(page: str) -> HtmlElement:
    from lxml import etree, html

    # The parser refuses text that declares an encoding of its own, hence bytes; NUL would end the page early.
    page = _DECLARATION.sub("", page.lstrip("\ufeff"))
    source = _SUBSET.sub("", page, count=1).replace("\0", "").encode("utf-8")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(source, parser=parser, ensure_head_body=False)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise ReadingError("no article found in the page") from None
    # At a limit (256 levels) the parser stops and keeps silent: half an article must not pass for a whole one.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadingError("the page is nested too deeply to be read whole")
    return root


def _without_page(pieces: Sequence[Piece]) -> tuple[list[Piece], Marks]:
    """Leave out lines by which a page speaks of itself ("Les plus lus"), and know bylines by their words.

    Ignore marks of what is left out go to the next piece; those that no piece follows are given beside the pieces.
    """
    zones = zones_of([Line(piece.text) for piece in pieces], french_zone_words())
    kept: list[Piece] = []
    waiting: Marks = ()
    for piece, zone in zip(pieces, zones, strict=True):
        if zone is Zone.BOILERPLATE or not piece.text:
            waiting += piece.marks
            continue
        by_words = piece.zone is Zone.PARAGRAPH and zone in (Zone.BYLINE, Zone.CAPTION)
        kept.append((piece._replace(zone=zone) if by_words else piece).behind(waiting))
        waiting = ()
    return kept, waiting


def _joined(
    pieces: Sequence[Piece], leftover: Marks, marks: Sequence[Mark]
) -> tuple[str, tuple[Block, ...], tuple[IgnoreMark, ...]]:
    blocks, start = [], 0
    for piece in pieces:
        blocks.append(Block(start, start + len(piece.text), piece.zone))
        start += len(piece.text) + 1
    text = "\n".join(piece.text for piece in pieces)
    places = [(n, block.start + at) for block, piece in zip(blocks, pieces, strict=True) for n, at in piece.marks]
    places += [(number, len(text)) for number, _ in leftover]
    return text, tuple(blocks), ignored_regions(marks, places, blocks)
