"""Configuration: where it is found, what wins, where values come from, and errors of one line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audit.configuration.files import find_configuration, read_profile
from audit.configuration.keys import KEYS, SECTION_KEYS
from audit.configuration.lines import key_lines, nearest_line
from audit.configuration.settings import resolve
from audit.rules_folder import find_rules_folder
from audit.user_files import UserFileError

PROFILES = sorted(path.stem for path in (find_rules_folder() / "profiles").glob("*.toml"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_without_anything_the_defaults_hold(project: Path) -> None:
    settings = resolve({})
    assert settings.file is None
    assert {settings.source(key) for key in KEYS} == {"default"}
    assert (settings.value("format"), settings.value("fail-under"), settings.value("ignore")) == ("text", None, ())


def test_the_nearest_file_upwards_counts(project: Path) -> None:
    write(project / "pyproject.toml", "[tool.audit]\nfail-under = 1\n")
    assert find_configuration(project / "deep" / "er") == project / "pyproject.toml"
    write(project / "deep" / "pyproject.toml", "[tool.other]\nfail-under = 2\n")
    assert find_configuration(project / "deep" / "er") == project / "pyproject.toml"
    write(project / "deep" / "audit.toml", "fail-under = 3\n")
    assert find_configuration(project / "deep" / "er") == project / "deep" / "audit.toml"
    write(project / "audit.toml", "fail-under = 4\n")
    assert resolve({}).value("fail-under") == 4
    assert resolve({}, search=False).value("fail-under") is None
    assert resolve({}, project / "deep" / "audit.toml").value("fail-under") == 3


def test_options_win_over_the_file_and_the_file_over_the_profile(project: Path) -> None:
    write(project / "audit.toml", 'profile = "strict"\nfail-on = "critical"\nnew-only = true\n')
    settings = resolve({"fail_under": None, "new_only": False, "select": []})
    assert (settings.value("fail-under"), settings.source("fail-under")) == (98, "profile strict")
    assert (settings.value("fail-on"), settings.source("fail-on")) == ("critical", "audit.toml:2")
    assert (settings.value("new-only"), settings.source("new-only")) == (False, "--new-only")
    assert resolve({"profile": "agency"}).value("fail-under") is None


def test_what_is_ignored_adds_up_and_tables_are_merged(project: Path) -> None:
    write(project / "audit.toml", 'profile = "agency"\nignore = ["idioms-war"]\n[severities]\n"a" = "minor"\n')
    settings = resolve({"ignore": ["news-verbs"]})
    assert settings.value("ignore") == ("typography", "quotation-marks", "idioms-war", "news-verbs")
    sources = [settings.source("ignore", item) for item in settings.value("ignore")]
    assert sources == ["profile agency", "profile agency", "audit.toml:2", "--ignore"]
    assert settings.source("severities", "a") == "audit.toml:4"


def test_a_rule_that_is_selected_by_name_is_heard_again(project: Path) -> None:
    write(project / "audit.toml", 'profile = "agency"\nignore = ["idioms-war/x", "news-verbs"]\n')
    assert resolve({"select": ["typography/doubled-space"]}).value("ignore") == (
        "quotation-marks",
        "idioms-war/x",
        "news-verbs",
    )
    assert "news-verbs" not in resolve({"select": ["news-verbs"]}).value("ignore")
    # What the same source selects and ignores stays ignored.
    assert resolve({"select": ["news-verbs"], "ignore": ["news-verbs"]}).value("ignore")[-1] == "news-verbs"


def test_paths_of_a_file_start_from_its_folder(project: Path) -> None:
    write(
        project / "deep" / "audit.toml",
        'baseline = "b.json"\nrules = ["own"]\noutput = ["sarif=out/a.sarif", "report"]\nreviews = "/abs/r.jsonl"\n',
    )
    settings = resolve({}, Path("deep/audit.toml"))
    assert settings.value("baseline") == str(Path("deep/b.json"))
    assert settings.value("rules") == (str(Path("deep/own")),)
    assert settings.value("output") == ("sarif=deep/out/a.sarif", "deep/report")
    assert settings.value("reviews") == "/abs/r.jsonl"
    assert resolve({"baseline": "c.json"}, Path("deep/audit.toml")).value("baseline") == "c.json"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fail_under = 90", "audit.toml:1: fail_under: there is no such key; did you mean 'fail-under'?"),
        ("\nfail-under = '90'", "audit.toml:2: fail-under: must be a number and not a text"),
        ("fail-under = true", "must be a number and not a truth value"),
        ("fail-under = 101", "audit.toml:1: fail-under: 101 is not from 0 to 100"),
        ("fail-under = nan", "must be a number"),
        ("jobs = 1.5", "must be a whole number and not 1.5"),
        ("max-per-1000 = -1", "-1 is not 0 or more"),
        ("fail-on = 'majr'", "audit.toml:1: fail-on: 'majr' is unknown; did you mean 'major'?"),
        ("select = 'idioms'", "audit.toml:1: select: must be a list of texts"),
        ("new-only = 1", "must be true or false and not a number"),
        ("format = 'sarf'", "did you mean 'sarif'?"),
        ("profile = 'agancy'", "audit.toml:1: profile: profile 'agancy' is unknown; did you mean 'agency'?"),
        ("[severities]\na = 'bad'", "audit.toml:2: severities.a: 'bad' is unknown; it is one of neutral, minor"),
        ("severities = 1", "must be a table and not a number"),
        ("[glossary]\nx = 1", "audit.toml:2: glossary.x: must be the preferred form or a table and not a number"),
        ("[glossary.x]\nprefers = 'y'", "glossary.x.prefers: there is no such key; did you mean 'prefer'?"),
        ("[exonyms]\nx = {severity = 'high'}", "exonyms.x: 'high' is unknown"),
        ("[section]\nname = 'a'", "must be tables, each written as [[section]]"),
        (
            "[[section]]\npaths = ['a']\n[[section]]\nfail-under = 3",
            "audit.toml:3: section.1: needs a name, paths or both",
        ),
        ("[[section]]\nname = 'a'\nfailunder = 3", "audit.toml:3: section.0.failunder: there is no such key"),
        ("[[section]]\nname = 'a'\nfail-under = 300", "section.0.fail-under: 300 is not from 0 to 100"),
        ("a = ", "audit.toml: is not TOML"),
        ("nonsense", "audit.toml: is not TOML"),
    ],
)
def test_an_error_is_one_line_with_file_line_key_and_reason(project: Path, text: str, said: str) -> None:
    write(project / "audit.toml", text)
    with pytest.raises(UserFileError) as error:
        resolve({})
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_an_error_in_a_project_file_names_the_table(project: Path) -> None:
    write(project / "pyproject.toml", "[project]\nname = 'x'\n\n[tool.audit.severities]\nx = 'y'\n")
    with pytest.raises(UserFileError, match=r"^pyproject.toml:5: tool.audit.severities.x: 'y' is unknown"):
        resolve({})


def test_a_project_file_that_is_named_must_say_something(project: Path) -> None:
    write(project / "pyproject.toml", "[project]\nname = 'x'\n")
    assert resolve({}).file is None
    with pytest.raises(UserFileError, match=r"pyproject.toml: tool.audit: is missing"):
        resolve({}, Path("pyproject.toml"))


def test_files_that_cannot_be_read_are_errors(project: Path) -> None:
    with pytest.raises(UserFileError, match=r"absent.toml: there is no such file"):
        resolve({}, Path("absent.toml"))
    (project / "audit.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserFileError, match="is not UTF-8"):
        resolve({})


@pytest.mark.parametrize(
    ("option", "value", "said"), [("fail_on", "bad", "--fail-on: 'bad'"), ("profile", "x", "--profile: ")]
)
def test_a_wrong_option_is_named(project: Path, option: str, value: str, said: str) -> None:
    with pytest.raises(UserFileError, match=said):
        resolve({option: value})


def test_lines_of_keys() -> None:
    lines = key_lines('a = 1\n[b]\n"c/d" = 2\ne.f = 3\n[[g]]\nh = 4\n[[g]] # again\nh = 5\n[ x . "y z" ]\nk = 1\n')
    assert lines == {
        ("a",): 1,
        ("b",): 2,
        ("b", "c/d"): 3,
        ("b", "e", "f"): 4,
        ("g", "0"): 5,
        ("g", "0", "h"): 6,
        ("g", "1"): 7,
        ("g", "1", "h"): 8,
        ("x", "y z"): 9,
        ("x", "y z", "k"): 10,
    }
    assert nearest_line(lines, ("b", "zzz")) == 2
    assert nearest_line(lines, ("zzz",)) == 0


@pytest.mark.parametrize("name", PROFILES)
def test_profiles_are_sound_and_documented(name: str) -> None:
    layer = read_profile(name, "default")
    assert set(layer) <= set(KEYS) - {"profile", "baseline", "accepted", "reviews", "output", "rules"}
    documentation = (Path(__file__).parents[1] / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert f"`{name}`" in documentation


def test_every_key_is_documented() -> None:
    documentation = (Path(__file__).parents[1] / "docs" / "configuration.md").read_text(encoding="utf-8")
    described = set(re.findall(r"`([a-z0-9-]+)`", documentation))
    assert set(KEYS) - described == set()
    assert set(SECTION_KEYS) - described == set()
