"""Where an article stands for tools that open files: its file, and whether lines of its text are lines of that file."""

from __future__ import annotations

from audit.model import Document


def file_of(document: Document) -> str:
    """Give the file that holds an article: that of the feed, where it is one item among others."""
    return document.metadata.get("file") or document.path


def has_lines(document: Document) -> bool:
    """Tell whether lines and columns of the text are those of the file: so in plain text, not in pages and feeds.

    Of these only the extracted text is known; a line number of it would point to some other place of the file.
    """
    return document.format == "text"
