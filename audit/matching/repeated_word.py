"""Kind ``repeated-word``: the same word twice in a row, where a translation or an edit left one too many.

A rule names in ``words`` the word set of grammar words that no French sentence doubles; with ``content = true`` it
marks doubled nouns, verbs and adjectives of at least ``CONTENT_LETTERS`` letters instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.matching.kind import Article, Knowledge, Match
from audit.matching.rule_fields import flag_of, word_set_of
from audit.matching.verdicts import Verdicts
from audit.model import Rule, TokenKind

CONTENT_LETTERS = 7
"""Shorter content words are doubled on purpose (« petit petit », « bien bien »)."""

ORDINALS = frozenset({"premier", "second"})
"""« le premier premier ministre » is good French."""


class RepeatedWordKind:
    """Finds doubled words."""

    name = "repeated-word"
    fields = frozenset({"words", "content"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read which words each rule is about; raise ``ValueError`` naming rule and field."""
        self._content: Rule | None = None
        self._listed: list[tuple[Rule, frozenset[str]]] = []
        for rule in rules:
            if flag_of(rule, "content"):
                self._content = rule
            else:
                self._listed.append((rule, word_set_of(rule, "words", knowledge.words)))
        self._lexicon = knowledge.lexicon
        self._rule_of = Verdicts(self._rule_for)

    def _rule_for(self, text: str) -> Rule | None:
        norm = text.replace("’", "'")
        if norm != norm.lower():
            return None
        listed = next((rule for rule, words in self._listed if norm in words), None)
        if listed or self._content is None or len(norm) < CONTENT_LETTERS or not norm.isalpha():
            return listed
        form = self._lexicon.form(text)
        plain = form.known and not any(form.has(pos) for pos in ("ADV", "INT", "PRO", "DET", "NUM"))
        plain = plain and not form.lemmas & ORDINALS
        return self._content if plain else None

    def find(self, article: Article) -> Iterator[Match]:
        """Give both words as one span, with the single word as suggestion."""
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            before = ""
            for i, token in enumerate(tokens):
                text = token[2]
                if text == before and token[3] is TokenKind.WORD and (rule := self._rule_of[text]):
                    yield from self._doubled(rule, article.document.text, parsed.sentence.tokens, i)
                before = text

    @staticmethod
    def _doubled(rule: Rule, text: str, tokens: Sequence[tuple[int, int, str, TokenKind]], i: int) -> Iterator[Match]:
        first, second = tokens[i - 1], tokens[i]
        tripled = (i > 1 and tokens[i - 2][2].lower() == second[2]) or (
            i + 1 < len(tokens) and tokens[i + 1][2] == second[2]
        )
        # « le livre de de Gaulle »
        particle = second[2] == "de" and i + 1 < len(tokens) and tokens[i + 1][2][:1].isupper()
        if not tripled and not particle and text[first[1] : second[0]].isspace():
            yield Match(rule, first[0], second[1], (first[2],))
