"""Spellings that French readers take as the same word, and the parts of compounds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

BARE_CAPITALS = {"A": "AÀÂ", "C": "CÇ", "E": "EÉÈÊ", "I": "IÎ", "O": "OÔ", "U": "UÙ"}
"""The press often writes capitals without accents: « Etat », « A », « Ile-de-France »."""

ALSO = {"A": ("À",), "Ca": ("Ça",)}
"""Words that another word hides when the accent of the capital is left out."""

LIGATURES = (("oe", "œ"), ("Oe", "Œ"), ("OE", "Œ"), ("ae", "æ"))
MOST_SPELLINGS = 48


def spellings(word: str) -> Iterator[str]:
    """Give other spellings of a word that the lexicon lacks: accented capitals, ligatures, no points."""
    if "." in word:
        yield word.replace(".", "")
    for plain, ligature in LIGATURES:
        if plain in word:
            yield word.replace(plain, ligature)
    if "\u2011" in word or "\u2010" in word:
        yield word.replace("\u2011", "-").replace("\u2010", "-")
    parts = word.split("-")
    choices = [[letter + part[1:] for letter in BARE_CAPITALS.get(part[:1], part[:1])] for part in parts]
    if any(len(choice) > 1 for choice in choices):
        yield from ("-".join(chosen) for chosen in islice(product(*choices), 1, MOST_SPELLINGS))


PREFIXES = frozenset((
    "agro", "anti", "après", "arrière", "audio", "auto", "avant", "bi", "bio", "cardio", "centre", "co", "contre",
    "crypto", "cyber", "demi", "dé", "e", "électro", "est", "ethno", "euro", "ex", "extra", "géo", "grand", "haut",
    "hyper", "hors", "inter", "intra", "islamo", "kilo", "macro", "mi", "mini", "méga", "micro", "moyen", "multi",
    "narco", "néo", "néon", "neuro", "nord", "non", "nouveau", "ouest", "outre", "para", "petit", "poly", "post",
    "pré", "presque", "primo", "pro", "pseudo", "psycho", "quasi", "re", "radio", "sans", "semi", "socio", "sous",
    "sud", "super", "supra", "sus", "télé", "théo", "trans", "tri", "ultra", "vice", "vidéo",
))  # fmt: skip
"""What stands before a hyphen without being a word, or not this word, by itself."""


def opens_compound(part: str) -> bool:
    """Tell whether a part (lower case) may open a compound though the lexicon lacks it: « ex- », « ukraino- »."""
    return part in PREFIXES or (len(part) > 3 and part.endswith("o") and part.isalpha())
