"""Kind ``quotation-marks``: marks of two systems, or marks without their partner; once an article and rule.

A rule says with ``what`` what it marks: ``english`` (“ ” around a quotation of French text, outside « »), ``mixed``
(a quotation that opens in one system and closes in the other), ``reversed`` (a closing mark where an opening one
belongs: « d' »horrible » »), ``unpaired`` (a mark that the next paragraphs never close or that nobody opened) or
``two-systems`` (« » for some quotations and straight marks for others). Straight marks alone are never wrong: agencies
write them; nor are straight marks inside « ».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from audit.matching.kind import Article, Knowledge, Match
from audit.matching.rule_fields import sorted_out
from audit.model import Block, Rule, Token

WHATS = ("english", "mixed", "reversed", "unpaired", "two-systems")
GUILLEMETS = "«»"
CURLY = "“”"
SIGNS = frozenset(GUILLEMETS + CURLY)
PARTNER = {"«": "»", "“": "”"}
OPENER = {"»": "«", "”": "“"}
STRAIGHT = '"'
LEAST_OF_A_SYSTEM = 2
"""Straight marks, and « as well, that show a habit: one quotation has two of the former."""
LONGEST_QUOTATION = 4
"""Paragraphs that a quotation may run over before its end is given up."""


class QuotationMarksKind:
    """Finds faults of quotation marks."""

    name = "quotation-marks"
    fields = frozenset({"what"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Sort the rules by ``what``; raise ``ValueError`` naming rule and field."""
        self._rules = sorted_out(rules, WHATS)

    def find(self, article: Article) -> Iterator[Match]:
        """Give the first fault of each sort."""
        if not any(mark in article.document.text for mark in GUILLEMETS + CURLY):
            return
        said: set[str] = set()
        for what, start, end in chain(_faults(article), _second_system(article)):
            if what in self._rules and what not in said:
                said.add(what)
                yield Match(self._rules[what], start, end)


def _faults(article: Article) -> Iterator[tuple[str, int, int]]:
    """Give the faults of an article. A quotation may run over paragraphs, each of which may open it again."""
    text = article.document.text
    open_marks: list[tuple[int, Token]] = []
    for number, block in enumerate(article.document.blocks):
        if open_marks and text[block.start] in PARTNER:
            open_marks.clear()
        for opened, mark in open_marks:
            if number - opened > LONGEST_QUOTATION:
                yield "unpaired", mark[0], mark[1]
        open_marks = [(opened, mark) for opened, mark in open_marks if number - opened <= LONGEST_QUOTATION]
        for mark in _marks(block):
            start, end, sign, _ = mark
            if _is_reversed(text, mark):
                yield "reversed", start, end
                if sign in OPENER:
                    open_marks.append((number, mark._replace(text=OPENER[sign])))
                elif open_marks:
                    open_marks.pop()
            elif sign in PARTNER:
                open_marks.append((number, mark))
            elif not open_marks:
                yield "unpaired", start, end
            else:
                _, opening = open_marks.pop()
                if PARTNER[opening[2]] != sign:
                    yield "mixed", start, end
                elif sign == "”" and not open_marks:
                    yield "english", opening[0], opening[1]
    for _, mark in open_marks:
        yield "unpaired", mark[0], mark[1]


def _marks(block: Block) -> list[Token]:
    return [token for sentence in block.sentences for token in sentence.tokens if token[2] in SIGNS]


def _second_system(article: Article) -> Iterator[tuple[str, int, int]]:
    """Give the first mark of the system that the article uses less, « » or straight marks, where it uses both."""
    text = article.document.text
    if STRAIGHT not in text or "«" not in text:
        return
    guillemets: list[Token] = []
    straight: list[Token] = []
    for block in article.document.blocks:
        depth = 0
        for token in (token for sentence in block.sentences for token in sentence.tokens if token[2] in '«»"'):
            depth = max(0, depth + {"«": 1, "»": -1}.get(token[2], 0))
            if token[2] == "«" and depth == 1:
                guillemets.append(token)
            # 5" is a measure.
            elif token[2] == STRAIGHT and not depth and not text[token[0] - 1 : token[0]].isdigit():
                straight.append(token)
    if min(len(guillemets), len(straight)) >= LEAST_OF_A_SYSTEM:
        first = straight[0] if len(straight) <= 2 * len(guillemets) else guillemets[0]
        yield "two-systems", first[0], first[1]


def _is_reversed(text: str, mark: Token) -> bool:
    """Tell whether a mark looks away from its quotation: « » » before a word, behind a blank or an elision."""
    start, end, sign, _ = mark
    before = text[start - 1 : start]
    after = text[end : end + 1]
    if sign in "»”":
        return after.isalpha() and (before in "'’" or before.isspace()) and bool(before)
    return before.isalpha() and (not after or after.isspace() or after in ".,") and sign in PARTNER
