"""What a run has done so far, on disk, so that a run that was killed goes on where it stopped.

A journal is a text file that only grows: a line that says of which run it is, then a line for each article in the order
of the input. A line begins with its checksum and, for an article, the digest of what was read. A line that the end of
a process cut is known by its checksum, and done again.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from audit.model import Audit, Failure
from audit.reading import Entry, ReadingError, Unread
from audit.reading.loading import load
from audit.records import decode, encode
from audit.user_files import UserFileError

_OPENING = b'{"audit-journal": 1, '
_LONGEST_OPENING = 1 << 16
_SYNC_SECONDS = 1.0
"""A killed process loses nothing that it wrote; a computer that stops loses at most what is younger than this."""
_FRESH = "start a new one: remove the file or name another"


def digest_of(entry: Entry) -> str:
    """Give 16 hexadecimal digits for what was read of an entry: the bytes of a file, the fields of an item."""
    if isinstance(entry, Unread):
        try:
            content = load(entry.path) if entry.data is None else entry.data
        except ReadingError as error:
            return digest_of(Failure(entry.path, error.reason))
        content += f"|{entry.path}|{entry.format}".encode("utf-8", "surrogatepass")
    else:
        content = repr(entry).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=8).hexdigest()


class Journal:
    """The journal of one run, opened to be read and then added to; nobody else may use it meanwhile."""

    def __init__(self, path: Path, identity: Mapping[str, str]) -> None:
        """Open or begin a journal. ``identity``: what makes a run this one, by the words that say what it is.

        Raises ``UserFileError`` for a file that is no journal, is one of another run, or is in use.
        """
        self._path = path
        self._file = _opened(path)
        self._synced = time.monotonic()
        self.done = 0
        """Articles in it."""
        try:
            self._lock()
            self._records_from = self._begin(dict(identity))
            self._cut_torn_end()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Make sure that all is on disk, and let the file go."""
        if not self._file.closed:
            os.fsync(self._file.fileno())
            self._file.close()

    def results_of(self, entries: Iterator[Entry]) -> Iterator[Audit | Failure]:
        """Give what is in the journal and take its entries off ``entries``: afterwards these are those to be done.

        Raises ``UserFileError`` where an entry is not what it was.
        """
        self._file.seek(self._records_from)
        for number in range(1, self.done + 1):
            entry = next(entries, None)
            if entry is None:
                raise self._error(f"holds {self.done} articles, and the inputs now hold {number - 1}; {_FRESH}")
            digest, record = self._file.readline()[9:-1].split(b" ", 1)
            if digest_of(entry).encode() != digest:
                raise self._error(f"article {number} of the inputs is no longer what it was; {_FRESH}")
            yield decode(record)
        self._file.seek(0, os.SEEK_END)

    def add(self, digest: str, result: Audit | Failure) -> None:
        """Add the result of the next entry. Raises ``UserFileError`` when it cannot be written."""
        body = digest.encode() + b" " + encode(result) + b"\n"
        try:
            self._write(_checksum(body) + b" " + body)
            self.done += 1
            now = time.monotonic()
            if now - self._synced > _SYNC_SECONDS:
                os.fsync(self._file.fileno())
                self._synced = now
        except OSError as error:
            raise self._error(f"cannot be written: {error.strerror}") from None

    def _begin(self, identity: dict[str, str]) -> int:
        """Check the first line, or write it; give where the second begins."""
        first = self._file.readline(_LONGEST_OPENING)
        if not _OPENING.startswith(first[: len(_OPENING)]):
            raise self._error("is no journal of a run: nothing is overwritten; name another file")
        if first.endswith(b"\n"):
            self._compare(first, identity)
            return len(first)
        # Empty, or the run was killed as it began.
        self._file.seek(0)
        self._file.truncate()
        line = _OPENING + json.dumps(identity).encode()[1:] + b"\n"
        self._write(line)
        return len(line)

    def _compare(self, line: bytes, identity: dict[str, str]) -> None:
        try:
            held = json.loads(line)
        except ValueError:
            raise self._error(f"has a damaged first line; {_FRESH}") from None
        for what, value in identity.items():
            if held.get(what) != value:
                raise self._error(f"was made with other {what}; {_FRESH}")

    def _cut_torn_end(self) -> None:
        """Keep whole lines up to the first that is not: from there on the work is done again."""
        whole = self._records_from
        self._file.seek(whole)
        while line := self._file.readline():
            if not line.endswith(b"\n") or _checksum(line[9:]) != line[:8]:
                break
            whole += len(line)
            self.done += 1
        self._file.seek(whole)
        self._file.truncate()

    def _write(self, line: bytes) -> None:
        """What is written is out of this process at once, whatever happens to it."""
        self._file.write(line)
        self._file.flush()

    def _lock(self) -> None:
        try:
            import fcntl
        except ImportError:  # not on Windows
            return
        try:
            # Of this process alone: workers that outlive a killed parent for a second do not keep it.
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise self._error("is in use by another run") from None

    def _error(self, reason: str) -> UserFileError:
        return UserFileError(self._path, "", reason)


def _opened(path: Path) -> BinaryIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        return os.fdopen(descriptor, "r+b")
    except OSError as error:
        raise UserFileError(path, "", f"cannot be opened: {error.strerror}") from None


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)
