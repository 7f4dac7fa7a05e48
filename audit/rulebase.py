"""All that rules/ holds, compiled once and kept in a cache keyed by content.

The cache is JSON with its own digest: whatever is damaged, of another version or another user's is built again.
Rules become objects only when something asks for them, so that 5,000 of them cost little at start-up.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any, overload

from audit.language.lexicon import DATA, Lexicon
from audit.matching.kind import Knowledge
from audit.matching.phrase import compile_rules
from audit.matching.registry import kind_fields
from audit.model import Rule, Severity, Wording, Zone
from audit.rulepacks import RulePackError, find_rules_folder, load_packs
from audit.topics import Topics, load_topics
from audit.version import __version__

SCHEMA = 3
"""Raise when what the cache holds changes its shape."""


class RuleList(Sequence[Rule]):
    """Rules made from cached data when first used."""

    def __init__(self, data: list[dict[str, Any]]) -> None:
        self._data = data
        self._made: list[Rule | None] = [None] * len(data)

    def __len__(self) -> int:
        return len(self._data)

    @overload
    def __getitem__(self, at: int) -> Rule: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Rule]: ...
    def __getitem__(self, at: int | slice) -> Rule | Sequence[Rule]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        rule = self._made[at]
        if rule is None:
            rule = self._made[at] = _rule_of(self._data[at])
        return rule

    @property
    def ids(self) -> list[str]:
        """The full ids, without making the rules."""
        return [entry["id"] for entry in self._data]


class RuleBase:
    """The rules by kind, the word sets, the topics, and a digest of everything they were read from."""

    def __init__(self, data: Mapping[str, Any], lexicon: Lexicon) -> None:
        self.digest: str = data["digest"]
        self.knowledge = Knowledge(lexicon, {name: frozenset(entries) for name, entries in data["words"].items()})
        self.topics = Topics.from_data(data["topics"])
        self.rules: dict[str, RuleList] = {kind: RuleList(rules) for kind, rules in data["rules"].items()}
        self.phrase_index: Mapping[str, Any] = data["phrase"]

    @property
    def ids(self) -> list[str]:
        """All full rule ids, sorted."""
        return sorted(rule_id for rules in self.rules.values() for rule_id in rules.ids)


def load_rulebase(lexicon: Lexicon, folder: Path | None = None, cache: Path | None = None) -> RuleBase:
    """Give the rule base of ``folder`` (default: the project's own), from the cache where it is sound.

    ``cache`` is the folder for compiled rules (default: the user's cache folder). Raises ``RulePackError`` or
    ``TopicError`` when the rules cannot be used; a cache that cannot be read or written is no error.
    """
    folder = folder or find_rules_folder()
    digest = rules_digest(folder)
    path = (cache or cache_folder()) / f"rules-{digest[:24]}.json"
    data = _read_cache(path, digest)
    if data is None:
        data = compile_rulebase(folder, lexicon, digest)
        _write_cache(path, data)
    return RuleBase(data, lexicon)


def rules_digest(folder: Path) -> str:
    """Give the SHA-256 of every file below ``folder`` and of all else that the compiled form depends on."""
    if not folder.is_dir():
        raise RulePackError(str(folder), "", "", "there is no such rules folder")
    digest = hashlib.sha256(f"{SCHEMA}|{__version__}|{lexicon_digest()}|{os.name}".encode())
    for path in sorted(p for pattern in ("*.toml", "*.txt") for p in folder.rglob(pattern)):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}|{len(content)}|".encode() + content)
    return digest.hexdigest()


def lexicon_digest() -> str:
    """Give the SHA-256 of the compiled lexicon's manifest, which names its content."""
    return hashlib.sha256((DATA / "manifest.json").read_bytes()).hexdigest()


def compile_rulebase(folder: Path, lexicon: Lexicon, digest: str) -> dict[str, Any]:
    """Read and check everything below ``folder``; give it as JSON data."""
    topics = load_topics(folder / "fr" / "topics")
    rules = load_packs(folder, kind_fields(), frozenset(topics.ids))
    words = load_words(folder / "words")
    by_kind: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_kind[rule.kind].append(rule)
    knowledge = Knowledge(lexicon, words)
    try:
        phrase = compile_rules(by_kind["phrase"], knowledge)
    except ValueError as error:
        rule_id, _, reason = str(error).partition(": ")
        raise RulePackError(rule_id.partition("/")[0] + ".toml", rule_id, "", reason) from error
    return {
        "digest": digest,
        "rules": {kind: [_data_of(rule) for rule in of_kind] for kind, of_kind in by_kind.items()},
        "words": {name: sorted(entries) for name, entries in words.items()},
        "topics": topics.to_data(),
        "phrase": phrase,
    }


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
    """Give the fields of a rule that differ from the defaults; examples are for tests and stay out."""
    data = {f.name: getattr(rule, f.name) for f in fields(Rule) if f.name not in _LEFT_OUT}
    return {
        name: int(value) if name == "severity" else value for name, value in data.items() if value or name == "severity"
    }


def _rule_of(data: Mapping[str, Any]) -> Rule:
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in data.items()}
    values["severity"] = Severity(values["severity"])
    values["message"] = Wording(*values.get("message", ("", "")))
    values["zones"] = tuple(Zone(zone) for zone in values.get("zones", ()))
    return Rule(**values)


def cache_folder() -> Path:
    """Give the user's cache folder for this project (XDG; ``AUDIT_CACHE`` overrides it)."""
    given = os.environ.get("AUDIT_CACHE")
    if given:
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "mt-news-audit"
    except RuntimeError:  # no home folder is known
        return Path(tempfile.gettempdir()) / f"mt-news-audit-{os.getuid() if hasattr(os, 'getuid') else 'user'}"


def _read_cache(path: Path, digest: str) -> dict[str, Any] | None:
    """Give the cached data, or ``None`` unless the file is the user's own, whole, and of this very content."""
    try:
        if hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
            return None
        head, _, body = path.read_bytes().partition(b"\n")
        if head.decode("ascii") != f"{digest} {hashlib.sha256(body).hexdigest()}":
            return None
        data = json.loads(body)
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) and data.get("digest") == digest else None


def _write_cache(path: Path, data: Mapping[str, Any]) -> None:
    """Write atomically; drop the caches of older rules. A read-only home is no reason to fail."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        old = sorted(path.parent.glob("rules-*.json"), key=lambda p: p.stat().st_mtime)[:-3]
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".rules-", delete=False) as file:
            file.write(f"{data['digest']} {hashlib.sha256(body).hexdigest()}\n".encode("ascii") + body)
        Path(file.name).replace(path)
        for stale in old:
            stale.unlink()
