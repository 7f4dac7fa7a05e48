"""Run -> GitLab's code quality report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audit.fingerprint import audit_fingerprints
from audit.model import Finding, Run, Severity
from audit.reporting.json_parts import PLACE, filled
from audit.reporting.position import Lines
from audit.reporting.source_place import file_of, has_lines

SEVERITIES = {Severity.CRITICAL: "critical", Severity.MAJOR: "major", Severity.MINOR: "minor", Severity.NEUTRAL: "info"}


def render(run: Run) -> str:
    """Write the list of findings; an input that failed is a blocker."""
    return "".join(parts(run))


def parts(run: Run) -> Iterator[str]:
    """Write the same piece by piece."""
    yield from filled(PLACE, _rows(run), 0, indent=1, ascii_only=True)


def _rows(run: Run) -> Iterator[dict[str, Any]]:
    for failure in run.failures:
        yield {
            "check_name": "input",
            "description": failure.reason,
            "severity": "blocker",
            "fingerprint": f"input:{failure.path}",
            "location": {"path": failure.path, "lines": {"begin": 1}},
        }
    for audit in run.audits:
        lines, path = Lines(audit.document.text), file_of(audit.document)
        marks, _ = audit_fingerprints(audit)
        for finding, mark in zip(audit.findings, marks, strict=True):
            place = _positions(finding, lines) if has_lines(audit.document) else {"lines": {"begin": 1}}
            yield {
                "check_name": finding.rule,
                "description": finding.message.said_in(run.language),
                "severity": SEVERITIES[finding.severity],
                "fingerprint": f"{mark}:{audit.document.path}",
                "location": {"path": path, **place},
            }


def _positions(finding: Finding, lines: Lines) -> dict[str, Any]:
    first, last = lines.position(finding.start), lines.position(finding.end)
    return {
        "positions": {
            "begin": {"line": first.line, "column": first.column},
            "end": {"line": last.line, "column": last.column},
        }
    }
