"""Which language a text is in: function words decide where they are clear, langdetect where they are not.

Counting function words costs microseconds; langdetect costs a tenth of a second to load and milliseconds
a call, is random unless seeded, and is of no use under five words. The lists below hold words that are
frequent in French or in English and rare in the other, so "on", "a" or "me" stand in none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple, cast

_FRENCH_LIST = """
aussi aux avait avec avoir ayant c' car ce ceci cela celle celui ces cet cette ceux chez comme dans deux donc
dont du déjà elle elles est et étaient était été être eux fait faire il ils j' je jusqu' l' leur leurs lorsqu'
lorsque lui l' mais même mes n' ne nos notre nous ont ou où par parce pas peu peut plus pour puis puisque quand
qu' qui quoi s' sans selon sera serait ses soit son sont sous sur toujours tous tout toute toutes trop très une
vers voir vos votre vous à après avant aujourd'hui depuis d' alors entre ici
"""
FRENCH = frozenset(_FRENCH_LIST.split())
"""French function words, elided forms with their apostrophe."""

_ROMANCE_LIST = """
au c' car d' de des en entre et il j' l' la le les mes n' ne ou par s' se sera ses si son sous sur un voir vos
"""
ROMANCE = frozenset(_ROMANCE_LIST.split())
"""French function words that a sister language (Italian, Catalan, Occitan, Romanian ...) or German uses as well."""

OWN_FRENCH = FRENCH - ROMANCE
"""What speaks for French and for nothing else."""

_ENGLISH_LIST = """
about after against also although among and any are as at back be became because been before being between both
but by can could did do does during each even ever every for from get had has have he her here him his how i if in
into is it its just like may might more most much must my never no not now of off only other our out over said
says she should since so some still such than that the their them then there these they this those through to too
under until up us was we were what when where whether which while who whose why will with within without would
yet you your
"""
ENGLISH = frozenset(_ENGLISH_LIST.split())
"""English function words that are no everyday French words ("on", "or", "an", "me" are)."""

SHORTEST = 20
"""Under this many words a text is taken as French: there is too little to tell (the house's rule)."""

ENGLISH_SHORTEST = 5
"""Under this many words nobody can tell a language, langdetect included."""

_CLEARLY_FRENCH = 0.08
"""Share of OWN_FRENCH from which a text is French: the lowest of 4,100 native articles and blocks has .082."""

_CLEARLY_ENGLISH = 0.2
"""Share of ENGLISH from which a text is English: English articles have .31 to .53, French ones under .03."""

_SOME_FRENCH = 0.1
"""Share of FRENCH from which a sentence is no English one, whatever it quotes."""

_SURE = 0.9
"""Probability that langdetect must give before a sentence is called English."""

_SAMPLE = 2_000
"""Code points that langdetect sees: more costs time and adds no certainty."""

_WORD = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")
"""A run of letters, with the apostrophe of an elision: "l’", "qu'"."""


class Shares(NamedTuple):
    """How many words a text has, and what part of them (0 to 1) are function words of either language."""

    words: int
    french: float
    own_french: float
    english: float


def shares_of(text: str) -> Shares:
    """Count the words of ``text`` and give the shares of French, of only French and of English function words."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    count = len(words) or 1
    return Shares(
        len(words),
        sum(word in FRENCH or word in ROMANCE for word in words) / count,
        sum(word in OWN_FRENCH for word in words) / count,
        sum(word in ENGLISH for word in words) / count,
    )


@cache
def _detector() -> Callable[[str], list[object]]:
    """Load langdetect once, seeded: unseeded, it may answer differently on the same text."""
    import langdetect

    langdetect.DetectorFactory.seed = 0
    return cast("Callable[[str], list[object]]", langdetect.detect_langs)


def _guesses(text: str) -> list[tuple[str, float]]:
    """Give langdetect's languages for ``text``, likeliest first, with their probabilities; empty if it sees none."""
    detect = _detector()
    from langdetect.lang_detect_exception import LangDetectException

    try:
        return [(str(guess.lang), float(guess.prob)) for guess in detect(text[:_SAMPLE])]  # type: ignore[attr-defined]
    except LangDetectException:  # no letters at all
        return []


def language_of(text: str) -> str | None:
    """Give the ISO 639-1 code of the language of ``text`` by langdetect; ``None`` under five words or if none fits.

    Only the first 2,000 code points are looked at, so the cost is bounded.
    """
    if shares_of(text[:_SAMPLE]).words < ENGLISH_SHORTEST:
        return None
    guesses = _guesses(text)
    return guesses[0][0] if guesses else None


def is_french(text: str) -> bool:
    """Say whether ``text`` is French; under 20 words it is taken as French.

    Measured on 4.5 million words of press: every article and block has at least 8 % of words that are function words
    of French alone; English, Spanish, Italian, Portuguese, Catalan, German, Dutch and Haitian samples have none,
    Romanian and Occitan up to 4 %. Between the two, langdetect decides.
    """
    shares = shares_of(text)
    if shares.words < SHORTEST or shares.own_french >= _CLEARLY_FRENCH:
        return True
    if shares.english >= _CLEARLY_ENGLISH and shares.english > shares.french:
        return False
    return language_of(text) == "fr"


def is_english(text: str) -> bool:
    """Say whether a sentence or paragraph is English; never under five words.

    Meant to be asked of every sentence of an article: function words clear nearly all of them at once, and langdetect
    runs only on what has few English function words and hardly a French one. Measured: none of 76,000 sentences of
    native French is called English, and 99 % of 6,500 English news sentences are; what is missed are headlines
    without function words.
    """
    shares = shares_of(text)
    if shares.words < ENGLISH_SHORTEST or shares.french >= _SOME_FRENCH or shares.french >= shares.english:
        return False
    if shares.english >= _CLEARLY_ENGLISH:
        return True
    guesses = _guesses(text)
    return bool(guesses) and guesses[0][0] == "en" and guesses[0][1] >= _SURE
