"""Rules as their files have them, for the commands that show them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from audit.checking import selected
from audit.commands.failing import CommandError
from audit.matching.registry import kind_fields
from audit.measuring import Measurement
from audit.model import Rule, Severity
from audit.pipeline import Auditor, require_rules
from audit.rulepacks import RulePackError, load_own_packs, load_packs, load_packs_named
from audit.rules_folder import find_rules_folder


def sources(names: Sequence[str], folder: Path | None = None) -> list[Rule]:
    """Give the rules of these names (all, when there are none), examples included.

    ``folder`` is a whole rules folder in place of the project's, or a folder of own packs beside it, of which then the
    own ones are given. Raises ``UnknownNameError`` for a name that does not exist, ``RulePackError`` for a wrong file.
    """
    whole = find_rules_folder()
    if folder and not is_whole(folder):
        rules = load_own_packs([folder], whole, kind_fields())
    else:
        rules = load_packs(folder or whole, kind_fields())
    require_rules(names, [rule.id for rule in rules])
    wanted = set(selected((rule.id for rule in rules), names, ()))
    if not wanted:
        raise CommandError("there are no rules")
    return [rule for rule in rules if rule.id in wanted]


def auditor_with(folder: Path | None, select: Sequence[str] = ()) -> Auditor:
    """Build an auditor with a folder of own packs beside the project's rules, or with another whole folder."""
    if folder and not is_whole(folder):
        return Auditor(packs=[folder], select=select)
    return Auditor(rules=folder, select=select)


def is_whole(folder: Path) -> bool:
    """Tell whether a folder holds all that rules need (messages, weights), or packs to be added to the project's."""
    if not folder.is_dir():
        raise RulePackError(str(folder), "", "", "there is no such rules folder")
    return (folder / "messages.toml").exists()


def rules_named(ids: Collection[str], folder: Path | None = None) -> list[Rule]:
    """Give the rules of these full ids, examples included; an id that no file has any more is passed over.

    Reads only the packs that the ids name. Raises ``RulePackError`` for a wrong file.
    """
    packs = {rule_id.partition("/")[0] for rule_id in ids}
    rules = load_packs_named(packs, folder or find_rules_folder(), kind_fields())
    return [rule for rule in rules if rule.id in ids]


def described(rule: Rule) -> str:
    """Give a rule as text: its fields and its examples."""
    rows = [
        ("kind", rule.kind),
        ("severity", rule.severity.label),
        ("category", rule.category),
        ("English", rule.english),
        *(("find", text) for text in rule.find),
        *(("unless", text) for text in rule.unless),
        *(("replace", text) for text in rule.replace),
        ("note", rule.note),
        ("zones", ", ".join(rule.zones)),
        ("topics", ", ".join(rule.topics)),
        ("varieties", ", ".join(rule.varieties)),
        ("status", "" if rule.status == "stable" else rule.status),
        ("source", rule.source),
        *((name, str(value)) for name, value in rule.data.items()),
        *(("match", _marked(e.text, e.start, e.end, e.expected)) for e in rule.matches),
        *(("pass", text) for text in rule.passes),
    ]
    return "\n".join([rule.id, *(f"  {name:9} {value}" for name, value in rows if value)])


def _marked(text: str, start: int, end: int, expected: str | None) -> str:
    arrow = f" → {expected}" if expected is not None else ""
    return f"{text[:start]}{{{{{text[start:end]}{arrow}}}}}{text[end:]}"


def measured_lines(measured: Measurement, serious: bool) -> Iterator[str]:
    """Give the table of a measurement, most frequent rule first, and its last line."""
    for rule, hits in measured.hits.most_common():
        severity = measured.severities[rule]
        if serious and severity < Severity.MAJOR:
            continue
        yield f"{hits:6}  {1000 * hits / max(1, measured.words):8.4f}/1,000  {severity.label:8}  {rule}"
        for hit in measured.contexts[rule]:
            yield f"          {hit.before}[[{hit.said}]]{hit.after}"
    total = sum(measured.hits.values())
    yield (
        f"{measured.words} words in {measured.texts} texts: {total} findings above neutral, "
        f"{measured.serious_per_1000():.3f} serious per 1,000 words"
    )
