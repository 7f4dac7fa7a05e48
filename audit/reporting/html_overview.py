"""Articles -> where the set stands: how scores spread, and what the findings are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from audit.model import Audit
from audit.reporting.labels import Labels
from audit.reporting.severity_signs import WORST_FIRST

VERDICTS = ("retranslate", "revise", "publish")

_STEP = 5
"""Scores are counted in steps of so many points."""
_HEIGHT = 100
_LEFT, _PITCH, _BOTTOM = 20, 20, 120
"""The histogram in its own units: left edge, distance of two bars, base line."""
_MOST_CATEGORIES = 8
_MOST_RULES = 25


@dataclass(slots=True)
class Tally:
    """Counts articles one by one, so that a run of any length can pass through."""

    scores: list[float] = field(default_factory=list)
    verdicts: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)
    """For each rule, the articles that it occurs in."""
    steps: Counter[tuple[int, str]] = field(default_factory=Counter)
    """For each step of the score and each verdict, the articles."""
    words: int = 0
    findings: int = 0

    def add(self, audit: Audit) -> None:
        """Count one article."""
        rules = Counter(finding.rule for finding in audit.findings)
        self.scores.append(audit.score.value)
        self.verdicts[audit.score.verdict] += 1
        self.severities.update(finding.severity.label for finding in audit.findings)
        self.categories.update(finding.category for finding in audit.findings)
        self.rules.update(rules)
        self.articles.update(rules.keys())
        self.steps[_step(audit.score.value), audit.score.verdict] += 1
        self.words += audit.score.words
        self.findings += len(audit.findings)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a bar of the histogram: the articles of one verdict."""

    verdict: str
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Sign:
    """A figure in the histogram: a number of articles above a bar, or a score below the base line."""

    x: float
    y: float = 0
    number: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """The histogram of scores, and the same in words."""

    pieces: tuple[Piece, ...]
    tops: tuple[Sign, ...]
    steps: tuple[Sign, ...]
    described: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the head of the list of articles shows. Widths of bars are hundredths of the longest."""

    spread: Spread
    median: float
    lowest: float
    highest: float
    severities: tuple[tuple[str, int, float], ...]
    categories: tuple[tuple[str, int, float], ...]
    rules: tuple[tuple[str, int, int, float], ...]


def overview(tally: Tally, say: Labels) -> Overview:
    """Give the overview of at least one article."""
    severities = [(s.label, tally.severities[s.label]) for s in WORST_FIRST]
    return Overview(
        spread=_spread(tally, say),
        median=median(tally.scores),
        lowest=min(tally.scores),
        highest=max(tally.scores),
        severities=_shares(severities),
        categories=_shares(tally.categories.most_common(_MOST_CATEGORIES)),
        rules=tuple(
            (rule, number, tally.articles[rule], width)
            for rule, number, width in _shares(tally.rules.most_common(_MOST_RULES))
        ),
    )


def _shares(counted: list[tuple[str, int]]) -> tuple[tuple[str, int, float], ...]:
    most = max((number for _, number in counted), default=0) or 1
    return tuple((name, number, round(100 * number / most, 1)) for name, number in counted)


def _step(score: float) -> int:
    return min(int(score // _STEP), 100 // _STEP - 1)


def _spread(tally: Tally, say: Labels) -> Spread:
    totals: Counter[int] = Counter()
    for (step, _), number in tally.steps.items():
        totals[step] += number
    most = max(totals.values())
    pieces, tops = [], []
    for step, total in sorted(totals.items()):
        top = float(_BOTTOM)
        for verdict in VERDICTS:
            if number := tally.steps[step, verdict]:
                height = round(_HEIGHT * number / most, 2)
                top = round(top - height, 2)
                pieces.append(Piece(verdict, _LEFT + step * _PITCH + 1.5, top, height))
        tops.append(Sign(_LEFT + (step + 0.5) * _PITCH, top - 4, total))
    ticks = tuple(Sign(_LEFT + score / _STEP * _PITCH, label=str(score)) for score in range(0, 101, 20))
    described = ", ".join(
        f"{say.limit(step * _STEP)}\N{EN DASH}{say.limit((step + 1) * _STEP)}{say.say('colon')}"
        f"{say.count('articles', total)}"
        for step, total in sorted(totals.items())
    )
    return Spread(tuple(pieces), tuple(tops), ticks, f"{say.say('spread_heading')}. {described}")
