"""``audit check``: audit articles, write the report, decide the gate."""

from __future__ import annotations

from itertools import chain
from typing import Annotated

import typer

from audit.commands.failing import require_one_of
from audit.commands.outputs import locale_language, wanted_outputs, write_report
from audit.commands.progress import shown_progress
from audit.model import Run, Severity
from audit.reporting import FORMATS
from audit.scoring import passes_gate

EPILOG = """Examples:

audit check article.txt

audit check articles/ --format html --output reports

cat article.txt | audit check - --format json

audit check feed/*.html --fail-under 90 --fail-on critical --topic golf

Exit status: 0 the gate passed, 1 it failed, 2 something could not be read or a name is wrong."""


def check(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders or globs; - for standard input.", metavar="PATH...")
    ],
    format: Annotated[str, typer.Option("--format", "-f", help=", ".join(FORMATS) + ".")] = "text",
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="[FORMAT=]PATH",
            help="Write here: a file, or a folder for html (default reports). With FORMAT= repeatable.",
        ),
    ] = None,
    language: Annotated[str, typer.Option("--language", help="fr or en (default: your locale).")] = "",
    topic: Annotated[list[str] | None, typer.Option("--topic", help="Take this topic as given. Repeatable.")] = None,
    select: Annotated[list[str] | None, typer.Option("--select", help="Only this rule or pack. Repeatable.")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", help="Not this rule or pack. Repeatable.")] = None,
    fail_under: Annotated[
        float | None, typer.Option("--fail-under", min=0, max=100, help="Fail when a score is lower (default 95).")
    ] = None,
    fail_on: Annotated[str, typer.Option("--fail-on", help="Fail on a finding this severe or worse.")] = "critical",
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes; 0 takes what the machine has.")] = 0,
) -> None:
    """Audit articles: mark what shows the translation, score each article, write a report."""
    wanted = wanted_outputs(format, output or [])
    require_one_of(language or "fr", ("fr", "en"), "--language")
    require_one_of(fail_on, [s.label for s in Severity], "--fail-on")
    from audit.batch import audit_paths
    from audit.pipeline import Auditor, collect
    from audit.reading import expand

    auditor = Auditor(select=select or (), ignore=ignore or (), topics=topic or (), fail_under=fail_under)
    inputs, missing = expand(paths)
    results = shown_progress(audit_paths(auditor, inputs, jobs), len(inputs), "articles")
    run = collect(auditor, chain(results, missing), language or locale_language())
    for failure in run.failures:
        typer.echo(f"audit: {failure.path}: {failure.reason}", err=True)
    for each in wanted:
        write_report(run, each)
    raise typer.Exit(exit_status(run, Severity.parse(fail_on)))


def exit_status(run: Run, fail_on: Severity) -> int:
    """Give 2 when an input could not be audited, 1 when an article fails the gate, else 0."""
    if run.failures or not run.audits:
        return 2
    return 0 if all(passes_gate(audit.score, fail_on) for audit in run.audits) else 1
