"""The only list of settings: the key in a file, its option of ``audit check``, what it takes, its default."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable
from typing import Any, NamedTuple

from audit.input_formats import INPUT_FORMATS
from audit.model import Severity
from audit.reporting import FORMATS
from audit.user_files import kind_of

SEVERITIES = tuple(severity.label for severity in Severity)


class Key(NamedTuple):
    """One setting."""

    name: str
    takes: str
    """text, number, flag, texts, table or sections."""
    default: Any = None
    """What it is when nobody says anything; ``None`` where that is decided later."""
    said: str = ""
    """The default in words, where it is no plain value."""
    choices: tuple[str, ...] = ()
    highest: float = math.inf
    whole: bool = False
    option: str = ""
    """The option's parameter name where it is not the key's."""
    adds: bool = False
    """What a file says adds to what a profile says, and so on, instead of replacing it."""
    path: bool = False
    """A path, or paths: in a file, relative to that file."""


KEYS = {
    key.name: key
    for key in (
        Key("profile", "text", "news-fr"),
        Key("format", "text", "text", choices=tuple(FORMATS)),
        Key("output", "texts", (), "standard output; reports/ for html", path=True),
        Key("language", "text", None, "the locale's", choices=("fr", "en")),
        Key("topics", "texts", (), "what the cue words of each article tell", option="topic"),
        Key("variety", "text", None, "fr-FR"),
        Key("select", "texts", (), "all rules"),
        Key("ignore", "texts", (), "none", adds=True),
        Key("severities", "table", {}, "as rules say", choices=SEVERITIES, adds=True),
        Key("rules", "texts", (), "no own rules", path=True, adds=True),
        Key("glossary", "table", {}, "none", adds=True),
        Key("exonyms", "table", {}, "none", adds=True),
        Key("fail-under", "number", None, "95; with new-only no score is asked", highest=100),
        Key("fail-on", "text", None, "critical; with new-only minor", choices=SEVERITIES),
        Key("max-per-1000", "number", None, "no limit"),
        Key("new-only", "flag", False),
        Key("section", "sections", (), "one gate for all articles"),
        Key("baseline", "text", None, "none", path=True),
        Key("accepted", "text", None, "none", path=True),
        Key("fail-on-unused", "flag", False),
        Key("reviews", "text", None, "audit-reviews.jsonl", path=True),
        Key("history", "text", None, "none is kept", path=True),
        Key("input-format", "text", None, "told by the content", choices=INPUT_FORMATS),
        Key("fields", "texts", (), "the usual names"),
        Key("jobs", "number", 0, whole=True),
    )
}
SECTION_KEYS = ("name", "paths", "fail-under", "fail-on", "max-per-1000")
PREFERENCE_KEYS = ("prefer", "note", "severity")


def fault(key: Key, value: object) -> str:
    """Say what is wrong with a value of a text, number, flag or list; ``""`` where it can be used."""
    if key.takes == "flag":
        return "" if isinstance(value, bool) else f"must be true or false and not {kind_of(value)}"
    if key.takes == "number":
        return _number_fault(key, value)
    if key.takes == "texts":
        texts = isinstance(value, list | tuple) and all(isinstance(each, str) and each for each in value)
        return "" if texts else "must be a list of texts"
    if not isinstance(value, str) or not value:
        return f"must be a text and not {kind_of(value) if value else 'empty'}"
    return choice_fault(value, key.choices) if key.choices else ""


def _number_fault(key: Key, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return f"must be a number and not {kind_of(value)}"
    if key.whole and not isinstance(value, int):
        return f"must be a whole number and not {value}"
    if not 0 <= value <= key.highest:
        return f"{value} is not " + (f"from 0 to {key.highest:g}" if key.highest < math.inf else "0 or more")
    return ""


def choice_fault(value: object, choices: Iterable[str]) -> str:
    """Say that a value is none of the choices, with the nearest; ``""`` where it is one."""
    names = list(choices)
    if value in names:
        return ""
    near = difflib.get_close_matches(str(value), names, 1)
    return f"{value!r} is unknown; " + (f"did you mean {near[0]!r}?" if near else f"it is one of {', '.join(names)}")
