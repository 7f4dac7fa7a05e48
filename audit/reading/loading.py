"""A path or standard input -> bytes, within a size limit."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from audit.reading.errors import ReadingError

LARGEST_TEXT = 20_000_000
"""Bytes of plain text that are read: some three million words, far beyond any article."""

LARGEST_HTML = 10_000_000
"""Bytes of HTML that are parsed: the tree takes some ten times as much memory."""


def load(path: str) -> bytes:
    """Read a file; raise ``ReadingError`` when it is absent, a folder, a device, forbidden or over 20 MB."""
    with opened(path) as stream:
        return load_stream(stream)


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """Open a file to be read; raise ``ReadingError`` when it is absent, a folder, a device or forbidden."""
    file = Path(path)
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ReadingError("a folder, not a file")
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
            raise ReadingError("a device or socket, not a file")
        stream = file.open("rb")
    except FileNotFoundError:
        raise ReadingError("no such file or folder") from None
    except PermissionError:
        raise ReadingError("permission denied") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else None
        raise ReadingError(f"cannot be read ({reason or 'bad path'})") from None
    with stream:
        try:
            yield stream
        except OSError as error:
            raise ReadingError(f"cannot be read ({error.strerror})") from None


def load_stream(stream: BinaryIO) -> bytes:
    """Read a stream to its end; raise ``ReadingError`` when it is empty or goes on beyond 20 MB."""
    data = stream.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise ReadingError(f"too large: over {LARGEST_TEXT // 1_000_000} MB of text")
    if not data:
        raise ReadingError("empty")
    return data
