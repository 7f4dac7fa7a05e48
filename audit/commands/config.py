"""``audit config``: what settings hold here, and where each comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import typer

app = typer.Typer(help="See which settings hold here, and where each comes from.", no_args_is_help=True)


@app.callback()
def config() -> None:
    """See which settings hold here, and where each comes from."""


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def show(context: typer.Context) -> None:
    """Show every setting as audit.toml writes it, and its source: default, profile, file and line, or option.

    Takes the options of audit check. Example: audit config show --profile strict --fail-under 90
    """
    from audit.commands.auditing import settings_of

    check = context.find_root().command.commands["check"]  # type: ignore[attr-defined]
    # Read as audit check would read them; a path is needed there and says nothing here.
    options = check.make_context("audit config show", [*context.args, "-"], parent=context)
    settings = settings_of(options)
    typer.echo(f"# configuration file: {settings.file or 'none'}")
    for name, held in settings.values.items():
        for line in _lines(name, held):
            typer.echo(line)


def _lines(name: str, held: Any) -> Iterator[str]:
    from audit.configuration.files import Given
    from audit.configuration.keys import KEYS

    key = KEYS[name]
    if isinstance(held, Given) and held.value is not None:
        yield f"{name} = {_toml(held.value)}  # {held.source}"
    elif isinstance(held, Given) or not held:
        yield f"# {name}: {key.said} (default)"
    elif isinstance(held, Mapping):
        for entry, given in held.items():
            yield f"{name}.{_toml(entry)} = {_toml(given.value)}  # {given.source}"
    else:
        yield f"{name} = ["
        yield from (f"  {_toml(given.value)},  # {given.source}" for given in held)
        yield "]"


def _toml(value: Any) -> str:
    """Write a value as TOML does; texts, numbers, truth values and lists look the same in JSON."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_toml(part)}" for name, part in value.items()) + " }"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return json.dumps(value, ensure_ascii=False)
