"""``audit history``: how scores of sources and findings of rules went from run to run."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.commands import options
from audit.commands.failing import CommandError, require_one_of
from audit.commands.outputs import locale_language, write_file

if TYPE_CHECKING:
    from audit.reporting.history_view import HistoryView

FORMATS = ("text", "json", "html")
app = typer.Typer(help="See how sources and rules went from run to run.", no_args_is_help=True)


@app.callback()
def history() -> None:
    """See how sources and rules went from run to run."""


@app.command()
def show(
    context: typer.Context,
    history: options.History = None,
    format: Annotated[str, typer.Option("--format", "-f", help=", ".join(FORMATS) + ".")] = "text",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file (default: standard output).")] = None,
    last: Annotated[int, typer.Option("--last", min=1, help="So many runs, the last ones.")] = 30,
    language: options.Language = None,
    config: options.Config = None,
    no_config: options.NoConfig = False,
) -> None:
    """Show the trend of scores by source and of findings by rule, as a table, a page or JSON.

    Example: audit history show --history audit-history.sqlite --format html --output trend.html
    """
    from audit.commands.auditing import settings_of
    from audit.history import History

    settings = settings_of(context, own=["format", "output"])
    require_one_of(format, FORMATS, "--format")
    path = settings.value("history")
    if not path:
        raise CommandError("--history: which file? (audit check --history FILE adds runs to one)")
    held = History(Path(path))
    runs = held.runs(last)
    if not runs:
        raise CommandError(f"{path}: holds no run yet")
    from audit.reporting.history_view import MOST_RULES, view_of

    most = None if format == "json" else MOST_RULES
    view = view_of(runs, held.by_source(runs), held.by_rule(runs), most)
    said = _rendered(view, format, settings.value("language") or locale_language())
    if output is None:
        sys.stdout.write(said)
    else:
        write_file(output, [said])


def _rendered(view: HistoryView, format: str, language: str) -> str:
    if format == "html":
        from audit.reporting.history_page import render as page

        return page(view, language)
    if format == "json":
        from audit.reporting.history_json import render as data

        return data(view)
    from audit.reporting.history_text import render as table

    return table(view, language, shutil.get_terminal_size((100, 24)).columns)
