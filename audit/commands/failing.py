"""What stops a command: a message for the user on standard error and exit status 2."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class CommandError(Exception):
    """The tool cannot do its work; the text says what is wrong and what would be right."""


def require_one_of(value: str, allowed: Iterable[str], where: str) -> None:
    """Raise ``CommandError``, with the nearest name, unless ``value`` is allowed; ``where`` names the option or key."""
    names = list(allowed)
    if value not in names:
        near = difflib.get_close_matches(value, names, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"it is one of {', '.join(names)}"
        raise CommandError(f"{where}: {value!r} is unknown; {hint}")
