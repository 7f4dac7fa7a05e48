"""The text of an XML file, cut at the tags of its items without parsing it: each item, and what is between them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from audit.reading.errors import ReadingError
from audit.reading.loading import LARGEST_TEXT

DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_TAG = re.compile(r"""<(?:[^>"']++|"[^"]*"|'[^']*')*+>""")
_LONGEST_TAG = 1 << 16
_ENDS = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
"""What may hold a tag that is none, and how it ends."""


class Cut(NamedTuple):
    """A piece of the file: an item from its start tag to its end tag, or what stands between items."""

    text: str
    line: int
    is_item: bool
    whole: bool = True
    """Whether the file goes on to the end tag."""


def cut(chunks: Iterator[str], names: Collection[str]) -> Iterator[Cut]:
    """Give the pieces of a file in order: between, item, between, item, ... between; together they are the file.

    ``names`` are the tags of items, without prefix. Raise ``ReadingError`` where one piece is over 20 MB.
    """
    window = _Window(chunks)
    marks = "|".join(map(re.escape, (*_ENDS, "<!DOCTYPE")))
    token = re.compile(rf"{marks}|</?(?:[\w.-]+:)?(?:{'|'.join(map(re.escape, names))})(?=[\s/>])")
    depth = at = 0
    while found := window.search(token, at):
        mark, start = found[0], found.start()
        at = window.end_of(mark, start)
        if mark[1] in "!?":
            continue
        if mark[1] == "/":
            if not depth:
                continue
            depth -= 1
        else:
            if not depth:
                yield window.taken(start, is_item=False)
                at -= start
            depth += window.text[at - 2 : at] != "/>"
        if not depth:
            yield window.taken(at, is_item=True)
            at = 0
    yield window.taken(len(window.text), is_item=depth > 0, whole=not depth)
    if depth:
        yield Cut("", window.line, is_item=False)


class _Window:
    """The part of the file that is in memory: from the end of the last piece given to wherever was looked for."""

    def __init__(self, chunks: Iterator[str]) -> None:
        self._chunks = chunks
        self.text = ""
        self.line = 1

    def search(self, token: re.Pattern[str], at: int) -> re.Match[str] | None:
        """The next token; one that the end of the window cuts is found once more has been read."""
        while not (found := token.search(self.text, at)):
            cut_off = self.text.rfind("<", at)
            at = cut_off if cut_off >= 0 else len(self.text)
            if not self._read_on():
                return None
        return found

    def end_of(self, mark: str, start: int) -> int:
        """Where that which begins with ``mark`` ends; the end of the file if it does not."""
        if mark in _ENDS:
            return self._after(_ENDS[mark], start + len(mark))
        pattern = DOCTYPE if mark == "<!DOCTYPE" else _TAG
        while not (found := pattern.match(self.text, start)):
            if len(self.text) - start > _LONGEST_TAG or not self._read_on():
                return self._after(">", start)
        return found.end()

    def taken(self, end: int, *, is_item: bool, whole: bool = True) -> Cut:
        """Give the text up to ``end`` away."""
        text, self.text = self.text[:end], self.text[end:]
        line, self.line = self.line, self.line + text.count("\n")
        return Cut(text, line, is_item, whole)

    def _after(self, mark: str, at: int) -> int:
        while (found := self.text.find(mark, at)) < 0:
            at = max(at, len(self.text) - len(mark) + 1)
            if not self._read_on():
                return len(self.text)
        return found + len(mark)

    def _read_on(self) -> bool:
        """Read as much again as there is, so that a long item is copied a few times and not a thousand."""
        if len(self.text) > LARGEST_TEXT:
            raise ReadingError(f"too large: over {LARGEST_TEXT // 1_000_000} MB in one item")
        read, wanted = [], max(1, len(self.text))
        for chunk in self._chunks:
            read.append(chunk)
            wanted -= len(chunk)
            if wanted <= 0:
                break
        self.text += "".join(read)
        return bool(read)
