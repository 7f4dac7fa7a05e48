"""What the auditor says of the sample articles: a snapshot that shows which findings appear or vanish.

After a wanted change: ``AUDIT_UPDATE_SNAPSHOT=1 scripts/test tests/test_seeds.py``, then read the diff.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

import pytest

from audit.model import Audit, Severity
from audit.pipeline import Auditor

SEEDS = Path(__file__).parent.parent / "seeds"
SNAPSHOT = Path(__file__).parent / "data" / "seeds-findings.tsv"
TRANSLATED = sorted(SEEDS.glob("translated/*.txt"))
NATIVE = sorted(SEEDS.glob("native/*.txt"))
FOUND_SHARE = 0.45
"""Gold spans of the samples that must be found; above it, the snapshot tells the rest."""


@pytest.fixture(scope="module")
def audits(auditor: Auditor) -> dict[Path, Audit]:
    return {path: auditor.audit_file(path) for path in (*TRANSLATED, *NATIVE)}


def lines(audits: dict[Path, Audit]) -> list[str]:
    return [
        "\t".join((path.stem, f.rule, f.severity.label, " ".join(a.document.text[f.start : f.end].split()))) + "\n"
        for path, a in audits.items()
        for f in a.findings
        if f.severity > Severity.NEUTRAL
    ]


def test_the_findings_on_the_samples_are_those_of_the_snapshot(audits: dict[Path, Audit]) -> None:
    now = lines(audits)
    if os.environ.get("AUDIT_UPDATE_SNAPSHOT"):
        SNAPSHOT.write_text("".join(now), encoding="utf-8")
    before = SNAPSHOT.read_text(encoding="utf-8").splitlines(keepends=True)
    assert "".join(unified_diff(before, now, "before", "now", n=0)) == ""


def test_translations_are_sent_back_and_native_articles_published(audits: dict[Path, Audit]) -> None:
    verdicts = {path.stem: a.score.verdict for path, a in audits.items()}
    assert {verdicts[path.stem] for path in NATIVE} == {"publish"}
    assert "publish" not in {verdicts[path.stem] for path in TRANSLATED}


def test_native_articles_have_no_serious_finding(audits: dict[Path, Audit]) -> None:
    serious = [f for path in NATIVE for f in audits[path].findings if f.severity >= Severity.MAJOR]
    assert serious == []


def test_most_gold_spans_of_the_samples_are_found(audits: dict[Path, Audit]) -> None:
    found = total = 0
    for path in TRANSLATED:
        text = audits[path].document.text
        for line in path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            start = text.index(line.split("\t")[0])
            end = start + len(line.split("\t")[0])
            total += 1
            found += any(
                _covers(f.start, f.end, start, end) for f in audits[path].findings if f.severity > Severity.NEUTRAL
            )
    assert found / total >= FOUND_SHARE


def _covers(start: int, end: int, gold_start: int, gold_end: int) -> bool:
    shared = min(end, gold_end) - max(start, gold_start)
    return shared > 0 and shared * 2 >= min(end - start, gold_end - gold_start)
