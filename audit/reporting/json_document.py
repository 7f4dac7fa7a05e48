"""Run -> the JSON document, format version 1: one object, UTF-8, nothing escaped that need not be.

Besides scores, findings and failures, an article says what its score was measured against (``threshold``), whether it
is too short for it (``small_sample``) and what it is about (``topics``); a finding says where it stands (``zone``).
"""

from __future__ import annotations

import json
import re
from typing import Any

from audit.model import Audit, Finding, Run
from audit.reporting.position import Lines
from audit.reporting.severity_signs import WORST_FIRST
from audit.reporting.zones import Blocks

FORMAT_VERSION = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(run: Run) -> str:
    """Write the document of a run, messages in the run's language. Offsets and columns are code points."""
    document = {
        "format_version": FORMAT_VERSION,
        "signature": run.signature,
        "articles": [_article(audit, run.language) for audit in run.audits],
        "failures": [{"path": failure.path, "reason": failure.reason} for failure in run.failures],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    # A file name that is no valid UTF-8 holds lone surrogates, which no encoder writes; JSON can spell them.
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _article(audit: Audit, language: str) -> dict[str, Any]:
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
