import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporting_runs import TEXT, document, finding

from audit.model import Finding, Severity
from audit.scoring import (
    Weights,
    WeightsError,
    load_weights,
    passes_gate,
    raise_in_headlines,
    score,
    signature,
)

SCORING = Path(__file__).parents[1] / "rules" / "scoring.toml"
WEIGHTS = load_weights(SCORING)


def scored(*findings: Finding, words: int = 1000, weights: Weights = WEIGHTS, threshold: float | None = None):
    return score(document(), findings, words, weights, "a signature", threshold)


def test_the_weights_of_the_project_are_those_of_the_design():
    assert WEIGHTS.label == "0-1-5-25-0.1-0.2"
    assert (WEIGHTS.publish, WEIGHTS.revise, WEIGHTS.small_sample) == (95, 80, 300)
    assert {"punctuation", "whitespace", "quote-mark-type"} <= WEIGHTS.typographic


@pytest.mark.parametrize(
    ("severity", "penalty"),
    [(Severity.NEUTRAL, 0), (Severity.MINOR, 1), (Severity.MAJOR, 5), (Severity.CRITICAL, 25)],
)
def test_a_finding_costs_what_its_severity_weighs(severity, penalty):
    result = scored(finding(TEXT, "audience", severity))
    assert result.penalty == penalty
    assert result.value == 100 - penalty / 10
    assert result.penalty_per_1000 == penalty
    assert result.counts[severity.label] == 1


@pytest.mark.parametrize("severity", [Severity.MINOR, Severity.MAJOR, Severity.CRITICAL])
def test_typography_weighs_the_same_at_every_severity(severity):
    assert scored(finding(TEXT, "audience", severity, category="whitespace")).penalty == 0.1


def test_neutral_typography_counts_nothing():
    assert scored(finding(TEXT, "audience", Severity.NEUTRAL, category="whitespace")).penalty == 0


def test_a_repeated_fault_counts_a_fifth_after_the_first_time():
    first = finding(TEXT, "Le ministre a délivré")
    text = "L’audience. L'AUDIENCE. L'\naudience."
    spans = [(0, 10), (12, 22), (24, 35)]
    findings = [replace(first, start=start, end=end) for start, end in spans]
    both = score(document(text), findings[:2], 1000, WEIGHTS, "")
    assert both.penalty == 5 + 1
    # A line break inside makes other words of it than none: three findings, two faults.
    assert score(document(text), findings, 1000, WEIGHTS, "").penalty == 5 + 1 + 5


def test_other_words_or_another_rule_are_another_fault():
    one = finding(TEXT, "audience")
    assert scored(one, finding(TEXT, "ministre")).penalty == 10
    assert scored(one, finding(TEXT, "audience", rule="other/rule")).penalty == 10


@pytest.mark.parametrize("order", [1, -1])
def test_the_heaviest_of_repeated_faults_counts_in_full(order):
    findings = [finding(TEXT, "audience", Severity.MAJOR), finding(TEXT, "audience", Severity.CRITICAL)]
    assert scored(*findings[::order]).penalty == 25 + 1


def test_the_score_never_goes_below_zero_and_the_formula_says_how_it_came():
    result = scored(finding(TEXT, "audience", Severity.CRITICAL), words=10)
    assert result.value == 0
    assert result.formula == "max(0, 100 × (1 − 25 / 10)) = 0.0"


@pytest.mark.parametrize(
    ("severity", "words", "verdict"),
    [
        (Severity.MAJOR, 100, "publish"),
        (Severity.MAJOR, 98, "revise"),
        (Severity.MAJOR, 25, "revise"),
        (Severity.MAJOR, 24, "retranslate"),
        (Severity.CRITICAL, 100_000, "revise"),
    ],
)
def test_the_verdict_follows_score_and_critical_findings(severity, words, verdict):
    assert scored(finding(TEXT, "audience", severity), words=words).verdict == verdict


def test_a_small_sample_is_said_to_be_one():
    assert scored(words=299).small_sample
    assert not scored(words=300).small_sample


def test_an_article_without_words_has_no_score():
    with pytest.raises(ValueError, match="without words"):
        scored(words=0)


def test_the_gate_asks_for_the_threshold_and_for_no_finding_too_bad():
    minor = scored(finding(TEXT, "audience", Severity.MINOR))
    assert minor.threshold == 95
    assert passes_gate(minor)
    assert not passes_gate(minor, fail_on=Severity.MINOR)
    assert passes_gate(minor, fail_on=Severity.MAJOR)
    assert not passes_gate(scored(finding(TEXT, "audience", Severity.MINOR), threshold=99.95))
    assert not passes_gate(scored(finding(TEXT, "audience", Severity.CRITICAL), words=100_000))
    assert passes_gate(scored(finding(TEXT, "audience"), words=20, threshold=70))


def test_a_headline_raises_severity_by_one_step():
    raised = raise_in_headlines(
        document(),
        [
            finding(TEXT, "viennent", Severity.MINOR),
            finding(TEXT, "expire", Severity.MAJOR),
            finding(TEXT, "Les frappes", Severity.CRITICAL),
            finding(TEXT, "trêve", Severity.NEUTRAL),
            finding(TEXT, "la trêve", Severity.MINOR, category="punctuation"),
            finding(TEXT, "audience", Severity.MINOR),
        ],
        WEIGHTS,
    )
    assert [each.severity.label for each in raised] == ["major", "critical", "critical", "neutral", "minor", "minor"]


def test_a_finding_right_after_the_headline_is_not_in_it():
    headline = document().blocks[0]
    outside = replace(finding(TEXT, "viennent"), start=headline.end, end=headline.end + 4)
    across = replace(outside, start=headline.end - 1)
    raised = raise_in_headlines(document(), [outside, across], WEIGHTS)
    assert [each.severity for each in raised] == [Severity.MAJOR, Severity.CRITICAL]


def test_the_signature_names_all_that_a_score_depends_on():
    made = signature(WEIGHTS, "0123456789abcdef", "fedcba9876543210", version="0.1.0")
    assert made == (
        "mtaudit|rules:0123456789ab|lex:fedcba98|w:0-1-5-25-0.1-0.2|ewc:target|norm:1000|lang:en-fr|v:0.1.0"
    )


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ("major = 5", "", "severity.major is missing"),
        ("major = 5", 'major = "5"', "severity.major: '5' is not a number"),
        ("major = 5", "major = true", "severity.major: True is not a number"),
        ("major = 5", "major = nan", "severity.major: nan is not a number"),
        ("major = 5", "major = -5", "severity.major: -5 is not 0 or more"),
        ("share = 0.2", "share = 2", "repeat.share: 2 is not from 0 to 1"),
        ("publish = 95", "publish = 70", "verdict.revise: 80 is above verdict.publish"),
        ("small = 300", "small = 300\ntiny = 3", "sample.tiny: no such field"),
        ("[sample]", "[samples]", "sample.small is missing"),
        ('"whitespace"', "3", "typography.categories: .* is not a list of category names"),
        ("[severity]", "[severity", "scoring.toml: .*line 4"),
    ],
)
def test_a_wrong_scoring_file_is_refused_with_file_and_field(tmp_path, wrong, right, says):
    path = tmp_path / "scoring.toml"
    path.write_text(SCORING.read_text(encoding="utf-8").replace(wrong, right, 1), encoding="utf-8")
    with pytest.raises(WeightsError, match=says) as error:
        load_weights(path)
    assert str(error.value).startswith(str(path))


def test_an_absent_scoring_file_is_named(tmp_path):
    with pytest.raises(WeightsError, match=r"nowhere\.toml: No such file"):
        load_weights(tmp_path / "nowhere.toml")


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 30), st.sampled_from(Severity), st.sampled_from("ab"))


@given(st.lists(spans, max_size=30), st.integers(1, 2000))
def test_one_finding_more_never_raises_the_score(each, words):
    base = finding(TEXT, "audience")
    findings = [replace(base, start=s, end=s + length, severity=sev, rule=rule) for s, length, sev, rule in each]
    values = [scored(*findings[:number], words=words).value for number in range(len(findings) + 1)]
    assert values == sorted(values, reverse=True)
    assert all(0 <= value <= 100 for value in values)


def test_scoring_needs_no_report_and_no_command_line():
    code = "import sys, audit.scoring; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"audit.reporting", "typer", "rich", "jinja2"} & set(loaded)
