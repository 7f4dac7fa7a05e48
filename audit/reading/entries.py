"""Files and standard input -> one entry for each article, read as it is asked for: inputs may be larger than memory."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from audit.input_formats import SINGLE_FORMATS
from audit.model import Document, Failure
from audit.reading.errors import ReadingError
from audit.reading.fields import DEFAULT_FIELDS, Fields
from audit.reading.formats import HEAD, format_of, reader_of
from audit.reading.items import Broken, Item, document_of, one_line, path_of
from audit.reading.loading import load, load_stream, opened
from audit.reading.paths import shown

_LONGEST_LABEL = 200
"""Of an id; one that is longer is no name for people."""


class Unread(NamedTuple):
    """A file that is one article: read where it is audited."""

    path: str
    format: str
    data: bytes | None = None
    """Its bytes, where it is no file (standard input)."""


Entry = Unread | Item | Failure


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How inputs are to be read: in a format given (``""``: by content), and the fields of JSON Lines."""

    format: str = ""
    fields: Fields = field(default_factory=lambda: DEFAULT_FIELDS)


DEFAULT = ReadingOptions()


class Entries:
    """The articles of some inputs in their order, once over. It counts what it has read, for progress."""

    def __init__(self, paths: Sequence[str], options: ReadingOptions = DEFAULT, stdin: BinaryIO | None = None) -> None:
        """Take paths as ``expand`` gives them; ``"-"`` is ``stdin`` or that of the process."""
        self._paths = paths
        self._options = options
        self._stdin = stdin
        self.read = 0
        """Entries given so far."""
        self.bytes_read = 0
        self.bytes_in_all: int | None = None if "-" in paths else sum(_size(path) for path in paths)
        """``None`` where standard input is among the inputs."""

    def __iter__(self) -> Iterator[Entry]:
        for path in self._paths:
            for entry in self._of(path):
                self.read += 1
                yield entry

    def share(self, done: int) -> float | None:
        """Give the share of all inputs, 0 to 1, of which so many entries are done; ``None`` where nobody can know."""
        if not self.bytes_in_all or not self.read:
            return None
        return min(1.0, self.bytes_read / self.bytes_in_all * done / self.read)

    def _of(self, path: str) -> Iterator[Entry]:
        before = self.bytes_read
        try:
            if path == "-":
                yield from self._of_stream(path, self._stdin or sys.stdin.buffer)
                return
            with opened(path) as stream:
                yield from self._of_stream(path, stream)
        except ReadingError as error:
            yield Failure(shown(path), error.reason)
        finally:
            self.bytes_read = before + (0 if path == "-" else _size(path))

    def _of_stream(self, path: str, stream: BinaryIO) -> Iterator[Entry]:
        head = stream.read(HEAD)
        format = self._options.format or format_of(head, Path(path).suffix.lower())
        if format in SINGLE_FORMATS:
            data = load_stream(io.BufferedReader(_Rejoined(head, stream, self))) if path == "-" else None
            yield Unread(path, format, data)
            return
        labels: Counter[str] = Counter()
        rejoined = io.BufferedReader(_Rejoined(head, stream, self), 1 << 16)
        found = reader_of(format, self._options.fields)(rejoined)
        number = 0
        for number, item in enumerate(found, start=1):
            label = one_line(item.id)[:_LONGEST_LABEL] or str(number)
            labels[label] += 1
            if labels[label] > 1:
                label = f"{label}({labels[label]})"
            if isinstance(item, Broken):
                yield Failure(path_of(shown(path), label), item.reason)
            else:
                yield replace(item, file=shown(path), label=label)
        if not number:
            yield Failure(shown(path), "no article in it")


def document_at(entry: Unread | Item) -> Document:
    """Give the document of an entry. Raises ``ReadingError`` where there is no article to be read."""
    if isinstance(entry, Item):
        return document_of(entry)
    from audit.reading import read_as

    return read_as(entry.format, load(entry.path) if entry.data is None else entry.data, entry.path)


def place_of(entry: Unread | Item) -> str:
    """Give the path by which reports name an entry."""
    return shown(entry.path) if isinstance(entry, Unread) else path_of(entry.file, entry.label)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0


class _Rejoined(io.RawIOBase):
    """A stream with the bytes that were read off it put back before it; it counts what passes."""

    def __init__(self, head: bytes, rest: BinaryIO, counter: Entries) -> None:
        self._head = head
        self._rest = rest
        self._counter = counter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        self._counter.bytes_read += len(data)
        return len(data)
