"""The console script ``audit``: commands, help, exit codes."""

from __future__ import annotations

import os
import sys

import typer

from audit.commands import baseline, check, config, history, review, rules
from audit.commands.failing import CommandError
from audit.version import __version__

app = typer.Typer(
    name="audit",
    help="Find and explain the marks of machine translation in French news.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("check", epilog=check.EPILOG)(check.check)
app.add_typer(rules.app, name="rules")
app.add_typer(baseline.app, name="baseline")
app.add_typer(review.app, name="review")
app.add_typer(history.app, name="history")
app.add_typer(config.app, name="config")


@app.command()
def version() -> None:
    """Print the version, and the signature that scores carry."""
    from audit.pipeline import Auditor

    typer.echo(f"audit {__version__}\n{Auditor().signature}")


def main() -> None:
    """Run the command line; every error of ours ends as one line on standard error and status 2."""
    from audit.language.lexicon import LexiconError
    from audit.matching.pattern import PatternError
    from audit.pipeline import UnknownNameError
    from audit.processes import WorkerLostError
    from audit.reading import ReadingError
    from audit.rulepacks import RulePackError
    from audit.scoring import WeightsError
    from audit.topics import TopicError
    from audit.user_files import UserFileError

    ours = (
        CommandError,
        UnknownNameError,
        RulePackError,
        WeightsError,
        TopicError,
        LexiconError,
        PatternError,
        ReadingError,
        UserFileError,
        WorkerLostError,
    )
    try:
        app()
    except ours as error:
        print(f"audit: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (audit ... | head): not an error of ours, nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
