"""Kind ``exonym``: a name in the spelling of another language (« à Kursk », « la White House », « Melanie Joly »).

A rule names in ``spelling`` which rows of the table ``exonyms`` it is about (english, accent, romanised, brand) and,
where it wants, in ``sorts`` the sorts of names (city, country, sea, institution, acronym, title, person, first-name,
brand).
Held back: forms between quotation marks or in brackets, beside another capitalised word (part of a longer name),
behind an English word, inside a name of ``rules/words/names.txt``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.language.fr.placing import WITHOUT_ARTICLE, placed
from audit.language.lexicon import Form
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import choice_of, texts_of
from audit.matching.tables import table_rows
from audit.model import Rule, Token, TokenKind

COLUMNS = 5
STATUSES = ("english", "accent", "romanised", "brand")
BEFORE_PLACES = frozenset(
    {
        "à",
        "a",
        "de",
        "d'",
        "en",
        "vers",
        "depuis",
        "dans",
        "sur",
        "entre",
        "et",
        "ou",
        "du",
        "au",
        "la",
        "le",
        "les",
        "l'",
    }
    | {"par", "jusqu'à", "pour", "contre", "avec"}
)
"""A form that is somebody's name as well is a place behind these."""
JOINTS = frozenset("-–—/&@#.+_")
"""Signs that, touching a word, make it part of something longer."""
LONGEST_LISTED = 5
"""Words of the longest listed name that is looked for around a form."""
GRAMMAR = ("PRE", "DET", "PRO", "CON", "ADV")
"""What the first word of a sentence may be without beginning a name."""
CONTINUING = frozenset({"title", "first-name"})
"""Sorts that stand before a name."""


class Entry(NamedTuple):
    """A row of the table, with the rule that speaks for it."""

    form: str
    french: str
    sort: str
    place_only: bool
    veto: str
    """A word that the sentence must not hold (« London », where Ontario is spoken of); ``""`` for none."""
    rule: Rule


class ExonymKind:
    """Finds names in foreign spelling."""

    name = "exonym"
    fields = frozenset({"spelling", "sorts"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read rules and table; raise ``ValueError`` naming rule and field, or the table's line."""
        self._lexicon = knowledge.lexicon
        self._foreign = knowledge.words.get("foreign-neighbours", frozenset())
        self._names = knowledge.words.get("names", frozenset())
        self._index: dict[str, list[Entry]] = defaultdict(list)
        speaking = [(rule, choice_of(rule, "spelling", STATUSES), frozenset(texts_of(rule, "sorts"))) for rule in rules]
        for form, french, sort, status, context in table_rows("exonyms", COLUMNS) if rules else ():
            rule = next((r for r, own, sorts in speaking if own == status and (not sorts or sort in sorts)), None)
            if rule is not None:
                place, _, veto = context.partition("!")
                entry = Entry(form, french, sort, place.strip() == "place", veto, rule)
                self._index[form.partition(" ")[0]].append(entry)
        for entries in self._index.values():
            entries.sort(key=lambda entry: -len(entry.form))

    def find(self, article: Article) -> Iterator[Match]:
        """Give every listed form that no other reading explains."""
        index, text = self._index, article.document.text
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            suspects = [i for i, token in enumerate(tokens) if token[2] in index]
            if suspects:
                yield from self._judged(parsed, suspects, text)

    def _judged(self, parsed: ParsedSentence, suspects: list[int], text: str) -> Iterator[Match]:
        tokens = parsed.sentence.tokens
        sheltered = mentioned(tokens)
        done = -1
        for i in suspects:
            if i <= done or i in sheltered:
                continue
            for entry in self._index[tokens[i][2]]:
                last = _last_token(tokens, i, entry.form, text)
                if last is not None:
                    if self._stands_free(parsed, i, last, entry, text):
                        yield self._match(tokens, i, last, entry)
                    done = last
                    break

    def _stands_free(self, parsed: ParsedSentence, i: int, last: int, entry: Entry, text: str) -> bool:
        """Tell whether nothing beside the form makes it part of a longer or foreign name."""
        tokens, forms = parsed.sentence.tokens, parsed.forms
        before = tokens[i - 1] if i else None
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if _touched(text, tokens[i][0], tokens[last][1]) or self._listed(tokens, i, last):
            return False
        if after is not None and self._foreign_or_name(after, may_continue=entry.sort in CONTINUING):
            return False
        if entry.veto and entry.veto in text[parsed.sentence.start : parsed.sentence.end]:
            return False
        if before is None:
            return not entry.place_only
        if entry.place_only:
            return before[2].lower().replace("’", "'") in BEFORE_PLACES and (
                i < 2 or not self._is_foreign(tokens[i - 2])
            )
        return not self._is_foreign(before) and not _begins_name(before, forms[i - 1], i == 1)

    def _listed(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Tell whether a listed name of several words holds the form."""
        for begin in range(max(0, last - LONGEST_LISTED + 1), first + 1):
            for end in range(max(last + 1, begin + 2), min(len(tokens), begin + LONGEST_LISTED) + 1):
                if begin == first and end == last + 1:
                    continue
                if " ".join(token[2] for token in tokens[begin:end]).lower().replace("’", "'") in self._names:
                    return True
        return False

    def _is_foreign(self, token: Token) -> bool:
        return token[2].lower() in self._foreign

    def _foreign_or_name(self, token: Token, *, may_continue: bool) -> bool:
        """Tell whether the word behind a form carries a foreign or longer name on."""
        word = token[2]
        if self._is_foreign(token) or word == "on":
            return True
        return word[:1].isupper() and not may_continue and token[3] is TokenKind.WORD

    def _match(self, tokens: Sequence[Token], first: int, last: int, entry: Entry) -> Match:
        before = tokens[first - 1][2] if first and tokens[first - 1][3] is TokenKind.WORD else ""
        if entry.sort == "first-name" or (first and not before):
            before = "," if first else ""
        text, wider = placed(before, entry.french, entry.sort, self._lexicon)
        start = tokens[first - 1][0] if wider else tokens[first][0]
        # « un CFO » becomes « un directeur financier », but what « un IPO » becomes changes the word before it.
        said = () if entry.sort == "acronym" and before.lower() in WITHOUT_ARTICLE else (text,)
        return Match(entry.rule, start, tokens[last][1], said, {"name": entry.form, "french": entry.french})


def _last_token(tokens: Sequence[Token], i: int, form: str, text: str) -> int | None:
    """Give the place of the token that ends ``form`` if the text has it from token ``i`` on."""
    start = tokens[i][0]
    end = start + len(form)
    if not text.startswith(form, start):
        return None
    while i < len(tokens) and tokens[i][1] < end:
        i += 1
    return i if i < len(tokens) and tokens[i][1] == end else None


def _touched(text: str, start: int, end: int) -> bool:
    """Tell whether a joint touches the form: « Paris-London », « @London »."""
    after = text[end : end + 2]
    return (start > 0 and text[start - 1] in JOINTS) or (
        after[:1] in JOINTS and after[:1] != "" and after[1:].isalnum()
    )


def _begins_name(token: Token, form: Form, opens_sentence: bool) -> bool:
    """Tell whether the capitalised word before a form makes it the rest of a name (« Radio New Zealand »)."""
    if token[3] is not TokenKind.WORD or not token[2][:1].isupper():
        return False
    return not (opens_sentence and any(form.has(pos) for pos in GRAMMAR))
