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
    found = [(finding, audit) for audit in run.audits for finding in audit.findings]
    found.sort(key=lambda pair: -pair[0].severity)
    shown: Counter[str] = Counter(error=len(run.failures))
    lines = {id(audit): Lines(audit.document.text) for audit in run.audits}
    beyond = 0
    for finding, audit in found:
        command = COMMANDS[finding.severity]
        shown[command] += 1
        if shown[command] <= SHOWN:
            yield _annotation(command, finding, audit, lines[id(audit)], run.language)
        else:
            beyond += 1
    if beyond:
        yield f"::notice title=audit::{beyond} more findings"


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
