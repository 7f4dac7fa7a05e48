"""The one error of reading."""

from __future__ import annotations


class ReadingError(Exception):
    """An input that holds no article to audit. ``reason`` says why in plain English, without the path."""

    def __init__(self, reason: str) -> None:
        """Keep ``reason`` for the report; it is the error's text as well."""
        super().__init__(reason)
        self.reason = reason
