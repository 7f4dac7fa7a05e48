import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from reporting_runs import SIGNATURE, TEXT, audit_of, document, finding, run_of, sample_audit

from audit.model import Block, Document, Failure, Finding, Run, Severity, Wording, Zone
from audit.reporting.html_article import languages, render_article
from audit.reporting.html_index import render_index
from audit.reporting.html_pages import page_names, pages, render
from audit.reporting.html_segments import NumberedFinding, segmented
from audit.reporting.visible import visible

HOSTILE = "</style></script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}&amp;\u202e\x00"


def article_page(audit=None, language="en", **more):
    return html.document_fromstring(render_article(run_of(language=language), audit or sample_audit(), **more))


def numbered(findings):
    return [NumberedFinding(number, each) for number, each in enumerate(findings, start=1)]


def at(start, end, severity=Severity.MINOR, evidence="phrase"):
    return Finding("a/b", "style", severity, evidence, start, end, Wording("fr", "en"))


# Cutting the text


def test_overlapping_findings_share_a_segment_and_the_worst_leads():
    blocks = list(segmented(document("abcdef"), numbered([at(0, 4), at(2, 6, Severity.MAJOR)])))
    segments = blocks[0].segments
    assert [segment.text for segment in segments] == ["ab", "cd", "ef"]
    assert [[each.number for each in segment.covering] for segment in segments] == [[1], [2, 1], [2]]
    assert [[each.number for each in segment.starting] for segment in segments] == [[1], [2], []]
    assert [[each.number for each in segment.ending] for segment in segments] == [[], [1], [2]]
    assert segments[1].severity is Severity.MAJOR


def test_a_finding_across_blocks_is_cut_and_text_between_blocks_is_kept():
    text = "un\n\ndeux\n\ntrois"
    article = Document("", "", text, (Block(0, 2, Zone.HEADLINE), Block(10, 15, Zone.CAPTION)))
    blocks = list(segmented(article, numbered([at(1, 12)])))
    assert [block.zone.value for block in blocks] == ["headline", "paragraph", "caption"]
    assert "".join(segment.text for block in blocks for segment in block.segments) == text


def test_a_very_long_block_is_cut_into_parts_at_spaces(monkeypatch):
    monkeypatch.setattr("audit.reporting.html_segments.LONGEST_BLOCK", 10)
    text = "un deux trois quatre " + "x" * 25
    blocks = list(segmented(document(text), numbered([at(3, 18)])))
    assert "".join(segment.text for block in blocks for segment in block.segments) == text
    assert max(sum(len(segment.text) for segment in block.segments) for block in blocks) <= 10
    assert [block.goes_on for block in blocks] == [True] * (len(blocks) - 1) + [False]
    marked = [segment for block in blocks for segment in block.segments if segment.covering]
    assert [len(segment.starting) for segment in marked] == [1] + [0] * (len(marked) - 1)
    assert [len(segment.ending) for segment in marked] == [0] * (len(marked) - 1) + [1]


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15), st.sampled_from(Severity)), max_size=12)


@given(st.text(alphabet="ab \n😀", max_size=40), spans, st.lists(st.integers(0, 40), max_size=6))
def test_segments_give_the_text_back_and_each_finding_its_span(text, each, cuts):
    bounds = sorted({min(cut, len(text)) for cut in cuts})
    article = Document("", "", text, tuple(Block(s, e) for s, e in list(pairwise(bounds))[::2]))
    findings = [at(min(s, len(text)), min(s + length, len(text)), severity) for s, length, severity in each]
    segments = [s for block in segmented(article, numbered(findings)) for s in block.segments]
    assert "".join(s.text for s in segments).replace("\n", "").replace(" ", "") == re.sub(r"\s", "", text)
    for number, one in enumerate(findings, start=1):
        covered = "".join(s.text for s in segments if number in [c.number for c in s.covering])
        assert covered == text[one.start : one.end]
        assert sum(number in [c.number for c in s.starting] for s in segments) == 1
        assert sum(number in [c.number for c in s.ending] for s in segments) == 1


# The page of an article


def test_marks_and_cards_lead_to_each_other():
    page = article_page()
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for number in range(1, 7):
        mark = page.get_element_by_id(f"s{number}")
        assert page.get_element_by_id("text") in mark.iterancestors()
        card = page.get_element_by_id(f"f{number}")
        assert card.xpath(f".//a[@href='#s{number}']")
        assert page.xpath(f"//article//a[@href='#f{number}']")
    assert {href[1:] for href in page.xpath("//a/@href[starts-with(., '#')]")} <= set(ids)


def test_a_mark_has_a_colour_a_line_and_a_letter_of_its_severity():
    page = article_page()
    for number, severity, sign in [(1, "critical", "C1"), (2, "major", "M2"), (5, "minor", "m5"), (6, "neutral", "n6")]:
        mark = page.get_element_by_id(f"s{number}")
        assert severity in mark.get("class").split()
        assert mark.xpath("string(sup)") == sign
    style = page.xpath("string(//style)")
    for line in ("critical { text-decoration-style: double", "major { text-decoration-style: solid"):
        assert f".mark.{line}" in style


def test_the_text_is_the_article_and_nothing_is_added_to_it():
    page = article_page()
    for sign in page.xpath("//article//sup"):
        sign.drop_tree() if not sign.tail else sign.getparent().replace(sign, html.fromstring(f"<i>{sign.tail}</i>"))
    shown = [block.text_content() for block in page.xpath("//article//*[contains(@class, 'block')]")]
    assert shown == TEXT.split("\n\n")


def test_zones_look_different():
    page = article_page()
    assert page.xpath("string(//article/h2[@class='block headline'])").startswith("Les frappes")
    assert page.xpath("string(//p[@class='block byline'])") == "Par Anne Example"
    assert page.xpath("//p[@class='block caption']")


def test_a_card_says_what_why_english_and_what_to_write():
    card = article_page().get_element_by_id("f2").text_content()
    for said in ("M2", "major", "word for word", "délivré un discours", "prononcé un discours", "reads like English"):
        assert said in card
    for said in ("Likely English: come as", "Rule: nouns/deliver-speech", "line 5, column 15"):
        assert said in card


def test_a_note_is_shown_where_the_message_does_not_hold_it():
    rules = {
        "verbs/fail-to": {"note": "On échoue à un examen."},
        "nouns/deliver-speech": {"note": "reads like English"},
    }
    page = html.document_fromstring(render_article(replace(run_of(), rules=rules), sample_audit()))
    assert "On échoue à un examen." in page.get_element_by_id("f3").text_content()
    assert page.get_element_by_id("f2").text_content().count("reads like English") == 1


def test_the_score_card_has_score_verdict_formula_signature_topics_and_notices():
    page = article_page(replace(sample_audit(), topics=("war", "weather")))
    card = page.xpath("//section[contains(@class, 'scorecard')]")[0].text_content()
    for said in ("71.3", "threshold 95", "retranslate", "penalty 287.0 per 1,000 words", "war, weather", "unconfirmed"):
        assert said in card
    footer = page.xpath("string(//footer)")
    assert "max(0, 100 × (1 − 246.8 / 860)) = 71.3" in footer and SIGNATURE in footer
    assert "Small sample" not in card
    assert "Small sample" in article_page(audit_of(document(), [], words=120)).text_content()


def test_its_attributes_name_the_issue_and_shared_pieces_point_to_a_record():
    page = article_page()
    alone = page.get_element_by_id("s1")
    assert alone.get("its-loc-quality-issue-type") == "mistranslation"
    assert alone.get("its-loc-quality-issue-severity") == "100"
    assert alone.get("its-loc-quality-issue-comment") == "“viennent alors que” reads like English."
    shared = page.get_element_by_id("s4")
    assert shared.get("its-loc-quality-issues-ref") == "#lqi-3-4"
    record = page.get_element_by_id("lqi-3-4")
    assert record.get("type") == "application/its+xml"
    assert record.text.count("<its:locQualityIssue ") == 2
    assert page.xpath("//article/@its-loc-quality-rating-score") == ["71.3"]


def test_a_density_has_a_card_and_no_place_and_a_missing_word_has_a_sign():
    page = article_page(audit_of(document(), [at(0, len(TEXT), evidence="density"), at(5, 5)]))
    cards = [page.get_element_by_id(f"f{number}").text_content() for number in (1, 2)]
    assert sum("on the whole article" in card for card in cards) == 1
    assert sum("something is missing" in card for card in cards) == 1
    assert [mark.text for mark in page.xpath("//article//a[contains(@class, 'mark')]")] == ["‸"]


def test_the_page_speaks_the_language_of_the_run_and_the_text_its_own():
    page = article_page(language="fr")
    assert page.get("lang") == "fr"
    assert "Signalements" in page.text_content()
    english = article_page()
    assert (english.get("lang"), english.xpath("//article/@lang")) == ("en", ["fr"])
    assert languages(SIGNATURE) == ("en", "fr")
    assert languages("") == ("", "")


# The list of articles


def test_the_list_has_every_article_in_order_and_what_failed():
    clean = audit_of(
        replace(document(), name="clean", title="Sans faute"), [], words=120, value=100.0, verdict="publish"
    )
    run = run_of(sample_audit(), clean, failures=[Failure("x.txt", "the file is empty")])
    page = html.document_fromstring(render_index(run, ["articles/a.html", "articles/clean.html"]))
    rows = page.xpath("//tbody[@id='rows']/tr")
    assert [row.xpath("string(td[1])") for row in rows] == ["71.3", "100.0"]
    assert page.xpath("//tbody//a/@href") == ["articles/a.html", "articles/clean.html"]
    assert rows[0].xpath(".//svg/@aria-label") == ["1 critical, 2 major, 2 minor, 1 neutral"]
    bars = rows[0].xpath(".//*[local-name()='rect'][@x]")
    assert [bar.get("class") for bar in bars] == ["critical", "major", "minor", "neutral"]
    assert sum(float(bar.get("width")) for bar in bars) == pytest.approx(100, abs=0.1)
    assert "x.txt the file is empty" in page.text_content()
    assert "Small sample" in page.text_content()
    assert "unconfirmed" in page.text_content()


def test_without_pages_titles_are_no_links():
    assert not html.document_fromstring(render_index(run_of(sample_audit()))).xpath("//tbody//a")


# The set of pages


def test_pages_are_the_list_and_one_page_per_article():
    run = run_of(sample_audit(), replace(sample_audit(), document=replace(document(), name="Été à l'Élysée")))
    written = dict(pages(run))
    assert list(written) == ["index.html", "articles/a.html", "articles/ete-a-l-elysee.html"]
    for href in html.document_fromstring(written["index.html"]).xpath("//tbody//a/@href"):
        assert href in written
    assert html.document_fromstring(written["articles/a.html"]).xpath("//header//a/@href") == ["../index.html"]


def named(*names):
    documents = [replace(document(), name=name, path=path) for path, name in names]
    return Run(tuple(audit_of(each, []) for each in documents), (), "")


def test_page_names_are_safe_different_and_do_not_depend_on_the_order():
    names = [
        ("1", "a"),
        ("2", "A"),
        ("3", "a-2"),
        ("4", "../../etc/passwd"),
        ("5", "con"),
        ("6", "中文"),
        ("7", "x" * 300),
    ]
    expected = ["a", "a-3", "a-2", "etc-passwd", "article-con", "article", "x" * 60]
    assert page_names(named(*names)) == expected
    assert page_names(named(*names[::-1])) == expected[::-1]


@given(st.lists(st.sampled_from(["a", "A-2", "a-2", "a 3", "con", "", "é", "e"]), max_size=12))
def test_page_names_never_meet(names):
    made = page_names(named(*((str(number), name) for number, name in enumerate(names))))
    assert len({name.lower() for name in made}) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in made)


def test_one_page_on_its_own_is_the_article_or_the_list():
    alone = html.document_fromstring(render(run_of(sample_audit())))
    assert alone.xpath("//article") and not alone.xpath("//a[contains(@href, 'index.html')]")
    assert html.document_fromstring(render(run_of(sample_audit(), sample_audit()))).xpath("//table")


# What no page may do


def hostile_run():
    text = f"{HOSTILE}\n\nUne audience {HOSTILE} ici."
    found = Finding(HOSTILE, HOSTILE, Severity.MAJOR, "phrase", 0, 20, Wording(HOSTILE, HOSTILE), HOSTILE, (HOSTILE,))
    findings = [found, replace(found, start=10, end=40)]
    article = replace(
        document(text), title=HOSTILE, name=HOSTILE, path=HOSTILE + "\udce9", metadata={"author": HOSTILE}
    )
    audit = replace(audit_of(article, findings), topics=(HOSTILE,))
    rules = {HOSTILE: {"note": HOSTILE + "!"}}
    return replace(run_of(audit, failures=[Failure(HOSTILE, HOSTILE)]), rules=rules)


def digest(page, element):
    return b64encode(sha256(page.xpath(f"string({element})").encode()).digest()).decode()


@pytest.mark.parametrize("run", [run_of(sample_audit()), hostile_run()], ids=["plain", "hostile"])
def test_pages_run_nothing_load_nothing_and_say_so(run):
    for _, written in pages(run):
        written.encode("utf-8")
        page = html.document_fromstring(written)
        assert not page.xpath("//img | //link | //iframe | //object | //base | //form | //@style | //@onerror")
        kinds = {script.get("type") for script in page.xpath("//script")}
        assert kinds <= {"application/its+xml", "application/json", "module"}
        assert not [name for name in page.xpath("//@*") if name.attrname.startswith("on")]
        assert all(re.match(r"#|\.\./index\.html$|articles/[a-z0-9-]+\.html$", href) for href in page.xpath("//@href"))
        assert "url(" not in page.xpath("string(//style)") and "@import" not in page.xpath("string(//style)")
        assert "\u202e" not in written and "\x00" not in written
        policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        style, script = digest(page, "//style"), digest(page, "//script[@type='module']")
        allowed = f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'"
        assert policy == f"{allowed}; base-uri 'none'; form-action 'none'"


def test_hostile_text_is_shown_as_it_is():
    run = hostile_run()
    page = html.document_fromstring(render_article(run, run.audits[0]))
    assert page.xpath("string(//h1)") == visible(HOSTILE)
    assert "{{ 7*7 }}" in page.xpath("string(//article)")
    suggested = page.get_element_by_id("f1").xpath(".//*[@class='change']")[0]
    assert "".join(suggested.xpath(".//text()[not(ancestor::ins)]")) == HOSTILE[:20]
    assert "".join(suggested.xpath(".//text()[not(ancestor::del)]")) == visible(HOSTILE)


def test_pages_have_landmarks_headings_and_a_way_past_the_header():
    for _, written in pages(run_of(sample_audit())):
        page = html.document_fromstring(written)
        for landmark in ("header", "main", "footer", "h1"):
            assert len(page.xpath(f"//body//{landmark}")) == 1
        skip = page.xpath("//body/a[1]")[0]
        assert page.get_element_by_id(skip.get("href")[1:]).tag == "main"


def palettes():
    style = files("audit.reporting").joinpath("templates/styles/base.css").read_text(encoding="utf-8")
    roots = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", root)) for root in roots]


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_all_text_has_the_contrast_of_wcag_aa(palette):
    tones = ("critical", "major", "minor", "neutral")
    pairs = [(ink, paper) for ink in ("ink", "muted", "link", "good", *tones) for paper in ("paper", "panel")]
    pairs += [pair for tone in tones for pair in ((tone, f"{tone}-tint"), ("ink", f"{tone}-tint"))]
    assert [pair for pair in pairs if contrast(palette[pair[0]], palette[pair[1]]) < 4.5] == []


def test_ten_thousand_findings_and_a_line_of_five_megabytes_make_a_page():
    text = "Il a échoué à convaincre son audience. " * 128_000
    findings = [replace(finding(text, "échoué à"), start=i * 39 + 5, end=i * 39 + 13) for i in range(10_000)]
    written = render_article(run_of(), audit_of(document(text, title="t"), findings))
    assert len(text) < len(written) < 4 * len(text)
    assert written.count('<li class="card ') == 10_000
    assert 'id="f10000"' in written and 'id="s10000"' in written


def test_deep_nesting_stays_small():
    text = "mot " * 1000
    nested = [at(number, len(text) - number) for number in range(500)]
    assert len(render_article(run_of(), audit_of(document(text), nested))) < 3_000_000


def test_of_too_many_findings_the_worst_are_shown_and_all_count(monkeypatch):
    monkeypatch.setattr("audit.reporting.html_article.MOST_SHOWN", 2)
    page = article_page()
    assert len(page.xpath("//li[@data-n]")) == 2
    assert page.xpath("count(//article//sup)") == 2
    assert {each.get("class") for each in page.xpath("//li[@data-n]")} == {"card critical", "card major"}
    assert "the 2 most severe findings; 4 more count" in page.get_element_by_id("findings").text_content()
    assert len(json.loads(page.get_element_by_id("report").text)["rest"]) == 4
