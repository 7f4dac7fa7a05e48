"""``audit check``: audit articles, write the report, decide the gate."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from audit.commands.failing import CommandError
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
    _one_of(language or "fr", ("fr", "en"), "--language")
    _one_of(fail_on, [s.label for s in Severity], "--fail-on")
    from audit.batch import audit_paths
    from audit.pipeline import Auditor, collect
    from audit.reading import expand

    auditor = Auditor(select=select or (), ignore=ignore or (), topics=topic or (), fail_under=fail_under)
    inputs, missing = expand(paths)
    results = shown_progress(audit_paths(auditor, inputs, jobs), len(inputs), "articles")
    run = collect(auditor, [*results, *missing], language or locale_language())
    for failure in run.failures:
        typer.echo(f"audit: {failure.path}: {failure.reason}", err=True)
    for name, path in wanted:
        _write(run, name, path)
    raise typer.Exit(exit_status(run, Severity.parse(fail_on)))


def exit_status(run: Run, fail_on: Severity) -> int:
    """Give 2 when an input could not be audited, 1 when an article fails the gate, else 0."""
    if run.failures or not run.audits:
        return 2
    return 0 if all(passes_gate(audit.score, fail_on) for audit in run.audits) else 1


def locale_language() -> str:
    """Give ``fr`` for a French locale, else ``en``."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "fr" if next(filter(None, names), "").lower().startswith("fr") else "en"


def _one_of(value: str, allowed: Iterable[str], option: str) -> None:
    import difflib

    if value not in allowed:
        near = difflib.get_close_matches(value, list(allowed), 1)
        raise CommandError(
            f"{option}: {value!r} is unknown; "
            + (f"did you mean {near[0]!r}?" if near else f"it is one of {', '.join(allowed)}")
        )


def wanted_outputs(format: str, outputs: Sequence[str]) -> list[tuple[str, Path | None]]:
    """Give each format with where to write it (``None``: standard output, or ``reports`` for html).

    Raises ``CommandError`` for a format that does not exist.
    """
    wanted: list[tuple[str, Path | None]] = []
    for output in outputs:
        name, sign, path = output.partition("=")
        if not sign or "/" in name or "." in name:
            name, path = format, output
        _one_of(name, FORMATS, "--output")
        wanted.append((name, Path(path)))
    _one_of(format, FORMATS, "--format")
    return wanted or [(format, None)]


def _write(run: Run, format: str, output: Path | None) -> None:
    if format == "html":
        _write_pages(run, output or Path("reports"))
        return
    if format == "text":
        from audit.reporting.text import render as render_text

        terminal = output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        said = render_text(run, colour=terminal, width=shutil.get_terminal_size((100, 24)).columns)
    else:
        from audit.reporting import render

        said = render(format, run)
    if output is None:
        sys.stdout.write(said)
    else:
        _write_file(output, said)


def _write_pages(run: Run, folder: Path) -> None:
    from audit.reporting.html_pages import pages

    for name, page in pages(run):
        _write_file(folder / name, page)
    typer.echo(f"{len(run.audits)} article(s): {folder / 'index.html'}", err=True)


def _write_file(path: Path, content: str) -> None:
    """Write beside the target and then move: whoever reads it never sees half a report."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=".audit-", delete=False
        ) as file:
            file.write(content)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
    except OSError as error:
        raise CommandError(f"{path}: cannot be written: {error.strerror or error}") from error
