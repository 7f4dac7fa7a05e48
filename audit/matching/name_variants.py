"""Kind ``name-variants``: one name written in two ways in one article (Kyiv and Kiev, Khamenei and Khaménéi).

Two spellings belong together where the table ``name-variants`` has them, or where names unknown to the lexicon
differ only in accents or in capitals behind the first letter. Each pair counts once in an article: the rarer
spelling, at its first place; of two equally frequent ones that which comes later.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from audit.matching.kind import Article, Knowledge, Match
from audit.matching.quoted_speech import mentioned
from audit.matching.tables import table_rows
from audit.matching.verdicts import Verdicts
from audit.model import Rule, Token, TokenKind

SHORTEST = 5
"""Letters of a name whose spellings are compared; shorter ones are too often two names."""
JOINTS = frozenset("-–—/&@#_[")
"""Signs that, touching a name, make it part of something longer or a gloss."""


class NameVariantsKind:
    """Finds names spelt in two ways."""

    name = "name-variants"
    fields: frozenset[str] = frozenset()

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read the table's variants; raise ``ValueError`` where a line of it is wrong."""
        self._rule = rules[0] if rules else None
        self._lexicon = knowledge.lexicon
        self._paired: dict[str, str] = {}
        for form, other in table_rows("name-variants", 2) if rules else ():
            key = self._paired.get(other) or self._paired.get(form) or f"{other}|"
            self._paired[form] = self._paired[other] = key
        self._keys = Verdicts(self._key)

    def _key(self, text: str) -> str:
        """Give what all spellings of a name share; ``""`` for what is no name."""
        paired = self._paired.get(text)
        if paired is not None:
            return paired
        if len(text) < SHORTEST or not text[0].isupper() or text.isupper() or not text.replace("-", "").isalpha():
            return ""
        return "" if self._lexicon.form(text).known else text[0] + _plain(text[1:])

    def find(self, article: Article) -> Iterator[Match]:
        """Give the rarer spelling of each name of two, once."""
        if self._rule is None:
            return
        keys = self._keys
        seen: dict[str, dict[str, list[Token]]] = {}
        for parsed in article.sentences:
            for token in parsed.sentence.tokens:
                if token[3] is TokenKind.WORD and (key := keys[token[2]]):
                    seen.setdefault(key, {}).setdefault(token[2], []).append(token)
        double = [key for key, spelled in seen.items() if len(spelled) > 1]
        if double:
            yield from self._rarer(article, double)

    def _rarer(self, article: Article, keys: Sequence[str]) -> Iterator[Match]:
        """Count the spellings again, without quotations and longer names, and mark the rarer."""
        text, wanted = article.document.text, set(keys)
        found: dict[str, dict[str, list[Token]]] = defaultdict(lambda: defaultdict(list))
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            for i in set(range(len(tokens))) - mentioned(tokens):
                key = self._keys[tokens[i][2]] if tokens[i][3] is TokenKind.WORD else ""
                if key in wanted and not _in_longer(tokens, i, text):
                    found[key][tokens[i][2]].append(tokens[i])
        for spelled in found.values():
            if len(spelled) > 1:
                yield self._mark(spelled)

    def _mark(self, spelled: dict[str, list[Token]]) -> Match:
        assert self._rule is not None
        order = sorted(spelled, key=lambda form: (-len(spelled[form]), min(spelled[form])[0]))
        first = min(spelled[order[-1]])
        return Match(self._rule, first[0], first[1], (order[0],), {"other": order[0]})


def _in_longer(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Tell whether the name at ``i`` is part of a longer one (« Kyiv Independent ») or a gloss (« Kyiv [Kiev] »)."""
    start, end = tokens[i][0], tokens[i][1]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and after[3] is TokenKind.WORD and after[2][:1].isupper():
        return True
    return text[end : end + 1] in JOINTS or (start > 0 and text[start - 1] in JOINTS)


def _plain(text: str) -> str:
    """Give a text in lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
