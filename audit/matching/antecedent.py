"""Reads backwards from a relative pronoun: every noun that it may take up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from audit.language.fr.concord import Profile

COORDINATION: Final = frozenset(
    {"et", "ou", "ni", ",", "/", "&", "comme", "-", "–", "(", "ainsi", "voire", "plus", "sauf"}
)
"""What leaves open how many nouns are taken up."""
PRONOUNS: Final = frozenset({"il", "elle", "on", "ils", "elles", "je", "j'", "qui", "ne", "n'"})
CONTRACTED: Final = frozenset({"du", "des", "au", "aux"})
PASSED: Final = frozenset({"se", "s'", "ne", "n'", "y", "en", "lui", "leur", "pas"})
"""Small words between a verb and its infinitive or participle."""
AUXILIARIES: Final = frozenset({"être", "avoir"})
NEAR: Final = 14
"""Words that are read; a longer chain is left alone."""


class Antecedent(NamedTuple):
    """The chain of nouns right before a relative pronoun."""

    start: int
    """The chain's first token: behind a conjugated verb, or the sentence's first."""
    agreement: int
    """Everything that any of its nouns can be."""
    nouns: tuple[int, ...]


def antecedent_before(profiles: Sequence[Profile], end: int) -> Antecedent | None:
    """Give the nouns that end right before token ``end``, or ``None`` where a word leaves doubt about them.

    The chain runs back over determiners, adjectives, prepositions, infinitives and adverbs to the conjugated verb: « un
    projet visant à réduire les inégalités qui ... » holds two nouns, and a relative pronoun may take up either.
    """
    if end < 2 or not profiles[end - 1].nominal or profiles[end - 1].name:
        return None
    agreement, opened = 0, False
    nouns: list[int] = []
    for at in range(end - 1, max(-1, end - 1 - NEAR), -1):
        own = profiles[at]
        if own.name and not (at == 0 and (own.determiner or own.form.has("PRE"))):
            return None
        if _is_verb(profiles, at):
            return Antecedent(at + 1, agreement, tuple(nouns)) if opened and nouns else None
        if own.participle and at and opened and "avoir" in profiles[at - 1].form.lemmas:
            return Antecedent(at + 1, agreement, tuple(nouns)) if nouns else None
        if own.determiner or own.number_word:
            opened = True
            # « une des chanteuses qui », « certains qui »: the determiner is a pronoun.
            if at + 1 == end or (own.determiner and not _is_nominal(profiles[at + 1], own.form.norm in ("un", "une"))):
                return None
        elif own.form.norm in COORDINATION:
            return None
        elif own.form.norm in PASSED or own.form.has("PRE"):
            continue
        elif own.nominal:
            agreement |= own.nominal
            nouns.append(at)
        elif not _is_transparent(own):
            return None
    return Antecedent(0, agreement, tuple(nouns)) if end - 1 < NEAR and opened and nouns else None


def _is_nominal(own: Profile, follows_one: bool) -> bool:
    if follows_one:
        return bool(own.nominal and not own.determiner)
    return bool(own.nominal or own.determiner or own.number_word or own.name)


def _is_verb(profiles: Sequence[Profile], at: int) -> bool:
    """Tell whether a word is a conjugated verb: always, or behind its pronoun, or between a noun and an article."""
    own = profiles[at]
    if own.finite_only or (own.persons and own.form.lemmas & AUXILIARIES and not own.participle):
        return True
    if not own.persons or at == 0 or own.form.has("PRE"):
        return False  # « contre » and « entre » are verbs too
    before, following = profiles[at - 1], profiles[at + 1]
    if before.form.norm in PRONOUNS:
        return True
    clause = following.determiner and following.form.norm not in CONTRACTED
    return bool(clause and (before.noun or before.name) and not before.determiner and not before.form.has("PRE"))


def _is_transparent(own: Profile) -> bool:
    """Tell whether a word may stand inside the chain and takes up nothing."""
    return any(own.form.has(pos) for pos in ("INF", "PPRES", "ADV")) and not own.form.has("CON")
