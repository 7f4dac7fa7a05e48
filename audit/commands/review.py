"""``audit review``: take back what reviewers decided in the report, and say which rules they dismiss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from audit.commands import options
from audit.commands.auditing import settings_of
from audit.commands.failing import require_one_of
from audit.commands.outputs import write_file

ACCEPTED = "audit-accepted.toml"
RECORD = "audit-reviews.jsonl"
app = typer.Typer(help="Take back decisions made in reports; see which rules reviewers dismiss.", no_args_is_help=True)


@app.command()
def apply(
    context: typer.Context,
    decisions: Annotated[list[Path], typer.Argument(help="Files that report pages exported.", metavar="DECISIONS...")],
    accepted: options.Accepted = None,
    reviews: options.Reviews = None,
    config: options.Config = None,
    no_config: options.NoConfig = False,
) -> None:
    """Take decisions back: dismissed findings no longer count, and every decision goes to the record of its rule.

    A finding that a later decision finds right counts again. Example: audit review apply decisions.json
    """
    from audit.accepted import changed_text
    from audit.reviewing import merged, read_decisions, read_record, record_text, standing

    settings = settings_of(context)
    target = Path(settings.value("accepted") or ACCEPTED)
    record = Path(settings.value("reviews") or RECORD)
    new = [decision for path in decisions for decision in read_decisions(path)]
    every = merged(read_record(record), new)
    judged = {decision.fingerprint for decision in new}
    dismissed, right = standing(decision for decision in every if decision.fingerprint in judged)
    if dismissed or target.exists():
        write_file(target, [changed_text(target, dismissed, right)])
    write_file(record, [record_text(every)])
    typer.echo(f"{len(new)} decisions: {len(right)} findings right, {len(dismissed)} dismissed", err=True)
    if dismissed and not settings.value("accepted"):
        typer.echo(f'audit: to let them count no more: --accepted {target}, or accepted = "{target}"', err=True)


@app.command()
def stats(
    context: typer.Context,
    reviews: options.Reviews = None,
    format: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    config: options.Config = None,
    no_config: options.NoConfig = False,
) -> None:
    """Show how reviewers judged each rule, the worst first: accepted, dismissed, precision, why dismissed.

    Example: audit review stats
    """
    from audit.commands.failing import CommandError
    from audit.reviewing import by_rule, read_record

    require_one_of(format, ("text", "json"), "--format")
    record = Path(settings_of(context, own=["format"]).value("reviews") or RECORD)
    rows = by_rule(read_record(record))
    if not rows:
        raise CommandError(f"{record}: no decisions yet; audit review apply takes them from exported files")
    if format == "json":
        said = [{**row._asdict(), "precision": round(row.precision, 3)} for row in rows]
        typer.echo(json.dumps({"format_version": 1, "rules": said}, ensure_ascii=False, indent=2))
        return
    typer.echo("accepted  dismissed  precision  rule")
    for row in rows:
        why = f"  ({'; '.join(row.reasons[:3])})" if row.reasons else ""
        typer.echo(f"{row.accepted:8}  {row.dismissed:9}  {row.precision:9.0%}  {row.rule}{why}")
