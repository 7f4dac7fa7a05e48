"""Reports for everybody: axe-core finds no violation on any page, in both languages, dark and light."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from browser_reader import PHONE, Reader
from review_runs import rules, run

from audit.history import History, RunRecord
from audit.reporting import history_page
from audit.reporting.history_view import view_of


def violations(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    found = axe.run(page).response["violations"]
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]


def at_work(page: Any) -> None:
    """Bring up all that an article's page can show: decisions, filters, a question."""
    page.click("#more-filters summary")
    for key in ("j", "a", "d", "Enter", "e", "Enter", "d"):
        page.keyboard.press(key)
    page.uncheck("[data-severity=neutral]")


def unfolded(page: Any) -> None:
    page.click(".frequent summary")


def nothing(page: Any) -> None:
    """The catalogue as it opens."""


STATES = {"index.html": unfolded, "articles/a.html": at_work, "rules.html": nothing}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("name", "prepare"), STATES.items(), ids=STATES)
def test_axe_finds_no_violation(reader: Reader, name: str, prepare: Callable[[Any], None], language: str) -> None:
    page = reader.write(run(language), rules()).open(name, reduced_motion="reduce")
    prepare(page)
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found[scheme] = violations(page)
    assert found == {"light": [], "dark": []}


@pytest.mark.parametrize("key", ["?", "x"])
def test_axe_finds_no_violation_in_dialogs(reader: Reader, key: str) -> None:
    page = reader.write(run()).open()
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press(key)
    assert page.locator("dialog[open]").count() == 1
    assert violations(page) == []


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_no_violation_on_a_phone(reader: Reader, name: str) -> None:
    assert violations(reader.write(run(), rules()).open(name, viewport=PHONE, is_mobile=True)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_a_history(reader: Reader, tmp_path: Path, scheme: str) -> None:
    history = History(tmp_path / "history.sqlite")
    for number in range(3):
        record = RunRecord()
        for audit in run().audits:
            record.add(audit)
        history.add(record, run().signature, number, datetime(2025, 6, 1 + number, tzinfo=UTC))
    runs = history.runs(10)
    written = history_page.render(view_of(runs, history.by_source(runs), history.by_rule(runs)), "fr")
    (tmp_path / "history.html").write_text(written, encoding="utf-8")
    assert violations(reader.open("history.html", color_scheme=scheme)) == []


def test_the_keyboard_alone_reaches_everything(reader: Reader) -> None:
    page = reader.write(run()).open()
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("(e => e.id || e.dataset.act || e.className || e.tagName)(document.activeElement)"))
    assert {"skip", "s1", "findings", "export", "import", "help", "query", "accept", "dismiss", "edit"} <= reached
