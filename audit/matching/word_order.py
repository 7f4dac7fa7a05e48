"""Kind ``word-order``: words in English order inside a noun phrase.

A rule says with ``what`` what it marks:

``adjective-first``  « les américaines troupes », « le proposé accord »: an adjective of the set ``words`` between a
                     determiner and a noun, where French puts it behind;
``stacked``          « la ville ukrainienne orientale de Debaltseve »: nationality and region (table ``directions``)
                     before « de » and a name;
``name-stack``       « conseiller Trump Elon Musk »: a role, the name of its principal (set ``words``) and the holder's
                     full name.

High precision rests on the lexicon: the noun can be nothing but a noun, and determiner, adjective and noun agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.form import Form, Reading
from audit.language.fr.euphony import repair
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import choice_of, word_set_of
from audit.matching.tables import table_rows
from audit.matching.verdicts import Verdicts
from audit.model import Rule, Token, TokenKind

WHATS = ("adjective-first", "stacked", "name-stack")
BESIDE_DETERMINER = ("DET", "PRO", "NUM", "NOM", "ADJ")
"""What a determiner may be as well (« une » is a noun in newspapers)."""
AUXILIARIES = frozenset({"être", "avoir"})
ARTICLES = frozenset({"le", "la", "l'"})
FIRST_NAMES = ("french-first-names-f", "french-first-names-m", "english-first-names-f", "english-first-names-m")


class WordOrderKind:
    """Finds English word order."""

    name = "word-order"
    fields = frozenset({"what", "words"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read rules and tables; raise ``ValueError`` naming rule and field, or the table's line."""
        self._lexicon = knowledge.lexicon
        self._sets = [
            (choice_of(rule, "what", WHATS), rule, word_set_of(rule, "words", knowledge.words)) for rule in rules
        ]
        self._countries = _pairs("nationality-countries") if rules else {}
        self._directions = _pairs("directions") if rules else {}
        self._teaching = knowledge.words.get("behind-languages", frozenset())
        self._roles = knowledge.words.get("human-nouns", frozenset())
        self._firsts = frozenset[str]().union(*(knowledge.words.get(name, frozenset()) for name in FIRST_NAMES))
        self._sorts = Verdicts(self._sort)

    def _sort(self, text: str) -> tuple[str, Rule] | None:
        """Give what a token may begin a fault of, with the rule; nothing for nearly every token."""
        norm = text.lower()
        if not text[:1].isalpha():
            return None
        for what, rule, words in self._sets:
            if norm in words and (text[0].isupper() == (what == "name-stack")):
                return (
                    (what, rule)
                    if what != "stacked" or self._lexicon.form(text).lemmas & self._directions.keys()
                    else None
                )
        return None

    def find(self, article: Article) -> Iterator[Match]:
        """Give every phrase in English order, with the French one."""
        sorts = self._sorts
        tests = {"adjective-first": self._adjective, "stacked": self._stacked, "name-stack": self._names}
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            suspects = [i for i, token in enumerate(tokens) if sorts[token[2]] is not None]
            for i in suspects:
                sort = sorts[tokens[i][2]]
                if sort is not None and 0 < i < len(tokens) - 1 and i not in mentioned(tokens):
                    yield from tests[sort[0]](parsed, i, sort[1])

    def _adjective(self, parsed: ParsedSentence, i: int, rule: Rule) -> Iterator[Match]:
        """Mark determiner, adjective and noun: « les américaines troupes »."""
        tokens, forms = parsed.sentence.tokens, parsed.forms
        determiner, adjective, noun = forms[i - 1], forms[i], forms[i + 1]
        if not (_only(determiner, BESIDE_DETERMINER) and determiner.has("DET") and tokens[i + 1][2].islower()):
            return
        if tokens[i][2] in self._roles or noun.norm in self._teaching or (i > 1 and tokens[i - 2][2].lower() == "à"):
            return  # « ce militaire », « à la française »
        if not (_is_noun(noun, adjective, determiner) and tokens[i + 1][3] is TokenKind.WORD):
            return
        agreed = next(_agreements(determiner, adjective, noun), None)
        if agreed is None or (i + 2 < len(tokens) and tokens[i + 2][2] in ("-", "'")):
            return
        yield Match(rule, tokens[i - 1][0], tokens[i + 1][1], (self._turned(tokens, i, agreed),))

    def _turned(self, tokens: Sequence[Token], i: int, noun: Reading) -> str:
        """Give determiner, noun, adjective, the article in the noun's gender."""
        determiner = tokens[i - 1][2]
        lower = determiner.lower().replace("’", "'")
        if lower in ARTICLES:
            article = "la" if noun.gender == "f" else "le"
            determiner = article.capitalize() if determiner[0].isupper() else article
        elif lower == "d'":
            determiner = "de"
        return repair(f"{determiner} {tokens[i + 1][2]} {tokens[i][2]}", self._lexicon)

    def _stacked(self, parsed: ParsedSentence, i: int, rule: Rule) -> Iterator[Match]:
        """Mark from the noun to the name: « ville ukrainienne orientale de Debaltseve »."""
        tokens, forms = parsed.sentence.tokens, parsed.forms
        if i < 2 or i + 2 >= len(tokens) or tokens[i + 1][2].lower().replace("’", "'") not in ("de", "d'"):
            return
        country = next((self._countries[lemma] for lemma in forms[i - 1].lemmas if lemma in self._countries), None)
        if country is None or not tokens[i + 2][2][:1].isupper() or not forms[i - 2].has("NOM"):
            return
        if i + 3 < len(tokens) and tokens[i + 3][2][:1].isupper():
            return
        side = next(self._directions[lemma] for lemma in forms[i].lemmas if lemma in self._directions)
        link = tokens[i + 1][2] + ("" if tokens[i + 1][2][-1] in "'’" else " ")
        where = repair(f"de {country}", self._lexicon)
        new = f"{tokens[i - 2][2]} {link}{tokens[i + 2][2]}, dans {side} {where}"
        yield Match(rule, tokens[i - 2][0], tokens[i + 2][1], (new,))

    def _names(self, parsed: ParsedSentence, i: int, rule: Rule) -> Iterator[Match]:
        """Mark role and names: « conseiller Trump Elon Musk »."""
        tokens, forms = parsed.sentence.tokens, parsed.forms
        if i + 2 >= len(tokens) or not all(_is_name(token) for token in tokens[i : i + 3]):
            return
        role = tokens[i - 1][2]
        if (
            role not in self._roles
            or tokens[i + 1][2].lower() not in self._firsts
            or not forms[i - 1].has("NOM", ("s",))
        ):
            return
        end = i + 2
        principal = repair(f"de {tokens[i][2]}", self._lexicon)
        new = f"{role} {principal}, {tokens[i + 1][2]} {tokens[end][2]}"
        yield Match(rule, tokens[i - 1][0], tokens[end][1], (new,))


def _is_noun(form: Form, adjective: Form, determiner: Form) -> bool:
    """Tell whether a form is a noun here: it is nothing else, or a verb that what stands before it cannot govern.

    Behind an adjective that is no noun (« la climatique catastrophe ») no verb can follow; behind one that is
    (« la présidentielle rencontre »), one of that number could.
    """
    if not form.known or not form.has("NOM") or AUXILIARIES & form.lemmas:
        return False
    others = [reading for reading in form.readings if reading.pos != "NOM"]
    if not all(reading.pos == "VER" and reading.mood != "ppres" for reading in others):
        return False
    if not adjective.has("NOM"):
        return True
    number = "p" if determiner.has("DET", ("p",)) else "s"
    return all(r.mood in ("ind", "subj", "imp") and (r.person != "3" or r.number != number) for r in others)


def _pairs(table: str) -> dict[str, str]:
    """Read a table of two columns."""
    return {left: right for left, right in table_rows(table, 2)}  # noqa: C416


def _agreements(determiner: Form, adjective: Form, noun: Form) -> Iterator[Reading]:
    """Give the noun's readings that determiner and adjective agree with."""
    for own in noun.readings:
        fits = any(_agree(own, other) for other in adjective.readings if other.pos == "ADJ" or other.mood == "ppas")
        if fits and any(_agree(own, other) for other in determiner.readings if other.pos == "DET"):
            yield own


def _agree(noun: Reading, other: Reading) -> bool:
    gender = "e" in (noun.gender, other.gender) or not other.gender or noun.gender == other.gender
    number = "i" in (noun.number, other.number) or not other.number or noun.number == other.number
    return gender and number


def _only(form: Form, positions: tuple[str, ...]) -> bool:
    """Tell whether the lexicon knows a form and has it as nothing but these parts of speech."""
    return form.known and all(reading.pos in positions for reading in form.readings)


def _is_name(token: Token) -> bool:
    return token[3] is TokenKind.WORD and token[2][:1].isupper() and not token[2].isupper()
