"""Run -> the set of HTML pages of a report: ``index.html`` and one page per article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

from audit.model import Run
from audit.reporting.html_article import render_article
from audit.reporting.html_index import render_index

_LONGEST_NAME = 60


def render(run: Run) -> str:
    """Write one self-contained page: the article if the run holds one and nothing failed, else the list of articles."""
    if len(run.audits) == 1 and not run.failures:
        return render_article(run, run.audits[0], index="")
    return render_index(run)


def pages(run: Run) -> Iterator[tuple[str, str]]:
    """Give the pages as relative path and content: first ``index.html``, then ``articles/<name>.html``."""
    addresses = [f"articles/{name}.html" for name in page_names(run)]
    yield "index.html", render_index(run, addresses)
    for audit, address in zip(run.audits, addresses, strict=True):
        yield address, render_article(run, audit)


def page_names(run: Run) -> list[str]:
    """Give a file name without extension for each audit, in order: ASCII letters, digits, hyphens, all different.

    Names depend on names and paths only, not on scores, so that a page keeps its address from one run to the next.
    """
    wanted = [_file_name(audit.document.name) for audit in run.audits]
    taken = set(wanted)
    names = list(wanted)
    suffixes: dict[str, Iterator[int]] = {}
    for index in sorted(range(len(wanted)), key=lambda index: (wanted[index], run.audits[index].document.path)):
        name = wanted[index]
        if name not in suffixes:
            suffixes[name] = count(2)
            continue
        # A name that an article has of its own is left to it.
        names[index] = next(each for n in suffixes[name] if (each := f"{name}-{n}") not in taken)
    return names


def _file_name(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-")
    # Windows keeps a few bare names (con, nul, aux, com1) for devices.
    return f"article-{slug}".rstrip("-") if not slug or re.fullmatch(r"con|prn|aux|nul|(com|lpt)\d", slug) else slug
