"""Kind ``english-word``: a single English word left in a French sentence.

Fields of a rule: ``suggestions`` (English word -> French words, best first), ``table`` (a file of rules/fr/tables with
more of them); ``listed`` (true: only these words, whatever the lexicon says of them; else every word that is surely
English); ``any_case`` (true: a capital does not make a name of it); ``at_home`` (French lemmas: where one stands
in the article, the word is meant in its French sense).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from audit.matching.english_evidence import EnglishEvidence
from audit.matching.explaining import Explanations
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import flag_of, texts_of
from audit.matching.tables import table_rows
from audit.matching.verdicts import Verdicts
from audit.model import Rule, Token, TokenKind

TOUCHING = frozenset("-'’/_&+@.·∙•\u00ad")
"""Signs that, without a space, make one word or name of what stands on both sides."""


class _Rule(NamedTuple):
    rule: Rule
    suggestions: Mapping[str, tuple[str, ...]]
    listed: bool
    any_case: bool
    at_home: tuple[str, ...]


class EnglishWordKind:
    """Finds English words that stand alone; runs of them belong to kind ``english-run``."""

    name = "english-word"
    fields = frozenset({"suggestions", "table", "listed", "any_case", "at_home"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read the tables; raise ``ValueError`` naming rule and field."""
        self._rules = [_read(rule) for rule in rules]
        self._lexicon = knowledge.lexicon
        self._evidence = EnglishEvidence(knowledge)
        self._explanations = Explanations(knowledge)
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
        known = self._lexicon.form(text).known
        return tuple(
            number
            for number, own in enumerate(self._rules)
            if (lower or own.any_case)
            and ((norm in own.suggestions and (own.listed or not known)) or (sure and not own.listed))
        )

    def _sentence(self, article: Article, parsed: ParsedSentence, suspects: list[int]) -> Iterator[Match]:
        tokens = parsed.sentence.tokens
        sheltered = mentioned(tokens)
        stretches = self._evidence.stretches(parsed, article.document.text)
        for i in suspects:
            if tokens[i][3] is not TokenKind.WORD or i in sheltered or any(s.first <= i < s.last for s in stretches):
                continue
            if self._belongs_to_others(tokens, i) or self._explanations.explained(tokens, i, i + 1):
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
        if before and (self._is_neighbour(before) or (before[2] in TOUCHING and before[1] == tokens[i][0])):
            return True
        if before and before[2] == "-" and i > 1 and tokens[i - 2][1] == before[0]:
            return True  # « brain- storming »: a word broken at the end of a line.
        if after and (self._is_neighbour(after) or (after[2] in TOUCHING and self._goes_on(tokens, i + 1))):
            return True
        return self._explanations.in_loan(tokens, i, i + 1)

    @staticmethod
    def _goes_on(tokens: Sequence[Token], i: int) -> bool:
        """Tell whether a sign touches words on both sides: a full stop that ends a sentence does not."""
        touches = tokens[i][0] == tokens[i - 1][1]
        return touches and (tokens[i][2] != "." or (i + 1 < len(tokens) and tokens[i + 1][0] == tokens[i][1]))

    def _is_neighbour(self, token: Token) -> bool:
        """Tell whether a token next to the word makes one term of both: a name, a loan, more English."""
        text = token[2]
        if token[3] is not TokenKind.WORD:
            return token[3] is TokenKind.MASKED
        if text[:1].isupper():
            return not self._evidence.is_french_function_word(text)
        return self._evidence.is_foreign_neighbour(text)


def _speaks_of(article: Article, lemmas: tuple[str, ...]) -> bool:
    return any(not form.lemmas.isdisjoint(lemmas) for parsed in article.sentences for form in parsed.forms)


def _read(rule: Rule) -> _Rule:
    table = rule.data.get("suggestions", {})
    if not isinstance(table, Mapping):
        raise ValueError(f"{rule.id}: suggestions: must be a table of English words")
    named = rule.data.get("table", "")
    suggestions = (
        {word.lower(): tuple(french.split("|")) for word, french in table_rows(str(named), 2)} if named else {}
    )
    for word, french in table.items():
        found = (french,) if isinstance(french, str) else french
        if not isinstance(found, list | tuple) or not all(isinstance(item, str) for item in found):
            raise ValueError(f"{rule.id}: suggestions: {word}: must be a text or a list of texts")
        suggestions[word.lower()] = tuple(found)
    listed, any_case = flag_of(rule, "listed"), flag_of(rule, "any_case")
    if listed and not suggestions:
        raise ValueError(f"{rule.id}: listed: needs words in suggestions")
    return _Rule(rule, suggestions, listed, any_case, texts_of(rule, "at_home"))
