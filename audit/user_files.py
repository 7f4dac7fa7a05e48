"""Files that users write or hand in (TOML, JSON): read, with errors of one line that name file, key and reason."""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


class UserFileError(ValueError):
    """A file that cannot be used; the text names the file, the key and the reason."""

    def __init__(self, file: str | Path, key: str, reason: str) -> None:
        self.file, self.key, self.reason = str(file), key, reason
        super().__init__(": ".join(part for part in (self.file, key, reason) if part))


def read_text(path: Path) -> str:
    """Give the content of a file; raise ``UserFileError`` when it is absent, unreadable or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UserFileError(path, "", "there is no such file") from None
    except UnicodeDecodeError:
        raise UserFileError(path, "", "is not UTF-8") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise UserFileError(path, "", f"cannot be read ({reason or error})") from None


def read_toml(path: Path) -> dict[str, Any]:
    """Give the tables of a TOML file; raise ``UserFileError``."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise UserFileError(path, "", f"is not TOML: {error}") from None


def read_json_object(path: Path, version: int, what: str) -> dict[str, Any]:
    """Give the object of a JSON file of ours; raise ``UserFileError`` where it is anything else.

    ``version`` is the ``format_version`` that is understood, ``what`` names the sort of file for people.
    """
    try:
        document = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise UserFileError(path, "", f"is not JSON: {error}") from None
    except RecursionError:
        raise UserFileError(path, "", "is not JSON of ours: nested too deeply") from None
    if not isinstance(document, dict) or "format_version" not in document:
        raise UserFileError(path, "format_version", f"is missing: this is not {what}")
    if document["format_version"] != version:
        raise UserFileError(path, "format_version", f"is {document['format_version']!r}; {version} is understood")
    return document


class Fields:
    """Takes checked values out of one table of a file; ``where`` names the table in errors."""

    def __init__(self, file: Path, table: object, where: str = "") -> None:
        if not isinstance(table, Mapping):
            raise UserFileError(file, where, "must be a table of keys and values")
        self._file, self._table, self._where = file, table, where

    def fail(self, key: str, reason: str) -> UserFileError:
        """Give the error to raise for a key."""
        return UserFileError(self._file, ".".join(part for part in (self._where, key) if part), reason)

    def refuse_others(self, known: Iterable[str]) -> None:
        """Raise for a key that is not ``known``, with the nearest that is."""
        names = list(known)
        for key in self._table:
            if key not in names:
                raise self.fail(key, unknown(key, names))

    def text(self, key: str, *, needed: bool = False) -> str:
        """Give a text, ``""`` where it is absent."""
        value = self._table.get(key, "")
        if not isinstance(value, str):
            raise self.fail(key, f"must be a text and not {kind_of(value)}")
        if needed and not value.strip():
            raise self.fail(key, "is missing")
        return value

    def choice(self, key: str, allowed: Iterable[str]) -> str:
        """Give a text that must be one of those allowed."""
        value, names = self.text(key, needed=True), list(allowed)
        if value not in names:
            raise self.fail(key, f"{value!r} is none of {', '.join(names)}")
        return value

    def rows(self, key: str) -> list[Fields]:
        """Give the tables of a list, none where it is absent."""
        value = self._table.get(key, [])
        if not isinstance(value, list):
            raise self.fail(key, f"must be a list of tables and not {kind_of(value)}")
        where = ".".join(part for part in (self._where, key) if part)
        return [Fields(self._file, row, f"{where}[{number}]") for number, row in enumerate(value)]

    def date(self, key: str) -> str:
        """Give a date as ISO 8601, from a text or a date of TOML; ``""`` where it is absent."""
        value = self._table.get(key, "")
        if hasattr(value, "isoformat"):
            return str(value.isoformat())
        return self.text(key)


def unknown(name: str, known: Iterable[str]) -> str:
    """Say that there is no such key, and which is the nearest that exists."""
    names = list(known)
    near = difflib.get_close_matches(name.replace("_", "-"), names, 1)
    return "there is no such key; " + (f"did you mean {near[0]!r}?" if near else f"there are {', '.join(names)}")


def kind_of(value: object) -> str:
    """Name the sort of a value as TOML and JSON do."""
    names = {bool: "a truth value", int: "a number", float: "a number", str: "a text", list: "a list", dict: "a table"}
    return names.get(type(value), "a date" if hasattr(value, "isoformat") else "nothing")
