"""The formats that CI services and spreadsheets read."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from junitparser import Error, JUnitXml, Skipped
from junitparser import Failure as Failed
from lxml import etree
from reporting_runs import TEXT, audit_of, document, finding, run_of, sample_audit

from audit.fingerprint import fingerprints
from audit.model import Failure, Run, Severity, Suppressed, Suppression, Wording
from audit.reporting import render, step_summary

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


@pytest.fixture
def suppressing() -> Run:
    """A run with a baseline: one finding counts, three do not, each for another reason."""
    whole = sample_audit()
    kept, *others = [f for f in whole.findings if f.severity > Severity.NEUTRAL][:4]
    why = (
        Suppression("ignored", "0", "a quotation"),
        Suppression("accepted", "a.toml: finding 1", "fine", "Ada", "2026-01-02"),
        Suppression("baseline", "0123456789abcdef"),
    )
    suppressed = tuple(map(Suppressed, others, why))
    gate = (Wording("note 71,3 sous le seuil de 95", "score 71.3 is under 95"),)
    return replace(
        run_of(replace(whole, findings=(kept,), suppressed=suppressed, gate=gate)),
        baseline=True,
        rules={kept.rule: {"find": "<venir> alors que", "english": "come as", "severity": "major"}},
    )


def test_sarif_shows_what_is_suppressed_and_what_is_new(suppressing: Run) -> None:
    results = json.loads(render("sarif", suppressing))["runs"][0]["results"]
    assert [result["baselineState"] for result in results] == ["new", "unchanged", "unchanged", "unchanged"]
    assert results[0]["suppressions"] == []
    told = [result["suppressions"][0] for result in results[1:]]
    assert [each["kind"] for each in told] == ["inSource", "external", "external"]
    assert [each.get("justification", "") for each in told] == ["a quotation", "fine", ""]
    assert told[1]["properties"] == {"by": "accepted", "author": "Ada", "date": "2026-01-02"}


def test_sarif_says_nothing_of_states_without_a_baseline(run: Run) -> None:
    assert not [r for r in json.loads(render("sarif", run))["runs"][0]["results"] if "baselineState" in r]


def test_sarif_explains_rules_and_categories(suppressing: Run) -> None:
    log = json.loads(render("sarif", suppressing))["runs"][0]
    rule = log["tool"]["driver"]["rules"][log["results"][0]["ruleIndex"]]
    assert "Looks for: <venir> alors que" in rule["help"]["text"]
    assert "\\<venir\\> alors que" in rule["help"]["markdown"]
    # The finding stands in a headline and is critical; its rule by itself is not.
    assert (log["results"][0]["properties"]["mqm:severity"], rule["defaultConfiguration"]["rank"]) == ("critical", 80.0)
    for result in log["results"]:
        taxon = result["taxa"][0]
        assert log["taxonomies"][0]["taxa"][taxon["index"]]["id"] == taxon["id"] == result["properties"]["mqm:category"]


@pytest.mark.parametrize("format", ["sarif", "github", "gitlab"])
def test_lines_of_extracted_text_are_not_given_for_lines_of_a_page(format: str) -> None:
    page = replace(document(path="feed.xml#3"), format="rss", metadata={"file": "feed.xml"})
    said = render(format, run_of(audit_of(page, [finding(TEXT, "délivré un discours")])))
    assert "feed.xml" in said and "feed.xml#3:" not in said
    if format == "sarif":
        (result,) = json.loads(said)["runs"][0]["results"]
        assert "region" not in result["locations"][0]["physicalLocation"]
        assert "fixes" not in result
        assert result["message"]["text"].endswith("→ interviennent alors que")
    elif format == "github":
        assert "line=" not in said
    else:
        assert json.loads(said)[0]["location"] == {"path": "feed.xml", "lines": {"begin": 1}}


def test_the_summary_of_a_step_tells_the_gate_and_the_findings_worst_first(suppressing: Run, hostile: Run) -> None:
    said = step_summary.render(suppressing)
    assert "| seeds/translated/a.txt | 71.3 |" in said
    assert "score 71.3 is under 95" in said
    assert "**viennent alors que**" in said
    assert "délivré" not in said.split("| Findings |")[1]
    rows = [
        line
        for line in step_summary.render(run_of(sample_audit())).splitlines()
        if " journalese/" in line or " verbs/" in line
    ]
    assert ["critical" in rows[0], "major" in rows[-1]] == [True, True]
    dangerous = step_summary.render(hostile)
    assert "<b>" not in dangerous
    table = [line for line in dangerous.splitlines() if "&lt;b&gt;" in line]
    assert [re.sub(r"\\.", "", line).count("|") for line in table] == [5]


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
def test_sarif_is_valid(run: Run, hostile: Run, suppressing: Run) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for each in (run, hostile, run_of(), suppressing):
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


def test_junit_has_a_case_for_the_gate_and_for_each_finding(run: Run, hostile: Run) -> None:
    root = etree.fromstring(render("junit", run).encode())
    assert [suite.get("failures") for suite in root] == ["5", "0", "0"]
    assert (root.get("failures"), root.get("errors")) == ("5", "1")
    assert [case.get("name") for case in root[1]] == ["gate"]
    assert etree.fromstring(render("junit", hostile).encode())[0].get("failures") == "1"


def test_junit_is_what_an_independent_reader_expects(run: Run, hostile: Run, suppressing: Run) -> None:
    for each, cases in ((run, 1 + 5 + 1 + 1), (hostile, 2), (suppressing, 1 + 1 + 3)):
        read = JUnitXml.fromstring(render("junit", each).encode())
        suites = list(read)
        assert sum(len(list(suite)) for suite in suites) == read.tests == cases
        for name, sort in (("failures", Failed), ("errors", Error), ("skipped", Skipped)):
            held = [result for suite in suites for case in suite for result in case.result if isinstance(result, sort)]
            assert getattr(read, name) == len(held)
    read = JUnitXml.fromstring(render("junit", suppressing).encode())
    gate, *cases = next(iter(read))
    assert gate.result[0].message == "score 71.3 is under 95"
    assert [case.result[0].message for case in cases if case.is_skipped] == [
        "ignored: a quotation",
        "accepted: fine",
        "baseline",
    ]


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
