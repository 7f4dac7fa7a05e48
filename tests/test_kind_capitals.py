"""Kind capitals: link texts and English style, and the many nouns that bear a capital."""

import pytest
from kind_runs import built, matches, rule_of, said

from audit.matching.capitals import CapitalsKind

BODY = "\nLe gouvernement a annoncé mardi une réforme qui doit entrer en vigueur au printemps, selon un communiqué."


@pytest.mark.parametrize(
    ("text", "marked", "fixed"),
    [
        ("Un cessez-le-feu de 30 jours Dans sa guerre avec la Russie.", "Dans", "dans"),
        ("La proposition pour un Cessez-le-feu de 30 jours.", "Cessez-le-feu", "cessez-le-feu"),
        ("La restauration de Assistance militaire américaine.", "de Assistance", "d'assistance"),
    ],
)
def test_capitals_inside_a_sentence(text, marked, fixed):
    assert [found[1:] for found in matches("capitals", text)] == [(marked, fixed)]


@pytest.mark.parametrize(
    "text",
    [
        "Un État de droit, une Église, un Premier ministre, un Parlement.",
        "Un Français, une Ukrainienne et un Franco-Suisse.",
        "Il a pris un Airbus et conduit une Peugeot.",
        "Il a lu Dans la foule, puis le roman Pour un oui.",
        "Il a dit : Pour la paix, il faut être deux.",
        "Le rapport « Dans sa guerre » est sorti.",
        "Il y a des restes, etc. Dans sa guerre, rien ne change.",
        "Elle a vu Dans sa guerre",
        "UN CESSEZ-LE-FEU DANS SA GUERRE",
    ],
)
def test_capitals_that_belong(text):
    assert said("capitals", text) == []


def test_a_missing_full_stop_is_no_stray_capital():
    assert said("capitals", "Une validation par la maréchaussée Depuis mars, il est possible de payer.") == []


def test_a_headline_in_title_case_is_one_finding():
    title = "Le Gouvernement Annonce Une Nouvelle Réforme Des Retraites"
    assert said("capitals", title + BODY) == [title]
    assert said("capitals", "Le gouvernement annonce une nouvelle réforme des retraites" + BODY) == []


def test_a_rule_says_what_it_marks(lexicon):
    with pytest.raises(ValueError, match="t/r: what"):
        built(CapitalsKind, lexicon, rule_of("capitals", what="nouns"))
