"""A finding -> a fingerprint that survives moved text: the rule, the words marked and the words around them.

Case, white space, apostrophes and accents in two pieces do not count, nor does the place: a paragraph moved keeps its
fingerprints. The same fault twice in the same words gets a number, so that every finding has its own.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from audit.model import Document, Finding

WORDS_AROUND = 3
"""Words on each side of the span that belong to its context."""
LENGTH = 16
"""Hexadecimal digits of a fingerprint: 64 bits, so that a million findings hardly ever meet."""
_REACH = 120
"""Code points on each side in which the context words are looked for."""


def fingerprints(document: Document, findings: Sequence[Finding]) -> list[str]:
    """Give the fingerprint of each finding, in the order given; no two are equal."""
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        key = "|".join((finding.rule, *_context(document.text, finding)))
        seen[key] += 1
        made.append(hashlib.sha256(f"{key}|{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH])
    return made


def _context(text: str, finding: Finding) -> tuple[str, str, str]:
    before = _words(text[max(0, finding.start - _REACH) : finding.start])[-WORDS_AROUND:]
    after = _words(text[finding.end : finding.end + _REACH])[:WORDS_AROUND]
    return " ".join(before), " ".join(_words(text[finding.start : finding.end])), " ".join(after)


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return re.findall(r"[\w']+", folded)
