"""A rule's message templates and a match's values -> the message of a finding, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from audit.matching.kind import Match
from audit.model import Wording

_OPTIONAL = regex.compile(r"\[([^\[\]]*)\]")
_VALUE = regex.compile(r"\{(\w+)\}")


def wording(match: Match, text: str) -> Wording:
    """Give the message of a match. ``text`` is the text of its span."""
    rule = match.rule
    values = {
        "text": " ".join(text.split()),
        "english": rule.english,
        "replacement": match.replacements[0] if match.replacements else "",
        "note": rule.note,
        **match.values,
    }
    return Wording(fill(rule.message.fr, values), fill(rule.message.en, values))


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values into a template; a part in square brackets is dropped when a value in it is empty."""

    def part(found: regex.Match[str]) -> str:
        needed = _VALUE.findall(found[1])
        return found[1] if all(values.get(name) for name in needed) else ""

    return _VALUE.sub(lambda found: values.get(found[1], found[0]), _OPTIONAL.sub(part, template)).strip()
