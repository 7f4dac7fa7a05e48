from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import audit.rulebase
from audit import rulecache
from audit.language.lexicon import Lexicon
from audit.rulebase import load_rulebase, rules_digest
from audit.rulecache import folder as cache_folder
from audit.rulepacks import RulePackError
from audit.rules_folder import find_rules_folder

RULE = """
[pack]
category = "overly-literal"
severity = "major"

[[rule]]
id = "come-as"
find = "<venir> alors que"
matches = ["Ils {{viennent alors que}} tout va."]
passes = ["Ils viennent, alors que faire ?"]
"""


VARIETIES = 'default = "fr-FR"\n[fr-FR]\naccepted = []\n'


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    (folder / "fr" / "topics").mkdir(parents=True)
    (folder / "words").mkdir()
    (folder / "fr" / "varieties.toml").write_text(VARIETIES, encoding="utf-8")
    (folder / "messages.toml").write_text('[default]\nfr = "a"\nen = "b"\n', encoding="utf-8")
    (folder / "fr" / "verbs.toml").write_text(RULE, encoding="utf-8")
    (folder / "words" / "poss.txt").write_text("# possessives\nmon\nSon  # with a comment\nl’un\n", encoding="utf-8")
    golf = find_rules_folder() / "fr" / "topics" / "golf.toml"
    (folder / "fr" / "topics" / "golf.toml").write_bytes(golf.read_bytes())
    return folder


def test_the_cache_gives_what_compiling_gives(
    lexicon: Lexicon, rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = load_rulebase(lexicon, rules, tmp_path / "cache")
    monkeypatch.setattr(audit.rulebase, "compile_rulebase", lambda *_: pytest.fail("the cache was not used"))
    again = load_rulebase(lexicon, rules, tmp_path / "cache")
    assert again.ids == fresh.ids == ["verbs/come-as"]
    assert again.rules["phrase"][0] == fresh.rules["phrase"][0]
    assert dict(again.phrases.index) == dict(fresh.phrases.index)
    assert dict(again.phrases.index)
    assert list(again.phrases.patterns) == list(fresh.phrases.patterns)
    assert dict(again.knowledge.words) == dict(fresh.knowledge.words) == {"poss": frozenset({"mon", "son", "l'un"})}
    assert again.topics.ids == fresh.topics.ids


def test_any_change_of_content_changes_the_digest(rules: Path) -> None:
    before = rules_digest(rules)
    (rules / "words" / "poss.txt").write_text("mon\n", encoding="utf-8")
    assert rules_digest(rules) != before


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "not json", "foreign digest"])
def test_a_damaged_or_foreign_cache_is_built_again(lexicon: Lexicon, rules: Path, tmp_path: Path, damage: str) -> None:
    cache = tmp_path / "cache"
    load_rulebase(lexicon, rules, cache)
    (path,) = cache.glob("rules-*")
    content = path.read_bytes()
    path.write_bytes(
        {
            "cut": content[:-20],
            "changed": content.replace(b"come-as", b"come-os"),
            "empty": b"",
            "not json": content.partition(b"\n")[0] + b"\n{",
            "foreign digest": b"0" * 64 + content[64:],
        }[damage]
    )
    assert load_rulebase(lexicon, rules, cache).ids == ["verbs/come-as"]
    assert path.read_bytes() == content


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give a file to another user")
def test_a_cache_of_another_user_is_not_trusted(lexicon: Lexicon, rules: Path, tmp_path: Path) -> None:
    load_rulebase(lexicon, rules, tmp_path)
    (path,) = tmp_path.glob("rules-*")
    os.chown(path, 12345, -1)
    assert load_rulebase(lexicon, rules, tmp_path).ids == ["verbs/come-as"]
    assert path.stat().st_uid == os.getuid()


def test_a_cache_that_cannot_be_written_is_no_error(lexicon: Lexicon, rules: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert load_rulebase(lexicon, rules, blocked / "cache").ids == ["verbs/come-as"]


def test_old_caches_are_dropped(lexicon: Lexicon, rules: Path, tmp_path: Path) -> None:
    for number in range(rulecache.KEPT + 4):
        (rules / "words" / "poss.txt").write_text(f"mot{number}\n", encoding="utf-8")
        load_rulebase(lexicon, rules, tmp_path / "cache")
    assert len(list((tmp_path / "cache").glob("rules-*"))) == rulecache.KEPT + 1


def test_a_wrong_pattern_names_file_rule_and_field(lexicon: Lexicon, rules: Path, tmp_path: Path) -> None:
    (rules / "fr" / "verbs.toml").write_text(RULE.replace("<venir>", "<venirr>"), encoding="utf-8")
    with pytest.raises(RulePackError, match=r"verbs\.toml.*verbs/come-as.*find.*no such lemma"):
        load_rulebase(lexicon, rules, tmp_path / "cache")


def test_a_missing_folder_is_named(lexicon: Lexicon, tmp_path: Path) -> None:
    with pytest.raises(RulePackError, match="no such rules folder"):
        load_rulebase(lexicon, tmp_path / "nowhere", tmp_path)


def test_the_cache_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AUDIT_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("AUDIT_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "mt-news-audit"


def test_the_cached_data_is_plain_json(lexicon: Lexicon, rules: Path, tmp_path: Path) -> None:
    load_rulebase(lexicon, rules, tmp_path)
    (path,) = tmp_path.glob("rules-*")
    rows = [json.loads(line.rpartition(b"\t")[2]) for line in path.read_bytes().split(b"\n")[1:]]
    assert {"id": "verbs/come-as"}.items() <= next(row for row in rows if "category" in row).items()
