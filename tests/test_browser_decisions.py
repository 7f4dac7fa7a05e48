"""Decisions on an article's findings in Chromium: what the browser keeps, what a file carries."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from article_page import AUDIENCE, AUDIT, COME_AS, FAIL, decision_file, press, states
from browser_reader import Reader, loaded, saved
from review_runs import rules, run

from audit.fingerprint import fingerprints


@pytest.fixture
def page(reader: Reader) -> Any:
    return reader.write(run(), rules()).open()


def test_decisions_survive_a_reload(page: Any) -> None:
    press(page, "f j a d Enter e Enter")
    before = states(page)
    assert len(before) == 3
    page.reload()
    assert states(page) == before
    assert page.is_visible("#after-review")


def test_decisions_are_exported_in_the_format_that_others_read(page: Any) -> None:
    page.click(f"#f{COME_AS} [data-act=accept]")
    page.click(f"#f{FAIL} [data-act=dismiss]")
    page.fill(".ask input", "cité « tel quel »")
    page.keyboard.press("Enter")
    page.click(f"#f{AUDIENCE} [data-act=edit]")
    page.fill(".ask input", "convaincre le public")
    page.keyboard.press("Enter")
    file = saved(page)
    assert file.pop("file name") == "decisions-a.json"
    assert list(file) == ["format_version", "signature", "exported", "reviewer", "articles"]
    assert (file["format_version"], file["signature"], file["reviewer"]) == (1, AUDIT.score.signature, "Ana")
    datetime.fromisoformat(file["exported"])
    (article,) = file["articles"]
    assert (article["path"], article["name"]) == (AUDIT.document.path, AUDIT.document.name)
    marks = fingerprints(AUDIT.document, AUDIT.findings)
    by_mark = {decision["fingerprint"]: decision for decision in article["decisions"]}
    assert set(by_mark) == {marks[number - 1] for number in (COME_AS, FAIL, AUDIENCE)}
    dismissed = by_mark[marks[FAIL - 1]]
    datetime.fromisoformat(dismissed.pop("date"))
    assert dismissed == {
        "fingerprint": marks[FAIL - 1],
        "rule": "verbs/fail-to",
        "text": "échoué à convaincre",
        "decision": "dismissed",
        "reason": "cité « tel quel »",
        "replacement": "",
    }
    assert by_mark[marks[AUDIENCE - 1]]["replacement"] == "convaincre le public"


def test_an_exported_file_brings_the_decisions_to_another_browser(reader: Reader) -> None:
    one = reader.write(run()).open()
    press(one, "j a d Enter e Enter")
    file = saved(one)
    other = reader.open()
    assert states(other) == {}
    loaded(other, file)
    assert states(other) == states(one)
    assert "imported" in other.inner_text("#notice")
    other.reload()
    assert states(other) == states(one)


def test_the_program_takes_back_what_the_page_exports(
    page: Any, audit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(page, "f j a")
    page.click(f"#f{FAIL} [data-act=dismiss]")
    press(page, "Enter")
    file = saved(page)
    (tmp_path / "decisions.json").write_text(json.dumps(file), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = audit("review", "apply", "decisions.json")
    assert said.status == 0, said.err
    accepted = (tmp_path / "audit-accepted.toml").read_text(encoding="utf-8")
    assert fingerprints(AUDIT.document, AUDIT.findings)[FAIL - 1] in accepted
    assert "False alarm" in accepted and accepted.count("[[finding]]") == 1


def test_of_two_decisions_on_a_finding_the_later_stands(page: Any) -> None:
    loaded(page, decision_file({1: "accepted"}, date="2026-11-29T10:00:00Z"))
    loaded(page, decision_file({1: "dismissed", 2: "accepted"}, date="2026-11-28T10:00:00Z"))
    assert states(page) == {1: "accepted", 2: "accepted"}


def test_decisions_on_other_articles_stay_away_and_a_moved_folder_does_not_matter(page: Any) -> None:
    loaded(page, decision_file({1: "accepted"}, name="other"))
    assert states(page) == {}
    loaded(page, decision_file({1: "accepted"}, path="elsewhere/a.txt"))
    assert states(page) == {1: "accepted"}


@pytest.mark.parametrize("content", ["not json", "[]", "null", json.dumps({"format_version": 2, "articles": []})])
def test_a_file_of_something_else_is_refused(page: Any, content: str) -> None:
    loaded(page, content)
    assert "d.json is not a file of decisions." in page.inner_text("#notice")
    assert states(page) == {}


def test_where_the_browser_keeps_nothing_the_page_works_and_says_so(reader: Reader) -> None:
    blocked = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page = reader.write(run()).open(script=blocked)
    press(page, "j a j a")
    assert len(states(page)) == 2
    assert page.is_visible("#unkept")
    assert len(saved(page)["articles"][0]["decisions"]) == 2


def test_damaged_memory_is_passed_over(reader: Reader) -> None:
    page = reader.write(run()).open()
    press(page, "j a")
    page.evaluate("for (const key of Object.keys(localStorage)) localStorage[key] = '{broken'")
    page.reload()
    assert states(page) == {}
    press(page, "j a")
    assert len(states(page)) == 1
