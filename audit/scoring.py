"""Findings -> Score: penalty points per word, the verdict, the formula and the signature.

In: the findings of one article and its number of words. Out: a ``Score`` from 0 to 100. Every figure comes from
``rules/scoring.toml``; what the figures mean is written there.
"""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from audit.model import Document, Finding, Score, Severity, Weights, Zone
from audit.version import __version__

NORM = 1000
"""Penalties are published per so many words."""


class WeightsError(ValueError):
    """The scoring file cannot be used; the text names the file and the field at fault."""


def load_weights(path: Path) -> Weights:
    """Read a scoring file; raise ``WeightsError`` when it is absent, is not TOML or holds a wrong value."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WeightsError(f"{path}: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WeightsError(f"{path}: {error}") from None
    reader = _Reader(path, tables)
    weights = Weights(
        severity={severity: reader.figure("severity", severity.label) for severity in Severity},
        typography=reader.figure("typography", "weight"),
        typographic=reader.names("typography", "categories"),
        repeat=reader.figure("repeat", "share", highest=1),
        publish=reader.figure("verdict", "publish", highest=100),
        revise=reader.figure("verdict", "revise", highest=100),
        small_sample=int(reader.figure("sample", "small")),
    )
    reader.refuse_unread()
    if weights.revise > weights.publish:
        raise WeightsError(f"{path}: verdict.revise: {weights.revise:g} is above verdict.publish")
    return weights


class _Reader:
    """Takes checked values out of a scoring file and knows which fields nobody asked for."""

    def __init__(self, path: Path, tables: Mapping[str, object]) -> None:
        self._path = path
        self._tables = tables
        self._read: set[str] = set()

    def _value(self, table: str, field: str) -> object:
        self._read.add(f"{table}.{field}")
        fields = self._tables.get(table)
        if not isinstance(fields, dict) or field not in fields:
            raise WeightsError(f"{self._path}: {table}.{field} is missing")
        return fields[field]

    def figure(self, table: str, field: str, highest: float = math.inf) -> float:
        value = self._value(table, field)
        # bool is an int to Python, and TOML can write inf and nan.
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise WeightsError(f"{self._path}: {table}.{field}: {value!r} is not a number")
        if not 0 <= value <= highest:
            limits = "0 or more" if highest == math.inf else f"from 0 to {highest:g}"
            raise WeightsError(f"{self._path}: {table}.{field}: {value!r} is not {limits}")
        return float(value)

    def names(self, table: str, field: str) -> frozenset[str]:
        value = self._value(table, field)
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise WeightsError(f"{self._path}: {table}.{field}: {value!r} is not a list of category names")
        return frozenset(value)

    def refuse_unread(self) -> None:
        for table, fields in self._tables.items():
            names = [f"{table}.{field}" for field in fields] if isinstance(fields, dict) else [table]
            for name in names:
                if name not in self._read:
                    raise WeightsError(f"{self._path}: {name}: no such field")


def raise_in_headlines(document: Document, findings: Iterable[Finding], weights: Weights) -> tuple[Finding, ...]:
    """Raise by one step the severity of findings that touch a headline; keep the order.

    Critical stays critical. Neutral findings and typography are never raised.
    """
    headlines = sorted((block.start, block.end) for block in document.blocks if block.zone is Zone.HEADLINE)
    starts = [start for start, _ in headlines]

    def raised(finding: Finding) -> Finding:
        if finding.severity is Severity.NEUTRAL or finding.category in weights.typographic:
            return finding
        # The last headline that starts before the span ends; an empty span stands where it starts.
        nearest = bisect_right(starts, max(finding.end - 1, finding.start)) - 1
        if nearest < 0 or headlines[nearest][1] <= finding.start:
            return finding
        return replace(finding, severity=Severity(min(finding.severity + 1, Severity.CRITICAL)))

    return tuple(raised(finding) for finding in findings)


def signature(weights: Weights, rules: str, lexicon: str, languages: str = "en-fr", version: str = __version__) -> str:
    """Give the line that makes two scores comparable when it is the same for both.

    ``rules`` and ``lexicon`` are hexadecimal digests, cut to 12 and 8 digits; ``languages`` is source-target, the
    target with its variety. Words
    are counted in the target (``ewc:target``), penalties per 1,000 words (``norm:1000``).
    """
    return (
        f"mtaudit|rules:{rules[:12]}|lex:{lexicon[:8]}|w:{weights.label}"
        f"|ewc:target|norm:{NORM}|lang:{languages}|v:{version}"
    )


def score(
    document: Document,
    findings: Sequence[Finding],
    words: int,
    weights: Weights,
    signature: str,
    threshold: float | None = None,
) -> Score:
    """Score one article: 100 x (1 - penalty / words), never below 0, rounded to one decimal.

    ``words`` is the number of words of the article; raise ``ValueError`` if there is none, since nothing can be said
    of such an article. ``threshold`` is what the gate asks for (default: the score from which one publishes); the
    verdict follows the weights alone. It is taken from the rounded score, so that what is printed explains it.
    """
    if words < 1:
        raise ValueError(f"{document.path}: an article without words has no score")
    penalty = _penalty(document.text, findings, weights)
    value = round(max(0.0, 100 * (1 - penalty / words)), 1)
    counted = Counter(finding.severity for finding in findings)
    return Score(
        value=value,
        verdict=_verdict(value, counted[Severity.CRITICAL], weights),
        words=words,
        penalty=penalty,
        penalty_per_1000=round(penalty / words * NORM, 1),
        counts={severity.label: counted[severity] for severity in reversed(Severity)},
        threshold=weights.publish if threshold is None else threshold,
        small_sample=words < weights.small_sample,
        formula=f"max(0, 100 × (1 − {_plain(penalty)} / {words})) = {value:.1f}",
        signature=signature,
    )


def passes_gate(score: Score, fail_on: Severity = Severity.CRITICAL) -> bool:
    """Tell whether an article passes: its score reaches the threshold and no finding is ``fail_on`` or worse."""
    worst = sum(score.counts.get(severity.label, 0) for severity in Severity if severity >= fail_on)
    return score.value >= score.threshold and not worst


def _penalty(text: str, findings: Sequence[Finding], weights: Weights) -> float:
    faults: dict[tuple[str, str], list[float]] = {}
    for finding in findings:
        faults.setdefault(fault(text, finding), []).append(weights.of(finding))
    # The heaviest occurrence is the one that counts in full: a headline must not cost less for standing first or last.
    points = (max(each) * (1 - weights.repeat) + math.fsum(each) * weights.repeat for each in faults.values())
    return round(math.fsum(points), 4)


def fault(text: str, finding: Finding) -> tuple[str, str]:
    """Give what two findings of one article share when the second repeats the first: the rule and the words."""
    return finding.rule, _normalised(text[finding.start : finding.end])


def _normalised(text: str) -> str:
    """Make two writings of the same words equal: case, spaces, line breaks, apostrophes, accents in two pieces."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return re.sub(r"\s+", " ", folded).strip()


def _verdict(value: float, criticals: int, weights: Weights) -> str:
    if value >= weights.publish and not criticals:
        return "publish"
    return "revise" if value >= weights.revise else "retranslate"


def _plain(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")
