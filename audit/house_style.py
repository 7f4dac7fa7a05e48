"""The words and names of a house -> rules of two packs of their own, ``glossary`` and ``exonyms``.

A glossary says which word or phrase gives way to which; what it looks for is a pattern of the rule language, so plain
words match as they are, in any case, and ``<word>`` matches every form of a word. Names are looked for exactly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from audit.matching.kind import Kind, Knowledge
from audit.matching.phrase import PhraseKind
from audit.model import Rule, Severity, Wording
from audit.rulepacks import RulePackError

GLOSSARY, EXONYMS = "glossary", "exonyms"
_CATEGORIES = {GLOSSARY: "terminology", EXONYMS: "entity"}
_MESSAGE = Wording(
    "« {text} » : la charte de la rédaction demande autre chose[ : « {replacement} »].[ {note}]",
    '"{text}": the house style asks for something else[: "{replacement}"].[ {note}]',
)


class Preference(NamedTuple):
    """One entry: what is not wanted, and what to write instead."""

    pack: str
    """``glossary`` or ``exonyms``."""
    find: str
    prefer: str
    note: str = ""
    severity: Severity = Severity.MINOR
    source: str = ""
    """Where the entry stands, for errors."""


def house_rules(preferences: Iterable[Preference]) -> Iterator[Rule]:
    """Give a rule for each entry; its id is made of the words it looks for."""
    seen: dict[str, int] = {}
    for each in preferences:
        name = f"{each.pack}/{_slug(each.find)}"
        seen[name] = seen.get(name, 0) + 1
        find = each.find
        if each.pack == EXONYMS:
            find = " ".join(f"={word}" for word in each.find.split())
        yield Rule(
            id=name if seen[name] == 1 else f"{name}-{seen[name]}",
            kind="phrase",
            category=_CATEGORIES[each.pack],
            severity=each.severity,
            evidence="phrase",
            find=(find,),
            replace=(each.prefer,) if each.prefer else (),
            note=each.note,
            message=_MESSAGE,
        )


def house_kind(preferences: Iterable[Preference], rules: Iterable[Rule], knowledge: Knowledge) -> Kind:
    """Compile the rules of a house style; raise ``RulePackError`` naming the entry that cannot be looked for."""
    kept = list(rules)
    sources = dict(zip((rule.id for rule in kept), preferences, strict=True))
    try:
        return PhraseKind(kept, knowledge)
    except ValueError as error:
        rule_id, _, reason = str(error).partition(": ")
        each = sources.get(rule_id)
        where = each.source if each else "house style"
        raise RulePackError(where, "", f"{each.pack}: {each.find!r}" if each else "", reason) from error


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "entry"
