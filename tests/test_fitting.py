import pytest

from audit.language.lexicon import Lexicon
from audit.matching.fitting import fits


@pytest.mark.parametrize(
    ("before", "original", "suggestion", "wanted"),
    [
        ("d'", "armes", "attaque", True),
        ("d'", "armes", "frappe", False),
        ("de", "tir", "frappe", True),
        ("de", "tir", "attaque", False),
        ("que", "tu", "il vient", False),
        ("le", "tir", "héros", True),
        ("le", "tir", "homicide", False),
        ("de", "tir", "le groupe", False),
        ("une", "cascade", "coup de communication", False),
        ("un", "jeu", "coup de communication", True),
        ("la", "salle", "urgences", False),
        ("les", "salles", "urgences", True),
        ("son", "billet", "voiture", False),
        ("des", "conditions", "visibilité nulle", False),
        ("Ils", "viennent", "interviennent", True),
        ("vite", "dire", "prononcer", True),
        ("l'", "accord", "l'État", True),
        ("de", "Aaron", "Aaron Judge", True),
        ("le", "Bol", "Orange Bowl", False),
        ("de", "attaque", "agression", True),
    ],
)
def test_a_suggestion_must_fit_the_word_before(
    lexicon: Lexicon, before: str, original: str, suggestion: str, wanted: bool
) -> None:
    assert fits(lexicon.form(before), original, suggestion, lexicon) is wanted


def test_at_the_start_everything_fits(lexicon: Lexicon) -> None:
    assert fits(None, "tir", "frappe", lexicon)
