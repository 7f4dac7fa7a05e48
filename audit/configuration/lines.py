"""Where the keys of a TOML file stand, so that a setting can be traced to its line."""

from __future__ import annotations

import re

Place = tuple[str, ...]
"""A table's names and a key's: ``("tool", "audit", "select")``."""
_HEADER = re.compile(r"^\s*\[(\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_NAME = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_KEY = re.compile(rf"^\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")
_PARTS = re.compile(_NAME)


def key_lines(text: str) -> dict[Place, int]:
    """Give the line, from 1, of each key and table header of a TOML text; of a list of tables, of each by its index.

    A key inside an inline table has no line of its own: that of the table is the nearest.
    """
    found: dict[Place, int] = {}
    table: Place = ()
    counts: dict[Place, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _names(header[2])
            if header[1]:
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_names(key[1])), number)
    return found


def nearest_line(lines: dict[Place, int], place: Place) -> int:
    """Give the line of a key, else of the table that holds it; 0 where neither can be told."""
    while place:
        if place in lines:
            return lines[place]
        place = place[:-1]
    return 0


def _names(dotted: str) -> Place:
    return tuple(part.strip("\"'") for part in _PARTS.findall(dotted))
