"""Article + kinds -> sorted findings, each place reported once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType

from audit.matching.kind import Article, Kind, Match
from audit.messages import wording
from audit.model import Document, Finding, Severity, Zone

SILENT_ZONES = frozenset({Zone.BOILERPLATE, Zone.FOREIGN})
"""Zones that only rules naming them are heard in."""


AS_WRITTEN: Mapping[str, Severity] = MappingProxyType({})


def check(
    article: Article, kinds: Sequence[Kind], severities: Mapping[str, Severity] = AS_WRITTEN
) -> tuple[Finding, ...]:
    """Give the findings of all kinds, sorted by place; see ``without_repeats`` for what is dropped.

    ``severities``: full rule id -> the severity its findings have instead of the rule's own.
    """
    zones = _Zones(article.document)
    found = (match for kind in kinds for match in kind.find(article) if _applies(match, article, zones))
    return without_repeats(finding_of(match, article.document, severities) for match in found)


def finding_of(match: Match, document: Document, severities: Mapping[str, Severity] = AS_WRITTEN) -> Finding:
    """Turn a match into a finding. A rule in preview runs, but counts nothing: its findings are neutral."""
    rule = match.rule
    severity = Severity.NEUTRAL if rule.status == "preview" else rule.severity
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=severities.get(rule.id, severity),
        evidence=rule.evidence,
        start=match.start,
        end=match.end,
        message=wording(match, document.text[match.start : match.end]),
        english=match.values.get("english", rule.english),
        replacements=match.replacements,
    )


def without_repeats(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings and drop each that lies inside another of the same or higher severity.

    Of matches of one rule that overlap (variants of its pattern), the longest stays. Two rules that see the same fault
    would count it twice; the wider span says more to the editor. Of findings with one span the more severe stays, then
    the one whose rule id comes first, so that the choice is stable. A density speaks of the whole article: it neither
    hides what stands at its place nor is hidden by it.
    """
    every = tuple(findings)
    placed = _places_once(finding for finding in every if finding.evidence != "density")
    densities = (finding for finding in every if finding.evidence == "density")
    return tuple(sorted((*placed, *densities), key=lambda f: (f.start, f.end)))


def _places_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    ordered = sorted(findings, key=lambda f: (f.start, -f.end, -f.severity, not f.replacements, f.rule))
    kept: list[Finding] = []
    # Whatever is kept starts no later than what follows: a finding lies inside one of them when its end does not pass
    # the furthest end among those of its severity or worse.
    furthest = dict.fromkeys(Severity, -1)
    for finding in longest_of_each_rule(ordered):
        if all(furthest[severity] < finding.end for severity in Severity if severity >= finding.severity):
            kept.append(finding)
            furthest[finding.severity] = max(furthest[finding.severity], finding.end)
    serious = _Inside(f for f in kept if f.severity >= Severity.MAJOR)
    # A wide minor finding around a serious one repeats it: the serious one stays.
    return tuple(f for f in kept if f.severity >= Severity.MAJOR or not serious.any_within(f.start, f.end))


class _Inside:
    """Tells in logarithmic time whether any of many spans, sorted by start, lies within a stretch of text."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        spans = [(finding.start, finding.end) for finding in findings]
        self._starts = [start for start, _ in spans]
        # At each place: the nearest end among the spans from there on.
        self._nearest_ends = list(accumulate((end for _, end in reversed(spans)), min))[::-1]

    def any_within(self, start: int, end: int) -> bool:
        first = bisect_left(self._starts, start)
        return first < len(self._starts) and self._nearest_ends[first] <= end


def longest_of_each_rule(ordered: Iterable[Finding]) -> list[Finding]:
    """Of overlapping findings of one rule keep the longest, the first of equals; the order stays."""
    last: dict[str, int] = {}
    kept: list[Finding | None] = []
    for finding in ordered:
        at = last.get(finding.rule)
        before = kept[at] if at is not None else None
        if at is not None and before and finding.start < before.end:
            if finding.end - finding.start <= before.end - before.start:
                continue
            kept[at] = None
        last[finding.rule] = len(kept)
        kept.append(finding)
    return [finding for finding in kept if finding]


class _Zones:
    """Finds the zone of a place in a document."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._starts = [block.start for block in document.blocks]

    def at(self, start: int) -> Zone:
        nearest = bisect_right(self._starts, start) - 1
        return self._blocks[nearest].zone if nearest >= 0 else Zone.PARAGRAPH


def _applies(match: Match, article: Article, zones: _Zones) -> bool:
    rule = match.rule
    if rule.topics and not set(rule.topics) & set(article.topics):
        return False
    zone = zones.at(match.start)
    return zone in rule.zones if rule.zones else zone not in SILENT_ZONES


def selected(rule_ids: Iterable[str], select: Sequence[str], ignore: Sequence[str]) -> Iterator[str]:
    """Give the ids that ``select`` names (all, when empty) and ``ignore`` does not.

    A name is a full id, a pack, or the beginning of either followed by ``*``.
    """

    def named(rule_id: str, names: Sequence[str]) -> bool:
        pack = rule_id.partition("/")[0]
        return any(name in (rule_id, pack) or (name.endswith("*") and rule_id.startswith(name[:-1])) for name in names)

    for rule_id in rule_ids:
        if (not select or named(rule_id, select)) and not named(rule_id, ignore):
            yield rule_id
