"""Run -> CSV for spreadsheets: a line a finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from audit.model import Run
from audit.reporting.tables import rows

COLUMNS = (
    *("path", "score", "verdict", "line", "column", "severity", "category", "rule"),
    *("text", "english", "suggestions", "message"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def render(run: Run) -> str:
    """Write the table with a heading line. A cell that a spreadsheet would run gets an apostrophe in front."""
    return "".join(parts(run))


def parts(run: Run) -> Iterator[str]:
    """Write the same line by line."""
    yield _line(COLUMNS)
    for audit, finding, position, _ in rows(run):
        yield _line(
            _safe(str(cell))
            for cell in (
                audit.document.path,
                audit.score.value,
                audit.score.verdict,
                position.line,
                position.column,
                finding.severity.label,
                finding.category,
                finding.rule,
                audit.document.text[finding.start : finding.end],
                finding.english,
                " | ".join(finding.replacements),
                finding.message.said_in(run.language),
            )
        )


def _line(cells: Iterable[str]) -> str:
    said = io.StringIO()
    csv.writer(said, lineterminator="\n").writerow(cells)
    return said.getvalue()


def _safe(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell
