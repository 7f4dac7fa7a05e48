"""Kind unknown-word: invented words, and the many words that no dictionary has and that are good French."""

import pytest
from kind_runs import built, matches, rule_of, said

from audit.matching.neighbouring_words import Neighbours
from audit.matching.unknown_word import UnknownWordKind


@pytest.mark.parametrize(
    ("text", "rule", "word"),
    [
        ("Il reconverrait samedi les dirigeants.", "invented-conjugation", "reconverrait"),
        ("Les habitants plomblaient sur la place.", "unknown-verb-form", "plomblaient"),
        ("Le Kremlin n'était pas comital.", "english-in-french-spelling", "comital"),
        ("Le gouvernment a cédé.", "probable-typo", "gouvernment"),
    ],
)
def test_invented_words_are_marked(text, rule, word):
    assert [found[:2] for found in matches("unknown-words", text)] == [(rule, word)]


@pytest.mark.parametrize(
    "text",
    [
        "Le surtourisme et l'ubérisation inquiètent les antiflics.",
        "Le camp macronien et les filloniste ont voté avec les chiraquiens.",
        "Une manoeuvre des soeurs, un evenement tres interessant.",
        "Le terme « reconverrait » n'existe pas.",
        "Le verbe dit reconverrait n'existe pas.",
        "La socié- té a fermé, et la consti\u00adtution aussi.",
        "La reine des pasteures et des cheffes.",
        "Le site reconverrait.fr et le compte @reconverrait.",
        "La bactérie escherichia ferrugineuxia prospère.",
    ],
)
def test_near_misses_are_left_alone(text):
    assert [m for m in matches("unknown-words", text) if m[0] != "unknown-word"] == []


def test_the_english_behind_the_word_is_named():
    from kind_runs import findings

    (finding,) = findings("unknown-words", "Le Kremlin n'était pas comital.")
    assert finding.english == "committal"
    assert "committal" in finding.message.fr


def test_what_else_no_dictionary_has_counts_nothing():
    assert said("unknown-words", "Une frélunque dans le grenier.", "unknown-word") == ["frélunque"]


def test_neighbours(lexicon):
    neighbours = Neighbours(lexicon)
    assert neighbours.frequent("gouvernment")[0] == "gouvernement"
    assert neighbours.frequent("zzzzzzz") == ()
    assert neighbours.differs_in_accents("evenement")
    assert not neighbours.differs_in_accents("reconverrait")


@pytest.mark.parametrize("data", [{}, {"what": "typos"}, {"what": "other"}, {"what": "inflection", "endings": "a"}])
def test_a_wrong_field_is_named(lexicon, data):
    with pytest.raises(ValueError, match=r"t/r: (what|prefixes|endings)"):
        built(UnknownWordKind, lexicon, rule_of("unknown-word", **data))
