"""Text that may hold anything -> text that is safe to show in a terminal or a page."""

from __future__ import annotations

import re

# Control characters can drive a terminal, bidirectional controls can make a line read as something else than what it
# is, and lone surrogates (from undecodable file names) cannot be written at all. Tab and line breaks stay.
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """Write each control, bidirectional control and lone surrogate as a sign: ``␛``, ``⟨U+202E⟩``, ``�``."""
    return _UNSAFE.sub(lambda match: _sign(ord(match[0])), text)


def _sign(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0xD800 <= code <= 0xDFFF:
        return "\N{REPLACEMENT CHARACTER}"
    return f"⟨U+{code:04X}⟩"


def on_one_line(text: str) -> str:
    """Make a text visible and put it on one line: line breaks, with the space around them, and tabs become a space."""
    return visible(re.sub(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*|\t", " ", text))
