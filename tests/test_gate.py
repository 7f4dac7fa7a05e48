"""The gate: limits, sections, and why an article fails."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reporting_runs import TEXT, document, finding, made_score

from audit.gate import Gate, Limits, section_limits
from audit.model import Document, Finding, Severity

MINOR = finding(TEXT, "délivré", Severity.MINOR)
NEUTRAL = finding(TEXT, "backlash", Severity.NEUTRAL)


def faults(
    gate: Gate, *findings: Finding, value: float = 97.0, words: int = 1000, article: Document | None = None
) -> list[str]:
    article = article or document()
    threshold = gate.threshold(article)
    score = replace(made_score(words, value), threshold=95.0 if threshold is None else threshold)
    return [wording.en for wording in gate.faults(article, findings, score)]


def test_an_article_passes_with_a_fair_score_and_nothing_critical() -> None:
    assert faults(Gate(), finding(TEXT, "délivré")) == []
    assert faults(Gate(), value=94.9) == ["score 94.9 is under 95"]
    assert faults(Gate(), finding(TEXT, "délivré", Severity.CRITICAL)) == ["findings of severity critical or worse: 1"]


def test_limits_are_what_the_user_says() -> None:
    assert faults(Gate(Limits(fail_under=98))) == ["score 97 is under 98"]
    assert faults(Gate(Limits(fail_on=Severity.MINOR)), MINOR, MINOR) == ["findings of severity minor or worse: 2"]


def test_findings_are_counted_per_thousand_words_without_the_neutral_ones() -> None:
    limited = Gate(Limits(max_per_1000=4))
    assert faults(limited, *[MINOR] * 2, NEUTRAL, words=500) == []
    assert faults(limited, *[MINOR] * 3, words=500) == ["6.0 findings per 1,000 words, at most 4"]
    assert faults(Gate(Limits(max_per_1000=0)), NEUTRAL) == []


def test_of_new_findings_any_above_neutral_fails_and_no_score_is_asked() -> None:
    gate = Gate(new_only=True)
    assert faults(gate, NEUTRAL, value=10) == []
    assert faults(gate, MINOR, value=99.9) == ["findings of severity minor or worse: 1"]
    assert faults(Gate(Limits(fail_under=90, fail_on=Severity.MAJOR), new_only=True), MINOR, value=89) == [
        "score 89 is under 90"
    ]


@pytest.mark.parametrize(
    ("path", "section", "under"),
    [
        ("sport/a.txt", "", 80),
        ("./sport/a.txt", "", 80),
        ("feed/sport/2026/a.txt", "", 80),
        ("transport/a.txt", "", 90),
        ("a.html", "SPORT", 80),
        ("a.html", "Sports", 90),
        ("opinion/a.txt", "", 90),
    ],
)
def test_a_section_is_a_pattern_of_paths_or_what_the_article_says_of_itself(
    path: str, section: str, under: float
) -> None:
    gate = Gate(
        Limits(fail_under=90),
        [
            section_limits("Sport", ["sport/*"], {"fail-under": 80}),
            section_limits("", ["opinion/*"], {"fail-on": "minor"}),
            section_limits("", ["sport/*", "opinion/*"], {"fail-under": 1}),
        ],
    )
    article = document(path=path)
    article = replace(article, metadata={"section": section} if section else {})
    # The first section that fits counts; what it leaves open is the general limit.
    assert gate.limits_of(article).fail_under == under
    assert gate.limits_of(article).fail_on == (Severity.MINOR if path.startswith("opinion") else None)


def test_reasons_are_told_in_french_as_well() -> None:
    score = replace(made_score(500, 71.5), threshold=95.0)
    said = Gate(Limits(max_per_1000=1)).faults(document(), [finding(TEXT, "délivré", Severity.CRITICAL)], score)
    assert [wording.fr for wording in said] == [
        "note 71,5 sous le seuil de 95",
        "signalements de gravité critique ou pire : 1",
        "2,0 signalements pour 1\N{NARROW NO-BREAK SPACE}000 mots, au plus 1",
    ]
