"""Long JSON documents, written piece by piece, as ``json.dumps`` would write them whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

PLACE = "\0place"
"""Stands in a document where a list is to be filled in; no string of ours holds NUL."""


def filled(document: Any, rows: Iterable[Any], depth: int, *, indent: int, ascii_only: bool = False) -> Iterator[str]:
    """Write ``document`` with ``rows`` as a list in the place of ``PLACE``, which stands ``depth`` levels deep."""
    whole = json.dumps(document, ensure_ascii=ascii_only, indent=indent, allow_nan=False)
    before, _, after = whole.partition(json.dumps(PLACE))
    yield before
    yield from _listed(rows, depth, indent, ascii_only)
    yield after + "\n"


def _listed(rows: Iterable[Any], depth: int, indent: int, ascii_only: bool) -> Iterator[str]:
    """A string of JSON holds no line break of its own, so that a value can be moved in line by line."""
    outer, inner = "\n" + " " * indent * depth, "\n" + " " * indent * (depth + 1)
    opened = False
    for row in rows:
        text = json.dumps(row, ensure_ascii=ascii_only, indent=indent, allow_nan=False)
        yield ("," if opened else "[") + inner + text.replace("\n", inner)
        opened = True
    yield outer + "]" if opened else "[]"
