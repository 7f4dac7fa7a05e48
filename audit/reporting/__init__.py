"""One renderer per output format. A format is imported when it is first asked for, so that none costs start-up time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType

from audit.model import Run

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "text": "audit.reporting.text",
        "json": "audit.reporting.json_document",
        "jsonl": "audit.reporting.json_lines",
        "html": "audit.reporting.html_pages",
        "sarif": "audit.reporting.sarif",
        "junit": "audit.reporting.junit",
        "github": "audit.reporting.github",
        "gitlab": "audit.reporting.gitlab",
        "csv": "audit.reporting.csv_table",
        "tsv": "audit.reporting.mqm_table",
    }
)
"""Format name, as on the command line -> the module whose ``render(run)`` writes it."""


def renderer(name: str) -> Callable[[Run], str]:
    """Give the function that turns a run into a document of this format; raise ``ValueError`` for any other name.

    ``text`` also takes ``colour`` and ``width``; ``audit.reporting.html_pages.pages`` gives the whole set of pages.
    """
    if name not in FORMATS:
        raise ValueError(f"{name!r} is not a report format ({', '.join(FORMATS)})")
    render: Callable[[Run], str] = import_module(FORMATS[name]).render
    return render


def render(name: str, run: Run) -> str:
    """Write a run in the format of this name; raise ``ValueError`` for a name that is no format."""
    return renderer(name)(run)


def parts(name: str, run: Run) -> Iterator[str]:
    """Write the same piece by piece: however many articles a run has, few of them are in memory at a time.

    ``html`` and ``github`` come in one piece. Raise ``ValueError`` for a name that is no format.
    """
    render = renderer(name)
    in_parts: Callable[[Run], Iterator[str]] | None = getattr(import_module(FORMATS[name]), "parts", None)
    yield from in_parts(run) if in_parts else (render(run),)
