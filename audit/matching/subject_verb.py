"""Finds the clauses of a sentence whose subject and verb are beyond doubt: « les ministres de la région ont ... »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from audit.language.fr.concord import DETERMINERS, FEMININE, MASCULINE, PLURAL, SINGULAR, Profile, spelled
from audit.matching.noun_group import LINKS, Group, group_at
from audit.model import Token, TokenKind

PRONOUNS: Final[Mapping[str, int]] = {
    "il": SINGULAR & MASCULINE,
    "elle": SINGULAR & FEMININE,
    "on": SINGULAR,
    "ils": PLURAL & MASCULINE,
    "elles": PLURAL & FEMININE,
}
OPENERS: Final = frozenset({"car", "or", "si", "quand", "lorsque", "lorsqu'", "puisque", "puisqu'", "que", "qu'"})
"""Conjunctions behind which a subject begins."""
BEFORE_QUE: Final = frozenset(
    {"alors", "tandis", "parce", "afin", "bien", "pour", "ce", "dès", "depuis", "pendant", "après"}
)
COMPARING: Final = frozenset({"ne", "n'", "tant", "plus", "moins", "autant", "aussi"})
CLITICS: Final = frozenset({"ne", "n'", "se", "s'", "y", "en", "lui", "leur"})
REFLEXIVE: Final = frozenset({"se", "s'"})
OPENING: Final = frozenset({"«", "“", '"', "–", "—", "-", "•"})
NO_SUBJECT: Final = frozenset({"du", "au", "aux", "quel", "quels", "quelle", "quelles"})
"""Determiners that hold a preposition or ask a question: what they open is hardly ever a subject."""
STRESSED: Final = frozenset({"elle", "elles"})
"""Pronouns that are no subject behind a preposition or a conjunction: « pour elle », « que pour elles »."""

WRITTEN_PRONOUNS: Final = spelled(PRONOUNS)
WRITTEN_SUBJECTS: Final = spelled(frozenset(DETERMINERS) - NO_SUBJECT)
WRITTEN_OPENERS: Final = spelled(OPENERS | {",", "tous", "toutes"})


class Clause(NamedTuple):
    """A subject and its conjugated verb, by token index."""

    start: int
    agreement: int
    """Gender and number of the subject."""
    group: Group | None
    """The subject's words, or ``None`` for a pronoun."""
    verb: int
    reflexive: bool


def starts(tokens: Sequence[Token]) -> list[int]:
    """Give the places where a subject may begin, by the spelling alone: what makes most sentences cheap."""
    found = []
    before = ""
    for i, token in enumerate(tokens):
        text = token[2]
        if text in WRITTEN_PRONOUNS or (text in WRITTEN_SUBJECTS and (i < 2 or before in WRITTEN_OPENERS)):
            found.append(i)
        before = text
    return found


def clauses(
    tokens: Sequence[Token], profiles: Sequence[Profile], places: Sequence[int], prenominal: frozenset[str]
) -> Iterator[Clause]:
    """Give the clauses that begin at ``places`` and whose subject stands right before its verb, beyond doubt."""
    for i in places:
        own = profiles[i]
        if own.form.norm in PRONOUNS:
            if _is_subject(profiles, i):
                yield from _clause(profiles, i, i + 1, PRONOUNS[own.form.norm], None)
        elif own.determiner and own.form.norm not in NO_SUBJECT and _opens(tokens, profiles, i):
            group = group_at(profiles, i, prenominal)
            if group is not None and i == 0:
                group = _coordinated(profiles, group, prenominal)
            if group is not None and all(token[3] is TokenKind.WORD for token in tokens[i + 1 : group.end][1:]):
                yield from _clause(profiles, i, group.end, group.agreement, group)


def _coordinated(profiles: Sequence[Profile], first: Group, prenominal: frozenset[str]) -> Group:
    """Give « le maire et ses adjoints » as one group in the plural; ``first`` alone where nothing is joined to it.

    A complement of the first leaves open what the second is joined to: « l'exercice du pouvoir et les décisions ».
    """
    at = first.end + 1
    if at >= len(profiles) or profiles[first.end].form.norm != "et" or not profiles[at].determiner:
        return first
    linked = any(own.form.norm in LINKS for own in profiles[first.start : first.end])
    barred = linked or profiles[at].form.norm in NO_SUBJECT or profiles[at].form.norm == "des"
    second = None if barred else group_at(profiles, at, prenominal)
    if second is None:
        return first
    gender = MASCULINE if (first.agreement | second.agreement) & MASCULINE else FEMININE
    return Group(first.start, first.head, second.end, PLURAL & gender, 0)


def _is_subject(profiles: Sequence[Profile], i: int) -> bool:
    if profiles[i].form.norm not in STRESSED or i == 0:
        return True
    before = profiles[i - 1]
    return before.form.norm in OPENERS and (before.form.norm not in ("que", "qu'") or _states(profiles, i - 1))


def _states(profiles: Sequence[Profile], que: int) -> bool:
    """Tell whether « que » follows a verb or is part of a conjunction, so that it compares nothing."""
    if que == 0:
        return False
    before = profiles[que - 1]
    if any(own.form.norm in COMPARING for own in profiles[max(0, que - 6) : que]):
        return False  # « ne ... que », « tant les partis que l'opinion »
    compound = before.participle and que > 1 and "avoir" in profiles[que - 2].form.lemmas
    verb = before.finite_only or before.form.has("INF") or before.participle
    return before.form.norm in BEFORE_QUE or bool(compound or (verb and not before.noun))


def _opens(tokens: Sequence[Token], profiles: Sequence[Profile], i: int) -> bool:
    """Tell whether a subject may begin at a determiner: at the sentence's start or behind a conjunction."""
    if i == 0 or tokens[i - 1][2] in OPENING:
        return i <= 1
    if profiles[i].form.capital:
        return False  # « Les Nouvelles calédoniennes ne sera plus diffusé »
    before = profiles[i - 1].form.norm
    if before in ("que", "qu'"):
        return _states(profiles, i - 1)
    if before in ("tous", "toutes"):
        return i == 1
    return before in OPENERS or (before == "," and _introduced(profiles, i - 1))


def _introduced(profiles: Sequence[Profile], comma: int) -> bool:
    """Tell whether all before the sentence's first comma is an adverbial: « Selon lui, »."""
    first = profiles[0]
    if any(own.form.norm == "," for own in profiles[:comma]) or comma > 8:
        return False
    return first.form.has("PRE") and not first.determiner and not any(own.finite_only for own in profiles[:comma])


def _clause(profiles: Sequence[Profile], start: int, at: int, agreement: int, group: Group | None) -> Iterator[Clause]:
    reflexive = False
    while at < len(profiles) and profiles[at].form.norm in CLITICS:
        reflexive = reflexive or profiles[at].form.norm in REFLEXIVE
        at += 1
    if at >= len(profiles) or not profiles[at].persons or profiles[at].name:
        return
    following = profiles[at + 1] if at + 1 < len(profiles) else None
    # « Quels leviers peut-on utiliser ? », « la côte est a été touchée »
    if profiles[at].form.norm == "est" and following is not None and following.form.norm in ("et", "ou", ","):
        return
    if following is None or not (following.form.norm.startswith("-") or _is_finite(following)):
        yield Clause(start, agreement, group, at, reflexive)


def _is_finite(own: Profile) -> bool:
    return own.finite_only or bool(own.form.lemmas & {"avoir", "être"} and own.persons)
