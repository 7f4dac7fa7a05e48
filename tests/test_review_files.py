"""Baseline, file of accepted findings, decisions and record: what is written can be read, what is wrong is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tomlkit
from reporting_runs import audit_of, document, finding, sample_audit

from audit.accepted import changed_text, read_accepted
from audit.baseline import baseline_text, read_baseline
from audit.fingerprint import fingerprints
from audit.reviewing import Decision, by_rule, merged, read_decisions, read_record, record_text, standing
from audit.suppressing import Accepted
from audit.user_files import UserFileError

BY_HAND = """# What the desk decided.

[[finding]]   # the poem
rule = "news-verbs/come-as"
text = "vient alors que"
reason = "A quotation."
date = 2026-01-02

# Checked with the author.
[[finding]]
fingerprint = "0011"
reason = "Fine."
author = "Ben"
"""


def file(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def test_a_baseline_holds_every_finding_and_is_sorted(tmp_path: Path) -> None:
    text = "Il délivre un discours."
    other = audit_of(document(text, path="a\udce9.txt"), [finding(text, "délivre")])
    written = baseline_text([sample_audit(), other], "sig")
    known = read_baseline(file(tmp_path / "b.json", written))
    audits = (other, sample_audit())
    assert known == {mark: a.document.path for a in audits for mark in fingerprints(a.document, a.findings)}
    assert len(known) == 7
    assert json.loads(written)["findings"][0]["path"] == "a\udce9.txt"
    assert len(written.splitlines()) == 2 + len(known)
    assert read_baseline(file(tmp_path / "b.json", baseline_text([], "sig"))) == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "b.json: is not JSON"),
        ("[]", "b.json: format_version: is missing: this is not a baseline"),
        ('{"format_version": 2, "findings": []}', "b.json: format_version: is 2; 1 is understood"),
        ('{"format_version": 1, "articles": []}', "b.json: findings: is missing"),
        ('{"format_version": 1, "findings": 1}', "findings: must be a list of tables and not a number"),
        ('{"format_version": 1, "findings": [1]}', "findings[0]: must be a table"),
        ('{"format_version": 1, "findings": [{"rule": "a/b"}]}', "findings[0].fingerprint: is missing"),
        ('{"format_version": 1, "findings": [{"fingerprint": 1}]}', "findings[0].fingerprint: must be a text"),
        ("[" * 100_000, "b.json: is not JSON"),
    ],
)
def test_a_wrong_baseline_is_refused_with_the_place(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(UserFileError) as error:
        read_baseline(file(tmp_path / "b.json", content))
    assert said in str(error.value)


def test_accepted_findings_are_read_as_people_write_them(tmp_path: Path) -> None:
    one, two = read_accepted(file(tmp_path / "a.toml", BY_HAND))
    assert (one.rule, one.text, one.reason, one.date, one.fingerprint) == (
        "news-verbs/come-as",
        "vient alors que",
        "A quotation.",
        "2026-01-02",
        "",
    )
    assert (two.fingerprint, two.author, two.entry) == ("0011", "Ben", f"{tmp_path / 'a.toml'}: finding 2")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[finding]]\nfingerprint = '1'", "finding[0].reason: is missing"),
        ("[[finding]]\nreason = 'x'\nrule = 'a/b'", "finding[0].fingerprint: is missing: give it, or rule and text"),
        ("[[finding]]\nreason = 'x'\ntext = 'b'", "finding[0].rule: is missing"),
        ("[[finding]]\nreson = 'x'", "finding[0].reson: there is no such key; did you mean 'reason'?"),
        ("[[findings]]\nreason = 'x'", "findings: there is no such key; did you mean 'finding'?"),
        ("finding = 1", "finding: must be a list of tables and not a number"),
        ("[[finding]]\nreason = 1\nfingerprint = '1'", "finding[0].reason: must be a text and not a number"),
        ("= 1", "a.toml: is not TOML"),
    ],
)
def test_a_wrong_file_of_accepted_findings_is_refused_with_the_place(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(UserFileError) as error:
        read_accepted(file(tmp_path / "a.toml", content))
    assert said in str(error.value)


def test_adding_and_dropping_entries_keeps_what_people_wrote(tmp_path: Path) -> None:
    path = file(tmp_path / "a.toml", BY_HAND)
    new = Accepted("", "a/b", "Fine, « oui ».", "2233", 'text\nwith "signs"', "a.txt", "Ada", "2026-02-03")
    path.write_text(changed_text(path, [new], []), encoding="utf-8")
    assert path.read_text(encoding="utf-8").startswith(BY_HAND.rstrip())
    assert read_accepted(path)[2][1:] == new[1:]
    # The same finding again replaces the entry; a finding that turned out right goes.
    path.write_text(changed_text(path, [new._replace(reason="Still.")], ["0011"]), encoding="utf-8")
    assert [entry.reason for entry in read_accepted(path)] == ["A quotation.", "Still."]
    assert "# the poem" in path.read_text(encoding="utf-8")
    path.write_text(changed_text(path, [], ["2233"]), encoding="utf-8")
    assert len(read_accepted(path)) == 1


def test_a_new_file_of_accepted_findings_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(changed_text(path, [Accepted("", "a/b", "Fine.", "22")], []), encoding="utf-8")
    assert path.read_text(encoding="utf-8").startswith("# Findings that somebody looked at")
    assert tomlkit.parse(path.read_text(encoding="utf-8")).unwrap() == {
        "finding": [{"fingerprint": "22", "rule": "a/b", "reason": "Fine."}]
    }
    path.write_text(changed_text(path, [], ["22"]), encoding="utf-8")
    assert read_accepted(path) == ()


def exported(reviewer: str, *decisions: dict[str, str], date: str = "2026-01-01T10:00:00Z") -> str:
    articles = [{"path": "a.txt", "name": "a", "decisions": list(decisions)}]
    return json.dumps(
        {"format_version": 1, "signature": "s", "exported": date, "reviewer": reviewer, "articles": articles}
    )


def decision(mark: str, decided: str, rule: str = "a/b", **fields: str) -> dict[str, str]:
    return {"fingerprint": mark, "rule": rule, "decision": decided, **fields}


def test_decisions_are_read_and_recorded_once(tmp_path: Path) -> None:
    content = exported(
        "Ada", decision("1", "dismissed", reason="film"), decision("2", "edited", replacement="x", date="2026-01-03")
    )
    one, two = read_decisions(file(tmp_path / "d.json", content))
    assert one == Decision("1", "a/b", "dismissed", "a.txt", reason="film", reviewer="Ada", date="2026-01-01T10:00:00Z")
    assert (two.replacement, two.date) == ("x", "2026-01-03")
    record = file(tmp_path / "r.jsonl", record_text(merged([one, two], [one])))
    assert read_record(record) == [one, two]
    assert read_record(tmp_path / "absent.jsonl") == []
    later = one._replace(decision="accepted", reason="", date="2026-02-01")
    assert merged(read_record(record), [later]) == [later, two]
    assert merged([later, two], [one]) == [later, two]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            '{"format_version": 1, "articles": [{"decisions": [{"rule": "a/b"}]}]}',
            "articles[0].decisions[0].fingerprint: is missing",
        ),
        (
            exported("A", decision("1", "rejected")),
            "decisions[0].decision: 'rejected' is none of accepted, dismissed, edited",
        ),
        (exported("A", decision("1", "")), "decisions[0].decision: is missing"),
        ('{"format_version": 1, "articles": {}}', "articles: must be a list"),
        ('{"findings": []}', "format_version: is missing: this is not a file of decisions"),
    ],
)
def test_wrong_decisions_are_refused_with_the_place(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(UserFileError) as error:
        read_decisions(file(tmp_path / "d.json", content))
    assert said in str(error.value)


def test_a_wrong_record_is_refused_with_its_line(tmp_path: Path) -> None:
    for content, said in (
        ("{}\n", "line 1.fingerprint"),
        ("\n[1]\n", "line 2: must be a table"),
        ("{", "line 1: is not JSON"),
    ):
        with pytest.raises(UserFileError, match=said):
            read_record(file(tmp_path / "r.jsonl", content))


def test_the_latest_decision_on_a_finding_stands() -> None:
    first = Decision("1", "a/b", "dismissed", reason="film", reviewer="Ada", date="2026-01-01")
    second = Decision("1", "a/b", "accepted", reviewer="Ben", date="2026-01-02")
    assert [entry.reason for entry in standing([first])[0]] == ["film"]
    assert standing([second, first]) == ([], ["1"])
    dismissed, right = standing([second, first._replace(date="2026-01-03", reason="")])
    assert ([entry.author for entry in dismissed], [entry.reason for entry in dismissed], right) == (
        ["Ada"],
        ["no reason given"],
        [],
    )


def test_the_least_precise_rule_comes_first() -> None:
    said = {"good/one": "aaae", "bad/often": "adddd", "bad/once": "d", "bad/twice": "dd"}
    names = {"a": "accepted", "d": "dismissed", "e": "edited"}
    decisions = [
        Decision(f"{rule}{at}", rule, names[sign], reason="film" if at else "")
        for rule, signs in said.items()
        for at, sign in enumerate(signs)
    ]
    rows = by_rule(decisions)
    assert [(row.rule, row.accepted, row.dismissed, row.precision) for row in rows] == [
        ("bad/twice", 0, 2, 0.0),
        ("bad/once", 0, 1, 0.0),
        ("bad/often", 1, 4, 0.2),
        ("good/one", 4, 0, 1.0),
    ]
    assert [row.reasons for row in rows] == [("film",), (), ("film",), ()]
