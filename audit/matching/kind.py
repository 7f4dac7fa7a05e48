"""What every kind of rule has in common: it is built from all its rules at once and finds matches in an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from audit.language.lexicon import Form, Lexicon
from audit.model import Document, Rule, Sentence


class ParsedSentence(NamedTuple):
    """A sentence with the lexicon's view of each token: ``forms[i]`` belongs to ``sentence.tokens[i]``."""

    sentence: Sentence
    forms: Sequence[Form]


def parsed_sentences(document: Document, lexicon: Lexicon) -> tuple[ParsedSentence, ...]:
    """Look up every token of a segmented document."""
    form = lexicon.form
    return tuple(
        ParsedSentence(sentence, [form(token[2]) for token in sentence.tokens])
        for block in document.blocks
        for sentence in block.sentences
    )


@dataclass(frozen=True, slots=True)
class Article:
    """A segmented document as the kinds see it."""

    document: Document
    sentences: tuple[ParsedSentence, ...]
    topics: tuple[str, ...] = ()


class Match(NamedTuple):
    """A place where a rule applies: a span of code points, suggestions (best first), values for the message."""

    rule: Rule
    start: int
    end: int
    replacements: tuple[str, ...] = ()
    values: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What kinds may consult besides the article: the lexicon and the word sets of ``rules/words``."""

    lexicon: Lexicon
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Word set name -> lower-case entries, apostrophes straight. An entry may hold spaces or hyphens."""


class Kind(Protocol):
    """How a kind looks to the registry. ``name`` is what a rule writes as ``kind = "..."``."""

    name: str
    fields: frozenset[str]
    """The rule fields (besides those of every rule) that this kind reads from ``Rule.data``."""

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Compile all rules of this kind; raise ``ValueError`` whose text names the field at fault."""

    def find(self, article: Article) -> Iterator[Match]:
        """Give every match in the article, in any order."""

    # A kind that puts work off until it is needed also has ``prepare() -> None``, which does all of it and raises
    # ``ValueError`` for a rule that cannot work; the rule base calls it once when rules are compiled.
