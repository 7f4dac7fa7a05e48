"""Kind ``small-words``: articles, pronouns and negations that are missing, doubled or not joined as French joins them.

A rule says with ``what`` which of the detectors it stands for: ``elision`` (« que il »), ``contraction`` (« à les
élections »), ``name-article`` (« selon Maison Blanche »), ``bare-plural`` (« dans déportations »), ``bare-title``
(« avec président russe »), ``reflexive`` (« elle a évanoui »), ``object`` (« après avoir rencontré en Arabie »), ``ne``
(« il veut pas »), ``pas`` (« il ne répondra à la question »), ``verbs`` (« nous allons doivent ») or ``auxiliaries``
(« a maintenant a déclaré »).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from audit.language.fr.orthography import CLOSING_QUOTES, OPENING_QUOTES
from audit.matching.double_verbs import DoubleVerbs
from audit.matching.joined_words import JoinedWords
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.lost_negation import LostNegation
from audit.matching.lost_pronouns import LostPronouns
from audit.matching.missing_articles import MissingArticles
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import sorted_out
from audit.matching.small_fault import SmallFault
from audit.matching.verdicts import Verdicts
from audit.model import Rule

WHATS = (
    *("elision", "contraction", "name-article", "bare-plural", "bare-title"),
    *("reflexive", "object", "ne", "pas", "verbs", "auxiliaries"),
)
QUOTES_OF_SPEECH = (*OPENING_QUOTES, *CLOSING_QUOTES, '"')
SPOKEN = frozenset({"ne"})
"""Faults that are how people talk: not marked in a paragraph that quotes anybody."""
Detector = Callable[[ParsedSentence, int], SmallFault | None]


class SmallWordsKind:
    """Finds small words that are missing, doubled or not joined."""

    name = "small-words"
    fields = frozenset({"what"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read which rule marks what; raise ``ValueError`` naming rule and field, or a table that cannot be read."""
        self._rules = sorted_out(rules, WHATS)
        parts = (
            JoinedWords(knowledge),
            MissingArticles(knowledge),
            LostPronouns(knowledge),
            LostNegation(knowledge),
            DoubleVerbs(knowledge),
        )
        self._detectors: Verdicts[tuple[Detector, ...]] = Verdicts(
            lambda text: tuple(part.at for part in parts if part.triggers(knowledge.lexicon.form(text)))
        )

    def find(self, article: Article) -> Iterator[Match]:
        """Give each fault with its mended words."""
        detectors, text = self._detectors, article.document.text
        for parsed in article.sentences:
            held: frozenset[int] | None = None
            for i, token in enumerate(parsed.sentence.tokens):
                for detect in detectors[token[2]]:
                    fault = detect(parsed, i)
                    if fault is None or fault.what not in self._rules:
                        continue
                    held = mentioned(parsed.sentence.tokens) if held is None else held
                    if i not in held and not (fault.what in SPOKEN and _in_speech(text, token[0])):
                        yield self._match(text, parsed, fault)

    def _match(self, text: str, parsed: ParsedSentence, fault: SmallFault) -> Match:
        tokens = parsed.sentence.tokens
        start, end = tokens[fault.first][0], tokens[fault.last][1]
        curly = "’" in text
        mended = tuple(said.replace("'", "’") if curly else said for said in fault.mended)
        return Match(self._rules[fault.what], start, end, mended, {"word": fault.word})


def _in_speech(text: str, start: int) -> bool:
    """Tell whether the paragraph around a place holds a quotation mark, or speaks in the first person."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    paragraph = text[first : last if last >= 0 else len(text)]
    return any(mark in paragraph for mark in (*QUOTES_OF_SPEECH, " je ", " j'", " j’", "J'", "J’", "Je ", " ça "))
