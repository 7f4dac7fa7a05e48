"""One verdict a word form, reached once and remembered: what makes kinds that look at every token cheap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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


def texts_of(data: Mapping[str, object], rule: str, field: str) -> tuple[str, ...]:
    """Give a rule's own field as a tuple of texts, empty where absent; raise ``ValueError`` naming rule and field."""
    value = data.get(field, ())
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item for item in value):
        raise ValueError(f"{rule}: {field}: must be a list of texts")
    return tuple(value)


def flag_of(data: Mapping[str, object], rule: str, field: str) -> bool:
    """Give a rule's own yes-or-no field, no where absent; raise ``ValueError`` naming rule and field."""
    value = data.get(field, False)
    if not isinstance(value, bool):
        raise ValueError(f"{rule}: {field}: must be true or false")
    return value


def word_set(words: Mapping[str, frozenset[str]], name: str, rule: str, field: str) -> frozenset[str]:
    """Give the word set that a rule's field names; raise ``ValueError`` where there is none."""
    try:
        return words[name]
    except KeyError:
        raise ValueError(f"{rule}: {field}: there is no rules/words/{name}.txt") from None
