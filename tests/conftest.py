from __future__ import annotations

import pytest

from audit.language.lexicon import Lexicon
from audit.language.segmenting import segment
from audit.matching.kind import Article, Knowledge, Match, parsed_sentences
from audit.matching.phrase import PhraseKind
from audit.model import Rule, Severity
from audit.pipeline import Auditor
from audit.reading.text import read_text


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.fixture(scope="session")
def auditor() -> Auditor:
    """The auditor with all rules of the project."""
    return Auditor()


class PhraseTry:
    """Runs one phrase rule over a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def article(self, text: str) -> Article:
        document = segment(read_text(text, "t", "t"))
        return Article(document, parsed_sentences(document, self.lexicon))

    def matches(
        self, text: str, *find: str, words: dict[str, frozenset[str]] | None = None, **fields: object
    ) -> list[Match]:
        rule = Rule("t/r", "phrase", "overly-literal", Severity.MAJOR, "phrase", find=find, **fields)  # type: ignore[arg-type]
        kind = PhraseKind([rule], Knowledge(self.lexicon, words or {}))
        return sorted(kind.find(self.article(text)), key=lambda m: m.start)

    def said(
        self, text: str, *find: str, words: dict[str, frozenset[str]] | None = None, **fields: object
    ) -> list[str]:
        return [text[m.start : m.end] for m in self.matches(text, *find, words=words, **fields)]

    def suggested(self, text: str, find: str, replace: str) -> str | None:
        found = self.matches(text, find, replace=(replace,))
        assert len(found) == 1, found
        return found[0].replacements[0] if found[0].replacements else None


@pytest.fixture(scope="session")
def phrase(lexicon: Lexicon) -> PhraseTry:
    return PhraseTry(lexicon)
