"""Kind ``glued-words``: words that lost the space between them.

A rule says with ``what`` what it marks: ``capital-inside`` (« GouvernementLa »: a French word with a French word in
capital behind it; brands are spelt so too, hence the right half must be a word of the set ``words``, unless the left
half is an ordinary word in lower case), ``name-and-word`` (« Ukraineun »: a well-known name with a word of ``words``)
or ``lower-case`` (« delaguerre »: known words in lower case, the first of them of ``words``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from audit.language.lexicon import Lexicon
from audit.matching.kind import Article, Knowledge, Match
from audit.matching.rule_fields import sorted_out, word_set_of
from audit.matching.verdicts import Verdicts
from audit.model import Rule, TokenKind

WHATS = ("capital-inside", "name-and-word", "lower-case")
LEFT_ZIPF = 3.0
"""French frequency from which a half is a real word, and not a syllable that happens to be in the dictionary."""
NAME_ZIPF = 3.8
SHORTEST_LEFT = 4
SHORTEST_NAME = 5
SHORTEST_LOWER = 8
LEFT_IN_LOWER_CASE = 3.5
JOINED_AFTER = ("-", "\u00ad", "_", "/")
JOINED_BEFORE = (*JOINED_AFTER, "@", ".", "#")
_SEAM = regex.compile(r"(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll})")


class GluedWordsKind:
    """Finds tokens that are two words."""

    name = "glued-words"
    fields = frozenset({"what", "words"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read rules by ``what``; raise ``ValueError`` naming rule and field."""
        self._lexicon: Lexicon = knowledge.lexicon
        self._names = knowledge.words.get("countries", frozenset()) | knowledge.words.get("capitals", frozenset())
        self._allowed = knowledge.words.get("loanwords", frozenset()) | knowledge.words.get("names", frozenset())
        self._rules = {
            what: (rule, word_set_of(rule, "words", knowledge.words)) for what, rule in sorted_out(rules, WHATS).items()
        }
        self._verdicts = Verdicts(self._judge)

    def find(self, article: Article) -> Iterator[Match]:
        """Give each glued token, with the words apart as suggestion."""
        verdicts = self._verdicts
        for parsed in article.sentences:
            for i, form in enumerate(parsed.forms):
                if not form.known and (verdict := verdicts[form.text]):
                    token = parsed.sentence.tokens[i]
                    if token[3] is TokenKind.WORD and not _is_cut(article.document.text, token[0], token[1]):
                        yield Match(verdict[0], token[0], token[1], (verdict[1],))

    def _judge(self, text: str) -> tuple[Rule, str] | None:
        """Give the rule that a token breaks, and its words apart; nearly always ``None``."""
        lower = text.lower()
        if not text.isalpha() or len(text) < SHORTEST_NAME or lower in self._allowed:
            return None
        if seam := _SEAM.search(text):
            return self._capital_inside(text[: seam.start()], text[seam.start() :])
        if self._lexicon.english(lower) != (0.0, 0.0) or text[1:] != lower[1:]:
            return None
        return self._name_and_word(text) if text[0].isupper() else self._lower_case(text)

    def _capital_inside(self, left: str, right: str) -> tuple[Rule, str] | None:
        rule, words = self._rules.get("capital-inside", (None, frozenset()))
        if rule is None or _SEAM.search(right) or len(left) < SHORTEST_LEFT:
            return None
        ordinary = left.islower() and self._is_word(left, LEFT_IN_LOWER_CASE)
        after = right.lower() in words or (ordinary and self._is_word(right.lower(), LEFT_ZIPF))
        named = left[0].isupper() and right.lower() in words and len(right) > 1
        return (rule, f"{left} {right}") if (ordinary and after) or named else None

    def _is_word(self, text: str, zipf: float) -> bool:
        return self._lexicon.form(text).known and self._lexicon.french_frequency(text) >= zipf

    def _name_and_word(self, text: str) -> tuple[Rule, str] | None:
        rule, words = self._rules.get("name-and-word", (None, frozenset()))
        for cut in range(len(text) - 2, SHORTEST_NAME - 1, -1):
            left, right = text[:cut], text[cut:]
            # Surnames end in "et" (« Bernardet »): only a country or a capital is sure to stand before the conjunction.
            named = left.lower() in self._names if right == "et" else self._is_known_name(left)
            if rule and right in words and named:
                return rule, f"{left} {right}"
        return None

    def _is_known_name(self, text: str) -> bool:
        norm = text.lower()
        form = self._lexicon.form(text)
        known = form.known and form.has("NPR") and self._lexicon.french_frequency(norm) >= NAME_ZIPF
        return known or norm in self._names

    def _lower_case(self, text: str) -> tuple[Rule, str] | None:
        rule, words = self._rules.get("lower-case", (None, frozenset()))
        if rule is None or len(text) < SHORTEST_LOWER:
            return None
        parts = self._parts(text, words)
        return (rule, " ".join(parts)) if parts else None

    def _parts(self, text: str, words: frozenset[str]) -> tuple[str, ...]:
        """Cut grammar words off the front until a frequent word of some length is left."""
        for cut in range(2, min(8, len(text) - 4)):
            left, right = text[:cut], text[cut:]
            if left in words:
                if len(right) >= 5 and self._is_word(right, NAME_ZIPF):
                    return left, right
                if rest := self._parts(right, words):
                    return left, *rest
        return ()


def _is_cut(text: str, start: int, end: int) -> bool:
    """Tell whether a token is a part of something else: a broken line, a name with signs."""
    return text[end : end + 1] in JOINED_AFTER or text[start - 1 : start] in JOINED_BEFORE
