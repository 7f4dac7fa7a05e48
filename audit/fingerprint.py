"""A finding -> a fingerprint that survives moved text: the rule, the words marked and the words around them.

Case, white space, apostrophes and accents in two pieces do not count, nor does the place. Only words of the same block
are context: a paragraph that moves, or one put beside it, changes no fingerprint. The same fault twice in the same
words gets a number, so that every finding has its own.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from audit.model import Audit, Document, Finding

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
    starts = [block.start for block in document.blocks]
    for finding in findings:
        nearest = bisect_right(starts, finding.start) - 1
        first = starts[nearest] if nearest >= 0 else 0
        last = document.blocks[nearest].end if nearest >= 0 else len(document.text)
        key = "|".join((finding.rule, *_context(document.text, finding, first, last)))
        seen[key] += 1
        made.append(hashlib.sha256(f"{key}|{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH])
    return made


def audit_fingerprints(audit: Audit) -> tuple[list[str], list[str]]:
    """Give the fingerprints of an audit's findings and of its suppressed ones.

    Both are numbered together: a finding keeps its fingerprint when one in the same words before it is accepted.
    """
    every = sorted((*audit.findings, *(each.finding for each in audit.suppressed)), key=_place)
    marks = {id(finding): mark for finding, mark in zip(every, fingerprints(audit.document, every), strict=True)}
    return [marks[id(f)] for f in audit.findings], [marks[id(each.finding)] for each in audit.suppressed]


def _place(finding: Finding) -> tuple[int, int]:
    return finding.start, finding.end


def _context(text: str, finding: Finding, first: int, last: int) -> tuple[str, str, str]:
    """The words before, in and after a finding, between the bounds of its block."""
    before = normalised_words(text[max(first, finding.start - _REACH) : finding.start])[-WORDS_AROUND:]
    after = normalised_words(text[finding.end : min(last, finding.end + _REACH)])[:WORDS_AROUND]
    return " ".join(before), " ".join(normalised_words(text[finding.start : finding.end])), " ".join(after)


def normalised_words(text: str) -> list[str]:
    """Give the words of a text as fingerprints compare them: case, spaces, punctuation and apostrophes evened out."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return re.findall(r"[\w']+", folded)
