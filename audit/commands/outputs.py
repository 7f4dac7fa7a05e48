"""Where reports go: the formats and paths that the user named, written so that nobody ever reads half a file."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import typer

from audit.commands.failing import CommandError, require_one_of
from audit.model import Run
from audit.reporting import FORMATS

MOST_PAGES = 5000
"""Articles of a report in pages: the index is one page, which a browser has to hold."""

Output = tuple[str, Path | None]
"""A format and where to write it; ``None``: standard output, or ``reports`` for html."""


def locale_language() -> str:
    """Give ``fr`` for a French locale, else ``en``."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "fr" if next(filter(None, names), "").lower().startswith("fr") else "en"


def wanted_outputs(format: str, outputs: Sequence[str]) -> list[Output]:
    """Give each format with where to write it; an output without a format of its own takes ``format``.

    Raises ``CommandError`` for a format that does not exist.
    """
    wanted: list[Output] = []
    for output in outputs:
        name, sign, path = output.partition("=")
        if not sign or "/" in name or "." in name:
            name, path = format, output
        require_one_of(name, FORMATS, "--output")
        wanted.append((name, Path(path)))
    require_one_of(format, FORMATS, "--format")
    return wanted or [(format, None)]


def write_report(run: Run, output: Output) -> None:
    """Write a run in one format. Raises ``CommandError`` where the file cannot be written."""
    format, path = output
    if format == "html":
        _write_pages(run, path or Path("reports"))
        return
    if format == "github":
        _add_step_summary(run)
    said = _parts(run, format, on_screen=path is None)
    if path is None:
        sys.stdout.writelines(said)
    else:
        write_file(path, said)


def _parts(run: Run, format: str, on_screen: bool) -> Iterable[str]:
    """The report in pieces: that of a long run is larger than memory should be."""
    if format == "text":
        from audit.reporting.text import parts as text_parts

        terminal = on_screen and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        return text_parts(run, colour=terminal, width=shutil.get_terminal_size((100, 24)).columns)
    from audit.reporting import parts

    return parts(format, run)


def _add_step_summary(run: Run) -> None:
    """Add the summary to the file that GitHub names; elsewhere there is none."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from audit.reporting.step_summary import render

    try:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(render(run))
    except OSError as error:
        raise CommandError(f"{path}: cannot be written: {error.strerror or error}") from error


def _write_pages(run: Run, folder: Path) -> None:
    from audit.commands.rule_source import rules_named
    from audit.reporting.html_pages import pages

    if len(run.audits) > MOST_PAGES:
        typer.echo(
            f"audit: html shows the {MOST_PAGES:,} worst of {len(run.audits):,} articles; jsonl, json and csv hold all",
            err=True,
        )
        run = replace(run, audits=run.audits[:MOST_PAGES], left_out=len(run.audits) - MOST_PAGES)
    for name, page in pages(run, rules_named):
        write_file(folder / name, [page])
    typer.echo(f"{len(run.audits)} article(s): {folder / 'index.html'}", err=True)


def write_file(path: Path, content: Iterable[str]) -> None:
    """Write pieces beside the target and then move: nobody ever sees half a file. Raises ``CommandError``."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=".audit-", delete=False
        ) as file:
            file.writelines(content)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
    except OSError as error:
        raise CommandError(f"{path}: cannot be written: {error.strerror or error}") from error
