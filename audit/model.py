"""The frozen objects that pass from stage to stage: read -> segment -> match -> score -> report.

Nothing here imports anything of this package. Every offset counts code points of ``Document.text``;
every span is half-open, ``[start, end)``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How much a finding matters, by MQM's four severities; ordered, so ``max`` gives the worst."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    @property
    def label(self) -> str:
        """The lower-case name used in rule files, on the command line and in JSON: ``"major"``."""
        return self.name.lower()

    @classmethod
    def parse(cls, label: str) -> Severity:
        """Give the severity of a label such as ``"major"``; raise ``ValueError`` for any other text."""
        try:
            return cls[label.upper()]
        except KeyError:
            raise ValueError(f"{label!r} is not a severity (neutral, minor, major, critical)") from None


class Zone(StrEnum):
    """What part of an article a block is."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BYLINE = "byline"
    QUOTATION = "quotation"
    FOREIGN = "foreign"
    BOILERPLATE = "boilerplate"


class TokenKind(IntEnum):
    """What a token is made of."""

    WORD = 0
    NUMBER = 1
    PUNCTUATION = 2
    QUOTE = 3
    MASKED = 4
    """A URL, an e-mail address, a handle, a hashtag or an embed: one token, never looked into."""


class Token(NamedTuple):
    """One token of the text; ``text`` is exactly ``document.text[start:end]``."""

    start: int
    end: int
    text: str
    kind: TokenKind


class Sentence(NamedTuple):
    """A sentence: its span, its tokens in order and the zone of the block it stands in."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    zone: Zone


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of a document. ``sentences`` is empty until the document is segmented."""

    start: int
    end: int
    zone: Zone = Zone.PARAGRAPH
    sentences: tuple[Sentence, ...] = ()


class IgnoreMark(NamedTuple):
    """A mark in the source of an article that asks to ignore rules in one region of its text, ``[start, end)``."""

    start: int
    end: int
    rules: tuple[str, ...]
    """Rules or packs as ``--ignore`` takes them; empty: every rule."""
    reason: str
    line: int
    """Line of the source that holds the mark, from 1."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read.

    ``text`` is the decoded text, unchanged (plain text), or the extracted text (HTML). ``path`` is what
    the user named (``"-"`` for standard input); ``name`` is a short name for tables and report files.
    """

    path: str
    name: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    format: str = "text"
    metadata: Mapping[str, str] = field(default_factory=dict)
    """What is known of the article: ``id``, ``url``, ``date``, ``publication``, ``author``, ``section``; absent keys
    are unknown. Of an article that a file holds among others, ``file`` is that file.
    """
    sources: tuple[str, ...] = ()
    """For each block, the text it was translated from (empty where the file holds none); none at all: ``()``."""
    ignores: tuple[IgnoreMark, ...] = ()


class Wording(NamedTuple):
    """A text for the reader in the two interface languages."""

    fr: str = ""
    en: str = ""

    def said_in(self, language: str) -> str:
        """Give the text in ``language`` (``"fr"`` or ``"en"``)."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in one article where a rule applies. Unconfirmed until a person accepts it."""

    rule: str
    """Full rule id, ``pack/id``."""
    category: str
    """MQM issue id, e.g. ``overly-literal``."""
    severity: Severity
    evidence: str
    """phrase, lexicon, grammar, source or density."""
    start: int
    end: int
    message: Wording
    english: str = ""
    replacements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding does not count."""

    by: str
    """``ignored`` (a mark in the article), ``accepted`` (by a person) or ``baseline``."""
    entry: str
    """Which mark or entry it was: a key that is unique under ``by``, and for a mark in its article."""
    reason: str = ""
    author: str = ""
    date: str = ""
    """ISO 8601."""


class Suppressed(NamedTuple):
    """A finding that counts neither in the score nor at the gate."""

    finding: Finding
    suppression: Suppression


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be audited."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one article, with all that is needed to compute it again."""

    value: float
    """0 to 100, rounded to one decimal."""
    verdict: str
    """publish, revise or retranslate."""
    words: int
    penalty: float
    """Total penalty points."""
    penalty_per_1000: float
    counts: Mapping[str, int]
    """Findings by severity label."""
    threshold: float
    small_sample: bool
    formula: str
    signature: str


@dataclass(frozen=True, slots=True)
class Weights:
    """What findings count and where verdicts change: the content of ``rules/scoring.toml``."""

    severity: Mapping[Severity, float]
    """Penalty points of one finding."""
    typography: float
    """Penalty points of one finding of a typographic category, in place of those of its severity."""
    typographic: frozenset[str]
    """The MQM categories that count as typography."""
    repeat: float
    """The share of its weight that a repeated fault counts after the first time, 0 to 1."""
    publish: float
    revise: float
    """The lowest scores of the verdicts ``publish`` and ``revise``."""
    small_sample: int
    """An article with fewer words is a small sample."""

    def of(self, finding: Finding) -> float:
        """Give the penalty points of a finding that repeats nothing."""
        if finding.severity is Severity.NEUTRAL:
            return self.severity[Severity.NEUTRAL]
        return self.typography if finding.category in self.typographic else self.severity[finding.severity]

    @property
    def label(self) -> str:
        """The weights as a signature shows them: ``0-1-5-25-0.1-0.2`` (severities, typography, repeat)."""
        return "-".join(f"{value:g}" for value in (*(self.severity[s] for s in Severity), self.typography, self.repeat))


@dataclass(frozen=True, slots=True)
class Audit:
    """The result for one article. ``findings`` and ``suppressed`` are sorted by start, then end."""

    document: Document
    findings: tuple[Finding, ...]
    """What counts."""
    score: Score
    topics: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    """What was found and does not count: in the baseline, accepted, or ignored by a mark in the article."""
    gate: tuple[Wording, ...] = ()
    """Why the article fails the gate; empty: it passes."""


@dataclass(frozen=True, slots=True)
class Run:
    """Everything one call produced, ready for a report: audits worst first, failures in input order."""

    audits: Sequence[Audit]
    """Audits of a long run are read from disk one by one as they are asked for: pass over them, keep none."""
    failures: tuple[Failure, ...]
    signature: str
    language: str = "en"
    """Interface language of the report: ``"fr"`` or ``"en"``."""
    rules: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Rule id -> what a report may show of it beside the message: ``find``, ``replace``, ``english``,
    ``severity`` (its own, before headlines), ``note``; absent keys have nothing to show."""
    topic_names: Mapping[str, str] = field(default_factory=dict)
    """Topic id -> its name in ``language``, for reports that people read."""
    baseline: bool = False
    """Whether a baseline was given: then what is not suppressed is new."""
    weights: Weights | None = None
    """What findings count, for reports whose score follows the decisions of a reviewer."""
    left_out: int = 0
    """How many more articles were audited than ``audits`` holds: a set of web pages shows the worst of a long run."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a rule marks: the text without markup, the span, and what the first suggestion makes of it."""

    text: str
    start: int
    end: int
    expected: str | None
    """The span's text after the first suggestion, or ``None`` where the rule suggests nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a pack. Patterns are still text here: each kind compiles its own."""

    id: str
    """Full id, ``pack/id``: stable for ever."""
    kind: str
    category: str
    severity: Severity
    evidence: str
    english: str = ""
    find: tuple[str, ...] = ()
    replace: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    note: str = ""
    zones: tuple[Zone, ...] = ()
    topics: tuple[str, ...] = ()
    varieties: tuple[str, ...] = ()
    """The varieties of the language in which the rule is heard (``fr-CA``); none: all."""
    status: str = "stable"
    source: str = ""
    message: Wording = field(default_factory=Wording)
    """Templates with ``{text}``, ``{english}``, ``{replacement}``, ``{note}`` and the values that the kind gives."""
    matches: tuple[Example, ...] = ()
    passes: tuple[str, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    """Fields that belong to the kind alone."""
