from __future__ import annotations

from pathlib import Path

import pytest

from audit.model import Severity, Zone
from audit.rulepacks import RulePackError, load_packs, read_example

KINDS = {"phrase": frozenset({"near"}), "leftover": frozenset({"patterns"})}
MESSAGES = '[default]\nfr = "a {text}"\nen = "b {text}"\n'
RULE = """
[pack]
category = "overly-literal"
severity = "major"

[[rule]]
id = "come-as"
find = "<venir> alors que"
matches = ["Ils {{viennent alors que → interviennent alors que}} tout va."]
passes = ["Ils viennent, alors que faire ?"]
"""


def folder(tmp_path: Path, content: str, name: str = "verbs.toml") -> Path:
    (tmp_path / "messages.toml").write_text(MESSAGES, encoding="utf-8")
    (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_a_rule_takes_the_defaults_of_its_pack(tmp_path: Path) -> None:
    (rule,) = load_packs(folder(tmp_path, RULE), KINDS)
    assert rule.id == "verbs/come-as"
    assert (rule.severity, rule.category, rule.kind) == (Severity.MAJOR, "overly-literal", "phrase")
    assert rule.find == ("<venir> alors que",)
    example = rule.matches[0]
    assert example.text == "Ils viennent alors que tout va."
    assert example.text[example.start : example.end] == "viennent alors que"
    assert example.expected == "interviennent alors que"


def test_a_rule_may_differ_from_its_pack(tmp_path: Path) -> None:
    text = RULE.replace("find =", 'severity = "minor"\nzones = ["headline"]\nnear = ["a"]\nfind =')
    (rule,) = load_packs(folder(tmp_path, text), KINDS)
    assert (rule.severity, rule.zones, rule.data) == (Severity.MINOR, (Zone.HEADLINE,), {"near": ["a"]})


@pytest.mark.parametrize(
    ("old", "new", "field", "reason"),
    [
        ("find =", "fnid =", "fnid", "did you mean 'find'"),
        ('"major"', '"majr"', "severity", "did you mean 'major'"),
        ('find = "<venir> alors que"', "find = 3", "find", "text or a list"),
        ('id = "come-as"', 'id = "Come As"', "id", "lower-case"),
        ("matches =", "source =", "source", "must be a text"),
        ('matches = ["Ils {{viennent alors que → interviennent alors que}} tout va."]', "", "matches", "at least one"),
        ('passes = ["Ils viennent, alors que faire ?"]', "", "passes", "near miss"),
        ("{{", "", "matches", "exactly one span"),
        ('category = "overly-literal"', "", "category", "is needed"),
        ("find =", 'kind = "phrse"\nfind =', "kind", "did you mean 'phrase'"),
        ("find =", 'zones = ["cellar"]\nfind =', "zones", "unknown"),
        ("find =", 'topics = ["chess"]\nfind =', "topics", "no topic 'chess'"),
        ("[pack]", "[pakc]", "pakc", "did you mean 'pack'"),
        ("find =", 'message = {fr = "x"}\nfind =', "message", "fr and en"),
    ],
)
def test_a_wrong_file_is_refused_with_file_rule_and_field(
    tmp_path: Path, old: str, new: str, field: str, reason: str
) -> None:
    assert old in RULE
    with pytest.raises(RulePackError, match=reason) as caught:
        load_packs(folder(tmp_path, RULE.replace(old, new)), KINDS, frozenset({"golf"}))
    assert caught.value.file == "verbs.toml"
    assert caught.value.field == field
    assert "verbs.toml" in str(caught.value)


def test_an_id_used_twice_and_a_pack_named_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RulePackError, match="used twice"):
        load_packs(folder(tmp_path, RULE + RULE[RULE.index("[[rule]]") :]), KINDS)
    folder(tmp_path, RULE)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "verbs.toml").write_text(RULE, encoding="utf-8")
    with pytest.raises(RulePackError, match="another pack"):
        load_packs(tmp_path, KINDS)


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(RulePackError, match=r"verbs\.toml.*cannot be read"):
        load_packs(folder(tmp_path, "[pack"), KINDS)


def test_examples_without_an_arrow_expect_no_suggestion() -> None:
    example = read_example("un {{comital}} air")
    assert (example.text, example.expected) == ("un comital air", None)
