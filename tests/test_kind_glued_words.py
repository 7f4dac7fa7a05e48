"""Kind glued-words: lost spaces, and names that are spelt like them."""

import pytest
from kind_runs import built, matches, rule_of, said

from audit.matching.glued_words import GluedWordsKind


@pytest.mark.parametrize(
    ("text", "word", "apart"),
    [
        ("Pour Ukraineun cessez-le-feu est un défi.", "Ukraineun", "Ukraine un"),
        ("Elle a loué le gouvernementLa réforme suivra.", "gouvernementLa", "gouvernement La"),
        ("L'option de menuParamètres est cachée.", "menuParamètres", "menu Paramètres"),
        ("La fin delaguerre approche.", "delaguerre", "de la guerre"),
    ],
)
def test_glued_words_are_taken_apart(text, word, apart):
    assert [found[1:] for found in matches("glued-words", text)] == [(word, apart)]


@pytest.mark.parametrize(
    "text",
    [
        "L'iPhone, la PlayStation, YouTube, TikTok, LinkedIn et le GitHub de McKinsey.",
        "FranceInfo, BusinessEurope, EuroMillions et LaREM.",
        "Les joueurs Robertas, Sofien, Cherelle et Expressen.",
        "La ville de Cordemais et le château de Mariemont.",
        "La desserte et la dérégulation, le surtourisme et l'aujourd'hui.",
        "Le site www.gouvernementLa.fr et le compte @gouvernementLa.",
    ],
)
def test_names_and_words_are_left_alone(text):
    assert said("glued-words", text) == []


def test_the_word_set_must_exist(lexicon):
    with pytest.raises(ValueError, match=r"t/r: words: there is no rules/words/none\.txt"):
        built(GluedWordsKind, lexicon, rule_of("glued-words", what="lower-case", words="none"))
