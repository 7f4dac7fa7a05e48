"""Whether a text itself says that a foreign word is one: it names it as such, or explains it."""

from __future__ import annotations

from collections.abc import Sequence

from audit.matching.kind import Knowledge
from audit.model import Token

REACH_BEFORE = 5
"""A word that announces a foreign term (« dit », « baptisé ») does so from at most so many tokens before."""
REACH_AFTER = 3
"""« room en anglais », « wave, ou vague »: what explains a word follows it this closely."""
GLOSSES = frozenset({"(", "[", "=", "c'est-à-dire", "littéralement", "traduisez"})
"""What begins an explanation right after a foreign word, perhaps behind a quotation mark or a comma."""
LONGEST_LOAN = 5
"""Tokens of the longest loan that is looked for around a word."""


class Explanations:
    """Knows the words that announce foreign terms and the loans of several words."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the word sets ``naming-words``, ``loanwords`` and ``not-untranslated``."""
        words = knowledge.words
        self._naming = words.get("naming-words", frozenset())
        self._loans = words.get("loanwords", frozenset()) | words.get("not-untranslated", frozenset())

    def explained(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Tell whether the text names or glosses tokens ``first`` to ``last`` (not included)."""
        before = (token[2].lower() for token in tokens[max(0, first - REACH_BEFORE) : first])
        after = [token[2].lower().replace("’", "'") for token in tokens[last : last + REACH_AFTER]]
        return not self._naming.isdisjoint((*before, *after)) or not GLOSSES.isdisjoint(after)

    def in_loan(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Tell whether a loan of several words holds these tokens: « free cash flow »."""
        for begin in range(max(0, last - LONGEST_LOAN), first + 1):
            for end in range(max(last, begin + 2), min(len(tokens), begin + LONGEST_LOAN) + 1):
                said = " ".join(token[2] for token in tokens[begin:end]).lower().replace("’", "'")
                if said in self._loans or said.replace(" - ", "-") in self._loans:
                    return True
        return False
