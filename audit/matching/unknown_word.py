"""Kind ``unknown-word``: words in lower case that exist neither in French nor in English.

A rule says with ``what`` what it marks:

``inflection``  an unknown word that ends like a finite verb (``endings``): « reconverrait ». ``stems`` (endings of
                what is left) narrows it further.
``english``     an English word in French spelling: « comital » for *committal*, « pervasif » for *pervasive*.
                ``endings`` pairs French endings with English ones, as "if=ive".
``typo``        one letter away from a frequent French word, which is suggested.
``other``       what nothing else explains.

Never an unknown word: what either frequency list attests, what a productive prefix or ending derives (``prefixes`` and
``suffixes`` of rule ``other`` name word sets), what lacks only its accents or a hyphen, what stands in quotation marks
or brackets or is explained, names, broken lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.matching.explaining import Explanations
from audit.matching.kind import Article, Knowledge, Match
from audit.matching.neighbouring_words import Neighbours
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import choice_of, texts_of, word_set_of
from audit.matching.verdicts import Verdicts
from audit.model import Rule, Token, TokenKind

WHATS = ("inflection", "english", "typo", "other")
SHORTEST = 6
SHORTEST_STEM = 3
ENGLISH_ZIPF = 2.4
"""An English word of this frequency may hide in French spelling."""
BROKEN = frozenset("-'’/_&+@.·∙•*\u00ad")
"""Signs that, touching a word, make it a part of something."""


class _Verdict(NamedTuple):
    rule: Rule
    english: str = ""
    replacements: tuple[str, ...] = ()


class UnknownWordKind:
    """Finds invented and mangled words."""

    name = "unknown-word"
    fields = frozenset({"what", "endings", "stems", "prefixes", "suffixes"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read rules; raise ``ValueError`` naming rule and field."""
        self._lexicon = knowledge.lexicon
        self._allowed = knowledge.words.get("loanwords", frozenset()) | knowledge.words.get(
            "not-untranslated", frozenset()
        )
        self._rules: list[tuple[str, Rule, tuple[str, ...], tuple[str, ...]]] = []
        self._prefixes: tuple[str, ...] = ()
        self._suffixes: tuple[str, ...] = ()
        for rule in rules:
            what = choice_of(rule, "what", WHATS)
            self._rules.append((what, rule, texts_of(rule, "endings"), texts_of(rule, "stems")))
            if what == "other":
                self._prefixes = tuple(sorted(word_set_of(rule, "prefixes", knowledge.words)))
                self._suffixes = tuple(sorted(word_set_of(rule, "suffixes", knowledge.words)))
        self._rules.sort(key=lambda entry: WHATS.index(entry[0]))
        self._neighbours = Neighbours(knowledge.lexicon)
        self._explanations = Explanations(knowledge)
        self._verdicts = Verdicts(self._judge)

    def find(self, article: Article) -> Iterator[Match]:
        """Give unknown words outside names, quotations, brackets and explanations."""
        verdicts = self._verdicts
        text = article.document.text
        for parsed in article.sentences:
            suspects = [i for i, form in enumerate(parsed.forms) if not form.known and verdicts[form.text]]
            if not suspects:
                continue
            tokens = parsed.sentence.tokens
            sheltered = mentioned(tokens)
            for i in suspects:
                verdict = verdicts[tokens[i][2]]
                if verdict and i not in sheltered and self._is_plain(text, tokens, i):
                    values = {"english": verdict.english}
                    yield Match(verdict.rule, tokens[i][0], tokens[i][1], verdict.replacements, values)

    def _is_plain(self, text: str, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether a token is a word of the sentence: no part of a name or of a broken line, not explained."""
        start, end = tokens[i][0], tokens[i][1]
        if tokens[i][3] is not TokenKind.WORD or text[start - 1 : start] in BROKEN - {"'", "’"}:
            return False
        if text[end : end + 1] in BROKEN - {"."} or text[max(0, start - 2) : start] in ("- ", "\u00ad "):
            return False
        near = (tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None)
        if any(token and token[3] is TokenKind.WORD and self._is_foreign(token[2]) for token in near):
            return False
        return not self._explanations.explained(tokens, i, i + 1)

    def _is_foreign(self, text: str) -> bool:
        """Tell whether a neighbour makes a foreign term of both: an unknown word, no French."""
        return not text.endswith(("'", "’")) and not self._lexicon.form(text).known

    def _judge(self, text: str) -> _Verdict | None:
        """Give the first rule that an unknown token breaks, ``None`` for a word that has an excuse."""
        if len(text) < SHORTEST or not text.isalpha() or not text.islower() or self._is_excused(text):
            return None
        return next(filter(None, (self._broken(text, *entry) for entry in self._rules)), None)

    def _broken(
        self, text: str, what: str, rule: Rule, endings: tuple[str, ...], stems: tuple[str, ...]
    ) -> _Verdict | None:
        near = self._neighbours.frequent(text)
        if what == "inflection":
            return _Verdict(rule) if not near and _inflects(text, endings, stems) else None
        if what == "english":
            english = "" if near else self._english_behind(text, endings)
            return _Verdict(rule, english) if english else None
        if what == "typo":
            return _Verdict(rule, replacements=near[:3]) if near else None
        return _Verdict(rule)

    def _is_excused(self, text: str) -> bool:
        lexicon = self._lexicon
        if lexicon.form(text).known or text in self._allowed or lexicon.english(text) != (0.0, 0.0):
            return True
        if text.isascii() and self._neighbours.differs_in_accents(text):
            return True  # Typed without accents; a wrong accent (« tempéte ») is a slip.
        if self._neighbours.differs_in_plural(text):
            return True
        return self._is_derived(text)

    def _is_derived(self, text: str) -> bool:
        """Tell whether French makes such words every day: « surtourisme », « macronien », « écoféminisme »."""
        if text.endswith(self._suffixes):
            return True
        return any(
            text.startswith(prefix) and self._lexicon.form(text[len(prefix) :].removeprefix("s")).known
            for prefix in self._prefixes
            if len(text) - len(prefix) > SHORTEST_STEM
        )

    def _english_behind(self, text: str, endings: tuple[str, ...]) -> str:
        """Give the English word that a French spelling hides, or ``""``."""
        for pair in endings:
            french, _, english = pair.partition("=")
            if text.endswith(french):
                stem = text[: len(text) - len(french)]
                for spelled in _doublings(stem):
                    if self._lexicon.english(spelled + english)[0] >= ENGLISH_ZIPF:
                        return spelled + english
        return ""


def _inflects(text: str, endings: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    for ending in endings:
        stem = text[: len(text) - len(ending)]
        if text.endswith(ending) and len(stem) >= SHORTEST_STEM and (not stems or stem.endswith(stems)):
            return True
    return False


def _doublings(stem: str) -> Iterator[str]:
    """Give the stem, then with one and with two of its consonants doubled, as English spells: comit -> committ."""
    yield stem
    places = [i for i, letter in enumerate(stem) if letter in "bcdfglmnprst" and i]
    once = [stem[: i + 1] + stem[i:] for i in places]
    yield from once
    for a, i in enumerate(places):
        for j in places[a + 1 :]:
            yield stem[: i + 1] + stem[i : j + 1] + stem[j:]
