"""Run -> Markdown for the summary of a GitHub step: the articles and the findings that annotations have no room for."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from audit.model import Audit, Finding, Run, Severity
from audit.reporting.excerpt import Excerpts
from audit.reporting.labels import Labels, labels
from audit.reporting.position import Lines
from audit.reporting.severity_signs import WORST_FIRST
from audit.reporting.source_place import file_of, has_lines
from audit.reporting.visible import on_one_line

ARTICLES = 500
FINDINGS = 200
LONGEST = 600
"""Articles and findings that are listed, and code points of a cell: together well under the 1 MiB that GitHub takes."""
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]()#+!|~$"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def render(run: Run) -> str:
    """Write the summary: how many articles fail the gate, a table of articles, a table of findings, worst first."""
    say = labels(run.language)
    return "\n".join([*_articles(run, say), "", *_findings(run, say), "", f"`{run.signature}`", ""])


def _articles(run: Run, say: Labels) -> Iterator[str]:
    failing = sum(bool(audit.gate) for audit in run.audits)
    yield f"## audit{say.say('colon')}{say.count('articles', len(run.audits))}"
    yield ""
    yield f"{say.say('gate_failed')}{say.say('colon')}{say.figure(failing)}"
    for failure in run.failures[:ARTICLES]:
        yield f"- {_cell(failure.path)}{say.say('colon')}{_cell(failure.reason)}"
    yield ""
    severities = [say.severity(severity.label, 2) for severity in WORST_FIRST]
    heads = [say.say("article"), say.say("score"), say.say("verdict"), say.say("words_heading"), *severities]
    yield from _head([*heads, say.say("gate_failed")])
    for audit in run.audits[:ARTICLES]:
        score = audit.score
        cells = [
            _cell(audit.document.path),
            say.figure(score.value, 1),
            say.verdict(score.verdict),
            say.figure(score.words),
            *(say.figure(score.counts.get(severity.label, 0)) for severity in WORST_FIRST),
            _cell("; ".join(reason.said_in(say.language) for reason in audit.gate)),
        ]
        yield f"| {' | '.join(cells)} |"
    if len(run.audits) > ARTICLES:
        yield ""
        yield say.say("summary_part", listed=say.figure(ARTICLES), all=say.figure(len(run.audits)))


def _findings(run: Run, say: Labels) -> Iterator[str]:
    """The findings that count, the most severe first, in the order of articles and places where equal."""
    counted = ((audit, finding) for audit in run.audits for finding in audit.findings if finding.severity)
    numbered = ((-finding.severity, at, audit, finding) for at, (audit, finding) in enumerate(counted))
    worst = heapq.nsmallest(FINDINGS, numbered)
    if worst:
        yield from _head([say.say("findings_heading"), say.say("rule"), say.say("article"), say.noun("suggestions", 2)])
        yield from (_row(audit, finding, say) for _, _, audit, finding in worst)
    total = sum(audit.score.counts.get(s.label, 0) for audit in run.audits for s in WORST_FIRST if s > Severity.NEUTRAL)
    if total > len(worst):
        yield ""
        yield say.say("summary_part", listed=say.figure(len(worst)), all=say.figure(total))


def _row(audit: Audit, finding: Finding, say: Labels) -> str:
    place = file_of(audit.document)
    if has_lines(audit.document):
        position = Lines(audit.document.text).position(finding.start)
        place = f"{place}:{position.line}:{position.column}"
    before, marked, after = Excerpts(audit.document).of(finding)
    said = f"{_cell(before)}**{_cell(marked)}**{_cell(after)}" if marked.strip() else _cell(before + after)
    severity = say.severity(finding.severity.label)
    return f"| {said} | {severity} {_cell(finding.rule)} | {_cell(place)} | {_cell(' / '.join(finding.replacements))} |"


def _head(cells: list[str]) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"
    yield "|" + "---|" * len(cells)


def _cell(text: str) -> str:
    """A cell on one line in which nothing is Markdown or HTML, whatever an article holds."""
    line = on_one_line(text)
    return (line if len(line) <= LONGEST else f"{line[:LONGEST]}…").translate(_SIGNS)
