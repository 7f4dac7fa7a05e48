"""An audit or a failure <-> a JSON record: what journals keep of each article, with nothing lost."""

from __future__ import annotations

import json
from typing import Any

from audit.model import (
    Audit,
    Block,
    Document,
    Failure,
    Finding,
    IgnoreMark,
    Score,
    Sentence,
    Severity,
    Suppressed,
    Suppression,
    Wording,
    Zone,
)


def encode(result: Audit | Failure) -> bytes:
    """Give the record of a result: one line of ASCII without its end. Tokens are not kept."""
    row = _failure_row(result) if isinstance(result, Failure) else _audit_row(result)
    return json.dumps(row, separators=(",", ":"), allow_nan=False, default=dict).encode("ascii")


def decode(record: bytes) -> Audit | Failure:
    """Give the result of a record; raise ``ValueError`` for bytes that ``encode`` did not make."""
    try:
        row = json.loads(record)
        return Failure(*row["failure"]) if "failure" in row else _audit(row)
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise ValueError(f"not the record of an article ({error})") from error


def _failure_row(failure: Failure) -> dict[str, Any]:
    return {"failure": [failure.path, failure.reason]}


def _audit_row(audit: Audit) -> dict[str, Any]:
    document, score = audit.document, audit.score
    return {
        "path": document.path,
        "name": document.name,
        "title": document.title,
        "format": document.format,
        "metadata": dict(document.metadata),
        "sources": document.sources,
        "text": document.text,
        "blocks": [(b.start, b.end, b.zone, [(s.start, s.end, s.zone) for s in b.sentences]) for b in document.blocks],
        "topics": audit.topics,
        "findings": [_finding_row(finding) for finding in audit.findings],
        "suppressed": [(_finding_row(f), (s.by, s.entry, s.reason, s.author, s.date)) for f, s in audit.suppressed],
        "gate": audit.gate,
        "ignores": document.ignores,
        "score": [getattr(score, name) for name in Score.__slots__],
    }


def _finding_row(f: Finding) -> tuple[Any, ...]:
    return f.rule, f.category, int(f.severity), f.evidence, f.start, f.end, f.message, f.english, f.replacements


def _audit(row: dict[str, Any]) -> Audit:
    document = Document(
        path=row["path"],
        name=row["name"],
        text=row["text"],
        blocks=tuple(_block(*each) for each in row["blocks"]),
        title=row["title"],
        format=row["format"],
        metadata=row["metadata"],
        sources=tuple(row["sources"]),
        ignores=tuple(IgnoreMark(s, e, tuple(rules), reason, line) for s, e, rules, reason, line in row["ignores"]),
    )
    findings = tuple(_finding(*each) for each in row["findings"])
    suppressed = tuple(Suppressed(_finding(*each), Suppression(*why)) for each, why in row["suppressed"])
    gate = tuple(Wording(*each) for each in row["gate"])
    return Audit(document, findings, Score(*row["score"]), tuple(row["topics"]), suppressed, gate)


def _block(start: int, end: int, zone: str, sentences: list[list[Any]]) -> Block:
    return Block(start, end, Zone(zone), tuple(Sentence(s, e, (), Zone(z)) for s, e, z in sentences))


def _finding(
    rule: str,
    category: str,
    severity: int,
    evidence: str,
    start: int,
    end: int,
    message: list[str],
    english: str,
    replacements: list[str],
) -> Finding:
    said = Wording(*message)
    return Finding(rule, category, Severity(severity), evidence, start, end, said, english, tuple(replacements))
