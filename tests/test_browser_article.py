"""The page of an article in Chromium: marks and cards, filters, decisions, keys, files."""

from __future__ import annotations

from typing import Any

import pytest
from article_page import (
    AUDIENCE,
    AUDIT,
    COME_AS,
    FAIL,
    SPEECH,
    current,
    decision_file,
    press,
    score_without,
    shown,
    states,
)
from browser_reader import PHONE, Reader, loaded
from review_runs import rules, run


@pytest.fixture
def page(reader: Reader) -> Any:
    return reader.write(run(), rules()).open()


# Marks and cards


def test_a_mark_leads_to_its_card_and_the_card_to_its_mark(page: Any) -> None:
    page.click(f"#s{COME_AS}")
    assert current(page) == COME_AS
    assert page.evaluate("document.activeElement.id") == f"f{COME_AS}"
    assert "current" in page.get_attribute(f"#s{COME_AS}", "class")
    page.click(f"#f{FAIL} .place")
    assert (current(page), page.evaluate("document.activeElement.id")) == (FAIL, f"s{FAIL}")
    page.click(f"#f{AUDIENCE} .message")
    assert current(page) == AUDIENCE
    page.keyboard.press("t")
    assert page.evaluate("document.activeElement.dataset.f").split()[0] in (str(AUDIENCE), str(FAIL))


def test_words_under_two_findings_lead_to_one_and_then_to_the_other(page: Any) -> None:
    overlap = page.locator(".mark.shared").first
    overlap.click()
    assert current(page) == FAIL
    overlap.click()
    assert current(page) == AUDIENCE


def test_an_address_with_a_finding_opens_the_page_there(reader: Reader) -> None:
    page = reader.write(run()).open()
    reader.open(f"articles/a.html#f{FAIL}", page)
    page.reload()
    assert current(page) == FAIL


def test_a_card_shows_the_change_and_leads_to_the_page_of_its_rule(page: Any) -> None:
    card = page.locator(f"#f{SPEECH}")
    assert (card.locator("del").inner_text(), card.locator("ins").inner_text()) == ("délivré", "prononcé")
    page.click(f"#f{SPEECH} .fine a[href*='rules.html']")
    assert page.url.endswith("rules.html#nouns/deliver-speech")
    assert page.locator(":target h3").inner_text() == "nouns/deliver-speech"


# Folding and filters


def test_repeats_of_a_fault_are_one_card_until_they_are_separated(page: Any) -> None:
    repeats = [number for number, each in enumerate(AUDIT.findings, start=1) if each.rule == "nouns/deliver-speech"]
    assert len(repeats) == 4 and repeats[0] == SPEECH
    assert set(shown(page)) & set(repeats) == {SPEECH}
    assert page.locator(f"#f{SPEECH} .places b").inner_text() == "×\N{NO-BREAK SPACE}4"
    page.click(f"#f{SPEECH} .places a >> nth=1")
    assert "current" in page.get_attribute(f"#s{repeats[2]}", "class")
    page.keyboard.press("f")
    assert set(repeats) <= set(shown(page))
    assert page.locator(".places").count() == 0


def test_filters_hide_cards_and_marks_and_counts_follow(page: Any) -> None:
    page.keyboard.press("f")
    page.uncheck("[data-severity=minor]")
    serious = [n for n, each in enumerate(AUDIT.findings, start=1) if each.severity.label != "minor"]
    assert sorted(shown(page)) == serious
    assert "off" in page.get_attribute("article [its-loc-quality-issue-type=untranslated]", "class")
    assert page.locator("#shown-count").inner_text() == f"{len(serious)} of {len(AUDIT.findings)}"
    page.click("#more-filters summary")
    assert page.locator("#filter-category option[value=untranslated]").inner_text() == "untranslated (1)"
    page.select_option("#filter-rule", "nouns/deliver-speech")
    assert page.locator("[data-count=critical]").inner_text() == "0"
    assert page.locator("[data-count=major]").inner_text() == "4"
    page.click("#more-filters [data-reset]")
    assert len(shown(page)) == len(AUDIT.findings)


@pytest.mark.parametrize(
    ("choice", "value", "number"),
    [
        ("category", "false-friend", 1),
        ("evidence", "lexicon", 1),
        ("evidence", "density", 1),
        ("status", "accepted", 0),
    ],
)
def test_each_filter_shows_what_its_option_counts(page: Any, choice: str, value: str, number: int) -> None:
    page.click("#more-filters summary")
    assert f"({number})" in page.locator(f"#filter-{choice} option[value={value}]").inner_text()
    page.select_option(f"#filter-{choice}", value)
    assert len(shown(page)) == number
    assert page.locator("#nothing-shown").is_visible() is (number == 0)
    assert page.locator("#active-filters").inner_text() == "(1)"


def test_a_mark_under_two_findings_keeps_the_sign_of_the_one_that_is_shown(page: Any) -> None:
    page.uncheck("[data-severity=major]")
    assert "minor" in page.locator(".mark.shared").first.get_attribute("class").split()
    page.check("[data-severity=major]")
    assert "major" in page.locator(".mark.shared").first.get_attribute("class").split()


def test_a_search_goes_by_words_without_accents_and_escape_leaves_it(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("ECHOUE")
    assert shown(page) == [FAIL]
    page.keyboard.press("Escape")
    assert len(shown(page)) > 3
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('card')")


# Decisions


def test_decisions_by_mouse(page: Any) -> None:
    page.click(f"#f{COME_AS} [data-act=accept]")
    page.click(f"#f{FAIL} [data-act=dismiss]")
    page.click(".ask [data-reason='Quoted as spoken']")
    page.click(f"#f{AUDIENCE} [data-act=edit]")
    page.fill(".ask input", "convaincre le public")
    page.click(".ask [data-answer=yes]")
    assert states(page) == {COME_AS: "accepted", FAIL: "dismissed", AUDIENCE: "edited"}
    assert "Quoted as spoken" in page.inner_text(f"#f{FAIL} .decide")
    assert "convaincre le public" in page.inner_text(f"#f{AUDIENCE} .decide")
    assert page.inner_text("#progress-text") == f"3 of {len(AUDIT.findings)} decided"
    assert page.get_attribute(f"#s{COME_AS}", "data-state") == "accepted"
    page.click(f"#f{FAIL} [data-act=undo]")
    assert FAIL not in states(page)


def test_decisions_by_keyboard(page: Any) -> None:
    press(page, "f j")
    first = current(page)
    press(page, "j j k")
    second = current(page)
    assert [first, second] == shown(page)[:2]
    press(page, "a")
    third = current(page)
    assert third == shown(page)[2]
    press(page, "d")
    assert page.input_value(".ask input") == "False alarm"
    page.keyboard.type("Style maison")
    press(page, "Enter e")
    page.keyboard.type("autre chose")
    press(page, "Enter")
    assert list(states(page).values()) == ["accepted", "dismissed", "edited"]
    assert "3 of 11 decided. Score" in page.inner_text("#said")
    press(page, "k u")
    assert list(states(page).values()) == ["accepted", "dismissed"]
    press(page, "d Escape")
    assert page.locator(".ask").count() == 0
    press(page, "k k k n")
    assert current(page) not in states(page)


def test_a_folded_card_decides_on_all_its_repeats(page: Any) -> None:
    page.click(f"#f{SPEECH} [data-act=accept]")
    assert page.inner_text("#progress-text").startswith("4 of")


def test_single_keys_can_be_turned_off_and_help_lists_them(page: Any) -> None:
    press(page, "?")
    assert page.locator("#keys-dialog kbd").count() >= 12
    page.check("#keys-off")
    press(page, "Escape j")
    assert page.locator(".card[aria-current]").count() == 0
    page.reload()
    press(page, "j")
    assert page.locator(".card[aria-current]").count() == 0
    page.click("#help")
    page.uncheck("#keys-off")
    page.click("#keys-close")
    press(page, "j")
    assert current(page) == shown(page)[0]


def test_keys_typed_into_a_field_are_words(page: Any) -> None:
    page.click("#query")
    page.keyboard.type("jad?")
    assert (page.input_value("#query"), states(page)) == ("jad?", {})


# The score follows


@pytest.mark.parametrize("dismissed", [{1}, {1, 2}, {3, 4, 5, 6, 7}, set(range(1, len(AUDIT.findings) + 1))], ids=str)
def test_the_score_leaves_out_what_is_dismissed_by_the_formula_of_the_program(page: Any, dismissed: set[int]) -> None:
    assert not page.is_visible("#after-review")
    loaded(page, decision_file(dict.fromkeys(dismissed, "dismissed")))
    assert page.inner_text("#after-score") == score_without(dismissed)
    assert page.is_visible("#after-review")


def test_the_verdict_follows_and_accepting_changes_nothing(page: Any) -> None:
    loaded(page, decision_file({1: "accepted", 2: "edited"}))
    assert page.inner_text("#after-score") == f"{AUDIT.score.value:.1f}"
    assert page.inner_text("#after-verdict") == AUDIT.score.verdict
    loaded(page, decision_file(dict.fromkeys(range(1, len(AUDIT.findings) + 1), "dismissed"), date="2100-01-01"))
    assert (page.inner_text("#after-score"), page.inner_text("#after-verdict")) == ("100.0", "publish")


def test_scores_round_as_the_program_rounds(reader: Reader) -> None:
    from importlib.resources import files

    script = files("audit.reporting").joinpath("templates/scripts/score.js").read_text(encoding="utf-8")
    values = [n / 8 for n in range(801)] + [n / 1000 for n in range(0, 100_000, 37)]
    rounded = reader.write(run()).open().evaluate(f"values => {{ {script}; return values.map(oneDecimal); }}", values)
    assert rounded == [round(value, 1) for value in values]


# Without scripts, on a phone, on paper


def test_without_scripts_the_page_shows_every_finding_and_no_dead_control(reader: Reader) -> None:
    page = reader.write(run()).open(java_script_enabled=False)
    assert page.locator(".card").count() == len(AUDIT.findings)
    assert page.locator(".card >> visible=true").count() == len(AUDIT.findings)
    assert page.locator("button >> visible=true").count() == 0
    page.click(f"#s{FAIL}")
    assert page.url.endswith(f"#f{FAIL}")


def test_a_phone_shows_one_column_without_scrolling_sideways(reader: Reader) -> None:
    page = reader.write(run()).open(viewport=PHONE, is_mobile=True, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.tap(f"#s{COME_AS}")
    assert page.locator(f"#f{COME_AS}").evaluate(
        "c => { const b = c.getBoundingClientRect(); return b.top < innerHeight; }"
    )
    page.tap(f"#f{COME_AS} [data-act=accept]")
    assert states(page) == {COME_AS: "accepted"}


def test_paper_shows_text_and_cards_and_no_controls(page: Any) -> None:
    page.emulate_media(media="print")
    assert page.locator("button >> visible=true").count() == 0
    assert page.locator(".card >> visible=true").count() == len(shown(page))
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_french_page_speaks_french(reader: Reader) -> None:
    page = reader.write(run("fr")).open()
    press(page, "j d")
    assert page.input_value(".ask input") == "Fausse alerte"
    press(page, "Enter")
    assert page.inner_text("#progress-text") == f"1 décidés sur {len(AUDIT.findings)}"
    assert "," in page.inner_text("#after-score")
