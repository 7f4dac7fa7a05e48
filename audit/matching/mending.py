"""Writes a stretch of a sentence anew with some of its words changed, for suggestions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.language.fr.euphony import repair
from audit.language.lexicon import Lexicon
from audit.model import Token


def mended(
    text: str, tokens: Sequence[Token], first: int, last: int, changes: Mapping[int, str], lexicon: Lexicon
) -> str:
    """Give tokens ``first`` to ``last`` (included) with ``changes`` (token index -> new words) put in.

    Elision and contraction are put right, capitals of the first letter and the article's apostrophe kept.
    """
    made = ""
    for i in range(first, last + 1):
        token = tokens[i]
        word = changes.get(i, token[2])
        if i in changes and token[2][:1].isupper():
            word = word[:1].upper() + word[1:]
        made += word
        if i < last:
            gap = text[token[1] : tokens[i + 1][0]]
            # « l'accords » becomes « les accords ».
            made += gap if gap or word == token[2] or word.endswith("'") else " "
    curly = "’" in text and "'" not in text
    fixed = repair(made, lexicon)
    return fixed.replace("'", "’") if curly else fixed
