"""Kind ``english-run``: English sentences, runs of English words, English names of institutions, other languages.

A rule says with ``what`` what it marks: ``sentence`` (the whole sentence is English), ``run`` (some words of it),
``name`` (an English name that ends in or holds a common noun that French always translates; ``nouns`` names the
word set) or ``other`` (a sentence in a third language, by langdetect).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.identification import is_english, language_of, shares_of
from audit.matching.english_evidence import EnglishEvidence, Stretch
from audit.matching.explaining import Explanations
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import sorted_out, word_set_of
from audit.matching.verdicts import Verdicts
from audit.model import Rule, Token, TokenKind

LONGEST_MARK = 120
"""Code points that are marked of a longer stretch, from its beginning."""
WHATS = ("sentence", "run", "name", "other")
LEAST_NAME = 3
"""Words of an English name: shorter ones are brands (Brussels Airport)."""
LEAST_FOREIGN = 6
"""Words of a sentence that langdetect may judge."""
KNOWN_SHARE = 0.5
"""Of a French sentence the lexicon knows more of the lower-case words than this."""


class EnglishRunKind:
    """Finds English of more than one word."""

    name = "english-run"
    fields = frozenset({"what", "nouns"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Sort the rules by ``what``; raise ``ValueError`` naming rule and field."""
        self._rules = sorted_out(rules, WHATS)
        named = self._rules.get("name")
        self._nouns = word_set_of(named, "nouns", knowledge.words) if named else frozenset()
        self._evidence = EnglishEvidence(knowledge)
        self._explanations = Explanations(knowledge)
        self._is_noun = Verdicts(lambda text: text[:1].isupper() and text.lower() in self._nouns)

    def find(self, article: Article) -> Iterator[Match]:
        """Give English stretches of each sentence, none of them longer than 120 code points."""
        sure = self._evidence.sure
        noun = self._is_noun
        text = article.document.text
        for parsed in article.sentences:
            evidence = unknown = nouns = 0
            for form in parsed.forms:
                if not form.known:
                    unknown += 1
                    evidence += sure[form.text]
                nouns += noun[form.text]
            if evidence > 1:
                yield from self._stretches(parsed, text)
            if nouns and "name" in self._rules:
                yield from self._names(parsed)
            if unknown >= LEAST_FOREIGN // 2 and "other" in self._rules:
                yield from self._other(parsed, text)

    def _stretches(self, parsed: ParsedSentence, text: str) -> Iterator[Match]:
        tokens = parsed.sentence.tokens
        for stretch in self._evidence.stretches(parsed, text):
            rule = self._rules.get("sentence" if stretch.whole else "run")
            if rule and not self._is_name(stretch, tokens) and not self._is_excused(stretch, tokens):
                yield _mark(rule, text, tokens[stretch.first][0], tokens[stretch.last - 1][1])

    @staticmethod
    def _is_name(stretch: Stretch, tokens: Sequence[Token]) -> bool:
        """Tell whether a stretch is a name: nearly every content word has a capital, or a run has one at both ends."""
        ends = tokens[stretch.first][2][:1].isupper() and tokens[stretch.last - 1][2][:1].isupper()
        return stretch.named or (ends and not stretch.whole)

    def _is_excused(self, stretch: Stretch, tokens: Sequence[Token]) -> bool:
        """Tell whether a run is a loan, or named or explained by the text."""
        if stretch.whole:
            return False
        explanations = self._explanations
        return explanations.explained(tokens, stretch.first, stretch.last) or explanations.in_loan(
            tokens, stretch.first, stretch.last
        )

    def _names(self, parsed: ParsedSentence) -> Iterator[Match]:
        """Give English names around a noun that French translates: « Jean Lesage International Airport »."""
        tokens = parsed.sentence.tokens
        sheltered = mentioned(tokens)
        reached = 0
        for i, token in enumerate(tokens):
            if i < reached or not self._is_noun[token[2]] or i in sheltered:
                continue
            first = last = i
            while first > 0 and self._in_name(tokens[first - 1]):
                first -= 1
            while step := self._continues(tokens, last + 1):
                last += step
            reached = last + 1
            long = last - first >= LEAST_NAME - 1 and i > first
            if long and not self._explanations.explained(tokens, first, last + 1):
                yield Match(self._rules["name"], tokens[first][0], tokens[last][1])

    def _continues(self, tokens: Sequence[Token], i: int) -> int:
        """Give how many tokens from ``i`` on go on with a name: one, two with a particle (of Forestry), or none."""
        if i < len(tokens) and self._in_name(tokens[i]):
            return 1
        particle = i + 1 < len(tokens) and self._evidence.is_function_word(tokens[i][2])
        return 2 if particle and self._in_name(tokens[i + 1]) else 0

    def _in_name(self, token: Token) -> bool:
        text = token[2]
        return (
            token[3] is TokenKind.WORD and text[:1].isupper() and not text.isupper() and self._evidence.possible[text]
        )

    def _other(self, parsed: ParsedSentence, text: str) -> Iterator[Match]:
        sentence = parsed.sentence
        lower = [
            f for t, f in zip(sentence.tokens, parsed.forms, strict=True) if t[3] is TokenKind.WORD and t[2].islower()
        ]
        if len(lower) < LEAST_FOREIGN or sum(form.known for form in lower) > KNOWN_SHARE * len(lower):
            return
        said = text[sentence.start : sentence.end]
        if shares_of(said).own_french or is_english(said) or mentioned(sentence.tokens):
            return
        if language_of(said) not in (None, "fr", "en"):
            yield _mark(self._rules["other"], text, sentence.start, sentence.end)


def _mark(rule: Rule, text: str, start: int, end: int) -> Match:
    """Mark at most 120 code points, whole words; the message says that the rest is meant as well."""
    if end - start > LONGEST_MARK:
        cut = text.rfind(" ", start, start + LONGEST_MARK)
        end = cut if cut > start else start + LONGEST_MARK
    return Match(rule, start, end)
