"""Faults of spaces around signs: missing, doubled, in front of a comma, or written in two ways in one article.

Each function takes a ``Page`` and gives faults in the order of the text. What is only a house style (no space before
« ! » in Québec, none inside « » in Switzerland) is a fault only where the same article mostly does otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from audit.language.lexicon import Lexicon

BLANK = r"[^\S\n\r]"
"""A space of any sort that ends no line: plain, no-break, narrow, thin."""
LEAST_SPACED = 2
"""So many signs must have their space before an article is taken to write one."""
SPACED_TO_MISSING = 2
"""And so many times as many as lack it: what an article does by halves is a mixture of sources, not a slip."""
LONGEST_GAP = 3
"""More spaces than that align a table, and so do the others of that line."""
LONGEST_QUOTATION = 300
"""Code points between « and » up to which both are taken for a pair."""
LONGEST_WORD = 30
"""Code points of a word that are shown beside a space."""
SURE_LETTERS = 4
"""A word of so many letters before « . » and a name is no abbreviation and no first half of a brand."""

_TABLE_GAP = " " * (LONGEST_GAP + 1)
_DOUBLE = regex.compile(r"(?<=\S) {2,}(?=\S)")
_GLUED = regex.compile(r"[.,!?]\p{L}{2}")
_GLUED_WORDS = regex.compile(
    r"(?<![\p{L}\p{M}\d./@:_-])(?P<before>[\p{L}\p{M}]{2,}+)(?P<sign>[.,!?])"
    r"(?P<after>\p{L}[\p{L}\p{M}]++)(?![./@:_\d]\w)"
)
_LATE_SIGN = regex.compile(r"(?P<word>[\p{L}\p{M}]{2,}+)[ \u00a0]++(?P<sign>[.,])(?=\s|$)")
_UNSPACED = {
    signs: regex.compile(rf"(?P<word>\p{{L}}[\p{{L}}\p{{M}}]++)(?P<sign>[{signs}])(?=\s|$)") for signs in (":", ";!?")
}
_SPACED = {signs: regex.compile(rf"[{signs}](?<={BLANK}.)(?=\s|$)") for signs in _UNSPACED}
_PAIR = regex.compile(rf"«(?P<first>{BLANK}?)(?P<said>[^«»\n\r]{{1,{LONGEST_QUOTATION}}}?)(?P<last>{BLANK}?)»")
_FIRST_WORD = regex.compile(r"\w*")
_LAST_WORD = regex.compile(r"(\w*\W?)$")


class Page(NamedTuple):
    """The text of an article, the spans of its audited blocks and of those that are not, in order."""

    text: str
    spans: Sequence[tuple[int, int]]
    silent: Sequence[tuple[int, int]]
    lexicon: Lexicon

    def found(self, pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
        """Give the places of a pattern, which must not cross lines, in what is audited."""
        for found in pattern.finditer(self.text):
            # Most articles have no silent block: one search of the whole text is much faster than one a block.
            if not any(start <= found.start() < end for start, end in self.silent):
                yield found

    def is_french(self, word: str) -> bool:
        """Tell whether a word is in the lexicon and not more at home in English."""
        norm = word.lower()
        return self.lexicon.form(norm).known and not self.lexicon.may_be_english(norm)


class Fault(NamedTuple):
    """A span of code points and what to write instead (``""``: no suggestion)."""

    start: int
    end: int
    better: str = ""


def doubled_spaces(page: Page) -> Iterator[Fault]:
    """Give each run of two or three plain spaces between words of a line, with the words that it touches.

    A no-break space beside a plain one is left alone: editing systems write it, and no reader sees it.
    """
    if "  " not in page.text:
        return
    for found in page.found(_DOUBLE):
        start, end = found.span()
        if end - start <= LONGEST_GAP and _TABLE_GAP not in _line_at(page.text, start):
            yield _between_words(page.text, start, end)


def _line_at(text: str, place: int) -> str:
    last = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : last if last >= 0 else len(text)]


def _between_words(text: str, start: int, end: int) -> Fault:
    before = _LAST_WORD.search(text[max(0, start - LONGEST_WORD) : start])
    after = _FIRST_WORD.match(text[end : end + LONGEST_WORD])
    left = before[0] if before else ""
    right = (after[0] if after else "") or text[end : end + 1]
    return Fault(start - len(left), end + len(right), f"{left} {right}")


def missing_spaces(page: Page) -> Iterator[Fault]:
    """Give words that a sign glues together: « rapport.Le », « hier,il »."""
    if not _GLUED.search(page.text):
        return
    for found in page.found(_GLUED_WORDS):
        before, sign, after = found.group("before", "sign", "after")
        if before.islower() and page.is_french(before) and _goes_on(page, before, sign, after):
            # « ! » and « ? » may lack the space in front of them too; that is another rule's affair.
            yield Fault(found.start(), found.end(), f"{before}{sign} {after}")


def _goes_on(page: Page, before: str, sign: str, after: str) -> bool:
    if sign == ",":
        return after.islower() and page.is_french(after)
    # « étudiant.es » and « fichier.txt » go on in small letters; a sentence does not.
    if not after.istitle():
        return False
    return page.is_french(after) or (sign == "." and len(before) >= SURE_LETTERS)


def late_signs(page: Page) -> Iterator[Fault]:
    """Give commas and full stops with a space in front of them."""
    if " ," not in page.text and " ." not in page.text:
        return
    for found in page.found(_LATE_SIGN):
        word, sign = found.group("word", "sign")
        if sign == "," or not page.text.startswith(" .", found.end()):
            yield Fault(found.start(), found.end(), f"{word}{sign}")


def unspaced_colons(page: Page) -> Iterator[Fault]:
    """Give colons without a space in an article that writes one."""
    return _unspaced(page, ":")


def unspaced_marks(page: Page) -> Iterator[Fault]:
    """Give semicolons, exclamation and question marks without a space in an article that writes one."""
    return _unspaced(page, ";!?")


def _unspaced(page: Page, signs: str) -> Iterator[Fault]:
    spaced = [page.text[found.start() - 1] for found in page.found(_SPACED[signs])]
    if len(spaced) < LEAST_SPACED:
        return
    missing = [found for found in page.found(_UNSPACED[signs]) if page.is_french(found["word"])]
    if len(spaced) >= SPACED_TO_MISSING * len(missing):
        for found in missing:
            yield Fault(found.start(), found.end(), f"{found['word']}{spaced[0]}{found['sign']}")


def unspaced_guillemets(page: Page) -> Iterator[Fault]:
    """Give « or » without a space where its partner has one, or where most marks of the article have."""
    if "«" not in page.text:
        return
    pairs = list(page.found(_PAIR))
    blanks = [found[name] for found in pairs for name in ("first", "last")]
    spaced = [blank for blank in blanks if blank]
    missing = len(blanks) - len(spaced)
    habit = len(spaced) >= LEAST_SPACED and len(spaced) >= SPACED_TO_MISSING * missing
    for found in pairs:
        first, last = found.group("first", "last")
        if (first or last or habit) and not (first and last):
            yield _unspaced_mark(found, first or last or spaced[0])


def _unspaced_mark(found: regex.Match[str], blank: str) -> Fault:
    said = found["said"]
    if not found["first"]:
        word = _FIRST_WORD.match(said)
        beside = (word[0] if word else "") or said[:1]
        return Fault(found.start(), found.start() + 1 + len(beside), f"«{blank}{beside}")
    word = _LAST_WORD.search(said)
    beside = word[0] if word else said[-1:]
    return Fault(found.end() - 1 - len(beside), found.end(), f"{beside}{blank}»")
