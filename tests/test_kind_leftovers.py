"""Kind leftover: page furniture, embeds, encodings, prompts; cheap and safe on hostile text."""

import time

import pytest
from kind_runs import built, rule_of, said

from audit.matching.leftovers import LONGEST_MARK, LeftoverKind


@pytest.mark.parametrize(
    ("text", "rule", "marked"),
    [
        ("Voir pic.twitter.com/bajwcudvk6 ici.", "tweet-picture-link", "pic.twitter.com/bajwcudvk6"),
        ("[ad_2]\nLe vote est passé.", "shortcode", "[ad_2]"),
        ("Les fans attendent[/caption]", "shortcode", "[/caption]"),
        ("Le groupe AT&amp;T paie.", "html-entity", "&amp;"),
        ("Le prÃ©sident part.", "broken-encoding", "Ã©"),
        ("READ  MORE", "english-furniture", "READ  MORE"),
        ("Make this article seo compatible,Let there be", "machine-prompt", "Make this article seo compatible"),
        ("En fin de journée [on Friday].", "english-words-in-brackets", "[on Friday]"),
        ("Matt Gaetz, R-Fla., vote contre.", "party-and-state", "R-Fla."),
        ("Publié : September 13, 2024.", "english-date", "September 13, 2024"),
    ],
)
def test_leftovers_are_marked(text, rule, marked):
    assert said("leftovers", text, rule) == [marked]


@pytest.mark.parametrize(
    "text",
    [
        "Il a tweeté sur twitter.com puis s'est tu.",
        "La scène [filmée par un témoin] dure [environ] dix minutes.",
        "Le groupe AT&T; puis Ernst & Young.",
        "L'hôtel (***) de São Paulo, Ãngela et Â.",
        "Le lecteur more or less lit plus.",
        "Un hashtag #1, un score de 3 < 5 et 7 > 2.",
        "Voici le texte : il a été voté hier.",
        "Le vol R-37 et le D-Day.",
        "Le 13 septembre 2024, à Paris.",
        "Bien sûr, voici ce que pense le ministre.",
    ],
)
def test_near_misses_are_left_alone(text):
    assert said("leftovers", text) == []


def test_both_apostrophes_and_any_space_match():
    for text in ("Voici l'article", "Contenu de l’article", "Contenu de l'article", "Contenu\u00a0de l'article"):
        expected = [text] if text.startswith("Contenu") else []
        assert said("leftovers", f"Le vote est passé.\n{text}\nSuite.", "translated-furniture-line") == expected


@pytest.mark.parametrize("unit", ["[caption ", "{{", "<a ", "**a", "— @", "[the a ", "http://a/", "A, ", "¶ â€"])
def test_hostile_text_takes_no_time(unit):
    started = time.perf_counter()
    said("leftovers", unit * 20_000)
    assert time.perf_counter() - started < 5


def test_marks_are_short():
    text = "Le vote.\n" + "## " + "mot " * 20 + "\nFin."
    assert all(len(marked) <= LONGEST_MARK for marked in said("leftovers", text))


@pytest.mark.parametrize(
    ("find", "data", "field"),
    [
        ((), {}, "find"),
        ((), {"regex": ["a"]}, "cues"),
        ((), {"regex": ["("], "cues": ["a"]}, "regex"),
        ((), {"regex": ["a"], "cues": ["A"]}, "cues"),
    ],
)
def test_a_wrong_field_is_named(lexicon, find, data, field):
    with pytest.raises(ValueError, match=f"t/r: {field}"):
        built(LeftoverKind, lexicon, rule_of("leftover", find, **data)).prepare()
