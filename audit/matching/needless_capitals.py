"""Kind ``needless-capital``: English capitals on days, months, languages and adjectives of nationality.

A rule says with ``what`` what it marks: ``weekday`` and ``month`` (inside a date: « le Mardi 12 Mars »),
``nationality`` (an adjective behind the noun that it agrees with: « les troupes Russes ») or ``language`` (behind a
verb of speech or « en »: « il parle Français »); ``words`` names its word set. Held back: feasts, streets and titles
(« 8 Mai 1945 », « Vendredi saint »), quotations, and words that are surnames too (the set ``except``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.form import Reading
from audit.language.lexicon import Form, Lexicon
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import sorted_out, word_set_of
from audit.matching.verdicts import Verdicts
from audit.model import Rule, Token, TokenKind, Zone

WHATS = ("weekday", "month", "nationality", "language")
BEFORE_DAY = frozenset({"le", "ce", "de", "du", "depuis", "jusqu'à", "dès", "chaque", ",", "a", "dans", "au"})
BEHIND_DAY = frozenset({"dernier", "prochain", "matin", "soir", "après-midi", "midi", "que", "par", "à"})
BEFORE_LANGUAGE = frozenset({"en", "couramment", "le", "l'", "du", "parfaitement", "bien"})
OTHERS = ("ADJ", "ADV", "PRE", "CON", "DET", "PRO", "NPR", "NUM")
"""What a noun must not be as well: « un jeune Italien » has a noun behind its adjective."""
REACH = 5


class NeedlessCapitalKind:
    """Finds capitals that English writes and French does not."""

    name = "needless-capital"
    fields = frozenset({"what", "words", "except"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read rules by ``what``; raise ``ValueError`` naming rule and field."""
        self._rules = sorted_out(rules, WHATS)
        self._lexicon: Lexicon = knowledge.lexicon
        words = {what: word_set_of(rule, "words", knowledge.words) for what, rule in self._rules.items()}
        self._words = words
        excepting = (rule for rule in rules if "except" in rule.data)
        self._except = frozenset().union(*(word_set_of(rule, "except", knowledge.words) for rule in excepting))
        self._places = knowledge.words.get("places-with-capitals", frozenset())
        self._named = knowledge.words.get("named-after-dates", frozenset())
        self._verbs = knowledge.words.get("verbs-of-language", frozenset())
        self._sorts = Verdicts(self._sort)

    def _sort(self, text: str) -> tuple[str, ...]:
        """Give what a token may be a needless capital of; nothing for nearly every token."""
        if not text[:1].isupper() or text.isupper() or not text[1:].islower():
            return ()
        norm = text.lower()
        return tuple(what for what, words in self._words.items() if norm in words and norm not in self._except)

    def find(self, article: Article) -> Iterator[Match]:
        """Give each needless capital, with the word in lower case."""
        sorts = self._sorts
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            suspects = [i for i, token in enumerate(tokens) if sorts[token[2]] and i]
            if not suspects or parsed.sentence.zone is Zone.HEADLINE:
                continue
            sheltered = mentioned(tokens)
            for i in suspects:
                what = "" if i in sheltered else self._fault(parsed, i)
                if what:
                    yield Match(self._rules[what], tokens[i][0], tokens[i][1], (tokens[i][2].lower(),))

    def _fault(self, parsed: ParsedSentence, i: int) -> str:
        tests = {
            "weekday": self._is_day,
            "month": self._is_month,
            "nationality": self._is_adjective,
            "language": self._is_language,
        }
        return next((what for what in self._sorts[parsed.sentence.tokens[i][2]] if tests[what](parsed, i)), "")

    def _is_day(self, parsed: ParsedSentence, i: int) -> bool:
        """Tell whether a day stands in a date or between small words: « le Mardi 12 », « ce Jeudi »."""
        tokens = parsed.sentence.tokens
        before, after = _norm(tokens, i - 1), tokens[i + 1] if i + 1 < len(tokens) else None
        if before not in BEFORE_DAY or after is None:
            return False
        month = i + 2 < len(tokens) and tokens[i + 2][2].lower() in self._words.get("month", ())
        return (after[3] is TokenKind.NUMBER and month) or after[2] in BEHIND_DAY

    def _is_month(self, parsed: ParsedSentence, i: int) -> bool:
        """Tell whether a month stands behind the day and before the year or the end: not « la place du 8 Mai 1945 »."""
        tokens = parsed.sentence.tokens
        day = tokens[i - 1]
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if day[3] is not TokenKind.NUMBER or not (day[2].isdigit() and 1 <= int(day[2]) <= 31):
            return False
        if not self._named.isdisjoint(_norm(tokens, j) for j in range(max(0, i - REACH), i)):
            return False
        if after is not None and after[3] is TokenKind.WORD and after[2][:1].isupper():
            return False
        dated = i > 1 and _norm(tokens, i - 2) in self._words.get("weekday", ())
        opening = i > 1 and tokens[i - 2][2].lower() in ("le", "au", "du", "et")
        return dated or (opening and after is not None and after[3] is TokenKind.NUMBER and len(after[2]) == 4)

    def _is_adjective(self, parsed: ParsedSentence, i: int) -> bool:
        """Tell whether it agrees with a common noun right before it, which nothing but a noun can be."""
        tokens, forms = parsed.sentence.tokens, parsed.forms
        noun = forms[i - 1]
        if tokens[i - 1][3] is not TokenKind.WORD or not tokens[i - 1][2].islower() or not _only_noun(noun):
            return False
        if i + 1 < len(tokens) and (tokens[i + 1][2][:1].isupper() or tokens[i + 1][2] in ("-", "'", "’")):
            return False
        if i < 2 or not forms[i - 2].has("DET") or noun.norm in self._places:
            return False
        adjective = self._lexicon.form(tokens[i][2].lower())
        return any(_agree(own, other) for own in noun.readings for other in adjective.readings if other.pos == "ADJ")

    def _is_language(self, parsed: ParsedSentence, i: int) -> bool:
        """Tell whether it is a language: « parle Russe », « en Anglais », « traduit de l'Arabe »."""
        tokens, forms = parsed.sentence.tokens, parsed.forms
        after = tokens[i + 1][2] if i + 1 < len(tokens) else ""
        if after[:1].isupper() or after[:1].isdigit() or after in ("-", "'", "’"):
            return False
        before = _norm(tokens, i - 1)
        if self._verbs & forms[i - 1].lemmas:
            return forms[i - 1].has("VER")
        return before in BEFORE_LANGUAGE and i > 1 and bool(self._verbs & forms[i - 2].lemmas)


def _norm(tokens: Sequence[Token], i: int) -> str:
    return tokens[i][2].lower().replace("’", "'")


def _only_noun(form: Form) -> bool:
    """Tell whether the lexicon leaves a form nothing but a noun (a verb form of the same letters apart)."""
    return form.known and form.has("NOM") and not any(form.has(pos) for pos in OTHERS)


def _agree(noun: Reading, adjective: Reading) -> bool:
    """Tell whether a noun's reading and an adjective's share gender and number."""
    gender = "e" in (noun.gender, adjective.gender) or noun.gender == adjective.gender
    number = "i" in (noun.number, adjective.number) or noun.number == adjective.number
    return noun.pos == "NOM" and gender and number
