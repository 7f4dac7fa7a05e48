"""The lexicon: readings, tolerated spellings, inflection, English evidence, damaged files."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language.form import ACCEPTED
from audit.language.lexicon import DATA, Form, Lexicon, LexiconError, Reading

LEXICON = Lexicon.load()
TREEBANKS = Path(__file__).resolve().parent.parent.parent / "shared" / "treebanks"


def readings(text: str, pos: str = "") -> set[tuple[str, ...]]:
    return {tuple(r) for r in LEXICON.form(text).readings if not pos or r.pos == pos}


def test_a_verb_form_has_one_reading_for_each_mood_and_person() -> None:
    assert readings("mange", "VER") == {
        ("manger", "VER", "", "s", "ind", "pres", "1"),
        ("manger", "VER", "", "s", "ind", "pres", "3"),
        ("manger", "VER", "", "s", "subj", "pres", "1"),
        ("manger", "VER", "", "s", "subj", "pres", "3"),
        ("manger", "VER", "", "s", "imp", "", "2"),
    }


def test_a_past_participle_is_verb_and_adjective() -> None:
    assert readings("poussées") == {
        ("pousser", "VER", "f", "p", "ppas", "", ""),
        ("poussé", "ADJ", "f", "p", "", "", ""),
        ("poussée", "NOM", "f", "p", "", "", ""),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'", {("le", "DET", "e", "s", "", "", ""), ("le", "PRO", "e", "s", "", "", "3")}),
        ("L’", {("le", "DET", "e", "s", "", "", ""), ("le", "PRO", "e", "s", "", "", "3")}),
        ("du", {("de", "PRE", "", "", "", "", ""), ("le", "DET", "m", "s", "", "", "")}),
        ("aux", {("à", "PRE", "", "", "", "", ""), ("le", "DET", "e", "p", "", "", "")}),
        ("cette", {("ce", "DET", "f", "s", "", "", "")}),
        ("lorsqu'", {("lorsque", "CON", "", "", "", "", "")}),
        ("s'", {("se", "PRO", "e", "i", "", "", "3"), ("si", "CON", "", "", "", "", "")}),
        ("-t-il", {("il", "PRO", "m", "s", "", "", "3")}),
        ("-elles", {("elle", "PRO", "f", "p", "", "", "3")}),
        ("m'", {("me", "PRO", "e", "s", "", "", "1")}),
        ("yeux", {("œil", "NOM", "m", "p", "", "", "")}),
        ("21e", {("21e", "ADJ", "e", "i", "", "", "")}),
        ("20h30", {("20h30", "NUM", "e", "i", "", "", "")}),
        ("1 200,5", {("1 200,5", "NUM", "e", "i", "", "", "")}),
    ],
)
def test_function_words_and_numbers(text: str, expected: set[tuple[str, ...]]) -> None:
    assert readings(text) == expected


SMALL_WORDS = """
l' d' qu' j' n' s' m' t' c' jusqu' lorsqu' puisqu' quoiqu' quelqu' presqu' le la les un des du au aux ce cet cette ces
mon ma mes ta tes sa ses notre nos votre vos leur leurs chaque plusieurs quelques aucun aucune toute tous toutes je il
elle nous vous ils elles me te se lui eux y en qui que quoi dont où lequel celui celle ceux
-t-il -ils -elle -on -ce -je -nous -vous -le -la -les -lui -leur -moi -toi -y -en
"""


@pytest.mark.parametrize("word", SMALL_WORDS.split())
def test_every_small_word_is_known_and_no_noun(word: str) -> None:
    assert LEXICON.form(word).known
    assert not LEXICON.form(word).has("NOM")


def test_capitals_look_up_both_spellings() -> None:
    assert LEXICON.form("Ukraine").has("NPR", ("f",))
    assert LEXICON.form("UKRAINE").readings == LEXICON.form("Ukraine").readings
    assert not LEXICON.form("ukraine").known
    assert LEXICON.form("Maisons").lemmas == {"maison"}
    assert LEXICON.form("MAISONS").lemmas == {"maison"}
    assert LEXICON.form("Maisons").capital and not LEXICON.form("maisons").capital


def test_an_unknown_capitalised_word_reads_as_a_name() -> None:
    form = LEXICON.form("Zelenskoujine")
    assert not form.known
    assert form.readings == (Reading("Zelenskoujine", "NPR", "e", "i"),)
    assert LEXICON.form("zelenskoujine").readings == ()


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Etat", "état"),
        ("Etats-Unis", "États-Unis"),
        ("ETATS-UNIS", "États-Unis"),
        ("oeuvre", "œuvre"),
        ("soeurs", "sœur"),
        ("A", "à"),
        ("Ca", "ça"),
        ("Ile-de-France", "Île-de-France"),
        ("etc.", "etc"),
        ("O.N.U.", "ONU"),
        ("porte\u2011parole", "porte-parole"),
    ],
)
def test_tolerated_spellings_are_known(text: str, lemma: str) -> None:
    assert LEXICON.form(text).known
    assert lemma in LEXICON.form(text).lemmas


@pytest.mark.parametrize(
    ("text", "lemma", "features"),
    [
        ("américano-ukrainiennes", "américano-ukrainien", ("adj", "f", "p")),
        ("ukraino-russe", "ukraino-russe", ("adj", "s")),
        ("ex-ministres", "ex-ministre", ("nom", "p")),
        ("vice-présidente", "vice-président", ("nom", "f", "s")),
        ("franco-allemand", "franco-allemand", ("adj", "m", "s")),
        ("cessez-le-feu", "cessez-le-feu", ("nom", "m")),
    ],
)
def test_compounds_read_as_their_last_part(text: str, lemma: str, features: tuple[str, ...]) -> None:
    assert LEXICON.form(text).known
    assert LEXICON.form(text).lemma_has(lemma, features)


@pytest.mark.parametrize(
    "word", ["reconverrait", "comital", "ukraineun", "xyz-abc", "ex-", "-", "19years", "", "«", "\u0301"]
)
def test_invented_words_are_unknown(word: str) -> None:
    assert not LEXICON.form(word).known
    assert word not in LEXICON


def test_has_takes_both_genders_and_numbers() -> None:
    responsable = LEXICON.form("responsables")
    assert responsable.has("NOM", ("f", "p")) and responsable.has("NOM", ("m", "p"))
    assert not responsable.has("NOM", ("s",)) and not responsable.has("NOM", ("m", "s"))
    assert LEXICON.form("héros").has("NOM", ("s",)) and LEXICON.form("héros").has("NOM", ("p",))
    assert LEXICON.form("viennent").has("VER", ("ind", "3", "p"))
    assert not LEXICON.form("viennent").has("VER", ("cond",))


def test_has_knows_moods_by_name() -> None:
    assert LEXICON.form("pousser").has("INF") and not LEXICON.form("poussé").has("INF")
    assert LEXICON.form("poussant").has("PPRES") and LEXICON.form("poussés").has("PPAS", ("m", "p"))
    assert LEXICON.form("poussait").has("IND", ("impf",))


def test_lemma_has_asks_one_lemma_alone() -> None:
    suis = LEXICON.form("suis")
    assert suis.lemmas >= {"être", "suivre"}
    assert suis.lemma_has("être", ("ind", "1")) and not suis.lemma_has("être", ("2",))
    assert suis.lemma_has("suivre", ("imp", "2"))
    assert LEXICON.form("livres").lemma_has("livre", ("nom", "p"))
    assert not LEXICON.form("livres").lemma_has("livre", ("v",))
    assert not LEXICON.form("livres").lemma_has("page")


@pytest.mark.parametrize(("pos", "features"), [("NOUN", ()), ("NOM", ("x",)), ("nom", ())])
def test_wrong_names_are_refused(pos: str, features: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="is not a"):
        LEXICON.form("mot").has(pos, features)
    with pytest.raises(ValueError, match="is not a"):
        LEXICON.form("mot").lemma_has("mot", ("wrong",))


@pytest.mark.parametrize(
    ("lemma", "pos", "features", "form"),
    [
        ("intervenir", "VER", ("ind", "pres", "3", "p"), "interviennent"),
        ("beau", "ADJ", ("m", "s"), "beau"),
        ("nouveau", "ADJ", ("f", "p"), "nouvelles"),
        ("œil", "NOM", ("p",), "yeux"),
        ("cheval", "NOM", ("p",), "chevaux"),
        ("mise", "NOM", ("p",), "mises"),
        ("céder", "VER", ("fut", "3", "s"), "cédera"),
        ("appeler", "VER", ("ind", "pres", "3", "s"), "appelle"),
        ("prendre", "PPAS", ("f", "p"), "prises"),
        ("vice-président", "NOM", ("p",), "vice-présidents"),
        ("ex-ministre", "NOM", ("p",), "ex-ministres"),
        ("le", "DET", ("f", "s"), "la"),
        ("falloir", "VER", ("ind", "pres", "2", "s"), None),
        ("zzz", "NOM", (), None),
    ],
)
def test_inflect(lemma: str, pos: str, features: tuple[str, ...], form: str | None) -> None:
    assert LEXICON.inflect(lemma, pos, features) == form


def test_every_form_of_a_lemma_leads_back_to_it() -> None:
    for lemma, pos in [("manger", "VER"), ("être", "VER"), ("nouveau", "ADJ"), ("chat", "NOM"), ("aller", "VER")]:
        forms = list(LEXICON.forms_of(lemma, pos))
        assert forms
        assert all(reading in LEXICON.form(form).readings for form, reading in forms)
    assert {r.pos for _, r in LEXICON.forms_of("manger")} == {"VER", "NOM"}
    assert list(LEXICON.forms_of("zzz")) == []


def test_verb_traits() -> None:
    assert {"transitive", "auxiliary-avoir"} <= LEXICON.verb_traits("manger")
    assert {"intransitive", "auxiliary-être"} <= LEXICON.verb_traits("venir")
    assert "only-reflexive" in LEXICON.verb_traits("évanouir")
    assert "impersonal" in LEXICON.verb_traits("falloir")
    assert "auxiliary" in LEXICON.verb_traits("avoir")
    assert LEXICON.verb_traits("table") == frozenset()


def test_english_evidence() -> None:
    english, french = LEXICON.english("briefing")
    assert english > french > 0
    assert LEXICON.english("qzqzqz") == (0.0, 0.0)
    assert LEXICON.is_english("breakthrough") and LEXICON.is_english("handout")
    assert not LEXICON.is_english("maison") and not LEXICON.is_english("reconverrait")
    assert LEXICON.may_be_english("crumble") and not LEXICON.may_be_english("maison")
    assert LEXICON.french_frequency("l'") > LEXICON.french_frequency("maison") > LEXICON.french_frequency("crumble")
    assert LEXICON.french_frequency("-t-il") == LEXICON.french_frequency("il") > 5


def test_the_cache_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.language.lexicon.MOST_FORMS", 10)
    lexicon = Lexicon(DATA)
    for number in range(100):
        assert lexicon.form(str(number)).text == str(number)
    assert lexicon.form("maison") is lexicon.form("maison")


@given(st.text(max_size=30))
def test_any_text_has_a_form(text: str) -> None:
    form = LEXICON.form(text)
    assert form.text == text
    assert form.known == (text in LEXICON)
    assert form.known or all(reading.pos == "NPR" for reading in form.readings)


@given(st.text(alphabet="aàeéistnrmlopuh'-AÉSTM", max_size=12), st.sampled_from(sorted(ACCEPTED)))
def test_answers_do_not_change(text: str, feature: str) -> None:
    form = Form(text, text.lower(), LEXICON.form(text).readings, True)
    for pos in ("NOM", "VER", "INF"):
        assert form.has(pos, (feature,)) == form.has(pos, (feature,)) == LEXICON.form(text).has(pos, (feature,))


def test_loading_takes_milliseconds() -> None:
    started = time.perf_counter()
    Lexicon(DATA)
    assert time.perf_counter() - started < 0.1


def copy_of_data(folder: Path) -> Path:
    return Path(shutil.copytree(DATA, folder / "data"))


@pytest.mark.parametrize("name", ["forms.marisa", "forms.table", "paradigms.marisa", "words.table", "manifest.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = copy_of_data(tmp_path)
    (folder / name).unlink()
    with pytest.raises(LexiconError, match=name):
        Lexicon.load(folder)


@pytest.mark.parametrize("name", ["forms.marisa", "analyses.marisa", "lemmas.table", "words.marisa"])
@pytest.mark.parametrize("damage", ["empty", "short", "changed"])
def test_a_damaged_file_is_named(tmp_path: Path, name: str, damage: str) -> None:
    path = copy_of_data(tmp_path) / name
    content = path.read_bytes()
    changed = content[:-1] + bytes([content[-1] ^ 1])
    path.write_bytes({"empty": b"", "short": content[: len(content) // 2], "changed": changed}[damage])
    with pytest.raises(LexiconError, match=name):
        Lexicon(path.parent)


@pytest.mark.parametrize("manifest", ["{", "[]", json.dumps({"version": 0}), json.dumps({"version": 1})])
def test_a_foreign_manifest_is_refused(tmp_path: Path, manifest: str) -> None:
    folder = copy_of_data(tmp_path)
    (folder / "manifest.json").write_text(manifest, "utf-8")
    with pytest.raises(LexiconError, match=r"manifest\.json"):
        Lexicon(folder)


def test_the_lexicon_has_the_size_it_should() -> None:
    assert LEXICON.counts["forms"] > 450_000
    assert LEXICON.counts["readings"] > 600_000
    assert sum(path.stat().st_size for path in DATA.rglob("*") if path.is_file()) < 12_000_000


def test_readings_agree_with_hand_tagged_french() -> None:
    if not TREEBANKS.is_dir():
        pytest.skip("the treebanks are not part of the project")
    expected = {"NOUN": "NOM", "VERB": "VER", "AUX": "VER", "DET": "DET", "PRON": "PRO", "CCONJ": "CON", "NUM": "NUM"}
    tagged = [
        (fields[1], expected[fields[3]])
        for path in sorted(TREEBANKS.glob("*sequoia*test*.conllu"))
        for line in path.read_text("utf-8").splitlines()
        if len(fields := line.split("\t")) == 10 and fields[0].isdigit() and fields[3] in expected
    ]
    right = sum(LEXICON.form(text).has(pos) for text, pos in tagged)
    assert len(tagged) > 4000
    assert right / len(tagged) > 0.95


def test_the_build_script_starts_or_says_what_it_needs() -> None:
    script = DATA.parent.parent.parent / "scripts" / "build_lexicon"
    command = [sys.executable, "-B", str(script), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        assert "wordfreq" in done.stderr
        pytest.skip("wordfreq is not installed (extra build)")
    assert "--dictionary" in done.stdout
