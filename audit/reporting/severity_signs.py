"""The signs that tell severities apart without colour, and how findings are numbered by them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from audit.model import Severity

WORST_FIRST = tuple(sorted(Severity, reverse=True))

SIGNS: Mapping[Severity, str] = MappingProxyType(
    {Severity.CRITICAL: "C", Severity.MAJOR: "M", Severity.MINOR: "m", Severity.NEUTRAL: "n"}
)
"""One letter each; French and English severities begin with the same letters."""
