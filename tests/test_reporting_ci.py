"""The formats that CI services and spreadsheets read."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from reporting_runs import TEXT, audit_of, document, finding, run_of, sample_audit

from audit.fingerprint import fingerprints
from audit.model import Failure, Run
from audit.reporting import render

SCHEMA = Path(__file__).parent.parent.parent / "shared" / "standards" / "sarif-schema-2.1.0.json"
HOSTILE = 'Il <b>dit</b> "a, b"\t=1+1 & ]]> \x07 ‮ %0A ::error'


@pytest.fixture
def run() -> Run:
    return run_of(
        sample_audit(), audit_of(document("Rien à dire.", name="b"), []), failures=[Failure("x.txt", "empty")]
    )


@pytest.fixture
def hostile() -> Run:
    article = document(HOSTILE, path='a,b:"c".txt', name="a\tb")
    return run_of(audit_of(article, [finding(HOSTILE, HOSTILE, replacements=("=cmd()", "a\nb"))]))


def test_sarif_places_findings_and_suggests(run: Run) -> None:
    log = json.loads(render("sarif", run))["runs"][0]
    first = log["results"][0]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert TEXT[region["charOffset"] : region["charOffset"] + region["charLength"]] == "viennent alors que"
    assert region["startLine"] == 1
    assert (
        first["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"]
        == "interviennent alors que"
    )
    assert log["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"]
    assert log["columnKind"] == "unicodeCodePoints"
    assert log["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "x.txt: empty"


@pytest.mark.skipif(not SCHEMA.exists(), reason="the SARIF schema is not part of the project")
def test_sarif_is_valid(run: Run, hostile: Run) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for each in (run, hostile, run_of()):
        jsonschema.validate(json.loads(render("sarif", each)), schema)


def test_fingerprints_survive_moved_text_and_tell_repeats_apart() -> None:
    text = "Un premier fait vient alors que tout va. Puis rien."
    here = audit_of(document(text), [finding(text, "vient alors que")])
    moved_text = "Un nouveau paragraphe.\n\n" + text.replace("'", "’")
    moved = audit_of(document(moved_text), [finding(moved_text, "vient alors que")])
    assert fingerprints(here.document, here.findings) == fingerprints(moved.document, moved.findings)
    twice = [here.findings[0], here.findings[0]]
    assert len(set(fingerprints(here.document, twice))) == 2
    other = replace(here.findings[0], rule="other/rule")
    assert fingerprints(here.document, [other]) != fingerprints(here.document, here.findings)


def test_junit_has_a_case_for_each_finding_and_for_a_clean_article(run: Run, hostile: Run) -> None:
    root = etree.fromstring(render("junit", run).encode())
    assert [suite.get("failures") for suite in root] == ["5", "0", "0"]
    assert (root.get("failures"), root.get("errors")) == ("5", "1")
    assert root[1][0].get("name") == "no finding"
    assert etree.fromstring(render("junit", hostile).encode())[0].get("failures") == "1"


def test_github_annotations_are_escaped_and_limited(hostile: Run) -> None:
    (line,) = render("github", hostile).splitlines()
    assert line.startswith('::error title=audit (journalese/come-as),file=a%2Cb%3A"c".txt,line=1,')
    assert "%250A" in line
    many = " mot" * 40
    article = document(many)
    found = [replace(finding(many, "mot"), start=4 * i + 1, end=4 * i + 4) for i in range(40)]
    lines = render("github", run_of(audit_of(article, found))).splitlines()
    assert len(lines) == 11
    assert lines[-1] == "::notice title=audit::30 more findings"


def test_gitlab_rows_have_distinct_fingerprints(run: Run) -> None:
    rows = json.loads(render("gitlab", run))
    assert len({row["fingerprint"] for row in rows}) == len(rows) == 7
    assert {row["severity"] for row in rows} == {"blocker", "critical", "major", "minor", "info"}


def test_csv_cells_are_no_formulas(run: Run, hostile: Run) -> None:
    rows = list(csv.reader(io.StringIO(render("csv", run))))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == 7
    cells = list(csv.reader(io.StringIO(render("csv", hostile))))[1]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_the_mqm_table_has_one_row_a_finding(run: Run, hostile: Run) -> None:
    rows = [line.split("\t") for line in render("tsv", run).splitlines()]
    assert len(rows) == 8
    assert {len(row) for row in rows} == {10}
    assert "<v>viennent alors que</v>" in rows[1][6]
    assert rows[-1][7] == "no-error"
    assert {len(line.split("\t")) for line in render("tsv", hostile).splitlines()} == {10}


def test_json_lines_are_articles_then_failures(run: Run) -> None:
    rows = [json.loads(line) for line in render("jsonl", run).splitlines()]
    assert [row["path"] for row in rows] == ["seeds/translated/a.txt", "seeds/translated/a.txt", "x.txt"]
    assert rows[0]["findings"][0]["text"] == "viennent alors que"
    assert rows[2]["failure"] == "empty"
