from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reporting_runs import SIGNATURE, audit_of, document, run_of, sample_audit

from audit.commands.outputs import write_report
from audit.model import Audit, Failure, Run
from audit.pipeline import Auditor
from audit.records import decode, encode
from audit.reporting import FORMATS, parts, render
from audit.results import Results

SEED = Path(__file__).parents[1] / "seeds" / "translated" / "truce.txt"


def many() -> list[Audit]:
    texts = [document(f"Rien à dire de l’article {n}.", path=f"{n}.txt", name=str(n), title="") for n in range(12)]
    return [audit_of(text, [], value=90.0 + n % 3) for n, text in enumerate(texts)] + [sample_audit()]


def test_a_record_loses_nothing(auditor: Auditor) -> None:
    audit = auditor.audit_file(SEED)
    told = replace(audit.document, metadata={"url": "https://example.org/é\ud800"}, sources=("a", ""))
    for result in (audit, replace(audit, document=told), Failure("x\n", "empty")):
        assert decode(encode(result)) == result
        assert b"\n" not in encode(result)


@pytest.mark.parametrize("record", [b"", b"{}", b"[]", b'{"failure": 1}', encode(sample_audit())[:-9]])
def test_what_is_no_record_is_refused(record: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(record)


def test_audits_on_disk_are_those_in_memory_worst_first() -> None:
    kept, spilled = Results(), Results(in_memory=3)
    for audit in many():
        kept.add(audit)
        spilled.add(audit)
    there, here = spilled.worst_first(), kept.worst_first()
    assert list(there) == list(here)
    assert [audit.score.value for audit in there] == sorted(audit.score.value for audit in many())
    assert (len(there), there[0], list(there[1:3])) == (13, here[0], list(here[1:3]))


@pytest.mark.parametrize("name", FORMATS)
def test_reports_in_parts_are_the_same_whether_audits_lie_in_memory_or_on_disk(name: str) -> None:
    spilled = Results(in_memory=0)
    for audit in many():
        spilled.add(audit)
    spilled.add(Failure("a\tb.txt", "empty"))
    on_disk = Run(spilled.worst_first(), tuple(spilled.failures), SIGNATURE)
    in_memory = run_of(*on_disk.audits, failures=spilled.failures)
    assert "".join(parts(name, on_disk)) == render(name, in_memory)


def test_a_long_summary_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.reporting.text.IN_SUMMARY", 2)
    said = render("text", run_of(*many()))
    assert "The table lists the 2 worst of 13 articles only." in said


def test_pages_are_limited_to_the_worst_articles_and_this_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("audit.commands.outputs.MOST_PAGES", 3)
    run = run_of(*sorted(many(), key=lambda audit: audit.score.value))
    write_report(run, ("html", tmp_path))
    assert len(list((tmp_path / "articles").iterdir())) == 3
    assert "html shows the 3 worst of 13 articles; jsonl, json and csv hold all" in capsys.readouterr().err
    assert "The 3 worst of 13 articles" in (tmp_path / "index.html").read_text(encoding="utf-8")
