"""Glossary and names of a house: findings of packs of their own."""

from __future__ import annotations

import pytest

from audit.house_style import Preference
from audit.model import Audit, Severity
from audit.pipeline import Auditor
from audit.rulepacks import RulePackError

TEXT = (
    "Le président a boosté la défense à Kiev. Il a écrit un E-mail au think tank de Kiev-Est, et la ville de kiev "
    "n'a pas répondu à ses mails depuis mardi."
)
HOUSE = (
    Preference("glossary", "e-mail", "courriel"),
    Preference("glossary", "<mail>", "<courriel>"),
    Preference("glossary", "<booster>", "<renforcer>", severity=Severity.MAJOR),
    Preference("glossary", "think tank", "", note="Charte, page 12."),
    Preference("exonyms", "Kiev", "Kyiv"),
)


def audited(**options: object) -> Audit:
    return Auditor(house=HOUSE, **options).audit_text(TEXT)  # type: ignore[arg-type]


def test_each_entry_finds_its_words() -> None:
    audit = audited(select=["glossary", "exonyms"])
    found = [(f.rule, TEXT[f.start : f.end], f.severity.label, f.replacements) for f in audit.findings]
    assert found == [
        ("glossary/booster", "boosté", "major", ("renforcé",)),
        ("exonyms/kiev", "Kiev", "minor", ("Kyiv",)),
        ("glossary/e-mail", "E-mail", "minor", ("Courriel",)),
        ("glossary/think-tank", "think tank", "minor", ()),
        ("glossary/mail", "mails", "minor", ("courriels",)),
    ]
    note = next(f for f in audit.findings if f.rule == "glossary/think-tank").message
    assert note.fr == "« think tank » : la charte de la rédaction demande autre chose. Charte, page 12."
    assert {f.category for f in audit.findings} == {"terminology", "entity"}


def test_entries_are_rules_like_others() -> None:
    assert "glossary/e-mail" not in [f.rule for f in audited(ignore=["glossary/e-mail"]).findings]
    severe = audited(severities={"exonyms": Severity.CRITICAL}, select=["exonyms"])
    assert [f.severity for f in severe.findings] == [Severity.CRITICAL]
    assert Auditor(house=HOUSE).signature != Auditor().signature


@pytest.mark.parametrize(("find", "said"), [("(a", "is missing"), ("*", "no fixed word"), ("<venir", "cannot read")])
def test_an_entry_that_is_no_pattern_is_named_with_its_place(find: str, said: str) -> None:
    house = [Preference("glossary", "e-mail", "courriel"), Preference("glossary", find, "x", source="audit.toml:7")]
    with pytest.raises(RulePackError, match=rf"^audit.toml:7: glossary: '.*{said}"):
        Auditor(house=house)


def test_entries_of_the_same_letters_have_names_of_their_own() -> None:
    auditor = Auditor(house=[Preference("glossary", "côté", "a"), Preference("glossary", "cote", "b")])
    assert [rule for rule in auditor.rule_ids if rule.startswith("glossary/")] == ["glossary/cote", "glossary/cote-2"]
