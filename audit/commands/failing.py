"""What stops a command: a message for the user on standard error and exit status 2."""

from __future__ import annotations


class CommandError(Exception):
    """The tool cannot do its work; the text says what is wrong and what would be right."""
