"""Configuration files and profiles -> layers of given values, checked; nothing here decides which layer wins."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from audit.configuration.keys import KEYS, PREFERENCE_KEYS, SECTION_KEYS, Key, choice_fault, fault
from audit.configuration.lines import Place, key_lines, nearest_line
from audit.rules_folder import find_rules_folder
from audit.user_files import UserFileError, kind_of, read_text, read_toml, unknown

OWN_FILE = "audit.toml"
PROJECT_FILE = "pyproject.toml"
PROFILES = "profiles"


class Given(NamedTuple):
    """A value and where it comes from, for people: ``audit.toml:3``, ``profile agency``, ``--select``."""

    value: Any
    source: str


Layer = Mapping[str, Given | Mapping[str, Given] | tuple[Given, ...]]
"""Key -> what one source says of it: a table by its entries, a list by its items."""


def find_configuration(start: Path) -> Path | None:
    """Give the nearest ``audit.toml``, or ``pyproject.toml`` with ``[tool.audit]``, from a folder upwards."""
    for folder in (start, *start.parents):
        own, project = folder / OWN_FILE, folder / PROJECT_FILE
        # os.path says no where a folder must not be looked into; Path would raise.
        if os.path.isfile(own):  # noqa: PTH113
            return own
        # Most project files say nothing of us: a look at the text spares parsing them.
        present = os.path.isfile(project)  # noqa: PTH113
        if present and "tool.audit" in read_text(project) and _section_of(project, read_toml(project)):
            return project
    return None


def read_configuration(path: Path) -> Layer:
    """Give what a configuration file says; raise ``UserFileError`` naming file, key and reason."""
    tables = read_toml(path)
    prefix: Place = ("tool", "audit") if path.name == PROJECT_FILE else ()
    if prefix:
        tables = _section_of(path, tables)
        if not tables:
            raise UserFileError(path, "tool.audit", "is missing: the file sets nothing for audit")
    return _Reader(path, str(path), prefix).layer(tables)


def _section_of(path: Path, tables: Mapping[str, Any]) -> dict[str, Any]:
    section = tables.get("tool", {}).get("audit", {})
    if not isinstance(section, dict):
        raise UserFileError(path, "tool.audit", "must be a table")
    return section


def read_profile(name: str, source: str) -> Layer:
    """Give what a profile of the project says; raise ``UserFileError`` naming ``source`` where there is none."""
    folder = find_rules_folder() / PROFILES
    wrong = choice_fault(name, sorted(path.stem for path in folder.glob("*.toml")))
    if wrong:
        raise UserFileError(source, "" if source.startswith("--") else "profile", f"profile {wrong}")
    path = folder / f"{name}.toml"
    tables = read_toml(path)
    tables.pop("description", None)
    return _Reader(path, f"profile {name}").layer(tables)


class _Reader:
    """Checks the values of one file."""

    def __init__(self, path: Path, source: str, prefix: Place = ()) -> None:
        self._path, self._source, self._prefix = path, source, prefix
        self._lines = {} if source.startswith("profile ") else key_lines(read_text(path))

    def layer(self, tables: Mapping[str, Any]) -> Layer:
        values: dict[str, Any] = {}
        for name, value in tables.items():
            key = KEYS.get(name)
            if key is None:
                raise self._fail((name,), unknown(name, KEYS))
            values[name] = self._given(key, value)
        return values

    def _fail(self, place: Place, reason: str) -> UserFileError:
        return UserFileError(self._where(place), ".".join((*self._prefix, *place)), reason)

    def _where(self, place: Place) -> str:
        line = nearest_line(self._lines, (*self._prefix, *place))
        return f"{self._source}:{line}" if line else self._source

    def _given(self, key: Key, value: Any) -> Given | dict[str, Given] | tuple[Given, ...]:
        where = self._where((key.name,))
        if key.takes == "table":
            return dict(self._entries(key, value))
        if key.takes == "sections":
            return tuple(self._sections(key, value))
        reason = fault(key, value)
        if reason:
            raise self._fail((key.name,), reason)
        if key.takes == "texts":
            return tuple(Given(self._resolved(key, each), where) for each in value)
        return Given(self._resolved(key, value), where)

    def _resolved(self, key: Key, value: Any) -> Any:
        """Give a path relative to the file as one relative to the working directory, where the tool runs."""
        if not key.path:
            return value
        # "sarif=out/a.sarif" names a format before its path.
        format, sign, path = value.partition("=") if key.name == "output" else ("", "", value)
        if not sign and key.name == "output":
            format, path = "", value
        return f"{format}{sign}{self._path.parent / path}"

    def _entries(self, key: Key, table: Any) -> Iterator[tuple[str, Given]]:
        if not isinstance(table, dict):
            raise self._fail((key.name,), f"must be a table and not {kind_of(table)}")
        for name, value in table.items():
            place = (key.name, name)
            if key.name == "severities":
                reason = choice_fault(value, key.choices)
            else:
                reason = self._preference_fault(place, value)
            if reason:
                raise self._fail(place, reason)
            yield name, Given(value, self._where(place))

    def _preference_fault(self, place: Place, value: Any) -> str:
        if isinstance(value, str):
            return ""
        if not isinstance(value, dict):
            return f"must be the preferred form or a table and not {kind_of(value)}"
        for name, part in value.items():
            if name not in PREFERENCE_KEYS:
                raise self._fail((*place, name), unknown(name, PREFERENCE_KEYS))
            if not isinstance(part, str):
                raise self._fail((*place, name), f"must be a text and not {kind_of(part)}")
        return choice_fault(value["severity"], KEYS["severities"].choices) if "severity" in value else ""

    def _sections(self, key: Key, tables: Any) -> Iterator[Given]:
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise self._fail((key.name,), "must be tables, each written as [[section]]")
        for number, table in enumerate(tables):
            place = (key.name, str(number))
            for name, value in table.items():
                if name not in SECTION_KEYS:
                    raise self._fail((*place, name), unknown(name, SECTION_KEYS))
                known = KEYS.get(name) or Key(name, "texts" if name == "paths" else "text")
                reason = fault(known, value)
                if reason:
                    raise self._fail((*place, name), reason)
            if "name" not in table and "paths" not in table:
                raise self._fail(place, "needs a name, paths or both: which articles is it about?")
            yield Given(table, self._where(place))
