"""What figures, dates, hours and measures look like when they keep their English dress in French text."""

from __future__ import annotations

from typing import Final

BLANK: Final = r"[ \u00a0\u202f]"
MONTHS: Final = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
FIGURE: Final = rf"\d{{1,3}}(?:(?:{BLANK}|[.,])\d{{3}})+|\d+(?:[.,]\d{{1,2}})?"
CURRENCIES: Final = {
    "$": "dollars",
    "US$": "dollars",
    "€": "euros",
    "£": "livres sterling",
    "C$": "dollars canadiens",
    "A$": "dollars australiens",
}
"""Currency signs that English writes before the figure, and what they are called."""
SAID_BEHIND: Final = ("dollars", "euros", "livres", "US", "CA", "-", "–", "/", "de")
"""What behind an amount says its currency again, or goes on with a range."""
METRIC: Final = r"\b(?:km|kilomètres?|mètres?|hectares?|litres?|Celsius|kilos?|centimètres?)\b|°\s?C"
PATTERNS: Final = {
    "currency-first": rf"""
        (?<![\w$€£,.]) (?P<sign>US\$|C\$|A\$|\$|€|£) {BLANK}? (?P<figure>{FIGURE}) (?![\w%])
        (?: {BLANK} (?P<scale>millions?|milliards?|billions?|mille)\b
            (?: {BLANK}d(?:e{BLANK}|['’])(?:dollars|euros|livres{BLANK}sterling)\b )? )?
        (?! {BLANK}?[€$£] )""",
    "decimal-point": rf"""
        (?<![\w.,/:$€£+-]) (?P<figure>\d{{1,3}}\.\d{{1,2}}) {BLANK}
        (?P<unit>%|pour{BLANK}cent|\p{{Ll}}+) (?![\w'’])""",
    "comma-thousands": rf"""
        (?<![\w.,/:$€£-]) (?P<figure>[1-9]\d{{0,2}}(?:,\d{{3}})+) (?![\w,.%]\w)
        (?: {BLANK} (?P<unit>\p{{Ll}}+) )?""",
    "clock": rf"""
        (?<![\w.,:/]) (?P<hour>\d{{1,2}}) (?: {BLANK}?[h:]{BLANK}? (?P<minute>\d{{2}})? )? {BLANK}?
        (?P<half>[ap]) (?:\.m\.|m\b) (?![\w\u00ad])""",
    "date-order": rf"""
        (?i) (?<![\w-]) (?:
            (?P<month>{MONTHS}) {BLANK} (?P<day>\d{{1,2}}) (?:st|nd|rd|th)? , {BLANK}? (?P<year>[12]\d{{3}})
          | (?P<late_day>\d{{1,2}}|1er) {BLANK} (?P<late_month>{MONTHS}) , {BLANK} (?P<late_year>(?:19|20)\d{{2}})
            (?= [,.;:)] | {BLANK}(?!\p{{L}}+s\b) ) )""",
    "ordinal": rf"""
        (?<![\w.,/-]) (?P<number>\d*1st|\d+2nd|\d*3rd|\d+th)\b (?! {BLANK}[\p{{Lu}}&] | [-/&] )""",
    "billion": rf"""
        (?<![\w.,]) (?P<figure>{FIGURE}) {BLANK} billions? {BLANK}
        (?P<rest>d(?:e{BLANK}|['’]) (?:dollars|euros|livres|yens|roupies|habitants|personnes|tonnes|années) )""",
    "unit": rf"""
        (?<![\w.,]) (?P<figure>{FIGURE}) {BLANK}
        (?P<unit>miles(?:{BLANK}carrés)?|degrés{BLANK}Fahrenheit|°{BLANK}?F|gallons|acres) (?!\w)""",
}
"""By what is wrong: the pattern, to be compiled with VERBOSE, and named parts for the mending."""
NEEDED: Final = {
    "currency-first": r"[$€£]",
    "decimal-point": r"\.\d",
    "comma-thousands": r",\d{3}",
    "clock": r"[\dh ][ap]\.?m\b",
    "date-order": r",[ \u00a0\u202f]?[12]\d{3}",
    "ordinal": r"\d(?:st|nd|rd|th)\b",
    "billion": r"billion",
    "unit": r"miles|Fahrenheit|°|gallons|acres",
}
"""By what is wrong: what a text must hold for its pattern to be worth trying. Quick, and true of few articles."""
