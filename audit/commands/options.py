"""The options that several commands share, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audit.input_formats import INPUT_FORMATS
from audit.reporting import FORMATS

Paths = Annotated[list[str], typer.Argument(help="Files, folders or globs; - for standard input.", metavar="PATH...")]
Config = Annotated[
    Path | None, typer.Option("--config", help="This file instead of the nearest audit.toml or pyproject.toml.")
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Read no configuration file.")]
Profile = Annotated[str | None, typer.Option("--profile", help="news-fr (default), agency or strict.")]
Format = Annotated[str | None, typer.Option("--format", "-f", help=", ".join(FORMATS) + " (default text).")]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="[FORMAT=]PATH",
        help="Write here: a file, or a folder for html (default reports). With FORMAT= repeatable.",
    ),
]
Language = Annotated[str | None, typer.Option("--language", help="fr or en (default: your locale).")]
Topic = Annotated[list[str] | None, typer.Option("--topic", help="Take this topic as given. Repeatable.")]
Variety = Annotated[
    str | None, typer.Option("--variety", help="The French of your newsroom: fr-BE, fr-CA, fr-CH, fr-FR (default).")
]
Select = Annotated[list[str] | None, typer.Option("--select", help="Only this rule or pack. Repeatable.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", help="Not this rule or pack. Repeatable.")]
Rules = Annotated[
    list[str] | None, typer.Option("--rules", help="Folder of own rules, beside the built-in ones. Repeatable.")
]
FailUnder = Annotated[
    float | None, typer.Option("--fail-under", min=0, max=100, help="Fail when a score is lower (default 95).")
]
FailOn = Annotated[
    str | None, typer.Option("--fail-on", help="Fail on a finding this severe or worse (default critical).")
]
MaxPer1000 = Annotated[
    float | None,
    typer.Option("--max-per-1000", min=0, help="Fail on more findings above neutral per 1,000 words."),
]
NewOnly = Annotated[
    bool | None,
    typer.Option(
        "--new-only/--no-new-only",
        help="Fail on any finding above neutral that the baseline lacks; ask for no score unless --fail-under does.",
    ),
]
FailOnUnused = Annotated[
    bool | None,
    typer.Option("--fail-on-unused/--no-fail-on-unused", help="Fail when a suppression suppresses nothing."),
]
Baseline = Annotated[
    str | None,
    typer.Option("--baseline", help="Findings of this file are known: they count neither in score nor gate."),
]
Accepted = Annotated[
    str | None, typer.Option("--accepted", help="Findings that people accepted (TOML): they do not count either.")
]
Reviews = Annotated[
    str | None, typer.Option("--reviews", help="The record of decisions (default audit-reviews.jsonl).")
]
InputFormat = Annotated[
    str | None,
    typer.Option("--input-format", help=", ".join(INPUT_FORMATS) + " (default: told by the content)."),
]
Fields = Annotated[
    list[str] | None,
    typer.Option("--fields", metavar="PART=FIELD,...", help="Where JSON Lines hold what: text=body,title=headline."),
]
Resume = Annotated[
    Path | None,
    typer.Option("--resume", metavar="JOURNAL", help="Keep a journal here; after a kill, go on where it stopped."),
]
History = Annotated[str | None, typer.Option("--history", metavar="FILE", help="The history of runs: an SQLite file.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=0, help="Processes; 0 takes what the machine has.")]
