"""What a user names on the command line -> the files to read."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.input_formats import FEED_FORMATS
from audit.model import Failure
from audit.reading.errors import ReadingError

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
FEED_SUFFIXES = frozenset({".rss", ".atom", ".jsonl", ".ndjson", ".xlf", ".xliff", ".tmx"})
_READ = HTML_SUFFIXES | TEXT_SUFFIXES | FEED_SUFFIXES
_PERHAPS = frozenset({".xml", ".json"})
"""Files of a folder with these are read if they are feeds; much else is called so as well."""

_DIGITS = re.compile(r"(\d+)")


def expand(paths: Sequence[str]) -> tuple[list[str], list[Failure]]:
    """Give the files that ``paths`` name, each once, and a failure for each path that names nothing readable.

    A file stays as given whatever its suffix, and so does ``"-"``; a folder gives its texts, pages and feeds at any
    depth, in natural order (2 before 10), hidden ones left out; a pattern that the shell left alone is expanded (``**``
    at any depth).
    """
    inputs: dict[str, None] = {}
    failures = []
    for path in paths:
        found, reason = _expand_one(path)
        inputs.update(dict.fromkeys(found))
        if reason:
            failures.append(Failure(shown(path), reason))
    return list(inputs), failures


def shown(path: str) -> str:
    """Give a path as a report can show it: a name that is no valid UTF-8 would otherwise break every output."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _expand_one(path: str) -> tuple[list[str], str]:
    """The files of one path, and why there are none."""
    if path == "-":
        return [path], ""
    if not path or "\0" in path:
        return [], "not a path"
    if os.path.isdir(path):  # noqa: PTH112 - unlike Path, says no where a name is too long
        return _of_folder(path)
    if os.path.lexists(path):
        return [path], ""
    if not glob.has_magic(path):
        return [], "no such file or folder"
    found = []
    for match in sorted(glob.glob(path, recursive=True), key=_natural):  # noqa: PTH207 - keeps "./" as the user wrote it
        found += _of_folder(match)[0] if Path(match).is_dir() else [match]
    return found, "" if found else "no file matches this pattern"


def _of_folder(folder: str) -> tuple[list[str], str]:
    unreadable: list[OSError] = []
    found = sorted(_walk(folder, unreadable), key=_natural)
    if found or not unreadable:
        return found, "" if found else "no text, HTML file or feed in this folder"
    return [], f"the folder cannot be read ({unreadable[0].strerror})"


def _walk(folder: str, unreadable: list[OSError]) -> Iterator[str]:
    for parent, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            suffix, path = Path(name).suffix.lower(), str(Path(parent, name))
            if not name.startswith(".") and (suffix in _READ or (suffix in _PERHAPS and _is_feed(path, suffix))):
                yield path


def _is_feed(path: str, suffix: str) -> bool:
    from audit.reading.formats import HEAD, format_of

    try:
        with Path(path).open("rb") as file:
            format = format_of(file.read(HEAD), suffix)
            # Any JSON object on one line would pass for a line of JSON Lines.
            return format in FEED_FORMATS and (suffix, format) != (".json", "jsonl")
    except (OSError, ReadingError):
        return False


def _natural(path: str) -> list[tuple[int, int, str]]:
    """A key under which numbers inside names count as numbers; the text itself settles what is left equal."""
    parts = [(0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in _DIGITS.split(path)]
    return [*parts, (2, 0, path)]
