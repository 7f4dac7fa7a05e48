"""Which tokens of a sentence stand between quotation marks or in round brackets."""

from __future__ import annotations

from collections.abc import Sequence

from audit.language.fr.orthography import CLOSING_QUOTES, OPENING_QUOTES
from audit.model import Token, TokenKind

LONGEST_MENTION = 12
"""A quotation of at most so many words may be a title, a slogan or a word spoken of; a longer one is speech."""

STRAIGHT = frozenset('"″')
_SIGNS = frozenset(OPENING_QUOTES + CLOSING_QUOTES) | STRAIGHT


def mentioned(tokens: Sequence[Token]) -> frozenset[int]:
    """Give the places of tokens in a short quotation or in round brackets.

    A sentence may hold only one end of a quotation: what lies between that mark and the sentence's edge counts.
    """
    if not any(token[2] in _SIGNS or token[2] in "()" for token in tokens):
        return frozenset()
    places: set[int] = set()
    for first, last in (*_quotations(tokens), *_bracketed(tokens)):
        inside = range(first, last)
        if sum(tokens[i][3] is TokenKind.WORD for i in inside) <= LONGEST_MENTION:
            places.update(inside)
    return frozenset(places)


def _quotations(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Pair the marks, nested ones too; straight marks open and close by turns."""
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    straight = False
    for i, token in enumerate(tokens):
        mark = token[2]
        if mark not in _SIGNS:
            continue
        opens = mark in OPENING_QUOTES
        if mark in STRAIGHT:
            straight = opens = not straight
        if opens:
            opened.append(i)
        elif opened or not spans:
            spans.append(((opened.pop() + 1 if opened else 0), i))
    return spans + [(i + 1, len(tokens)) for i in opened]


def _bracketed(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for i, token in enumerate(tokens):
        if token[2] == "(":
            opened = i
        elif token[2] == ")" and opened is not None:
            spans.append((opened + 1, i))
            opened = None
    return spans
