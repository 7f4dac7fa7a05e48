"""What the two table formats share: a row for each finding."""

from __future__ import annotations

from collections.abc import Iterator

from audit.model import Audit, Finding, Run
from audit.reporting.excerpt import Excerpts
from audit.reporting.position import Lines, Position
from audit.reporting.visible import on_one_line


def rows(run: Run) -> Iterator[tuple[Audit, Finding, Position, str]]:
    """Give every finding with its article, its place and its sentence on one line, the span between <v> and </v>."""
    for audit in run.audits:
        lines, excerpts = Lines(audit.document.text), Excerpts(audit.document)
        for finding in audit.findings:
            sentence = excerpts.of(finding)
            said = on_one_line(f"{sentence.before}<v>{sentence.marked}</v>{sentence.after}")
            yield audit, finding, lines.position(finding.start), said
