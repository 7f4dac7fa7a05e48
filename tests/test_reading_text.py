"""Blocks and zones of plain text: offsets on any text, and the lines that are no paragraphs."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audit.model import Zone
from audit.reading import ReadingError, read_bytes
from audit.reading.lines import zone_of_line
from audit.reading.text import read_text
from audit.reading.zone_words import french_zone_words, load_zone_words

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
PROSE = "Le maire a annoncé mardi que le nouveau ferry ne prendrait pas la mer avant l’été, faute d’une coque étanche."
OTHER = (
    "Lundi, environ deux cents personnes s’étaient rassemblées sur le quai pour protester contre ce projet trop cher."
)
INVISIBLE = "\ufeff\u200b\u2060"

odd = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("ab.\n\r\v\f\x1c\x85\u2028\u2029\u00a0\u202f\t " + INVISIBLE + "🙂é\u0301/«»"),
    ),
    max_size=200,
)


@given(odd)
@example("\ufeff\r\na\r\n\r\nb\ufeff")
@example("a\rb\fc\u2028d\x85e")
def test_blocks_cover_all_that_is_visible(text):
    try:
        document = read_text(text, "a.txt", "a")
    except ReadingError:
        assert not text.strip().strip(INVISIBLE) or all(c.isspace() or c in INVISIBLE for c in text)
        return
    assert document.text == text
    end = 0
    for block in document.blocks:
        between, inside = text[end : block.start], text[block.start : block.end]
        assert end <= block.start < block.end <= len(text)
        assert all(c.isspace() or c in INVISIBLE for c in between)
        assert len(inside.splitlines()) == 1
        assert not inside[0].isspace() and not inside[-1].isspace()
        assert not {inside[0], inside[-1]} & set(INVISIBLE)
        end = block.end
    assert all(c.isspace() or c in INVISIBLE for c in text[end:])


@given(odd.filter(lambda text: "\0" not in text))
def test_bytes_come_back(text):
    try:
        document = read_bytes(text.encode("utf-8"), "a.txt")
    except ReadingError:
        return
    assert document.format == "html" or document.text == text


def test_very_long_lines_take_no_time():
    text = "mot " * 1_250_000 + "\n" + " " * 1_000_000 + "fin"
    assert len(read_text(text, "a", "a").blocks) == 2


def zones(*lines):
    document = read_text("\n".join(lines), "a.txt", "a")
    return [block.zone.value for block in document.blocks]


def test_headline_stands_above_longer_prose():
    document = read_text(f"Le ferry de Kervran restera à quai\n\n{PROSE}", "a", "a")
    assert [block.zone for block in document.blocks] == [Zone.HEADLINE, Zone.PARAGRAPH]
    assert document.title == "Le ferry de Kervran restera à quai"


@pytest.mark.parametrize(
    "first",
    [
        "Le ferry restera à quai.",
        "« Le ferry restera à quai. »",
        "Ferry",
        PROSE,
        "le ferry restera à quai",
        "Il a dit ceci :",
    ],
)
def test_first_line_that_is_no_headline(first):
    assert zones(first, PROSE + " " + OTHER)[0] == "paragraph"


def test_lone_line_is_a_paragraph():
    assert zones("Le ferry de Kervran restera à quai") == ["paragraph"]


def test_headline_may_follow_the_navigation():
    assert zones("Accueil Actu Monde", "Le ferry de Kervran restera à quai", PROSE) == [
        "boilerplate",
        "headline",
        "paragraph",
    ]


def test_caption_stands_on_its_credit():
    caption = "Le ferry de Kervran au chantier naval, le 12 mars 2025."
    assert zones(PROSE, "", caption, "Jean Dupont / Via Reuters", OTHER) == [
        "paragraph",
        "caption",
        "byline",
        "paragraph",
    ]
    assert zones(PROSE, caption, "Jean Dupont / Via Reuters")[1] == "paragraph"
    assert zones(PROSE, "", caption, "", "Jean Dupont / Via Reuters")[1] == "paragraph"


def test_end_of_the_page_is_boilerplate():
    article = [PROSE, OTHER, PROSE, OTHER, PROSE]
    assert zones(*article, "", "Les plus lus", "", "Un chat sauvé", OTHER)[5:] == ["boilerplate"] * 3


def test_what_is_longer_than_the_article_is_no_end():
    assert zones(PROSE, "", "Les plus lus", "", *[OTHER] * 5)[2:] == ["paragraph"] * 5


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("Via Reuters", Zone.BYLINE),
        ("Médias sociaux / Via Reuters", Zone.BYLINE),
        ("Handout / Kremlin.ru / AFP via Getty Images", Zone.BYLINE),
        ("Saul Loeb/Via Reuters", Zone.BYLINE),
        ("LONDRES (Reuters)", Zone.BYLINE),
        ("© AFP", Zone.BYLINE),
        ("Crédit photo : Anne Le Goff", Zone.BYLINE),
        ("Par Untel", Zone.BYLINE),
        ("Par Anne d’Ornano et Jean de La Tour", Zone.BYLINE),
        ("Par Jean Dupont, envoyé spécial à Kiev", Zone.BYLINE),
        ("Par Le Temps avec AFP", Zone.BYLINE),
        ("Publié le 12 mars 2025 à 10h04", Zone.BYLINE),
        ("Vue du port le 12 mars 2025 ( KREMLIN.RU / Handout )", Zone.CAPTION),
        ("Photo d’archives : le ferry au chantier.", Zone.CAPTION),
        ("- « Optimisme prudent » -", Zone.HEADLINE),
        ("Contenus sponsorisés", Zone.BOILERPLATE),
        ("A LIRE AUSSI :", Zone.BOILERPLATE),
        ("Lire aussi : Le ferry restera à quai", Zone.BOILERPLATE),
        ("Accueil > Monde > Europe", Zone.BOILERPLATE),
    ],
)
def test_lines_that_are_no_prose(line, zone):
    assert zone_of_line(line, french_zone_words()) is zone


@pytest.mark.parametrize(
    "line",
    [
        "Par ailleurs",
        "Par Toutatis, le retour d’Astérix",
        "Par Jean Dupont, le ferry a trouvé son maître.",
        "Trump / Poutine",
        "France - Belgique",
        "Le ministre l’a dit à l’agence Reuters",
        "Le ferry est arrivé au port à l’aube. (AFP)",
        "Lire aussi un roman ne serait pas un luxe.",
        "À la une de tous les journaux, le ferry",
        "Les plus lus sont aussi les plus courts",
        "Photo de classe : souvenirs de la rentrée",
        "Le Monde",
        "Sport et santé",
        "— Je n’ai rien vu, dit-il.",
    ],
)
def test_prose_that_looks_like_it(line):
    assert zone_of_line(line, french_zone_words()) is None


def test_wrong_zone_file_is_refused_by_field(tmp_path):
    path = tmp_path / "zones.toml"
    path.write_text('[boilerplate]\nalone = ["Menu"]\nends = "Menu"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"zones\.toml: boilerplate\.ends must be a list"):
        load_zone_words(path)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seed articles are not here")
def test_seed_articles():
    found = {path.stem: read_bytes(path.read_bytes(), path.name) for path in SEEDS.glob("*.txt")}
    zone = {name: [block.zone for block in document.blocks] for name, document in found.items()}
    assert zone["000"].count(Zone.BYLINE) == zone["000"].count(Zone.CAPTION) == 3
    assert set(zone["001"]) == {Zone.PARAGRAPH}
    assert zone["002"].count(Zone.HEADLINE) == 2
    assert zone["003"].count(Zone.CAPTION) == 2
    assert zone["004"][:2] == [Zone.BOILERPLATE, Zone.HEADLINE]
    assert zone["004"][-5:] == [Zone.BOILERPLATE] * 5


def test_a_text_of_furniture_alone_is_audited_as_it_is() -> None:
    (block,) = read_text("PUBLICITÉ\n", "x", "x").blocks
    assert block.zone is Zone.PARAGRAPH
