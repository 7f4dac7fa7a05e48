"""Does a suggestion fit the word before it? A rule replaces its own span alone, and the word before may be an article.

« un coup monté » in place of « une cascade » would leave « une coup »: better no suggestion than a new fault.
"""

from __future__ import annotations

from audit.language.fr.sounds import elides
from audit.language.lexicon import Form, Lexicon

_ELIDABLE = frozenset(
    {"de", "le", "la", "que", "se", "ne", "je", "me", "te", "jusque", "lorsque", "puisque", "quoique"}
)
_CONTRACTED = {"de": ("le", "les"), "à": ("le", "les")}
_DETERMINERS = frozenset(
    {"le", "la", "les", "un", "une", "des", "du", "ce", "cet", "cette", "ces", "mon", "ma", "mes", "ton", "ta", "tes"}
    | {"son", "sa", "ses", "notre", "nos", "votre", "vos", "leur", "leurs", "aucun", "aucune", "chaque", "plusieurs"}
)


_MASCULINE_BEFORE_CONSONANTS = frozenset({"mon", "ton", "son"})
"""Possessives that stand before feminine nouns too, but only before a vowel: « son amie »."""


def fits(before: Form | None, original: str, suggestion: str, lexicon: Lexicon) -> bool:
    """Say whether ``suggestion`` can stand behind the token ``before`` as well as ``original`` could.

    Looks at elision, contraction, gender and number. What was wrong before the suggestion is not held against it.
    """
    if before is None:
        return True
    return _stands(before, _first(suggestion), lexicon) or not _stands(before, _first(original), lexicon)


def _first(text: str) -> str:
    return text.split(" ")[0].replace("’", "'")


def _stands(before: Form, first: str, lexicon: Lexicon) -> bool:
    norm = before.norm
    if "'" in first:
        return True
    if norm.endswith("'"):
        return elides(first, lexicon)
    if norm in _ELIDABLE and elides(first, lexicon):
        return False
    if first.lower() in _CONTRACTED.get(norm, ()):
        return False
    return (
        norm not in _DETERMINERS or not first.islower() or _agrees(before, lexicon.form(first), elides(first, lexicon))
    )


def _agrees(before: Form, first: Form, vowel: bool) -> bool:
    determiners = [r for r in before.readings if r.pos == "DET"]
    if before.norm in _MASCULINE_BEFORE_CONSONANTS and not vowel:
        determiners = [r._replace(gender="m") for r in determiners]
    nominal = [r for r in first.readings if r.pos in ("NOM", "ADJ")]
    if not determiners or not nominal or len(nominal) != len(first.readings) or "-" in first.norm:
        return True
    return any(_same(d.gender, n.gender, "e") and _same(d.number, n.number, "i") for d in determiners for n in nominal)


def _same(one: str, other: str, both: str) -> bool:
    return not one or not other or one == other or both in (one, other)
