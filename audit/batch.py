"""Many articles: read as they are needed, audited in one process or several, results in the order of the input."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice

from audit.journal import Journal, digest_of
from audit.model import Audit, Failure
from audit.pipeline import Auditor
from audit.processes import POOL_FROM, spread, workers
from audit.reading import Entries, Entry, ReadingError, Unread, document_at, place_of
from audit.reading.loading import load


def audit_paths(auditor: Auditor, paths: Sequence[str], jobs: int = 0) -> Iterator[Audit | Failure]:
    """Audit files; ``jobs`` 0 takes what the machine has, once there are enough files. One bad file stops no other."""
    yield from audit_entries(auditor, Entries(paths), jobs)


def audit_entries(
    auditor: Auditor, entries: Iterable[Entry], jobs: int = 0, journal: Journal | None = None
) -> Iterator[Audit | Failure]:
    """Audit the articles of inputs; those that a journal holds are taken from there, the others are added to it.

    Raises ``UserFileError`` when the journal is one of other inputs or cannot be written, ``WorkerLostError``.
    """
    spare_the_collector()
    source = iter(entries)
    if journal is not None:
        yield from journal.results_of(source)
    # How many there are is known at the end only, and whether there are enough is all that matters.
    ahead = list(islice(source, max(jobs, POOL_FROM)))
    processes = workers(jobs, len(ahead))
    rest = chain(ahead, source)
    if journal is None:
        yield from spread(partial(audit_or_fail, auditor), rest, processes)
        return
    for digest, result in spread(partial(_with_digest, auditor), rest, processes):
        journal.add(digest, result)
        yield result


def spare_the_collector() -> None:
    """Keep the garbage collector out of what stays loaded, and from running at every few hundred tokens.

    An article makes tens of thousands of small objects and no cycles; measured, this saves a twentieth of the time.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def audit_or_fail(auditor: Auditor, entry: Entry) -> Audit | Failure:
    """Audit one entry; give a ``Failure`` with the reason where that cannot be done."""
    if isinstance(entry, Failure):
        return entry
    try:
        return auditor.audit_document(document_at(entry))
    except ReadingError as error:
        return Failure(place_of(entry), error.reason)
    except RecursionError:
        return Failure(place_of(entry), "nested too deeply to be read")


def _with_digest(auditor: Auditor, entry: Entry) -> tuple[str, Audit | Failure]:
    """What is audited is what the digest was made of: a file is read once."""
    if isinstance(entry, Unread) and entry.data is None:
        try:
            entry = entry._replace(data=load(entry.path))
        except ReadingError as error:
            entry = Failure(place_of(entry), error.reason)
    return digest_of(entry), audit_or_fail(auditor, entry)
