"""XML of any length -> its items, one at a time, each parsed alone.

So a file is never in memory whole, an item that is no sound XML costs no other, and no entity that the file defines is
ever known: nothing can be blown up or read from elsewhere.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator
from html.entities import html5
from typing import BinaryIO

from lxml import etree

from audit.reading.errors import ReadingError
from audit.reading.xml_cutting import DOCTYPE, Cut, cut

_CHUNK = 1 << 16
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NAMESPACE = re.compile(r"""\s(xmlns(?::[\w.-]+)?\s*=\s*(?:"[^"<]*"|'[^'<]*'))""")
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_REFERENCE = re.compile(r"<!\[CDATA\[.*?\]\]>|&([A-Za-z][A-Za-z0-9]*);", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_TOLERATED = frozenset({"NS_ERR_UNDEFINED_NAMESPACE"})
"""Feeds often use a prefix that they never declare; no text is lost by it."""

Element = etree._Element


class XmlItems:
    """The items of an XML file. ``frame`` is what stands before the first of them: a tree without its end."""

    def __init__(self, source: BinaryIO, names: Collection[str]) -> None:
        """Read up to the first element of one of ``names`` (without prefix). Raises ``ReadingError``."""
        self._cuts = cut(_characters(source), names)
        before = DOCTYPE.sub("", next(self._cuts).text, count=1)
        declared = {name.partition("=")[0].strip(): name for name in _NAMESPACE.findall(before)}
        self._namespaces = " ".join(declared.values())
        root = _ROOT.search(before)
        self._root = root[1] if root else ""
        self._end = re.compile(rf"</{re.escape(self._root)}\s*>")
        self._closed = bool(self._end.search(before))
        self.frame = _leniently(before)

    def __iter__(self) -> Iterator[Element | ReadingError]:
        """Give each item, or the error of one that is no sound XML. Raise ``ReadingError`` if the file is cut off."""
        for piece in self._cuts:
            if piece.is_item:
                try:
                    yield parsed(piece, self._namespaces)
                except ReadingError as error:
                    yield error
            # Where the file ends inside an item, that item has said so.
            self._closed = self._closed or not piece.whole or bool(self._end.search(piece.text[-_CHUNK:]))
        if self._root and not self._closed:
            raise ReadingError("the file ends before it is complete")


def parsed(piece: Cut, namespaces: str) -> Element:
    """Give the tree of an item; raise ``ReadingError`` with the line of the file where it is no sound XML."""
    text = _REFERENCE.sub(_character, piece.text)
    # Recovering only to see every error: any but the tolerated ones is one.
    parser = _parser(recover=True)
    try:
        root = etree.fromstring(f"<item {namespaces}>{text}</item>".encode(), parser)
    except UnicodeEncodeError:
        raise ReadingError(f"damaged characters after line {piece.line}") from None
    errors = [entry for entry in parser.error_log if entry.type_name not in _TOLERATED]
    if not piece.whole or errors or root is None or not len(root):
        line = piece.line + (errors[0].line - 1 if errors else 0)
        reason = " ".join(errors[0].message.split()) if piece.whole and errors else "the file ends inside it"
        raise ReadingError(f"broken XML in line {line}: {reason}")
    return root[0]


def name_of(element: Element) -> str:
    """Give the tag without namespace or prefix."""
    tag = str(element.tag)
    return tag.rpartition("}")[2].rpartition(":")[2]


def found(element: Element, *names: str) -> Iterator[Element]:
    """Give the descendants of these names, in the order of the document, whatever their namespace."""
    return (each for each in element.iter("*") if name_of(each) in names and each is not element)


def text_in(element: Element | None) -> str:
    """Give all text of an element on one line, no-break spaces kept; ``""`` for none."""
    return "" if element is None else _SPACE.sub(" ", all_text(element)).strip()


def all_text(element: Element) -> str:
    """Give all text of an element as it is."""
    return "".join(str(text) for text in element.itertext())


def first_text(element: Element, *names: str) -> str:
    """Give the text of the first descendant of one of these names that has text, the first name first."""
    return next((text for name in names for each in found(element, name) if (text := text_in(each))), "")


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _leniently(before: str) -> Element:
    text = _DECLARATION.sub("", _REFERENCE.sub(_character, before).lstrip("\ufeff"))
    root = etree.fromstring(text.encode("utf-8", "replace"), _parser(recover=True)) if text.strip() else None
    return etree.Element("none") if root is None else root


def _character(reference: re.Match[str]) -> str:
    """XML knows five names of characters; feeds write ``&nbsp;`` and ``&eacute;`` all the same."""
    name = reference[1]
    return reference[0] if not name or name in _OF_XML else html5.get(f"{name};", reference[0])


def _characters(source: BinaryIO) -> Iterator[str]:
    """Decode as the byte order mark or the declaration says; what is damaged becomes surrogates, seen in its item."""
    head = source.read(_CHUNK)
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "")
    if not encoding:
        declared = _DECLARED.match(head)
        # A declaration that can be read byte by byte is not in UTF-16, whatever it says.
        encoding = declared[1].decode() if declared and not declared[1].lower().startswith(b"utf-16") else "utf-8"
    errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
    try:
        decoder = codecs.getincrementaldecoder(encoding)(errors)
    except LookupError:
        raise ReadingError(f"declares an encoding that is not known ({encoding})") from None
    while head:
        yield decoder.decode(head).replace("\r\n", "\n")
        head = source.read(_CHUNK)
    yield decoder.decode(b"", final=True)
