"""MQM category and severity -> the values of W3C ITS 2.0's localization quality attributes.

Source of the categories: the normative table of the MQM definition (2015), section 7.1; the 27 values are ITS 2.0's.
Severities follow the scale of the penalty points 0, 1, 5, 25, brought to ITS's 0-100.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from audit.model import Severity

_CATEGORIES_OF_ITS_TYPE = {
    "mistranslation": """accuracy mistranslation false-friend overly-literal over-translation under-translation
        date-time no-translate unit-conversion mt-hallucination technical-relationship ambiguous-target""",
    "addition": "addition",
    "inconsistent-entities": "entity",
    "numbers": "number",
    "omission": "omission omitted-variable completeness",
    "untranslated": "untranslated untranslated-graphic",
    "grammar": """grammar word-form part-of-speech tense-mood-aspect agreement word-order function-words
        general-collocation""",
    "misspelling": "spelling capitalization diacritics transliteration compounding",
    "typographical": "typography punctuation unpaired-marks whitespace",
    "duplication": "duplication",
    "characters": "character-encoding nonallowed-characters",
    "non-conformance": "corpus-conformance",
    "pattern-problem": "pattern-problem",
    "uncategorized": "unintelligible",
    "register": "grammatical-register register variants-slang",
    "inconsistency": "inconsistency",
    "locale-violation": """locale-convention locale-conventions number-format currency-format measurement-format
        time-format date-format address-format telephone-format shortcut-key calendar-type name-format postal-code
        locale-specific-punctuation quote-mark-type national-language-standard""",
    "style": """style awkward unidiomatic company-style third-party-style inconsistent-style
        inconsistent-external-reference""",
    "terminology": """terminology termbase term-inconsistency wrong-term terminology-company terminology-third-party
        multiple-terms-for-concept multiple-translations-of-term inconsistent-abbreviations term-collocation""",
    "markup": "markup missing-markup added-markup misplaced-markup inconsistent-markup questionable-markup",
    "length": "length truncation-text-expansion",
    "formatting": "design overall-design local-formatting",
}
_ITS_TYPE: Mapping[str, str] = MappingProxyType(
    {category: its for its, categories in _CATEGORIES_OF_ITS_TYPE.items() for category in categories.split()}
)
_SEVERITY: Mapping[Severity, int] = MappingProxyType(
    {Severity.NEUTRAL: 0, Severity.MINOR: 4, Severity.MAJOR: 20, Severity.CRITICAL: 100}
)


def issue_type(category: str) -> str:
    """Give the ``its-loc-quality-issue-type`` of an MQM category; ``other`` for those that ITS has no name for."""
    return _ITS_TYPE.get(category, "other")


def issue_severity(severity: Severity) -> int:
    """Give the ``its-loc-quality-issue-severity``, 0 to 100."""
    return _SEVERITY[severity]
