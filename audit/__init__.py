"""Finds and explains the marks of machine translation in French news.

from audit import Auditor
result = Auditor().audit_text(text)
result.score.value, result.score.verdict
for finding in result.findings: ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from audit.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from audit.model import Audit
    from audit.pipeline import Auditor
    from audit.reading import ReadingError

__all__ = ["Auditor", "ReadingError", "__version__", "audit_file", "audit_text"]


def __getattr__(name: str) -> Any:
    # Imported when asked for, so that `audit --help` does not pay for the engine.
    if name == "Auditor":
        from audit.pipeline import Auditor

        return Auditor
    if name == "ReadingError":
        from audit.reading import ReadingError

        return ReadingError
    raise AttributeError(f"module 'audit' has no attribute {name!r}")


def audit_text(text: str) -> Audit:
    """Audit one plain text with the default settings; for several texts make one ``Auditor``.

    Raises ``ReadingError`` for a text that is empty or not French.
    """
    from audit.pipeline import Auditor

    return Auditor().audit_text(text)


def audit_file(path: str | Path) -> Audit:
    """Audit one file with the default settings. Raises ``ReadingError`` when it cannot be audited."""
    from audit.pipeline import Auditor

    return Auditor().audit_file(path)
