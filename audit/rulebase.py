"""All that rules/ holds, compiled once and kept in a cache keyed by content.

Whatever is damaged in the cache, of another version or another user's is built again. Rules become objects only when
something asks for them, so that 5,000 of them cost little at start-up.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import Any

from audit import rulecache
from audit.language.lexicon import DATA, Lexicon
from audit.matching.kind import Knowledge
from audit.matching.phrase_index import Compiled, compile_rules
from audit.matching.registry import kind_class, kind_fields
from audit.model import Rule, Severity, Wording, Zone
from audit.rulecache import LazyIndex, LazyLines, LazyWords, Stored
from audit.rulepacks import RulePackError, load_own_packs, load_packs
from audit.rules_folder import find_rules_folder
from audit.topics import Topics, load_topics
from audit.varieties import Varieties, limited_rules, load_varieties
from audit.version import __version__

COMPILERS = (
    "rulebase.py",
    "rulecache.py",
    "rulepacks.py",
    "varieties.py",
    "matching/pattern.py",
    "matching/phrase_index.py",
    "matching/anchoring.py",
)
"""The code that decides what the cache holds: a change there makes a cache of the same rules foreign."""


class RuleBase:
    """The rules by kind, the word sets, the topics, and a digest of everything they were read from."""

    def __init__(self, stored: Stored, lexicon: Lexicon, beside: Mapping[str, frozenset[str]] | None = None) -> None:
        """Take what a cache file holds; ``beside`` are word sets of another rule base that these rules may use."""
        header = stored.header
        self.digest: str = header["digest"]
        self.knowledge = Knowledge(lexicon, LazyWords(header["words"], stored.section("words"), beside))
        self.topics = Topics.from_data(header["topics"])
        self.varieties = Varieties.from_data(header["varieties"])
        self.limited: Mapping[str, Sequence[str]] = header["limited"]
        """Rules heard in some varieties only -> these varieties."""
        self.ids_by_kind: Mapping[str, Sequence[str]] = {
            kind: LazyLines(stored.section("ids of " + kind), str) for kind in header["kinds"]
        }
        self.rules: dict[str, LazyLines[Rule]] = {
            kind: LazyLines(stored.section("rules of " + kind), _rule_of) for kind in self.ids_by_kind
        }
        self.phrases = Compiled(
            LazyLines(stored.section("patterns"), list),
            LazyLines(stored.section("contexts"), dict),
            LazyIndex(stored.section("index")),
        )

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._places

    def rule(self, rule_id: str) -> Rule:
        """Give a rule by its full id; raise ``KeyError`` for one that does not exist."""
        kind, at = self._places[rule_id]
        return self.rules[kind][at]

    @cached_property
    def _places(self) -> dict[str, tuple[str, int]]:
        return {rule_id: (kind, at) for kind, ids in self.ids_by_kind.items() for at, rule_id in enumerate(ids)}

    @property
    def ids(self) -> list[str]:
        """All full rule ids, sorted."""
        return sorted(rule_id for ids in self.ids_by_kind.values() for rule_id in ids)


def load_rulebase(lexicon: Lexicon, folder: Path | None = None, cache: Path | None = None) -> RuleBase:
    """Give the rule base of ``folder`` (default: the project's own), from the cache where it is sound.

    ``cache`` is the folder for compiled rules (default: the user's cache folder). Raises ``RulePackError`` or
    ``TopicError`` when the rules cannot be used; a cache that cannot be read or written is no error.
    """
    folder = folder or find_rules_folder()
    digest = rules_digest(folder)
    return RuleBase(_stored(digest, cache, lambda: compile_rulebase(folder, lexicon, digest)), lexicon)


def load_own_rules(
    own: Sequence[Path], base: RuleBase, lexicon: Lexicon, folder: Path | None = None, cache: Path | None = None
) -> RuleBase:
    """Give the rules of a user's own folders (packs, and word sets in ``words/``), which join those of ``base``.

    They are compiled apart: a change of ten own rules must not cost a compilation of thousands. ``folder`` is that of
    ``base``. Raises ``RulePackError``, also for a pack or word set that ``base`` has as well.
    """
    folder = folder or find_rules_folder()
    digest = hashlib.sha256(f"{base.digest}|{rules_digest(*own)}".encode()).hexdigest()
    stored = _stored(digest, cache, lambda: _compile_own(own, base, lexicon, folder, digest))
    return RuleBase(stored, lexicon, base.knowledge.words)


def _stored(digest: str, cache: Path | None, compiled: Callable[[], bytes]) -> Stored:
    path = (cache or rulecache.folder()) / f"rules-{digest[:24]}"
    stored = rulecache.read(path, digest)
    if stored is None:
        body = compiled()
        rulecache.write(path, digest, body)
        stored = Stored(body)
    return stored


def rules_digest(*folders: Path) -> str:
    """Give the SHA-256 of every file below the folders and of all else that the compiled form depends on."""
    digest = hashlib.sha256(f"{__version__}|{lexicon_digest()}".encode())
    for name in COMPILERS:
        digest.update((Path(__file__).parent / name).read_bytes())
    for folder in folders:
        if not folder.is_dir():
            raise RulePackError(str(folder), "", "", "there is no such rules folder")
        for path in sorted(p for pattern in ("*.toml", "*.txt") for p in folder.rglob(pattern)):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}|{len(content)}|".encode() + content)
    return digest.hexdigest()


def lexicon_digest() -> str:
    """Give the SHA-256 of the compiled lexicon's manifest, which names its content."""
    return hashlib.sha256((DATA / "manifest.json").read_bytes()).hexdigest()


def compile_rulebase(folder: Path, lexicon: Lexicon, digest: str) -> bytes:
    """Read and check everything below ``folder``; give it as the body of a cache file."""
    topics = load_topics(folder / "fr" / "topics")
    words = load_words(folder / "words")
    rules = load_packs(folder, kind_fields(), frozenset(topics.ids))
    return _compiled(rules, Knowledge(lexicon, words), words, topics, load_varieties(folder / "fr", words), digest)


def _compile_own(own: Sequence[Path], base: RuleBase, lexicon: Lexicon, folder: Path, digest: str) -> bytes:
    words: dict[str, frozenset[str]] = {}
    for root in own:
        for name, entries in load_words(root / "words").items():
            if name in words or name in base.knowledge.words:
                raise RulePackError(str(root / "words" / f"{name}.txt"), "", "", "another word set has that name")
            words[name] = entries
    packs = {rule_id.partition("/")[0] for rule_id in base.ids}
    rules = load_own_packs(own, folder, kind_fields(), frozenset(base.topics.ids), packs)
    knowledge = Knowledge(lexicon, {**base.knowledge.words, **words})
    return _compiled(rules, knowledge, words, base.topics, base.varieties, digest)


def _compiled(
    rules: Iterable[Rule],
    knowledge: Knowledge,
    words: Mapping[str, frozenset[str]],
    topics: Topics,
    varieties: Varieties,
    digest: str,
) -> bytes:
    """Compile rules that may use ``knowledge``; ``words`` are the sets that the cache file keeps."""
    by_kind: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_kind[rule.kind].append(rule)
    phrases = _phrases(by_kind, knowledge)
    header = {
        "digest": digest,
        "topics": topics.to_data(),
        "varieties": varieties.to_data(),
        "limited": limited_rules((rule for each in by_kind.values() for rule in each), varieties.accepted),
        "kinds": list(by_kind),
        "words": list(words),
    }
    sections: dict[str, Sequence[Any]] = {
        "words": [sorted(entries) for entries in words.values()],
        "index": rulecache.index_lines(phrases.index),
        **{"ids of " + kind: [json.dumps(rule.id) for rule in each] for kind, each in by_kind.items()},
        **{"rules of " + kind: [_data_of(rule) for rule in each] for kind, each in by_kind.items()},
        "patterns": phrases.patterns,
        "contexts": phrases.contexts,
    }
    return rulecache.encode(header, sections)


def _phrases(by_kind: Mapping[str, Sequence[Rule]], knowledge: Knowledge) -> Compiled:
    """Compile the phrases, and try whether the other kinds can work with their rules; raise ``RulePackError``."""
    try:
        phrases = compile_rules(by_kind.get("phrase", ()), knowledge)
        for name in by_kind.keys() - {"phrase"}:
            kind = kind_class(name)(by_kind[name], knowledge)
            getattr(kind, "prepare", lambda: None)()
    except ValueError as error:
        rule_id, _, reason = str(error).partition(": ")
        raise RulePackError(rule_id.partition("/")[0] + ".toml", rule_id, "", reason) from error
    return phrases


def load_words(folder: Path) -> dict[str, frozenset[str]]:
    """Read the word sets: one entry a line, ``#`` begins a comment; case and apostrophes are evened out."""
    return {
        path.stem: frozenset(_entries(path.read_text(encoding="utf-8").splitlines()))
        for path in sorted(folder.glob("*.txt"))
    }


def _entries(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        entry = " ".join(line.partition("#")[0].split()).lower().replace("’", "'")
        if entry:
            yield entry


_LEFT_OUT = frozenset({"matches", "passes"})


def _data_of(rule: Rule) -> dict[str, Any]:
    """Give the fields of a rule that are not empty; examples are for tests and stay out."""
    data = {f.name: getattr(rule, f.name) for f in fields(Rule) if f.name not in _LEFT_OUT}
    return {name: value for name, value in data.items() if value} | {"severity": int(rule.severity)}


def _rule_of(data: Mapping[str, Any]) -> Rule:
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in data.items()}
    values["severity"] = Severity(values["severity"])
    values["message"] = Wording(*values.get("message", ("", "")))
    values["zones"] = tuple(Zone(zone) for zone in values.get("zones", ()))
    return Rule(**values)
