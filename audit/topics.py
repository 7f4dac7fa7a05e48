"""What an article is about, from cue words: ``rules/fr/topics/*.toml`` -> ``Topics`` -> the article's topic ids.

A cue is a word or a fixed phrase, in lower case. Each of its words matches a token of that form or of that lemma,
so ``coup franc`` finds « coups francs ». A strong cue speaks for its topic alone, a plain one only in company; a cue
``against`` a topic takes a strong one back (« golf GTI »). Cues are indexed by first word and looked up once for each
distinct form of the article, so the cost per token is that of counting, whatever the number of topics.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from audit.language.segmenting import tokenize

STRONG, PLAIN, AGAINST = 3.0, 1.0, -3.0
"""What one cue is worth. These and the figures below are tuned on the "dev" part of tests/data/topics."""
_WEIGHTS = {"strong": STRONG, "cues": PLAIN, "against": AGAINST}
_REPEATS, _REPEATED = 2, 0.5
"""So many further occurrences of a cue count, each for half: a topic is shown by many cues, not by one said often."""
_SHORT = 45
"""Tokens (about 40 words) under which plain cues decide nothing."""
_ENOUGH, _ENOUGH_LENGTH = 3.0, 40
"""Points asked of an article of this many tokens; longer ones meet more words by chance and need more."""
_GROWTH = 2.5
"""Further points for each e-fold of length."""
_SHARE = 0.4
"""A topic that has less than this share of the best topic's points is a side matter ..."""
_PLENTY = 1.5
"""... unless it has this many times the points that are enough."""
_FORMS_KEPT = 100_000
"""Resolved forms kept in memory, so that endless input cannot fill it."""


class TopicError(ValueError):
    """A topic file is wrong; the text names the file and the field."""


class FormLike(Hashable, Protocol):
    """What is asked of a token: the lower-case form with straight apostrophes, and the lemmas it may have."""

    @property
    def norm(self) -> str:
        """The form, e.g. ``"guichets"``."""

    @property
    def lemmas(self) -> frozenset[str]:
        """Its lemmas, e.g. ``{"guichet"}``; may be empty."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic file: the id, the names by language (``"fr"``, ``"en"``), and the cues by field."""

    id: str
    name: Mapping[str, str]
    cues: Mapping[str, tuple[tuple[str, ...], ...]]
    """``strong``, ``cues`` and ``against``; each cue is the sequence of its words."""


class _Cue(NamedTuple):
    """A cue as indexed under its first word."""

    rest: tuple[str, ...]
    topic: int
    weight: float
    number: int


class _Resolved(NamedTuple):
    """What one form stands for."""

    words: tuple[int, ...]
    """Numbers of the one-word cues that the form or a lemma of it is."""
    phrases: tuple[_Cue, ...]
    """Cues of several words that may begin with it."""
    inner: tuple[str, ...]
    """Those of the form and its lemmas that some phrase holds after its first word."""


_NOTHING = _Resolved((), (), ())


class Topics:
    """All topics. Safe to share between threads: what changes is only a memory of resolved forms."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        """Index the cues of all topics."""
        self._topics = tuple(topics)
        self._weights: list[tuple[int, float]] = []
        """For each cue, by its number: its topic's index and its weight."""
        self._by_first: dict[str, list[_Cue]] = {}
        self._inner: set[str] = set()
        self._resolved: dict[FormLike, _Resolved] = {}
        shared = Counter(words for topic in self._topics for words in topic.cues["cues"])
        for index, topic in enumerate(self._topics):
            for field, cues in topic.cues.items():
                for words in cues:
                    # A word that speaks for several topics (« match ») says the less about each.
                    weight = PLAIN / shared[words] if field == "cues" else _WEIGHTS[field]
                    cue = _Cue(words[1:], index, weight, len(self._weights))
                    self._weights.append((index, weight))
                    self._by_first.setdefault(words[0], []).append(cue)
                    self._inner.update(cue.rest)

    @property
    def ids(self) -> tuple[str, ...]:
        """All topic ids, sorted."""
        return tuple(topic.id for topic in self._topics)

    def names(self, language: str) -> dict[str, str]:
        """Give the topics' names by id in ``language``, ``"fr"`` or ``"en"``; raise ``KeyError`` for another."""
        return {topic.id: topic.name[language] for topic in self._topics}

    def of(
        self, sentences: Iterable[Sequence[FormLike]], headline: Iterable[Sequence[FormLike]] = ()
    ) -> tuple[str, ...]:
        """Give the article's topics, the best shown first; none, one or several.

        ``sentences`` are the tokens of the whole article, sentence by sentence (its headline may be among
        them). What stands in ``headline`` counts once more: a headline says what an article is about.
        """
        hits: Counter[int] = Counter()
        length = self._count(tuple(sentences), hits)
        self._count(tuple(headline), hits)
        return self._decide(hits, length)

    def _count(self, sentences: Sequence[Sequence[FormLike]], hits: Counter[int]) -> int:
        """Add the occurrences of each cue to ``hits``; give the number of tokens seen."""
        counts = Counter(chain.from_iterable(sentences))
        present: set[str] = set()
        openings: dict[FormLike, tuple[_Cue, ...]] = {}
        known = self._resolved
        for form, count in counts.items():
            found = known.get(form) or self._resolve(form)
            if found is _NOTHING:
                continue
            for number in found.words:
                hits[number] += count
            present.update(found.inner)
            if found.phrases:
                openings[form] = found.phrases
        # A phrase can only stand where all its words occur somewhere; few are left to be looked for in place.
        likely = {form: [cue for cue in cues if present.issuperset(cue.rest)] for form, cues in openings.items()}
        _count_phrases({form: cues for form, cues in likely.items() if cues}, sentences, hits)
        return counts.total()

    def _resolve(self, form: FormLike) -> _Resolved:
        """Find out what a form not met before stands for, and remember it."""
        words: dict[tuple[int, bool], _Cue] = {}
        phrases: dict[int, _Cue] = {}
        keys = (form.norm, *sorted(form.lemmas))
        for cue in chain.from_iterable(self._by_first.get(key, ()) for key in keys):
            # One token speaks once for a topic, though its form and its lemma may both be cues of it.
            place = (cue.topic, cue.weight > 0)
            if cue.rest:
                phrases[cue.number] = cue
            elif place not in words or cue.weight > words[place].weight:
                words[place] = cue
        inner = tuple(key for key in keys if key in self._inner)
        found = _NOTHING
        if words or phrases or inner:
            found = _Resolved(tuple(cue.number for cue in words.values()), tuple(phrases.values()), inner)
        if len(self._resolved) >= _FORMS_KEPT:
            self._resolved.clear()
        self._resolved[form] = found
        return found

    def _decide(self, hits: Mapping[int, int], length: int) -> tuple[str, ...]:
        points = [0.0] * len(self._topics)
        sure: set[int] = set()
        for number, count in hits.items():
            topic, weight = self._weights[number]
            points[topic] += weight * (1 + _REPEATED * min(count - 1, _REPEATS))
            if weight == STRONG:
                sure.add(topic)
        enough = _ENOUGH + _GROWTH * max(0.0, log(max(length, 1) / _ENOUGH_LENGTH))
        least = max(enough, min(_PLENTY * enough, _SHARE * max(points, default=0.0)))
        chosen = [index for index, sum_ in enumerate(points) if sum_ >= least and (length >= _SHORT or index in sure)]
        chosen.sort(key=lambda index: -points[index])
        return tuple(self._topics[index].id for index in chosen)

    def to_data(self) -> list[dict[str, Any]]:
        """Give plain lists, dicts and texts, fit for JSON, from which ``from_data`` makes the same topics."""
        return [
            {"id": t.id, "name": dict(t.name), "cues": {f: [list(c) for c in cues] for f, cues in t.cues.items()}}
            for t in self._topics
        ]

    @classmethod
    def from_data(cls, data: Iterable[Mapping[str, Any]]) -> Topics:
        """Build from what ``to_data`` gave; raise ``KeyError`` or ``TypeError`` where that has been damaged."""
        return cls(
            Topic(t["id"], dict(t["name"]), {f: tuple(tuple(c) for c in cues) for f, cues in t["cues"].items()})
            for t in data
        )


def _count_phrases(
    openings: Mapping[FormLike, Sequence[_Cue]], sentences: Sequence[Sequence[FormLike]], hits: Counter[int]
) -> None:
    """Add the occurrences of phrases to ``hits``; ``openings`` gives those that each form may open."""
    for sentence in sentences if openings else ():
        for at, form in enumerate(sentence):
            if form in openings:
                hits.update(cue.number for cue in openings[form] if _goes_on(cue.rest, sentence, at + 1))


def _goes_on(words: tuple[str, ...], sentence: Sequence[FormLike], at: int) -> bool:
    """Say whether all the words stand in the sentence from position ``at`` on."""
    place = sentence[at : at + len(words)]
    return len(place) == len(words) and all(
        word == form.norm or word in form.lemmas for word, form in zip(words, place, strict=True)
    )


def load_topics(folder: Path) -> Topics:
    """Read every ``*.toml`` of ``folder``, one topic a file; raise ``TopicError`` naming the file and the field."""
    if not folder.is_dir():
        raise TopicError(f"{folder}: no such folder of topics")
    return Topics(_read_topic(path) for path in sorted(folder.glob("*.toml")))


def _read_topic(path: Path) -> Topic:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TopicError(f"{path}: {error}") from error
    table = content.get("topic")
    if set(content) != {"topic"} or not isinstance(table, dict):
        raise TopicError(f"{path}: exactly one table is wanted, [topic]")
    for field in table:
        if field not in {"id", "name", *_WEIGHTS}:
            raise TopicError(f"{path}: {field}: no such field (id, name, {', '.join(_WEIGHTS)})")
    if table.get("id") != path.stem:
        raise TopicError(f'{path}: id: must be the file\'s name, "{path.stem}"')
    name = table.get("name")
    if not isinstance(name, dict) or set(name) != {"fr", "en"} or not all(_is_text(text) for text in name.values()):
        raise TopicError(f"{path}: name: two texts are wanted, fr and en")
    return Topic(path.stem, name, _read_cues(path, table))


def _read_cues(path: Path, table: Mapping[str, Any]) -> dict[str, tuple[tuple[str, ...], ...]]:
    seen: set[tuple[str, ...]] = set()
    cues: dict[str, tuple[tuple[str, ...], ...]] = {}
    for field in _WEIGHTS:
        texts = table.get(field, [])
        if not isinstance(texts, list) or not all(_is_text(text) for text in texts):
            raise TopicError(f"{path}: {field}: a list of words and phrases is wanted")
        cues[field] = tuple(_words(text) for text in texts)
        for text, words in zip(texts, cues[field], strict=True):
            if words in seen:
                raise TopicError(f"{path}: {field}: {text!r} is given twice")
            seen.add(words)
    if not cues["strong"]:
        raise TopicError(f"{path}: strong: at least one cue is wanted")
    return cues


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _words(text: str) -> tuple[str, ...]:
    """Cut a cue as articles are cut, so that « l'or » and « k.-o. » meet the tokens they stand for."""
    return tuple(token.text.lower().replace("’", "'") for token in tokenize(text))
