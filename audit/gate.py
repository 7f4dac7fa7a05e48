"""The gate: whether an article may pass, and if not, why. Limits may differ by section of the publication."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audit.model import Document, Finding, Score, Severity, Wording

PER = 1000
"""``max_per_1000`` counts findings on so many words."""
_FRENCH = {"critical": "critique", "major": "majeure", "minor": "mineure", "neutral": "neutre"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What an article has to keep to. ``None``: nothing is asked."""

    fail_under: float | None = None
    """The lowest score that passes, 0 to 100; ``None``: the score from which one publishes, by the weights."""
    fail_on: Severity | None = None
    """A finding so severe, or worse, fails; ``None``: critical, and minor where only new findings are looked at."""
    max_per_1000: float | None = None
    """The most findings above neutral per 1,000 words, repeats included."""


@dataclass(frozen=True, slots=True)
class SectionLimits:
    """Limits of one section: where its articles stand or what they say of themselves."""

    limits: Limits
    name: str = ""
    """The section as articles name it (``article:section`` of a page, a category of a feed); case does not count."""
    paths: tuple[str, ...] = ()
    """Patterns of paths (``sport/*``): ``*`` also crosses folders, and any folders may stand before."""

    def holds(self, document: Document) -> bool:
        """Tell whether an article belongs to the section: by its path or by its metadata."""
        path = document.path.replace("\\", "/").removeprefix("./")
        # A pattern fits the whole path or its end from some folder on: where the tool is started must not matter.
        if any(fnmatch.fnmatchcase(f"/{path}", f"*/{pattern.removeprefix('/')}") for pattern in self.paths):
            return True
        return bool(self.name) and document.metadata.get("section", "").casefold() == self.name.casefold()


@dataclass(frozen=True, slots=True)
class Gate:
    """The limits of all articles, and those of sections, of which the first that fits an article counts.

    With ``new_only`` the gate asks no score unless a limit names one: a finding that no baseline knows fails.
    """

    limits: Limits = field(default_factory=Limits)
    sections: Sequence[SectionLimits] = ()
    new_only: bool = False

    def limits_of(self, document: Document) -> Limits:
        """Give the limits of an article: those of its section, and the general ones where the section names none."""
        special = next((section.limits for section in self.sections if section.holds(document)), None)
        if special is None:
            return self.limits
        general = self.limits
        return Limits(
            fail_under=general.fail_under if special.fail_under is None else special.fail_under,
            fail_on=general.fail_on if special.fail_on is None else special.fail_on,
            max_per_1000=general.max_per_1000 if special.max_per_1000 is None else special.max_per_1000,
        )

    def threshold(self, document: Document) -> float | None:
        """Give the lowest score that passes; ``None`` leaves it to the weights."""
        asked = self.limits_of(document).fail_under
        return 0.0 if asked is None and self.new_only else asked

    def faults(self, document: Document, findings: Sequence[Finding], score: Score) -> tuple[Wording, ...]:
        """Tell why an article fails, the score first; nothing when it passes. ``findings`` are those that count."""
        limits = self.limits_of(document)
        fail_on = limits.fail_on
        if fail_on is None:
            fail_on = Severity.MINOR if self.new_only else Severity.CRITICAL
        said = (_low_score(score), _too_severe(findings, fail_on), _too_many(findings, score, limits.max_per_1000))
        return tuple(wording for wording in said if wording)


def _low_score(score: Score) -> Wording | None:
    if score.value >= score.threshold:
        return None
    return Wording(
        f"note {score.value:g} sous le seuil de {score.threshold:g}".replace(".", ","),
        f"score {score.value:g} is under {score.threshold:g}",
    )


def _too_severe(findings: Sequence[Finding], fail_on: Severity) -> Wording | None:
    count = sum(finding.severity >= fail_on for finding in findings)
    if not count:
        return None
    return Wording(
        f"signalements de gravité {_FRENCH[fail_on.label]} ou pire : {count}",
        f"findings of severity {fail_on.label} or worse: {count}",
    )


def _too_many(findings: Sequence[Finding], score: Score, most: float | None) -> Wording | None:
    count = sum(finding.severity > Severity.NEUTRAL for finding in findings)
    rate = PER * count / score.words
    if most is None or rate <= most:
        return None
    return Wording(
        f"{rate:.1f} signalements pour 1\N{NARROW NO-BREAK SPACE}000 mots, au plus {most:g}".replace(".", ","),
        f"{rate:.1f} findings per 1,000 words, at most {most:g}",
    )


def section_limits(name: str, paths: Sequence[str], limits: Mapping[str, float | str]) -> SectionLimits:
    """Build a section from plain values (``fail-under``, ``fail-on``, ``max-per-1000``)."""
    fail_on = limits.get("fail-on")
    under, most = limits.get("fail-under"), limits.get("max-per-1000")
    return SectionLimits(
        Limits(
            fail_under=None if under is None else float(under),
            fail_on=None if fail_on is None else Severity.parse(str(fail_on)),
            max_per_1000=None if most is None else float(most),
        ),
        name,
        tuple(paths),
    )
