"""Results over time: each run's scores by source and findings by rule, in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from audit.model import Audit, Document, Severity
from audit.user_files import UserFileError

SCHEMA_VERSION = 1
_APPLICATION = 0x61756474
"""What tells a history of ours from other SQLite files: "audt"."""
_WAIT_SECONDS = 60.0
"""How long a writer waits for another one; a run is written in one go."""

_SCHEMA = """
CREATE TABLE run (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, signature TEXT NOT NULL, failures INTEGER NOT NULL
) STRICT;
CREATE TABLE source_score (
  run INTEGER NOT NULL REFERENCES run, source TEXT NOT NULL, articles INTEGER NOT NULL, failed INTEGER NOT NULL,
  words INTEGER NOT NULL, penalty REAL NOT NULL, PRIMARY KEY (run, source)
) STRICT, WITHOUT ROWID;
CREATE TABLE rule_count (
  run INTEGER NOT NULL REFERENCES run, source TEXT NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL,
  findings INTEGER NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (run, source, rule)
) STRICT, WITHOUT ROWID;
"""


@dataclass(slots=True)
class SourceScore:
    """What a run found in the articles of one source."""

    articles: int = 0
    failed: int = 0
    """Articles that the gate stopped."""
    words: int = 0
    penalty: float = 0.0
    """Penalty points."""

    @property
    def score(self) -> float:
        """The score of all its words together: 100 × (1 - penalty / words), at least 0."""
        return round(max(0.0, 100 * (1 - self.penalty / max(1, self.words))), 1)


class RunEntry(NamedTuple):
    """One run of the history."""

    id: int
    at: str
    """UTC, ISO 8601 to the second."""
    signature: str
    failures: int


class Trend(NamedTuple):
    """A value over runs, for one source or one rule; ``None`` where a run has none."""

    name: str
    values: tuple[float | None, ...]
    total: int
    """Articles of the last run, or findings of the last run."""
    severity: str = ""


@dataclass(slots=True)
class RunRecord:
    """Gathers what the history keeps of a run, audit by audit."""

    scores: dict[str, SourceScore] = field(default_factory=dict)
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    articles: Counter[tuple[str, str]] = field(default_factory=Counter)
    severities: dict[tuple[str, str], Severity] = field(default_factory=dict)

    def add(self, audit: Audit) -> None:
        """Count one audit: its score, and its findings above neutral by rule."""
        source = source_of(audit.document)
        held = self.scores.setdefault(source, SourceScore())
        held.articles += 1
        held.failed += bool(audit.gate)
        held.words += audit.score.words
        held.penalty += audit.score.penalty
        seen = Counter(f.rule for f in audit.findings if f.severity > Severity.NEUTRAL)
        for rule, count in seen.items():
            self.findings[source, rule] += count
            self.articles[source, rule] += 1
        for finding in audit.findings:
            key = source, finding.rule
            self.severities[key] = max(finding.severity, self.severities.get(key, Severity.NEUTRAL))


def source_of(document: Document) -> str:
    """Name where an article comes from: its publication, else the host of its address, its feed, its folder."""
    known = document.metadata
    host = urlsplit(known["url"]).hostname if known.get("url", "").startswith("http") else ""
    path = Path(document.path.replace("\\", "/"))
    return (
        known.get("publication") or host or known.get("file") or (path.parent.as_posix() if path.name != "-" else "-")
    )


class History:
    """The history in a file."""

    def __init__(self, path: Path) -> None:
        """Take the file, which need not exist before the first run is added."""
        self._path = path

    def add(self, record: RunRecord, signature: str, failures: int, at: datetime | None = None) -> None:
        """Add a run as a whole, after any other process that is writing. Raises ``UserFileError``."""
        moment = (at or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserFileError(self._path, "", f"cannot be written: {error.strerror}") from None
        with self._opened() as database, _transaction(database):
            self._prepare(database)
            run = database.execute(
                "INSERT INTO run (at, signature, failures) VALUES (?, ?, ?)", (moment, signature, failures)
            ).lastrowid
            database.executemany(
                "INSERT INTO source_score VALUES (?, ?, ?, ?, ?, ?)",
                [(run, name, s.articles, s.failed, s.words, s.penalty) for name, s in record.scores.items()],
            )
            database.executemany(
                "INSERT INTO rule_count VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (run, *key, record.severities[key].label, count, record.articles[key])
                    for key, count in record.findings.items()
                ],
            )

    def runs(self, last: int) -> list[RunEntry]:
        """Give the last runs, the oldest first. Raises ``UserFileError`` where there is no history."""
        rows = self._rows("SELECT id, at, signature, failures FROM run ORDER BY id DESC LIMIT ?", (last,))
        return [RunEntry(*row) for row in reversed(rows)]

    def by_source(self, runs: Sequence[RunEntry]) -> list[Trend]:
        """Give the scores of each source over runs, the lowest in the last run first."""
        held: dict[str, dict[int, SourceScore]] = {}
        for run, name, articles, failed, words, penalty in self._of_runs(
            "SELECT run, source, articles, failed, words, penalty FROM source_score", runs
        ):
            held.setdefault(name, {})[run] = SourceScore(articles, failed, words, penalty)
        trends = [
            Trend(
                name,
                tuple(scores[run.id].score if run.id in scores else None for run in runs),
                scores[runs[-1].id].articles if runs[-1].id in scores else 0,
            )
            for name, scores in held.items()
        ]
        return sorted(trends, key=lambda t: (t.values[-1] is None, t.values[-1] or 0.0, t.name))

    def by_rule(self, runs: Sequence[RunEntry]) -> list[Trend]:
        """Give the findings of each rule per 1,000 words over runs, the most frequent in the last run first."""
        words: Counter[int] = Counter()
        for run, count in self._of_runs("SELECT run, words FROM source_score", runs):
            words[run] += count
        held: dict[str, Counter[int]] = {}
        severities: dict[str, str] = {}
        for run, rule, severity, findings in self._of_runs(
            "SELECT run, rule, severity, findings FROM rule_count", runs
        ):
            held.setdefault(rule, Counter())[run] += findings
            severities[rule] = severity
        trends = [
            Trend(
                rule,
                tuple(round(1000 * counts[run.id] / words[run.id], 3) if words[run.id] else None for run in runs),
                counts[runs[-1].id],
                severities[rule],
            )
            for rule, counts in held.items()
        ]
        return sorted(trends, key=lambda t: (-(t.values[-1] or 0.0), -sum(v or 0.0 for v in t.values), t.name))

    def _of_runs(self, query: str, runs: Sequence[RunEntry]) -> list[tuple[Any, ...]]:
        return self._rows(f"{query} WHERE run BETWEEN ? AND ? ORDER BY run", (runs[0].id, runs[-1].id))

    def _rows(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        if not self._path.exists():
            raise UserFileError(self._path, "", "there is no such file: audit check --history adds runs to one")
        with self._opened() as database:
            self._require_ours(database)
            return database.execute(query, values).fetchall()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        database = None
        try:
            database = sqlite3.connect(self._path, timeout=_WAIT_SECONDS, isolation_level=None)
            yield database
        except sqlite3.Error as error:
            raise UserFileError(self._path, "", f"cannot be used as a history: {error}") from None
        finally:
            if database is not None:
                database.close()

    def _prepare(self, database: sqlite3.Connection) -> None:
        empty = not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if empty:
            for statement in filter(str.strip, _SCHEMA.split(";")):
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {_APPLICATION}")
            database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self._require_ours(database)

    def _require_ours(self, database: sqlite3.Connection) -> None:
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if application != _APPLICATION:
            raise UserFileError(self._path, "", "is a database, but no history")
        if version != SCHEMA_VERSION:
            raise UserFileError(self._path, "", f"has version {version} of the format; {SCHEMA_VERSION} is understood")


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; IMMEDIATE, so that of two writers one waits and none fails."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
