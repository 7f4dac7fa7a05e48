"""Kind ``leftover``: what the page, the feed or the translating machine left in the text.

Fields of a rule: ``find`` (fixed phrases; white space, case and kind of apostrophe do not matter); ``regex`` (patterns
of the ``regex`` module, where ``^`` and ``$`` mean lines); ``cues`` (for ``regex``: texts in lower case of which one
must stand in the article, or the patterns are not tried: this keeps the kind cheap); ``whole_line`` (true: a fixed
phrase counts only where it is a whole line). A pattern's group named ``mark`` is the span, where it has one.
Patterns must be bounded (``{0,40}``, possessive ``++``) since articles are untrusted text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from audit.matching.kind import Article, Knowledge, Match
from audit.matching.rule_fields import flag_of, texts_of
from audit.model import Rule

RARE = "[]<>{}&@#*%$"
"""Signs that most articles lack: one look for such a sign spares the look for every cue that holds it."""
LONGEST_MARK = 120
"""Code points that are marked of a longer leftover."""


class _Search(NamedTuple):
    rule: Rule
    cues: tuple[tuple[str, str], ...]
    """Texts of which one must be there, each with the rare sign that it holds (or ``""``)."""
    pattern: str
    flags: int

    def compiled(self) -> regex.Pattern[str]:
        """Compile the pattern; ``regex`` keeps what it compiled. Most articles hold the cue of none or few."""
        try:
            return regex.compile(self.pattern, self.flags)
        except regex.error as error:
            raise ValueError(f"{self.rule.id}: regex: {self.pattern!r}: {error}") from error


class LeftoverKind:
    """Finds leftovers in the raw text of an article."""

    name = "leftover"
    fields = frozenset({"regex", "cues", "whole_line"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read the fields; raise ``ValueError`` naming rule and field."""
        self._searches = [search for rule in rules for search in _searches(rule)]

    def prepare(self) -> None:
        """Compile every pattern, so that a wrong one is refused with the rules and not with the article it meets."""
        for search in self._searches:
            search.compiled()

    def find(self, article: Article) -> Iterator[Match]:
        """Give the leftovers, rule by rule."""
        text = article.document.text
        lower = text.lower()
        absent = frozenset(sign for sign in RARE if sign not in text)
        for search in self._searches:
            if any(sign not in absent and cue in lower for sign, cue in search.cues):
                pattern = search.compiled()
                for found in pattern.finditer(text):
                    start, end = found.span("mark" if "mark" in pattern.groupindex else 0)
                    yield Match(search.rule, start, min(end, start + LONGEST_MARK))


def _searches(rule: Rule) -> Iterator[_Search]:
    cues = texts_of(rule, "cues")
    patterns = texts_of(rule, "regex")
    whole_line = flag_of(rule, "whole_line")
    if not patterns and not rule.find:
        raise ValueError(f"{rule.id}: find: a leftover rule needs phrases in find or patterns in regex")
    if patterns and not cues:
        raise ValueError(f"{rule.id}: cues: patterns need texts of which one must be there")
    if any(cue != cue.lower() for cue in cues):
        raise ValueError(f"{rule.id}: cues: must be in lower case")
    for pattern in patterns:
        yield _Search(rule, _with_signs(cues), pattern, regex.MULTILINE | regex.V1)
    for phrase in rule.find:
        words = r"\s++".join(regex.escape(word).replace("'", "['’]") for word in phrase.split())
        pattern = rf"^[^\S\n]*+(?P<mark>{words})[^\S\n]*+$" if whole_line else rf"(?<!\w){words}(?!\w)"
        cue = max(regex.split(r"[\s']+", phrase.lower()), key=len)
        yield _Search(rule, _with_signs((cue,)), pattern, regex.MULTILINE | regex.IGNORECASE | regex.V1)


def _with_signs(cues: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((next((letter for letter in cue if letter in RARE), ""), cue) for cue in cues)
