"""Run -> the JSON document, format version 1: one object, UTF-8, nothing escaped that need not be.

Besides scores, findings and failures, an article says what its score was measured against (``threshold``), whether it
is too short for it (``small_sample``) and what it is about (``topics``); a finding says where it stands (``zone``).
"""

from __future__ import annotations

import json
import re

from audit.model import Run
from audit.reporting.article_data import article_data

FORMAT_VERSION = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(run: Run) -> str:
    """Write the document of a run, messages in the run's language. Offsets and columns are code points."""
    document = {
        "format_version": FORMAT_VERSION,
        "signature": run.signature,
        "articles": [article_data(audit, run.language) for audit in run.audits],
        "failures": [{"path": failure.path, "reason": failure.reason} for failure in run.failures],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    # A file name that is no valid UTF-8 holds lone surrogates, which no encoder writes; JSON can spell them.
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
