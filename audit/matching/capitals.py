"""Kind ``capitals``: capitals that English or a link text left on common words.

A rule says with ``what`` what it marks: ``function-word`` (a word of the set named by ``words``, capitalised inside a
sentence, with no clause of its own behind it: « un cessez-le-feu de 30 jours Dans sa guerre »), ``noun`` (a common noun
behind a determiner of the set ``words``, unless the set ``except`` holds it), ``unelided`` (a word of ``words`` that a
capital kept from eliding: « de Assistance militaire ») or ``headline`` (English title case).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.fr.sounds import VOWELS
from audit.language.lexicon import Form
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import sorted_out, word_set_of
from audit.matching.verdicts import Verdicts
from audit.model import Rule, Token, TokenKind, Zone

WHATS = ("function-word", "noun", "unelided", "headline")
COMMON_ZIPF = 3.3
"""A noun is a common one from this French frequency on."""
LEAST_TITLE_WORDS = 4
TITLE_SHARE = 0.75
"""From this share of capitalised common words a headline is in title case."""
LONGEST_MARK = 120
CLAUSE = ("IND", "COND", "SUBJ")
AUXILIARIES = frozenset({"avoir", "être"})
""""est" may be a noun, and still is a verb nearly always."""


class CapitalsKind:
    """Finds capitals that do not belong."""

    name = "capitals"
    fields = frozenset({"what", "words", "except"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read rules by ``what``; raise ``ValueError`` naming rule and field."""
        self._lexicon = knowledge.lexicon
        self._rules = sorted_out(rules, WHATS)
        self._words = {
            what: word_set_of(rule, "words", knowledge.words)
            for what, rule in self._rules.items()
            if what != "headline"
        }
        excepting = (rule for rule in rules if "except" in rule.data)
        self._except = frozenset().union(*(word_set_of(rule, "except", knowledge.words) for rule in excepting))
        self._naming = knowledge.words.get("naming-words", frozenset()) | knowledge.words.get("works", frozenset())
        self._sorts = Verdicts(self._sort)

    def find(self, article: Article) -> Iterator[Match]:
        """Give capitals inside sentences, and whole headlines in title case."""
        sorts = self._sorts
        for parsed in article.sentences:
            suspects = [i for i, form in enumerate(parsed.forms) if form.capital and sorts[form.text]]
            if not suspects:
                continue
            if parsed.sentence.zone is Zone.HEADLINE and self._is_title_case(parsed):
                yield from self._headline(parsed)
            elif suspects[-1] > 0:
                yield from self._inside(parsed, suspects)

    def _sort(self, text: str) -> str:
        """Give what a capitalised token is: a function word, a noun, an institution's noun; ``""`` for all else."""
        norm = text.lower().replace("’", "'")
        if norm in self._words.get("function-word", ()):
            return "function-word"
        if text.isupper() or not norm.replace("-", "").isalpha():
            return ""
        form = self._lexicon.form(norm)
        if not form.known or not form.has("NOM") or self._lexicon.form(text).has("NPR"):
            return ""
        parts = norm.split("-")
        if min(map(self._lexicon.french_frequency, parts)) < COMMON_ZIPF:
            return ""
        return "noun" if self._except.isdisjoint((norm, *parts)) else "institution"

    def _inside(self, parsed: ParsedSentence, suspects: list[int]) -> Iterator[Match]:
        tokens, forms = parsed.sentence.tokens, parsed.forms
        sheltered = mentioned(tokens)
        for i in suspects:
            if i == 0 or i + 1 >= len(tokens) or i in sheltered or tokens[i - 1][3] is not TokenKind.WORD:
                continue
            before = tokens[i - 1][2].lower().replace("’", "'")
            if self._sorts[tokens[i][2]] == "function-word":
                what = "function-word" if self._is_stray(tokens, forms, i) else ""
            else:
                what = self._noun_fault(tokens, i, before)
            if what in self._rules:
                first = i - 1 if what == "unelided" else i
                small = tokens[i][2][0].lower() + tokens[i][2][1:]
                fixed = f"{before[:-1]}'{small}" if what == "unelided" else small
                yield Match(self._rules[what], tokens[first][0], tokens[i][1], (fixed,))

    def _is_stray(self, tokens: Sequence[Token], forms: Sequence[Form], i: int) -> bool:
        """Tell whether no title and no new sentence without its full stop begins at token ``i``."""
        before, after = tokens[i - 1][2], tokens[i + 1]
        if not before.islower() or after[3] is not TokenKind.WORD or not after[2][0].islower():
            return False
        if forms[i - 1].has("PRE") or forms[i - 1].has("DET") or forms[i - 1].has("CON") or before in ("etc.", "etc"):
            return False
        if not self._naming.isdisjoint(token[2].lower() for token in tokens[max(0, i - 4) : i]):
            return False
        return not any(map(_is_finite, forms[i + 1 :]))

    def _noun_fault(self, tokens: Sequence[Token], i: int, before: str) -> str:
        after = tokens[i + 1]
        if after[3] is TokenKind.WORD and not after[2][0].islower():
            return ""
        if before in self._words.get("unelided", ()) and tokens[i][2][0].lower() in VOWELS:
            return "unelided" if self._lexicon.form(after[2]).has("ADJ") and tokens[i - 1][2].islower() else ""
        fits = self._sorts[tokens[i][2]] == "noun" and before in self._words.get("noun", ())
        return "noun" if fits else ""

    def _is_title_case(self, parsed: ParsedSentence) -> bool:
        """Tell whether nearly all common words behind the first have a capital: English style."""
        common = [f for f in parsed.forms[1:] if f.norm.isalpha() and len(f.norm) > 3 and self._is_common(f)]
        capitals = sum(form.capital and not form.text.isupper() for form in common)
        return len(common) >= LEAST_TITLE_WORDS and capitals >= TITLE_SHARE * len(common)

    def _is_common(self, form: Form) -> bool:
        return self._lexicon.form(form.norm).known and not (form.capital and form.has("NPR"))

    def _headline(self, parsed: ParsedSentence) -> Iterator[Match]:
        if "headline" in self._rules:
            start, end = parsed.sentence.start, parsed.sentence.end
            yield Match(self._rules["headline"], start, min(end, start + LONGEST_MARK))


def _is_finite(form: Form) -> bool:
    """Tell whether a token is a conjugated verb rather than a noun that looks like one."""
    return any(map(form.has, CLAUSE)) and (not form.has("NOM") or not AUXILIARIES.isdisjoint(form.lemmas))
