"""``audit check``: audit articles, write the report, decide the gate."""

from __future__ import annotations

from collections import Counter

import typer

from audit.commands import options
from audit.commands.auditing import (
    asked_outputs,
    audited,
    auditor_of,
    keep_record,
    known_of,
    new_record,
    settings_of,
)
from audit.commands.outputs import wanted_outputs, write_report
from audit.model import Audit

EPILOG = """Examples:

audit check article.txt

audit check articles/ --format html --output reports

cat article.txt | audit check - --format json

audit check articles/ --baseline audit-baseline.json --new-only

audit check feed/*.html --fail-under 90 --fail-on major -o sarif=audit.sarif -o github=annotations.txt

Exit status: 0 the gate passed, 1 it failed, 2 something could not be read or a name is wrong."""


def check(
    context: typer.Context,
    paths: options.Paths,
    format: options.Format = None,
    output: options.Output = None,
    language: options.Language = None,
    topic: options.Topic = None,
    variety: options.Variety = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_under: options.FailUnder = None,
    fail_on: options.FailOn = None,
    max_per_1000: options.MaxPer1000 = None,
    baseline: options.Baseline = None,
    new_only: options.NewOnly = None,
    accepted: options.Accepted = None,
    fail_on_unused: options.FailOnUnused = None,
    profile: options.Profile = None,
    config: options.Config = None,
    no_config: options.NoConfig = False,
    rules: options.Rules = None,
    input_format: options.InputFormat = None,
    fields: options.Fields = None,
    jobs: options.Jobs = None,
    resume: options.Resume = None,
    history: options.History = None,
) -> None:
    """Audit articles: mark what shows the translation, score each article, write a report.

    Options may also stand in audit.toml or [tool.audit] of pyproject.toml; what is written here wins.
    """
    from audit.suppressing import Use

    settings = settings_of(context)
    wanted = wanted_outputs(settings.value("format"), asked_outputs(settings))
    known = known_of(settings)
    use, failed = Use(known), Counter[bool]()
    record = new_record(settings)

    def watch(audit: Audit) -> None:
        use.add(audit)
        failed[bool(audit.gate)] += 1
        if record:
            record.add(audit)

    run = audited(auditor_of(settings, known), settings, paths, watch, resume)
    for each in wanted:
        write_report(run, each)
    if record:
        keep_record(settings, record, run)
    unused = use.unused()
    for suppression in unused:
        where = f"{suppression.path}: " if suppression.path else ""
        typer.echo(f"audit: unused suppression: {where}{suppression.what}", err=True)
    if run.failures or not run.audits:
        raise typer.Exit(2)
    raise typer.Exit(1 if failed[True] or (unused and settings.value("fail-on-unused")) else 0)
