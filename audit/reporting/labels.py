"""What reports say in French and in English: labels from ``labels.toml``, plurals, figures, scores."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("fr", "en")


class Labels:
    """The labels of one interface language."""

    def __init__(self, language: str, entries: Mapping[str, Any]) -> None:
        """Take the language's table of ``labels.toml``."""
        self.language = language
        self._entries = entries

    def say(self, key: str, **values: str) -> str:
        """Give a label with its ``{places}`` filled; raise ``KeyError`` for an unknown key or a place without value."""
        label: str = self._entries[key]
        return label.format(**values)

    def noun(self, key: str, number: int) -> str:
        """Give the noun alone, singular or plural, as ``number`` asks in this language (French: 0 is singular)."""
        return self._inflected(self._entries[key], number)

    def count(self, key: str, number: int) -> str:
        """Give a number and its noun: ``1 article``, ``1,200 words``, ``1 200 mots``."""
        return f"{self.figure(number)}\N{NO-BREAK SPACE}{self.noun(key, number)}"

    def severity(self, label: str, number: int = 1) -> str:
        """Give the name of a severity, as it is said of ``number`` findings."""
        return self._inflected(self._entries["severity"][label], number)

    def verdict(self, verdict: str, number: int = 1) -> str:
        """Give the name of a verdict, as it is said of ``number`` articles."""
        return self._inflected(self._entries["verdict_names"][verdict], number)

    def suppressed(self, by: str, number: int = 1) -> str:
        """Say why so many findings do not count."""
        return self._inflected(self._entries["suppressed"][by], number)

    def zone(self, zone: str) -> str:
        """Give the name of a zone."""
        return self._name("zone", zone)

    def category(self, category: str) -> str:
        """Give the name of an MQM category; one without a name here keeps its id."""
        return self._name("category", category)

    def evidence(self, evidence: str) -> str:
        """Give the name of a kind of evidence."""
        return self._name("evidence", evidence)

    def filter(self, choice: str) -> str:
        """Give the name of what a filter chooses by."""
        return self._name("filter", choice)

    def order(self, order: str) -> str:
        """Give the name of an order of articles."""
        return self._name("order", order)

    def reasons(self) -> Sequence[str]:
        """Give the usual reasons to dismiss a finding."""
        reasons: list[str] = self._entries["reasons"]["list"]
        return reasons

    def keys(self) -> Sequence[tuple[Sequence[str], str]]:
        """Give the keys of the review, each with what it does."""
        return [(keys, meaning) for keys, meaning in self._entries["keys"]["list"]]

    def for_scripts(self) -> Mapping[str, Any]:
        """Give the labels that the scripts of a page say."""
        table: dict[str, Any] = self._entries["script"]
        return table

    def plain(self, value: float) -> str:
        """Write a number without decimals that say nothing: ``5``, ``0.2``, ``0,2``."""
        text = f"{value:g}"
        return text.replace(".", ",") if self.language == "fr" else text

    def figure(self, value: float, decimals: int = 0) -> str:
        """Write a number: ``1,234.5`` in English, ``1 234,5`` (narrow no-break space) in French."""
        text = f"{value:,.{decimals}f}"
        if self.language == "fr":
            return text.replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")
        return text

    def limit(self, value: float) -> str:
        """Write a limit that a person set: ``95`` or ``92.5``."""
        return self.figure(value, 0 if value == int(value) else 1)

    def _inflected(self, forms: list[str], number: int) -> str:
        singular = number == 1 or (number == 0 and self.language == "fr")
        return forms[0] if singular else forms[1]

    def _name(self, table: str, key: str) -> str:
        name: str = self._entries[table].get(key, key)
        return name


@cache
def labels(language: str) -> Labels:
    """Give the labels of ``fr`` or ``en``; raise ``ValueError`` for another language."""
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is not an interface language ({', '.join(LANGUAGES)})")
    text = files("audit.reporting").joinpath("labels.toml").read_text(encoding="utf-8")
    return Labels(language, tomllib.loads(text)[language])
