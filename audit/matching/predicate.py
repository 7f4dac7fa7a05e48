"""What stands behind « être » and its like: finds the participle or attribute, and tells whether it must agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from audit.language.fr.concord import MS, SINGULAR, Profile
from audit.language.lexicon import Lexicon

COPULAS: Final = frozenset({"être", "rester", "devenir", "sembler", "paraître", "demeurer"})
DEGREES: Final = frozenset({
    "très", "plus", "moins", "trop", "si", "aussi", "assez", "bien", "pas", "jamais", "déjà", "encore", "toujours",
    "désormais", "également", "ainsi", "vraiment", "peu", "tous", "toutes", "tout", "maintenant", "ensuite", "enfin",
})  # fmt: skip
"""Adverbs between the verb and what agrees; those in -ment come with the lexicon."""
MOST_BETWEEN: Final = 3


def behind_copula(profiles: Sequence[Profile], verb: int) -> int | None:
    """Give the place behind « est », « ont été », « sont » and up to three adverbs, or ``None`` for other verbs."""
    lemmas = profiles[verb].form.lemmas
    at = verb + 1
    passive = False
    for _ in range(MOST_BETWEEN):
        if at >= len(profiles):
            return None
        if profiles[at].form.norm == "été" and "avoir" in lemmas and not passive:
            passive, at = True, at + 1
        elif is_adverb(profiles[at]):
            at += 1
    return at if at < len(profiles) and (passive or not lemmas.isdisjoint(COPULAS)) else None


def is_adverb(own: Profile) -> bool:
    """Tell whether a word is an adverb that may stand between « être » and a participle, and not an attribute."""
    return own.form.norm in DEGREES or (own.form.norm.endswith("ment") and own.form.has("ADV") and not own.adjective)


def number_fits(own: Profile, agreement: int) -> bool:
    """Tell whether a verb agrees in number with its subject: where it does not, the verb is the fault."""
    return ("3p" in own.persons) if not agreement & SINGULAR else ("3s" in own.persons)


class Predicates:
    """Judges participles and attributes."""

    def __init__(
        self, lexicon: Lexicon, exempt: frozenset[str], reflexive: frozenset[str], persons: frozenset[str]
    ) -> None:
        """Take the words that need not agree, the verbs whose participle agrees with « se », and nouns for persons."""
        self._lexicon = lexicon
        self._exempt = exempt
        self._reflexive = reflexive
        self._persons = persons

    def must_agree(self, profiles: Sequence[Profile], at: int, agreement: int, reflexive: bool) -> bool:
        """Tell whether the word at ``at`` can only be a participle or adjective that agrees with the subject."""
        own = profiles[at]
        if own.name or not (own.participle or own.nominal_only) or not own.adjective:
            return False
        if own.form.lemmas & self._exempt or own.form.norm in self._exempt:
            return False
        if own.noun and not own.participle and (own.form.norm in self._persons or _is_noun_rather(own)):
            return False
        following = profiles[at + 1] if at + 1 < len(profiles) else None
        copula = not own.form.lemmas.isdisjoint(COPULAS)
        if not copula and following and following.adjective & agreement and following.nominal_only:
            return False  # « grand ouvertes », « bien entendu accélérée », but « restées ouvertes »
        return not reflexive or self._agrees_with_se(own, following, agreement)

    def _agrees_with_se(self, own: Profile, following: Profile | None, agreement: int) -> bool:
        """Tell whether the participle behind « s'est » must agree with the subject: the verb has no other object."""
        if not own.participle & MS:
            return bool(own.participle)  # Whatever the object, only the subject could make it feminine or plural.
        if any("only-reflexive" in self._lexicon.verb_traits(lemma) for lemma in own.form.lemmas):
            return True
        if following is not None and any(following.form.has(pos) for pos in ("DET", "NUM", "INF", "NOM")):
            return False
        return not own.form.lemmas.isdisjoint(self._reflexive)


def _is_noun_rather(own: Profile) -> bool:
    """Tell whether a word is a noun as often as an adjective: « elle est médecin »."""
    return own.form.norm in own.form.lemmas and own.noun == own.adjective
