from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html
from reporting_runs import SIGNATURE, TEXT, audit_of, document, finding, sample_audit

from audit.history import History, RunRecord, source_of
from audit.model import Audit, Document
from audit.reporting import history_json, history_page, history_text
from audit.reporting.history_view import HistoryView, sparkline, view_of
from audit.user_files import UserFileError

BEGAN = datetime(2025, 6, 1, 8, tzinfo=UTC)
HOSTILE = '<script>alert(1)</script>"&\u202e'


def of(publication: str, penalty: float, audit: Audit | None = None) -> Audit:
    audit = audit or sample_audit()
    known = replace(audit.document, metadata={"publication": publication})
    return replace(audit, document=known, score=replace(audit.score, words=1000, penalty=penalty))


def filled(path: Path, *runs: list[Audit], signature: str = SIGNATURE) -> History:
    history = History(path)
    for number, audits in enumerate(runs):
        record = RunRecord()
        for audit in audits:
            record.add(audit)
        history.add(record, signature, number, BEGAN + timedelta(days=number))
    return history


def view(history: History, last: int = 30) -> HistoryView:
    runs = history.runs(last)
    return view_of(runs, history.by_source(runs), history.by_rule(runs))


@pytest.fixture
def history(tmp_path: Path) -> History:
    clean = audit_of(document("Rien à dire.", name="b"), [])
    return filled(
        tmp_path / "h.sqlite",
        [of("Le Nord", 300), of("Le Nord", 100), of("Le Sud", 20, clean)],
        [of("Le Nord", 150)],
        [of("Le Nord", 50), of("Le Sud", 30, clean)],
    )


def test_scores_are_followed_by_source_the_lowest_first(history: History) -> None:
    shown = view(history)
    assert [run.at for run in shown.runs] == [f"2025-06-0{n}T08:00:00Z" for n in (1, 2, 3)]
    assert [run.failures for run in shown.runs] == [0, 1, 2]
    rows = [(row.name, row.values, row.last, row.change, row.total) for row in shown.sources]
    assert rows == [
        ("Le Nord", (80.0, 85.0, 95.0), 95.0, 10.0, 1),
        ("Le Sud", (98.0, None, 97.0), 97.0, None, 1),
    ]


def test_findings_are_followed_by_rule_per_thousand_words_without_neutral_ones(history: History) -> None:
    rules = {row.name: row for row in view(history).rules}
    assert "english/word" not in rules
    assert rules["journalese/come-as"].values == (0.667, 1.0, 0.5)
    assert rules["journalese/come-as"].severity == "critical"
    assert rules["false-friends/audience"].total == 1


def test_only_the_last_runs_are_shown_and_a_change_of_rules_is_told(history: History, tmp_path: Path) -> None:
    filled(tmp_path / "h.sqlite", [of("Le Nord", 0)], signature="other")
    shown = view(history, last=2)
    assert len(shown.runs) == 2
    assert [run.signature for run in shown.changes] == ["other"]
    assert "other rules or weights" in history_text.render(shown, "en")


@pytest.mark.parametrize(
    ("metadata", "path", "source"),
    [
        ({"publication": "Le Nord", "url": "https://nord.example/1"}, "a/b.txt", "Le Nord"),
        ({"url": "https://nord.example/1"}, "a/b.txt", "nord.example"),
        ({"file": "feed.xml"}, "feed.xml#1", "feed.xml"),
        ({}, "a/b/c.txt", "a/b"),
        ({}, "-", "-"),
    ],
)
def test_a_source_is_named_by_what_is_known(metadata: dict[str, str], path: str, source: str) -> None:
    assert source_of(Document(path, "x", "", (), metadata=metadata)) == source


def test_the_table_speaks_both_languages(history: History) -> None:
    english, french = (history_text.render(view(history), language) for language in ("en", "fr"))
    assert "Scores by source" in english
    assert re.search(r"Le Nord +95\.0 +\+10\.0 +1 +▁▃█", english)
    assert re.search(r"Le Nord +95,0 +\+10,0 +1 +▁▃█", french)
    assert "▁·█" not in english  # the only known values of the south: high, then low
    assert "█·▁" in english


def test_json_holds_every_value(history: History) -> None:
    data = json.loads(history_json.render(view(history)))
    assert data["sources"][1] == {"name": "Le Sud", "scores": [98.0, None, 97.0], "change": None, "articles": 1}
    assert [run["at"] for run in data["runs"]] == [run.at for run in history.runs(9)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_is_self_contained_strict_and_escaped(tmp_path: Path, language: str) -> None:
    hostile = audit_of(document(), [finding(TEXT, "Handout", rule=HOSTILE)])
    page = history_page.render(
        view(filled(tmp_path / "h", [of(HOSTILE, 10, hostile)], [of(HOSTILE, 20, hostile)])), language
    )
    tree = html.document_fromstring(page)
    assert tree.get("lang") == language
    assert tree.findall(".//script") == []
    assert "\u202e" not in page
    assert not tree.xpath("//@style | //@src | //link | //img | //@onclick")
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    headings = tree.xpath("//tbody//th[@scope='row']/text()")
    assert all("<script>" in heading for heading in headings)
    assert len(headings) == 2
    assert len(tree.xpath("//svg[@role='img'][@aria-label]/polyline")) == 2
    assert tree.xpath("//td[@class='worse']")


def test_a_line_is_broken_where_a_run_lacks_the_source(history: History) -> None:
    tree = html.document_fromstring(history_page.render(view(history), "en"))
    south = tree.xpath("//tr[th='Le Sud']//polyline/@points")
    assert len(south) == 2
    assert tree.xpath("//tr[th='Le Sud']//svg/@aria-label") == ["98.0, –, 97.0"]


@pytest.mark.parametrize(("values", "drawn"), [((), ""), ((5.0, 5.0), "▄▄"), ((None, 1.0, 2.0), "·▁█")])
def test_a_sparkline_goes_from_the_least_to_the_greatest(values: tuple[float | None, ...], drawn: str) -> None:
    assert sparkline(values) == drawn


def test_writers_at_the_same_time_wait_for_each_other(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from audit.history import History, RunRecord\n"
        "for _ in range(20): History(Path(sys.argv[1])).add(RunRecord(), 's', 0)"
    )
    path = tmp_path / "new" / "h.sqlite"
    processes = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(4)]
    assert [process.wait(timeout=120) for process in processes] == [0] * 4
    assert len(History(path).runs(1000)) == 80


def test_what_is_no_history_is_refused_and_left_alone(tmp_path: Path) -> None:
    text, other, newer = tmp_path / "a.txt", tmp_path / "other.sqlite", tmp_path / "newer.sqlite"
    text.write_text("Un article, et rien d'autre.\n" * 50, encoding="utf-8")
    for path, statements in (
        (other, ["CREATE TABLE run (x)"]),
        (newer, ["CREATE TABLE run (x)", "PRAGMA application_id = 1635083380", "PRAGMA user_version = 99"]),
    ):
        database = sqlite3.connect(path)
        for statement in statements:
            database.execute(statement)
        database.close()
    for path, reason in ((text, "not a database"), (other, "no history"), (newer, "has version 99")):
        before = path.read_bytes()
        with pytest.raises(UserFileError, match=reason):
            History(path).add(RunRecord(), "s", 0)
        with pytest.raises(UserFileError, match=reason):
            History(path).runs(1)
        assert path.read_bytes() == before
    with pytest.raises(UserFileError, match="no such file"):
        History(tmp_path / "absent").runs(1)
    assert not (tmp_path / "absent").exists()


def test_the_command_line_records_and_shows(tmp_path: Path) -> None:
    feed, path = Path(__file__).parent / "data" / "feeds" / "rss.xml", tmp_path / "h.sqlite"

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "audit", *arguments], capture_output=True, text=True, cwd=tmp_path, check=False
        )

    assert "audit check --history" in run("history", "show").stderr
    for _ in range(2):
        run("check", str(feed), "--history", str(path))
    said = run("history", "show", "--history", str(path), "--language", "en")
    assert said.returncode == 0
    assert "Le Courrier du littoral" in said.stdout
    assert "news-verbs/come-as" in said.stdout
    (tmp_path / "audit.toml").write_text('history = "h.sqlite"\n', encoding="utf-8")
    run("history", "show", "--format", "html", "--output", "trend.html")
    assert "<svg" in (tmp_path / "trend.html").read_text(encoding="utf-8")
    assert len(json.loads(run("history", "show", "--format", "json").stdout)["runs"]) == 2
