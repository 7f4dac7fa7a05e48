"""Progress of long work on standard error: a bar on a terminal, a line every ten seconds elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_Item = TypeVar("_Item")
SILENT_SECONDS = 1.0
"""Work shorter than this shows nothing: most runs are over before a bar could be read."""
LINE_SECONDS = 10.0
Share = Callable[[int], float | None]
"""How many are done -> the share of all that is done, 0 to 1; ``None`` where nobody can know."""


def shown_progress(items: Iterable[_Item], total: int | Share, what: str) -> Iterator[_Item]:
    """Give the items on and show how many have passed, how fast, and how long it will take.

    ``total`` is how many there are, or tells what share of all so many are.
    """
    share = total if callable(total) else lambda done: done / total
    if sys.stderr.isatty():
        yield from _bar(items, share, what)
        return
    began = said = time.monotonic()
    for done, item in enumerate(items, start=1):
        yield item
        now = time.monotonic()
        if now - said >= LINE_SECONDS:
            said = now
            print(f"audit: {progress_line(done, now - began, share(done), what)}", file=sys.stderr)


def progress_line(done: int, seconds: float, share: float | None, what: str) -> str:
    """Say how far work is: ``1,200 articles, 40.0 a second, 12 % done, about 3 min left``."""
    line = f"{done:,} {what}, {done / seconds:,.1f} a second"
    if share:
        line += f", {100 * share:.0f} % done, about {_duration(seconds * (1 - share) / share)} left"
    return line


def _duration(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"


def _bar(items: Iterable[_Item], share: Share, what: str) -> Iterator[_Item]:
    began = time.monotonic()
    bar = None
    try:
        for done, item in enumerate(items, start=1):
            seconds = time.monotonic() - began
            if bar is None and seconds > SILENT_SECONDS:
                from rich.console import Console
                from rich.progress import BarColumn, Progress, TextColumn

                bar = Progress(
                    BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True), transient=True
                )
                task = bar.add_task(what, total=None)
                bar.start()
            if bar is not None:
                known = share(done)
                said = progress_line(done, seconds, known, what)
                bar.update(task, completed=known or 0, total=1 if known else None, description=said)
            yield item
    finally:
        if bar is not None:
            bar.stop()
