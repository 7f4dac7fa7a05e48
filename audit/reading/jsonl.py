"""JSON Lines -> items: an article a line, its parts in the fields that a map names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from audit.reading.decoding import decode
from audit.reading.errors import ReadingError
from audit.reading.fields import DEFAULT_FIELDS, Fields
from audit.reading.items import Broken, Item, one_line
from audit.reading.loading import LARGEST_TEXT

_MARKUP = re.compile(
    r"\s*<(?:!doctype|html|body|article|section|div|p|h[1-6]|ul|ol|blockquote|figure)\b", re.IGNORECASE
)


def items(source: BinaryIO, fields: Fields = DEFAULT_FIELDS) -> Iterator[Item | Broken]:
    """Give the article of each line; empty lines are passed over, and a broken line costs no other."""
    number = 0
    while line := source.readline(LARGEST_TEXT + 1):
        number += 1
        if len(line) > LARGEST_TEXT:
            yield Broken(f"line {number} is too large: over {LARGEST_TEXT // 1_000_000} MB")
            while line and not line.endswith(b"\n"):
                line = source.readline(LARGEST_TEXT)
        elif line.strip():
            yield _item(line, number, fields)


def _item(line: bytes, number: int, fields: Fields) -> Item | Broken:
    try:
        row = json.loads(decode(line).lstrip("\ufeff"))
    except ReadingError as error:
        return Broken(f"line {number}: {error.reason}")
    except (ValueError, RecursionError) as error:
        return Broken(f"line {number}: broken JSON: {error}")
    if b"\\ud" in line.lower() and _is_damaged(row):
        return Broken(f"line {number}: half a character (a lone surrogate)")
    if not isinstance(row, Mapping):
        return Broken(f"line {number}: no JSON object")
    known = {part: _value(row, names) for part, names in fields.items()}
    if not (known["text"] or known["html"] or known["title"]):
        wanted = ", ".join((*fields["text"], *fields["html"]))
        return Broken(f"line {number}: none of the fields {wanted} holds text", known["id"])
    markup = bool(known["html"]) or bool(_MARKUP.match(known["text"]))
    return Item(
        "jsonl",
        id=known["id"],
        title=one_line(known["title"]),
        body=known["html"] or known["text"],
        markup=markup,
        source=known["source"],
        url=known["url"],
        date=known["date"],
        publication=one_line(known["publication"]),
        author=one_line(known["author"]),
        section=one_line(known["section"]).partition("\n")[0],
    )


def _is_damaged(row: object) -> bool:
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _value(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first field that holds something: a text, a number, or a list of these, one a line."""
    for name in names:
        value: Any = row
        for step in [name] if name in row else name.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        if text := _text(value):
            return text
    return ""


def _text(value: object) -> str:
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        return "\n".join(text for each in value if not isinstance(each, list) and (text := _text(each)))
    if isinstance(value, Mapping):
        return _text(value.get("name"))
    return ""
