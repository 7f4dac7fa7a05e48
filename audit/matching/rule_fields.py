"""Reads the fields that belong to one kind out of ``Rule.data``; every error names rule and field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.model import Rule


def text_of(rule: Rule, field: str) -> str:
    """Give a text that the rule must have; raise ``ValueError`` where it is missing."""
    value = rule.data.get(field)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{rule.id}: {field}: is needed, a text")
    return value


def choice_of(rule: Rule, field: str, choices: Sequence[str]) -> str:
    """Give a text that must be one of ``choices``; raise ``ValueError`` for any other."""
    value = text_of(rule, field)
    if value not in choices:
        raise ValueError(f"{rule.id}: {field}: must be one of {', '.join(choices)}")
    return value


def texts_of(rule: Rule, field: str) -> tuple[str, ...]:
    """Give a list of texts, empty where absent; raise ``ValueError`` for anything else."""
    value = rule.data.get(field, ())
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item for item in value):
        raise ValueError(f"{rule.id}: {field}: must be a list of texts")
    return tuple(value)


def flag_of(rule: Rule, field: str) -> bool:
    """Give a yes or no, no where absent; raise ``ValueError`` for anything else."""
    value = rule.data.get(field, False)
    if not isinstance(value, bool):
        raise ValueError(f"{rule.id}: {field}: must be true or false")
    return value


def word_set_of(rule: Rule, field: str, words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Give the word set that a field names; raise ``ValueError`` where there is none of that name."""
    name = text_of(rule, field)
    if name not in words:
        raise ValueError(f"{rule.id}: {field}: there is no rules/words/{name}.txt")
    return words[name]


def sorted_out(rules: Sequence[Rule], choices: Sequence[str]) -> dict[str, Rule]:
    """Give the rules by their field ``what``; raise ``ValueError`` for an unknown one and for two of the same."""
    found: dict[str, Rule] = {}
    for rule in rules:
        what = choice_of(rule, "what", choices)
        if what in found:
            raise ValueError(f"{rule.id}: what: {found[what].id} is already of that sort")
        found[what] = rule
    return found
