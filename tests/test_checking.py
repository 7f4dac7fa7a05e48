from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.checking import check, selected, without_repeats
from audit.matching.kind import Article, Match
from audit.messages import fill
from audit.model import Block, Document, Finding, Rule, Severity, Wording, Zone


def finding(start: int, end: int, severity: Severity = Severity.MINOR, rule: str = "p/r") -> Finding:
    return Finding(rule, "overly-literal", severity, "phrase", start, end, Wording("", ""))


class Found:
    name = "phrase"
    fields: frozenset[str] = frozenset()

    def __init__(self, *matches: Match) -> None:
        self.matches = matches

    def find(self, article: Article) -> tuple[Match, ...]:
        return self.matches


def rule(**fields: object) -> Rule:
    given = {"id": "p/r", "kind": "phrase", "category": "c", "severity": Severity.MAJOR, "evidence": "phrase"} | fields
    return Rule(**given)  # type: ignore[arg-type]


TEXT = "Titre court\nUn texte plus long."
DOCUMENT = Document("-", "x", TEXT, (Block(0, 11, Zone.HEADLINE), Block(12, 31, Zone.PARAGRAPH)))


def test_a_finding_inside_another_of_the_same_severity_is_dropped() -> None:
    assert without_repeats([finding(5, 8), finding(0, 10)]) == (finding(0, 10),)


def test_the_more_severe_of_two_stays_wherever_it_lies() -> None:
    serious, wide = finding(5, 8, Severity.MAJOR, "a/r"), finding(0, 10, Severity.MINOR, "b/r")
    assert without_repeats([wide, serious]) == (serious,)
    outer = finding(0, 10, Severity.MAJOR, "a/r")
    assert without_repeats([outer, finding(2, 4, rule="b/r")]) == (outer,)
    same = finding(0, 4, Severity.MAJOR, "a/r")
    assert without_repeats([finding(0, 4, rule="b/r"), same]) == (same,)


def test_findings_of_two_rules_that_only_overlap_both_stay_in_order() -> None:
    one, other = finding(4, 9, rule="a/r"), finding(0, 5, rule="b/r")
    assert without_repeats([one, other]) == (other, one)


def test_of_overlapping_findings_of_one_rule_the_longest_stays() -> None:
    assert without_repeats([finding(0, 5), finding(4, 12), finding(11, 13)]) == (finding(4, 12),)


def test_of_one_span_the_choice_is_stable() -> None:
    pair = [finding(0, 4, rule="b/r"), finding(0, 4, rule="a/r")]
    assert [f.rule for f in without_repeats(pair)] == [f.rule for f in without_repeats(pair[::-1])] == ["a/r"]


def inside(narrow: Finding, wide: Finding) -> bool:
    return narrow is not wide and wide.start <= narrow.start and narrow.end <= wide.end


spans = st.tuples(st.integers(0, 30), st.integers(0, 12), st.sampled_from(Severity))


@given(st.lists(spans, max_size=20))
def test_what_stays_covers_what_goes_and_repeats_nothing(drawn: list[tuple[int, int, Severity]]) -> None:
    # Each of its own rule: variants of one rule have their own test.
    every = [finding(s, s + length, severity, f"p/r{i}") for i, (s, length, severity) in enumerate(drawn)]
    kept = without_repeats(every)
    for one in kept:
        assert not any(inside(one, other) and other.severity >= one.severity for other in kept)
        if one.severity < Severity.MAJOR:
            assert not any(inside(other, one) and other.severity >= Severity.MAJOR for other in kept)
    for gone in set(every) - set(kept):
        assert any(
            (inside(gone, other) and other.severity >= gone.severity)
            or (inside(other, gone) and other.severity >= Severity.MAJOR)
            for other in every
        )


def test_a_wide_finding_is_remembered_however_many_others_it_holds() -> None:
    wide = finding(0, 1000, Severity.MAJOR, "a/r")
    nested = [finding(10 * i, 10 * i + 5, rule=f"b/r{i}") for i in range(90)]
    assert without_repeats([wide, *nested]) == (wide,)


def test_fifty_thousand_findings_are_no_burden() -> None:
    many = [finding(10 * i, 10 * i + 9, Severity(1 + i % 3), f"p/r{i % 7}") for i in range(50_000)]
    begun = process_time()
    assert len(without_repeats(many)) == 50_000
    assert process_time() - begun < 5


def test_zones_and_topics_decide_where_a_rule_is_heard() -> None:
    headline = Match(rule(zones=(Zone.HEADLINE,)), 0, 5)
    elsewhere = Match(rule(zones=(Zone.HEADLINE,)), 12, 14)
    golf = Match(rule(topics=("golf",)), 15, 20)
    kinds = [Found(headline, elsewhere, golf)]
    assert [f.start for f in check(Article(DOCUMENT, ()), kinds)] == [0]
    assert [f.start for f in check(Article(DOCUMENT, (), ("golf",)), kinds)] == [0, 15]


def test_page_furniture_is_silent_unless_a_rule_names_it() -> None:
    document = Document("-", "x", TEXT, (Block(0, 11, Zone.BOILERPLATE),))
    plain, named = Match(rule(), 0, 5), Match(rule(zones=(Zone.BOILERPLATE,)), 6, 11)
    assert [f.start for f in check(Article(document, ()), [Found(plain, named)])] == [6]


def test_a_rule_in_preview_counts_nothing() -> None:
    (found,) = check(Article(DOCUMENT, ()), [Found(Match(rule(status="preview"), 0, 5))])
    assert found.severity is Severity.NEUTRAL


def test_selecting_by_rule_pack_and_beginning() -> None:
    ids = ["a/x", "a/y", "ab/x"]
    assert list(selected(ids, [], [])) == ids
    assert list(selected(ids, ["a"], [])) == ["a/x", "a/y"]
    assert list(selected(ids, ["a*"], ["a/y"])) == ["a/x", "ab/x"]


@pytest.mark.parametrize(
    ("values", "said"),
    [({"text": "x", "english": "y"}, "x de y."), ({"text": "x", "english": ""}, "x.")],
)
def test_a_part_in_brackets_goes_when_its_value_is_empty(values: dict[str, str], said: str) -> None:
    assert fill("{text}[ de {english}].", values) == said
