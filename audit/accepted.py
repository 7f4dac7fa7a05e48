"""The file of accepted findings: what a person looked at and lets stand, with reason, author and date.

TOML that people edit: ``[[finding]]`` with ``fingerprint`` (from a report or a review) or, by hand, ``rule`` and
``text``; ``reason`` is needed, ``path``, ``author`` and ``date`` are not. Writing keeps comments and order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from audit.suppressing import Accepted
from audit.user_files import Fields, read_text, read_toml

KEYS = ("fingerprint", "rule", "text", "path", "reason", "author", "date")
TABLE = "finding"
HEADING = "Findings that somebody looked at and that stay as they are. Each needs a reason."


def read_accepted(path: Path) -> tuple[Accepted, ...]:
    """Give the entries of a file of accepted findings; raise ``UserFileError`` naming file, entry and key."""
    tables = Fields(path, read_toml(path))
    tables.refuse_others([TABLE])
    return tuple(_entry(path, number, row) for number, row in enumerate(tables.rows(TABLE), start=1))


def _entry(path: Path, number: int, row: Fields) -> Accepted:
    row.refuse_others(KEYS)
    fingerprint = row.text("fingerprint")
    if not fingerprint:
        row.text("rule", needed=True)
        if not row.text("text"):
            raise row.fail("fingerprint", "is missing: give it, or rule and text")
    return Accepted(
        entry=f"{path}: finding {number}",
        rule=row.text("rule"),
        reason=row.text("reason", needed=True),
        fingerprint=fingerprint,
        text=row.text("text"),
        path=row.text("path"),
        author=row.text("author"),
        date=row.date("date"),
    )


def changed_text(path: Path, added: Sequence[Accepted], dropped: Iterable[str]) -> str:
    """Give the content of the file with entries added or replaced and those of ``dropped`` fingerprints left out.

    Whatever else it holds stays as people wrote it. A file that does not exist yet begins empty.
    """
    import tomlkit  # only this needs it

    if path.exists():
        read_accepted(path)
        document = tomlkit.parse(read_text(path))
    else:
        document = tomlkit.document()
        document.add(tomlkit.comment(HEADING))
    gone = {*dropped, *(each.fingerprint for each in added)}
    # Assigning or popping items of an array of tables one by one keeps the comments of the others.
    entries: Any = document.get(TABLE)
    if entries is None:
        entries = tomlkit.aot()
    for at in reversed(range(len(entries))):
        if entries[at].get("fingerprint") in gone:
            del entries[at]
    for each in added:
        table = tomlkit.table()
        for key in KEYS:
            if getattr(each, key):
                table.add(key, getattr(each, key))
        entries.append(table)
    if TABLE in document and not len(entries):
        document.remove(TABLE)
    elif TABLE not in document and len(entries):
        document.append(TABLE, entries)
    return tomlkit.dumps(document)
