"""The baseline: findings that were there when a project began to look, as a JSON file under version control.

A finding is known by its fingerprint (rule, words, words around), so text may move within an article and articles may
move between files; of a fault that stands twice in the same words, a third is new. Sorted, one finding a line and
without dates, so that a new baseline differs from the old one only where findings do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from audit.fingerprint import audit_fingerprints
from audit.model import Audit
from audit.suppressing import BASELINE
from audit.user_files import Fields, read_json_object

FORMAT_VERSION = 1
WHAT = "a baseline (audit baseline write makes one)"


def baseline_text(audits: Iterable[Audit], signature: str) -> str:
    """Write the findings of audits that count or stand in a baseline already; accepted and ignored ones need none."""
    rows = []
    for audit in audits:
        counted, suppressed = audit_fingerprints(audit)
        found = list(zip(audit.findings, counted, strict=True))
        known = zip(audit.suppressed, suppressed, strict=True)
        found += [(each.finding, mark) for each, mark in known if each.suppression.by == BASELINE]
        for finding, mark in sorted(found, key=lambda pair: (pair[0].start, pair[0].end, pair[0].rule)):
            text = audit.document.text[finding.start : finding.end]
            rows.append({"fingerprint": mark, "rule": finding.rule, "path": audit.document.path, "text": text})
    rows.sort(key=lambda row: row["path"])
    # One finding a line: a diff of two baselines reads as a list of findings. ASCII, since paths may hold anything.
    lines = ",\n".join(json.dumps(row, ensure_ascii=True) for row in rows)
    head = f'{{"format_version": {FORMAT_VERSION}, "signature": {json.dumps(signature)}, "findings": ['
    return f"{head}\n{lines}\n]}}\n" if rows else f"{head}]}}\n"


def read_baseline(path: Path) -> dict[str, str]:
    """Give fingerprint -> article of a baseline file; raise ``UserFileError`` where it is none."""
    document = read_json_object(path, FORMAT_VERSION, WHAT)
    fields = Fields(path, document)
    if "findings" not in document:
        raise fields.fail("findings", f"is missing: this is not {WHAT}")
    return {row.text("fingerprint", needed=True): row.text("path") for row in fields.rows("findings")}
