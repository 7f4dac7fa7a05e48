"""The tree of a page -> the pieces of its article in reading order, each with its zone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from audit.model import Zone
from audit.reading.html_article import article_of, headline_before
from audit.reading.html_marks import MARK_TAG
from audit.reading.html_noise import remove_noise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE_LIST = """
a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rp rt ruby s samp
small span strike strong sub sup time tt u var wbr img
"""
_INLINE = frozenset({*_INLINE_LIST.split(), MARK_TAG})
"""Elements inside a paragraph; every other one parts blocks."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BYLINE_NAMES_LIST = "author authors auteur auteurs byline credit credits copyright dateline pubdate signature"
_BYLINE_NAMES = frozenset(_BYLINE_NAMES_LIST.split())
_CAPTION_NAMES = frozenset({"caption", "figcaption", "legend", "legende"})
_CUT = re.compile(r"[^a-z]+")
_SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
"""White space that a browser shows as one space. No-break spaces are text and stay."""

_MOST_LINK = 0.65
"""Share of a block's text inside links above which it is a list of links or a teaser and no prose."""

_BYLINE_WORDS = 25
"""Words above which what a page calls "author" is a portrait of the author and prose."""


class Piece(NamedTuple):
    """A block of the article: its text in one line, its zone, and the ignore marks in it (number and offset)."""

    text: str
    zone: Zone
    marks: tuple[tuple[int, int], ...] = ()

    def behind(self, dropped: tuple[tuple[int, int], ...]) -> Piece:
        """Give the piece with the marks of what was dropped before it: they stand at its beginning."""
        return self._replace(marks=(*((number, 0) for number, _ in dropped), *self.marks)) if dropped else self


def article_pieces(root: HtmlElement) -> list[Piece]:
    """Give the pieces of the page's article, headline first; an empty list when there is none. ``root`` is consumed."""
    remove_noise(root)
    article = article_of(root)
    return _Walk(root, article, headline_before(root, article)).pieces()


def pieces_below(root: HtmlElement) -> list[Piece]:
    """Give the pieces of all text below ``root``, which holds one article and nothing else. ``root`` is consumed."""
    remove_noise(root)
    return _Walk(root, root, root).pieces()


class _Fragment(NamedTuple):
    """A run of text inside a block: the zone of the nearest element that has one, and whether it is a link."""

    text: str
    zone: Zone | None
    linked: bool
    mark: int = -1
    """The number of the ignore mark that stands here, in place of text."""


class _Walk:
    """One pass over a page that gathers text into pieces; it goes by events, so deep nesting costs no stack."""

    def __init__(self, top: HtmlElement, article: HtmlElement, start: HtmlElement) -> None:
        self._top, self._article, self._start = top, article, start
        self._around = {article, *article.iterancestors()}
        self._reading = False
        self._found: list[Piece] = []
        self._fragments: list[_Fragment] = []
        self._zones: list[tuple[Zone | None, Zone | None]] = [(None, None)]
        """For each open element: the nearest zone, and the nearest zone of an element that parts blocks."""
        self._links = 0
        self._waiting: tuple[tuple[int, int], ...] = ()
        """Ignore marks that no kept text has followed yet."""

    def pieces(self) -> list[Piece]:
        """Read from the headline to the end of the article."""
        for event, element in etree.iterwalk(self._top, events=("start", "end")):
            if event == "start":
                self._enter(element)
            else:
                self._leave(element)
                if element is self._article:
                    break
        return [*self._found, Piece("", Zone.PARAGRAPH, self._waiting)] if self._waiting else self._found

    def _enter(self, element: HtmlElement) -> None:
        if element.tag not in _INLINE:
            self._flush()
        self._reading = self._reading or element is self._start
        self._links += element.tag == "a"
        # What the article stands in says nothing of its parts: <body class="author">, <html lang="en">.
        zone = None if element in self._around else _zone_of(element)
        nearest, of_block = self._zones[-1]
        self._zones.append((zone or nearest, of_block if element.tag in _INLINE else zone or of_block))
        if element.tag == MARK_TAG and element.get("n", "").isdecimal():
            self._fragments.append(_Fragment("", None, False, int(element.get("n", ""))))
        self._add(element.text)

    def _leave(self, element: HtmlElement) -> None:
        if element.tag not in _INLINE:
            self._flush()
        self._links -= element.tag == "a"
        self._zones.pop()
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if self._reading and text:
            self._fragments.append(_Fragment(text, self._zones[-1][0], self._links > 0))

    def _flush(self) -> None:
        fragments, self._fragments = self._fragments, []
        text = _SPACE.sub(" ", "".join(fragment.text for fragment in fragments)).strip()
        marks = _marks(fragments, len(text))
        if not text:
            self._waiting += marks
            return
        zone = self._zone_of_block(fragments)
        if zone is Zone.BYLINE and len(text.split()) > _BYLINE_WORDS:
            zone = Zone.PARAGRAPH
        headline = zone is Zone.HEADLINE and all(piece.zone is not Zone.HEADLINE for piece in self._found)
        if headline or zone is Zone.BYLINE or _link_share(fragments) <= _MOST_LINK:
            self._found.append(Piece(text, zone, marks).behind(self._waiting))
            self._waiting = ()
        else:
            self._waiting += marks

    def _zone_of_block(self, fragments: list[_Fragment]) -> Zone:
        """What all the text agrees on (a paragraph that is one <span lang="en">), else the zone of the block."""
        zones = {fragment.zone for fragment in fragments if fragment.text.strip()}
        agreed = zones.pop() if len(zones) == 1 else self._zones[-1][1]
        return agreed or Zone.PARAGRAPH


def _marks(fragments: list[_Fragment], length: int) -> tuple[tuple[int, int], ...]:
    """The ignore marks among fragments: number, and offset in their text when its white space is collapsed."""
    if all(fragment.mark < 0 for fragment in fragments):
        return ()
    before, found = "", []
    for fragment in fragments:
        before += fragment.text
        if fragment.mark >= 0:
            found.append((fragment.mark, min(len(_SPACE.sub(" ", before).lstrip()), length)))
    return tuple(found)


def _link_share(fragments: list[_Fragment]) -> float:
    linked = sum(len(fragment.text.strip()) for fragment in fragments if fragment.linked)
    return linked / (sum(len(fragment.text.strip()) for fragment in fragments) or 1)


def _zone_of(element: HtmlElement) -> Zone | None:
    """The zone that an element gives to the text in it by its tag, language or class; ``None`` if none."""
    tag = element.tag
    if tag in _HEADINGS:
        return Zone.HEADLINE
    if tag == "figcaption":
        return Zone.CAPTION
    if tag in ("address", "time") or "author" in (element.get("rel") or "").lower().split():
        return Zone.BYLINE
    language = (element.get("lang") or element.get("xml:lang") or "").strip().lower()
    if language and language.split("-")[0] != "fr":
        return Zone.FOREIGN
    names = set(_CUT.split(f"{element.get('class', '')} {element.get('itemprop', '')}".lower()))
    if names & _CAPTION_NAMES:
        return Zone.CAPTION
    if names & _BYLINE_NAMES:
        return Zone.BYLINE
    return Zone.QUOTATION if tag == "blockquote" else None
