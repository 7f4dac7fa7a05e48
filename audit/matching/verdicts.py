"""One verdict a word form, reached once and remembered: what makes kinds that look at every token cheap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

MOST_VERDICTS = 50_000
"""Verdicts kept; the memory starts anew beyond, so that a long run cannot fill it."""

Verdict = TypeVar("Verdict")


class Verdicts(dict[str, Verdict], Generic[Verdict]):
    """Token text -> verdict; ``judge`` is asked at the first sight of each text."""

    def __init__(self, judge: Callable[[str], Verdict]) -> None:
        """Begin with nothing known."""
        self._judge = judge

    def __missing__(self, text: str) -> Verdict:
        """Judge a text seen for the first time."""
        if len(self) >= MOST_VERDICTS:
            self.clear()
        verdict = self[text] = self._judge(text)
        return verdict
