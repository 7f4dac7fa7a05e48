"""Runs the examples of rules: each match yields its span and suggestion, each near miss stays silent."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checking import check, finding_of, longest_of_each_rule
from audit.matching.kind import Article, Kind
from audit.model import Example, Finding, Rule, Severity
from audit.pipeline import Auditor
from audit.reading.text import read_text


def faults(auditor: Auditor, rule: Rule) -> Iterator[str]:
    """Give what is wrong with a rule's examples, one line a fault; nothing when all is well."""
    for example in rule.matches:
        yield from (f"{rule.id}: match: {fault}" for fault in _match_faults(auditor, rule, example))
    for text in rule.passes:
        for found in _of_rule(auditor, rule, text):
            yield f"{rule.id}: pass: marks {text[found.start : found.end]!r} in {text!r}"


def _match_faults(auditor: Auditor, rule: Rule, example: Example) -> Iterator[str]:
    found = _of_rule(auditor, rule, example.text)
    spans = [(match.start, match.end) for match in found]
    if spans != [(example.start, example.end)]:
        marked = [example.text[start:end] for start, end in spans]
        wanted = example.text[example.start : example.end]
        yield f"marks {marked} and not {wanted!r} in {example.text!r}"
        return
    suggested = found[0].replacements[0] if found[0].replacements else None
    if suggested != example.expected:
        yield f"suggests {suggested!r} and not {example.expected!r} in {example.text!r}"
        return
    if suggested is not None:
        mended = example.text[: example.start] + suggested + example.text[example.end :]
        for finding in _on(auditor, rule, mended, example.start, example.start + len(suggested)):
            yield f"after the suggestion {finding.rule} marks {mended[finding.start : finding.end]!r} in {mended!r}"


def _on(auditor: Auditor, rule: Rule, text: str, start: int, end: int) -> Iterator[Finding]:
    """Give the findings above neutral that touch a span of the mended text."""
    findings = check(_article(auditor, rule, text), auditor.kinds)
    return (f for f in findings if f.severity > Severity.NEUTRAL and f.start < end and f.end > start)


def _of_rule(auditor: Auditor, rule: Rule, text: str) -> list[Finding]:
    """Give what one rule finds where it is heard, on its topics; of overlapping variants the longest."""
    article = _article(auditor, rule, text)
    kinds: list[Kind] = [kind for kind in auditor.kinds if kind.name == rule.kind]
    found = (match for kind in kinds for match in kind.find(article) if match.rule.id == rule.id)
    ordered = sorted((finding_of(match, article.document) for match in found), key=lambda f: (f.start, -f.end))
    return longest_of_each_rule(ordered)


def _article(auditor: Auditor, rule: Rule, text: str) -> Article:
    parsed = auditor.parse(read_text(text, "example", "example"))
    return Article(parsed.document, parsed.sentences, rule.topics or parsed.topics)
