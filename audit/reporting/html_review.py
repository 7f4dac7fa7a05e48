"""One audit -> what the scripts of its page must know to filter, to keep decisions and to score them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from audit.fingerprint import audit_fingerprints
from audit.model import Audit, Finding, Run, Weights
from audit.reporting.labels import Labels
from audit.scoring import fault

_LONGEST_TEXT = 1000
"""A decision quotes at most so many code points of a span; its fingerprint tells the finding."""
_STATES = ("undecided", "accepted", "dismissed", "edited")

Choice = tuple[str, list[tuple[str, str, int]]]
"""A filter and its options: value, name, number of findings."""


def worst(findings: Sequence[Finding], most: int) -> Sequence[Finding]:
    """Give at most so many findings, the most severe; their order stays."""
    if len(findings) <= most:
        return findings
    ranked = sorted(range(len(findings)), key=lambda at: -findings[at].severity)
    return [findings[at] for at in sorted(ranked[:most])]


def review_data(run: Run, audit: Audit, shown: Sequence[Finding]) -> dict[str, Any]:
    """Give the data of a page that shows some findings of an audit, in their order.

    Long lists name rules, categories and faults by their number. Of findings that are not shown, only what the score
    must know is told.
    """
    text, weights = audit.document.text, run.weights
    rules, categories, faults = _Numbers(), _Numbers(), _Numbers()
    marks, _ = audit_fingerprints(audit)
    here = {id(finding) for finding in shown}
    found: list[list[Any]] = []
    rest: list[list[Any]] = []
    for finding, mark in zip(audit.findings, marks, strict=True):
        points, number = weights.of(finding) if weights else 0, faults.of(fault(text, finding))
        if id(finding) not in here:
            rest.append([finding.severity.label, points, number])
            continue
        words = text[finding.start : min(finding.end, finding.start + _LONGEST_TEXT)]
        names = rules.of(finding.rule), finding.severity.label, categories.of(finding.category), finding.evidence
        found.append([mark, *names, points, number, words])
    return {
        "signature": audit.score.signature,
        "article": {"path": audit.document.path, "name": audit.document.name},
        "words": audit.score.words,
        "repeat": weights.repeat if weights else 0,
        "lowest": {"publish": weights.publish, "revise": weights.revise} if weights else {},
        "rules": rules.seen,
        "categories": categories.seen,
        "findings": found,
        "rest": rest,
    }


def filter_choices(findings: Iterable[Finding], say: Labels) -> list[Choice]:
    """Give the filters of a page with their options, most frequent first."""
    every = list(findings)

    def options(values: Iterable[str], name: Callable[[str], str]) -> list[tuple[str, str, int]]:
        return [(value, name(value), number) for value, number in Counter(values).most_common()]

    states = [(state, say.for_scripts()[state], len(every) if state == "undecided" else 0) for state in _STATES]
    return [
        ("category", options((finding.category for finding in every), say.category)),
        ("rule", options((finding.rule for finding in every), str)),
        ("evidence", options((finding.evidence for finding in every), say.evidence)),
        ("status", states),
    ]


def weights_in_words(weights: Weights | None, say: Labels) -> str:
    """Say what findings count, for the foot of a page; empty where that is unknown."""
    if weights is None:
        return ""
    points = ", ".join(f"{say.severity(s.label)} {say.plain(weight)}" for s, weight in weights.severity.items())
    typography, repeat = say.plain(weights.typography), say.plain(weights.repeat)
    return say.say("weights_meaning", points=points, typography=typography, repeat=repeat)


class _Numbers:
    """Numbers things in the order of their first coming."""

    def __init__(self) -> None:
        self.seen: list[Any] = []
        self._known: dict[Any, int] = {}

    def of(self, thing: Any) -> int:
        if thing not in self._known:
            self._known[thing] = len(self.seen)
            self.seen.append(thing)
        return self._known[thing]
