"""A participle that opens a sentence whose subject cannot be its own: « Parlant à Paris, la décision ... »."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from audit.language.lexicon import Form
from audit.matching.certainty import verb_lemma
from audit.matching.kind import Knowledge
from audit.matching.noun_phrase import noun_phrase
from audit.matching.small_fault import SmallFault, norm_at

LONGEST_OPENING: Final = 14


class Dangling:
    """Finds participles of speech before a subject that cannot speak."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the verbs of speech and the nouns of those who speak."""
        words = knowledge.words
        self._speech = words.get("reporting-verbs", frozenset())
        self._speakers = words.get("human-nouns", frozenset()) | words.get("institutions", frozenset())
        self._speakers |= words.get("media-nouns", frozenset()) | words.get("titles", frozenset())

    def at(self, forms: Sequence[Form]) -> SmallFault | None:
        """Give the participle that opens a sentence."""
        first = 1 if norm_at(forms, 0) in ("en", "s'") else 0
        if first >= len(forms) or not forms[first].has("PPRES") or not self._is_speech(forms[first]):
            return None
        comma = next((i for i in range(first, min(len(forms), LONGEST_OPENING)) if forms[i].norm == ","), None)
        if comma is None:
            return None
        phrase = noun_phrase(forms, comma + 1)
        if (
            phrase is None
            or phrase.head == phrase.start
            or norm_at(forms, phrase.end) not in ("est", "a", "sont", "ont")
        ):
            return None
        head = forms[phrase.head]
        if head.capital or head.norm in self._speakers or not all(r.pos == "NOM" for r in head.readings):
            return None
        return SmallFault("dangling", 0, first, (), head.norm)

    def _is_speech(self, form: Form) -> bool:
        return verb_lemma(form) in self._speech or verb_lemma(form) in ("parler", "exprimer", "écrire")
