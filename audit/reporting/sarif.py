"""Run -> SARIF 2.1.0, the format of code scanning services. Columns count code points; fingerprints are stable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from audit.fingerprint import fingerprints
from audit.model import Audit, Finding, Run, Severity
from audit.reporting import its
from audit.reporting.excerpt import Excerpts
from audit.reporting.json_parts import PLACE, filled
from audit.reporting.position import Lines
from audit.version import __version__

LEVELS: Mapping[Severity, str] = MappingProxyType(
    {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "note"}
)
RANKS: Mapping[Severity, float] = MappingProxyType(
    {Severity.CRITICAL: 100.0, Severity.MAJOR: 80.0, Severity.MINOR: 40.0, Severity.NEUTRAL: 5.0}
)
"""SARIF's rank, 0 to 100: what a viewer sorts by."""
FINGERPRINT = "auditContext/v1"


def render(run: Run) -> str:
    """Write the log: one run, one result a finding, one notification an input that failed."""
    return "".join(parts(run))


def parts(run: Run) -> Iterator[str]:
    """Write the same piece by piece; the audits are passed over twice, since the rules come first."""
    rules = sorted({finding.rule: finding for audit in run.audits for finding in audit.findings}.items())
    categories = sorted({finding.category for _, finding in rules})
    index = {rule: at for at, (rule, _) in enumerate(rules)}
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver([_rule(f, categories) for _, f in rules])},
                "taxonomies": [{"name": "MQM", "isComprehensive": False, "taxa": [{"id": c} for c in categories]}],
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(run)],
                "results": PLACE,
                "properties": {"signature": run.signature},
            }
        ],
    }
    results = (result for audit in run.audits for result in _results(audit, run.language, index))
    yield from filled(document, results, 3, indent=1)


def _driver(rules: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": "audit", "fullName": "mt-news-audit", "semanticVersion": __version__, "rules": rules}


def _invocation(run: Run) -> dict[str, Any]:
    notes = [
        {"level": "error", "message": {"text": f"{f.path}: {f.reason}"}, "locations": [_location(f.path)]}
        for f in run.failures
    ]
    return {"executionSuccessful": not run.failures, "toolExecutionNotifications": notes}


def _location(path: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path.replace("\\", "/"), safe="/:", errors="surrogateescape")


def _rule(finding: Finding, categories: list[str]) -> dict[str, Any]:
    english = f' (English "{finding.english}")' if finding.english else ""
    text = f"{finding.rule}: {finding.category}{english}"
    return {
        "id": finding.rule,
        "name": finding.rule.partition("/")[2],
        "shortDescription": {"text": text},
        "help": {"text": f"{text}. Run: audit rules show {finding.rule}"},
        "defaultConfiguration": {"level": LEVELS[finding.severity], "rank": RANKS[finding.severity]},
        "properties": {"tags": [f"mqm/{finding.category}", f"its/{its.issue_type(finding.category)}"]},
        "relationships": [
            {
                "target": {
                    "id": finding.category,
                    "index": categories.index(finding.category),
                    "toolComponent": {"name": "MQM", "index": 0},
                },
                "kinds": ["superset"],
            }
        ],
    }


def _results(audit: Audit, language: str, index: Mapping[str, int]) -> list[dict[str, Any]]:
    lines, excerpts = Lines(audit.document.text), Excerpts(audit.document)
    marks = fingerprints(audit.document, audit.findings)
    return [
        _result(audit, finding, mark, lines, excerpts, language) | {"ruleIndex": index[finding.rule]}
        for finding, mark in zip(audit.findings, marks, strict=True)
    ]


def _result(
    audit: Audit, finding: Finding, mark: str, lines: Lines, excerpts: Excerpts, language: str
) -> dict[str, Any]:
    text = audit.document.text
    region = _region(finding, lines)
    sentence = excerpts.of(finding)
    location = _location(audit.document.path)
    location["physicalLocation"]["region"] = region | {"snippet": {"text": text[finding.start : finding.end]}}
    location["physicalLocation"]["contextRegion"] = {
        "startLine": region["startLine"],
        "snippet": {"text": f"{sentence.before}{sentence.marked}{sentence.after}"},
    }
    return {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "rank": RANKS[finding.severity],
        "message": {"text": finding.message.said_in(language)},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: mark},
        "properties": {"mqm:severity": finding.severity.label, "mqm:category": finding.category},
        **(
            {"fixes": [_fix(audit.document.path, region, r) for r in finding.replacements]}
            if finding.replacements
            else {}
        ),
    }


def _region(finding: Finding, lines: Lines) -> dict[str, Any]:
    first, last = lines.position(finding.start), lines.position(finding.end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }


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
