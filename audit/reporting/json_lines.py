"""Run -> JSON lines: one article of the JSON document a line, then one line a failure."""

from __future__ import annotations

import json

from audit.model import Run
from audit.reporting.article_data import article_data


def render(run: Run) -> str:
    """Write the lines; each article carries the run's signature."""
    lines = [{"signature": run.signature, **article_data(audit, run.language)} for audit in run.audits]
    failures = [{"path": failure.path, "failure": failure.reason} for failure in run.failures]
    return "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in (*lines, *failures))
