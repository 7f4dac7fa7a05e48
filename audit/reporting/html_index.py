"""Run -> one HTML page that lists all articles, worst first, with what could not be audited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Any

from audit.model import Audit, Run
from audit.reporting.html_addresses import NO_RULES, RulesPage
from audit.reporting.html_article import languages
from audit.reporting.html_environment import embedded, page
from audit.reporting.html_overview import VERDICTS, Tally, overview
from audit.reporting.html_review import weights_in_words
from audit.reporting.labels import Labels, labels
from audit.reporting.severity_signs import SIGNS, WORST_FIRST

STYLES = ("base", "index", "print")
SCRIPTS = ("say", "page", "memory", "decision-file", "exchange", "article-list", "index")
ORDERS = ("worst", "best", "title", "words", "rate", "date")

_MOST_CATEGORIES = 3
"""So many categories are named beside an article's bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of an article's bar: findings of one severity, from ``start`` over ``width``, in hundredths."""

    severity: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the list."""

    title: str
    name: str
    path: str
    address: str
    """Where its page is; empty where it has none."""
    publication: str
    date: str
    score: float
    verdict: str
    words: int
    small: bool
    counts: tuple[tuple[str, str, int], ...]
    """Severity, its letter, how many."""
    bars: tuple[Bar, ...]
    described: str
    """The bar in words."""
    categories: str
    """The most frequent categories in words."""
    category_ids: tuple[str, ...]

    @property
    def findings(self) -> int:
        """How many findings the article has."""
        return sum(number for _, _, number in self.counts)


def render_index(run: Run, addresses: Sequence[str] = (), rules: RulesPage = NO_RULES) -> str:
    """Write the list of a run's articles, in the run's order and language.

    ``addresses`` holds the address of each article's page, one for each audit; none: the titles are no links.
    ``rules`` knows where the rules are shown.
    """
    say, tally, rows = labels(run.language), Tally(), []
    for audit, address in zip(run.audits, addresses or repeat(""), strict=False):
        tally.add(audit)
        rows.append(_row(audit, address, say))
    rows = list(_with_bars(rows))
    dated = any(row.date for row in rows)
    values = {
        "failures": run.failures,
        "left_out": run.left_out,
        "signature": run.signature,
        "rows": rows,
        "rules": rules,
        "target": languages(run.signature)[1],
        "set": overview(tally, say) if rows else None,
        "choices": _choices(rows, tally, say),
        "orders": [(order, say.order(order)) for order in ORDERS if dated or order != "date"],
        "dated": dated,
        "severities": WORST_FIRST,
        "signs": SIGNS,
        "verdicts": [(verdict, tally.verdicts[verdict]) for verdict in VERDICTS],
        "words": tally.words,
        "findings": tally.findings,
        "small": any(row.small for row in rows),
        "weights": weights_in_words(run.weights, say),
        "data": embedded(_data(run, rows)),
    }
    return page("index.html", say, STYLES, SCRIPTS, values)


def _data(run: Run, rows: Iterable[Row]) -> dict[str, Any]:
    """Give what the scripts of the page must know of each article, in the order of the rows."""
    articles = [
        {
            "path": row.path,
            "name": row.name,
            "score": row.score,
            "words": row.words,
            "findings": row.findings,
            "date": row.date,
            "verdict": row.verdict,
            "publication": row.publication,
            "category": row.category_ids,
            "severity": [severity for severity, _, number in row.counts if number],
        }
        for row in rows
    ]
    return {"signature": run.signature, "articles": articles}


def _choices(rows: Sequence[Row], tally: Tally, say: Labels) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the filters of the list with their options; one option alone is no choice."""
    publications = sorted({row.publication for row in rows if row.publication})
    return [
        ("verdict", [(verdict, say.verdict(verdict, 2)) for verdict in VERDICTS if tally.verdicts[verdict]]),
        ("publication", [(publication, publication) for publication in publications]),
        ("severity", [(s.label, say.severity(s.label)) for s in WORST_FIRST if tally.severities[s.label]]),
        ("category", [(category, say.category(category)) for category, _ in tally.categories.most_common()]),
    ]


def _row(audit: Audit, address: str, say: Labels) -> Row:
    document, score = audit.document, audit.score
    counts = tuple((s.label, SIGNS[s], score.counts.get(s.label, 0)) for s in WORST_FIRST)
    categories = Counter(finding.category for finding in audit.findings).most_common()
    return Row(
        title=document.title or document.name,
        name=document.name,
        path=document.path,
        address=address,
        publication=document.metadata.get("publication", ""),
        date=document.metadata.get("date", ""),
        score=score.value,
        verdict=score.verdict,
        words=score.words,
        small=score.small_sample,
        counts=counts,
        bars=(),
        described=", ".join(f"{say.figure(number)} {say.severity(label, number)}" for label, _, number in counts),
        categories=", ".join(
            f"{say.category(name)}\N{NO-BREAK SPACE}{say.figure(number)}"
            for name, number in categories[:_MOST_CATEGORIES]
        ),
        category_ids=tuple(name for name, _ in categories),
    )


def _with_bars(rows: Sequence[Row]) -> Iterable[Row]:
    """Give each row its bar: findings per word, so that articles of different lengths compare."""
    most = max((row.findings / max(1, row.words) for row in rows), default=0.0)
    return (replace(row, bars=_bars(row, most)) for row in rows)


def _bars(row: Row, most: float) -> tuple[Bar, ...]:
    bars: list[Bar] = []
    start = 0.0
    for severity, _, number in row.counts:
        if number and most:
            width = 100 * number / max(1, row.words) / most
            bars.append(Bar(severity, round(start, 2), round(width, 2)))
            start += width
    return tuple(bars)
