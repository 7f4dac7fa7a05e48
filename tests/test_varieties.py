"""Varieties of French: what one accepts is silent there and never serious elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audit import Auditor
from audit.model import Finding, Severity, Wording
from audit.pipeline import UnknownNameError
from audit.rulepacks import RulePackError, load_packs
from audit.rules_folder import find_rules_folder
from audit.varieties import Acceptance, Varieties, limited_rules, load_varieties

COPY = Path(__file__).parent / "data" / "varieties"
CONDO = "Le condo de deux chambres se vend cher depuis le début de l'année dans la métropole."
VARIETIES = Varieties("fr-FR", {"fr-FR": (), "fr-CA": ("accepted",)})
WORDS = {"accepted": frozenset({"entraîneur-chef", "voies de fait"})}


def finding(text: str, said: str, rule: str = "a/b") -> Finding:
    start = text.index(said)
    return Finding(rule, "terminology", Severity.MAJOR, "phrase", start, start + len(said), Wording("a", "b"))


def settled(text: str, said: str, variety: str, limited: dict[str, tuple[str, ...]] | None = None) -> list[Severity]:
    acceptance = Acceptance(variety, VARIETIES, WORDS, limited or {})
    return [found.severity for found in acceptance.settled([finding(text, said)], text)]


@pytest.mark.parametrize("said", ["voies de fait", "Voies", "fait"])
def test_a_finding_within_an_accepted_phrase_is_dropped_there_and_minor_elsewhere(said: str) -> None:
    text = f"Accusé de {'Voies' if said == 'Voies' else 'voies'} de fait, l’entraîneur-chef nie."
    assert settled(text, said, "fr-CA") == []
    assert settled(text, said, "fr-FR") == [Severity.MINOR]


@pytest.mark.parametrize("said", ["de voies de fait", "voies de fait graves", "nie"])
def test_a_finding_that_says_more_than_the_phrase_stays(said: str) -> None:
    text = "Accusé de voies de fait graves, l'entraîneur-chef nie."
    assert settled(text, said, "fr-CA") == settled(text, said, "fr-FR") == [Severity.MAJOR]


def test_a_rule_with_varieties_is_heard_in_these_alone_and_never_serious() -> None:
    assert settled("Il a plaidé coupable.", "plaidé", "fr-CA", {"a/b": ("fr-FR",)}) == []
    assert settled("Il a plaidé coupable.", "plaidé", "fr-FR", {"a/b": ("fr-FR",)}) == [Severity.MINOR]


def test_the_variety_decides_what_an_article_raises_and_stands_in_the_signature() -> None:
    france, quebec = Auditor(topics=["real-estate"]), Auditor(topics=["real-estate"], variety="fr-CA")
    assert [f.severity for f in france.audit_text(CONDO).findings if "condo" in CONDO[f.start : f.end]] == [
        Severity.MINOR
    ]
    assert quebec.audit_text(CONDO).score.value == 100
    assert "|lang:en-fr-FR|" in france.signature
    assert quebec.signature == france.signature.replace("en-fr-FR", "en-fr-CA")


def test_a_variety_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="there is no variety 'fr-QA'; did you mean"):
        Auditor(variety="fr-QA")


def copy() -> Iterator[tuple[str, str, str]]:
    """Give variety, topic and sentence of every line of native copy."""
    for path in sorted(COPY.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                topic, _, sentence = line.partition("\t")
                yield path.stem, topic, sentence


def test_what_newsrooms_write_on_purpose_is_silent_there_and_never_serious_by_default() -> None:
    auditors: dict[tuple[str, str], Auditor] = {}
    alarms = []
    for own, topic, sentence in copy():
        for variety, most in ((own, Severity.NEUTRAL), ("fr-FR", Severity.MINOR)):
            key = (variety, topic)
            auditor = auditors.setdefault(key, Auditor(variety=variety, topics=[topic] if topic else []))
            for found in auditor.audit_text(sentence).findings:
                if found.severity > most:
                    alarms.append(
                        f"{variety}: {found.rule} marks {sentence[found.start : found.end]!r} in {sentence!r}"
                    )
    assert not alarms
    assert sum(1 for _ in copy()) >= 150


RULE = """
[pack]
category = "terminology"
severity = "{severity}"
varieties = ["{variety}"]
[[rule]]
id = "condo"
find = "condo"
matches = ["Un {{{{condo}}}}."]
passes = ["Un appartement."]
"""


@pytest.mark.parametrize(
    ("severity", "variety", "reason"),
    [
        ("minor", "fr-QC", "varieties: 'fr-QC' is none of fr-CA, fr-FR"),
        ("major", "fr-FR", "severity: a rule with varieties is minor"),
    ],
)
def test_a_wrong_rule_is_refused(tmp_path: Path, severity: str, variety: str, reason: str) -> None:
    (tmp_path / "messages.toml").write_text('[default]\nfr = "a"\nen = "b"\n', encoding="utf-8")
    (tmp_path / "homes.toml").write_text(RULE.format(severity=severity, variety=variety), encoding="utf-8")
    with pytest.raises(RulePackError, match=f"homes.toml: rule homes/condo: {reason}"):
        limited_rules(load_packs(tmp_path, {"phrase": frozenset()}), VARIETIES.accepted)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('default = "fr-XX"\n[fr-FR]\naccepted = []', "default: must name one"),
        ('default = "fr-FR"\n[fr-FR]\nacepted = []', "fr-FR: needs the list accepted"),
        ('default = "fr-FR"\n[fr-FR]\naccepted = ["nowhere"]', "there is no word set 'nowhere'"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "varieties.toml").write_text(content, encoding="utf-8")
    with pytest.raises(RulePackError, match=reason):
        load_varieties(tmp_path, WORDS)


def test_every_variety_of_the_rules_has_a_set_or_is_the_default() -> None:
    folder = find_rules_folder()
    sets = [path.stem for path in (folder / "words").glob("*.txt")]
    varieties = load_varieties(folder / "fr", sets)
    assert varieties.default == "fr-FR"
    assert {name for name, accepted in varieties.accepted.items() if not accepted} == {"fr-FR"}
