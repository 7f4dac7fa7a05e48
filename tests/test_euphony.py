"""Elision, contraction and the forms before a vowel."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language.fr.euphony import repair
from audit.language.fr.sounds import elides
from audit.language.lexicon import Lexicon

LEXICON = Lexicon.load()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("que il vient", "qu'il vient"),
        ("de Ukraine", "d'Ukraine"),
        ("le arme", "l'arme"),
        ("si il vient", "s'il vient"),
        ("ce est vrai", "c'est vrai"),
        ("je aime, il se appelle, il ne y va pas", "j'aime, il s'appelle, il n'y va pas"),
        ("le homme et la histoire", "l'homme et l'histoire"),
        ("lorsque il, puisque on, quoique elle, jusque à Paris", "lorsqu'il, puisqu'on, quoiqu'elle, jusqu'à Paris"),
        ("presque île, quelque un", "presqu'île, quelqu'un"),
        ("de ONU, le OTAN, de Hélène, de Yves, de Yvelines", "d'ONU, l'OTAN, d'Hélène, d'Yves, d'Yvelines"),
        ("Que il, Le arme, LE ARME, QUE IL", "Qu'il, L'arme, L'ARME, QU'IL"),
        ("qu’il dit que elle vient", "qu’il dit qu’elle vient"),
        ("parce que\u00a0il", "parce qu'il"),
        ("ce en est assez", "c'en est assez"),
    ],
)
def test_elision(before: str, after: str) -> None:
    assert repair(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "si elle vient",
        "le hache, le héros, la haine, de haute, la hausse, le huis, de huit",
        "de onze, que oui, le yaourt, le ouistiti, le uhlan",
        "le Hezbollah, de Hamas, la Hongrie, de Harvard, le Yémen, de HLM",
        "le ou la, le un, la une, le onze",
        "presque un, ce à quoi, ce en quoi, et ce en raison, ce avec quoi",
        "le IIe arrondissement, le Ier acte",
        "allant de un à six mois",
        "a plaidé Me Olivier",
        "de A à Z",
        "de « Ukraine », que, il",
        "que\nil",
        "nouveau et beau, de nouveau attaqué, art nouveau allemand, vieux amis, le nouveau est long",
        "ma hache, ta main",
        "ce héros, ce soldat",
        "aujourd'hui m'sieur s'en va, l'une d'elles",
        "dit-il, dites-le à Paul",
    ],
)
def test_what_stands_stays(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("de le président", "du président"),
        ("de les armes à le front, à les soldats", "des armes au front, aux soldats"),
        ("de le accord à le homme", "de l'accord à l'homme"),
        ("De le président, À les soldats, A le front", "Du président, Aux soldats, Au front"),
        ("de le pouvoir", "du pouvoir"),
        ("de les 3 accords", "des 3 accords"),
        ("de lesquels, à lequel", "desquels, auquel"),
        ("de le Havre", "du Havre"),
        ("de le faire, à les voir, de les avoir vus", "de le faire, à les voir, de les avoir vus"),
        ("de le bien faire, à le lui dire, de les y voir", "de le bien faire, à le lui dire, de les y voir"),
        ("de Le Monde", "de Le Monde"),
        ("de l'arme à la fin de la guerre", "de l'arme à la fin de la guerre"),
        ("il est temps de le", "il est temps de le"),
    ],
)
def test_contraction(before: str, after: str) -> None:
    assert repair(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ma amie, ta idée, sa histoire", "mon amie, ton idée, son histoire"),
        ("ce accord, ce homme, ce autre", "cet accord, cet homme, cet autre"),
        ("un beau homme, un nouveau accord, un vieux ami", "un bel homme, un nouvel accord, un vieil ami"),
        ("le nouveau hôpital", "le nouvel hôpital"),
    ],
)
def test_forms_before_a_vowel(before: str, after: str) -> None:
    assert repair(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("d'munitions", "de munitions"),
        ("qu'les hommes", "que les hommes"),
        ("il n'peut", "il ne peut"),
        ("d’les accords", "des accords"),
        ("d'le front", "du front"),
    ],
)
def test_a_vowel_comes_back_before_a_consonant(before: str, after: str) -> None:
    assert repair(before) == after


def test_h_aspire_is_told_from_mute_h() -> None:
    for word in ("hache", "haricot", "héros", "hors-jeu", "hautes", "hiérarchie", "Hongrie", "Haut-Karabakh", "hockey"):
        assert not elides(word, LEXICON), word
    for word in ("homme", "héroïne", "haltère", "huile", "huissier", "hypersonique", "Histoire", "haleine", "hindou"):
        assert elides(word, LEXICON), word


def test_an_unknown_name_in_h_is_left_alone() -> None:
    assert not elides("Hakszyk", LEXICON)


@given(st.text(max_size=60))
def test_repair_is_done_once_and_loses_no_line(text: str) -> None:
    once = repair(text)
    assert repair(once) == once
    assert once.count("\n") == text.count("\n")


SAMPLE = "de le les la à que il arme homme hache ce ma nouveau ami si L' qu' Ukraine A faire , . 3"
WORDS = st.sampled_from([*SAMPLE.split(), "\n"])


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_repair_of_french_words_is_done_once(text: str) -> None:
    once = repair(text)
    assert repair(once) == once


def test_good_french_is_left_alone() -> None:
    seeds = Path(__file__).resolve().parent.parent / "seeds" / "native"
    texts = [path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))]
    if not texts:
        pytest.skip("no native samples yet")
    assert [repair(text) for text in texts] == texts
