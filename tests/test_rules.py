"""Runs every example of every rule in rules/."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby

import pytest

from audit.examples import faults
from audit.matching.registry import kind_fields
from audit.pipeline import Auditor
from audit.rulepacks import load_packs
from audit.rules_folder import find_rules_folder

RULES = load_packs(find_rules_folder(), kind_fields())
PACKS = {pack: list(rules) for pack, rules in groupby(RULES, key=lambda rule: rule.id.partition("/")[0])}


@pytest.mark.parametrize("pack", PACKS)
def test_every_example_of_the_pack_holds(auditor: Auditor, pack: str) -> None:
    assert [fault for rule in PACKS[pack] for fault in faults(auditor, rule)] == []


def test_a_broken_example_is_noticed(auditor: Auditor) -> None:
    rule = next(rule for rule in RULES if rule.id == "news-verbs/come-as")
    first = rule.matches[0]
    for broken in (
        replace(rule, matches=(replace(first, start=first.start + 1),)),
        replace(rule, matches=(replace(first, expected="adviennent"),)),
        replace(rule, passes=(first.text,)),
    ):
        assert list(faults(auditor, broken))


def test_phrase_rules_from_english_are_many_and_ids_are_unique() -> None:
    ids = Counter(rule.id for rule in RULES)
    assert not [rule_id for rule_id, times in ids.items() if times > 1]
    assert sum(rule.kind == "phrase" for rule in RULES) >= 300


def test_no_note_lacks_its_full_stop() -> None:
    assert [rule.id for rule in RULES if rule.note and rule.note[-1] not in ".!?»"] == []
