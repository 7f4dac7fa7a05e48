"""The lines of an article -> their zones, by what each says and by what stands around it.

Whatever is in doubt stays a paragraph: a paragraph taken for a part of the page would hide its faults.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from audit.model import Zone
from audit.reading.lines import SHORT, ends_sentence, is_credit, zone_of_line
from audit.reading.zone_words import ZoneWords, key_of

_HEADLINE_WORDS = range(3, 31)
_CAPTION_WORDS = 80
_ARTICLE_LINES = 3
"""Paragraphs that an article has before the links at its end may begin."""


class Line(NamedTuple):
    """A line without its outer white space, and whether it follows the line before it without an empty one between."""

    text: str
    adjoins: bool = False


def zones_of(lines: Sequence[Line], words: ZoneWords) -> list[Zone]:
    """Give the zone of each line: HEADLINE, BYLINE, CAPTION or BOILERPLATE where that is sure, else PARAGRAPH."""
    zones = [zone_of_line(line.text, words) or Zone.PARAGRAPH for line in lines]
    for index in range(1, len(lines)):
        if _is_caption(lines, zones, index, words):
            zones[index - 1] = Zone.CAPTION
    _mark_headline(lines, zones)
    _mark_end(lines, zones, words)
    return zones


def _is_caption(lines: Sequence[Line], zones: Sequence[Zone], index: int, words: ZoneWords) -> bool:
    """Whether the line before ``index`` is a caption: a paragraph of its own with its credit right below it."""
    before = lines[index - 1]
    return (
        zones[index] is Zone.BYLINE
        and lines[index].adjoins
        and not before.adjoins
        and index > 1
        and zones[index - 1] is Zone.PARAGRAPH
        and len(before.text.split()) <= _CAPTION_WORDS
        and is_credit(lines[index].text, words)
    )


def _mark_headline(lines: Sequence[Line], zones: list[Zone]) -> None:
    """The first line is the headline if it is short, no sentence, and stands above prose that is longer."""
    first = next((index for index, zone in enumerate(zones) if zone is Zone.PARAGRAPH), None)
    if first is None or len(lines[first].text) > SHORT:
        return
    text = lines[first].text
    if len(text.split()) not in _HEADLINE_WORDS or ends_sentence(text) or not _opens_line(text):
        return
    prose = [
        line.text for line, zone in zip(lines[first + 1 :], zones[first + 1 :], strict=True) if zone is Zone.PARAGRAPH
    ]
    if prose and len(prose[0]) > len(text) and ends_sentence(prose[0]):
        zones[first] = Zone.HEADLINE


def _opens_line(text: str) -> bool:
    letter = next((character for character in text if character.isalnum()), "")
    return letter.isupper() or letter.isdigit()


def _mark_end(lines: Sequence[Line], zones: list[Zone], words: ZoneWords) -> None:
    """After "Les plus lus" and the like, all the rest is links and teasers, if it is shorter than the article."""
    total = sum(len(line.text) for line in lines)
    read = paragraphs = 0
    for index, line in enumerate(lines):
        if paragraphs >= _ARTICLE_LINES and total < 2 * read and _announces_end(line, words):
            zones[index:] = [Zone.BOILERPLATE] * (len(lines) - index)
            return
        read += len(line.text)
        paragraphs += zones[index] is Zone.PARAGRAPH


def _announces_end(line: Line, words: ZoneWords) -> bool:
    return not line.adjoins and len(line.text) <= SHORT and key_of(line.text) in words.ends
