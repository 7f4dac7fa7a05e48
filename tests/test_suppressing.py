"""Findings that do not count: ignored, accepted, in the baseline; and suppressions that nothing needs."""

from __future__ import annotations

from dataclasses import replace

from reporting_runs import TEXT, audit_of, document, finding

from audit.fingerprint import audit_fingerprints, fingerprints
from audit.model import Audit, Document, IgnoreMark
from audit.suppressing import Accepted, Known, Suppressor, Use

SPOKEN = finding(TEXT, "délivré un discours", rule="nouns/deliver-speech")
FAILED = finding(TEXT, "échoué à convaincre", rule="verbs/fail-to")


def by(article: Document, known: Known, *findings: object) -> list[str]:
    counted, suppressed = Suppressor(known).part(article, findings)  # type: ignore[arg-type]
    assert len(counted) + len(suppressed) == len(findings)
    return [each.suppression.by for each in suppressed]


def marked(*marks: IgnoreMark) -> Document:
    return replace(document(), ignores=marks)


def test_without_anything_known_all_findings_count() -> None:
    assert Suppressor(Known()).part(document(), [SPOKEN, FAILED]) == ((SPOKEN, FAILED), ())


def test_the_baseline_knows_findings_by_their_fingerprint() -> None:
    (mark,) = fingerprints(document(), [SPOKEN])
    assert by(document(), Known(baseline={mark: "a.txt"}), SPOKEN, FAILED) == ["baseline"]


def test_a_finding_more_of_the_same_fault_is_new() -> None:
    text = "Il délivre un discours. " * 3
    article = document(text)
    places = [i for i in range(len(text)) if text.startswith("délivre", i)]
    found = [replace(finding(text, "délivre"), start=at, end=at + 7) for at in places]
    known = Known(baseline=dict.fromkeys(fingerprints(article, found[:2]), "a.txt"))
    # The first stands at the beginning of the text and has other words around it than the last.
    assert len(Suppressor(known).part(article, found)[0]) == 1


def test_accepted_findings_are_named_by_fingerprint_or_by_rule_and_words() -> None:
    (mark,) = fingerprints(document(), [SPOKEN])
    assert by(document(), Known((Accepted("1", "", "fine", mark),)), SPOKEN, FAILED) == ["accepted"]
    words = Accepted("1", "verbs/fail-to", "fine", text="Échoué  à\nCONVAINCRE")
    assert by(document(), Known((words,)), SPOKEN, FAILED) == ["accepted"]
    assert by(document(), Known((words._replace(rule="verbs/fail"),)), SPOKEN, FAILED) == []
    assert by(document(), Known((words._replace(path="other.txt"),)), SPOKEN, FAILED) == []
    for path in (document().path, f"./{document().path}", document().path.replace("/", "//")):
        assert by(document(), Known((words._replace(path=path),)), FAILED) == ["accepted"]


def test_a_mark_ignores_what_begins_in_its_region_and_has_its_rule() -> None:
    everywhere = IgnoreMark(0, len(TEXT), ("nouns", "verbs/fail*"), "", 1)
    assert by(marked(everywhere), Known(), SPOKEN, FAILED) == ["ignored", "ignored"]
    assert by(marked(everywhere._replace(rules=())), Known(), SPOKEN) == ["ignored"]
    assert by(marked(everywhere._replace(end=SPOKEN.start)), Known(), SPOKEN) == []
    assert by(marked(everywhere._replace(start=SPOKEN.start + 1)), Known(), SPOKEN) == []
    assert by(marked(everywhere._replace(rules=("noun",))), Known(), SPOKEN) == []


def test_the_most_deliberate_reason_is_told() -> None:
    (mark,) = fingerprints(document(), [SPOKEN])
    known = Known((Accepted("1", "", "fine", mark),), {mark: "a.txt"})
    assert by(marked(IgnoreMark(0, len(TEXT), (), "", 1)), known, SPOKEN) == ["ignored"]
    assert by(document(), known, SPOKEN) == ["accepted"]


def test_an_accepted_finding_leaves_the_fingerprints_of_the_others_alone() -> None:
    text = "A dit oui. A dit oui."
    article = document(text)
    first = finding(text, "dit")
    both = (replace(first, start=2, end=5), replace(first, start=13, end=16))
    one, other = fingerprints(article, both)
    audit = audit_with(article, Known((Accepted("1", "", "fine", one),)), both)
    assert audit_fingerprints(audit) == ([other], [one])


def audit_with(article: Document, known: Known, findings: object) -> Audit:
    counted, suppressed = Suppressor(known).part(article, findings)  # type: ignore[arg-type]
    return replace(audit_of(article, counted), suppressed=suppressed)


def unused(known: Known, article: Document, *findings: object) -> list[tuple[str, str]]:
    use = Use(known)
    use.add(audit_with(article, known, findings))
    return [(each.by, each.what) for each in use.unused()]


def test_what_suppresses_nothing_is_told() -> None:
    path = document().path
    (mark,) = fingerprints(document(), [SPOKEN])
    known = Known((Accepted("a.toml: finding 1", "x/y", "fine", "feed", path=path),), {mark: path, "beef": path})
    article = marked(IgnoreMark(0, len(TEXT), ("typography",), "", 7))
    assert unused(known, article, SPOKEN) == [
        ("ignored", "line 7: ignore mark that ignores nothing: typography"),
        ("accepted", "a.toml: finding 1: x/y accepts nothing"),
        ("baseline", "findings of the baseline are gone: 1"),
    ]


def test_entries_of_articles_that_were_not_audited_are_not_judged() -> None:
    known = Known((Accepted("1", "x/y", "fine", "feed", path="other.txt"),), {"beef": "other.txt"})
    assert unused(known, document(), SPOKEN) == []
    assert unused(Known((Accepted("1", "x/y", "fine", "feed"),)), document(), SPOKEN) != []
