from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.commands import progress
from audit.commands.progress import progress_line, shown_progress
from audit.processes import spread
from audit.reading import Entries


@pytest.mark.parametrize(
    ("done", "seconds", "share", "line"),
    [
        (1200, 30.0, 0.25, "1,200 articles, 40.0 a second, 25 % done, about 90 s left"),
        (10, 60.0, 0.01, "10 articles, 0.2 a second, 1 % done, about 99 min left"),
        (1, 60.0, 0.002, "1 articles, 0.0 a second, 0 % done, about 8.3 h left"),
        (5, 1.0, None, "5 articles, 5.0 a second"),
    ],
)
def test_progress_says_rate_and_time_left(done: int, seconds: float, share: float | None, line: str) -> None:
    assert progress_line(done, seconds, share, "articles") == line


def test_lines_go_to_standard_error_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "LINE_SECONDS", 0.0)
    assert list(shown_progress(iter("abcd"), 4, "letters")) == list("abcd")
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(", ")[0] for line in err.splitlines()] == [f"audit: {n} letters" for n in range(1, 5)]
    assert "100 % done" in err.splitlines()[-1]


def test_a_terminal_gets_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "SILENT_SECONDS", -1.0)
    assert list(shown_progress(range(3), lambda done: None, "articles")) == [0, 1, 2]
    assert "articles" in terminal.getvalue()


def test_the_share_follows_the_bytes_that_were_read(tmp_path: Path) -> None:
    for name, size in (("a.txt", 300), ("b.txt", 100)):
        (tmp_path / name).write_text("x" * size, encoding="utf-8")
    entries = Entries([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    assert entries.share(0) is None
    shares = [entries.share(done) for done, _ in enumerate(entries, start=1)]
    assert shares[0] is not None
    assert entries.share(2) == 1.0
    assert Entries(["-"]).share(1) is None


def test_items_are_taken_as_they_are_needed_and_results_keep_their_order() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(10_000):
            taken = number
            yield number

    results = spread(abs, items(), 2)
    assert [next(results) for _ in range(20)] == list(range(20))
    assert taken < 500
    results.close()  # type: ignore[attr-defined]
    assert list(spread(abs, range(-99, 0), 2)) == list(range(99, 0, -1))
