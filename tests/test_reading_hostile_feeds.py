"""Feeds that are broken or mean harm: every fault stays within its item, and nothing is fetched or blown up."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model import Document, Failure
from audit.reading import ReadingError, articles
from audit.reading.loading import LARGEST_TEXT
from audit.reading.xml_cutting import cut

ITEM = "<item><guid>{0}</guid><title>Le titre {0}</title><description>Le texte {0} est là.</description></item>"


def read(data: str | bytes) -> list[Document | Failure]:
    return list(articles("-", stdin=io.BytesIO(data.encode() if isinstance(data, str) else data)))


def feed(*items: str, before: str = "") -> str:
    return f'{before}<rss version="2.0"><channel><title>Fil</title>{"".join(items)}</channel></rss>'


def ends(found: list[Document | Failure]) -> list[str]:
    return [f.reason if isinstance(f, Failure) else f.metadata["id"] for f in found]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("<item><title>Un <b>titre</title></item>", "broken XML in line 2"),
        ("<item><title>Marks & Spencer</title></item>", "broken XML in line 2"),
        ("<item><title>x\x01y</title></item>", "broken XML in line 2"),
        ("<item><title>&inconnu;</title></item>", "Entity 'inconnu' not defined"),
        ("<item></item>", "the item has no text"),
        ("<item/>", "the item has no text"),
        ("<item><description><![CDATA[<p></p>]]></description></item>", "the item has no text"),
    ],
)
def test_a_broken_item_costs_no_other(broken: str, reason: str) -> None:
    found = ends(read(feed(ITEM.format(1) + "\n", broken, ITEM.format(3))))
    assert (found[0], found[2], len(found)) == ("1", "3", 3)
    assert reason in found[1]


def test_a_failure_names_file_and_item(tmp_path: Path) -> None:
    path = tmp_path / "fil.xml"
    path.write_text(feed(ITEM.format(1), "<item><title>&x;</title></item>"), encoding="utf-8")
    (_, failure) = articles(str(path))
    assert isinstance(failure, Failure)
    assert failure.path == f"{path}#2"


@pytest.mark.parametrize(
    "data",
    [
        feed(),
        '<tmx version="1.4"><header srclang="en"/><body></body></tmx>',
        '{"version": "https://jsonfeed.org/version/1.1", "items": []}',
    ],
)
def test_a_feed_without_an_article_is_a_failure(data: str) -> None:
    (failure,) = read(data)
    assert isinstance(failure, Failure)
    assert failure.path == "-"


def test_ids_make_short_names_on_one_line() -> None:
    found = read(feed(*[ITEM.replace("{0}", "a\nb" + "c" * 10_000, 1).format(n) for n in (1, 2)]))
    assert [len(each.path) for each in found] == [202, 205]
    assert all(each.path.startswith("-#a bccc") for each in found)


def test_damaged_characters_cost_one_item() -> None:
    data = feed(ITEM.format(1), ITEM.format("é"), ITEM.format(3)).encode()
    found = ends(read(data.replace("é".encode(), b"\xe9", 1)))
    assert found[0::2] == ["1", "3"]
    assert "damaged characters" in found[1]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "utf-8-sig"])
def test_declared_encodings_and_marks_are_followed(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    assert ends(read(feed(ITEM.format("é"), before=declared).encode(encoding))) == ["é"]


def test_an_unknown_encoding_is_named() -> None:
    (failure,) = read('<?xml version="1.0" encoding="klingon"?>' + feed(ITEM.format(1)))
    assert "klingon" in str(failure)


@pytest.mark.parametrize("at", [30, 60, 150, 250, -1, -6, -12, -30])
def test_a_feed_that_is_cut_off_says_so(at: int) -> None:
    found = read(feed(ITEM.format(1), ITEM.format(2))[:at])
    assert "ends" in ends(found)[-1]
    assert all(isinstance(each, Document) for each in found[:-1])


def test_entities_are_never_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    subset = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>'
    began = time.monotonic()
    found = ends(read(feed(ITEM.format(1), "<item><title>&l9;</title></item>", before=subset)))
    assert time.monotonic() - began < 2
    assert found[0] == "1"
    assert "Entity 'l9' not defined" in found[1]


def test_no_file_is_read_through_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("le mot de passe", encoding="utf-8")
    subset = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY % y SYSTEM "{secret.as_uri()}"> %y;]>'
    inside = f'<item><!DOCTYPE item [<!ENTITY z SYSTEM "{secret.as_uri()}">]><title>&z;</title></item>'
    found = read(feed("<item><title>&x;</title></item>", inside, before=subset))
    assert all(isinstance(each, Failure) for each in found)
    assert "mot de passe" not in str(found)


def test_tags_in_sections_comments_and_attributes_are_none() -> None:
    body = "<description><![CDATA[</item> <item>]]> mot</description>"
    item = f"<item a='>' b=\"&lt;/item>\"><guid>x</guid><!-- </item> -->{body}</item>"
    found = read(feed("<!-- <item> -->", item, ITEM.format(2)))
    assert ends(found) == ["x", "2"]


def test_prefixes_may_be_missing_and_html_entities_used() -> None:
    (found,) = read(feed("<item><media:x>1</media:x><title>Caf&eacute;&nbsp;!</title></item>"))
    assert isinstance(found, Document)
    assert found.title == "Café\u00a0!"


def test_an_item_nested_too_deeply_is_a_failure() -> None:
    deep = "<item><title>a</title><description>" + "<b>" * 5000 + "</b>" * 5000 + "</description></item>"
    found = ends(read(feed(deep, ITEM.format(2))))
    assert found[1] == "2"
    html = f"<item><description><![CDATA[{'<div>' * 5000}mot]]></description></item>"
    assert "nested too deeply" in ends(read(feed(html, ITEM.format(2))))[0]


def test_an_item_too_large_ends_the_file_with_a_reason() -> None:
    class Long(io.RawIOBase):
        left = 3 * LARGEST_TEXT

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            size = min(len(buffer), self.left)
            buffer[:size] = b"x" * size
            self.left -= size
            return size

    head = feed(ITEM.format(1))[: -len("</channel></rss>")].encode() + b"<item><title>"

    class Both(io.RawIOBase):
        first, rest = io.BytesIO(head), Long()

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            return self.first.readinto(buffer) or self.rest.readinto(buffer)

    found = ends(list(articles("-", stdin=io.BufferedReader(Both()))))
    assert found == ["1", "too large: over 20 MB in one item"]


@pytest.mark.parametrize(
    "data",
    [b'{"text": "x"', b'{"version": "https://jsonfeed.org/version/1", "items": 3}', b'{"text": ' + b"[" * 100_000],
)
def test_broken_json_is_a_failure(data: bytes) -> None:
    found = list(articles("-", options(), io.BytesIO(data)))
    assert all(isinstance(each, Failure) for each in found)
    assert found


def options():  # type: ignore[no-untyped-def]
    from audit.reading import ReadingOptions

    return ReadingOptions(format="json-feed")


def test_half_a_character_is_refused() -> None:
    found = read('{"text": "Le mot \\ud83d est coupé."}\n{"text": "Le mot \\ud83d\\ude00 est entier."}\n')
    assert "half a character" in ends(found[:1])[0]
    assert isinstance(found[1], Document)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<item>", "</item>", "<item/>", "<![CDATA[", "]]>", "<!--", "-->", "<item a='", "'>", "x", "\n"]
        )
    ),
    st.integers(1, 7),
)
def test_the_pieces_of_a_file_are_the_file(parts: list[str], size: int) -> None:
    text = "".join(parts)
    chunks = iter([text[at : at + size] for at in range(0, len(text), size)])
    pieces = list(cut(chunks, ["item"]))
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in cut(iter([text]), ["item"])] == [piece.text for piece in pieces]
    line = 1
    for piece in pieces:
        assert piece.line == line
        line += piece.text.count("\n")


def test_reading_errors_of_a_whole_file_name_it(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<kml></kml>", encoding="utf-8")
    assert list(articles(str(path))) == [Failure(str(path), "XML of a kind that is not read (<kml>)")]
    assert isinstance(next(iter(articles(str(tmp_path / "absent.xml")))), Failure)
    assert ReadingError("x").reason == "x"
