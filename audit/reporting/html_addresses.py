"""Where the pages of a report find the page of rules."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RulesPage:
    """The address of the page of rules, seen from a page that leads there, and the ids of the rules that it shows."""

    address: str = ""
    ids: Collection[str] = frozenset()

    def link(self, rule: str) -> str:
        """Give the address of a rule; empty where the page does not show it."""
        return f"{self.address}#{rule}" if rule in self.ids else ""


NO_RULES = RulesPage()
