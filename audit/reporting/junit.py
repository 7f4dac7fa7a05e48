"""Run -> JUnit XML: a suite an article, with a case for the gate and one for each finding.

The case of the gate passes or fails as the article does; a finding is a failed case, a suppressed one a skipped case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from audit.model import Audit, Failure, Finding, Run, Severity
from audit.reporting.position import Lines
from audit.reporting.visible import on_one_line


def render(run: Run) -> str:
    """Write the document. Neutral findings stay out; an input that failed is an error."""
    return "".join(parts(run))


def parts(run: Run) -> Iterator[str]:
    """Write the same suite by suite; the audits are passed over twice, since the totals come first."""
    tests, failures, skipped, errors = 0, 0, 0, len(run.failures)
    for audit in run.audits:
        totals = _totals(audit)
        tests, failures, skipped = tests + totals.tests, failures + totals.failures, skipped + totals.skipped
    yield "<?xml version='1.0' encoding='UTF-8'?>\n"
    yield f'<testsuites name="audit" tests="{tests + errors}" failures="{failures}" errors="{errors}"'
    yield f' skipped="{skipped}"'
    yield ">\n" if run.audits or run.failures else "/>\n"
    for audit in run.audits:
        yield _indented(_suite(audit, run.language))
    for failure in run.failures:
        yield _indented(_error(failure))
    if run.audits or run.failures:
        yield "</testsuites>\n"


def _indented(suite: etree._Element) -> str:
    """No text of ours holds a line break, so that lines can be moved in."""
    lines = etree.tostring(suite, encoding="unicode", pretty_print=True).rstrip("\n").split("\n")
    return "".join(f"  {line}\n" for line in lines)


def _error(failure: Failure) -> etree._Element:
    suite = etree.Element("testsuite", name=_text(failure.path), tests="1", failures="0", errors="1")
    case = etree.SubElement(suite, "testcase", name="read", classname=_text(failure.path))
    etree.SubElement(case, "error", message=_text(failure.reason))
    return suite


class _Totals(NamedTuple):
    tests: int
    failures: int
    skipped: int


def _totals(audit: Audit) -> _Totals:
    found, skipped = len(_shown(audit.findings)), len(_shown(each.finding for each in audit.suppressed))
    return _Totals(1 + found + skipped, bool(audit.gate) + found, skipped)


def _shown(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity > Severity.NEUTRAL]


def _suite(audit: Audit, language: str) -> etree._Element:
    path, totals = _text(audit.document.path), _totals(audit)
    suite = etree.Element("testsuite", name=path, tests=str(totals.tests), failures=str(totals.failures), errors="0")
    suite.set("skipped", str(totals.skipped))
    gate = etree.SubElement(suite, "testcase", name="gate", classname=path)
    if audit.gate:
        reasons = _text("; ".join(reason.said_in(language) for reason in audit.gate))
        etree.SubElement(gate, "failure", type="gate", message=reasons).text = reasons
    lines = Lines(audit.document.text)
    for finding in _shown(audit.findings):
        case = _case(suite, path, finding, lines)
        failure = etree.SubElement(case, "failure", type=finding.severity.label)
        failure.set("message", _text(finding.message.said_in(language)))
        advice = " | ".join(finding.replacements)
        failure.text = _text(f"{audit.document.path}:{_place(finding, lines)} {advice}".rstrip())
    for finding, suppression in audit.suppressed:
        if finding.severity > Severity.NEUTRAL:
            why = ": ".join(part for part in (suppression.by, suppression.reason) if part)
            etree.SubElement(_case(suite, path, finding, lines), "skipped", message=_text(why))
    return suite


def _case(suite: etree._Element, path: str, finding: Finding, lines: Lines) -> etree._Element:
    return etree.SubElement(suite, "testcase", name=f"{finding.rule} {_place(finding, lines)}", classname=path)


def _place(finding: Finding, lines: Lines) -> str:
    position = lines.position(finding.start)
    return f"{position.line}:{position.column}"


def _text(text: str) -> str:
    """XML holds no control characters, whatever an article holds."""
    return on_one_line(text)
