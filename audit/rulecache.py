"""The compiled rules as a file: a header, then one JSON line for each rule, pattern and word set, read when needed.

With 5,000 rules the file has some 8 MB; decoding all of it would take most of the start-up time, and one run needs
a few hundred of its lines.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

_Made = TypeVar("_Made")
KEPT = 7
"""Caches of other rules that stay beside the newest: checkouts and own rules do not push each other out."""


class LazyLines(Sequence[_Made], Generic[_Made]):
    """JSON lines, each decoded and made into an object when first used."""

    def __init__(self, lines: Sequence[bytes], make: Callable[[Any], _Made]) -> None:
        self._lines = lines
        self._make = make
        self._made: dict[int, _Made] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> _Made: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_Made]: ...
    def __getitem__(self, at: int | slice) -> _Made | Sequence[_Made]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        made = self._made.get(at)
        if made is None:
            made = self._made[at] = self._make(json.loads(self._lines[at]))
        return made


class LazyWords(Mapping[str, frozenset[str]]):
    """Word sets by name, each decoded when first asked for."""

    def __init__(
        self, names: Sequence[str], lines: Sequence[bytes], beside: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        """Take names and lines of the sets; those of ``beside`` are there as well."""
        self._beside = beside or {}
        self._places = {name: at for at, name in enumerate(names)}
        self._sets: LazyLines[frozenset[str]] = LazyLines(lines, frozenset)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self._sets[self._places[name]] if name in self._places else self._beside[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._places
        yield from self._beside

    def __len__(self) -> int:
        return len(self._places) + len(self._beside)


class LazyIndex(Mapping[str, list[list[Any]]]):
    """Index entries by key, each decoded when first asked for: a text asks for a few hundred of ten thousand."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._lines = dict(line.split(b"\t", 1) for line in lines)

    def __getitem__(self, key: str) -> list[list[Any]]:
        found: list[list[Any]] = json.loads(self._lines[key.encode()])
        return found

    def __iter__(self) -> Iterator[str]:
        return (key.decode() for key in self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def index_lines(index: Mapping[str, Sequence[Sequence[Any]]]) -> list[str]:
    """Give the lines that ``LazyIndex`` reads: the key, a tab, the entries as JSON."""
    return [
        f"{key}\t{json.dumps(entries, ensure_ascii=False, separators=(',', ':'))}" for key, entries in index.items()
    ]


class Stored:
    """Compiled rules read back: ``header`` at once, everything else line by line."""

    def __init__(self, body: bytes) -> None:
        lines = body.split(b"\n")
        self.header: dict[str, Any] = json.loads(lines[0])
        self._sections: dict[str, tuple[int, int]] = {}
        at = 1
        for name, count in self.header["sections"]:
            self._sections[name] = (at, at + count)
            at += count
        self._lines = lines

    def section(self, name: str) -> Sequence[bytes]:
        """Give the lines of a section."""
        first, last = self._sections[name]
        return self._lines[first:last]


def encode(header: Mapping[str, Any], sections: Mapping[str, Sequence[Any]]) -> bytes:
    """Write a header and sections, one value a line: JSON, or a text that is taken as the line it is."""
    counted = [[name, len(values)] for name, values in sections.items()]
    rows = [{**header, "sections": counted}, *(value for values in sections.values() for value in values)]
    return "\n".join(
        row if isinstance(row, str) else json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows
    ).encode()


def read(path: Path, digest: str) -> Stored | None:
    """Give what a cache file holds, or ``None`` unless it is the user's own, whole, and of this very content."""
    try:
        if hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
            return None
        head, _, body = path.read_bytes().partition(b"\n")
        if head.decode("ascii") != f"{digest} {hashlib.sha256(body).hexdigest()}":
            return None
        with suppress(OSError):
            os.utime(path)  # what is used is not dropped for what was made later
        return Stored(body)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def write(path: Path, digest: str, body: bytes) -> None:
    """Write atomically and drop the caches of older rules. A folder that cannot be written is no error."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".rules-", delete=False) as file:
            file.write(f"{digest} {hashlib.sha256(body).hexdigest()}\n".encode("ascii") + body)
        Path(file.name).replace(path)
        for stale in sorted(path.parent.glob("rules-*"), key=lambda p: p.stat().st_mtime)[: -1 - KEPT]:
            stale.unlink()


def folder() -> Path:
    """Give the user's cache folder for this project (XDG; ``AUDIT_CACHE`` overrides it)."""
    given = os.environ.get("AUDIT_CACHE")
    if given:
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "mt-news-audit"
    except RuntimeError:  # no home folder is known
        return Path(tempfile.gettempdir()) / f"mt-news-audit-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
