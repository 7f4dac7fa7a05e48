"""Run -> the TSV that Google's MQM tools read (system, doc, docSegId, rater, source, target, category, severity).

One row a finding, the span between <v> and </v>; an article without findings is one row "no-error".
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from audit.model import Run
from audit.reporting.tables import rows
from audit.reporting.visible import on_one_line

COLUMNS = ("system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata")
RATER = "audit"


def render(run: Run) -> str:
    """Write the table with a heading line; cells hold neither tabs nor line breaks."""
    return "".join(parts(run))


def parts(run: Run) -> Iterator[str]:
    """Write the same line by line."""
    yield "\t".join(COLUMNS) + "\n"
    for number, (audit, finding, position, sentence) in enumerate(rows(run), start=1):
        metadata = {"note": finding.message.said_in(run.language), "rule": finding.rule}
        if finding.replacements:
            metadata["corrected_translation"] = finding.replacements[0]
        cells = (
            "mt",
            audit.document.name,
            str(position.line),
            str(number),
            RATER,
            "",
            sentence,
            finding.category,
            finding.severity.label,
            json.dumps(metadata, ensure_ascii=False),
        )
        yield "\t".join(map(on_one_line, cells)) + "\n"
    for audit in run.audits:
        if not audit.findings:
            cells = ("mt", audit.document.name, "1", "0", RATER, "", "", "no-error", "no-error", "{}")
            yield "\t".join(map(on_one_line, cells)) + "\n"
