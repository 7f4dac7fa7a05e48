"""What density rules count: each measure picks occurrences out of sentences and makes one figure of them.

``phrase``: the fixed phrases of ``find``. ``words``: the words of the set ``words``. ``ending``: adverbs that end in
``ending``, but for the words ``besides``. ``opening-participle``: present participles that open a sentence, but for
``besides``. ``passive-agent``: être, a past participle and one of the prepositions ``find``. These five give
occurrences per 1,000 words. ``reporting-share``: of the verbs of the set ``words`` that stand in the perfect, the
share in per cent that has a lemma of ``find``. ``sentence-length``: words a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from audit.language.form import Form
from audit.matching.kind import Knowledge
from audit.matching.rule_fields import choice_of, text_of, texts_of, word_set_of
from audit.model import Rule, Token, TokenKind

PER = 1000
"""Frequencies are given per so many words."""
MOST_ADVERBS = 2
"""Adverbs that may stand between être, the participle and the agent."""


class Occurrence(NamedTuple):
    """A span of code points; ``counts`` is false for what only enters the whole of a share."""

    start: int
    end: int
    counts: bool = True


class Totals(NamedTuple):
    """What was read of an article: words, sentences, and where the first sentence stands."""

    words: int
    sentences: int
    first: Occurrence


class Measure(Protocol):
    """How a measure looks to the kind."""

    def begins_with(self, form: Form) -> bool:
        """Tell whether an occurrence may begin with a token of this form."""

    def at(self, tokens: Sequence[Token], forms: Sequence[Form], i: int) -> Occurrence | None:
        """Give the occurrence that begins at token ``i`` of a sentence, if one does."""

    def value(self, found: Sequence[Occurrence], totals: Totals) -> float:
        """Make the figure."""


class _Frequency:
    """Every token that begins an occurrence is one; the figure counts them per 1,000 words."""

    def at(self, tokens: Sequence[Token], forms: Sequence[Form], i: int) -> Occurrence | None:
        return Occurrence(tokens[i].start, tokens[i].end)

    def value(self, found: Sequence[Occurrence], totals: Totals) -> float:
        return PER * len(found) / totals.words


class _Phrases(_Frequency):
    def __init__(self, rule: Rule, knowledge: Knowledge) -> None:
        self._phrases = [tuple(phrase.lower().replace("’", "'").split()) for phrase in _find_of(rule)]
        self._first = frozenset(phrase[0] for phrase in self._phrases)

    def begins_with(self, form: Form) -> bool:
        return form.norm in self._first

    def at(self, tokens: Sequence[Token], forms: Sequence[Form], i: int) -> Occurrence | None:
        for phrase in self._phrases:
            if tuple(form.norm for form in forms[i : i + len(phrase)]) == phrase:
                return Occurrence(tokens[i].start, tokens[i + len(phrase) - 1].end)
        return None


class _Words(_Frequency):
    def __init__(self, rule: Rule, knowledge: Knowledge) -> None:
        self._words = word_set_of(rule, "words", knowledge.words)

    def begins_with(self, form: Form) -> bool:
        return form.norm in self._words


class _Endings(_Frequency):
    def __init__(self, rule: Rule, knowledge: Knowledge) -> None:
        self._ending = text_of(rule, "ending")
        self._besides = frozenset(texts_of(rule, "besides"))

    def begins_with(self, form: Form) -> bool:
        return form.norm.endswith(self._ending) and form.norm not in self._besides and form.has("ADV")


class _OpeningParticiple(_Frequency):
    def __init__(self, rule: Rule, knowledge: Knowledge) -> None:
        self._besides = frozenset(texts_of(rule, "besides"))

    def begins_with(self, form: Form) -> bool:
        if not form.capital or form.norm in self._besides or not form.has("PPRES"):
            return False
        # « Suivant l'exemple », « Pendant ce temps », « Étant donné »: what may be more is not counted.
        return not any(form.has(pos) for pos in ("PRE", "ADV", "NOM", "CON"))

    def at(self, tokens: Sequence[Token], forms: Sequence[Form], i: int) -> Occurrence | None:
        opens = all(token.kind is not TokenKind.WORD for token in tokens[:i])
        return super().at(tokens, forms, i) if opens else None


class _PassiveAgent(_Frequency):
    def __init__(self, rule: Rule, knowledge: Knowledge) -> None:
        self._agent = frozenset(_find_of(rule))

    def begins_with(self, form: Form) -> bool:
        return form.lemma_has("être", ("v",))

    def at(self, tokens: Sequence[Token], forms: Sequence[Form], i: int) -> Occurrence | None:
        participle = _behind_adverbs(forms, i + 1)
        if participle is None or not forms[participle].has("PPAS") or "être" in forms[participle].lemmas:
            return None
        last = _behind_adverbs(forms, participle + 1)
        if last is None or forms[last].norm not in self._agent:
            return None
        first = i - 1 if i and forms[i - 1].lemma_has("avoir", ("v",)) else i
        return Occurrence(tokens[first].start, tokens[last].end)


def _behind_adverbs(forms: Sequence[Form], at: int) -> int | None:
    places = range(at, min(at + MOST_ADVERBS + 1, len(forms)))
    return next((place for place in places if not forms[place].has("ADV") or forms[place].has("PPAS")), None)


class _ReportingShare:
    def __init__(self, rule: Rule, knowledge: Knowledge) -> None:
        self._reporting = word_set_of(rule, "words", knowledge.words)
        self._lemmas = frozenset(_find_of(rule))

    def begins_with(self, form: Form) -> bool:
        return form.lemma_has("avoir", ("v",))

    def at(self, tokens: Sequence[Token], forms: Sequence[Form], i: int) -> Occurrence | None:
        # « a-t-elle déclaré »: the pronoun stands between the two.
        participle = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text.startswith("-") else i + 1
        if participle >= len(forms) or not forms[participle].has("PPAS"):
            return None
        lemmas = forms[participle].lemmas
        if not lemmas & self._reporting:
            return None
        return Occurrence(tokens[i].start, tokens[participle].end, bool(lemmas & self._lemmas))

    def value(self, found: Sequence[Occurrence], totals: Totals) -> float:
        return 100 * sum(each.counts for each in found) / len(found) if found else 0.0


class _SentenceLength:
    def __init__(self, rule: Rule, knowledge: Knowledge) -> None:
        """Take no field."""

    def begins_with(self, form: Form) -> bool:
        return False

    def at(self, tokens: Sequence[Token], forms: Sequence[Form], i: int) -> Occurrence | None:
        return None

    def value(self, found: Sequence[Occurrence], totals: Totals) -> float:
        return totals.words / totals.sentences


def _find_of(rule: Rule) -> tuple[str, ...]:
    if not rule.find:
        raise ValueError(f"{rule.id}: find: is needed, what to count")
    return rule.find


MEASURES: dict[str, Callable[[Rule, Knowledge], Measure]] = {
    "phrase": _Phrases,
    "words": _Words,
    "ending": _Endings,
    "opening-participle": _OpeningParticiple,
    "passive-agent": _PassiveAgent,
    "reporting-share": _ReportingShare,
    "sentence-length": _SentenceLength,
}


def measure_of(rule: Rule, knowledge: Knowledge) -> Measure:
    """Build the measure that a rule names; raise ``ValueError`` naming rule and field."""
    return MEASURES[choice_of(rule, "measure", tuple(MEASURES))](rule, knowledge)
