"""A history -> JSON: the runs, and for each source and rule its values, one a run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from audit.reporting.history_view import HistoryView, Row

FORMAT_VERSION = 1


def render(view: HistoryView) -> str:
    """Write the document; a run without a source or rule has ``null`` for it."""
    document = {
        "format_version": FORMAT_VERSION,
        "runs": [{"at": run.at, "signature": run.signature, "failures": run.failures} for run in view.runs],
        "sources": _rows(view.sources, "scores", "articles"),
        "rules": _rows(view.rules, "per_1000", "findings"),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rows(rows: Sequence[Row], values: str, total: str) -> list[dict[str, Any]]:
    return [
        {"name": row.name, values: row.values, "change": row.change, total: row.total}
        | ({"severity": row.severity} if row.severity else {})
        for row in rows
    ]
