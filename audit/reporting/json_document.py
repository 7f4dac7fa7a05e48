"""Run -> the JSON document, format version 1: one object, UTF-8, nothing escaped that need not be.

Besides scores, findings and failures, an article says what its score was measured against (``threshold``), whether it
is too short for it (``small_sample``) and what it is about (``topics``); a finding says where it stands (``zone``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.model import Run
from audit.reporting.article_data import article_data
from audit.reporting.json_parts import PLACE, filled

FORMAT_VERSION = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(run: Run) -> str:
    """Write the document of a run, messages in the run's language. Offsets and columns are code points."""
    return "".join(parts(run))


def parts(run: Run) -> Iterator[str]:
    """Write the same piece by piece."""
    document = {
        "format_version": FORMAT_VERSION,
        "signature": run.signature,
        "articles": PLACE,
        "failures": [{"path": failure.path, "reason": failure.reason} for failure in run.failures],
    }
    for part in filled(document, (article_data(audit, run.language) for audit in run.audits), 1, indent=2):
        # A file name that is no valid UTF-8 holds lone surrogates, which no encoder writes; JSON can spell them.
        yield _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", part)
