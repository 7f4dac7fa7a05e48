"""One audit -> one HTML page: the article with its findings marked in place, and a card for each finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.model import Audit, Run, Severity
from audit.reporting import its
from audit.reporting.html_environment import page
from audit.reporting.html_segments import NumberedFinding, Segment, SegmentedBlock, segmented
from audit.reporting.labels import Labels, labels
from audit.reporting.position import Lines, Position
from audit.reporting.severity_signs import SIGNS, WORST_FIRST
from audit.reporting.zones import Blocks, is_placed

_LONGEST_QUOTE = 240
"""A card repeats at most so many code points of a span; the text itself stands beside it."""

_MOST_LISTED = 12
"""A record of findings on the same piece of text lists at most so many; each of them has its card."""


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
    replacements: tuple[str, ...]
    position: Position | None
    zone: str
    its_type: str
    its_severity: int


def render_article(run: Run, audit: Audit, index: str = "../index.html") -> str:
    """Write the page of one audit of the run, in the run's language.

    ``index`` is the address of the page that lists all articles; empty where there is none.
    """
    say = labels(run.language)
    numbered = [NumberedFinding(number, finding) for number, finding in enumerate(audit.findings, start=1)]
    cards = _cards(run, audit, numbered)
    blocks = list(segmented(audit.document, numbered))
    source, target = languages(audit.score.signature)
    return page(
        "article.html",
        say,
        {
            "audit": audit,
            "topics": [run.topic_names.get(topic, topic) for topic in audit.topics],
            "index": index,
            "source": source,
            "target": target,
            "counts": [(s.label, SIGNS[s], audit.score.counts.get(s.label, 0)) for s in WORST_FIRST],
            "cards": [card for card in cards if card.position],
            "measures": [card for card in cards if not card.position],
            "blocks": blocks,
            "card_of": {card.number: card for card in cards},
            "standoffs": _standoffs(blocks),
            "standoff_id": standoff_id,
            "subtitle": _subtitle(audit, say),
        },
    )


def languages(signature: str) -> tuple[str, str]:
    """Give the source and the target language that a signature names; empty where it names none."""
    found = re.search(r"\|lang:([a-z]{2,3})-([a-z]{2,3})(?:\||$)", signature)
    return (found[1], found[2]) if found else ("", "")


def standoff_id(segment: Segment) -> str:
    """Give the id of the record that lists the findings of a segment under more than one; empty for others."""
    return "lqi-" + "-".join(map(str, _listed(segment))) if len(segment.covering) > 1 else ""


def _standoffs(blocks: Sequence[SegmentedBlock]) -> dict[str, tuple[int, ...]]:
    """List each set of findings that shares a piece of text: ITS wants these outside the text."""
    return {
        standoff_id(segment): _listed(segment)
        for block in blocks
        for segment in block.segments
        if len(segment.covering) > 1
    }


def _listed(segment: Segment) -> tuple[int, ...]:
    """Give the worst findings of a segment: all of a thousand nested ones, for each of their pieces, is too many."""
    return tuple(each.number for each in segment.covering[:_MOST_LISTED])


def _cards(run: Run, audit: Audit, numbered: Sequence[NumberedFinding]) -> list[Card]:
    lines, blocks = Lines(audit.document.text), Blocks(audit.document)
    return [_card(run, audit, each, lines, blocks) for each in numbered]


def _card(run: Run, audit: Audit, numbered: NumberedFinding, lines: Lines, blocks: Blocks) -> Card:
    finding = numbered.finding
    message = finding.message.said_in(run.language)
    note = run.rules.get(finding.rule, {}).get("note", "")
    placed = is_placed(finding)
    return Card(
        number=numbered.number,
        severity=finding.severity.label,
        sign=f"{SIGNS[finding.severity]}{numbered.number}",
        rule=finding.rule,
        category=finding.category,
        seen=_quoted(audit.document.text, finding.start, finding.end) if placed else "",
        message=message,
        # Most messages already end with the rule's note.
        note="" if note in message else note,
        english=finding.english,
        replacements=finding.replacements,
        position=lines.position(finding.start) if placed else None,
        zone=blocks.zone(finding.start).value if placed else "",
        its_type=its.issue_type(finding.category),
        its_severity=its.issue_severity(finding.severity),
    )


def _quoted(text: str, start: int, end: int) -> str:
    if end - start <= _LONGEST_QUOTE:
        return text[start:end]
    return f"{text[start : start + _LONGEST_QUOTE]}…"


def _subtitle(audit: Audit, say: Labels) -> str:
    return " · ".join(_subtitle_parts(audit, say))


def _subtitle_parts(audit: Audit, say: Labels) -> Iterator[str]:
    yield audit.document.path
    for key in ("publication", "author", "date"):
        if known := audit.document.metadata.get(key):
            yield known
    yield say.count("words", audit.score.words)
    yield say.count("findings", sum(audit.score.counts.get(severity.label, 0) for severity in Severity))
