"""What reports may say of a rule beside its message, looked up when a report asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.model import Rule
from audit.rulebase import RuleBase


class RuleFacts(Mapping[str, Mapping[str, str]]):
    """Rule id -> ``find``, ``replace``, ``english`` and ``severity``, without what a rule has not."""

    def __init__(self, bases: Sequence[RuleBase], own: Sequence[Rule] = ()) -> None:
        """Take the rule bases of an auditor and the rules of a house style beside them."""
        self._bases = bases
        self._own = {rule.id: rule for rule in own}

    def __getitem__(self, rule_id: str) -> Mapping[str, str]:
        rule = self._own.get(rule_id) or next((base.rule(rule_id) for base in self._bases if rule_id in base), None)
        if rule is None:
            raise KeyError(rule_id)
        said = {
            "find": " | ".join(rule.find),
            "replace": " | ".join(rule.replace),
            "english": rule.english,
            "severity": rule.severity.label,
        }
        return {name: value for name, value in said.items() if value}

    def __iter__(self) -> Iterator[str]:
        for base in self._bases:
            yield from base.ids
        yield from self._own

    def __len__(self) -> int:
        return sum(len(base.ids) for base in self._bases) + len(self._own)
