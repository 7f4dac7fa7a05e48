"""What in a sentence is English: single words, runs of words, the whole sentence.

Kinds ``english-word`` and ``english-run`` both read a sentence through this, so that they never contradict each other.
The thresholds behind a word's verdict are the lexicon's (see ``audit.language.lexicon``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from audit.language.identification import is_english
from audit.matching.kind import Knowledge, ParsedSentence
from audit.matching.quoted_speech import mentioned
from audit.matching.verdicts import Verdicts
from audit.model import Token, TokenKind

POSSIBLE_ZIPF = 2.5
POSSIBLE_LAG = -0.9
"""A word may stand inside an English run if English knows it and French does not use it eight times as often."""
TILT = 0.6
"""A run may end in a word that is four times as frequent in English, although French has it (border)."""
SHORTEST_RUN = 3
"""Words of a run in which not every word is surely English."""
SURE_WORDS = 2
GRAMMAR_WORDS = 4
"""Grammar words that make a run without any other sure word."""
WHOLE = 0.8
"""Share of a sentence's words from which a run is the sentence."""
LONGEST_WORD = 24
LONGEST_PARTICLE = 2
PLAIN_SHARE = 0.15
"""At most this share of a title's words are content words in lower case."""
JOINTS = frozenset("'’-–&/")
"""Signs that do not end a run."""


class Stretch(NamedTuple):
    """English between tokens ``first`` and ``last`` (not included) of a sentence; ``whole`` if that is all of it."""

    first: int
    last: int
    whole: bool
    named: bool
    """Nearly every content word has a capital: the name of a body, a work or a place."""


class EnglishEvidence:
    """Judges words and sentences."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the lexicon and the word sets ``loanwords`` and ``english-function-words``."""
        self._lexicon = knowledge.lexicon
        self._loanwords = knowledge.words.get("loanwords", frozenset())
        self._allowed = self._loanwords | knowledge.words.get("not-untranslated", frozenset())
        self._function = knowledge.words.get("english-function-words", frozenset())
        self._french = knowledge.words.get("french-function-words", frozenset())
        self.sure = Verdicts(self._is_sure)
        self.possible = Verdicts(self._is_possible)
        self._tilts = Verdicts(self._tilts_to_english)

    def _is_sure(self, text: str) -> bool:
        """Tell whether a token is an English word that French does not use, whatever its capital."""
        norm = text.lower().replace("’", "'").removesuffix("'s")
        if not 2 <= len(norm) <= LONGEST_WORD or norm in self._allowed or text.isupper():
            return False
        if "-" in norm:
            parts = norm.split("-")
            return not self._lexicon.form(norm).known and all(len(p) > 1 and self._plainly(p) for p in parts)
        return norm.isalpha() and self._plainly(norm)

    def _plainly(self, norm: str) -> bool:
        return norm not in self._allowed and self._lexicon.is_english(norm)

    def _is_possible(self, text: str) -> bool:
        """Tell whether a token can be part of English: an English word or a name."""
        norm = text.lower().replace("’", "'").removesuffix("'s")
        if norm in self._function:
            return True
        english, french = self._lexicon.english(norm)
        if text[:1].isupper():
            return norm not in self._french or english > french + POSSIBLE_LAG
        return english >= POSSIBLE_ZIPF and english - french >= POSSIBLE_LAG

    def _tilts_to_english(self, text: str) -> bool:
        english, french = self._lexicon.english(text.lower())
        return self.sure[text] or english - french >= TILT

    def is_foreign_neighbour(self, text: str) -> bool:
        """Tell whether a lower-case token beside an English word makes a term with it: « mass start »."""
        norm = text.replace("’", "'")
        if norm in self._french:
            return False
        return (
            norm in self._allowed or norm in self._function or not self._lexicon.form(norm).known or self._tilts[norm]
        )

    def is_french_function_word(self, text: str) -> bool:
        """Tell whether a token is a French grammar word, whatever its capital."""
        return text.lower().replace("’", "'") in self._french

    def is_function_word(self, text: str) -> bool:
        """Tell whether a token is an English grammar word that French has not."""
        return text.lower().replace("’", "'") in self._function

    def stretches(self, parsed: ParsedSentence, text: str) -> list[Stretch]:
        """Give the English stretches of a sentence that are not merely mentioned, in order. ``text``: the article's."""
        tokens = parsed.sentence.tokens
        sure = [i for i, token in enumerate(tokens) if token[3] is TokenKind.WORD and self.sure[token[2]]]
        if len(sure) < SURE_WORDS:
            return []
        words = [i for i, token in enumerate(tokens) if token[3] is TokenKind.WORD]
        sheltered = mentioned(tokens)
        if not set(sure) - sheltered:
            return []
        if is_english(text[parsed.sentence.start : parsed.sentence.end]):
            return [self._measured((0, len(tokens)), tokens, len(words))]
        found = self._runs(tokens, sure)
        return [self._measured(run, tokens, len(words)) for run in found if not sheltered.issuperset(range(*run))]

    def _runs(self, tokens: Sequence[Token], sure: list[int]) -> list[tuple[int, int]]:
        """Give maximal spans of possible English that hold enough sure words, cut to a sure word or a name."""
        runs: list[tuple[int, int]] = []
        for at in sure:
            if runs and at < runs[-1][1]:
                continue
            first, last = at, at + 1
            while first > 0 and self._carries(tokens[first - 1]):
                first -= 1
            while last < len(tokens) and self._carries(tokens[last]):
                last += 1
            first, last = self._trimmed(tokens, first, last)
            inside = [i for i in range(first, last) if tokens[i][3] is TokenKind.WORD]
            certain = [i for i in inside if self.sure[tokens[i][2]]]
            if len(certain) >= SURE_WORDS and len(inside) >= SHORTEST_RUN and self._says_something(tokens, certain):
                runs.append((first, last))
        return runs

    def _says_something(self, tokens: Sequence[Token], certain: list[int]) -> bool:
        """Tell whether sure words in lower case are there, not all of them grammar: else it is a name or a title.

        Grammar alone will do where there is much of it: « through the streets of the capital ».
        """
        lower = [tokens[i][2] for i in certain if tokens[i][2].islower()]
        grammar = all(map(self.is_function_word, lower))
        return len(lower) >= (GRAMMAR_WORDS if grammar else SURE_WORDS)

    def _carries(self, token: Token) -> bool:
        if token[3] is TokenKind.WORD:
            return self.possible[token[2]]
        return token[3] is TokenKind.NUMBER or token[2] in JOINTS

    def _trimmed(self, tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
        while first < last and not self._ends_run(tokens[first]):
            first += 1
        while last > first and not self._ends_run(tokens[last - 1]):
            last -= 1
        return first, last

    def _ends_run(self, token: Token) -> bool:
        return token[3] is TokenKind.WORD and (token[2][:1].isupper() or self._tilts[token[2]])

    def _measured(self, run: tuple[int, int], tokens: Sequence[Token], words: int) -> Stretch:
        inside = [tokens[i] for i in range(*run) if tokens[i][3] is TokenKind.WORD]
        plain = sum(t[2].islower() and len(t[2]) > LONGEST_PARTICLE and not self.is_function_word(t[2]) for t in inside)
        named = plain <= PLAIN_SHARE * len(inside)
        whole = len(inside) >= WHOLE * words and words > SHORTEST_RUN
        return Stretch(*run, whole, named)
