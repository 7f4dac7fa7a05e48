"""Rules and MQM categories as SARIF describes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from audit.model import Finding, Run, Severity
from audit.reporting import its
from audit.reporting.labels import labels

LEVELS: Mapping[Severity, str] = MappingProxyType(
    {Severity.CRITICAL: "error", Severity.MAJOR: "error", Severity.MINOR: "warning", Severity.NEUTRAL: "note"}
)
RANKS: Mapping[Severity, float] = MappingProxyType(
    {Severity.CRITICAL: 100.0, Severity.MAJOR: 80.0, Severity.MINOR: 40.0, Severity.NEUTRAL: 5.0}
)
"""SARIF's rank, 0 to 100: what a viewer sorts by."""
TAXONOMY = "MQM"


def taxonomy(categories: Sequence[str], run: Run) -> dict[str, Any]:
    """Give the MQM categories of a run as a taxonomy, each with its name in the run's language."""
    say = labels(run.language)
    return {
        "name": TAXONOMY,
        "version": "2.0",
        "organization": "MQM Council",
        "shortDescription": {"text": "Multidimensional Quality Metrics, a typology of translation errors"},
        "isComprehensive": False,
        "taxa": [{"id": category, "name": say.category(category)} for category in categories],
    }


def category_reference(category: str, categories: Sequence[str]) -> dict[str, Any]:
    """Give the reference to a category of the taxonomy."""
    return {"id": category, "index": categories.index(category), "toolComponent": {"name": TAXONOMY, "index": 0}}


def rule_descriptor(finding: Finding, categories: Sequence[str], run: Run) -> dict[str, Any]:
    """Describe the rule of a finding: what it is about, why, what to write, how severe it is by itself."""
    facts = run.rules.get(finding.rule, {})
    say = labels(run.language)
    told = (("english", say.say("english")), ("find", say.say("find")), ("replace", say.say("replace")))
    said = [
        f"{say.category(finding.category).capitalize()}: {finding.rule}.",
        *(f"{name}{say.say('colon')}{facts[key]}" for key, name in told if facts.get(key)),
        # One message tells more of a rule of grammar than its name does.
        finding.message.said_in(run.language),
    ]
    command = f"audit rules show {finding.rule}"
    level = Severity.parse(facts["severity"]) if facts.get("severity") else finding.severity
    return {
        "id": finding.rule,
        "name": finding.rule.partition("/")[2],
        "shortDescription": {"text": said[0]},
        "fullDescription": {"text": " ".join(said)},
        "help": {
            "text": "\n".join([*said, command]),
            "markdown": "\n".join([*(f"- {_markdown(each)}" for each in said), "", f"`{command}`"]),
        },
        "defaultConfiguration": {"level": LEVELS[level], "rank": RANKS[level]},
        "properties": {"tags": [f"mqm/{finding.category}", f"its/{its.issue_type(finding.category)}"]},
        "relationships": [{"target": category_reference(finding.category, categories), "kinds": ["superset"]}],
    }


def _markdown(text: str) -> str:
    """Patterns are full of signs that Markdown would read as its own."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>()#+!|~$" else sign for sign in text)
