import re
from dataclasses import replace

import pytest
from reporting_runs import SIGNATURE, TEXT, audit_of, document, finding, run_of, sample_audit
from rich.cells import cell_len

from audit.model import Failure, Finding, Severity, Wording
from audit.reporting.text import render


def test_a_finding_shows_its_sentence_reason_english_and_suggestion():
    assert (
        "5:15    major  nouns/deliver-speech  word for word\n"
        "    Le ministre a [[délivré un discours]] mardi. Il a échoué à convaincre son audience, a dit un\n"
        "    porte-parole.\n"
        "    “délivré un discours” reads like English.\n"
        "    Likely English: come as\n"
        "    Suggestion: prononcé un discours\n"
    ) in render(run_of(sample_audit()))


def test_the_report_ends_with_all_articles_what_failed_and_how_to_read_the_score():
    clean = audit_of(replace(document(), name="clean"), [], value=100.0, verdict="publish")
    written = render(run_of(sample_audit(), clean, failures=[Failure("x.txt", "the file is empty")]))
    ending = written[written.index("Article ") :]
    assert re.search(r"^a +71\.3 +retranslate +860 +1 +2 +2 +1$", ending, re.MULTILINE)
    assert re.search(r"^clean +100\.0 +publish +860 +0 +0 +0 +0$", ending, re.MULTILINE)
    assert "1\u00a0file not audited\n    x.txt: the file is empty\n" in ending
    assert "Findings are unconfirmed until a person accepts them." in ending
    assert SIGNATURE in ending


def test_the_report_speaks_french():
    written = render(run_of(sample_audit(), language="fr"))
    assert "Note 71,3 (seuil 95) · à retraduire · 860\u00a0mots · pénalité de 287,0 pour" in written
    assert "1 critique, 2 majeurs, 2 mineurs, 1 neutre" in written
    assert "Suggestion\u00a0: prononcé un discours" in written


def test_a_short_article_is_said_to_be_short():
    assert "Small sample" in render(run_of(audit_of(document(), [], words=120)))
    assert "Small sample" not in render(run_of(sample_audit()))


def test_colour_only_where_it_is_asked_for():
    assert "\x1b" not in render(run_of(sample_audit()))
    coloured = render(run_of(sample_audit()), colour=True)
    assert "\x1b[1;4;31mviennent alors que\x1b[0m" in coloured
    assert "[[" not in coloured


@pytest.mark.parametrize("width", [20, 60, 100, 200])
def test_lines_keep_to_the_width(width):
    written = render(run_of(sample_audit(), language="fr"), width=width)
    assert all(cell_len(line) <= width for line in written.split("\n"))
    assert all(line == line.rstrip(" ") for line in written.split("\n"))


def test_a_narrow_terminal_shows_all_figures():
    run = run_of(audit_of(document(), [], words=1234), language="fr")
    assert re.search(r"71,3 +à retraduire +1\u202f234( +0){4}$", render(run, width=50), re.MULTILINE)


def test_nothing_an_article_holds_drives_the_terminal_or_is_read_as_markup():
    text = "Avant [bold red]\x1b[2J\u202eaudience[/] :smile: après"
    hostile = "[link=x]\x1b]0;t\x07\ninjected\u2066"
    found = replace(finding(text, "audience"), message=Wording(hostile, hostile), english=hostile, rule=hostile)
    article = replace(document(text), title=hostile, name=hostile, path=hostile)
    for colour in (False, True):
        written = render(run_of(audit_of(article, [found]), failures=[Failure(hostile, hostile)]), colour=colour)
        assert not re.search("\x1b(?!\\[[\\d;]*m)|[\x07\u202e\u2066]", written)
        assert "[bold red]␛[2J⟨U+202E⟩" in written
        assert ":smile:" in written
        assert "\ninjected" not in written


def test_what_is_missing_is_a_place_and_a_density_is_about_the_whole_article():
    missing = replace(finding(TEXT, "mardi"), start=5, end=5)
    density = Finding("style/adverbs", "style", Severity.NEUTRAL, "density", 0, len(TEXT), Wording("", "Many adverbs."))
    for colour in (False, True):
        written = render(run_of(audit_of(document(), [missing, density])), colour=colour)
        assert "Les f[[]]rappes" in written
        assert "on the whole article" in written


def test_a_very_long_line_is_shown_in_part():
    text = "mot " * 1_250_000
    written = render(run_of(audit_of(document(text, title="t"), [replace(finding("x", "x"), start=0, end=len(text))])))
    assert len(written) < 3000
