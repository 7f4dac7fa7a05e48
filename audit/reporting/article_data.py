"""An audit -> the data that the JSON formats write of an article."""

from __future__ import annotations

from typing import Any

from audit.fingerprint import audit_fingerprints
from audit.model import Audit, Finding, Suppression
from audit.reporting.position import Lines
from audit.reporting.severity_signs import WORST_FIRST
from audit.reporting.zones import Blocks


def article_data(audit: Audit, language: str) -> dict[str, Any]:
    """Give one article of the JSON document, messages in ``language``."""
    describe = _Describer(audit, language)
    counted, suppressed = audit_fingerprints(audit)
    return {
        "path": audit.document.path,
        "name": audit.document.name,
        "title": audit.document.title,
        "metadata": dict(audit.document.metadata),
        "topics": list(audit.topics),
        "words": audit.score.words,
        "score": audit.score.value,
        "verdict": audit.score.verdict,
        "threshold": audit.score.threshold,
        "small_sample": audit.score.small_sample,
        "penalty_per_1000": audit.score.penalty_per_1000,
        "counts": {severity.label: audit.score.counts.get(severity.label, 0) for severity in WORST_FIRST},
        "gate": {"passed": not audit.gate, "reasons": [wording.said_in(language) for wording in audit.gate]},
        "findings": [describe.finding(each, mark) for each, mark in zip(audit.findings, counted, strict=True)],
        "suppressed": [
            describe.finding(each.finding, mark) | {"suppression": suppression_data(each.suppression)}
            for each, mark in zip(audit.suppressed, suppressed, strict=True)
        ],
    }


def suppression_data(suppression: Suppression) -> dict[str, str]:
    """Give why a finding does not count: ``by``, and of reason, author and date what is known."""
    said = {"reason": suppression.reason, "author": suppression.author, "date": suppression.date}
    return {"by": suppression.by, **{name: value for name, value in said.items() if value}}


class _Describer:
    """Describes the findings of one article."""

    def __init__(self, audit: Audit, language: str) -> None:
        self._text, self._language = audit.document.text, language
        self._lines, self._blocks = Lines(audit.document.text), Blocks(audit.document)

    def finding(self, finding: Finding, fingerprint: str) -> dict[str, Any]:
        position = self._lines.position(finding.start)
        return {
            "rule": finding.rule,
            "category": finding.category,
            "severity": finding.severity.label,
            "evidence": finding.evidence,
            "start": finding.start,
            "end": finding.end,
            "line": position.line,
            "column": position.column,
            "zone": self._blocks.zone(finding.start).value,
            "text": self._text[finding.start : finding.end],
            "message": finding.message.said_in(self._language),
            "english": finding.english,
            "replacements": list(finding.replacements),
            "fingerprint": fingerprint,
        }
