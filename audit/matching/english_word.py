"""Kind ``english-word``: a single English word left in a French sentence.

Fields of a rule: ``suggestions`` (table: English word -> French words, best first); ``listed`` (true: only the words of
that table, whatever the lexicon says of them; else every word that is surely English); ``any_case`` (true: a capital
does not make a name of it); ``at_home`` (French lemmas: where one of them stands in the article, the word is meant in
its French sense).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from audit.matching.english_evidence import EnglishEvidence
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.quoted_speech import mentioned
from audit.matching.verdicts import Verdicts, flag_of, texts_of
from audit.model import Rule, Token, TokenKind

NAMING_REACH = 4
"""A word that announces a foreign term (« dit », « baptisé ») does so from at most so many tokens before."""
LOAN_WORDS = 4
"""The longest loan of several words that is looked for around a word."""
GLOSSES = frozenset({"(", "="})
"""Signs after a foreign word that announce its explanation."""


class _Rule(NamedTuple):
    rule: Rule
    suggestions: Mapping[str, tuple[str, ...]]
    listed: bool
    any_case: bool
    at_home: tuple[str, ...]


class EnglishWordKind:
    """Finds English words that stand alone; runs of them belong to kind ``english-run``."""

    name = "english-word"
    fields = frozenset({"suggestions", "listed", "any_case", "at_home"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read the tables; raise ``ValueError`` naming rule and field."""
        self._rules = [_read(rule) for rule in rules]
        self._evidence = EnglishEvidence(knowledge)
        self._loans = knowledge.words.get("loanwords", frozenset()) | knowledge.words.get("not-untranslated", frozenset())
        self._naming = knowledge.words.get("naming-words", frozenset())
        self._rules_of = Verdicts(self._rules_for)

    def find(self, article: Article) -> Iterator[Match]:
        """Give English words outside names, quotations, brackets, explanations and English stretches."""
        rules_of = self._rules_of
        for parsed in article.sentences:
            suspects = [i for i, form in enumerate(parsed.forms) if rules_of[form.text]]
            if suspects:
                yield from self._sentence(article, parsed, suspects)

    def _rules_for(self, text: str) -> tuple[int, ...]:
        """Give the numbers of the rules that a token concerns; nearly always none."""
        norm = text.lower().replace("’", "'")
        lower = text == norm
        sure = lower and self._evidence.sure[text] and not self._evidence.is_function_word(text)
        return tuple(
            number
            for number, own in enumerate(self._rules)
            if (lower or own.any_case) and (norm in own.suggestions if own.listed else sure)
        )

    def _sentence(self, article: Article, parsed: ParsedSentence, suspects: list[int]) -> Iterator[Match]:
        tokens = parsed.sentence.tokens
        sheltered = mentioned(tokens)
        stretches = self._evidence.stretches(parsed, article.document.text)
        for i in suspects:
            if tokens[i][3] is not TokenKind.WORD or i in sheltered or any(s.first <= i < s.last for s in stretches):
                continue
            if self._belongs_to_others(tokens, i) or self._is_explained(tokens, i):
                continue
            for number in self._rules_of[tokens[i][2]]:
                own = self._rules[number]
                if not (own.at_home and _speaks_of(article, own.at_home)):
                    norm = tokens[i][2].lower().replace("’", "'")
                    yield Match(own.rule, tokens[i][0], tokens[i][1], own.suggestions.get(norm, ()), {"english": norm})

    def _belongs_to_others(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether the word is part of a name, of a loan of several words or of a broken word."""
        before = tokens[i - 1] if i else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if before and (self._is_neighbour(before) or (before[2] in "-'’/_&+@" and before[1] == tokens[i][0])):
            return True
        if after and (self._is_neighbour(after) or (after[2] in "-'’/_&+@" and after[0] == tokens[i][1])):
            return True
        return self._in_loan(tokens, i)

    def _is_neighbour(self, token: Token) -> bool:
        """Tell whether a token next to the word makes a name of both: a capital, or English grammar."""
        text = token[2]
        if token[3] is TokenKind.MASKED:
            return True
        if token[3] is not TokenKind.WORD:
            return False
        return (text[:1].isupper() and not text.endswith(("'", "’"))) or self._evidence.is_function_word(text)

    def _in_loan(self, tokens: Sequence[Token], i: int) -> bool:
        for first in range(max(0, i - LOAN_WORDS + 1), i + 1):
            for last in range(max(i + 1, first + 2), min(len(tokens), first + LOAN_WORDS) + 1):
                if " ".join(token[2] for token in tokens[first:last]).lower().replace("’", "'") in self._loans:
                    return True
        return False

    def _is_explained(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether the text names the word as a foreign one or glosses it."""
        if i + 1 < len(tokens) and tokens[i + 1][2] in GLOSSES:
            return True
        near = tokens[max(0, i - NAMING_REACH) : i]
        return any(token[2].lower() in self._naming for token in near)


def _speaks_of(article: Article, lemmas: tuple[str, ...]) -> bool:
    return any(not form.lemmas.isdisjoint(lemmas) for parsed in article.sentences for form in parsed.forms)


def _read(rule: Rule) -> _Rule:
    table = rule.data.get("suggestions", {})
    if not isinstance(table, Mapping):
        raise ValueError(f"{rule.id}: suggestions: must be a table of English words")
    suggestions: dict[str, tuple[str, ...]] = {}
    for word, french in table.items():
        found = (french,) if isinstance(french, str) else french
        if not isinstance(found, list | tuple) or not all(isinstance(item, str) for item in found):
            raise ValueError(f"{rule.id}: suggestions: {word}: must be a text or a list of texts")
        suggestions[word.lower()] = tuple(found)
    listed, any_case = flag_of(rule.data, rule.id, "listed"), flag_of(rule.data, rule.id, "any_case")
    if listed and not suggestions:
        raise ValueError(f"{rule.id}: listed: needs words in suggestions")
    return _Rule(rule, suggestions, listed, any_case, texts_of(rule.data, rule.id, "at_home"))
