"""The style box of an article's page: measures of the whole article, apart from the findings that have a place."""

import pytest
from lxml import html
from reporting_runs import TEXT, audit_of, document, finding, run_of

from audit.model import Audit, Severity
from audit.reporting.html_article import render_article


def measured_audit() -> Audit:
    place = finding(TEXT, "Le backlash", Severity.NEUTRAL, rule="english/word", evidence="lexicon")
    density = finding(TEXT, "Il a", Severity.NEUTRAL, rule="density/while", category="style", evidence="density")
    return audit_of(document(), [place, density])


@pytest.mark.parametrize(("language", "whole"), [("fr", "sur l'ensemble de l'article"), ("en", "on the whole article")])
def test_measures_stand_in_a_box_of_their_own(language: str, whole: str) -> None:
    audit = measured_audit()
    page = html.document_fromstring(render_article(run_of(audit, language=language), audit))
    (box,) = page.xpath("//aside//section[@class='style-box']")
    (measure,) = box.xpath(".//li")
    assert whole in measure.text_content()
    assert "density/while" in measure.text_content()
    assert audit.findings[0].message.said_in(language) in measure.text_content()
    assert [card.text_content().count("english/word") for card in page.xpath("//ol[@class='cards']/li")] == [1]
    assert [mark.get("href") for mark in page.xpath("//article//a[contains(@class, 'mark')]")] == ["#f2"]


def test_a_page_without_measures_has_no_box() -> None:
    audit = audit_of(document(), [finding(TEXT, "Handout", Severity.MINOR)])
    assert not html.document_fromstring(render_article(run_of(audit), audit)).xpath("//section[@class='style-box']")
