"""What the auditor says of the samples: a snapshot that shows which findings appear or vanish, and their reports.

After a wanted change: ``AUDIT_UPDATE_SNAPSHOT=1 scripts/test tests/test_seeds.py``, then read the diff. The pages in
``reports/sample/`` are made anew by it as well.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest

from audit.commands.rule_source import rules_named
from audit.model import Audit, Severity
from audit.pipeline import Auditor, collect
from audit.reporting.html_pages import pages

PROJECT = Path(__file__).parent.parent
SEEDS = PROJECT / "seeds"
SAMPLE = PROJECT / "reports" / "sample"
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


def sample_pages(auditor: Auditor, audits: dict[Path, Audit]) -> Iterator[tuple[str, str]]:
    """Give the pages that ``audit check seeds --format html --language en`` writes."""
    named = [
        replace(audit, document=replace(audit.document, path=path.relative_to(PROJECT).as_posix()))
        for path, audit in audits.items()
    ]
    yield from pages(collect(auditor, named, "en"), rules_named)


def masked(page: str) -> str:
    """Leave out what changes with every change of any rule, and with every version."""
    page = re.sub(r"\|rules:[0-9a-f]+\|", "|rules|", page)
    return re.sub(r"(\|v:|urn:mt-news-audit:|<p>audit )[0-9][0-9a-z.]*", r"\1", page)


def test_the_sample_reports_show_what_the_auditor_says_today(auditor: Auditor, audits: dict[Path, Audit]) -> None:
    now = dict(sample_pages(auditor, audits))
    if os.environ.get("AUDIT_UPDATE_SNAPSHOT"):
        update(now)
    written = {path.relative_to(SAMPLE).as_posix(): path for path in SAMPLE.rglob("*.html")}
    assert sorted(written) == sorted(now)
    stale = [name for name, path in written.items() if masked(path.read_text("utf-8")) != masked(now[name])]
    assert stale == [], "AUDIT_UPDATE_SNAPSHOT=1 scripts/test tests/test_seeds.py makes them anew"


def update(now: dict[str, str]) -> None:
    """Write the pages that changed, remove those that are no more."""
    for path in SAMPLE.rglob("*.html"):
        if path.relative_to(SAMPLE).as_posix() not in now:
            path.unlink()
    for name, page in now.items():
        path = SAMPLE / name
        if not path.exists() or masked(path.read_text("utf-8")) != masked(page):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page, encoding="utf-8")


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
