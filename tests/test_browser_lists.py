"""The list of articles and the catalogue in Chromium."""

from __future__ import annotations

from typing import Any

import pytest
from browser_reader import PHONE, Reader, loaded, saved, until
from review_runs import rules, run, story


@pytest.fixture
def index(reader: Reader) -> Any:
    return reader.write(run(), rules()).open("index.html")


@pytest.fixture
def catalogue(reader: Reader) -> Any:
    return reader.write(run(), rules()).open("rules.html")


def titles(page: Any) -> list[str]:
    return [
        text[:4] for text in page.eval_on_selector_all("#rows tr:not([hidden]) th a", "a => a.map(e => e.innerText)")
    ]


def test_articles_come_worst_first_and_can_be_sorted(index: Any) -> None:
    assert titles(index) == ["Les ", "Un é", "Calm"]
    index.click("[data-sort=score]")
    assert titles(index) == ["Calm", "Un é", "Les "]
    assert index.get_attribute("[data-column=score]", "aria-sort") == "descending"
    index.click("[data-sort=score]")
    assert titles(index) == ["Les ", "Un é", "Calm"]
    index.click("[data-sort=title]")
    assert titles(index) == ["Calm", "Les ", "Un é"]
    index.click("[data-sort=words]")
    assert titles(index) == ["Calm", "Les ", "Un é"]
    index.select_option("#sort", "date")
    assert titles(index) == ["Un é", "Les ", "Calm"]
    index.select_option("#sort", "rate")
    assert titles(index) == ["Les ", "Un é", "Calm"]


def test_articles_are_searched_and_filtered_and_counts_follow(index: Any) -> None:
    index.keyboard.press("/")
    index.keyboard.type("echo")
    assert titles(index) == ["Un é"]
    assert index.inner_text("#shown-count") == "1 of 3"
    index.fill("#query", "gazette")
    assert titles(index) == ["Un é"]
    index.fill("#query", "")
    index.select_option("[data-filter=verdict]", "publish")
    assert titles(index) == ["Un é", "Calm"]
    assert "(1)" in index.inner_text("[data-filter=publication] option[value='La Gazette']")
    assert "(0)" in index.inner_text("[data-filter=publication] option[value='Le Courrier']")
    index.select_option("[data-filter=publication]", "Le Courrier")
    assert titles(index) == []
    index.click("#nothing-shown [data-reset]")
    assert len(titles(index)) == 3
    index.select_option("[data-filter=category]", "untranslated")
    assert titles(index) == ["Les "]
    index.select_option("[data-filter=category]", "")
    index.select_option("[data-filter=severity]", "minor")
    assert titles(index) == ["Les ", "Un é"]


def test_the_overview_shows_how_the_set_stands(index: Any) -> None:
    histogram = index.get_attribute(".histogram", "aria-label")
    assert histogram.startswith("Distribution of scores. ")
    assert "95–100:\N{SPACE}2\N{NO-BREAK SPACE}articles" in histogram
    assert index.locator(".histogram rect").count() == 2
    findings = len(story().findings) + 1
    assert f"{findings}\N{NO-BREAK SPACE}findings" in index.inner_text(".kicker")
    severities = index.locator(".overview section:nth-child(2) td.number").all_inner_texts()
    assert sum(map(int, severities)) == findings
    index.click(".frequent summary")
    index.click(".frequent a[href$='nouns/deliver-speech']")
    assert index.url.endswith("rules.html#nouns/deliver-speech")


def test_the_list_knows_what_was_decided_on_its_articles_and_exports_it(reader: Reader) -> None:
    page = reader.write(run()).open("index.html")
    assert page.is_disabled("#export")
    page.click("#rows a >> nth=0")
    page.wait_for_selector("#f1 .decide")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.click(".kicker a")
    page.wait_for_selector("#rows")
    assert f"1 of {len(story().findings)} decided" in page.inner_text("#rows tr >> nth=0")
    file = saved(page)
    assert file["file name"] == "decisions.json"
    assert [(each["name"], len(each["decisions"])) for each in file["articles"]] == [("a", 1)]
    other = reader.open("index.html")
    loaded(other, file)
    assert "imported: 1. Without a place here: 0." in other.inner_text("#notice")
    other.click("#rows a >> nth=0")
    other.wait_for_selector("#f1 .decide")
    assert other.inner_text("#progress-text").startswith("1 of")


def test_the_list_fits_a_phone(reader: Reader) -> None:
    page = reader.write(run()).open("index.html", viewport=PHONE, is_mobile=True, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.select_option("#sort", "best")
    assert titles(page)[0] == "Calm"


def shown_rules(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all(".pack:not([hidden]) .rule:not([hidden])", "r => r.map(e => e.id)")
    return found


def test_the_catalogue_is_searched_by_all_its_words(catalogue: Any) -> None:
    every = shown_rules(catalogue)
    assert set(every) == {each.rule for each in story().findings}
    catalogue.keyboard.press("/")
    catalogue.keyboard.type("deliver SUCCES")
    until(catalogue, "document.querySelectorAll('.rule:not([hidden])').length === 1")
    assert shown_rules(catalogue) == ["nouns/deliver-speech"]
    assert catalogue.inner_text("#shown-count") == "1\N{NO-BREAK SPACE}rule"
    catalogue.keyboard.press("Escape")
    assert shown_rules(catalogue) == every
    catalogue.select_option("[data-filter=severity]", "critical")
    assert shown_rules(catalogue) == ["journalese/come-as"]
    catalogue.select_option("[data-filter=pack]", "verbs")
    assert catalogue.is_visible("#nothing-shown")
    catalogue.click("#nothing-shown [data-reset]")
    assert shown_rules(catalogue) == every
    catalogue.select_option("[data-filter=category]", "false-friend")
    assert shown_rules(catalogue) == ["false-friends/audience"]


def test_an_anchor_opens_the_catalogue_at_a_rule_even_one_that_is_filtered_out(catalogue: Any) -> None:
    catalogue.select_option("[data-filter=severity]", "critical")
    catalogue.evaluate("location.hash = '#verbs/fail-to'")
    until(catalogue, "!document.getElementById('verbs/fail-to').hidden")
    assert catalogue.locator(":target h3").inner_text() == "verbs/fail-to"


def test_examples_show_what_is_marked_what_to_write_and_what_passes(catalogue: Any) -> None:
    rule = catalogue.locator("[id='verbs/fail-to']")
    assert (rule.locator("del").text_content(), rule.locator("ins").text_content()) == ("viennent", "interviennent")
    assert rule.locator("mark").text_content() == "handout"
    assert "Ils viennent <b>tard</b>." in rule.locator(".pass").text_content()
