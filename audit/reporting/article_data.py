"""An audit -> the data that the JSON formats write of an article."""

from __future__ import annotations

from typing import Any

from audit.model import Audit, Finding
from audit.reporting.position import Lines
from audit.reporting.severity_signs import WORST_FIRST
from audit.reporting.zones import Blocks


def article_data(audit: Audit, language: str) -> dict[str, Any]:
    """Give one article of the JSON document, messages in ``language``."""
    lines, blocks = Lines(audit.document.text), Blocks(audit.document)
    return {
        "path": audit.document.path,
        "name": audit.document.name,
        "title": audit.document.title,
        "topics": list(audit.topics),
        "words": audit.score.words,
        "score": audit.score.value,
        "verdict": audit.score.verdict,
        "threshold": audit.score.threshold,
        "small_sample": audit.score.small_sample,
        "penalty_per_1000": audit.score.penalty_per_1000,
        "counts": {severity.label: audit.score.counts.get(severity.label, 0) for severity in WORST_FIRST},
        "findings": [_finding(finding, audit.document.text, lines, blocks, language) for finding in audit.findings],
    }


def _finding(finding: Finding, text: str, lines: Lines, blocks: Blocks, language: str) -> dict[str, Any]:
    position = lines.position(finding.start)
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.label,
        "evidence": finding.evidence,
        "start": finding.start,
        "end": finding.end,
        "line": position.line,
        "column": position.column,
        "zone": blocks.zone(finding.start).value,
        "text": text[finding.start : finding.end],
        "message": finding.message.said_in(language),
        "english": finding.english,
        "replacements": list(finding.replacements),
    }
