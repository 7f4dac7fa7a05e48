"""Run -> GitHub workflow commands: annotations, worst first, within what GitHub shows.

GitHub shows ten errors, ten warnings and ten notices of a step; one last notice says how much is beyond, and the
summary of the step (``step_summary``) has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from audit.model import Audit, Finding, Run, Severity
from audit.reporting.position import Lines
from audit.reporting.source_place import file_of, has_lines

SHOWN = 10
COMMANDS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "notice"}


def render(run: Run) -> str:
    """Write the commands, one a line."""
    return "".join(line + "\n" for line in _lines(run))


def _lines(run: Run) -> Iterator[str]:
    # Inputs that failed come before all findings, and share the room of errors with them.
    for failure in run.failures[:SHOWN]:
        yield f"::error title=audit,file={_property(failure.path)}::{_data(failure.reason)}"
    shown: Counter[str] = Counter(error=len(run.failures))
    beyond = max(0, len(run.failures) - SHOWN)
    found = _first_of_each_severity(run)
    for severity, command in COMMANDS.items():
        annotations, total = found[severity]
        # The last notice is kept for what is beyond.
        room = max(0, SHOWN - (command == "notice") - shown[command])
        yield from annotations[:room]
        shown[command] += total
        beyond += max(0, total - room)
    if beyond:
        yield f"::notice title=audit::{beyond} more findings"


def _first_of_each_severity(run: Run) -> dict[Severity, tuple[list[str], int]]:
    """The first annotations of each severity, as many as could be shown, and how many findings there are."""
    annotations: dict[Severity, list[str]] = {severity: [] for severity in COMMANDS}
    totals: Counter[Severity] = Counter()
    for audit in run.audits:
        lines = Lines(audit.document.text)
        for finding in audit.findings:
            totals[finding.severity] += 1
            if totals[finding.severity] <= SHOWN:
                command = COMMANDS[finding.severity]
                annotations[finding.severity].append(_annotation(command, finding, audit, lines, run.language))
    return {severity: (annotations[severity], totals[severity]) for severity in COMMANDS}


def _annotation(command: str, finding: Finding, audit: Audit, lines: Lines, language: str) -> str:
    first, last = lines.position(finding.start), lines.position(finding.end)
    properties: dict[str, str | int] = {"title": f"audit ({finding.rule})", "file": file_of(audit.document)}
    if has_lines(audit.document):
        properties |= {"line": first.line, "endLine": last.line}
        # GitHub takes columns only where both are on one line.
        properties |= {"col": first.column, "endColumn": last.column} if first.line == last.line else {}
    said = finding.message.said_in(language)
    if finding.replacements:
        said += "\n→ " + " | ".join(finding.replacements)
    return f"::{command} {','.join(f'{name}={_property(str(v))}' for name, v in properties.items())}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
