"""The article of an HTML page: what is kept, with which zone, what is left out, and hostile pages."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.reading import ReadingError, check_language, read, read_bytes

DATA = Path(__file__).parent / "data" / "reading"
PROSE = "Le maire a annoncé mardi que le nouveau ferry ne prendrait pas la mer avant l’été, faute d’une coque étanche."


def page(body, head=""):
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()
    )


def pieces(data, path="page.html"):
    document = read_bytes(data, path)
    return [(block.zone.value, document.text[block.start : block.end]) for block in document.blocks]


def test_article_page():
    document = read(str(DATA / "article.html"))
    check_language(document)
    assert [(block.zone.value, document.text[block.start : block.end]) for block in document.blocks] == [
        ("headline", "Le port de Kervran reporte la mise à l’eau de son ferry"),
        ("paragraph", "Une fissure dans la coque retient le navire au chantier jusqu’à l’été."),
        ("byline", "Par Anne Le Goff"),
        ("byline", "Publié le 12 mars 2025 à 18h04"),
        ("caption", "Le ferry au chantier naval, mardi."),
        (
            "paragraph",
            "Le maire de Kervran a annoncé mardi que le nouveau ferry ne prendrait pas la mer avant l’été, "
            "la compagnie ayant découvert une fissure dans la coque\u00a0: elle sera réparée à quai.",
        ),
        ("headline", "Deux cents manifestants"),
        (
            "paragraph",
            "Lundi, environ deux cents personnes s’étaient rassemblées sur le quai pour protester contre un projet "
            "qu’elles jugent trop cher, selon la police.",
        ),
        ("quotation", "« Nous regrettons ce retard, mais la sécurité passe avant tout. »"),
        ("foreign", "The new ferry will not sail before the summer, the company said in a statement."),
        ("paragraph", "Première ligne du communiqué."),
        ("paragraph", "Seconde ligne du communiqué."),
        ("paragraph", "La réparation coûtera 300 000 euros."),
    ]
    assert (document.format, document.name, document.title) == (
        "html",
        "article",
        "Le port de Kervran reporte la mise à l’eau de son ferry",
    )
    assert document.metadata == {
        "url": "https://ponant.example/kervran-ferry",
        "date": "2025-03-12T18:04:00+01:00",
        "publication": "Le Journal du Ponant",
        "author": "Anne Le Goff",
        "lang": "en",
    }


@pytest.mark.parametrize(
    "data",
    [
        (DATA / "front_page.html").read_bytes(),
        b"<html></html>",
        b"rien",
        page("<p>Page introuvable.</p>"),
        page("<nav><p>" + PROSE + "</p></nav>"),
        page("<h1>Titre seul</h1>"),
    ],
)
def test_page_without_article(data):
    with pytest.raises(ReadingError, match="no article found"):
        read_bytes(data, "page.html")


def test_headline_above_the_article_is_read_and_the_site_is_not():
    site = "<div><a href='/'>Le Journal</a></div>"
    body = f"{site}<h1>Le ferry</h1><p>Chapeau de l’article.</p><div><p>{PROSE}</p><p>Fin.</p></div>"
    assert [text for _, text in pieces(page(body))] == ["Le ferry", "Chapeau de l’article.", PROSE, "Fin."]


def test_title_of_the_page_stands_in_for_a_missing_headline():
    head = '<meta property="og:title" content="Le ferry restera à quai">'
    assert pieces(page(f"<article><p>{PROSE}</p></article>", head))[0] == ("headline", "Le ferry restera à quai")


def test_class_of_the_whole_page_removes_nothing():
    assert (
        pieces(page(f"<div class='share with-sidebar'><p>{PROSE}</p></div><p class='share'>Partager ici</p>"))[0][1]
        == PROSE
    )


def test_article_without_paragraph_elements():
    assert [text for _, text in pieces(page(f"<div>{PROSE}<br><br>{PROSE} Oui.</div>"))] == [PROSE, PROSE + " Oui."]


def test_linked_data_tells_author_and_date():
    data = (
        '{"@graph": [{"@type": "NewsArticle", "datePublished": "2025-03-12", "author": [{"name": "A. B."}, "C. D."]}]}'
    )
    script = f'<script type="application/ld+json">{data}</script><script type="application/ld+json">{{broken</script>'
    metadata = read_bytes(page(f"<p>{PROSE}</p>", script), "page.html").metadata
    assert (metadata["date"], metadata["author"]) == ("2025-03-12", "A. B., C. D.")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-8", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("no-such", "utf-8"),
    ],
)
def test_encodings_and_pages_that_are_wrong_about_theirs(declared, encoding):
    data = f'<meta charset="{declared}"><article><p>{PROSE}</p></article>'.encode(encoding)
    assert pieces(data) == [("paragraph", PROSE)]


def test_utf16_page():
    assert pieces(f"<article><p>{PROSE}</p></article>".encode("utf-16")) == [("paragraph", PROSE)]


def test_entities_of_a_document_type_are_not_expanded(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    data = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">'
        f'<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><article><p>{PROSE} &b;&x;</p></article></body></html>'
    )
    assert pieces(data.encode(), "page.xhtml") == [("paragraph", PROSE + " &b;&x;")]


def test_page_nested_without_end_is_refused():
    with pytest.raises(ReadingError, match="nested too deeply"):
        read_bytes(page("<div>" * 50_000 + PROSE), "page.html")


def test_control_characters_and_bad_references_do_no_harm():
    text = pieces(page(f"<p>{PROSE} &#0;&#xD800;&#128512;\x0b\u2028fin</p>"))[0][1]
    assert text.endswith("\U0001f600 fin")
    assert text.encode("utf-8")


TAGS = "p div article h1 h2 li a b br nav span section figcaption blockquote time main table td"
tag = st.sampled_from(TAGS.split())


@given(
    st.lists(
        st.tuples(tag, st.text(st.characters(exclude_categories=("Cs",)), max_size=20), st.booleans()), max_size=30
    )
)
def test_any_soup_gives_sound_blocks_or_a_reason(parts):
    soup = "".join(f"<{name} class='{text}'>{text}" + (f"</{name}>" if closed else "") for name, text, closed in parts)
    try:
        document = read_bytes(page(f"{soup}<p>{PROSE}</p>"), "page.html")
    except ReadingError:
        return
    end = -1
    for block in document.blocks:
        assert block.start == end + 1 and document.text[block.start : block.end].strip()
        assert "\n" not in document.text[block.start : block.end]
        end = block.end
    assert end == len(document.text)
