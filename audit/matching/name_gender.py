"""Kind ``name-gender``: a title of one gender before a person whose first name is of the other (« la sénatrice Lindsey
Graham » for a man, « M. Marie Curie »).

A rule gives in ``gender`` the gender of the titles it is about (f, m), in ``titles`` their word set, in ``persons``
the word sets of first names of the other gender. The table ``persons`` adds well-known people (name, gender) whose
first name is no help.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.language.form import Form
from audit.language.lexicon import Lexicon
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import choice_of, texts_of, word_set_of
from audit.matching.tables import table_rows
from audit.matching.verdicts import Verdicts
from audit.model import Rule, Token, TokenKind

GENDERS = ("f", "m")
CIVILITIES = {"mme": "M.", "mlle": "M.", "madame": "monsieur", "m.": "Mme", "monsieur": "madame", "m": "Mme"}
MOST_ADJECTIVES = 2
"""Words that may stand between a title and the name: « la sénatrice républicaine Lindsey Graham »."""


class Titles(NamedTuple):
    """A rule with the titles and first names it is about."""

    rule: Rule
    gender: str
    titles: frozenset[str]
    names: frozenset[str]


class NameGenderKind:
    """Finds titles of the wrong gender."""

    name = "name-gender"
    fields = frozenset({"gender", "titles", "persons"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read titles, first names and the table; raise ``ValueError`` naming rule and field."""
        self._lexicon: Lexicon = knowledge.lexicon
        self._known = {name: gender for name, gender in (table_rows("persons", 2) if rules else ())}  # noqa: C416
        self._rules = [self._titles(rule, knowledge) for rule in rules]
        self._sorts = Verdicts(self._sort)

    @staticmethod
    def _titles(rule: Rule, knowledge: Knowledge) -> Titles:
        named: set[str] = set()
        for name in texts_of(rule, "persons"):
            if name not in knowledge.words:
                raise ValueError(f"{rule.id}: persons: there is no rules/words/{name}.txt")
            named |= knowledge.words[name]
        gender = choice_of(rule, "gender", GENDERS)
        return Titles(rule, gender, word_set_of(rule, "titles", knowledge.words), frozenset(named))

    def _sort(self, text: str) -> Titles | None:
        norm = text.lower().replace("’", "'")
        return next((titles for titles in self._rules if norm in titles.titles), None)

    def find(self, article: Article) -> Iterator[Match]:
        """Give each title with the name that contradicts it."""
        sorts = self._sorts
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            suspects = [i for i, token in enumerate(tokens) if sorts[token[2]] is not None]
            for i in suspects:
                titles = sorts[tokens[i][2]]
                if titles is not None and i not in mentioned(tokens):
                    yield from self._judged(parsed, i, titles)

    def _judged(self, parsed: ParsedSentence, i: int, titles: Titles) -> Iterator[Match]:
        """Mark from the title (or the article before it, where that changes) to the first name."""
        tokens, forms = parsed.sentence.tokens, parsed.forms
        if tokens[i][2].lower() not in CIVILITIES and not (i and _determines(forms[i - 1])):
            return
        j = i + 1
        while j < len(tokens) and j - i <= MOST_ADJECTIVES and _may_stand_between(tokens[j], forms[j]):
            j += 1
        if j + 1 >= len(tokens) or not (_is_name(tokens[j]) and _is_name(tokens[j + 1])):
            return
        if not self._contradicts(tokens, j, titles):
            return
        start, replacement = self._mended(parsed, i, j, titles)
        yield Match(titles.rule, start, tokens[j][1], (replacement,) if replacement else (), {"name": tokens[j][2]})

    def _contradicts(self, tokens: Sequence[Token], j: int, titles: Titles) -> bool:
        known: str | None = self._known.get(f"{tokens[j][2]} {tokens[j + 1][2]}")
        if known is not None:
            return known != titles.gender
        return tokens[j][2].lower() in titles.names

    def _mended(self, parsed: ParsedSentence, i: int, j: int, titles: Titles) -> tuple[int, str]:
        """Put article, title and adjectives into the name's gender; ``""`` where the lexicon has no such form."""
        tokens, forms = parsed.sentence.tokens, parsed.forms
        name = tokens[j][2]
        civil = CIVILITIES.get(tokens[i][2].lower())
        if civil:
            return tokens[i][0], f"{civil} {name}"
        gender = "m" if titles.gender == "f" else "f"
        first = i - 1 if i and tokens[i - 1][2].lower() in ("le", "la", "un", "une") else i
        made: list[str] = []
        for k in range(first, j):
            own = "e" if forms[k].has("NOM", ("e",)) else gender
            turned = _turned(self._lexicon, forms[k], gender) if own != "e" or k == i else tokens[k][2]
            if turned is None:
                return tokens[first][0], ""
            made.append(turned)
        text = " ".join((*made, name))
        return tokens[first][0], text[0].upper() + text[1:] if tokens[first][2][0].isupper() else text


def _turned(lexicon: Lexicon, form: Form, gender: str) -> str | None:
    """Give a determiner, noun or adjective in the other gender."""
    for reading in form.readings:
        if reading.pos in ("DET", "ADJ", "NOM"):
            if reading.gender == "e":
                return form.text
            turned = lexicon.inflect(reading.lemma, reading.pos, (gender, "s"))
            if turned is not None:
                return turned
    return None


def _determines(form: Form) -> bool:
    """Tell whether a title behind this word is a noun: « opposant Marine Le Pen et ... » is none."""
    return form.has("DET") or form.norm in ("du", "au")


def _is_name(token: Token) -> bool:
    return token[3] is TokenKind.WORD and token[2][:1].isupper() and not token[2].isupper()


def _may_stand_between(token: Token, form: Form) -> bool:
    return token[3] is TokenKind.WORD and token[2].islower() and form.has("ADJ") and not form.has("PRE")
