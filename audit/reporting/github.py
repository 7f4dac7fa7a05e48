"""Run -> GitHub workflow commands: annotations, worst first, within what GitHub shows.

GitHub shows ten errors, ten warnings and ten notices of a step; what is beyond is said in one last line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from audit.model import Audit, Finding, Run, Severity
from audit.reporting.position import Lines

SHOWN = 10
COMMANDS = {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "notice"}


def render(run: Run) -> str:
    """Write the commands, one a line."""
    return "".join(line + "\n" for line in _lines(run))


def _lines(run: Run) -> Iterator[str]:
    for failure in run.failures:
        yield f"::error title=audit,file={_property(failure.path)}::{_data(failure.reason)}"
    shown: Counter[str] = Counter(error=len(run.failures))
    beyond = 0
    found = _first_of_each_severity(run)
    for severity, command in COMMANDS.items():
        annotations, total = found[severity]
        room = max(0, SHOWN - shown[command])
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
    properties = {
        "title": f"audit ({finding.rule})",
        "file": audit.document.path,
        "line": first.line,
        "endLine": last.line,
        "col": first.column,
        "endColumn": last.column,
    }
    said = finding.message.said_in(language)
    if finding.replacements:
        said += "\n→ " + " | ".join(finding.replacements)
    return f"::{command} {','.join(f'{name}={_property(str(v))}' for name, v in properties.items())}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
