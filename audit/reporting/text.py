"""Run -> text for a terminal or a plain file: each article with its findings, then one table over all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from audit.model import Audit, Finding, Run, Severity
from audit.reporting.excerpt import Excerpts
from audit.reporting.labels import Labels, labels
from audit.reporting.position import Lines
from audit.reporting.severity_signs import SIGNS, WORST_FIRST
from audit.reporting.visible import on_one_line
from audit.reporting.wrapping import Piece, wrap
from audit.reporting.zones import is_placed

_STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "bold yellow",
    Severity.MINOR: "cyan",
    Severity.NEUTRAL: "dim",
}
_VERDICT_STYLES = {"publish": "bold green", "revise": "bold yellow", "retranslate": "bold red"}
_INDENT = 4
_NARROW = 80
"""Under this width the summary has no room for the names of severities."""
IN_SUMMARY = 1000
"""Articles that the table at the end lists, the worst; it is laid out in memory."""

Line = tuple[int, Sequence[Piece]]
"""How far a text is indented, and the text."""


def render(run: Run, colour: bool = False, width: int = 100) -> str:
    """Write the report, wrapped at ``width`` columns, in the order of the run (worst articles first).

    With ``colour`` the span is underlined in its sentence and severities are coloured; without, the text holds no
    terminal codes and ``[[ ]]`` stand around the span.
    """
    return "".join(parts(run, colour, width))


def parts(run: Run, colour: bool = False, width: int = 100) -> Iterator[str]:
    """Write the same article by article."""
    say = labels(run.language)
    for audit in run.audits:
        yield _wrapped(_article(run, audit, say, colour), colour, width)
    if run.audits:
        yield _summary(run, say, colour, width)
    yield _wrapped(_ending(run, say), colour, width)


def _wrapped(texts: Iterable[Line], colour: bool, width: int) -> str:
    return "".join(line + "\n" for indent, pieces in texts for line in wrap(pieces, width, indent, colour))


def _article(run: Run, audit: Audit, say: Labels, colour: bool) -> Iterator[Line]:
    yield from _score_card(run, audit, say)
    yield 0, ()
    lines, excerpts = Lines(audit.document.text), Excerpts(audit.document)
    for finding in audit.findings:
        position = lines.position(finding.start)
        yield 0, _heading(finding, f"{position.line}:{position.column}", say)
        yield _INDENT, _sentence(finding, excerpts, say, colour)
        for piece in _advice(finding, say):
            yield _INDENT, piece
        yield 0, ()
    if not audit.findings:
        yield 0, [(say.say("no_finding"), "")]
        yield 0, ()


def _score_card(run: Run, audit: Audit, say: Labels) -> Iterator[Line]:
    score = audit.score
    yield 0, [(on_one_line(audit.document.title or audit.document.name), "bold")]
    yield 0, [(on_one_line(audit.document.path), "dim")]
    yield (
        0,
        [
            (f"{say.say('score')} ", ""),
            (say.figure(score.value, 1), "bold"),
            (f" ({say.say('threshold', threshold=say.limit(score.threshold))}) · ", ""),
            (say.verdict(score.verdict), _VERDICT_STYLES[score.verdict]),
            (f" · {say.count('words', score.words)} · ", ""),
            (say.say("penalty", penalty=say.figure(score.penalty_per_1000, 1)), ""),
        ],
    )
    yield 0, [(f"{say.say('formula')}{say.say('colon')}{score.formula}", "")]
    counts = ((severity.label, score.counts.get(severity.label, 0)) for severity in WORST_FIRST)
    yield 0, [(", ".join(f"{say.figure(number)} {say.severity(label, number)}" for label, number in counts), "")]
    if audit.suppressed:
        by = Counter(each.suppression.by for each in audit.suppressed)
        told = ", ".join(f"{say.figure(number)} {say.suppressed(reason, number)}" for reason, number in by.items())
        yield 0, [(f"{say.say('suppressed_heading')}{say.say('colon')}{told}", "")]
    if audit.gate:
        told = "; ".join(wording.said_in(say.language) for wording in audit.gate)
        yield 0, [(f"{say.say('gate_failed')}{say.say('colon')}{told}", "bold red")]
    if audit.topics:
        names = ", ".join(run.topic_names.get(topic, topic) for topic in audit.topics)
        yield 0, [(on_one_line(f"{say.say('topics')}{say.say('colon')}{names}"), "")]
    if score.small_sample:
        yield 0, [(say.say("small_sample"), "italic")]


def _heading(finding: Finding, position: str, say: Labels) -> Sequence[Piece]:
    return [
        (f"{position if is_placed(finding) else '–':<8}", "dim"),
        (say.severity(finding.severity.label), _STYLES[finding.severity]),
        (f"  {on_one_line(finding.rule)}  ", ""),
        (say.category(finding.category), "dim"),
    ]


def _sentence(finding: Finding, excerpts: Excerpts, say: Labels, colour: bool) -> Sequence[Piece]:
    if not is_placed(finding):
        return [(say.say("whole_article"), "italic")]
    before, marked, after = excerpts.of(finding)
    # What is missing cannot be underlined.
    if colour and marked:
        return [(before, ""), (marked, f"{_STYLES[finding.severity]} underline"), (after, "")]
    return [(f"{before}[[{marked}]]{after}", "")]


def _advice(finding: Finding, say: Labels) -> Iterator[Sequence[Piece]]:
    yield [(on_one_line(finding.message.said_in(say.language)), "")]
    if finding.english:
        yield [(on_one_line(f"{say.say('english')}{say.say('colon')}{finding.english}"), "dim")]
    if finding.replacements:
        noun = say.noun("suggestions", len(finding.replacements))
        yield [(f"{noun}{say.say('colon')}", ""), (on_one_line(" | ".join(finding.replacements)), "green")]


def _ending(run: Run, say: Labels) -> Iterator[Line]:
    if not run.audits:
        yield 0, [(say.say("no_article"), "")]
        yield 0, ()
    if run.failures:
        yield 0, [(say.count("failures", len(run.failures)), "bold red")]
        for failure in run.failures:
            yield _INDENT, [(on_one_line(f"{failure.path}{say.say('colon')}{failure.reason}"), "")]
        yield 0, ()
    yield 0, [(say.say("unconfirmed"), "")]
    yield 0, [(say.say("formula_meaning"), "")]
    yield 0, [(f"{say.say('signature')}{say.say('colon')}", ""), (on_one_line(run.signature), "")]


def _summary(run: Run, say: Labels, colour: bool, width: int) -> str:
    output = StringIO()
    console = Console(
        file=output,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        width=width,
        highlight=False,
        legacy_windows=False,
    )
    console.print(_summary_table(run, say, narrow=width < _NARROW))
    # A plain file needs no spaces at the ends of its lines.
    lines = [line.rstrip(" ") for line in output.getvalue().strip("\n").split("\n")]
    if len(run.audits) > IN_SUMMARY:
        lines.append(say.say("summary_part", listed=say.figure(IN_SUMMARY), all=say.figure(len(run.audits))))
    return "\n".join(lines) + "\n\n"


def _summary_table(run: Run, say: Labels, narrow: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column(say.say("article"), overflow="fold")
    table.add_column(say.say("score"), justify="right", no_wrap=True)
    table.add_column(say.say("verdict"), no_wrap=True)
    table.add_column(say.say("words_heading"), justify="right", no_wrap=True)
    for severity in WORST_FIRST:
        name = SIGNS[severity] if narrow else say.severity(severity.label)
        table.add_column(name, justify="right", no_wrap=True)
    for audit in run.audits[:IN_SUMMARY]:
        score = audit.score
        table.add_row(
            # Text, since rich reads a plain string as markup.
            Text(on_one_line(audit.document.name)),
            say.figure(score.value, 1),
            Text(say.verdict(score.verdict), style=_VERDICT_STYLES[score.verdict]),
            say.figure(score.words),
            *(say.figure(score.counts.get(severity.label, 0)) for severity in WORST_FIRST),
        )
    return table
