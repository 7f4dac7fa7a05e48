"""Tables of rules/fr/tables: knowledge that has one line a word and would make a rule file unreadable.

A table is a text file of tab-separated columns; ``#`` begins a comment line. A kind reads its table once, when it is
built: 900 lines take about a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.rules_folder import find_rules_folder


def table_rows(name: str, columns: int) -> Iterator[tuple[str, ...]]:
    """Give the rows of table ``name``, each of exactly ``columns`` texts (``""`` where a column is empty).

    Raise ``ValueError`` naming the file, and the line where it has too many or too few columns.
    """
    path = find_rules_folder() / "fr" / "tables" / f"{name}.txt"
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"table {name}: cannot be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        if line.startswith("#") or not line.strip():
            continue
        cells = tuple(line.rstrip("\r").split("\t"))
        if len(cells) != columns:
            raise ValueError(f"table {name}: line {number}: has {len(cells)} columns and not {columns}")
        yield cells
