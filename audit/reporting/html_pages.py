"""Run -> the set of HTML pages of a report: ``index.html``, one page per article, and the rules that they name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import count

from audit.model import Rule, Run
from audit.reporting.html_addresses import RulesPage
from audit.reporting.html_article import languages, render_article
from audit.reporting.html_catalogue import render_catalogue
from audit.reporting.html_index import render_index

RULES_PAGE = "rules.html"
RuleSource = Callable[[Collection[str]], Sequence[Rule]]
"""Gives the rules of these ids, with their examples."""

_LONGEST_NAME = 60


def render(run: Run) -> str:
    """Write one self-contained page: the article if the run holds one and nothing failed, else the list of articles."""
    if len(run.audits) == 1 and not run.failures:
        return render_article(run, run.audits[0], index="", file=_file_name(run.audits[0].document.name))
    return render_index(run)


def pages(run: Run, rules: RuleSource | None = None) -> Iterator[tuple[str, str]]:
    """Give the pages as relative path and content: first ``index.html``, then ``articles/<name>.html``.

    With ``rules``, findings lead to the last page, ``rules.html``, which shows the rules that occur in the run.
    """
    names = page_names(run)
    addresses = [f"articles/{name}.html" for name in names]
    known = {rule.id: rule for rule in rules(_occurring(run))} if rules else {}
    ids = known.keys()
    yield "index.html", render_index(run, addresses, RulesPage(RULES_PAGE, ids))
    for audit, name, address in zip(run.audits, names, addresses, strict=True):
        yield address, render_article(run, audit, rules=RulesPage(f"../{RULES_PAGE}", ids), file=name)
    if known:
        source, target = languages(run.signature)
        yield RULES_PAGE, render_catalogue(known.values(), run.language, source, target, index="index.html")


def _occurring(run: Run) -> set[str]:
    return {finding.rule for audit in run.audits for finding in audit.findings}


def page_names(run: Run) -> list[str]:
    """Give a file name without extension for each audit, in order: ASCII letters, digits, hyphens, all different.

    Names depend on names and paths only, not on scores, so that a page keeps its address from one run to the next.
    """
    named = [(_file_name(audit.document.name), audit.document.path) for audit in run.audits]
    wanted = [name for name, _ in named]
    taken = set(wanted)
    names = list(wanted)
    suffixes: dict[str, Iterator[int]] = {}
    for index in sorted(range(len(wanted)), key=named.__getitem__):
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
