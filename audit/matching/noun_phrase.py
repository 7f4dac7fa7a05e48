"""Where a noun phrase ends, judged by the lexicon's readings: determiner, adjectives, noun or name, complements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from audit.language.lexicon import Form
from audit.matching.certainty import is_name

LINKS = frozenset({"de", "d'", "du", "des", "et", "ou"})
"""What may tie a second noun phrase to the first."""


class NounPhrase(NamedTuple):
    """The phrase ``forms[start:end]``; ``head`` is the place of its (first) noun or name."""

    start: int
    head: int
    end: int


def noun_phrase(forms: Sequence[Form], start: int, longest: int = 6) -> NounPhrase | None:
    """Give the longest noun phrase that begins at ``start``, of at most ``longest`` tokens; ``None`` without one."""
    limit = min(len(forms), start + longest)
    head = _head(forms, start, limit)
    if head is None:
        return None
    end = _behind(forms, head + 1, limit)
    while end < limit and forms[end].norm in LINKS:
        inner = _head(forms, end + 1, limit, bare=forms[end].norm in ("de", "d'"))
        if inner is None:
            break
        end = _behind(forms, inner + 1, limit)
    return NounPhrase(start, head, end)


def _head(forms: Sequence[Form], start: int, limit: int, bare: bool = False) -> int | None:
    """Give the place of the noun: over a determiner and what may stand before it; ``bare`` nouns need none."""
    i = start
    while i < limit and (forms[i].has("DET") or forms[i].has("NUM")) and not is_name(forms[i]):
        i += 1
    opened = i > start or bare
    while i < limit and opened and _only_before(forms[i]):
        i += 1
    if i >= limit:
        return None
    form = forms[i]
    if is_name(form) or (form.has("NOM") and opened):
        # « les deux grands pays »: an adjective that is a noun too gives way to the noun behind it.
        if opened and not form.capital and form.has("ADJ") and i + 1 < limit and _plainly_noun(forms[i + 1]):
            return i + 1
        return i
    return None


def _only_before(form: Form) -> bool:
    return form.has("ADJ") and not form.has("NOM") and not form.has("NPR")


def _plainly_noun(form: Form) -> bool:
    return form.has("NOM") and not form.has("ADJ") and not form.has("VER")


def _behind(forms: Sequence[Form], start: int, limit: int) -> int:
    """Give the end of the adjectives and names behind a noun."""
    i = start
    while i < limit and (forms[i].has("ADJ") or is_name(forms[i]) or forms[i].has("PPAS")) and not forms[i].has("PRE"):
        i += 1
    return i
