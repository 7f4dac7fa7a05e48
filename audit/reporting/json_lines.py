"""Run -> JSON lines: one article of the JSON document a line, then one line a failure."""

from __future__ import annotations

import json
from collections.abc import Iterator

from audit.model import Run
from audit.reporting.article_data import article_data


def render(run: Run) -> str:
    """Write the lines; each article carries the run's signature."""
    return "".join(parts(run))


def parts(run: Run) -> Iterator[str]:
    """Write the same line by line."""
    for audit in run.audits:
        yield json.dumps({"signature": run.signature, **article_data(audit, run.language)}, ensure_ascii=True) + "\n"
    for failure in run.failures:
        yield json.dumps({"path": failure.path, "failure": failure.reason}, ensure_ascii=True) + "\n"
