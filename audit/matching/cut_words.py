"""Words that go on behind their token, so that what the token says of itself is not the whole word."""

from __future__ import annotations

from typing import Final

CLOSING: Final = frozenset(',;:!?.…"»”)’')


def is_cut(text: str, end: int) -> bool:
    """Tell whether a word goes on at offset ``end``: « élu.e.s », « citoyen·ne·s », a soft hyphen."""
    after = text[end : end + 2]
    return bool(after) and not after[0].isspace() and (after[0] not in CLOSING or after[1:].isalnum())
