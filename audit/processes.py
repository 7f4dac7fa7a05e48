"""The same work on many items in several processes: results in order, little in memory, no process left behind."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

POOL_FROM = 24
"""Items from which a pool pays for its start (measured: 0.1 s a worker against 2 ms an article)."""
_CHUNK = 8
"""Items sent to a process at a time."""
_WAITING = 4
"""Chunks for each process that are at work or done and not yet asked for: they bound what is in memory."""
_LOOK_AT_PARENT = 1.0
"""Seconds between two looks of a worker at whether its parent still lives."""
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class WorkerLostError(Exception):
    """A process ended in the middle of its work; the text says what a user can do."""


def workers(jobs: int, count: int) -> int:
    """Give the number of processes for ``count`` items; ``jobs`` 0 means: decide."""
    if jobs:
        return max(1, min(jobs, count))
    return 1 if count < POOL_FROM else min(os.cpu_count() or 1, count)


def spread(work: Callable[[_Item], _Result], items: Iterable[_Item], processes: int) -> Iterator[_Result]:
    """Apply ``work`` to every item in so many processes; items are taken as they are needed, results come in order.

    Where the system can fork, workers inherit what is loaded; elsewhere ``work`` is sent once to each. Raises
    ``WorkerLostError`` when the system ends a worker.
    """
    if processes <= 1:
        yield from map(work, items)
        return
    # Imported here: a single article should not pay for what only a pool needs.
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(work, os.getpid()))
    waiting: deque[Future[list[_Result]]] = deque()
    source = iter(items)
    try:
        while chunk := list(islice(source, _CHUNK)):
            waiting.append(pool.submit(_do, chunk))
            while len(waiting) > _WAITING * processes or (waiting and waiting[0].done()):
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise WorkerLostError(
            "a process ended in the middle of its work (is there enough memory? --jobs 1 needs the least)"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


_work: Callable[[Any], Any] | None = None


def _begin(work: Callable[[Any], Any], parent: int) -> None:
    global _work
    _work = work
    # The parent is told of Ctrl-C as well, and ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """A worker whose parent was killed would wait for work for ever."""
    while os.getppid() == parent:
        time.sleep(_LOOK_AT_PARENT)
    os._exit(1)


def _do(items: Sequence[Any]) -> list[Any]:
    assert _work is not None
    return [_work(item) for item in items]
