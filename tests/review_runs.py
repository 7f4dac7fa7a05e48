"""Runs for the tests in a browser: scores follow from findings, faults repeat, spans overlap, one has no place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from reporting_runs import SIGNATURE, TEXT, document, finding

from audit.model import Audit, Finding, Rule, Run, Severity, Wording
from audit.rulepacks import read_example
from audit.scoring import load_weights, score

WEIGHTS = load_weights(Path(__file__).parents[1] / "rules" / "scoring.toml")
REPEATED = "Il a délivré un discours jeudi. Elle a délivré un discours vendredi. On a délivré un discours samedi."
STORY = f"{TEXT}\n\n{REPEATED}"
WORDS = 400


def places(text: str, words: str) -> list[int]:
    """Give every place of ``words``."""
    return [at for at in range(len(text)) if text.startswith(words, at)]


def audited(text: str, findings: Iterable[Finding], words: int = WORDS, **about: object) -> Audit:
    """Make an audit whose score is that of its findings."""
    article = replace(document(text), **about)  # type: ignore[arg-type]
    ordered = tuple(sorted(findings, key=lambda each: (each.start, each.end)))
    return Audit(article, ordered, score(article, ordered, words, WEIGHTS, SIGNATURE), ("war",))


def story(**about: object) -> Audit:
    """Make an audit with all severities and kinds of evidence, a fault four times and two overlapping spans."""
    speech = finding(STORY, "délivré un discours", rule="nouns/deliver-speech", replacements=("prononcé un discours",))
    dash = finding(STORY, "«", Severity.MINOR, "typography/quotes", "typography", "grammar", ("“",))
    density = finding(STORY, "Il a", Severity.NEUTRAL, "density/while", "style", "density", ())
    findings = [
        finding(STORY, "viennent alors que", Severity.CRITICAL),
        *(
            replace(speech, start=at, end=at + len("délivré un discours"))
            for at in places(STORY, "délivré un discours")
        ),
        finding(STORY, "échoué à convaincre", rule="verbs/fail-to", replacements=("pas convaincu",)),
        finding(STORY, "convaincre son audience", Severity.MINOR, "false-friends/audience", "false-friend"),
        finding(STORY, "Handout", Severity.MINOR, "leftovers/handout", "untranslated", replacements=()),
        finding(STORY, "Le backlash", Severity.MAJOR, "english/word", "untranslated", "lexicon", ()),
        dash,
        density,
    ]
    return audited(STORY, findings, **about)


def run(language: str = "en") -> Run:
    """Make a run of three articles: a bad one, one with a small fault, a clean one."""
    flawed = "Le backlash a été immédiat."
    one = audited(flawed, [finding(flawed, "backlash", Severity.MINOR)], 300, path="b.txt", name="b", title="Un écho")
    clean = audited("Rien à dire.", [], 500, path="c.txt", name="c", title="Calme plat")
    known = {"publication": "La Gazette", "date": "2026-03-02"}
    audits = (
        story(metadata=known | {"publication": "Le Courrier", "date": "2026-03-01"}),
        replace_metadata(one, known),
    )
    return Run((*audits, clean), (), SIGNATURE, language, weights=WEIGHTS)


def replace_metadata(audit: Audit, metadata: dict[str, str]) -> Audit:
    """Give the audit of the same article with what is known of it."""
    return replace(audit, document=replace(audit.document, metadata=metadata))


def rules() -> list[Rule]:
    """Make rules for the ids of the story, and one that nothing names."""
    ids = {each.rule: each for each in story().findings}
    return [
        Rule(
            rule_id,
            "phrase",
            each.category,
            each.severity,
            each.evidence,
            english="come as",
            find=("<venir> alors que",),
            note="Ne se dit pas.",
            message=Wording("fr", "en"),
            matches=(
                read_example("Ces succès {{viennent → interviennent}} tard."),
                read_example("Un {{handout}} ici."),
            ),
            passes=("Ils viennent <b>tard</b>.",),
        )
        for rule_id, each in ids.items()
    ]
