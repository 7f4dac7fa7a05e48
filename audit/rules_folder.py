"""Where the rules are."""

from __future__ import annotations

import os
from pathlib import Path


def find_rules_folder() -> Path:
    """Give the folder of the rules: ``AUDIT_RULES`` if set, else inside the installed package, else beside it."""
    given = os.environ.get("AUDIT_RULES")
    if given:
        return Path(given)
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"
