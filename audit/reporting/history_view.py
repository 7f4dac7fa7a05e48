"""A history -> what both its table and its page show: a row a source or rule, its last value, change and trend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.history import RunEntry, Trend

MOST_RULES = 50
"""Rules that are shown, the most frequent."""
_BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Row:
    """One source or rule."""

    name: str
    last: float | None
    change: float | None
    """Against the run before; ``None`` where one of the two is missing."""
    values: tuple[float | None, ...]
    total: int
    severity: str = ""


@dataclass(frozen=True, slots=True)
class HistoryView:
    """All that is shown of a history; ``sources`` are scores, ``rules`` findings per 1,000 words."""

    runs: Sequence[RunEntry]
    sources: Sequence[Row]
    rules: Sequence[Row]
    rules_in_all: int

    @property
    def changes(self) -> list[RunEntry]:
        """Runs whose signature is not that of the run before: their scores do not compare with older ones."""
        return [run for before, run in zip(self.runs, self.runs[1:], strict=False) if run.signature != before.signature]


def view_of(
    runs: Sequence[RunEntry], sources: Sequence[Trend], rules: Sequence[Trend], most_rules: int | None = MOST_RULES
) -> HistoryView:
    """Give what is to be shown; ``most_rules`` ``None``: all."""
    return HistoryView(runs, [_row(each) for each in sources], [_row(each) for each in rules[:most_rules]], len(rules))


def _row(trend: Trend) -> Row:
    last = trend.values[-1]
    before = trend.values[-2] if len(trend.values) > 1 else None
    change = None if last is None or before is None else round(last - before, 3)
    return Row(trend.name, last, change, trend.values, trend.total, trend.severity)


def sparkline(values: Sequence[float | None]) -> str:
    """Draw values as bars of one character each, from the least to the greatest of them; a dot where there is none."""
    known = [value for value in values if value is not None]
    least, span = min(known, default=0.0), max(known, default=0.0) - min(known, default=0.0)

    def bar(value: float | None) -> str:
        if value is None:
            return "·"
        return _BARS[round((value - least) / span * (len(_BARS) - 1))] if span else _BARS[3]

    return "".join(map(bar, values))
