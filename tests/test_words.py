"""The word sets of rules/words: one format, and sets that must not contradict each other."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "rules" / "words"
FILES = sorted(FOLDER.glob("*.txt"))
AT_LEAST = {
    "capitals": 150,
    "countries": 200,
    "currencies": 100,
    "english-first-names-f": 300,
    "english-first-names-m": 300,
    "english-function-words": 200,
    "french-first-names-f": 300,
    "french-first-names-m": 300,
    "french-function-words": 250,
    "human-nouns": 1200,
    "institutions": 100,
    "loanwords": 900,
    "names": 1200,
    "nationalities": 600,
    "numbers": 100,
    "reporting-verbs": 150,
    "titles": 100,
}
BETRAYS_A_TRANSLATION = (
    "backlash", "briefing", "footage", "handout", "handouts", "hike", "landslide", "layoff", "layoffs", "pledge",
    "pledges", "stakeholder", "stakeholders", "statement", "outcome", "insight",
)  # fmt: skip
TRANSLATED_NAMES = ("White House", "Supreme Court", "United Nations", "Red Cross", "North Carolina", "West Bank")


def sections(path: Path) -> list[list[str]]:
    """Give the entries between one comment or blank line and the next, in file order."""
    found: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            found.append([])
        else:
            found[-1].append(line)
    return [section for section in found if section]


def entries(name: str) -> list[str]:
    return [entry for section in sections(FOLDER / f"{name}.txt") for entry in section]


def order(entry: str) -> tuple[str, str]:
    """Give the place of an entry in its section: by its letters without accents and case, then as written."""
    letters = unicodedata.normalize("NFD", entry.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)), entry


def header(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    end = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return " ".join(lines[:end]).lower()


def holds_names(path: Path) -> bool:
    return any(phrase in header(path) for phrase in ("proper name", "first name", "names with capitals"))


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def word_file(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def test_every_file_says_what_it_holds(word_file: Path) -> None:
    assert header(word_file).startswith("# ")


def test_text_is_composed_and_plain(word_file: Path) -> None:
    text = word_file.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert not set("’\u00a0\u202f\t\r") & set(text)
    assert text.endswith("\n") and not text.endswith("\n\n")


def test_entries_have_no_stray_space_and_no_comment_behind(word_file: Path) -> None:
    for section in sections(word_file):
        for entry in section:
            assert entry == " ".join(entry.split())
            assert "#" not in entry


def test_entries_are_sorted_inside_a_section(word_file: Path) -> None:
    for section in sections(word_file):
        assert section == sorted(section, key=order)


def test_no_entry_stands_twice(word_file: Path) -> None:
    counts = Counter(entry.lower() for section in sections(word_file) for entry in section)
    assert [entry for entry, count in counts.items() if count > 1] == []


def test_capitals_only_where_the_header_announces_names(word_file: Path) -> None:
    if holds_names(word_file):
        return
    assert [entry for section in sections(word_file) for entry in section if entry != entry.lower()] == []


@pytest.mark.parametrize(("name", "least"), AT_LEAST.items())
def test_sets_are_large_enough_to_be_of_use(name: str, least: int) -> None:
    assert len(entries(name)) >= least


def test_first_names_tell_the_gender_whatever_the_language() -> None:
    men = {*entries("french-first-names-m"), *entries("english-first-names-m")}
    women = {*entries("french-first-names-f"), *entries("english-first-names-f")}
    assert men & women == set()


def test_no_english_grammar_word_is_french_or_borrowed() -> None:
    english = set(entries("english-function-words"))
    assert english & set(entries("french-function-words")) == set()
    assert english & set(entries("loanwords")) == set()


def test_words_that_betray_a_translation_are_no_loanwords() -> None:
    assert set(BETRAYS_A_TRANSLATION) & set(entries("loanwords")) == set()


def test_names_that_french_translates_are_no_accepted_names() -> None:
    assert set(TRANSLATED_NAMES) & set(entries("names")) == set()


def test_a_name_of_one_word_is_never_an_english_grammar_word() -> None:
    assert {entry.lower() for entry in entries("names")} & set(entries("english-function-words")) == set()


def test_reporting_verbs_are_bare_lemmas() -> None:
    assert [verb for verb in entries("reporting-verbs") if not verb.endswith(("er", "ir", "re"))] == []
