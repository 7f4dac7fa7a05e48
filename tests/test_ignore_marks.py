"""Ignore marks in pages: which text they cover."""

from __future__ import annotations

import pytest

from audit.reading import read_bytes

FIRST = "Le maire a annoncé mardi que le nouveau ferry ne prendrait pas la mer avant l’été."
SECOND = "La compagnie a découvert une fissure dans la coque, qui sera réparée à quai."
THIRD = "Deux cents personnes s’étaient rassemblées lundi pour protester contre le projet."


def regions(body: str) -> list[tuple[str, ...]]:
    """Give for each mark its rules and the text that it covers."""
    document = read_bytes(
        f"<html lang=fr><article><h1>Ferry à quai</h1>\n{body}</article></html>".encode(), "page.html"
    )
    # A mark changes nothing of the text.
    assert document.text.split("\n")[1:] == [FIRST, SECOND, THIRD]
    return [(*mark.rules, document.text[mark.start : mark.end]) for mark in document.ignores]


def test_before_a_paragraph_a_mark_covers_that_paragraph() -> None:
    body = f"<p>{FIRST}</p><!-- audit: ignore idioms-war, typo* --><p>{SECOND}</p><p>{THIRD}</p>"
    assert regions(body) == [("idioms-war", "typo*", SECOND)]


def test_inside_a_paragraph_a_mark_covers_the_rest_of_it() -> None:
    begin, end = SECOND.split("une")
    assert regions(f"<p>{FIRST}</p><p>{begin} <!--audit:ignore--> une<b>{end}</b></p><p>{THIRD}</p>") == [
        ("une" + end,)
    ]


def test_at_the_end_of_a_paragraph_a_mark_covers_the_next_one() -> None:
    assert regions(f"<p>{FIRST}<!-- audit: ignore a/b --></p>\n<p>{SECOND}</p><p>{THIRD}</p>") == [("a/b", SECOND)]


def test_up_to_an_end_mark() -> None:
    body = f"<p>{FIRST}</p><!-- audit: ignore a/b --><p>{SECOND}</p>\n<p>{THIRD}</p><!-- audit: end -->"
    assert regions(body) == [("a/b", f"{SECOND}\n{THIRD}")]


def test_an_end_mark_ends_the_nearest_mark_that_is_open() -> None:
    body = (
        f"<!-- audit: ignore a --><p>{FIRST}</p><!-- audit: ignore b --><p>{SECOND}</p><!-- audit: ignore c -->"
        f"<p>{THIRD}</p><!-- audit: end --><!-- audit: end -->"
    )
    assert regions(body) == [("a", FIRST), ("b", f"{SECOND}\n{THIRD}"), ("c", THIRD)]


def test_a_mark_outside_the_article_waits_for_its_text() -> None:
    page = f"<!-- audit: ignore a --><html lang=fr><article><h1>Titre du jour</h1><p>{FIRST} {SECOND}</p></article>"
    (mark,) = read_bytes(page.encode(), "page.html").ignores
    assert (mark.start, mark.end, mark.line) == (0, len("Titre du jour"), 1)


def test_reason_and_line_are_kept() -> None:
    page = (
        f"<html lang=fr>\n<h1>Titre</h1>\n<!-- audit: ignore\na/b (<i>titre</i> d’un film) -->\n<p>{FIRST} {SECOND}</p>"
    )
    (mark,) = read_bytes(page.encode(), "page.html").ignores
    assert (mark.rules, mark.reason, mark.line) == (("a/b",), "<i>titre</i> d’un film", 3)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- audit: 2024 a -->",
        "<!-- ignore a -->",
        "<!-- audit: end -->",
        "<!-- audit ignore a -->",
        '<audit-ignore-mark n="0"></audit-ignore-mark>',
        '<audit-ignore-mark n="x"></audit-ignore-mark>',
        "<!-- <!-- audit: ignore a",
        "<script>var a = '<!-- audit: ignore a -->';</script>",
    ],
)
def test_what_is_no_mark_says_nothing(comment: str) -> None:
    assert regions(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{comment}") == []


@pytest.mark.parametrize("word", ["ignored", "ignroe", "ignore-next", "Ignore", "ends"])
def test_a_slip_of_the_pen_covers_nothing_and_is_kept_to_be_told(word: str) -> None:
    assert regions(f"<!-- audit: {word} a/b --><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>") == [(word, "a/b", "")]


def test_plain_text_has_no_marks() -> None:
    document = read_bytes(f"Titre\n\n<!-- audit: ignore a -->\n\n{FIRST}".encode(), "a.txt")
    assert document.ignores == ()
    assert "<!-- audit: ignore a -->" in document.text
