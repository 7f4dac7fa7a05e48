"""Run -> one HTML page that lists all articles, worst first, with what could not be audited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from audit.model import Audit, Run
from audit.reporting.html_environment import page
from audit.reporting.labels import labels
from audit.reporting.severity_signs import SIGNS, WORST_FIRST

_VERDICTS = ("retranslate", "revise", "publish")


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of an article's bar: findings of one severity, from ``start`` over ``width``, in hundredths."""

    severity: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the list."""

    audit: Audit
    address: str
    """Where its page is; empty where it has none."""
    counts: tuple[tuple[str, str, int], ...]
    """Severity, its letter, how many."""
    bars: tuple[Bar, ...]
    described: str
    """The bar in words."""


def render_index(run: Run, addresses: Sequence[str] = ()) -> str:
    """Write the list of a run's articles, in the run's order and language.

    ``addresses`` holds the address of each article's page, one for each audit; none: the titles are no links.
    """
    rates = [_rate(audit) for audit in run.audits]
    most = max(rates, default=0.0)
    rows = [
        _row(run, audit, address, most)
        for audit, address in zip(run.audits, addresses or [""] * len(run.audits), strict=True)
    ]
    verdicts = Counter(audit.score.verdict for audit in run.audits)
    return page(
        "index.html",
        labels(run.language),
        {
            "run": run,
            "rows": rows,
            "severities": WORST_FIRST,
            "signs": SIGNS,
            "verdicts": [(verdict, verdicts[verdict]) for verdict in _VERDICTS],
            "words": sum(audit.score.words for audit in run.audits),
            "findings": sum(len(audit.findings) for audit in run.audits),
            "small": any(audit.score.small_sample for audit in run.audits),
        },
    )


def _row(run: Run, audit: Audit, address: str, most: float) -> Row:
    say = labels(run.language)
    counts = tuple((s.label, SIGNS[s], audit.score.counts.get(s.label, 0)) for s in WORST_FIRST)
    return Row(
        audit=audit,
        address=address,
        counts=counts,
        bars=_bars(audit, most),
        described=", ".join(f"{say.figure(number)} {say.severity(label, number)}" for label, _, number in counts),
    )


def _rate(audit: Audit) -> float:
    """Give the findings per word: bars compare articles of different lengths."""
    return sum(audit.score.counts.get(severity.label, 0) for severity in WORST_FIRST) / max(1, audit.score.words)


def _bars(audit: Audit, most: float) -> tuple[Bar, ...]:
    bars: list[Bar] = []
    start = 0.0
    for severity in WORST_FIRST:
        number = audit.score.counts.get(severity.label, 0)
        if number and most:
            width = 100 * number / max(1, audit.score.words) / most
            bars.append(Bar(severity.label, round(start, 2), round(width, 2)))
            start += width
    return tuple(bars)
