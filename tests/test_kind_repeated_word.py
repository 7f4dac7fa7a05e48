"""Kind repeated-word: one word too many, and words that French doubles."""

import pytest
from kind_runs import built, matches, rule_of, said

from audit.matching.repeated_word import RepeatedWordKind

PACK = "doubled-words"


@pytest.mark.parametrize(
    ("text", "marked", "single"),
    [
        ("Il a rejeté le le projet.", "le le", "le"),
        ("À l'école secondaire secondaire de la ville.", "secondaire secondaire", "secondaire"),
        ("Ils vont dans\u00a0dans la rue.", "dans\u00a0dans", "dans"),
    ],
)
def test_doubled_words_are_marked(text, marked, single):
    assert [found[1:] for found in matches(PACK, text)] == [(marked, single)]


@pytest.mark.parametrize(
    "text",
    [
        "Nous nous sommes vus, vous vous êtes tus.",
        "Le premier premier ministre du pays.",
        "L'Est est sous la neige, la La Rochelle Cup aussi.",
        "Il dit non, non et non ; de, de, de.",
        "C'est très très loin, bien bien loin.",
        "Il crie toujours toujours plus fort.",
        "La la la, chante-t-elle.",
    ],
)
def test_good_french_is_left_alone(text):
    assert said(PACK, text) == []


def test_a_rule_needs_its_words(lexicon):
    with pytest.raises(ValueError, match="t/r: words"):
        built(RepeatedWordKind, lexicon, rule_of("repeated-word"))
