"""Run -> JUnit XML: a suite an article, a failed case a finding; a clean article is one passed case."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from audit.model import Audit, Failure, Run, Severity
from audit.reporting.position import Lines
from audit.reporting.visible import on_one_line


def render(run: Run) -> str:
    """Write the document. Neutral findings are no failures and stay out; an input that failed is an error."""
    return "".join(parts(run))


def parts(run: Run) -> Iterator[str]:
    """Write the same suite by suite; the audits are passed over twice, since the totals come first."""
    failures, clean = 0, 0
    for audit in run.audits:
        counted = sum(finding.severity > Severity.NEUTRAL for finding in audit.findings)
        failures += counted
        clean += not counted
    errors = len(run.failures)
    yield "<?xml version='1.0' encoding='UTF-8'?>\n"
    yield f'<testsuites name="audit" tests="{failures + clean + errors}" failures="{failures}" errors="{errors}"'
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


def _suite(audit: Audit, language: str) -> etree._Element:
    counted = [finding for finding in audit.findings if finding.severity > Severity.NEUTRAL]
    path = _text(audit.document.path)
    suite = etree.Element(
        "testsuite", name=path, tests=str(max(1, len(counted))), failures=str(len(counted)), errors="0"
    )
    lines = Lines(audit.document.text)
    for finding in counted:
        position = lines.position(finding.start)
        case = etree.SubElement(
            suite, "testcase", name=f"{finding.rule} {position.line}:{position.column}", classname=path
        )
        failure = etree.SubElement(case, "failure", type=finding.severity.label)
        failure.set("message", _text(finding.message.said_in(language)))
        advice = " | ".join(finding.replacements)
        failure.text = _text(f"{audit.document.path}:{position.line}:{position.column} {advice}".rstrip())
    if not counted:
        etree.SubElement(suite, "testcase", name="no finding", classname=path)
    return suite


def _text(text: str) -> str:
    """XML holds no control characters, whatever an article holds."""
    return on_one_line(text)
