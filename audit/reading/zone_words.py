"""rules/fr/zones.toml -> the words by which lines of a page are told from paragraphs."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audit.rules_folder import find_rules_folder

_ACCENTS = re.compile("[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """The content of ``zones.toml``, every entry as ``key_of`` gives it."""

    alone: frozenset[str]
    ends: frozenset[str]
    before_title: tuple[str, ...]
    navigation: frozenset[str]
    before_name: tuple[str, ...]
    dates: tuple[str, ...]
    roles: tuple[str, ...]
    particles: frozenset[str]
    agencies: frozenset[str]
    credit_openings: tuple[str, ...]
    joints: tuple[str, ...]
    caption_openings: tuple[str, ...]


def key_of(line: str) -> str:
    """Give ``line`` as lists compare it: lower case, no accents, straight apostrophes, no final colon."""
    plain = line.replace("’", "'").casefold()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    return " ".join(plain.split()).rstrip(" :…>")


def opens(key: str, openings: tuple[str, ...]) -> str | None:
    """Give what follows the first of ``openings`` that ``key`` begins with, as whole words; else ``None``."""
    for opening in openings:
        if key.startswith(opening):
            rest = key[len(opening) :]
            if not rest or not (opening[-1].isalnum() and rest[0].isalnum()):
                return rest.lstrip()
    return None


@cache
def french_zone_words() -> ZoneWords:
    """Read the project's ``rules/fr/zones.toml`` once; raise ``ValueError`` that names the field where it is wrong."""
    return load_zone_words(find_rules_folder() / "fr" / "zones.toml")


def load_zone_words(path: Path) -> ZoneWords:
    """Read a zones file; raise ``ValueError`` naming file and field when a list is absent or holds something else."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))

    def entries(table: str, name: str) -> tuple[str, ...]:
        part = tables.get(table)
        values = part.get(name) if isinstance(part, Mapping) else None
        if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
            raise ValueError(f"{path}: {table}.{name} must be a list of words")
        # The longest first: "Crédit photo" is to be found before "Crédit".
        return tuple(sorted({key_of(value) for value in values}, key=lambda key: (-len(key), key)))

    return ZoneWords(
        alone=frozenset(entries("boilerplate", "alone")),
        ends=frozenset(entries("boilerplate", "ends")),
        before_title=entries("boilerplate", "before_title"),
        navigation=frozenset(entries("boilerplate", "navigation")),
        before_name=entries("byline", "before_name"),
        dates=entries("byline", "dates"),
        roles=entries("byline", "roles"),
        particles=frozenset(entries("byline", "particles")),
        agencies=frozenset(entries("credit", "agencies")),
        credit_openings=entries("credit", "openings"),
        joints=entries("credit", "joints"),
        caption_openings=entries("caption", "openings"),
    )
