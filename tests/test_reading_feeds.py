"""The formats that hold several articles: what is read of each item, by our readers and by independent ones."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import feedparser
import jsonfeed
import NewsMLG2
import pytest
from lxml import etree
from translate.storage import factory
from translate.storage.xliff2 import Xliff2File

from audit.input_formats import FEED_FORMATS
from audit.model import Document, Failure, Zone
from audit.reading import ReadingError, ReadingOptions, articles, read
from audit.reading.fields import DEFAULT_FIELDS, parse_fields
from audit.reading.formats import format_of, reader_of
from audit.reading.tmx import AT_ONCE

DATA = Path(__file__).parent / "data" / "feeds"
FEEDS = sorted(DATA.iterdir())


def of(name: str) -> tuple[list[Document], list[Failure]]:
    found = list(articles(str(DATA / name)))
    return [d for d in found if isinstance(d, Document)], [f for f in found if isinstance(f, Failure)]


def given(data: str | bytes, **options: object) -> list[Document | Failure]:
    """Read from standard input."""
    data = data.encode() if isinstance(data, str) else data
    return list(articles("-", ReadingOptions(**options), io.BytesIO(data)))  # type: ignore[arg-type]


def lines(document: Document) -> list[tuple[str, str]]:
    return [(block.zone.value, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_every_sample_holds_an_article_with_the_fault(path: Path) -> None:
    documents, _ = of(path.name)
    assert any("viennent alors que" in document.text for document in documents)
    assert len({document.path for document in documents}) == len(documents)
    for document in documents:
        assert document.metadata["id"]
        assert document.metadata["file"] == str(path)
        assert document.path.startswith(f"{path}#")
        assert [block.start for block in document.blocks] == sorted(block.start for block in document.blocks)
        assert document.sources == () or len(document.sources) == len(document.blocks)


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_standard_input_gives_what_the_file_gives(path: Path) -> None:
    def plain(found: Document | Failure) -> object:
        if isinstance(found, Failure):
            return found.reason
        return replace(found, path="", name="", metadata={**found.metadata, "file": ""})

    assert list(map(plain, given(path.read_bytes()))) == list(map(plain, articles(str(path))))


def test_rss_prefers_the_whole_content_and_reads_html() -> None:
    (port, weather), failures = of("rss.xml")
    assert failures == []
    assert lines(port) == [
        ("headline", "Le port rouvre après trois jours de grève"),
        ("paragraph", "Les dockers ont repris le travail mardi matin, après trois jours d’arrêt."),
        (
            "paragraph",
            "Ces succès viennent alors que le port attend deux cargos. La direction se dit soulagée.",
        ),
        ("caption", "Le port, mardi. Photo AFP"),
    ]
    assert dict(port.metadata) == {
        "id": "courrier-1001",
        "url": "https://courrier.example/port-rouvre",
        "date": "2025-06-03T09:39:21+02:00",
        "publication": "Le Courrier du littoral",
        "author": "Anne Lefort",
        "section": "Économie",
        "file": str(DATA / "rss.xml"),
    }
    assert weather.title == "Météo : la côte & l’arrière-pays"
    assert "nuit\u00a0;" in weather.text
    assert weather.metadata["publication"] == "Météo du littoral"


def test_atom_reads_xhtml_and_falls_back_to_the_summary() -> None:
    (mayor, trains), _ = of("atom.xml")
    assert mayor.title == "Le maire d'Arles renonce"
    assert "Un résumé" not in mayor.text
    assert (mayor.metadata["url"], mayor.metadata["date"]) == ("https://depeches.example/1", "2025-06-03T17:00:00Z")
    assert lines(trains)[1] == ("paragraph", "La ligne a rouvert dans la soirée, a dit la compagnie.")
    assert trains.metadata["publication"] == "Agence du rail"


def test_newsml_passes_over_pictures_and_reports_a_text_that_is_elsewhere() -> None:
    documents, failures = of("newsml.xml")
    assert [document.title for document in documents] == ["Une usine de batteries ouvrira à Dunkerque", "Le blé recule"]
    assert documents[0].metadata["publication"] == "Agence Exemple"
    assert len(documents[1].blocks) == 3
    assert [failure.path.rpartition(":")[2] for failure in failures] == ["t2"]


def test_nitf_knows_its_zones() -> None:
    ((document,), _) = of("nitf.xml")
    zones = [zone for zone, _ in lines(document)]
    assert zones == [
        *("headline", "headline", "byline", "byline", "paragraph", "caption", "byline", "quotation", "paragraph"),
        "byline",
    ]
    assert document.metadata["date"] == "2025-06-03T09:39:21Z"


def test_nitf_inside_newsml_is_read_too() -> None:
    nitf = (DATA / "nitf.xml").read_text(encoding="utf-8")
    body = nitf[nitf.index("<nitf>") :].replace("<nitf>", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">')
    content = f"<contentSet><inlineXML>{body}</inlineXML></contentSet>"
    (document,) = given(f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g">{content}</newsItem>')
    assert isinstance(document, Document)
    assert (document.title, document.format) == ("Le musée rouvre ses salles d’Orient", "newsml")
    assert ("caption", "Une salle du musée") in lines(document)


def test_ignore_marks_in_the_html_of_an_item_are_kept() -> None:
    body = "&lt;p&gt;Un mot. &lt;!-- audit: ignore idioms (un titre) --&gt;Un autre mot.&lt;/p&gt;"
    (document,) = given(f"<rss><channel><item><description>{body}</description></item></channel></rss>")
    assert isinstance(document, Document)
    ((start, end, rules, reason, _),) = document.ignores
    assert (document.text[start:end], rules, reason) == ("Un autre mot.", ("idioms",), "un titre")


def test_json_feed_takes_html_text_or_both_from_the_feed() -> None:
    documents, failures = of("feed.json")
    assert documents[0].metadata["author"] == "Luc Roy, Zoé Petit"
    assert documents[1].text.startswith("Le gel a touché")
    assert documents[1].metadata["author"] == "La rédaction"
    assert [(f.path.rpartition("#")[2], f.reason) for f in failures] == [("4", "the item is no JSON object")]


def test_offsets_of_plain_text_are_those_of_the_field() -> None:
    documents, failures = of("articles.jsonl")
    rows = (DATA / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert documents[0].text == f"{json.loads(rows[0])['title']}\n\n{json.loads(rows[0])['text']}"
    assert documents[3].text == json.loads(rows[-1])["text"]
    assert "alert" not in documents[1].text
    assert documents[2].sources == ("The hall was full.", "The concert lasted two hours.")
    assert [document.path.rpartition("#")[2] for document in documents] == ["a1", "a2", "4", "a1(2)"]
    assert [failure.reason.partition(":")[0] for failure in failures] == ["line 3", "line 6"]


def test_fields_of_json_lines_can_be_named() -> None:
    row = {"nom": "n", "corps": {"fr": "Le texte est ici."}, "text": "This is English.", "source": "The text is here."}
    (document,) = given(json.dumps(row) + "\n", fields=parse_fields(["text=corps.fr, id=nom", "source=source"]))
    assert isinstance(document, Document)
    assert (document.text, document.sources, document.metadata["id"]) == (
        "Le texte est ici.",
        ("The text is here.",),
        "n",
    )
    assert parse_fields([]) == DEFAULT_FIELDS


@pytest.mark.parametrize(
    ("given_fields", "hint"),
    [("txt=body", "did you mean 'text'"), ("text", "parts are id"), ("text=", "parts are id"), ("=x", "parts are id")],
)
def test_a_mistyped_field_gets_a_hint(given_fields: str, hint: str) -> None:
    with pytest.raises(ReadingError, match=hint):
        parse_fields([given_fields])


def test_xliff_1_leaves_code_and_alternatives_out_and_keeps_the_source() -> None:
    ((story,), failures) = of("file12.xlf")
    assert story.text == (
        "La grève du rail prend fin après une semaine\nCes succès viennent alors que Paris presse les deux camps."
    )
    assert story.blocks[0].zone is Zone.HEADLINE
    assert story.sources == ("Rail strike ends after a week", "The gains come as Paris presses both sides.")
    assert [failure.reason for failure in failures] == ["its target language is de, not French"]


def test_xliff_2_joins_segments_and_cuts_paragraphs() -> None:
    ((story,), failures) = of("file21.xlf")
    assert story.text.split("\n") == [
        "Le maire a pris la parole mardi. Ces discussions viennent alors que Paris vote.",
        "Le premier point est clair.",
        "Le second l’est moins.",
    ]
    assert story.sources == ("The mayor spoke on Tuesday. The talks come as Paris votes.", "One.", "Two.")
    assert [failure.reason for failure in failures] == ["no unit has a target text"]


def test_tmx_goes_by_document_and_else_by_portions() -> None:
    (named, rest), failures = of("memory.tmx")
    assert failures == []
    assert (named.metadata["id"], rest.metadata["id"]) == ("story-7", "4-4")
    assert named.sources == ("The gains come as Paris votes.", "The session lasted two hours.")
    unit = '<tu><tuv xml:lang="fr"><seg>Une phrase.</seg></tuv></tu>'
    long = f'<tmx version="1.4"><header srclang="en"/><body>{unit * (AT_ONCE + 1)}</body></tmx>'
    assert [len(d.blocks) for d in given(long) if isinstance(d, Document)] == [AT_ONCE, 1]


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_an_independent_reader_of_feeds_sees_the_same_items(name: str) -> None:
    theirs = feedparser.parse((DATA / name).read_bytes())
    assert not theirs.bozo
    documents, _ = of(name)
    assert [entry.get("id", entry.link) for entry in theirs.entries] == [
        document.metadata["id"] for document in documents
    ]
    assert [entry.link for entry in theirs.entries] == [document.metadata["url"] for document in documents]
    for entry, document in zip(theirs.entries, documents, strict=True):
        contents = [each.value for each in entry.get("content", []) if each.get("value")]
        html = unescape((contents or [entry.summary])[0])
        paragraphs = [line for zone, line in lines(document) if zone == "paragraph"]
        assert paragraphs
        assert [line for line in paragraphs if line[:40] not in html] == []


def test_an_independent_reader_of_json_feed_sees_the_same_items() -> None:
    rows = json.loads((DATA / "feed.json").read_text(encoding="utf-8"))
    rows["items"] = [row for row in rows["items"] if isinstance(row, dict)]  # it refuses a feed with a broken item
    theirs = jsonfeed.Feed.parse(rows)
    documents, _ = of("feed.json")
    assert [str(item.id) for item in theirs.items] == [document.metadata["id"] for document in documents]
    assert [item.title or "" for item in theirs.items] == [document.title for document in documents]
    assert {document.metadata["publication"] for document in documents} == {theirs.title}


def test_an_independent_reader_of_newsml_sees_the_same_items() -> None:
    message = etree.parse(str(DATA / "newsml.xml"))
    found = message.iter("{http://iptc.org/std/nar/2006-10-01/}newsItem")
    theirs = [NewsMLG2.NewsMLG2Document(etree.tostring(item)).get_item() for item in found]
    texts = [item for item in theirs if item.itemmeta.itemclass.qcode == "ninat:text"]
    documents, failures = of("newsml.xml")
    ours = {d.metadata["id"]: d.title for d in documents}
    assert {item.guid: str(item.contentmeta.headline) for item in texts if item.guid in ours} == ours
    assert {item.guid for item in texts} - set(ours) == {failure.path.partition("#")[2] for failure in failures}


@pytest.mark.parametrize(
    ("name", "left_out"),
    [("file12.xlf", {"ID-77", "Hallo"}), ("file21.xlf", set()), ("memory.tmx", {"Nur Englisch."})],
)
def test_an_independent_reader_of_translations_sees_the_same_units(name: str, left_out: set[str]) -> None:
    path = str(DATA / name)
    store = Xliff2File.parsefile(path) if name == "file21.xlf" else factory.getobject(path)
    pairs = [[re.sub("<[^>]*>", " ", str(text)) for text in (unit.target, unit.source)] for unit in store.units]
    documents, _ = of(name)
    for at, ours in enumerate((" ".join(d.text for d in documents), " ".join(s for d in documents for s in d.sources))):
        theirs = [pair[at] for pair in pairs if pair[0] not in (*left_out, "None")]
        assert "".join(ours.split()) == "".join("".join(theirs).split())


@pytest.mark.parametrize(
    ("head", "suffix", "expected"),
    [
        (b"Un texte.", ".txt", "text"),
        (b"<b> est une balise.", ".txt", "text"),
        (b"<!DOCTYPE html><p>x", ".txt", "html"),
        (b"<p>x", ".html", "html"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><rss version="2.0">', ".txt", "rss"),
        (b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "", "rss"),
        (b"<feed>", ".html", "atom"),
        ("\ufeff<feed>".encode("utf-16-le"), ".xml", "atom"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', ".xml", "html"),
        (b'<!DOCTYPE nitf [<!ENTITY a "<rss>">]><nitf>', ".xml", "nitf"),
        (b'{"a": 1}\n{"a": 2}\n', ".txt", "jsonl"),
        (b'{"text": "' + b"x" * 5000, "", "jsonl"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', ".json", "json-feed"),
        (b"{Un texte entre accolades}\n", ".txt", "text"),
        (b"", ".jsonl", "jsonl"),
    ],
)
def test_the_content_decides_the_format(head: bytes, suffix: str, expected: str) -> None:
    assert format_of(head, suffix) == expected


@pytest.mark.parametrize(
    ("head", "suffix", "reason"),
    [
        (b'<?xml version="1.0"?><NewsML Version="1.2">', ".txt", "<NewsML>"),
        (b"<kml>", ".xml", "<kml>"),
        (b"<!--" + b"-" * 5000, ".xml", "no element in its first 4 KB"),
        (b'{\n  "a": 1\n}', ".json", "neither a JSON Feed"),
        (b"[1]", ".json", "neither a JSON Feed"),
    ],
)
def test_a_kind_that_is_not_read_is_named(head: bytes, suffix: str, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        format_of(head, suffix)


def test_a_format_can_be_forced(tmp_path: Path) -> None:
    (document,) = given('{"text": "Le texte."}\n', format="text")
    assert isinstance(document, Document)
    assert document.text.startswith('{"text"')
    assert all(callable(reader_of(name, DEFAULT_FIELDS)) for name in FEED_FORMATS)
    with pytest.raises(ReadingError, match="several articles"):
        read(str(DATA / "rss.xml"))
