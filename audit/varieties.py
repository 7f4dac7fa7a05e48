"""Varieties of French: what a newsroom of one writes on purpose is no fault there, and at most minor elsewhere.

``rules/fr/varieties.toml`` names the varieties and, for each, the word sets that it accepts. A rule that only some
varieties share names them (``varieties``); it is silent in the others and never above minor.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from audit.model import Finding, Rule, Severity
from audit.rulepacks import RulePackError, read_toml

FILE = "varieties.toml"
REACH = 80
"""Code points on each side of a finding in which an accepted phrase that holds it may begin or end."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Varieties:
    """What varieties there are: the default, and the word sets that each accepts."""

    default: str
    accepted: Mapping[str, Sequence[str]]
    """Variety -> names of word sets of ``rules/words``."""

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Varieties:
        """Make varieties of what ``to_data`` gave."""
        return cls(data["default"], data["accepted"])

    def to_data(self) -> dict[str, Any]:
        """Give the varieties as plain data for the cache."""
        return {"default": self.default, "accepted": {name: list(sets) for name, sets in self.accepted.items()}}


def load_varieties(folder: Path, words: Iterable[str]) -> Varieties:
    """Read varieties.toml in ``folder``; ``words``: the word sets there are. Raises ``RulePackError``."""
    table = read_toml(folder / FILE)
    default = table.pop("default", None)
    if default not in table:
        raise RulePackError(FILE, "", "default", "must name one of the varieties of this file")
    known = frozenset(words)
    for name, entry in table.items():
        if not isinstance(entry, dict) or set(entry) != {"accepted"} or not isinstance(entry["accepted"], list):
            raise RulePackError(FILE, "", name, "needs the list accepted, and nothing else")
        for word_set in entry["accepted"]:
            if word_set not in known:
                raise RulePackError(FILE, "", name, f"there is no word set {word_set!r}")
    return Varieties(default, {name: tuple(entry["accepted"]) for name, entry in table.items()})


def limited_rules(rules: Iterable[Rule], varieties: Iterable[str]) -> dict[str, Sequence[str]]:
    """Give the rules that name varieties, with these.

    Raises ``RulePackError`` for a variety that does not exist and for such a rule above minor: what the newsrooms of
    one variety write on purpose is never a serious fault in another.
    """
    known = frozenset(varieties)
    limited: dict[str, Sequence[str]] = {}
    for rule in rules:
        pack = rule.id.partition("/")[0] + ".toml"
        for name in rule.varieties:
            if name not in known:
                raise RulePackError(pack, rule.id, "varieties", f"{name!r} is none of {', '.join(sorted(known))}")
        if rule.varieties:
            if rule.severity > Severity.MINOR:
                raise RulePackError(pack, rule.id, "severity", "a rule with varieties is minor at most")
            limited[rule.id] = rule.varieties
    return limited


class Acceptance:
    """Settles findings for one variety.

    ``limited``: id of each rule that names varieties -> these; ``decided``: ids of rules of which the newsroom itself
    has decided, so that no variety speaks of them.
    """

    def __init__(
        self,
        variety: str,
        varieties: Varieties,
        words: Mapping[str, frozenset[str]],
        limited: Mapping[str, Sequence[str]],
        decided: Container[str] = (),
    ) -> None:
        self.variety = variety
        self._varieties = varieties
        self._words = words
        self._limited = limited
        self._decided = decided

    @cached_property
    def _here(self) -> _Phrases:
        return _Phrases(self._entries([self.variety]))

    @cached_property
    def _elsewhere(self) -> _Phrases:
        return _Phrases(self._entries(name for name in self._varieties.accepted if name != self.variety))

    def _entries(self, varieties: Iterable[str]) -> Iterator[str]:
        return (e for name in varieties for word_set in self._varieties.accepted[name] for e in self._words[word_set])

    def settled(self, findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
        """Drop what this variety accepts; lower to minor what another accepts. ``text``: the article's, whole."""
        return tuple(settled for finding in findings if (settled := self._settle(finding, text)))

    def _settle(self, finding: Finding, text: str) -> Finding | None:
        if finding.rule in self._decided:
            return finding
        varieties = self._limited.get(finding.rule)
        if (varieties and self.variety not in varieties) or self._here.hold(finding, text):
            return None
        if finding.severity > Severity.MINOR and (varieties or self._elsewhere.hold(finding, text)):
            return replace(finding, severity=Severity.MINOR)
        return finding


class _Phrases:
    """Accepted words and phrases, by their first word."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            phrase = tuple(_WORD.findall(entry))
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def hold(self, finding: Finding, text: str) -> bool:
        """Tell whether a finding lies within one of these phrases."""
        if not self._by_first:
            return False
        words = list(_WORD.finditer(text, max(0, finding.start - REACH), finding.end + REACH))
        last = bisect_left([word.start() for word in words], finding.start + 1)
        return any(self._runs_to(words, at, finding.end) for at in range(last))

    def _runs_to(self, words: Sequence[re.Match[str]], at: int, end: int) -> bool:
        for phrase in self._by_first.get(words[at][0].lower(), ()):
            stretch = words[at : at + len(phrase)]
            if stretch[-1].end() >= end and tuple(word[0].lower() for word in stretch) == phrase:
                return True
        return False
