"""What the formats share: registry, labels, positions, zones, excerpts, visible text, wrapping, ITS."""

import re
import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporting_runs import TEXT, audit_of, document, finding, run_of, sample_audit
from rich.cells import cell_len

from audit.model import Block, Document, Finding, Sentence, Severity, Wording, Zone
from audit.reporting import FORMATS, render, renderer
from audit.reporting.excerpt import AROUND, INSIDE, Excerpts
from audit.reporting.its import issue_severity, issue_type
from audit.reporting.labels import LANGUAGES, labels
from audit.reporting.position import Lines
from audit.reporting.visible import on_one_line, visible
from audit.reporting.wrapping import wrap
from audit.reporting.zones import Blocks


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_writes_every_run(name, language):
    assert bool(render(name, run_of(language=language))) is (name not in ("jsonl", "github"))  # line by line: no line
    assert "audience" in render(name, run_of(sample_audit(), language=language))


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"'pdf' is not a report format \(text, json, jsonl, html"):
        renderer("pdf")


def test_formats_cost_nothing_until_they_are_asked_for():
    code = "import sys, audit.reporting; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"rich", "jinja2", "audit.reporting.text", "audit.reporting.html_pages"} & set(loaded)


def keys(entries, path=""):
    for key, value in entries.items():
        yield from keys(value, f"{path}{key}.") if isinstance(value, dict) else [f"{path}{key}"]


def test_both_languages_say_the_same_things_and_templates_ask_for_nothing_else():
    french, english = (labels(language)._entries for language in LANGUAGES)
    assert list(keys(french)) == list(keys(english))
    package = files("audit.reporting")
    sources = [entry for entry in package.iterdir() if entry.name.endswith(".py")]
    sources += [entry for entry in package.joinpath("templates").iterdir() if entry.is_file()]
    asked = set(
        re.findall(r"""say\.(?:say|noun|count)\(["'](\w+)""", "".join(source.read_text() for source in sources))
    )
    plain = {key for key in keys(french) if "." not in key}
    assert asked - plain == set()
    assert plain - asked == set()


def test_scripts_say_what_both_languages_have_for_them():
    scripts = files("audit.reporting").joinpath("templates", "scripts").iterdir()
    asked = set(re.findall(r"""\b(?:say|count)\("(\w+)\"""", "".join(script.read_text() for script in scripts)))
    said = set(labels("fr").for_scripts())
    # What is said of a value that a finding or an article has.
    values = {"accepted", "dismissed", "edited", "undecided", "publish", "revise", "retranslate"}
    assert asked | values == said


def test_numbers_and_nouns_follow_the_language():
    french, english = labels("fr"), labels("en")
    assert french.figure(1234.5, 1) == "1\u202f234,5"
    assert english.figure(1234.5, 1) == "1,234.5"
    assert french.count("articles", 0) == "0\u00a0article"
    assert english.count("articles", 0) == "0\u00a0articles"
    assert french.severity("major", 2) == "majeurs"
    assert (french.limit(95.0), french.limit(92.5)) == ("95", "92,5")
    assert french.category("overly-literal") == "mot à mot"
    assert french.category("x-house-style") == "x-house-style"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="'de' is not an interface language"):
        labels("de")


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, (1, 1)), (2, (1, 3)), (4, (2, 1)), (6, (3, 1)), (7, (4, 1)), (8, (4, 2)), (9, (4, 3))],
)
def test_lines_end_as_editors_end_them_and_columns_count_code_points(offset, position):
    assert Lines("ab\r\nc\n\r😀\u2028").position(offset) == position


@given(st.text(alphabet="a\n\r😀\u0301\u00a0"))
def test_a_position_leads_back_to_its_offset(text):
    lines = Lines(text)
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    for offset in range(len(text) + 1):
        line, column = lines.position(offset)
        assert starts[line - 1] + column - 1 == offset


def test_offsets_have_the_zone_of_their_block():
    blocks = Blocks(Document("", "", "abc def", (Block(4, 7, Zone.CAPTION), Block(0, 2, Zone.HEADLINE))))
    assert [blocks.zone(offset).value for offset in (0, 3, 4, 6)] == ["headline", "paragraph", "caption", "caption"]


def at(start, end):
    return Finding("a/b", "style", Severity.MINOR, "phrase", start, end, Wording("", ""))


def test_an_excerpt_is_the_sentence():
    text = "Un. Deux mots ici. Trois."
    sentences = tuple(Sentence(s, e, (), Zone.PARAGRAPH) for s, e in [(0, 3), (4, 18), (19, 25)])
    excerpts = Excerpts(Document("", "", text, (Block(0, 25, Zone.PARAGRAPH, sentences),)))
    assert excerpts.of(at(9, 13)) == ("Deux ", "mots", " ici.")
    assert excerpts.of(at(9, 24)) == ("Deux ", "mots ici. Trois", "")
    assert excerpts.of(at(3, 3)) == ("Un.", "", "")


def test_an_excerpt_without_sentences_is_the_block_and_without_blocks_the_text_nearby():
    assert Excerpts(document()).of(finding(TEXT, "photo")).before == "Handout "
    bare = Document("", "", TEXT, ())
    assert "a dit un porte-parole. Handout [photo] : des" in "{}[{}]{}".format(
        *Excerpts(bare).of(finding(TEXT, "photo"))
    )


def test_long_excerpts_are_cut_at_words_and_say_so():
    text = "mot " * 1_000_000 + "ici" + " mot" * 1_000_000
    before, marked, after = Excerpts(document(text)).of(finding(text, "ici"))
    assert before.startswith("…mot ") and after.endswith(" mot…")
    assert max(len(before), len(after)) <= AROUND + 1
    assert marked == "ici"
    long = Excerpts(document(text)).of(at(0, len(text))).marked
    assert " … " in long and len(long) <= INSIDE + 3


@given(st.text(), st.integers(0, 50), st.integers(0, 300))
def test_any_finding_has_an_excerpt_on_one_line(text, start, length):
    start = min(start, len(text))
    excerpt = "".join(Excerpts(Document("", "", text, ())).of(at(start, min(len(text), start + length))))
    assert len(excerpt.splitlines()) <= 1


def test_what_could_drive_a_terminal_or_turn_a_line_round_is_shown():
    assert visible("a\x1b[2Jb\x7f\x9b\u202ec\u2066\udcff\x00") == "a␛[2Jb␡⟨U+009B⟩⟨U+202E⟩c⟨U+2066⟩�␀"
    assert visible("né\u00a0: 👩\u200d🚀\t\r\n") == "né\u00a0: 👩\u200d🚀\t\r\n"
    assert on_one_line("a \r\n\r\n b\tc\u2028d") == "a b c d"


def test_lines_break_at_plain_spaces_and_never_before_french_colons():
    assert list(wrap([("un deux\u00a0: trois", "")], 8)) == ["un", "deux\u00a0:", "trois"]
    assert list(wrap([("aaaaaaaaaa bb", "")], 6, indent=2)) == ["  aaaa", "  aaaa", "  aa", "  bb"]
    assert list(wrap([("a", ""), ("\n\nb", "")], 5, indent=1)) == [" a", "", " b"]
    assert list(wrap([("un ", ""), ("deux trois", "bold")], 8, colour=True)) == [
        "un \x1b[1mdeux\x1b[0m",
        "\x1b[1mtrois\x1b[0m",
    ]


@given(st.text(alphabet="ab é漢😀\n"), st.integers(2, 20))
def test_wrapping_loses_nothing_but_spaces_and_keeps_the_width(text, width):
    lines = list(wrap([(text, "")], width))
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all(cell_len(line) <= width for line in lines if line.strip())


def test_findings_have_their_names_in_its():
    assert issue_type("overly-literal") == "mistranslation"
    assert issue_type("quote-mark-type") == "locale-violation"
    assert issue_type("agreement") == "grammar"
    assert issue_type("x-house-style") == "other"
    assert [issue_severity(severity) for severity in Severity] == [0, 4, 20, 100]


def test_a_run_of_one_clean_article_says_that_there_is_nothing():
    assert "No findings." in render("text", run_of(audit_of(document(), [])))
