"""Builds articles, findings and runs for the tests of scoring and reporting, without the engine."""

from __future__ import annotations

from collections.abc import Iterable

from audit.model import Audit, Block, Document, Failure, Finding, Run, Score, Severity, Wording, Zone

SIGNATURE = "mtaudit|rules:0123456789ab|lex:01234567|w:0-1-5-25-0.1-0.2|ewc:target|norm:1000|lang:en-fr|v:0.1.0"

HEADLINE = "Les frappes viennent alors que la trêve expire"
TEXT = (
    f"{HEADLINE}\n\nPar Anne Example\n\n"
    "Le ministre a délivré un discours mardi. Il a échoué à convaincre son audience, a dit un porte-parole.\n\n"
    "Handout photo : des habitants marchent dans la rue.\n\n"
    "« Nous sommes confiants », a dit le ministre. Le backlash a été immédiat."
)


def document(
    text: str = TEXT, path: str = "seeds/translated/a.txt", name: str = "a", title: str = HEADLINE
) -> Document:
    """Make a document whose paragraphs are separated by empty lines; the zones are those of ``TEXT``."""
    zones = [Zone.HEADLINE, Zone.BYLINE, Zone.PARAGRAPH, Zone.CAPTION] if text == TEXT else []
    blocks, start = [], 0
    for index, paragraph in enumerate(text.split("\n\n")):
        zone = zones[index] if index < len(zones) else Zone.PARAGRAPH
        blocks.append(Block(start, start + len(paragraph), zone))
        start += len(paragraph) + 2
    return Document(path=path, name=name, text=text, blocks=tuple(blocks), title=title)


def finding(
    text: str,
    words: str,
    severity: Severity = Severity.MAJOR,
    rule: str = "journalese/come-as",
    category: str = "overly-literal",
    evidence: str = "phrase",
    replacements: tuple[str, ...] = ("interviennent alors que",),
) -> Finding:
    """Mark the first place of ``words`` in ``text``."""
    start = text.index(words)
    message = Wording(f"« {words} » se lit comme de l'anglais.", f"“{words}” reads like English.")
    return Finding(
        rule, category, severity, evidence, start, start + len(words), message, "come as", tuple(replacements)
    )


def made_score(words: int = 860, value: float = 71.3, verdict: str = "retranslate", **counts: int) -> Score:
    """Make a score whose figures do not have to follow from findings."""
    return Score(
        value=value,
        verdict=verdict,
        words=words,
        penalty=246.8,
        penalty_per_1000=287.0,
        counts={severity.label: counts.get(severity.label, 0) for severity in reversed(Severity)},
        threshold=95.0,
        small_sample=words < 300,
        formula=f"max(0, 100 × (1 − 246.8 / {words})) = {value}",
        signature=SIGNATURE,
    )


def audit_of(
    article: Document, findings: Iterable[Finding], words: int = 860, value: float = 71.3, verdict: str = "retranslate"
) -> Audit:
    """Make an audit with its findings in order and counted."""
    ordered = tuple(sorted(findings, key=lambda each: (each.start, each.end)))
    counts = {severity.label: sum(each.severity is severity for each in ordered) for severity in Severity}
    return Audit(article, ordered, made_score(words, value, verdict, **counts), topics=("war",))


def sample_audit() -> Audit:
    """Make an audit of ``TEXT`` with findings of all severities, two of them overlapping."""
    return audit_of(
        document(),
        [
            finding(TEXT, "viennent alors que", Severity.CRITICAL),
            finding(TEXT, "délivré un discours", rule="nouns/deliver-speech", replacements=("prononcé un discours",)),
            finding(TEXT, "échoué à convaincre", rule="verbs/fail-to", replacements=("n'a pas convaincu",)),
            finding(TEXT, "convaincre son audience", Severity.MINOR, rule="false-friends/audience"),
            finding(TEXT, "Handout", Severity.MINOR, rule="leftovers/handout", category="untranslated"),
            finding(TEXT, "Le backlash", Severity.NEUTRAL, rule="english/word", evidence="lexicon", replacements=()),
        ],
    )


def run_of(*audits: Audit, language: str = "en", failures: Iterable[Failure] = ()) -> Run:
    """Make a run; the rules have no notes."""
    return Run(audits=audits, failures=tuple(failures), signature=SIGNATURE, language=language)
