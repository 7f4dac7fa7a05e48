"""The only file that knows the order: read -> segment -> match -> score -> report."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from audit.checking import check, selected
from audit.gate import Gate, Limits
from audit.house_style import Preference, house_kind, house_rules
from audit.language.lexicon import Lexicon
from audit.language.segmenting import segment
from audit.matching.kind import Article, Kind, parsed_sentences
from audit.matching.registry import kind_class
from audit.model import Audit, Block, Document, Failure, Finding, Rule, Run, Severity, TokenKind, Zone
from audit.reading import DEFAULT, ReadingError, ReadingOptions, articles, check_language, read
from audit.reading.text import read_text
from audit.results import Results
from audit.rule_facts import RuleFacts
from audit.rulebase import RuleBase, lexicon_digest, load_own_rules, load_rulebase
from audit.rules_folder import find_rules_folder
from audit.scoring import load_weights, raise_in_headlines, score, signature
from audit.suppressing import Known, Suppressor
from audit.varieties import Acceptance


class UnknownNameError(ValueError):
    """A rule, pack, topic or variety that does not exist; the text gives the nearest that does."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.name = name


class Auditor:
    """Audits articles. Building one costs start-up time; then use it for as many articles as you like.

    ``select`` and ``ignore`` name rules or packs (``pack/id``, ``pack`` or ``pack/be*``), ``severities`` gives some
    of them another severity; ``topics`` are taken as given instead of being read off the article; ``packs`` are
    folders of own rules that join those of the project, ``variety`` is the French of the newsroom (``fr-CA``;
    default: fr-FR), ``house`` the words of a house style; ``known`` findings do not count; ``fail_under`` is the
    score that the gate asks for, ``gate`` all that it asks for. Raises ``RulePackError``, ``WeightsError`` or
    ``LexiconError`` when the data cannot be used and ``UnknownNameError`` for a name that does not exist.
    """

    def __init__(
        self,
        *,
        rules: Path | None = None,
        packs: Sequence[Path] = (),
        house: Sequence[Preference] = (),
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        severities: Mapping[str, Severity] | None = None,
        topics: Sequence[str] = (),
        variety: str = "",
        fail_under: float | None = None,
        gate: Gate | None = None,
        known: Known | None = None,
    ) -> None:
        folder = rules or find_rules_folder()
        self._lexicon = Lexicon.load()
        bases = _rule_bases(folder, packs, self._lexicon)
        self.rulebase = bases[0]
        self.weights = load_weights(folder / "scoring.toml")
        self._gate = gate or Gate(Limits(fail_under))
        self._topics = tuple(topics)
        _require(topics, self.rulebase.topics.ids, "topic")
        own = list(house_rules(house))
        self.rule_ids = [rule_id for base in bases for rule_id in base.ids] + [rule.id for rule in own]
        require_rules((*select, *ignore, *(severities or ())), self.rule_ids)
        self._heard = frozenset(selected(self.rule_ids, select, ignore)) if select or ignore else None
        self._severities = _by_rule(severities or {}, self.rule_ids)
        self.kinds: list[Kind] = [kind for base in bases for kind in _kinds(base, self._heard)]
        if own:
            self.kinds.append(house_kind(house, own, bases[-1].knowledge))
        _require([variety] if variety else [], self.rulebase.varieties.accepted, "variety")
        self._acceptance = _acceptance(bases, variety, {*self._severities, *(rule.id for rule in own)})
        self.known = known or Known()
        self._suppressor = Suppressor(self.known)
        self.facts = RuleFacts(bases, own)
        self.signature = self._signed(bases[1:], own)

    def _signed(self, added: Sequence[RuleBase], own: Sequence[Rule]) -> str:
        """Sign with all that may change a score: rules, choice of rules, severities, house style, what is known."""
        choice: list[object] = [base.digest for base in added]
        if self._heard is not None:
            choice.append(sorted(self._heard))
        if self._severities or own:
            choice += [sorted(self._severities.items()), [(rule.id, rule.find, rule.severity) for rule in own]]
        chosen = hashlib.sha256(repr(choice).encode()).hexdigest()[:6] if choice else ""
        known = f"|known:{self.known.digest()}" if self.known else ""
        rules = self.rulebase.digest[: 12 - len(chosen)] + chosen
        return signature(self.weights, rules, lexicon_digest(), f"en-{self._acceptance.variety}") + known

    def audit_text(self, text: str, name: str = "text") -> Audit:
        """Audit a plain text. Raises ``ReadingError`` for a text that is empty or not French."""
        return self.audit_document(read_text(text, name, name))

    def audit_file(self, path: str | Path, stdin: BinaryIO | None = None) -> Audit:
        """Audit a file (``"-"``: ``stdin``). Raises ``ReadingError`` with the reason when it cannot be audited."""
        return self.audit_document(read(str(path), stdin))

    def audit_articles(
        self, path: str | Path, options: ReadingOptions = DEFAULT, stdin: BinaryIO | None = None
    ) -> Iterator[Audit | Failure]:
        """Audit all articles of a file, which may be a feed; what cannot be audited is a failure with its reason."""
        for document in articles(str(path), options, stdin):
            try:
                yield document if isinstance(document, Failure) else self.audit_document(document)
            except ReadingError as error:
                yield Failure(document.path, error.reason)

    def audit_document(self, document: Document) -> Audit:
        """Audit a document as read. Raises ``ReadingError`` when it is not French or has no words."""
        check_language(document)
        article = self.parse(document)
        words = count_words(article.document.blocks)
        if not words:
            raise ReadingError("the text has no words")
        raised = raise_in_headlines(article.document, check(article, self.kinds, self._severities), self.weights)
        found = self.heard(raised, article.document)
        findings, suppressed = self._suppressor.part(article.document, found)
        threshold = self._gate.threshold(article.document)
        scored = score(article.document, findings, words, self.weights, self.signature, threshold)
        faults = self._gate.faults(article.document, findings, scored)
        return Audit(_without_tokens(article.document), findings, scored, article.topics, suppressed, faults)

    def heard(self, findings: Iterable[Finding], document: Document) -> tuple[Finding, ...]:
        """Give the findings of the rules that ``select`` and ``ignore`` leave, as the variety of French takes them."""
        chosen = findings if self._heard is None else (f for f in findings if f.rule in self._heard)
        return self._acceptance.settled(chosen, document.text)

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
        rules=auditor.facts,
        baseline=auditor.known.baseline is not None,
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


def _rule_bases(folder: Path, packs: Sequence[Path], lexicon: Lexicon) -> list[RuleBase]:
    """Give the rules of the project and, where there are any, those of the user's own folders."""
    base = load_rulebase(lexicon, folder)
    return [base, load_own_rules(packs, base, lexicon, folder)] if packs else [base]


def _acceptance(bases: Sequence[RuleBase], variety: str, decided: Container[str]) -> Acceptance:
    base = bases[0]
    limited = {rule_id: varieties for each in bases for rule_id, varieties in each.limited.items()}
    return Acceptance(variety or base.varieties.default, base.varieties, base.knowledge.words, limited, decided)


def _by_rule(severities: Mapping[str, Severity], ids: Sequence[str]) -> dict[str, Severity]:
    """Give each named rule its severity; of several names the closest counts: an id, then the longest beginning."""
    found: dict[str, Severity] = {}
    # An id has a slash and no star; a pack has neither; of beginnings the longer one says more.
    for name in sorted(severities, key=lambda name: ("/" in name and not name.endswith("*"), len(name))):
        found.update((rule_id, severities[name]) for rule_id in selected(ids, [name], ()))
    return found


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
            raise UnknownNameError(
                name, f"there is no {what} {name!r}" + (f"; did you mean {near[0]!r}?" if near else "")
            )


def require_rules(names: Iterable[str], ids: Sequence[str]) -> None:
    """Raise ``UnknownNameError``, with the nearest name, unless each name is a rule, a pack or begins one."""
    names = list(names)
    packs = {rule_id.partition("/")[0] for rule_id in ids}
    exact = [name for name in names if not name.endswith("*")]
    _require((name for name in exact if name not in packs), [*ids, *sorted(packs)], "rule or pack")
    for name in names:
        if name.endswith("*") and not any(rule_id.startswith(name[:-1]) for rule_id in ids):
            raise UnknownNameError(name, f"no rule begins with {name[:-1]!r}")
