"""What the detectors of kind ``small-words`` give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from audit.language.lexicon import Form
from audit.model import Token


class SmallFault(NamedTuple):
    """A fault from token ``first`` to token ``last`` of a sentence, with what to write (apostrophes straight)."""

    what: str
    first: int
    last: int
    mended: tuple[str, ...] = ()
    word: str = ""


def norm_at(forms: Sequence[Form], i: int) -> str:
    """Give the lower-case text of token ``i``; ``""`` outside the sentence."""
    return forms[i].norm if 0 <= i < len(forms) else ""


def touches(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether nothing but blanks of one line stands between token ``i`` and the next."""
    return i + 1 < len(tokens) and tokens[i][1] < tokens[i + 1][0] <= tokens[i][1] + 2
