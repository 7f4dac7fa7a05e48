"""What is handed out ready-made: it names commands and options that exist, and its steps do what they say."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from audit.cli import app
from audit.input_formats import INPUT_FORMATS
from audit.reporting import FORMATS

PROJECT = Path(__file__).parents[1]
SEEDS = PROJECT / "seeds"
ACTION = PROJECT / "action.yml"
GITLAB = PROJECT / "ci" / "gitlab-ci.yml"
HOOKS = PROJECT / ".pre-commit-hooks.yaml"
DOCKERFILE = PROJECT / "Dockerfile"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def options_of(command: str) -> set[str]:
    found: Any = typer.main.get_command(app)
    for word in command.split():
        found = found.commands[word]
    return {option for parameter in found.params for option in parameter.opts}


@pytest.mark.parametrize("path", [ACTION, GITLAB, HOOKS, DOCKERFILE], ids=lambda path: path.name)
def test_options_and_formats_that_are_named_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    calls = re.findall(r"audit (check|baseline write)", text)
    assert calls
    # Options of pip and useradd are not ours.
    ours = "\n".join(line for line in text.splitlines() if not re.search(r"pip\b|useradd|docker|COPY --from|CMD", line))
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]+", ours))
    assert named <= options_of("check")
    formats = set(re.findall(r"--output \"?([a-z]+)=", text))
    assert formats <= set(FORMATS)


def test_the_documents_name_inputs_and_hooks_that_exist() -> None:
    text = (PROJECT / "docs" / "ready-made.md").read_text(encoding="utf-8")
    assert [name for name in read(ACTION)["inputs"] if f"`{name}`" not in text] == []
    assert [name for name in read(ACTION)["outputs"] if f"`{name}`" not in text] == []
    assert [hook["id"] for hook in read(HOOKS)] == re.findall(r"- id: (\S+)", text)
    assert [name for name in read(GITLAB)["audit"]["variables"] if f"`{name}`" not in text] == []


def test_the_hook_takes_files_that_are_read() -> None:
    (hook,) = read(HOOKS)
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["entry"] == "audit check"
    assert hook["require_serial"] is True
    for name, taken in (("a.txt", True), ("b/c.xhtml", True), ("feed.rss", True), ("x.py", False), ("y.toml", False)):
        assert bool(re.search(hook["files"], name)) is taken
    assert "rss" in INPUT_FORMATS


def step(name: str) -> dict[str, Any]:
    return next(step for step in read(ACTION)["runs"]["steps"] if step.get("name") == name)


def run_check(folder: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, Path]]:
    """Run the step of the action in an empty folder, as the runner does: inputs as variables, files for outputs."""
    files = {name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    binaries = folder / "audit-venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "audit").symlink_to(Path(sys.executable).parent / "audit")
    check = step("Check")
    declared = read(ACTION)["inputs"]
    environment = {"PATH": os.environ["PATH"], "RUNNER_TEMP": str(folder), **{k: str(v) for k, v in files.items()}}
    for variable, value in check["env"].items():
        name = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)
        assert name
        assert name[1] in declared
        environment[variable] = inputs.get(name[1], str(declared[name[1]].get("default", "")))
    assert "${{" not in check["run"]
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", check["run"]]
    said = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return said, files


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
def test_the_action_annotates_reports_and_fails(tmp_path: Path) -> None:
    said, files = run_check(tmp_path, paths=f"{SEEDS / 'translated'}\n\n{SEEDS / 'native'}\n", html="pages")
    assert said.returncode == 1, said.stderr
    assert files["GITHUB_OUTPUT"].read_text(encoding="utf-8") == "status=1\n"
    assert said.stdout.startswith("::error title=audit")
    assert "truce" in files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
    assert '"version": "2.1.0"' in (tmp_path / "audit.sarif").read_text(encoding="utf-8")
    assert (tmp_path / "pages" / "index.html").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
def test_the_action_passes_good_articles_and_takes_text_for_text(tmp_path: Path) -> None:
    hostile = tmp_path / "a $(touch owned) `touch owned`.txt"
    hostile.write_text((SEEDS / "native" / "treve.txt").read_text(encoding="utf-8"), encoding="utf-8")
    said, files = run_check(tmp_path, paths=str(hostile), **{"fail-on": "major", "fail-under": "50", "sarif": ""})
    assert (said.returncode, files["GITHUB_OUTPUT"].read_text(encoding="utf-8")) == (0, "status=0\n"), said.stderr
    assert not (tmp_path / "owned").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
def test_the_action_says_when_an_option_is_wrong(tmp_path: Path) -> None:
    said, files = run_check(tmp_path, paths=str(SEEDS / "native"), **{"fail-on": "majr"})
    assert said.returncode == 2
    assert "did you mean 'major'" in said.stderr
    assert files["GITHUB_OUTPUT"].read_text(encoding="utf-8") == "status=2\n"


@pytest.mark.skipif(shutil.which("bash") is None, reason="GitLab runs bash")
def test_the_job_for_gitlab_writes_what_it_declares(tmp_path: Path) -> None:
    job = read(GITLAB)["audit"]
    (line,) = job["script"]
    environment = {
        **{name: str(value) for name, value in job["variables"].items()},
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "AUDIT_PATHS": str(SEEDS / "translated"),
    }
    said = subprocess.run(["bash", "-c", line], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert said.returncode == 1
    declared = [*job["artifacts"]["reports"].values(), *job["artifacts"]["paths"]]
    assert [name for name in declared if not (tmp_path / name).exists()] == []


def test_the_image_copies_what_there_is_and_runs_the_command() -> None:
    lines = DOCKERFILE.read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("COPY ") and "--from" not in line:
            *sources, _ = shlex.split(line)[1:]
            assert [source for source in sources if not (PROJECT / source).exists()] == []
    assert 'ENTRYPOINT ["audit"]' in lines
    assert "USER audit" in lines
