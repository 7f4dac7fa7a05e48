"""Run -> JUnit XML: a suite an article, a failed case a finding; a clean article is one passed case."""

from __future__ import annotations

from lxml import etree

from audit.model import Audit, Run, Severity
from audit.reporting.position import Lines
from audit.reporting.visible import on_one_line


def render(run: Run) -> str:
    """Write the document. Neutral findings are no failures and stay out; an input that failed is an error."""
    root = etree.Element("testsuites", name="audit")
    for audit in run.audits:
        root.append(_suite(audit, run.language))
    for failure in run.failures:
        suite = etree.SubElement(root, "testsuite", name=_text(failure.path), tests="1", failures="0", errors="1")
        case = etree.SubElement(suite, "testcase", name="read", classname=_text(failure.path))
        etree.SubElement(case, "error", message=_text(failure.reason))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    said: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return said.decode("utf-8")


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
