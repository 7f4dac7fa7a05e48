"""Findings -> those that count and those that do not: ignored by a mark in the article, accepted, in the baseline.

What is suppressed counts neither in the score nor at the gate, and reports show it as suppressed. Of several reasons
the most deliberate is told: a mark in the article, then a person's decision, then the baseline.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from audit.checking import selected
from audit.fingerprint import fingerprints, normalised_words
from audit.model import Audit, Document, Finding, IgnoreMark, Suppressed, Suppression

IGNORED, ACCEPTED, BASELINE = "ignored", "accepted", "baseline"


class Accepted(NamedTuple):
    """A finding that a person accepted. ``fingerprint`` names it; without one, ``rule`` and ``text`` do."""

    entry: str
    """Where the entry stands, for people: ``accepted.toml, entry 3``."""
    rule: str
    reason: str
    fingerprint: str = ""
    text: str = ""
    path: str = ""
    """The article; empty without a fingerprint: every article."""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of findings before an article is audited."""

    accepted: tuple[Accepted, ...] = ()
    baseline: Mapping[str, str] | None = None
    """Fingerprint -> the article it was found in; ``None``: there is no baseline."""

    def __bool__(self) -> bool:
        return bool(self.accepted) or self.baseline is not None

    def digest(self) -> str:
        """Give six hexadecimal digits of what is known, for signatures."""
        said = repr((sorted(each[1:6] for each in self.accepted), sorted(self.baseline or ())))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:6]


class Unused(NamedTuple):
    """A suppression that suppressed nothing. ``what`` says which, for people; ``path`` is the article's."""

    by: str
    path: str
    what: str


class Suppressor:
    """Parts findings by what is known."""

    def __init__(self, known: Known) -> None:
        self._baseline = known.baseline or {}
        self._by_fingerprint = {each.fingerprint: each for each in known.accepted if each.fingerprint}
        self._by_words: dict[tuple[str, str], list[Accepted]] = {}
        for each in known.accepted:
            if not each.fingerprint:
                self._by_words.setdefault((each.rule, _words(each.text)), []).append(each)

    def part(
        self, document: Document, findings: Sequence[Finding]
    ) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
        """Give the findings that count and those that do not, both in the order given."""
        if not document.ignores and not self._baseline and not self._by_fingerprint and not self._by_words:
            return tuple(findings), ()
        counted, suppressed = [], []
        for finding, mark in zip(findings, fingerprints(document, findings), strict=True):
            why = self._why(document, finding, mark)
            if why is None:
                counted.append(finding)
            else:
                suppressed.append(Suppressed(finding, why))
        return tuple(counted), tuple(suppressed)

    def _why(self, document: Document, finding: Finding, mark: str) -> Suppression | None:
        for number, ignore in enumerate(document.ignores):
            if covers(ignore, finding):
                return Suppression(IGNORED, str(number), ignore.reason)
        accepted = self._by_fingerprint.get(mark) or self._accepted_words(document, finding)
        if accepted is not None:
            return Suppression(ACCEPTED, accepted.entry, accepted.reason, accepted.author, accepted.date)
        return Suppression(BASELINE, mark) if mark in self._baseline else None

    def _accepted_words(self, document: Document, finding: Finding) -> Accepted | None:
        if not self._by_words:
            return None
        words = _words(document.text[finding.start : finding.end])
        entries = self._by_words.get((finding.rule, words), ())
        return next((each for each in entries if not each.path or _place(each.path) == _place(document.path)), None)


def covers(mark: IgnoreMark, finding: Finding) -> bool:
    """Tell whether a mark asks to ignore a finding: it names the rule, and the finding begins in its region."""
    named = not mark.rules or any(selected([finding.rule], mark.rules, ()))
    return named and mark.start <= finding.start < max(mark.end, mark.start + 1)


class Use:
    """Which suppressions were of use in a run; takes the audits one by one and keeps none of them."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._used: set[tuple[str, str]] = set()
        self._paths: set[str] = set()
        self._marks: list[Unused] = []

    def add(self, audit: Audit) -> None:
        """Take note of an audit."""
        document = audit.document
        self._paths.add(_place(document.path))
        used = {(each.suppression.by, each.suppression.entry) for each in audit.suppressed}
        self._used |= {each for each in used if each[0] != IGNORED}
        for number, mark in enumerate(document.ignores):
            if (IGNORED, str(number)) not in used:
                rules = ", ".join(mark.rules) or "every rule"
                self._marks.append(
                    Unused(IGNORED, document.path, f"line {mark.line}: ignore mark that ignores nothing: {rules}")
                )

    def unused(self) -> list[Unused]:
        """Give what suppressed nothing: marks, and entries of articles that the run held.

        Entries of other articles are not judged; those that name no article are, since they speak of every one.
        """
        said = [*self._marks]
        for each in self._known.accepted:
            if (ACCEPTED, each.entry) not in self._used and (not each.path or _place(each.path) in self._paths):
                said.append(Unused(ACCEPTED, each.path, f"{each.entry}: {each.rule} accepts nothing"))
        gone = Counter(
            path
            for mark, path in (self._known.baseline or {}).items()
            if _place(path) in self._paths and (BASELINE, mark) not in self._used
        )
        return [*said, *(Unused(BASELINE, path, f"findings of the baseline are gone: {n}") for path, n in gone.items())]


def _place(path: str) -> str:
    """Two writings of one path are one article: ``./a.txt`` and ``a.txt``."""
    return posixpath.normpath(path.replace("\\", "/"))


def _words(text: str) -> str:
    return " ".join(normalised_words(text))
