"""Runs that are killed: the journal gives the same report as a run that nobody disturbed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from reporting_runs import sample_audit

from audit.journal import Journal, digest_of
from audit.model import Failure
from audit.reading import Unread
from audit.user_files import UserFileError

SENTENCES = (
    "Le conseil municipal a adopté son budget jeudi soir, à une large majorité des voix.",
    "Ces succès viennent alors que Washington presse les deux camps de reprendre les négociations.",
    "La pluie a cessé dans la nuit et les routes du sud du pays ont pu être dégagées à l’aube.",
    "Les syndicats ont appelé à une nouvelle journée de grève dans les gares de la région.",
)
IDENTITY = {"rules or weights": "s", "inputs": "i"}


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    drawn = random.Random(1)
    rows = [{"id": n, "text": "\n".join(drawn.choices(SENTENCES, k=8))} for n in range(160)]
    lines = [json.dumps(row) for row in rows]
    lines[7] = "{broken"
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def command(feed: Path, *options: str | Path) -> list[str]:
    wanted = ["check", feed, "--format", "jsonl", "--no-config", "--fail-under", "0", *options]
    return [sys.executable, "-m", "audit", *map(str, wanted)]


def run(feed: Path, *options: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(feed, *options), capture_output=True, timeout=120, check=False)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_killed_at_random_moments_ends_as_one_that_was_not(feed: Path, tmp_path: Path, jobs: str) -> None:
    undisturbed = run(feed, "--jobs", jobs)
    assert undisturbed.returncode == 2  # the broken line
    journal, report = tmp_path / "run.journal", tmp_path / "out.jsonl"
    drawn, held = random.Random(int(jobs)), [0]
    for _ in range(3):
        process = subprocess.Popen(
            command(feed, "--jobs", jobs, "--resume", journal, "-o", report), stderr=subprocess.DEVNULL
        )
        wait_until_it_grows(journal, drawn)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
        held.append(journal.read_bytes().count(b"\n"))
    assert held == sorted(held)
    assert held[-1] > 1
    resumed = run(feed, "--jobs", jobs, "--resume", journal, "-o", report)
    assert report.read_bytes() == undisturbed.stdout
    assert resumed.returncode == 2
    assert journal.read_bytes().count(b"\n") == 161
    # All done: a further run takes everything from the journal.
    assert run(feed, "--resume", journal).stdout == undisturbed.stdout


def wait_until_it_grows(journal: Path, drawn: random.Random) -> None:
    size = journal.stat().st_size if journal.exists() else 0
    deadline = time.monotonic() + 60
    while (not journal.exists() or journal.stat().st_size <= size + drawn.randrange(20_000)) and (
        time.monotonic() < deadline
    ):
        time.sleep(0.002)


def filled(path: Path, count: int = 3) -> list[Failure]:
    results = [Failure(f"{n}.txt", "empty") for n in range(count)]
    with Journal(path, IDENTITY) as journal:
        for each in results:
            journal.add(digest_of(each), each)
    return results


def test_a_journal_cut_at_any_byte_keeps_whole_articles_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "j"
    results = filled(path)
    whole = path.read_bytes()
    for cut in range(len(whole) + 1):
        path.write_bytes(whole[:cut])
        with Journal(path, IDENTITY) as journal:
            done = journal.done
            assert done == max(0, whole[:cut].count(b"\n") - 1)
            entries = iter(results)
            assert list(journal.results_of(entries)) == results[:done]
            for each in entries:
                journal.add(digest_of(each), each)
        assert path.read_bytes() == whole


def test_damage_in_the_middle_is_done_again(tmp_path: Path) -> None:
    path = tmp_path / "j"
    filled(path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join((*lines[:2], lines[2].replace(b"empty", b"Empty"), lines[3])))
    with Journal(path, IDENTITY) as journal:
        assert journal.done == 1


def test_an_audit_comes_back_as_it_went(tmp_path: Path) -> None:
    audit = sample_audit()
    entry = Unread("a.txt", "text", b"data")
    with Journal(tmp_path / "j", IDENTITY) as journal:
        journal.add(digest_of(entry), audit)
    with Journal(tmp_path / "j", IDENTITY) as journal:
        assert list(journal.results_of(iter([entry]))) == [audit]


@pytest.mark.parametrize("what", IDENTITY)
def test_a_journal_of_another_run_is_refused(tmp_path: Path, what: str) -> None:
    filled(tmp_path / "j")
    with pytest.raises(UserFileError, match=f"was made with other {what}"):
        Journal(tmp_path / "j", {**IDENTITY, what: "other"})


def test_inputs_that_changed_are_refused(tmp_path: Path) -> None:
    results = filled(tmp_path / "j")
    for entries, reason in (
        ([results[0], Failure("other", "empty")], "article 2 of the inputs is no longer what it was"),
        (results[:2], "holds 3 articles, and the inputs now hold 2"),
    ):
        with Journal(tmp_path / "j", IDENTITY) as journal, pytest.raises(UserFileError, match=reason):
            list(journal.results_of(iter(entries)))


@pytest.mark.parametrize("content", [b"Un article.\n", b"{}\n", b"\x00\x01", b'{"audit-journal": 2}\n'])
def test_a_file_that_is_no_journal_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    with pytest.raises(UserFileError, match="is no journal"):
        Journal(path, IDENTITY)
    assert path.read_bytes() == content


def test_two_runs_never_share_a_journal(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    opened = "Journal(Path(sys.argv[1]), {'a': 'b'})"
    code = f"import sys; from pathlib import Path; from audit.journal import Journal; {opened}"
    with Journal(tmp_path / "j", {"a": "b"}):
        said = subprocess.run([sys.executable, "-c", code, str(tmp_path / "j")], capture_output=True, check=False)
    assert b"is in use by another run" in said.stderr


def test_changed_rules_and_files_are_refused_on_the_command_line(feed: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text("".join(feed.read_text(encoding="utf-8").splitlines(keepends=True)[:3]), encoding="utf-8")
    journal = tmp_path / "j"
    assert run(few, "--resume", journal).returncode == 0
    for options, reason in (
        (["--ignore", "news-verbs"], b"other rules or weights"),
        (["--topic", "golf"], b"other settings"),
    ):
        said = run(few, "--resume", journal, *options)
        assert (said.returncode, reason in said.stderr) == (2, True)
    assert b"other inputs" in run(feed, "--resume", journal).stderr
    few.write_text(few.read_text(encoding="utf-8").replace("conseil", "Conseil"), encoding="utf-8")
    assert b"no longer what it was" in run(few, "--resume", journal).stderr


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks at processes in /proc")
def test_no_worker_outlives_a_killed_run(feed: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        command(feed, "--jobs", "2", "--resume", tmp_path / "j"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wait_until_it_grows(tmp_path / "j", random.Random(0))
    listed = Path(f"/proc/{process.pid}/task").glob("*/children")
    children = [child for each in listed for child in each.read_text(encoding="utf-8").split()]
    process.kill()
    process.wait(timeout=30)
    assert children
    deadline = time.monotonic() + 30
    while any(is_running(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [child for child in children if is_running(child)]


def is_running(process: str) -> bool:
    try:
        os.kill(int(process), 0)
        return " Z " not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
