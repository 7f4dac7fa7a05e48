"""A history -> one self-contained HTML page: scores by source, findings by rule, each with its line over the runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.reporting.history_text import signed
from audit.reporting.history_view import HistoryView, Row
from audit.reporting.html_environment import page
from audit.reporting.labels import Labels, labels

WIDTH, HEIGHT = 160, 32
"""Of a line, in the units of its drawing."""
_EDGE = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its drawing: pieces of a line (a run without the source parts them), and the last point."""

    row: Row
    last: str
    change: str
    better: str
    """``better``, ``worse`` or empty: what a change means, for colour and words."""
    pieces: tuple[str, ...]
    described: str


def render(view: HistoryView, language: str) -> str:
    """Write the page."""
    say = labels(language)
    values = {
        "view": view,
        "sources": [_line(row, 1, True, say) for row in view.sources],
        "rules": [_line(row, 2, False, say) for row in view.rules],
        "width": WIDTH,
        "height": HEIGHT,
    }
    return page("history.html", say, ["history"], [], values)


def _line(row: Row, decimals: int, higher_is_better: bool, say: Labels) -> Line:
    better = ""
    if row.change:
        better = "better" if (row.change > 0) == higher_is_better else "worse"
    return Line(
        row,
        "–" if row.last is None else say.figure(row.last, decimals),
        signed(row.change, decimals, say),
        better,
        tuple(_pieces(row.values)),
        ", ".join("–" if value is None else say.figure(value, decimals) for value in row.values),
    )


def _pieces(values: Sequence[float | None]) -> Iterator[str]:
    """The points of each unbroken piece; a lone value is a short stroke."""
    known = [value for value in values if value is not None]
    least, span = min(known, default=0.0), (max(known, default=0.0) - min(known, default=0.0)) or 1.0
    step = (WIDTH - 2 * _EDGE) / max(1, len(values) - 1)
    piece: list[str] = []
    for number, value in enumerate((*values, None)):
        if value is not None:
            x = _EDGE + number * step
            y = HEIGHT - _EDGE - (value - least) / span * (HEIGHT - 2 * _EDGE)
            piece.append(f"{x:.1f},{y:.1f}")
            continue
        if len(piece) == 1:
            left, _, height = piece[0].partition(",")
            piece.append(f"{float(left) + 2:.1f},{height}")
        if piece:
            yield " ".join(piece)
        piece = []
