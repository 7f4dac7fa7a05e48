"""Which language a text is in, on our own samples; on the shared corpora where they are present."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from audit.language.identification import is_english, is_french, language_of, shares_of

SAMPLES = tomllib.loads((Path(__file__).parent / "data/reading/languages.toml").read_text(encoding="utf-8"))
CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
FRENCH = (
    "Le maire du petit port a déclaré mardi que le nouveau ferry ne prendrait pas la mer avant l’été, car la compagnie "
    "a trouvé une fissure dans la coque. Les passagers qui ont déjà payé seront remboursés sous deux semaines."
)


def test_french_is_french():
    assert is_french(FRENCH)
    assert not is_english(FRENCH)
    assert language_of(FRENCH) == "fr"


@pytest.mark.parametrize("language", SAMPLES.keys() - {"la"})
def test_other_languages_are_not_french(language):
    assert not is_french(SAMPLES[language])


@pytest.mark.parametrize("language", SAMPLES.keys() - {"en"})
def test_only_english_is_english(language):
    assert not is_english(SAMPLES[language])


def test_langdetect_always_answers_the_same():
    assert {language_of(SAMPLES["it"][:60]) for _ in range(5)} == {language_of(SAMPLES["it"][:60])}


@pytest.mark.parametrize("text", ["", "?!", "12 mars 2025", "one two three four"])
def test_under_five_words_there_is_no_language(text):
    assert language_of(text) is None
    assert not is_english(text)


def test_short_text_is_taken_as_french():
    assert is_french("The new ferry will not sail before the summer.")


@pytest.mark.parametrize(
    "text",
    [
        "The talks will resume on Monday, officials said.",
        "Read more about this story here and subscribe to our newsletter.",
        "It's not what we wanted, but we'll take it",
    ],
)
def test_english_sentences(text):
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le film « The Lord of the Rings » sort mercredi dans les salles.",
        "Il a dit « I have a dream » devant la foule réunie à Washington.",
        "Marco Rubio, Steve Witkoff, Dmitry Peskov, Radek Sikorski",
        "Quel son, on en a mis plein les as",
        "1. Manchester United 2. Chelsea 3. Leicester City 4. West Ham",
    ],
)
def test_french_with_english_names_is_not_english(text):
    assert not is_english(text)


def test_both_apostrophes_make_an_elision():
    assert shares_of("l'homme qu'elle voit") == shares_of("l’homme qu’elle voit")


def test_one_look_costs_no_load_of_langdetect():
    code = f"""
import sys
from audit.language.identification import is_english, is_french
assert is_french({FRENCH!r}) and not is_english({FRENCH!r}) and not is_french({SAMPLES["en"]!r})
assert "langdetect" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_native_press_is_never_english_and_english_press_always():
    native, english = [], set()
    for path in CORPORA.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").strip().split("\n"):
            row = json.loads(line)
            if row["kind"] == "native":
                native.append(row["text"])
            elif row["source"] and len(row["source"].split()) >= 12:
                english.add(row["source"])
    assert native
    assert not [text for text in native if is_english(text)]
    missed = [text for text in english if not is_english(text)]
    assert len(missed) <= 0.005 * len(english)
