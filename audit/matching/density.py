"""Kind ``density``: how often an article does what translations overdo, against what the native press does.

A rule names its ``measure`` (see ``audit.matching.density_measures``, which also says what each reads) and the band
of good French in the measure's unit, ``low`` (0 where absent) to ``high``. ``least`` is the number of occurrences
without which nothing is said. The bands come from native articles: scripts/build_density computes and writes them.
A finding stands at the first occurrence, speaks of the whole article, and is neutral: it never counts in the score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.matching.density_measures import Measure, Occurrence, Totals, measure_of
from audit.matching.kind import Article, Knowledge, Match
from audit.matching.verdicts import Verdicts
from audit.model import Rule, Severity, TokenKind, Zone

LEAST_WORDS = 250
"""Under so many words one turn more or less decides, and nothing is measured."""
DEFAULT_LEAST = 4

_COUNTED_ZONES = frozenset({Zone.PARAGRAPH, Zone.QUOTATION})


class Measured(NamedTuple):
    """What one rule's measure gives on an article."""

    rule: Rule
    value: float
    occurrences: int
    first: Occurrence
    """The first occurrence; where there is none, the first sentence."""


class _Gauge(NamedTuple):
    rule: Rule
    measure: Measure
    low: float
    high: float
    least: float


class DensityKind:
    """Measures articles and finds those outside the band of native ones."""

    name = "density"
    fields = frozenset({"measure", "words", "ending", "besides", "low", "high", "least"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read measures and bands; raise ``ValueError`` naming rule and field."""
        self._gauges = [_gauge(rule, knowledge) for rule in rules]
        self._lexicon = knowledge.lexicon
        self._listening = Verdicts(self._listening_to)

    def _listening_to(self, text: str) -> tuple[int, ...]:
        form = self._lexicon.form(text)
        return tuple(i for i, gauge in enumerate(self._gauges) if gauge.measure.begins_with(form))

    def find(self, article: Article) -> Iterator[Match]:
        """Give each measure that lies outside its band."""
        for gauge, measured in zip(self._gauges, self.measured(article), strict=False):
            above = measured.value > gauge.high and measured.occurrences >= gauge.least
            if above or measured.value < gauge.low:
                yield Match(gauge.rule, measured.first.start, measured.first.end, (), _values(gauge, measured.value))

    def measured(self, article: Article) -> Sequence[Measured]:
        """Give every measure of an article, in the order of the rules; nothing for an article that is too short."""
        found: list[list[Occurrence]] = [[] for _ in self._gauges]
        totals = self._read(article, found)
        if totals.words < LEAST_WORDS:
            return ()
        return [
            Measured(gauge.rule, gauge.measure.value(seen, totals), *_counted(seen, totals))
            for gauge, seen in zip(self._gauges, found, strict=True)
        ]

    def _read(self, article: Article, found: Sequence[list[Occurrence]]) -> Totals:
        """Collect the occurrences of each measure in ``found``."""
        words = sentences = 0
        first: Occurrence | None = None
        listening, gauges = self._listening, self._gauges
        punctuation, quote = TokenKind.PUNCTUATION, TokenKind.QUOTE
        for sentence, forms in article.sentences:
            if sentence.zone not in _COUNTED_ZONES:
                continue
            tokens = sentence.tokens
            before = words
            for i, token in enumerate(tokens):
                # Identity, since hashing or comparing members of an enumeration is slow.
                if token[3] is punctuation or token[3] is quote:
                    continue
                words += 1
                for number in listening[token[2]]:
                    occurrence = gauges[number].measure.at(tokens, forms, i)
                    if occurrence:
                        found[number].append(occurrence)
            sentences += words > before
            first = first or Occurrence(sentence.start, sentence.end)
        return Totals(words, sentences, first or Occurrence(0, 0))


def _counted(seen: Sequence[Occurrence], totals: Totals) -> tuple[int, Occurrence]:
    counting = [each for each in seen if each.counts]
    return len(counting), counting[0] if counting else totals.first


def _gauge(rule: Rule, knowledge: Knowledge) -> _Gauge:
    if rule.severity is not Severity.NEUTRAL:
        raise ValueError(f"{rule.id}: severity: a density is always neutral")
    low, high = _figure_of(rule, "low", 0.0), _figure_of(rule, "high", None)
    if low >= high:
        raise ValueError(f"{rule.id}: low: must be under high")
    return _Gauge(rule, measure_of(rule, knowledge), low, high, _figure_of(rule, "least", DEFAULT_LEAST))


def _figure_of(rule: Rule, field: str, default: float | None) -> float:
    value = rule.data.get(field, default)
    # bool is an int to Python.
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise ValueError(f"{rule.id}: {field}: must be a number, 0 or more")
    return float(value)


def _values(gauge: _Gauge, value: float) -> dict[str, str]:
    """Give the figures as each language writes them: ``{value_fr}`` 12,4 and ``{value_en}`` 12.4."""
    figures = {"value": value, "low": gauge.low, "high": gauge.high}
    english = {name: f"{figure:.1f}".removesuffix(".0") for name, figure in figures.items()}
    return {
        **{f"{name}_en": figure for name, figure in english.items()},
        **{f"{name}_fr": figure.replace(".", ",") for name, figure in english.items()},
    }
