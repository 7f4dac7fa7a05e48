"""Kinds english-word and english-run: what is left in English, and all that only looks it."""

import pytest
from kind_runs import built, findings, matches, rule_of, said

from audit.matching.english_run import LONGEST_MARK, EnglishRunKind
from audit.matching.english_word import EnglishWordKind


@pytest.mark.parametrize(
    ("text", "word", "french"),
    [
        ("La hausse a provoqué un backlash dans le pays.", "backlash", "tollé"),
        ("Les prix ont connu leur furthermore faible baisse.", "furthermore", "de plus"),
        ("Le film a rapporté 75 crore en une semaine.", "crore", "dix millions"),
        ("Les rafales peuvent atteindre 50 mph.", "mph", "miles à l'heure"),
    ],
)
def test_a_lone_english_word_is_marked_with_its_french(text, word, french):
    assert ("english-word", word, french) in matches("english-words", text)


@pytest.mark.parametrize(
    "text",
    [
        "Le « backlash » a surpris le gouvernement.",
        "Le backlash (retour de bâton) a surpris le gouvernement.",
        "Le retour de bâton, ou backlash en anglais, a surpris le gouvernement.",
        "Ce que la presse appelle un backlash a surpris le gouvernement.",
        "Il a dirigé la Bank of England puis le Board of Trade.",
        "Il suit un cours de marketing et envoie des e-mails.",
        "Le relais mixte et la mass start ont souri aux Français.",
        "L'essayiste bell hooks a publié ce livre.",
        "Le site layoffs.fyi recense les licenciements.",
        "Les lecteur·rice·s ont voté.",
        "Le mot-dièse #backlash et le compte @backlash circulent.",
        "Le pro- gramme de la soirée, une ten\u00adtative.",
        "LES GUNMEN ONT FUI",
    ],
)
def test_near_misses_are_left_alone(text):
    assert said("english-words", text, "english-word") == []


def test_a_sentence_initial_article_makes_no_name_of_the_word():
    assert said("english-words", "Un backlash a suivi.") == ["backlash"]


def test_square_brackets_explain():
    assert said("english-words", "Les wildfires [feux de forêt] reprennent.") == []


def test_a_dish_is_a_dish_where_the_article_cooks():
    assert said("english-words", "Elles ont vu leur crumble saillant reculer.") == ["crumble"]
    assert said("english-words", "Elles ont vu leur crumble saillant. La recette du chef plaît.") == []


def test_a_listed_rule_needs_a_list(lexicon):
    with pytest.raises(ValueError, match="t/r: listed"):
        built(EnglishWordKind, lexicon, rule_of("english-word", listed=True))


@pytest.mark.parametrize("data", [{"suggestions": "a"}, {"suggestions": {"a": 3}}, {"listed": "yes"}, {"at_home": "a"}])
def test_a_wrong_field_is_named(lexicon, data):
    with pytest.raises(ValueError, match="t/r: " + next(iter(data))):
        built(EnglishWordKind, lexicon, rule_of("english-word", **data))


SENTENCE = "The president said on Monday that he would not sign the bill before the end of the week"


@pytest.mark.parametrize(
    ("text", "rule", "marked"),
    [
        (f"Le vote est passé.\n{SENTENCE}.", "english-sentence", f"{SENTENCE}."),
        ("Les élus ont reçu some money from the city hier.", "english-run", "some money from the city"),
        ("Il arrive à Louis Armstrong International Airport à midi.", "english-place-name",
         "Louis Armstrong International Airport"),
        ("Krijg een seintje als we achtergrondstukken plaatsen.", "sentence-in-third-language",
         "Krijg een seintje als we achtergrondstukken plaatsen."),
    ],
)  # fmt: skip
def test_english_of_more_than_one_word(text, rule, marked):
    assert (rule, marked, "") in matches("english-passages", text)


@pytest.mark.parametrize(
    "text",
    [
        "« You know what they say about us all », a-t-il lancé.",
        "Il chante The Sound of Silence et With a Little Help from My Friends.",
        "Le Center for Strategic and International Studies publie un rapport.",
        "Elle vend des billets last but not least pour le concert.",
        "Les free school meals (repas gratuits) coûtent cher.",
        "Le groupe Brussels Airport a publié ses comptes.",
        "La politique dite America first and foremost lui plaît.",
        "Der Spiegel et la Frankfurter Allgemeine ont publié le rapport.",
    ],
)
def test_names_titles_and_quotations_are_no_english_left_behind(text):
    assert said("english-passages", text) == []


def test_every_sentence_of_an_english_paragraph_is_one_finding():
    text = f"Le vote est passé.\n{SENTENCE}. {SENTENCE}, which surprised everyone who had come to hear him speak.\n"
    marked = findings("english-passages", text)
    assert len(marked) == 2
    assert all(0 < f.end - f.start <= LONGEST_MARK for f in marked)
    assert not text[marked[1].start : marked[1].end].endswith(" ")


@pytest.mark.parametrize("data", [{}, {"what": "words"}, {"what": "name"}, {"what": "name", "nouns": "none"}])
def test_a_run_rule_says_what_it_marks(lexicon, data):
    with pytest.raises(ValueError, match=r"t/r: (what|nouns)"):
        built(EnglishRunKind, lexicon, rule_of("english-run", **data))


def test_two_rules_cannot_mark_the_same(lexicon):
    with pytest.raises(ValueError, match="already"):
        built(EnglishRunKind, lexicon, rule_of("english-run", what="run"), rule_of("english-run", what="run"))
