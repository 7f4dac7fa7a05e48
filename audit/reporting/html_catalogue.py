"""Rules -> one HTML page that shows them by pack, with their examples, and searches them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from audit.model import Example, Rule
from audit.reporting.html_change import Piece, change
from audit.reporting.html_environment import page
from audit.reporting.labels import Labels, labels
from audit.reporting.severity_signs import WORST_FIRST

STYLES = ("base", "catalogue", "print")
SCRIPTS = ("say", "page", "catalogue")


@dataclass(frozen=True, slots=True)
class Line:
    """An example: what stands before the marked words, the words, and what stands after."""

    before: str
    marked: str
    changed: Sequence[Piece]
    """What to write, as a change; nothing where the rule suggests nothing."""
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the page shows of one rule."""

    id: str
    severity: str
    category: str
    evidence: str
    english: str
    patterns: tuple[str, ...]
    note: str
    topics: str
    source: str
    preview: bool
    matches: tuple[Line, ...]
    passes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of one pack."""

    name: str
    rules: tuple[Entry, ...]


def render_catalogue(
    rules: Iterable[Rule], language: str, source: str = "en", target: str = "fr", index: str = ""
) -> str:
    """Write the page of these rules in ``language``; the anchor of a rule is its full id.

    ``source`` and ``target`` are the languages of the rules, ``index`` the address of the list of articles, if any.
    """
    ordered = sorted(rules, key=lambda rule: _pack_of(rule))
    say = labels(language)
    packs = [Pack(name, tuple(map(_entry, each))) for name, each in groupby(ordered, key=_pack_of)]
    values = {
        "packs": packs,
        "number": len(ordered),
        "choices": _choices(ordered, packs, say),
        "source": source,
        "target": target,
        "index": index,
    }
    return page("catalogue.html", say, STYLES, SCRIPTS, values)


def _pack_of(rule: Rule) -> str:
    return rule.id.partition("/")[0]


def _choices(rules: Sequence[Rule], packs: Sequence[Pack], say: Labels) -> list[tuple[str, list[tuple[str, str]]]]:
    severities = {rule.severity for rule in rules}
    categories = Counter(rule.category for rule in rules)
    return [
        ("pack", [(pack.name, pack.name) for pack in packs]),
        ("severity", [(s.label, say.severity(s.label)) for s in WORST_FIRST if s in severities]),
        ("category", [(category, say.category(category)) for category, _ in categories.most_common()]),
    ]


def _entry(rule: Rule) -> Entry:
    return Entry(
        id=rule.id,
        severity=rule.severity.label,
        category=rule.category,
        evidence=rule.evidence,
        english=rule.english,
        patterns=rule.find,
        note=rule.note,
        topics=", ".join(rule.topics),
        source=rule.source,
        preview=rule.status == "preview",
        matches=tuple(map(_line, rule.matches)),
        passes=rule.passes,
    )


def _line(example: Example) -> Line:
    marked = example.text[example.start : example.end]
    return Line(
        before=example.text[: example.start],
        marked=marked,
        changed=() if example.expected is None else change(marked, example.expected),
        after=example.text[example.end :],
    )
