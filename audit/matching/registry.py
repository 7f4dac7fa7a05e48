"""The only list of kinds."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

KINDS = {
    "phrase": "audit.matching.phrase:PhraseKind",
    "english-word": "audit.matching.english_word:EnglishWordKind",
    "english-run": "audit.matching.english_run:EnglishRunKind",
    "english-possessive": "audit.matching.english_possessive:EnglishPossessiveKind",
    "unknown-word": "audit.matching.unknown_word:UnknownWordKind",
    "glued-words": "audit.matching.glued_words:GluedWordsKind",
    "capitals": "audit.matching.capitals:CapitalsKind",
    "leftover": "audit.matching.leftovers:LeftoverKind",
    "quotation-marks": "audit.matching.quotation_marks:QuotationMarksKind",
    "repeated-word": "audit.matching.repeated_word:RepeatedWordKind",
    "typography": "audit.matching.typography:TypographyKind",
    "density": "audit.matching.density:DensityKind",
    "exonym": "audit.matching.exonym:ExonymKind",
    "word-order": "audit.matching.word_order:WordOrderKind",
    "absolute-with": "audit.matching.absolute_with:AbsoluteWithKind",
    "name-gender": "audit.matching.name_gender:NameGenderKind",
    "person-gender": "audit.matching.person_gender:PersonGenderKind",
    "needless-capital": "audit.matching.needless_capitals:NeedlessCapitalKind",
    "english-number": "audit.matching.english_numbers:EnglishNumberKind",
    "name-variants": "audit.matching.name_variants:NameVariantsKind",
    "agreement-noun-phrase": "audit.matching.agreement_noun_phrase:AgreementNounPhraseKind",
    "agreement-clause": "audit.matching.agreement_clause:AgreementClauseKind",
    "agreement-antecedent": "audit.matching.agreement_antecedent:AgreementAntecedentKind",
    "agreement-distance": "audit.matching.agreement_distance:AgreementDistanceKind",
    "government": "audit.matching.government:GovernmentKind",
    "small-words": "audit.matching.small_words:SmallWordsKind",
    "mood-tense": "audit.matching.mood_tense:MoodTenseKind",
}
"""Name of a kind, as rules write it -> the module and class that finds it."""


def kind_class(name: str) -> Callable[..., Any]:
    """Import and give the class of a kind; raise ``KeyError`` for an unknown name."""
    module, _, attribute = KINDS[name].partition(":")
    found: Callable[..., Any] = getattr(import_module(module), attribute)
    return found


def kind_fields() -> dict[str, frozenset[str]]:
    """Give each kind's own rule fields."""
    return {name: kind_class(name).fields for name in KINDS}  # type: ignore[attr-defined]
