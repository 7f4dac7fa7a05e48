from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_reader import Reader

from audit.cli import main
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


class Said:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def audit(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Runs the command line: arguments in, status, standard output and standard error out."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Said:
        monkeypatch.setattr(sys, "argv", ["audit", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Said(int(ended.value.code or 0), out, err)

    return run


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
CHROMIUM_OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for all tests; those that need it are skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the dev extra")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium: Any, tmp_path: Path) -> Iterator[Reader]:
    """A person with a browser of their own: what pages complain of fails the test."""
    person = Reader(chromium, tmp_path)
    yield person
    person.leave()
