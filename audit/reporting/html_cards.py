"""Findings -> the cards of an article's page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.model import Audit, Run
from audit.reporting import its
from audit.reporting.html_change import Piece, change
from audit.reporting.html_segments import NumberedFinding
from audit.reporting.position import Lines, Position
from audit.reporting.severity_signs import SIGNS
from audit.reporting.zones import Blocks, is_placed

_LONGEST_QUOTE = 240
"""A card repeats at most so many code points of a span; the text itself stands beside it."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the page shows of one finding."""

    number: int
    severity: str
    sign: str
    """Severity letter and number, ``M12``: the second sign of severity, and the way to find a mark on paper."""
    rule: str
    category: str
    seen: str
    message: str
    note: str
    english: str
    changes: tuple[tuple[str, Sequence[Piece]], ...]
    """Each suggestion, and the change that it makes."""
    position: Position | None
    zone: str
    its_type: str
    its_severity: int


def cards_of(run: Run, audit: Audit, numbered: Sequence[NumberedFinding]) -> list[Card]:
    """Give a card for each finding, in order, in the run's language."""
    lines, blocks = Lines(audit.document.text), Blocks(audit.document)
    return [_card(run, audit, each, lines, blocks) for each in numbered]


def _card(run: Run, audit: Audit, numbered: NumberedFinding, lines: Lines, blocks: Blocks) -> Card:
    finding = numbered.finding
    message = finding.message.said_in(run.language)
    note = run.rules.get(finding.rule, {}).get("note", "")
    placed = is_placed(finding)
    seen = _quoted(audit.document.text, finding.start, finding.end) if placed else ""
    return Card(
        number=numbered.number,
        severity=finding.severity.label,
        sign=f"{SIGNS[finding.severity]}{numbered.number}",
        rule=finding.rule,
        category=finding.category,
        seen=seen,
        message=message,
        # Most messages already end with the rule's note.
        note="" if note in message else note,
        english=finding.english,
        changes=tuple((each, change(seen, each)) for each in finding.replacements),
        position=lines.position(finding.start) if placed else None,
        zone=blocks.zone(finding.start).value if placed else "",
        its_type=its.issue_type(finding.category),
        its_severity=its.issue_severity(finding.severity),
    )


def _quoted(text: str, start: int, end: int) -> str:
    if end - start <= _LONGEST_QUOTE:
        return text[start:end]
    return f"{text[start : start + _LONGEST_QUOTE]}…"
