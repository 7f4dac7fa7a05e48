"""``audit rules``: look at rules, try patterns, run examples, measure on corpora."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from audit.commands.failing import CommandError, require_one_of
from audit.commands.progress import shown_progress

app = typer.Typer(help="Look at the rules, try patterns, run examples, measure on corpora.", no_args_is_help=True)
Names = Annotated[
    list[str] | None, typer.Argument(help="Rules or packs: pack/id, pack or pack/be*.", metavar="[NAME]...")
]
Folder = Annotated[Path | None, typer.Option("--rules", help="A folder of own packs, or another whole rules folder.")]
Paths = Annotated[list[str], typer.Argument(help="Text files, JSONL corpora, folders or globs.", metavar="PATH...")]


@app.command("list")
def list_rules(names: Names = None, folder: Folder = None) -> None:
    """List rules: id, severity, category, pattern. Example: audit rules list idioms"""
    from audit.commands.rule_source import sources

    for rule in sources(names or [], folder):
        said = " | ".join(rule.find) or rule.kind
        typer.echo(f"{rule.id}\t{rule.severity.label}\t{rule.category}\t{said}")


@app.command()
def show(names: Names = None, folder: Folder = None) -> None:
    """Show rules whole, with their examples. Example: audit rules show idioms/ball-in-court"""
    from audit.commands.rule_source import described, sources

    if not names:
        raise CommandError("name the rules to show, for example: audit rules show idioms")
    typer.echo("\n\n".join(described(rule) for rule in sources(names, folder)))


@app.command()
def docs(
    names: Names = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER/FILE", help="Where to: an .html file, or a folder.")
    ] = Path("reports"),
    language: Annotated[str, typer.Option("--language", help="fr or en (default: your locale).")] = "",
) -> None:
    """Write the catalogue: a searchable web page of rules with examples. Example: audit rules docs --output docs"""
    from audit.commands.outputs import locale_language, write_file
    from audit.commands.rule_source import sources
    from audit.reporting.html_catalogue import render_catalogue

    require_one_of(language or "fr", ("fr", "en"), "--language")
    path = output if output.suffix.lower() in (".html", ".htm") else output / "rules.html"
    rules = sources(names or [])
    write_file(path, [render_catalogue(rules, language or locale_language())])
    typer.echo(f"{len(rules)} rules: {path}", err=True)


@app.command("check")
def check_examples(names: Names = None, folder: Folder = None) -> None:
    """Run the examples of rules, as the tests do. Example: audit rules check idioms"""
    from audit.commands.rule_source import auditor_with, sources
    from audit.examples import faults

    auditor = auditor_with(folder)
    rules = sources(names or [], folder)
    wrong = [fault for rule in shown_progress(rules, len(rules), "rules") for fault in faults(auditor, rule)]
    for fault in wrong:
        typer.echo(fault)
    typer.echo(f"{len(rules)} rules, {len(wrong)} faults")
    raise typer.Exit(1 if wrong else 0)


@app.command("try")
def try_pattern(
    pattern: Annotated[str, typer.Argument(help="A pattern, in quotes.")],
    paths: Paths,
    limit: Annotated[int, typer.Option("--limit", help="Show at most so many hits.")] = 40,
) -> None:
    """Show what a pattern hits, in context. Example: audit rules try '<venir> alors que' articles/"""
    from audit.trying import tried

    shown = 0
    for hit in tried(pattern, _expanded(paths)):
        shown += 1
        if shown <= limit:
            typer.echo(f"{hit.where}: {hit.before}[[{hit.said}]]{hit.after}")
    typer.echo(f"{shown} hits" + (f", {limit} shown" if shown > limit else ""))


@app.command()
def measure(
    paths: Paths,
    select: Annotated[list[str] | None, typer.Option("--select", help="Only this rule or pack. Repeatable.")] = None,
    contexts: Annotated[int, typer.Option("--contexts", help="Show so many hits of each rule.")] = 0,
    serious: Annotated[bool, typer.Option("--serious", help="Only major and critical rules.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes; 0 takes what the machine has.")] = 0,
    folder: Folder = None,
) -> None:
    """Count the hits of each rule on good French: every serious one is an alarm to explain.

    Example: audit rules measure corpora/*.jsonl --contexts 5 --select idioms
    """
    from audit.commands.rule_source import auditor_with
    from audit.measuring import Measurement, corpus_texts, hits_in
    from audit.processes import spread, workers

    auditor = auditor_with(folder, select or ())
    texts = list(corpus_texts(_expanded(paths)))
    measured = Measurement()
    results = spread(partial(hits_in, auditor), texts, workers(jobs, len(texts)))
    for words, hits in shown_progress(results, len(texts), "texts"):
        measured.add(words, hits, contexts)
    from audit.commands.rule_source import measured_lines

    for line in measured_lines(measured, serious):
        typer.echo(line)


def _expanded(paths: list[str]) -> list[str]:
    from audit.reading import expand

    corpora = [path for path in paths if path.endswith((".jsonl", ".ndjson"))]
    folders = [str(f) for path in paths if Path(path).is_dir() for f in sorted(Path(path).rglob("*.jsonl"))]
    others = [path for path in paths if path not in corpora and not (Path(path).is_dir() and folders)]
    inputs, missing = expand(others) if others else ([], [])
    if missing:
        raise CommandError(f"{missing[0].path}: {missing[0].reason}")
    absent = [path for path in corpora if not Path(path).is_file()]
    if absent:
        raise CommandError(f"{absent[0]}: there is no such file")
    return [*corpora, *folders, *inputs]
