"""Run -> SARIF 2.1.0, the format of code scanning services. Columns count code points; fingerprints are stable.

A finding in a page or a feed has a file and no region, and suggestions in its message in place of fixes: lines of the
extracted text are no lines of the file. Suppressed findings are results with a suppression; where a baseline was given,
each result says whether it is new.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from audit.fingerprint import audit_fingerprints
from audit.model import Audit, Finding, Run, Suppression
from audit.reporting.excerpt import Excerpts
from audit.reporting.json_parts import PLACE, filled
from audit.reporting.position import Lines
from audit.reporting.sarif_rules import LEVELS, RANKS, TAXONOMY, category_reference, rule_descriptor, taxonomy
from audit.reporting.source_place import file_of, has_lines
from audit.version import __version__

FINGERPRINT = "auditContext/v1"
GITHUB_FINGERPRINT = "primaryLocationLineHash"
"""What GitHub compares; without it GitHub hashes lines, and every change of a paragraph would open its alerts anew."""


def render(run: Run) -> str:
    """Write the log: one run, one result a finding, one notification an input that failed."""
    return "".join(parts(run))


def parts(run: Run) -> Iterator[str]:
    """Write the same piece by piece; the audits are passed over twice, since the rules come first."""
    found = {finding.rule: finding for audit in run.audits for finding in _every(audit)}
    rules = [found[rule] for rule in sorted(found)]
    categories = sorted({finding.category for finding in rules})
    driver = {
        "name": "audit",
        "fullName": "mt-news-audit",
        "semanticVersion": __version__,
        "supportedTaxonomies": [{"name": TAXONOMY, "index": 0}],
        "rules": [rule_descriptor(finding, categories, run) for finding in rules],
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "taxonomies": [taxonomy(categories, run)],
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(run)],
                "results": PLACE,
                "properties": {"signature": run.signature},
            }
        ],
    }
    index = {finding.rule: at for at, finding in enumerate(rules)}
    results = (result for audit in run.audits for result in _Results(audit, run, index, categories).all())
    yield from filled(document, results, 3, indent=1)


def _every(audit: Audit) -> Iterator[Finding]:
    yield from audit.findings
    yield from (each.finding for each in audit.suppressed)


def _invocation(run: Run) -> dict[str, Any]:
    notes = [
        {"level": "error", "message": {"text": f"{f.path}: {f.reason}"}, "locations": [_location(f.path)]}
        for f in run.failures
    ]
    return {"executionSuccessful": not run.failures, "toolExecutionNotifications": notes}


def _location(path: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}


def _uri(path: str) -> str:
    said = quote(path.replace("\\", "/"), safe="/:", errors="surrogateescape")
    return f"file://{said}" if PurePath(path).is_absolute() else said


class _Results:
    """The results of one article."""

    def __init__(self, audit: Audit, run: Run, index: Mapping[str, int], categories: Sequence[str]) -> None:
        self._audit, self._run, self._index, self._categories = audit, run, index, categories
        self._path, self._has_lines = file_of(audit.document), has_lines(audit.document)
        self._lines, self._excerpts = Lines(audit.document.text), Excerpts(audit.document)

    def all(self) -> Iterator[dict[str, Any]]:
        counted, suppressed = audit_fingerprints(self._audit)
        for finding, mark in zip(self._audit.findings, counted, strict=True):
            yield self._result(finding, mark) | {"suppressions": []} | self._state("new")
        for each, mark in zip(self._audit.suppressed, suppressed, strict=True):
            suppressions = [_suppression(each.suppression)]
            yield self._result(each.finding, mark) | {"suppressions": suppressions} | self._state("unchanged")

    def _state(self, state: str) -> dict[str, str]:
        return {"baselineState": state} if self._run.baseline else {}

    def _result(self, finding: Finding, mark: str) -> dict[str, Any]:
        said = finding.message.said_in(self._run.language)
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self._index[finding.rule],
            "level": LEVELS[finding.severity],
            "rank": RANKS[finding.severity],
            "message": {"text": said},
            "locations": [self._place(finding)],
            "taxa": [category_reference(finding.category, self._categories)],
            "partialFingerprints": {FINGERPRINT: mark, GITHUB_FINGERPRINT: f"{mark}:1"},
            "properties": {"mqm:severity": finding.severity.label, "mqm:category": finding.category},
        }
        if finding.replacements and self._has_lines:
            region = self._region(finding)
            result["fixes"] = [_fix(self._path, region, replacement) for replacement in finding.replacements]
        elif finding.replacements:
            result["message"] = {"text": f"{said} → {' | '.join(finding.replacements)}"}
        return result

    def _place(self, finding: Finding) -> dict[str, Any]:
        location = _location(self._path)
        sentence = self._excerpts.of(finding)
        whole = {"text": f"{sentence.before}{sentence.marked}{sentence.after}"}
        if not self._has_lines:
            return location | {"message": whole}
        region = self._region(finding)
        snippet = {"text": self._audit.document.text[finding.start : finding.end]}
        location["physicalLocation"]["region"] = region | {"snippet": snippet}
        location["physicalLocation"]["contextRegion"] = {"startLine": region["startLine"], "snippet": whole}
        return location

    def _region(self, finding: Finding) -> dict[str, Any]:
        first, last = self._lines.position(finding.start), self._lines.position(finding.end)
        return {
            "startLine": first.line,
            "startColumn": first.column,
            "endLine": last.line,
            "endColumn": last.column,
            "charOffset": finding.start,
            "charLength": finding.end - finding.start,
        }


def _suppression(suppression: Suppression) -> dict[str, Any]:
    # Without a status a suppression is accepted, and two editions of the schema name that field differently.
    said = {"kind": "inSource" if suppression.by == "ignored" else "external"}
    if suppression.reason:
        said["justification"] = suppression.reason
    told = {"by": suppression.by, "author": suppression.author, "date": suppression.date}
    return said | {"properties": {name: value for name, value in told.items() if value}}


def _fix(path: str, region: Mapping[str, Any], replacement: str) -> dict[str, Any]:
    deleted = {name: region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")}
    return {
        "description": {"text": replacement},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(path)},
                "replacements": [{"deletedRegion": deleted, "insertedContent": {"text": replacement}}],
            }
        ],
    }
