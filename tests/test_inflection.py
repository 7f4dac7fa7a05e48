"""A word in the inflection of another."""

import pytest

from audit.language.inflection import inflect_like
from audit.language.lexicon import Lexicon, Reading

LEXICON = Lexicon.load()


@pytest.mark.parametrize(
    ("lemma", "model", "expected"),
    [
        ("intervenir", "viennent", "interviennent"),
        ("finir", "mange", "finit"),
        ("prendre", "poussé", "pris"),
        ("prendre", "poussées", "prises"),
        ("annoncer", "disaient", "annonçaient"),
        ("devoir", "fallait", "devait"),
        ("commencer", "allant", "commençant"),
        ("céder", "donnera", "cédera"),
        ("durer", "poussées", "duré"),
        ("falloir", "manges", None),
        ("zzz", "mange", None),
    ],
)
def test_verbs(lemma: str, model: str, expected: str | None) -> None:
    assert inflect_like(LEXICON, lemma, LEXICON.form(model)) == expected


@pytest.mark.parametrize(
    ("lemma", "model", "expected"),
    [
        ("journal", "papiers", "journaux"),
        ("œil", "mains", "yeux"),
        ("mise", "tables", "mises"),
        ("directeur", "têtes", "directeurs"),
        ("vice-président", "ministres", "vice-présidents"),
        ("ex-otage", "femmes", "ex-otages"),
        ("cessez-le-feu", "trêves", "cessez-le-feu"),
        ("beau", "grandes", "belles"),
        ("nouveau", "ancien", "nouveau"),
        ("un", "les", "des"),
        ("mon", "cette", "ma"),
        ("alors que", "pendant", "alors que"),
        ("également", "grandes", "également"),
    ],
)
def test_nouns_adjectives_and_the_rest(lemma: str, model: str, expected: str) -> None:
    assert inflect_like(LEXICON, lemma, LEXICON.form(model)) == expected


@pytest.mark.parametrize(
    ("lemma", "model", "expected"),
    [
        ("avoir lieu", "viennent", "ont lieu"),
        ("faire pression sur", "poussent", "font pression sur"),
        ("mettre en œuvre", "livrées", "mises en œuvre"),
        ("se rendre", "vais", "me rends"),
        ("se rendre", "vont", "se rendent"),
        ("se rendre", "allez", "vous rendez"),
        ("se rendre", "allant", "se rendant"),
        ("se rendre", "allé", "se rendu"),
        ("s'appuyer sur", "compte", "s'appuie sur"),
        ("s’engager à", "jurons", "nous engageons à"),
        ("se appuyer", "comptent", "s'appuient"),
        ("être tué", "mourront", "seront tués"),
        ("être en train", "mourront", "seront en train"),
        ("point de presse", "briefings", "points de presse"),
        ("point de presse", "briefing", "point de presse"),
        ("haut responsable", "officiels", "hauts responsables"),
        ("premier ministre", "chefs", "premiers ministres"),
        ("chef d'état-major", "généraux", "chefs d'état-major"),
        ("point de presse", "mangent", None),
    ],
)
def test_phrases_inflect_their_head(lemma: str, model: str, expected: str | None) -> None:
    assert inflect_like(LEXICON, lemma, LEXICON.form(model)) == expected


def test_a_reading_decides_where_a_form_is_ambiguous() -> None:
    imperative = Reading("manger", "VER", "", "p", "imp", "", "2")
    assert inflect_like(LEXICON, "finir", imperative) == "finissez"
    assert inflect_like(LEXICON, "s'asseoir", imperative) == "asseyez-vous"
    subjunctive = Reading("venir", "VER", "", "p", "subj", "pres", "3")
    assert inflect_like(LEXICON, "faire", subjunctive) == "fassent"
    assert inflect_like(LEXICON, "mettre", Reading("dire", "VER", "f", "p", "ppas")) == "mises"


def test_features_narrow_an_ambiguous_form() -> None:
    dit = LEXICON.form("dit")
    assert inflect_like(LEXICON, "savoir", dit, ("ind", "pres", "3")) == "sait"
    assert inflect_like(LEXICON, "savoir", dit, ("ppas",)) == "su"
    ferme = LEXICON.form("ferme")
    assert inflect_like(LEXICON, "finir", ferme, pos="VER") == "finit"
