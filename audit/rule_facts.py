"""What reports may say of a rule beside its message, looked up when a report asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.model import Rule
from audit.rulebase import RuleBase


class RuleFacts(Mapping[str, Mapping[str, str]]):
    """Rule id -> ``find``, ``replace``, ``english`` and ``severity``, without what a rule has not."""

    def __init__(self, rulebase: RuleBase, own: Sequence[Rule] = ()) -> None:
        """Take the rule base and the rules of a house style beside it."""
        self._rulebase = rulebase
        self._own = {rule.id: rule for rule in own}

    def __getitem__(self, rule_id: str) -> Mapping[str, str]:
        rule = self._own.get(rule_id) or self._rulebase.rule(rule_id)
        said = {
            "find": " | ".join(rule.find),
            "replace": " | ".join(rule.replace),
            "english": rule.english,
            "severity": rule.severity.label,
        }
        return {name: value for name, value in said.items() if value}

    def __iter__(self) -> Iterator[str]:
        yield from self._rulebase.ids
        yield from self._own

    def __len__(self) -> int:
        return len(self._rulebase.ids) + len(self._own)
