"""Topics: the figures on the labelled set, what a cue matches, what a wrong file is told."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from audit.language.lexicon import Form, Lexicon
from audit.language.segmenting import tokenize
from audit.topics import TopicError, Topics, load_topics

ROOT = Path(__file__).parent.parent
LABELLED = Path(__file__).parent / "data" / "topics"
NEEDED = (
    "justice", "film-tv", "politics", "crime", "war", "cricket", "motorsport", "food", "aviation", "crypto",
    "markets", "migration", "energy", "diplomacy", "golf", "weather", "football", "education", "combat-sports",
    "space", "music", "tennis", "royals", "basketball", "baseball", "phones", "cycling", "american-football", "games",
    "software", "ai", "celebrities", "disaster", "animals", "real-estate", "athletics", "health", "science", "hockey",
    "travel", "lifestyle", "religion", "fashion", "business", "cars", "rugby",
)  # fmt: skip
GOLF = """
[topic]
id = "golf"
name = { fr = "golf", en = "golf" }
strong = ["birdie", "trou en un"]
cues = ["trou", "coup d'envoi", "parcours", "green"]
against = ["Golf GTI"]
"""


class Word(NamedTuple):
    """A token as the lexicon would give it."""

    norm: str
    lemmas: frozenset[str] = frozenset()


class Figures(NamedTuple):
    precision: float
    recall: float


@pytest.fixture(scope="module")
def topics() -> Topics:
    return load_topics(ROOT / "rules" / "fr" / "topics")


@pytest.fixture
def golf(tmp_path: Path) -> Topics:
    (tmp_path / "golf.toml").write_text(GOLF, encoding="utf-8")
    return load_topics(tmp_path)


def forms(text: str) -> list[list[Form]]:
    form = Lexicon.load().form
    return [[form(token.text) for token in tokenize(text)]]


def words(text: str) -> list[list[Word]]:
    return [[Word(token.text.lower(), frozenset({token.text.lower().rstrip("s")})) for token in tokenize(text)]]


def filler(count: int) -> list[Word]:
    return [Word("mot")] * count


def measure(topics: Topics, part: str) -> Figures:
    right = wrong = missed = 0
    for line in (LABELLED / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        found, wanted = set(topics.of(forms(article["text"]))), set(article["topics"])
        right += len(found & wanted)
        wrong += len(found - wanted - set(article["optional"]))
        missed += len(wanted - found)
    return Figures(right / (right + wrong), right / (right + missed))


@pytest.mark.parametrize("part", ["dev", "test"])
def test_precision_and_recall_on_the_labelled_set(topics: Topics, part: str) -> None:
    figures = measure(topics, part)
    assert figures.precision > 0.95, figures
    assert figures.recall > 0.80, figures


def test_the_labelled_set_names_only_topics_that_exist(topics: Topics) -> None:
    known, seen = set(topics.ids), set()
    for part in ("dev", "test"):
        for line in (LABELLED / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            assert article["part"] == part
            assert known.issuperset(article["topics"] + article["optional"]), article
            seen.update(article["topics"])
    assert seen == known


def test_all_needed_topics_exist_with_names(topics: Topics) -> None:
    assert set(topics.ids) >= set(NEEDED)
    assert topics.ids == tuple(sorted(topics.ids))
    for language in ("fr", "en"):
        assert set(topics.names(language)) == set(topics.ids)
    assert topics.names("fr")["american-football"] == "football américain"


def test_an_article_on_nothing_in_the_list_has_no_topic(topics: Topics) -> None:
    assert topics.of([]) == ()
    assert topics.of(forms("Le vieux pont de pierre sera restauré. " * 20)) == ()


def test_a_cue_matches_its_form_and_its_lemma(golf: Topics) -> None:
    assert golf.of([[Word("birdie")]]) == ("golf",)
    assert golf.of([[Word("birdies", frozenset({"birdie"}))]]) == ("golf",)
    assert golf.of([[Word("birdies")]]) == ()


def test_a_phrase_matches_word_by_word_within_one_sentence(golf: Topics) -> None:
    assert golf.of(words("Deux trous en un hier")) == ("golf",)
    assert golf.of(words("Un trou en deux")) == ()
    assert golf.of([*words("Un trou en"), *words("un")]) == ()
    assert golf.of(words("Un trou en")) == ()


def test_a_curly_apostrophe_in_a_cue_is_a_straight_one(tmp_path: Path) -> None:
    (tmp_path / "golf.toml").write_text(GOLF.replace('"birdie"', '"tee d’Augusta"'), encoding="utf-8")
    assert load_topics(tmp_path).of(words("Au tee d'Augusta")) == ("golf",)


def test_plain_cues_need_company_and_some_length(golf: Topics) -> None:
    three = words("le trou du parcours et le green")[0]
    assert golf.of([three]) == ()
    assert golf.of([three + filler(40)]) == ()
    assert golf.of([three + filler(40)], headline=[three]) == ("golf",)


def test_one_token_counts_once_for_a_topic(tmp_path: Path) -> None:
    (tmp_path / "golf.toml").write_text(GOLF.replace('"trou"', '"trou", "troue", "trouer"'), encoding="utf-8")
    token = Word("troue", frozenset({"trou", "trouer"}))
    assert load_topics(tmp_path).of([[token, *filler(45)]]) == ()


def test_a_cue_against_takes_a_strong_one_back(golf: Topics) -> None:
    assert golf.of(words("Un birdie en golf GTI")) == ()


def test_long_articles_need_more_than_a_passing_mention(golf: Topics) -> None:
    assert golf.of([[Word("birdie"), *filler(30)]]) == ("golf",)
    assert golf.of([[Word("birdie"), *filler(600)]]) == ()


def test_the_same_form_with_other_lemmas_is_looked_up_anew(golf: Topics) -> None:
    assert golf.of([[Word("birdies")]]) == ()
    assert golf.of([[Word("birdies", frozenset({"birdie"}))]]) == ("golf",)
    assert golf.of([[Word("birdies")]]) == ()


def test_several_topics_come_best_first(topics: Topics) -> None:
    text = (
        "Le bitcoin et l'ethereum chutent ; la blockchain de la cryptomonnaie souffre. À Wall Street, le Nasdaq et le "
        "Dow Jones reculent, les investisseurs attendant la Fed."
    )
    assert topics.of(forms(text)) == ("crypto", "markets")


def test_topics_survive_json(topics: Topics) -> None:
    again = Topics.from_data(json.loads(json.dumps(topics.to_data())))
    assert again.ids == topics.ids
    assert again.names("fr") == topics.names("fr")
    assert again.to_data() == topics.to_data()
    article = forms("La fusée a placé deux satellites sur leur orbite, puis la NASA a félicité les astronautes.")
    assert again.of(article) == topics.of(article) == ("space",)


@pytest.mark.parametrize("damaged", [[{}], [{"id": "golf"}], [{"id": "golf", "name": {}, "cues": None}]])
def test_damaged_data_is_refused(damaged: list[dict[str, object]]) -> None:
    with pytest.raises((KeyError, TypeError, AttributeError)):
        Topics.from_data(damaged)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('id = "golf"', 'id = "tennis"', "id"),
        ('id = "golf"', "", "id"),
        ('{ fr = "golf", en = "golf" }', '"golf"', "name"),
        ('{ fr = "golf", en = "golf" }', '{ fr = "golf" }', "name"),
        ('{ fr = "golf", en = "golf" }', '{ fr = "golf", en = " " }', "name"),
        ('strong = ["birdie", "trou en un"]', "", "strong"),
        ('strong = ["birdie", "trou en un"]', 'strong = "birdie"', "strong"),
        ('"trou", ', '"trou", 18, ', "cues"),
        ('"trou", ', '"trou", "", ', "cues"),
        ('"trou", ', '"trou", "Birdie", ', "cues: 'Birdie' is given twice"),
        ("against", "contre", "contre"),
        ("[topic]", "[subject]", "[topic]"),
        ("[topic]", "[topic", "Expected"),
    ],
)
def test_a_wrong_file_is_refused_with_file_and_field(tmp_path: Path, old: str, new: str, field: str) -> None:
    assert old in GOLF
    (tmp_path / "golf.toml").write_text(GOLF.replace(old, new), encoding="utf-8")
    with pytest.raises(TopicError) as error:
        load_topics(tmp_path)
    assert "golf.toml: " in str(error.value)
    assert field in str(error.value)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TopicError, match="nowhere"):
        load_topics(tmp_path / "nowhere")


def fastest(topics: Topics, articles: Sequence[Sequence[Sequence[Form]]]) -> float:
    """Give the tokens per second of the best of five rounds."""
    tokens = sum(len(sentence) for article in articles for sentence in article)
    return tokens / min(_seconds(topics, articles) for _ in range(5))


def _seconds(topics: Topics, articles: Iterable[Sequence[Sequence[Form]]]) -> float:
    start = time.perf_counter()
    for article in articles:
        topics.of(article)
    return time.perf_counter() - start


def test_deciding_costs_little(topics: Topics) -> None:
    lines = (LABELLED / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    sentences = [forms(json.loads(line)["text"])[0] for line in lines]
    articles = [sentences[at : at + 15] for at in range(0, len(sentences), 15)]
    # A million tokens a second were measured on native news; a tenth leaves room for a busy machine.
    assert fastest(topics, articles) > 100_000
