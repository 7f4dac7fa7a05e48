"""Progress of long work on standard error: a bar on a terminal, a line every ten seconds elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_Item = TypeVar("_Item")
SILENT_SECONDS = 1.0
"""Work shorter than this shows nothing: most runs are over before a bar could be read."""
LINE_SECONDS = 10.0


def shown_progress(items: Iterable[_Item], total: int, what: str) -> Iterator[_Item]:
    """Give the items on and show how many of ``total`` have passed."""
    if sys.stderr.isatty():
        yield from _bar(items, total, what)
        return
    began = said = time.monotonic()
    for done, item in enumerate(items, start=1):
        yield item
        now = time.monotonic()
        if now - said >= LINE_SECONDS:
            said = now
            left = (now - began) / done * (total - done)
            print(f"audit: {done} of {total} {what}, about {left:.0f} s left", file=sys.stderr)


def _bar(items: Iterable[_Item], total: int, what: str) -> Iterator[_Item]:
    began = time.monotonic()
    bar = None
    for done, item in enumerate(items, start=1):
        if bar is None and time.monotonic() - began > SILENT_SECONDS:
            from rich.console import Console
            from rich.progress import Progress

            bar = Progress(console=Console(stderr=True), transient=True)
            task = bar.add_task(what, total=total, completed=done)
            bar.start()
        if bar is not None:
            bar.update(task, completed=done)
        yield item
    if bar is not None:
        bar.stop()
