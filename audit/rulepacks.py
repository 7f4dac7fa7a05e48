"""rules/**/*.toml -> Rules. An error names file, rule and field, and says what would be right."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import regex

from audit.model import Example, Rule, Severity, Wording, Zone

EVIDENCE = ("phrase", "lexicon", "grammar", "source", "density")
STATUSES = ("stable", "preview")
NOT_PACKS = frozenset({"scoring", "zones", "messages", "varieties"})
"""Stems of TOML files under rules/ that hold data of other parts."""
NOT_FOLDERS = frozenset({"topics", "profiles"})
"""Folders under rules/ whose TOML files are no packs."""
PACK_FIELDS = frozenset({"category", "severity", "kind", "evidence", "topics", "zones", "varieties", "title"})
RULE_FIELDS = frozenset(
    {"id", "en", "find", "replace", "note", "matches", "passes", "severity", "category", "kind", "evidence"}
    | {"topics", "zones", "varieties", "unless", "status", "source", "message"}
)
_ID = regex.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MARKED = regex.compile(r"\{\{(.+?)(?:\s*→\s*(.*?))?\}\}")


class RulePackError(ValueError):
    """A rule file that cannot be used; the text names the file, the rule and the field."""

    def __init__(self, file: str, rule: str, field: str, reason: str) -> None:
        self.file, self.rule, self.field, self.reason = file, rule, field, reason
        super().__init__(": ".join(part for part in (file, rule and f"rule {rule}", field, reason) if part))


class Messages(NamedTuple):
    """Message templates by category, and the one for categories without their own."""

    by_category: Mapping[str, Wording]
    default: Wording


def pack_files(folder: Path) -> list[Path]:
    """Give the pack files below ``folder`` in a fixed order (topics, profiles and data of other parts are no packs)."""
    files = sorted(folder.rglob("*.toml"))
    return [f for f in files if f.stem not in NOT_PACKS and NOT_FOLDERS.isdisjoint(f.relative_to(folder).parts[:-1])]


def load_messages(folder: Path) -> Messages:
    """Read messages.toml of a rules folder; raise ``RulePackError`` where it is missing or malformed."""
    table = read_toml(folder / "messages.toml")
    wordings = {}
    for category, texts in table.items():
        if not isinstance(texts, dict) or set(texts) != {"fr", "en"}:
            raise RulePackError("messages.toml", "", category, "needs the texts fr and en")
        wordings[category] = Wording(texts["fr"], texts["en"])
    if "default" not in wordings:
        raise RulePackError("messages.toml", "", "default", "is missing")
    return Messages(wordings, wordings["default"])


def read_toml(path: Path) -> dict[str, Any]:
    """Parse a TOML file; raise ``RulePackError`` naming it where that fails."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RulePackError(path.name, "", "", f"cannot be read: {error}") from error


def load_packs(folder: Path, kinds: Mapping[str, frozenset[str]], topics: frozenset[str] | None = None) -> list[Rule]:
    """Give all rules below ``folder``. ``kinds``: name of each kind -> its own fields. ``topics``: known topic ids.

    Raises ``RulePackError``.
    """
    return _rules([folder], load_messages(folder), kinds, topics, {}, shown_from=folder)


def load_own_packs(
    own: Sequence[Path],
    folder: Path,
    kinds: Mapping[str, frozenset[str]],
    topics: frozenset[str] | None = None,
    taken: Iterable[str] = (),
) -> list[Rule]:
    """Give all rules below the folders ``own``, which hold packs alone; their messages are those of ``folder``.

    ``taken``: the names of packs that exist already. Raises ``RulePackError``, also where two packs have one name:
    ids must stay unique.
    """
    return _rules(own, load_messages(folder), kinds, topics, dict.fromkeys(taken, "one of the built-in rules"))


def load_packs_named(names: Container[str], folder: Path, kinds: Mapping[str, frozenset[str]]) -> list[Rule]:
    """Give the rules of the packs of these names below ``folder``; no other is read. Raises ``RulePackError``."""
    messages = load_messages(folder)
    readers = (
        (_PackReader(str(path.relative_to(folder)), path.stem, kinds, None, messages), path)
        for path in pack_files(folder)
        if path.stem in names
    )
    return [rule for reader, path in readers for rule in reader.rules(read_toml(path))]


def _rules(
    roots: Sequence[Path],
    messages: Messages,
    kinds: Mapping[str, frozenset[str]],
    topics: frozenset[str] | None,
    seen: dict[str, str],
    shown_from: Path | None = None,
) -> list[Rule]:
    rules: list[Rule] = []
    for path in (path for root in roots for path in pack_files(root)):
        shown = str(path.relative_to(shown_from)) if shown_from else str(path)
        if path.stem in seen:
            raise RulePackError(shown, "", "", f"another pack has that name: {seen[path.stem]}")
        seen[path.stem] = shown
        rules.extend(_PackReader(shown, path.stem, kinds, topics, messages).rules(read_toml(path)))
    return rules


def read_example(marked: str) -> Example:
    """Parse ``"Ces succès {{viennent → interviennent}} ..."``; raise ``ValueError`` unless one span is marked."""
    spans = list(_MARKED.finditer(marked))
    if len(spans) != 1:
        raise ValueError(f"mark exactly one span with {{{{ }}}}: {marked!r}")
    found = spans[0]
    text = marked[: found.start()] + found[1] + marked[found.end() :]
    return Example(text, found.start(), found.start() + len(found[1]), found[2])


class _PackReader:
    """Reads the rules of one pack."""

    def __init__(
        self,
        file: str,
        pack: str,
        kinds: Mapping[str, frozenset[str]],
        topics: frozenset[str] | None,
        messages: Messages,
    ) -> None:
        self.file, self.pack, self.kinds, self.topics, self.messages = file, pack, kinds, topics, messages
        self.rule = ""

    def fail(self, field: str, reason: str) -> RulePackError:
        return RulePackError(self.file, self.rule, field, reason)

    def rules(self, table: Mapping[str, Any]) -> Iterator[Rule]:
        if not _ID.fullmatch(self.pack):
            raise self.fail("", "a pack's file name is lower-case words joined by hyphens")
        self._known(table, frozenset({"pack", "rule"}), "the file")
        defaults = table.get("pack", {})
        self._known(defaults, PACK_FIELDS, "[pack]")
        seen: set[str] = set()
        for number, entry in enumerate(table.get("rule", []), start=1):
            self.rule = entry.get("id", f"number {number}")
            if not isinstance(entry.get("id"), str) or not _ID.fullmatch(entry["id"]):
                raise self.fail("id", "is needed: lower-case words joined by hyphens that name the fault")
            if entry["id"] in seen:
                raise self.fail("id", "is used twice in this pack")
            seen.add(entry["id"])
            yield self._rule({k: v for k, v in defaults.items() if k != "title"} | entry)

    def _known(self, table: Mapping[str, Any], fields: frozenset[str], where: str) -> None:
        for name in table:
            if name not in fields:
                near = difflib.get_close_matches(name, fields, 1)
                raise self.fail(name, f"is no field of {where}" + (f"; did you mean {near[0]!r}?" if near else ""))

    def _rule(self, entry: Mapping[str, Any]) -> Rule:
        kind = self._choice(entry, "kind", "phrase", tuple(self.kinds))
        self._known(entry, RULE_FIELDS | self.kinds[kind], f"a rule of kind {kind}")
        category = self._text(entry, "category")
        if not category:
            raise self.fail("category", "is needed, here or under [pack]: an MQM issue id")
        topics = self._texts(entry, "topics")
        for topic in topics:
            if self.topics is not None and topic not in self.topics:
                raise self.fail("topics", f"there is no topic {topic!r}")
        return Rule(
            id=f"{self.pack}/{entry['id']}",
            kind=kind,
            category=category,
            severity=Severity.parse(self._choice(entry, "severity", "minor", tuple(s.label for s in Severity))),
            evidence=self._choice(entry, "evidence", "phrase", EVIDENCE),
            english=self._text(entry, "en"),
            find=self._texts(entry, "find"),
            replace=self._texts(entry, "replace"),
            unless=self._texts(entry, "unless"),
            note=self._text(entry, "note"),
            zones=tuple(
                Zone(self._choice({"zones": z}, "zones", "", tuple(Zone))) for z in self._texts(entry, "zones")
            ),
            topics=topics,
            varieties=self._texts(entry, "varieties"),
            status=self._choice(entry, "status", "stable", STATUSES),
            source=self._text(entry, "source"),
            message=self._message(entry, category),
            matches=self._examples(entry),
            passes=self._passes(entry),
            data={name: entry[name] for name in self.kinds[kind] if name in entry},
        )

    def _text(self, entry: Mapping[str, Any], field: str) -> str:
        value = entry.get(field, "")
        if not isinstance(value, str):
            raise self.fail(field, "must be a text")
        return value

    def _texts(self, entry: Mapping[str, Any], field: str) -> tuple[str, ...]:
        value = entry.get(field, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.fail(field, "must be a text or a list of texts")
        return tuple(value)

    def _choice(self, entry: Mapping[str, Any], field: str, default: str, allowed: Sequence[str]) -> str:
        value = entry.get(field, default)
        if value not in allowed:
            near = difflib.get_close_matches(str(value), allowed, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"it is one of {', '.join(allowed)}"
            raise self.fail(field, f"{value!r} is unknown; {hint}")
        return str(value)

    def _message(self, entry: Mapping[str, Any], category: str) -> Wording:
        given = entry.get("message")
        if given is None:
            return self.messages.by_category.get(category, self.messages.default)
        if not isinstance(given, dict) or set(given) != {"fr", "en"}:
            raise self.fail("message", "needs the texts fr and en")
        return Wording(given["fr"], given["en"])

    def _examples(self, entry: Mapping[str, Any]) -> tuple[Example, ...]:
        lines = self._texts(entry, "matches")
        if not lines:
            raise self.fail("matches", "a rule needs at least one sentence that it marks")
        try:
            return tuple(read_example(line) for line in lines)
        except ValueError as error:
            raise self.fail("matches", str(error)) from error

    def _passes(self, entry: Mapping[str, Any]) -> tuple[str, ...]:
        lines = self._texts(entry, "passes")
        if not lines:
            raise self.fail("passes", "a rule needs at least one near miss that it leaves alone")
        return lines
