"""Runs the project's packs of one kind over a text, for the tests of the kinds."""

from functools import cache

from audit.checking import check
from audit.matching.kind import Knowledge
from audit.model import Example, Rule, Severity, Wording
from audit.pipeline import Auditor
from audit.reading.text import read_text


@cache
def auditor_of(pack):
    return Auditor(select=[pack])


def matches(pack, text):
    """Give (rule, words, first suggestion) of every match, in order."""
    auditor = auditor_of(pack)
    article = auditor.parse(read_text(text, "t", "t"))
    found = [match for kind in auditor.kinds for match in kind.find(article) if match.rule.id.startswith(pack + "/")]
    return [
        (match.rule.id.partition("/")[2], text[match.start : match.end], (match.replacements or ("",))[0])
        for match in sorted(found, key=lambda match: (match.start, match.end))
    ]


def said(pack, text, rule=""):
    """Give the words that a pack (or one rule of it) marks."""
    return [words for name, words, _ in matches(pack, text) if not rule or name == rule]


def findings(pack, text):
    auditor = auditor_of(pack)
    return check(auditor.parse(read_text(text, "t", "t")), auditor.kinds)


def rule_of(kind, find=(), **data):
    """Give a rule for building a kind directly, as its constructor wants it."""
    example = Example("a", 0, 1, None)
    return Rule(
        "t/r", kind, "untranslated", Severity.MAJOR, "lexicon", find=find, message=Wording("a", "a"),
        matches=(example,), passes=("b",), data=data,
    )  # fmt: skip


def built(kind, lexicon, *rules, **words):
    """Build a kind with word sets."""
    return kind(
        rules, Knowledge(lexicon, {name.replace("_", "-"): frozenset(entries) for name, entries in words.items()})
    )
