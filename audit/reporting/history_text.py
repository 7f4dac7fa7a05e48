"""A history -> text for a terminal: a table of sources and one of rules."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from audit.reporting.history_view import HistoryView, Row, sparkline
from audit.reporting.labels import Labels, labels
from audit.reporting.visible import on_one_line


def render(view: HistoryView, language: str, width: int = 100) -> str:
    """Write the tables in ``width`` columns."""
    say = labels(language)
    output = StringIO()
    console = Console(file=output, width=width, highlight=False, no_color=True, legacy_windows=False)
    console.print(_runs(view, say))
    console.print(f"\n{say.say('history_sources')}")
    console.print(_table(view.sources, 1, True, say))
    console.print(f"\n{say.say('history_rules')}")
    console.print(_table(view.rules, 2, False, say))
    lines = [line.rstrip() for line in output.getvalue().split("\n")]
    if len(view.rules) < view.rules_in_all:
        shown = say.say("history_part", listed=say.figure(len(view.rules)), all=say.figure(view.rules_in_all))
        lines[-1:] = [shown, ""]
    return "\n".join(lines)


def _runs(view: HistoryView, say: Labels) -> str:
    said = say.say("history_span", first=view.runs[0].at, last=view.runs[-1].at)
    lines = [f"{say.count('history_run', len(view.runs))}, {said}"]
    lines += [say.say("history_changed", at=run.at) for run in view.changes]
    return "\n".join(lines)


def _table(rows: Sequence[Row], decimals: int, scores: bool, say: Labels) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column(say.say("history_source" if scores else "rule"), overflow="fold")
    table.add_column(say.say("score" if scores else "history_per_1000"), justify="right")
    table.add_column(say.say("history_change"), justify="right")
    table.add_column(say.say("articles_heading" if scores else "findings_heading"), justify="right")
    table.add_column(say.say("history_trend"), no_wrap=True)
    for row in rows:
        table.add_row(
            Text(on_one_line(row.name)),
            "–" if row.last is None else say.figure(row.last, decimals),
            signed(row.change, decimals, say),
            say.figure(row.total),
            sparkline(row.values),
        )
    return table


def signed(change: float | None, decimals: int, say: Labels) -> str:
    """Write a change with its sign; a dash where there is none to be told."""
    if change is None:
        return "–"
    return ("+" if change > 0 else "−" if change < 0 else "±") + say.figure(abs(change), decimals)
