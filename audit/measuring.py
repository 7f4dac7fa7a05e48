"""How often rules fire on a corpus, so that a rule writer sees alarms before anyone else does."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from audit.checking import check
from audit.model import Severity
from audit.pipeline import Auditor, count_words
from audit.reading import ReadingError, read
from audit.reading.text import read_text

AROUND = 60
"""Code points of context shown on each side of a hit."""


class Text(NamedTuple):
    """One text of a corpus."""

    name: str
    text: str


class Hit(NamedTuple):
    """One place where a rule fires, with its context on one line."""

    rule: str
    severity: Severity
    where: str
    before: str
    said: str
    after: str


@dataclass
class Measurement:
    """Hits per rule over a number of words."""

    words: int = 0
    texts: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    severities: dict[str, Severity] = field(default_factory=dict)
    contexts: dict[str, list[Hit]] = field(default_factory=lambda: defaultdict(list))

    def add(self, words: int, hits: Sequence[Hit], keep: int) -> None:
        """Count one text's hits and keep at most ``keep`` contexts of each rule."""
        self.words += words
        self.texts += 1
        for hit in hits:
            self.hits[hit.rule] += 1
            self.severities[hit.rule] = max(hit.severity, self.severities.get(hit.rule, Severity.NEUTRAL))
            if len(self.contexts[hit.rule]) < keep:
                self.contexts[hit.rule].append(hit)

    def serious_per_1000(self) -> float:
        """Give the major and critical findings per 1,000 words."""
        serious = sum(n for rule, n in self.hits.items() if self.severities[rule] >= Severity.MAJOR)
        return 1000 * serious / max(1, self.words)


def corpus_texts(paths: Iterable[str]) -> Iterator[Text]:
    """Give the texts of files: a JSONL corpus (``text``, grouped by ``doc``) gives one a document, any other file one.

    Raises ``ReadingError`` naming the file and line that cannot be read.
    """
    for path in paths:
        if path.endswith((".jsonl", ".ndjson")):
            yield from _jsonl(Path(path))
        else:
            yield Text(path, read(path).text)


def _jsonl(path: Path) -> Iterator[Text]:
    documents: dict[str, list[str]] = defaultdict(list)
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # not splitlines: U+2028 may stand in a string
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"{path}: {error}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                row = json.loads(line)
                documents[str(row.get("doc", number))].append(str(row["text"]))
            except (ValueError, KeyError, AttributeError) as error:
                raise ReadingError(f"{path}: line {number}: no JSON object with a text") from error
    for name, texts in documents.items():
        yield Text(f"{path.stem}/{name}", "\n".join(texts) + "\n")


def hits_in(auditor: Auditor, text: Text) -> tuple[int, list[Hit]]:
    """Give the number of words of a text and every finding above neutral in it."""
    try:
        document = read_text(text.text, text.name, text.name)
    except ReadingError:
        return 0, []
    article = auditor.parse(document)
    findings = auditor.heard(check(article, auditor.kinds), article.document)
    said = [hit_at(text, f.rule, f.severity, f.start, f.end) for f in findings if f.severity > Severity.NEUTRAL]
    return count_words(article.document.blocks), said


def hit_at(text: Text, rule: str, severity: Severity, start: int, end: int) -> Hit:
    """Cut a hit with its context out of a text."""
    before, after = text.text[max(0, start - AROUND) : start], text.text[end : end + AROUND]
    flat = (" ".join(piece.split("\n")) for piece in (before, text.text[start:end], after))
    return Hit(rule, severity, text.name, *flat)
