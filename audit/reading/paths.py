"""What a user names on the command line -> the files to read."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.model import Failure

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})

_DIGITS = re.compile(r"(\d+)")


def expand(paths: Sequence[str]) -> tuple[list[str], list[Failure]]:
    """Give the files that ``paths`` name, each once, and a failure for each path that names nothing readable.

    A file stays as given whatever its suffix, and so does ``"-"``; a folder gives its .txt, .md, .html, .htm and .xhtml
    files at any depth, in natural order (2 before 10), hidden ones left out; a pattern that the shell left alone is
    expanded (``**`` at any depth).
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
        return found, "" if found else "no text or HTML file in this folder"
    return [], f"the folder cannot be read ({unreadable[0].strerror})"


def _walk(folder: str, unreadable: list[OSError]) -> Iterator[str]:
    for parent, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and Path(name).suffix.lower() in HTML_SUFFIXES | TEXT_SUFFIXES:
                yield str(Path(parent, name))


def _natural(path: str) -> list[tuple[int, int, str]]:
    """A key under which numbers inside names count as numbers; the text itself settles what is left equal."""
    parts = [(0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in _DIGITS.split(path)]
    return [*parts, (2, 0, path)]
