from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit.version import __version__

SOUND = "Le ministre a présenté son projet de loi devant les députés, qui doivent l'examiner avant la fin du mois.\n"
FAULTY = "Ces succès viennent alors que Washington presse les deux camps de reprendre les négociations de paix.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "sound.txt").write_text(SOUND, encoding="utf-8")
    (folder / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    return folder


def test_a_sound_article_passes_and_a_faulty_one_fails(audit, articles: Path) -> None:  # type: ignore[no-untyped-def]
    assert audit("check", articles / "sound.txt").status == 0
    said = audit("check", articles / "faulty.txt", "--fail-under", "100")
    assert said.status == 1
    assert "viennent alors que" in said.out
    assert "interviennent alors que" in said.out


def test_json_is_the_whole_of_standard_output(audit, articles: Path) -> None:  # type: ignore[no-untyped-def]
    document = json.loads(audit("check", articles, "--format", "json").out)
    assert [Path(article["path"]).name for article in document["articles"]] == ["faulty.txt", "sound.txt"]
    found = document["articles"][0]["findings"][0]
    assert (found["rule"], found["text"]) == ("news-verbs/come-as", "viennent alors que")
    assert FAULTY[found["start"] : found["end"]] == found["text"]
    assert document["failures"] == []


def test_one_unreadable_article_stops_no_other(audit, articles: Path) -> None:  # type: ignore[no-untyped-def]
    (articles / "empty.txt").write_bytes(b" \n")
    (articles / "binary.txt").write_bytes(b"\x00\x01\x02")
    said = audit("check", articles, articles / "absent.txt", "--format", "json")
    document = json.loads(said.out)
    assert said.status == 2
    assert len(document["articles"]) == 2
    assert sorted(Path(f["path"]).name for f in document["failures"]) == ["absent.txt", "binary.txt", "empty.txt"]
    assert all(f["reason"] for f in document["failures"])
    assert "empty.txt" in said.err


def test_a_text_that_is_not_french_is_a_failure(audit, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "english.txt"
    path.write_text(
        "The minister said on Tuesday that the bill would be put to a vote before the end of the month. " * 3,
        encoding="utf-8",
    )
    said = audit("check", path)
    assert said.status == 2
    assert "not French" in said.err


def test_standard_input_is_an_article(audit) -> None:  # type: ignore[no-untyped-def]
    said = audit("check", "-", "--format", "json", stdin=FAULTY.encode())
    assert json.loads(said.out)["articles"][0]["findings"][0]["text"] == "viennent alors que"


def test_html_reports_are_written_to_a_folder(audit, articles: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    said = audit("check", articles, "--format", "html", "--output", tmp_path / "out", "--language", "fr")
    assert said.status in (0, 1)
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    pages = list((tmp_path / "out" / "articles").glob("*.html"))
    assert len(pages) == 2
    assert all(page.name in index for page in pages)
    assert any("viennent alors que" in page.read_text(encoding="utf-8") for page in pages)


def test_output_writes_a_file_and_leaves_standard_output_alone(audit, articles: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    said = audit("check", articles, "--format", "json", "--output", tmp_path / "new" / "run.json")
    assert said.out == ""
    assert json.loads((tmp_path / "new" / "run.json").read_text(encoding="utf-8"))["format_version"] == 1


def test_select_and_ignore_choose_rules(audit, articles: Path) -> None:  # type: ignore[no-untyped-def]
    def rules(*options: str) -> list[str]:
        document = json.loads(audit("check", articles / "faulty.txt", "--format", "json", *options).out)
        return [finding["rule"] for finding in document["articles"][0]["findings"]]

    assert rules("--select", "news-verbs") == ["news-verbs/come-as"]
    assert "news-verbs/come-as" not in rules("--ignore", "news-verbs/come-as")


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (("--format", "jsn"), "did you mean 'json'"),
        (("--select", "news-verb"), "did you mean 'news-verbs'"),
        (("--ignore", "news-verbs/come-az"), "did you mean 'news-verbs/come-as'"),
        (("--topic", "golff"), "did you mean 'golf'"),
        (("--fail-on", "majr"), "did you mean 'major'"),
        (("--language", "de"), "it is one of fr, en"),
        (("--select", "zzz*"), "no rule begins with 'zzz'"),
    ],
)
def test_a_mistyped_name_gets_a_hint(audit, articles: Path, options: tuple[str, str], hint: str) -> None:  # type: ignore[no-untyped-def]
    said = audit("check", articles / "sound.txt", *options)
    assert said.status == 2
    assert hint in said.err
    assert said.out == ""


def test_a_mistyped_option_gets_a_hint(audit) -> None:  # type: ignore[no-untyped-def]
    said = audit("check", "x.txt", "--formt", "json")
    assert said.status == 2
    assert "--format" in said.err


def test_several_processes_give_what_one_gives(audit, articles: Path) -> None:  # type: ignore[no-untyped-def]
    for number in range(30):
        (articles / f"more{number:02}.txt").write_text(FAULTY, encoding="utf-8")
    one = audit("check", articles, "--format", "json", "--jobs", "1").out
    assert audit("check", articles, "--format", "json", "--jobs", "2").out == one


def test_rules_can_be_listed_and_shown(audit) -> None:  # type: ignore[no-untyped-def]
    assert "news-verbs/come-as\tmajor" in audit("rules", "list", "news-verbs").out
    assert "<venir> alors que" in audit("rules", "show", "news-verbs/come-as").out
    said = audit("rules", "show", "news-verbs/come-az")
    assert (said.status, "come-as" in said.err) == (2, True)


def test_the_catalogue_is_one_page_in_either_language(audit, tmp_path):
    said = audit("rules", "docs", "news-verbs", "--output", str(tmp_path / "all.html"), "--language", "fr")
    assert said.status == 0 and str(tmp_path / "all.html") in said.err
    page = (tmp_path / "all.html").read_text(encoding="utf-8")
    assert 'id="news-verbs/come-as"' in page and "Catalogue des règles" in page
    assert audit("rules", "docs", "news-verbs", "--output", str(tmp_path), "--language", "en").status == 0
    assert "Rule catalogue" in (tmp_path / "rules.html").read_text(encoding="utf-8")
    assert audit("rules", "docs", "--language", "de").status == 2


def test_a_pattern_can_be_tried_on_files(audit, articles: Path) -> None:  # type: ignore[no-untyped-def]
    said = audit("rules", "try", "<venir> alors que", articles)
    assert "[[viennent alors que]]" in said.out
    assert "1 hits" in said.out
    assert audit("rules", "try", "(venir", articles).status == 2


def test_hits_are_counted_on_text_and_jsonl(audit, articles: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(
        "".join(json.dumps({"doc": "a", "text": FAULTY.strip()}) + "\n" for _ in range(2)), encoding="utf-8"
    )
    said = audit("rules", "measure", corpus, articles, "--contexts", "1", "--select", "news-verbs")
    assert "3 " in said.out.splitlines()[0]
    assert "[[viennent alors que]]" in said.out
    corpus.write_text("{not json\n", encoding="utf-8")
    broken = audit("rules", "measure", corpus)
    assert (broken.status, "line 1" in broken.err) == (2, True)


def test_examples_can_be_run(audit) -> None:  # type: ignore[no-untyped-def]
    said = audit("rules", "check", "news-verbs/come-as")
    assert (said.status, said.out.splitlines()[-1]) == (0, "1 rules, 0 faults")


def test_version_prints_the_signature(audit) -> None:  # type: ignore[no-untyped-def]
    said = audit("version")
    assert said.out.startswith(f"audit {__version__}\nmtaudit|rules:")


def test_several_outputs_are_written_at_once(audit, articles: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    said = audit("check", articles, "-o", f"sarif={tmp_path}/a.sarif", "-o", f"csv={tmp_path}/a.csv")
    assert said.out == ""
    assert json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").startswith("path,score")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "a.sarif", "articles"]
    assert "did you mean 'sarif'" in audit("check", articles, "-o", "sarf=x").err


def test_a_feed_is_gated_item_by_item(audit) -> None:  # type: ignore[no-untyped-def]
    path = Path(__file__).parent / "data" / "feeds" / "newsml.xml"
    said = audit("check", path, "--format", "json", "--fail-under", "100")
    document = json.loads(said.out)
    assert [article["path"].rpartition(":")[2] for article in document["articles"]] == ["t1", "t3"]
    assert [failure["path"].rpartition(":")[2] for failure in document["failures"]] == ["t2"]
    assert f"{path}#urn:newsml:agence.example:20250603:t2: the item holds no text" in said.err
    assert said.status == 2
    assert audit("check", path.with_name("rss.xml"), "--fail-on", "major").status == 1
    assert audit("check", path.with_name("rss.xml"), "--fail-on", "critical", "--fail-under", "0").status == 0


def test_fields_and_format_can_be_named(audit, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    line = json.dumps({"nom": "a", "corps": FAULTY}).encode() + b"\n"
    options = ("check", "-", "--format", "json", "--fields", "text=corps,id=nom")
    document = json.loads(audit(*options, stdin=line).out)
    assert (document["articles"][0]["path"], document["articles"][0]["metadata"]["id"]) == ("-#a", "a")
    assert "did you mean 'text'" in audit("check", "-", "--fields", "txt=corps", stdin=line).err
    assert "did you mean 'jsonl'" in audit("check", "-", "--input-format", "json", stdin=line).err
    assert json.loads(audit("check", "-", "--format", "json", "--input-format", "text", stdin=line).out)["articles"]


def test_a_folder_gives_the_feeds_in_it_and_no_other_xml(audit, articles: Path) -> None:  # type: ignore[no-untyped-def]
    feed = Path(__file__).parent / "data" / "feeds" / "rss.xml"
    (articles / "feed.xml").write_bytes(feed.read_bytes())
    (articles / "other.xml").write_text("<kml/>", encoding="utf-8")
    (articles / "package.json").write_text("{}", encoding="utf-8")
    document = json.loads(audit("check", articles, "--format", "json").out)
    assert len(document["articles"]) == 4
    assert document["failures"] == []
