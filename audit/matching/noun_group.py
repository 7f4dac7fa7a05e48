"""Reads the noun group that a determiner opens: its head, the head's gender and number, its complements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from audit.language.fr.concord import ANY, SINGULAR, Profile

LINKS = frozenset({"de", "d'", "du", "des", "à", "au", "aux", "en", "sur", "contre", "pour", "dans"})
"""Prepositions of complements that may stand between a subject and its verb."""
CONTRACTED = frozenset({"du", "des", "au", "aux"})
LONGEST = 14
"""Words of a group that is still read with confidence."""


class Group(NamedTuple):
    """A noun group: tokens ``start`` to ``end`` (exclusive), the head's place and its gender and number."""

    start: int
    head: int
    end: int
    agreement: int
    inner: int
    """Everything that the nouns inside its complements can be; ``0`` where there are none."""


def group_at(profiles: Sequence[Profile], start: int, prenominal: frozenset[str]) -> Group | None:
    """Read the group at a determiner, or give ``None`` where a word leaves its reading open."""
    head = _noun_after(profiles, start + 1, prenominal)
    if head is None:
        return None
    agreement = profiles[start].determiner & profiles[head].noun
    for k in range(start + 1, head):
        if not profiles[k].number_word:
            agreement &= profiles[k].adjective
    if not agreement or profiles[head].name:
        return None
    end, narrowed = _adjectives(profiles, head + 1, agreement)
    inner = 0
    while end < len(profiles) and profiles[end].form.norm in LINKS:
        complement = _complement(profiles, end, prenominal)
        if complement is None:
            return None
        end, own = complement
        inner |= own
    return Group(start, head, end, narrowed, inner) if end - start <= LONGEST else None


def _noun_after(profiles: Sequence[Profile], at: int, prenominal: frozenset[str]) -> int | None:
    """Give the place of the noun from ``at`` on, past numerals and adjectives that precede nouns."""
    while at < len(profiles):
        own = profiles[at]
        following = profiles[at + 1] if at + 1 < len(profiles) else None
        precedes = own.number_word or (own.adjective and not own.form.lemmas.isdisjoint(prenominal))
        if precedes and following is not None and (following.noun or following.number_word) and not following.persons:
            at += 1
            continue
        return at if own.noun else None
    return None


def _adjectives(profiles: Sequence[Profile], at: int, agreement: int) -> tuple[int, int]:
    """Pass over adjectives and names behind a noun; give where they end and what agreement they leave."""
    while at < len(profiles):
        own = profiles[at]
        if own.name and own.form.norm[:1].isalpha() and not own.determiner and own.form.norm not in LINKS:
            if not agreement & SINGULAR and agreement:
                return len(profiles), 0  # « Les nazis Hervé Gagnon rappelle »: the name begins something else.
            at += 1
        elif own.adjective & agreement and not own.finite_only and own.form.norm != "est":
            agreement &= own.adjective
            at += 1
        else:
            break
    return at, agreement


def _complement(profiles: Sequence[Profile], at: int, prenominal: frozenset[str]) -> tuple[int, int] | None:
    """Read a complement at its preposition; give its end and what its noun can be."""
    contracted = profiles[at].form.norm in CONTRACTED
    at += 1
    if not contracted and at < len(profiles) and profiles[at].determiner:
        at += 1
    if at >= len(profiles):
        return None
    if profiles[at].name and profiles[at].form.norm[:1].isalpha():
        end, _ = _adjectives(profiles, at, 0)
        return end, ANY if profiles[at].form.norm[-1:] == "s" or end > at + 1 else 0
    noun = _noun_after(profiles, at, prenominal)
    if noun is None:
        return None
    end, own = _adjectives(profiles, noun + 1, profiles[noun].noun)
    return end, own
