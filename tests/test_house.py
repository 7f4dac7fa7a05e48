"""The promises that the house makes about itself: documents, sample articles, sizes and names of files."""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer

from audit.cli import app

PROJECT = Path(__file__).parents[1]
DOCS = sorted(str(path.relative_to(PROJECT)) for path in (PROJECT / "docs").glob("*.md"))
MODULES = sorted((PROJECT / "audit").rglob("*.py"))
PACKS = sorted((PROJECT / "rules" / "fr").rglob("*.toml"))
TRANSLATED = sorted((PROJECT / "seeds" / "translated").glob("*.txt"))
NATIVE = sorted((PROJECT / "seeds" / "native").glob("*.txt"))

# What gold files call the kinds of faults.
GOLD_TYPES = {
    "agreement",
    "calque",
    "capitalisation",
    "false-friend",
    "garbled",
    "leftover-boilerplate",
    "literal-idiom",
    "name-exonym",
    "nonsense",
    "preposition",
    "punctuation",
    "quotes",
    "tense-mood",
    "untranslated",
    "word-order",
    "wrong-word",
}

SLACK = 1.1
"""Sizes are guidance: a file may pass its limit by a tenth."""
LARGEST_MODULE = 300
LARGEST_PACK = 400
# "Name the thing": a file with such a name has no subject.
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}


def relative(path: Path) -> str:
    return str(path.relative_to(PROJECT))


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def gold_rows(article: Path) -> list[list[str]]:
    lines = article.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def commands(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Give each command below a group with its full name: ``audit rules list``."""
    for word, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


def section_of(reference: str, command: str) -> str:
    """Give what the reference says of a command: its own section, or that of the group that it stands in."""
    sections = re.split(r"^## ", reference, flags=re.MULTILINE)
    own = [section for section in sections if re.match(rf"{command}(?![\w ]*[a-z])", section.splitlines()[0])]
    group = [section for section in sections if command in section]
    return (own or group or [""])[0]


def test_the_reference_describes_every_command_and_option_in_its_place() -> None:
    reference = (PROJECT / "docs" / "reference.md").read_text(encoding="utf-8")
    for name, command in commands(typer.main.get_command(app), "audit"):
        section = section_of(reference, name)
        assert section, name
        options = [
            option
            for parameter in command.params
            for option in (*parameter.opts, *parameter.secondary_opts)
            if option.startswith("--")
        ]
        assert [option for option in options if f"`{option}" not in section] == [], name


def test_the_reference_describes_no_option_that_does_not_exist() -> None:
    reference = (PROJECT / "docs" / "reference.md").read_text(encoding="utf-8")
    real = {
        option
        for _, command in commands(typer.main.get_command(app), "audit")
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert set(re.findall(r"`(--[a-z0-9-]+)", reference)) - real == set()


def test_readme_mentions_every_group_of_commands() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert [name for name in typer.main.get_command(app).commands if f"audit {name}" not in readme] == []  # type: ignore[attr-defined]


def test_readme_shows_the_two_scripts_on_its_first_screen() -> None:
    first_screen = (PROJECT / "README.md").read_text(encoding="utf-8").splitlines()[:25]
    assert [line.split()[0] for line in first_screen if line.startswith("    scripts/")] == [
        "scripts/demo",
        "scripts/test",
    ]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "rules/README.md", *DOCS])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    document = PROJECT / name
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_rule_that_documents_show_exists(name: str) -> None:
    shown = set(re.findall(r"([a-z-]+)/come-as", (PROJECT / name).read_text(encoding="utf-8")))
    packs = {pack.stem for pack in PACKS if 'id = "come-as"' in pack.read_text(encoding="utf-8")}
    assert shown == packs


def test_changelog_has_a_place_for_what_is_not_released() -> None:
    assert "\n## [Unreleased]\n" in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["demo", "test", "check"])
def test_scripts_can_be_run(name: str) -> None:
    script = PROJECT / "scripts" / name
    assert script.stat().st_mode & 0o111
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")


def test_there_are_four_articles_of_each_sort() -> None:
    assert (len(TRANSLATED), len(NATIVE)) == (4, 4)


@pytest.mark.parametrize("article", TRANSLATED + NATIVE, ids=relative)
def test_sample_articles_have_a_headline_and_a_fair_length(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    headline, _, body = text.partition("\n")
    assert headline.strip()
    assert body.strip()
    assert 400 <= len(text.split()) <= 700


@pytest.mark.parametrize("article", TRANSLATED, ids=relative)
def test_gold_spans_occur_once_in_their_article(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    rows = gold_rows(article)
    assert 25 <= len(rows) <= 50
    assert [row for row in rows if len(row) != 5] == []
    assert [row[0] for row in rows if text.count(row[0]) != 1] == []
    assert {row[1] for row in rows} <= GOLD_TYPES
    assert {row[2] for row in rows} <= {"minor", "major", "critical"}


@pytest.mark.parametrize("article", TRANSLATED, ids=relative)
def test_gold_spans_do_not_overlap(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    spans = sorted((text.index(row[0]), text.index(row[0]) + len(row[0])) for row in gold_rows(article))
    assert [b for a, b in pairwise(spans) if b[0] < a[1]] == []


def test_there_are_modules_to_look_at() -> None:
    assert MODULES


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_modules_stay_short(module: Path) -> None:
    assert lines_of(module) <= LARGEST_MODULE * SLACK


@pytest.mark.parametrize("pack", PACKS, ids=relative)
def test_rule_files_stay_short(pack: Path) -> None:
    assert lines_of(pack) <= LARGEST_PACK * SLACK


@pytest.mark.parametrize("path", MODULES + PACKS, ids=relative)
def test_files_are_named_after_what_they_hold(path: Path) -> None:
    assert not NAMELESS & {part.lower() for part in path.relative_to(PROJECT).with_suffix("").parts}


def public_definitions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Give the functions and classes of a module, and the methods of its classes, whose names are public."""

    def of(body: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name[0] != "_":
                yield node
                if isinstance(node, ast.ClassDef):
                    yield from of(node.body)

    return of(ast.parse(module.read_text(encoding="utf-8")).body)


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_public_functions_and_classes_have_docstrings(module: Path) -> None:
    assert [node.name for node in public_definitions(module) if not ast.get_docstring(node)] == []


def test_the_rules_travel_in_the_wheel() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"]["rules"] == "audit/rules"
