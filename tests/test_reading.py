"""Reading plain text, standard input, folders and patterns; what is no article fails with a reason."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from audit.model import Zone
from audit.reading import ReadingError, check_language, expand, read, read_bytes

FRENCH = (
    "Le maire a annoncé mardi que le nouveau ferry ne prendrait pas la mer avant l’été, faute d’une coque étanche.\n"
)
ENGLISH = (
    "The mayor said on Tuesday that the new ferry would not sail before the summer because of a crack in its hull.\n"
)


def reason(data, path="article.txt"):
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, path)
    assert str(caught.value) == caught.value.reason
    assert path not in caught.value.reason
    return caught.value.reason


# --- files and standard input


def test_file_keeps_every_character(tmp_path):
    text = "\ufeffPremière\u00a0ligne.\r\nDeuxième ligne\u202f!\r\n"
    path = tmp_path / "été 12.txt"
    path.write_bytes(text.encode("utf-8"))
    document = read(str(path))
    assert document.text == text
    assert (document.path, document.name, document.format) == (str(path), "été 12", "text")
    assert [text[b.start : b.end] for b in document.blocks] == ["Première\u00a0ligne.", "Deuxième ligne\u202f!"]


def test_standard_input():
    document = read("-", io.BytesIO(FRENCH.encode()))
    assert (document.path, document.name, document.text) == ("-", "stdin", FRENCH)


def test_standard_input_may_be_a_page():
    page = f"<!-- c -->\n<!doctype html><html><body><article><p>{FRENCH}</p></article></body></html>"
    assert read("-", io.BytesIO(page.encode())).format == "html"


def test_text_that_speaks_of_tags_is_text():
    assert read_bytes(b"<b> est une balise.", "a.txt").text == "<b> est une balise."


def test_absent_folder_and_forbidden_files(tmp_path):
    for path, why in (
        (tmp_path / "rien.txt", "no such file"),
        (tmp_path, "a folder"),
        ("/dev/null", "a device"),
        ("a\0b", "bad path"),
    ):
        with pytest.raises(ReadingError, match=why):
            read(str(path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(FRENCH, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ReadingError, match="permission denied"):
        read(str(path))


def test_plain_text_loads_no_heavy_module(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(FRENCH * 5, encoding="utf-8")
    code = (
        "import sys; from audit.reading import read, check_language; check_language(read(sys.argv[1]));"
        "print(sorted(sys.modules.keys() & {'lxml', 'langdetect', 'charset_normalizer', 'trafilatura'}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert run.stdout.strip() == "[]"


# --- what is no text


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", "\ufeff \u00a0\u200b\n".encode()])
def test_empty(data):
    if data:
        assert "empty" in reason(data)
    else:
        with pytest.raises(ReadingError, match="empty"):
            read("-", io.BytesIO(data))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04word/document.xml", "office document"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1 texte}", "RTF"),
        (b"texte\0texte", "NUL"),
        (bytes(range(1, 9)) * 20, "control characters"),
        (FRENCH.encode()[:-3] + b"\xe2\x80" + FRENCH.encode(), "damaged UTF-8"),
        (b"\xff\xfea\x00b", "damaged UTF-16"),
    ],
)
def test_binary_and_damaged(data, why):
    assert why in reason(data)


def test_undecodable():
    assert "encoding" in reason(bytes(range(128, 256)) * 3)


def test_too_large():
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            return b"a" * size

    with pytest.raises(ReadingError, match="too large: over 20 MB"):
        read("-", Endless())
    assert "10 MB of HTML" in reason(b"<html>" + b"a" * 10_000_001, "page.html")


# --- encodings


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-1", "iso8859-15", "mac_roman", "cp850"])
@pytest.mark.parametrize(
    "text",
    [
        "L'été dernier, à Noël, le maire a été réélu.",
        "Le président a déclaré mercredi que la cérémonie, fêtée à Besançon, n'était « pas très chère » là-bas.",
    ],
)
def test_older_encodings_are_detected(encoding, text):
    assert read_bytes(text.encode(encoding), "a.txt").text == text


def test_detection_sees_the_first_accent_wherever_it_is():
    text = "Le parlement vote la loi sur la pêche côtière. "
    late = "Le vote a eu lieu. " * 20_000 + text * 3
    assert read_bytes(late.encode("cp1252"), "a.txt").text == late


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_byte_order_marks(encoding):
    assert read_bytes(("\ufeff" + FRENCH).encode(encoding), "a.txt").text == "\ufeff" + FRENCH


# --- folders and patterns


@pytest.fixture
def folder(tmp_path):
    for name in ("a10.txt", "a2.txt", "b/c.HTML", "b/d.md", "b/image.png", ".git/x.txt", ".cache.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(FRENCH, encoding="utf-8")
    (tmp_path / "vide").mkdir()
    return tmp_path


def test_folder_is_read_in_natural_order(folder):
    inputs, failures = expand([str(folder)])
    assert [str(Path(path).relative_to(folder)) for path in inputs] == ["a2.txt", "a10.txt", "b/c.HTML", "b/d.md"]
    assert failures == []


def test_files_stay_as_given_and_come_once(folder):
    given = [str(folder / "b/image.png"), "-", str(folder / "a2.txt"), str(folder / "a2.txt"), "-"]
    assert expand(given) == ([given[0], "-", given[2]], [])


def test_patterns_are_expanded(folder):
    assert [Path(p).name for p in expand([str(folder / "a*.txt")])[0]] == ["a2.txt", "a10.txt"]
    assert [Path(p).name for p in expand([str(folder / "**/*.md")])[0]] == ["d.md"]


def test_a_file_named_like_a_pattern_is_that_file(tmp_path):
    path = tmp_path / "[ad_1].txt"
    path.write_text(FRENCH, encoding="utf-8")
    assert expand([str(path)]) == ([str(path)], [])


def test_what_names_nothing_fails_by_name(folder):
    paths = [str(folder / "vide"), str(folder / "*.pdf"), str(folder / "absent"), ""]
    inputs, failures = expand([*paths, str(folder / "a2.txt")])
    assert inputs == [str(folder / "a2.txt")]
    assert [failure.path for failure in failures] == paths
    assert [failure.reason for failure in failures] == [
        "no text, HTML file or feed in this folder",
        "no file matches this pattern",
        "no such file or folder",
        "not a path",
    ]


def test_undecodable_file_names_can_be_reported(tmp_path):
    path = os.fsdecode(os.fsencode(str(tmp_path)) + b"/\xe9t\xe9.txt")
    try:
        Path(path).write_text(FRENCH, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    document = read(expand([str(tmp_path)])[0][0])
    assert (document.path + document.name).encode("utf-8")


# --- language


def article(text, path="a.txt"):
    return read_bytes(text.encode(), path)


def test_foreign_article_fails():
    with pytest.raises(ReadingError, match=r"^the text is not French \(looks like en\)$"):
        check_language(article(ENGLISH * 3))


def test_french_article_with_english_paragraphs_passes():
    check_language(article(FRENCH * 3 + ENGLISH * 4))


def test_english_article_with_one_french_line_fails():
    with pytest.raises(ReadingError):
        check_language(article(FRENCH + ENGLISH * 8))


def test_short_text_passes():
    check_language(article("Breaking news from London"))


def test_zone_values_are_the_models():
    assert {block.zone for block in article(FRENCH).blocks} == {Zone.PARAGRAPH}
