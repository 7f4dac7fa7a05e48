"""``audit baseline``: keep what is found today, so that tomorrow's gate looks at what is new."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audit.commands import options
from audit.commands.auditing import audited, auditor_of, known_of, settings_of
from audit.commands.outputs import write_file

DEFAULT = "audit-baseline.json"
app = typer.Typer(help="Keep the findings of today, so that the gate can look at new ones alone.", no_args_is_help=True)


@app.callback()
def baseline() -> None:
    """Keep the findings of today, so that the gate can look at new ones alone."""


@app.command()
def write(
    context: typer.Context,
    paths: options.Paths,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=f"The file (default {DEFAULT}).")] = None,
    topic: options.Topic = None,
    variety: options.Variety = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    accepted: options.Accepted = None,
    profile: options.Profile = None,
    config: options.Config = None,
    no_config: options.NoConfig = False,
    rules: options.Rules = None,
    input_format: options.InputFormat = None,
    fields: options.Fields = None,
    jobs: options.Jobs = None,
) -> None:
    """Write every finding of these articles to a baseline file, which replaces an older one.

    Example: audit baseline write articles/ --output audit-baseline.json
    """
    from audit.baseline import baseline_text

    settings = settings_of(context, own=["output"])
    run = audited(auditor_of(settings, known_of(settings, baseline=False)), settings, paths)
    target = output or Path(settings.value("baseline") or DEFAULT)
    write_file(target, [baseline_text(run.audits, run.signature)])
    typer.echo(f"{target}: the findings of {len(run.audits)} article(s)", err=True)
    raise typer.Exit(2 if run.failures or not run.audits else 0)
