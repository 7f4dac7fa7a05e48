"""The only file that knows the order: read -> segment -> match -> score -> report."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from audit.checking import check, selected
from audit.language.lexicon import Lexicon
from audit.language.segmenting import segment
from audit.matching.kind import Article, Kind, parsed_sentences
from audit.matching.registry import kind_class
from audit.model import Audit, Block, Document, Failure, Finding, Run, TokenKind, Zone
from audit.reading import ReadingError, check_language, read
from audit.reading.text import read_text
from audit.results import Results
from audit.rulebase import RuleBase, lexicon_digest, load_rulebase
from audit.rules_folder import find_rules_folder
from audit.scoring import load_weights, raise_in_headlines, score, signature


class UnknownNameError(ValueError):
    """A rule, pack or topic that does not exist; the text gives the nearest that does."""


class Auditor:
    """Audits articles. Building one costs start-up time; then use it for as many articles as you like.

    ``select`` and ``ignore`` name rules or packs (``pack/id``, ``pack`` or ``pack/be*``); ``topics`` are taken as given
    instead of being read off the article; ``fail_under`` is the score that the gate asks for. Raises
    ``RulePackError``, ``WeightsError`` or ``LexiconError`` when the data cannot be used and ``UnknownNameError`` for a
    name that does not exist.
    """

    def __init__(
        self,
        *,
        rules: Path | None = None,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        topics: Sequence[str] = (),
        fail_under: float | None = None,
    ) -> None:
        folder = rules or find_rules_folder()
        self._lexicon = Lexicon.load()
        self.rulebase: RuleBase = load_rulebase(self._lexicon, folder)
        self.weights = load_weights(folder / "scoring.toml")
        self._fail_under = fail_under
        self._topics = tuple(topics)
        _require(topics, self.rulebase.topics.ids, "topic")
        require_rules((*select, *ignore), self.rulebase.ids)
        self._heard = frozenset(selected(self.rulebase.ids, select, ignore)) if select or ignore else None
        self.kinds: list[Kind] = _kinds(self.rulebase, self._heard)
        chosen = "" if self._heard is None else "+" + hashlib.sha256("|".join(sorted(self._heard)).encode()).hexdigest()
        self.signature = signature(
            self.weights, self.rulebase.digest[: 12 if not chosen else 6] + chosen[:6], lexicon_digest()
        )

    def audit_text(self, text: str, name: str = "text") -> Audit:
        """Audit a plain text. Raises ``ReadingError`` for a text that is empty or not French."""
        return self.audit_document(read_text(text, name, name))

    def audit_file(self, path: str | Path, stdin: BinaryIO | None = None) -> Audit:
        """Audit a file (``"-"``: ``stdin``). Raises ``ReadingError`` with the reason when it cannot be audited."""
        return self.audit_document(read(str(path), stdin))

    def audit_document(self, document: Document) -> Audit:
        """Audit a document as read. Raises ``ReadingError`` when it is not French or has no words."""
        check_language(document)
        article = self.parse(document)
        words = count_words(article.document.blocks)
        if not words:
            raise ReadingError("the text has no words")
        findings = self.heard(check(article, self.kinds))
        findings = raise_in_headlines(article.document, findings, self.weights)
        scored = score(article.document, findings, words, self.weights, self.signature, self._fail_under)
        return Audit(_without_tokens(article.document), findings, scored, article.topics)

    def heard(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Give the findings of the rules that ``select`` and ``ignore`` leave."""
        return findings if self._heard is None else tuple(f for f in findings if f.rule in self._heard)

    def parse(self, document: Document) -> Article:
        """Segment a document, look its tokens up and decide its topics."""
        segmented = segment(document)
        sentences = parsed_sentences(segmented, self._lexicon)
        topics = self._topics or self.rulebase.topics.of([parsed.forms for parsed in sentences])
        return Article(segmented, sentences, topics)


def collect(auditor: Auditor, results: Iterable[Audit | Failure], language: str) -> Run:
    """Put the results of an auditor into a run: audits worst first, failures in the order of the input.

    Takes any number of results: of a long run, the audits wait on disk until a report asks for them.
    """
    kept = Results()
    for result in results:
        kept.add(result)
    names = auditor.rulebase.topics.names(language)
    return Run(
        kept.worst_first(),
        tuple(kept.failures),
        auditor.signature,
        language,
        topic_names=names,
        weights=auditor.weights,
    )


def _without_tokens(document: Document) -> Document:
    """Keep the bounds of sentences, which reports quote, and drop the tokens, the bulk of what processes exchange."""
    return replace(
        document,
        blocks=tuple(
            replace(block, sentences=tuple(sentence._replace(tokens=()) for sentence in block.sentences))
            for block in document.blocks
        ),
    )


def count_words(blocks: Sequence[Block]) -> int:
    """Count words, numbers and addresses of everything that is audited (page furniture is not)."""
    counted = (TokenKind.WORD, TokenKind.NUMBER, TokenKind.MASKED)
    return sum(
        token[3] in counted
        for block in blocks
        if block.zone is not Zone.BOILERPLATE
        for sentence in block.sentences
        for token in sentence.tokens
    )


def _kinds(base: RuleBase, heard: frozenset[str] | None) -> list[Kind]:
    kinds: list[Kind] = []
    for name, rules in base.rules.items():
        ids = base.ids_by_kind[name]
        if heard is not None and heard.isdisjoint(ids):
            continue
        if name == "phrase":
            silent = frozenset() if heard is None else frozenset(i for i, r in enumerate(ids) if r not in heard)
            kinds.append(kind_class(name)(rules, base.knowledge, compiled=base.phrases, silent=silent))
        else:
            kinds.append(kind_class(name)(rules, base.knowledge))
    return kinds


def _require(names: Iterable[str], known: Iterable[str], what: str) -> None:
    known = list(known)
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            raise UnknownNameError(f"there is no {what} {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))


def require_rules(names: Iterable[str], ids: Sequence[str]) -> None:
    """Raise ``UnknownNameError``, with the nearest name, unless each name is a rule, a pack or begins one."""
    names = list(names)
    packs = {rule_id.partition("/")[0] for rule_id in ids}
    exact = [name for name in names if not name.endswith("*")]
    _require((name for name in exact if name not in packs), [*ids, *sorted(packs)], "rule or pack")
    for name in names:
        if name.endswith("*") and not any(rule_id.startswith(name[:-1]) for rule_id in ids):
            raise UnknownNameError(f"no rule begins with {name[:-1]!r}")
