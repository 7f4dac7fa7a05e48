"""A hostile article in Chromium: it runs nothing, loads nothing, and its page can still be worked with."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import Any

from browser_reader import Reader
from reporting_runs import SIGNATURE, finding
from review_runs import WEIGHTS, audited

from audit.model import Run, Severity
from audit.reporting.html_article import MOST_SHOWN

PIECE = (
    "</script><script>document.title='hit'</script>&amp;&#60;<img src=x onerror=\"document.title='hit'\">"
    "\u202eéchoué à\u2066 \x00]]><!-- "
)
FINDINGS = 50_000
LINE = 5_000_000


def hostile() -> Run:
    """Make a run of one article: markup, entities, bidirectional controls, 50,000 findings, all on a line of 5 MB."""
    text = PIECE * FINDINGS + "x" * max(0, LINE - len(PIECE) * FINDINGS)
    at = PIECE.index("échoué")
    one = replace(finding(PIECE, "échoué à"), category=PIECE, english=PIECE, replacements=(PIECE,))
    findings = [
        replace(
            one,
            rule=f"{PIECE}/{n % 100}",
            severity=Severity(n % 4),
            start=n * len(PIECE) + at,
            end=n * len(PIECE) + at + 8 + n % 3,
        )
        for n in range(FINDINGS)
    ]
    audit = audited(text, findings, 10 * FINDINGS, title=PIECE, name="a", path=PIECE, metadata={"author": PIECE})
    return Run((audit,), (), SIGNATURE, "fr", weights=WEIGHTS)


# Limits are for a machine that does much else at the same time; alone it takes a fraction of a second.
def waited(page: Any, act: Any) -> float:
    """Do something and give the seconds until the page shows what came of it."""
    begun = monotonic()
    act()
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))")
    return monotonic() - begun


def test_a_hostile_article_is_shown_and_reviewed_and_runs_nothing(reader: Reader) -> None:
    page = reader.write(hostile()).open()
    assert page.title().startswith("</script><script>")
    assert page.locator("article img, article script").count() == 0
    assert page.locator(".card").count() == MOST_SHOWN
    assert "40\N{NARROW NO-BREAK SPACE}000 autres" in page.locator(".panel-head").inner_text()
    assert "⟨U+202E⟩échoué à⟨U+2066⟩ ␀]]><!--" in page.locator("h1").inner_text()
    page.set_default_timeout(60_000)
    assert waited(page, lambda: page.keyboard.press("j")) < 20
    assert waited(page, lambda: page.keyboard.press("a")) < 20
    assert waited(page, lambda: page.keyboard.press("f")) < 20
    assert page.locator(".card[data-state=accepted]").count() >= 1
    assert page.locator("#shown-count").inner_text() == "10\N{NARROW NO-BREAK SPACE}000"
    score = page.locator(".score strong").inner_text()
    assert page.locator("#after-score").inner_text() == score
    page.reload(timeout=120_000)
    assert page.locator(".card[data-state=accepted]").count() >= 1


def test_ten_thousand_findings_are_worked_with_as_a_hundred_are(reader: Reader) -> None:
    sentence = "Il a échoué à convaincre {:05} fois. "
    text = "".join(sentence.format(n) + ("\n\n" if n % 8 == 7 else "") for n in range(10_000))
    places, start = [], 0
    for n in range(10_000):
        start = text.index("échoué à convaincre", start + 1)
        places.append((start, start + len("échoué à convaincre 00000")))
        assert f"{n:05}" in text[places[-1][0] : places[-1][1]]
    one = finding(text, "échoué à convaincre", replacements=("pas convaincu",))
    findings = [replace(one, start=s, end=e, rule=f"a/r{n % 50}") for n, (s, e) in enumerate(places)]
    page = reader.write(Run((audited(text, findings, 80_000),), (), SIGNATURE, "en", weights=WEIGHTS)).open()
    assert page.locator(".card:not([hidden])").count() == 10_000
    assert waited(page, lambda: page.keyboard.press("j")) < 10
    assert waited(page, lambda: page.keyboard.press("a")) < 10
    assert waited(page, lambda: page.fill("#query", "09999")) < 15
    assert page.locator(".card:not([hidden])").count() == 1
    assert waited(page, lambda: page.fill("#query", "")) < 15
    assert waited(page, lambda: page.uncheck("[data-severity=major]")) < 15
    assert page.locator("#nothing-shown").is_visible()
