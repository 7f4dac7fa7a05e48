"""Blocks -> sentences -> tokens, with exact offsets.

One compiled expression cuts tokens; sentences are read off the token stream, so both cost one pass. Measured
against spaCy, blingfire, pysbd and syntok, which lost offsets, crossed lines or were 20 to 50 times slower.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from audit.language.fr import orthography as fr
from audit.model import Block, Document, Sentence, Token, TokenKind, Zone


def _options(words: tuple[str, ...]) -> str:
    """Give an alternation of words in any case; letter by letter, since (?i:...) takes far longer to compile."""
    return "|".join("".join(map(_any_case, word)) for word in sorted(words, key=len, reverse=True))


def _any_case(letter: str) -> str:
    if letter == "'":
        return "['’]"
    return f"[{letter}{letter.upper()}]" if letter.isalpha() else regex.escape(letter)


_TLD = "com|org|net|fr|ru|uk|co|gov|edu|io|be|ch|ca|de|eu|info|tv|me|news|ai|ly|it|es|cn|ua|int"
_LETTER = r"[\p{L}\p{M}]"
_PART = r"[\p{L}\p{M}\p{Nd}]+"
# An inversion clitic is cut off its verb; a longer compound (cessez-le-feu) goes on behind it and stays whole.
_CLITIC = rf"-(?:t-)?(?:{'|'.join(fr.CLITICS)})(?![\p{{L}}\p{{M}}\p{{Nd}}]|[-‐‑'’]\p{{L}})"

_TOKEN = regex.compile(
    rf"""
      (?P<word> \p{{L}}{{2,}}+(?=[ ,\n\u00a0;)»”])(?!,\d) )   # most tokens: a bare word, found without trying the rest
    | (?P<masked> https?://[^\s<>"«»]+ | www\.[^\s<>"«»]+ | pic\.twitter\.com/\w+
               | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
               | (?<![\p{{L}}\p{{Nd}}])[@\#][\p{{L}}\p{{Nd}}_]+
               | \b[\p{{L}}\p{{Nd}}-]+(?:\.[\p{{L}}\p{{Nd}}-]+)*\.(?:{_TLD})(?:/[^\s<>"«»]*|(?![\p{{L}}\p{{Nd}}-])) )
    | (?P<word> (?:{_options(fr.WHOLE_WITH_APOSTROPHE)})(?!\p{{L}})
              | (?:{_options(fr.WHOLE_WITH_CLITIC)})(?!\p{{L}})
              | (?:{_options(fr.ELIDED)})['’](?=[\p{{L}}\p{{Nd}}«“"‘])
              | (?:{"|".join(fr.ABBREVIATIONS)})\.(?![.\p{{L}}])
              | (?:{"|".join(fr.ABBREVIATIONS_BEFORE_MORE)})\.(?=\s*[\d\p{{Ll}}])
              | (?:\p{{L}}\.){{2,}} | \p{{Lu}}\.(?=[-\s]?\p{{Lu}})(?:-\p{{Lu}}\.)*
              | {_CLITIC}
              | {_LETTER}[\p{{L}}\p{{M}}\p{{Nd}}]*(?:(?!{_CLITIC})(?:['’](?=\p{{L}})|[-‐‑]){_PART})* )
    | (?P<number> \d+(?:ers?|res?|ères?|es?|[eè]mes?|nds?|ndes?|th|st|rd)(?![\p{{L}}\p{{Nd}}])
                | \d{{1,3}}(?:[ \u00a0\u202f\u2009]\d{{3}})+(?!\d)(?:,\d+)? | \d+(?:[.,:]\d+)* )
    | (?P<quote> [{fr.QUOTES}] )
    | (?P<punctuation> \.\.\. | [!?]{{2}} | \S )
    """,
    regex.VERBOSE,
)
_KINDS = {
    "masked": TokenKind.MASKED,
    "word": TokenKind.WORD,
    "number": TokenKind.NUMBER,
    "quote": TokenKind.QUOTE,
    "punctuation": TokenKind.PUNCTUATION,
}


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut ``text[start:end]`` into tokens. Offsets count from the beginning of ``text``; white space makes no token."""
    kinds, tokens = _KINDS, []
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        first, last = found.span()
        # tuple.__new__ skips the argument handling of a named tuple: a fifth of the time of this function.
        tokens.append(tuple.__new__(Token, (first, last, text[first:last], kinds[found.lastgroup])))  # type: ignore[index]
    return tokens


def segment(document: Document) -> Document:
    """Give the same document with the sentences of every block filled in."""
    return replace(document, blocks=tuple(_segment_block(document.text, block) for block in document.blocks))


def _segment_block(text: str, block: Block) -> Block:
    tokens = tokenize(text, block.start, block.end)
    return replace(block, sentences=tuple(_sentences(tokens, block.zone)))


def _sentences(tokens: list[Token], zone: Zone) -> Iterator[Sentence]:
    begin = 0
    for at in _boundaries(tokens):
        yield Sentence(tokens[begin].start, tokens[at - 1].end, tuple(tokens[begin:at]), zone)
        begin = at
    if begin < len(tokens):
        yield Sentence(tokens[begin].start, tokens[-1].end, tuple(tokens[begin:]), zone)


def _boundaries(tokens: list[Token]) -> Iterator[int]:
    """Give each index before which a new sentence begins."""
    terminal, last = fr.TERMINAL, len(tokens)
    for i, token in enumerate(tokens):
        if token.text not in terminal and token.text != "etc.":
            continue
        after = i + 1
        while after < last and (tokens[after].text in terminal or tokens[after].text in ")]" or _closes(tokens, after)):
            after += 1
        if after < last and tokens[i].end != tokens[after].start and _begins(tokens, after):
            yield after


def _closes(tokens: list[Token], i: int) -> bool:
    """Say whether a quotation mark closes: a closing one, or a straight one that touches the token before it."""
    text = tokens[i].text
    return text in fr.CLOSING_QUOTES or (text in "\"'’" and tokens[i - 1].end == tokens[i].start)


def _begins(tokens: list[Token], i: int) -> bool:
    """Say whether a sentence may begin here: a capital, a number, an opening mark or a dash before one."""
    token = tokens[i]
    if token.kind in (TokenKind.WORD, TokenKind.MASKED):
        return token.text[0].isupper() or token.kind is TokenKind.MASKED
    if token.kind is TokenKind.NUMBER:
        return True
    opens = token.kind is TokenKind.QUOTE or token.text in "-–—([•"
    return opens and i + 1 < len(tokens) and _begins(tokens, i + 1)
