"""What reviewers decided: the files that the report page exports, and the record of decisions by rule.

A decision says of a finding that it is right (``accepted``, or ``edited``: right, with words of the reviewer's own) or
that it is wrong or may stand (``dismissed``). The record has a JSON line for each decision; a reviewer's later decision
on a finding replaces the earlier one, so that a file handed in twice counts once.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from audit.suppressing import Accepted
from audit.user_files import Fields, UserFileError, read_json_object, read_text

FORMAT_VERSION = 1
WHAT = "a file of decisions (the report page exports them)"
DECISIONS = ("accepted", "dismissed", "edited")
DISMISSED = "dismissed"
NO_REASON = "no reason given"


class Decision(NamedTuple):
    """What one reviewer decided on one finding."""

    fingerprint: str
    rule: str
    decision: str
    path: str = ""
    text: str = ""
    reason: str = ""
    replacement: str = ""
    reviewer: str = ""
    date: str = ""


class RuleRecord(NamedTuple):
    """How reviewers judged the findings of one rule."""

    rule: str
    accepted: int
    """Right, or right with other words."""
    dismissed: int
    reasons: tuple[str, ...]
    """Why it was dismissed, most frequent first."""

    @property
    def precision(self) -> float:
        """The share of the decisions that found the rule right, 0 to 1."""
        return self.accepted / (self.accepted + self.dismissed)


def read_decisions(path: Path) -> list[Decision]:
    """Give the decisions of an exported file; raise ``UserFileError`` naming file, key and reason."""
    document = Fields(path, read_json_object(path, FORMAT_VERSION, WHAT))
    reviewer, exported = document.text("reviewer"), document.text("exported")
    return [
        _decision(row, article.text("path"), reviewer, exported)
        for article in document.rows("articles")
        for row in article.rows("decisions")
    ]


def _decision(row: Fields, path: str, reviewer: str, exported: str) -> Decision:
    return Decision(
        fingerprint=row.text("fingerprint", needed=True),
        rule=row.text("rule", needed=True),
        decision=row.choice("decision", DECISIONS),
        path=path,
        text=row.text("text"),
        reason=row.text("reason"),
        replacement=row.text("replacement"),
        reviewer=reviewer,
        date=row.text("date") or exported,
    )


def read_record(path: Path) -> list[Decision]:
    """Give the decisions of a record, none where there is no file yet; raise ``UserFileError``."""
    if not path.exists():
        return []
    decisions = []
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if line.strip():
            try:
                row = Fields(path, json.loads(line), f"line {number}")
            except json.JSONDecodeError as error:
                raise UserFileError(path, f"line {number}", f"is not JSON: {error}") from None
            row.refuse_others(Decision._fields)
            plain = _decision(row, row.text("path"), row.text("reviewer"), "")
            decisions.append(plain)
    return decisions


def merged(*groups: Iterable[Decision]) -> list[Decision]:
    """Give each reviewer's latest decision on each finding, sorted by rule, so that a record changes little."""
    latest: dict[tuple[str, str], Decision] = {}
    for decision in (each for group in groups for each in group):
        key = (decision.fingerprint, decision.reviewer)
        if key not in latest or decision.date >= latest[key].date:
            latest[key] = decision
    return sorted(latest.values(), key=lambda each: (each.rule, each.path, each.fingerprint, each.reviewer))


def record_text(decisions: Iterable[Decision]) -> str:
    """Write a record: a JSON line for each decision, fields that are empty left out."""
    rows = ({name: value for name, value in each._asdict().items() if value} for each in decisions)
    return "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows)


def standing(decisions: Iterable[Decision]) -> tuple[list[Accepted], list[str]]:
    """Give the findings whose latest decision dismisses them, and the fingerprints of those it found right."""
    latest: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda each: each.date):
        latest[decision.fingerprint] = decision
    dismissed = [
        Accepted("", d.rule, d.reason or NO_REASON, d.fingerprint, d.text, d.path, d.reviewer, d.date)
        for d in latest.values()
        if d.decision == DISMISSED
    ]
    return dismissed, [mark for mark, decision in latest.items() if decision.decision != DISMISSED]


def by_rule(decisions: Iterable[Decision]) -> list[RuleRecord]:
    """Give the rules that were judged, the least precise first, of equals the one dismissed most often."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for decision in decisions:
        dismissed = decision.decision == DISMISSED
        counts[decision.rule][dismissed] += 1
        if dismissed and decision.reason:
            reasons[decision.rule][decision.reason] += 1
    records = [
        RuleRecord(rule, count[False], count[True], tuple(reason for reason, _ in reasons[rule].most_common()))
        for rule, count in counts.items()
    ]
    return sorted(records, key=lambda each: (each.precision, -each.dismissed, each.rule))
