"""The results of a run, in memory while they are few and on disk once they are many: 100,000 articles fit anywhere."""

from __future__ import annotations

import weakref
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple, cast, overload

from audit.model import Audit, Failure
from audit.records import decode, encode

IN_MEMORY = 500
"""Audits that are kept as they are: some 10 MB; more than that go to a temporary file."""


class _Place(NamedTuple):
    """What is kept of an audit in memory: what orders it, and where its record is."""

    score: float
    path: str
    start: int
    length: int


class Results:
    """Takes results as they come and gives the audits worst first; its file goes when nobody needs it any more."""

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        """Keep up to ``in_memory`` audits in memory."""
        self.failures: list[Failure] = []
        self._most = in_memory
        self._kept: list[Audit] = []
        self._places: list[_Place] = []
        self._file: BinaryIO | None = None

    def add(self, result: Audit | Failure) -> None:
        """Take one result. Raises ``OSError`` when the disk is full."""
        if isinstance(result, Failure):
            self.failures.append(result)
        elif self._file is None and len(self._kept) < self._most:
            self._kept.append(result)
        else:
            self._spill(result)

    def _spill(self, audit: Audit) -> None:
        if self._file is None:
            import tempfile  # not for a few articles: it loads all compressions that Python has

            # Has no name where the system allows it: a killed run leaves nothing behind.
            self._file = cast(BinaryIO, tempfile.TemporaryFile(prefix="audit-"))  # noqa: SIM115 - lives as long as this object
            weakref.finalize(self, self._file.close)
            kept, self._kept = self._kept, []
            for each in kept:
                self._spill(each)
        record = zlib.compress(encode(audit), 1)
        start = self._places[-1].start + self._places[-1].length if self._places else 0
        self._file.write(record)
        self._places.append(_Place(audit.score.value, audit.document.path, start, len(record)))

    def worst_first(self) -> Sequence[Audit]:
        """Give all audits, the lowest score first and by path where scores are equal; add nothing after that."""
        if self._file is None:
            return tuple(sorted(self._kept, key=lambda audit: (audit.score.value, audit.document.path)))
        self._file.flush()
        return SpooledAudits(self, sorted(self._places))

    def read(self, place: _Place) -> Audit:
        """Give the audit of a place."""
        assert self._file is not None
        self._file.seek(place.start)
        return cast(Audit, decode(zlib.decompress(self._file.read(place.length))))


class SpooledAudits(Sequence[Audit]):
    """Audits on disk, each read when it is asked for."""

    def __init__(self, results: Results, places: Sequence[_Place]) -> None:
        """Take the results on disk and, in the order wanted, where each audit is."""
        self._results = results
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Audit: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Audit]: ...
    def __getitem__(self, index: int | slice) -> Audit | Sequence[Audit]:
        if isinstance(index, slice):
            return SpooledAudits(self._results, self._places[index])
        return self._results.read(self._places[index])

    def __iter__(self) -> Iterator[Audit]:
        return map(self._results.read, self._places)
