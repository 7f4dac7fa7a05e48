"""Kind ``english-number``: figures, dates, hours and units written the English way.

A rule says with ``what`` what it marks:

``currency-first``   « $5 millions », « US$ 5 »: the sign before the figure;
``decimal-point``    « 1.5 million », « 3.2 % »: a point for the decimal comma, before a unit;
``comma-thousands``  « 5,000 habitants », « 1,250,000 »: a comma between thousands;
``clock``            « 5 p.m. », « 3 h 30 pm »: the English twelve hours;
``date-order``       « mars 12, 2025 », « le 12 mars, 2025 »: the month first, or a comma before the year;
``ordinal``          « le 1st », « 21st siècle »: English endings;
``billion``          « 5 billions de dollars »: an English billion is a French milliard (a trillion, mille milliards);
``unit``             « 30 miles », « 90 degrés Fahrenheit »: a measure without its metric value beside it.

A rule may give in ``words`` the word set that must follow the figure (decimal-point, comma-thousands).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import regex

from audit.language.fr.figures import clock_time, converted, grouped, with_comma
from audit.language.fr.number_patterns import CURRENCIES, METRIC, NEEDED, PATTERNS, SAID_BEHIND
from audit.matching.kind import Article, Knowledge, Match
from audit.matching.rule_fields import sorted_out, word_set_of
from audit.model import Rule

WHATS = ("currency-first", "decimal-point", "comma-thousands", "clock", "date-order", "ordinal", "billion", "unit")
METRIC_MEASURE = regex.compile(METRIC)
NEAR = 60
"""Code points behind a measure in which its metric value may stand."""


class EnglishNumberKind:
    """Finds figures written the English way."""

    name = "english-number"
    fields = frozenset({"what", "words"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read rules by ``what``; raise ``ValueError`` naming rule and field."""
        own = sorted_out(rules, WHATS)
        self._lexicon = knowledge.lexicon
        self._currencies = knowledge.words.get("currencies", frozenset())
        self._words = {what: word_set_of(r, "words", knowledge.words) for what, r in own.items() if "words" in r.data}
        judges: dict[str, Callable[[regex.Match[str]], str | None]] = {
            "currency-first": self._currency, "decimal-point": self._decimal, "comma-thousands": self._thousands,
            "clock": _clock, "date-order": _date, "ordinal": _ordinal, "billion": _billion, "unit": _unit,
        }  # fmt: skip
        self._checks = [
            # The long patterns are compiled when an article first holds what they need: together they cost 15 ms.
            (what, rule, regex.compile(NEEDED[what]), PATTERNS[what], judges[what])
            for what, rule in own.items()
        ]

    def find(self, article: Article) -> Iterator[Match]:
        """Give every figure in English dress, with its French one."""
        text = article.document.text
        for what, rule, needed, pattern, judge in self._checks:
            if not needed.search(text):
                continue
            for found in regex.compile(pattern, regex.VERBOSE).finditer(text):
                replacement = judge(found)
                if replacement is not None:
                    end = found.end("figure") if what in ("decimal-point", "comma-thousands") else found.end()
                    yield Match(rule, found.start(), end, (replacement,) if replacement else ())

    def _currency(self, found: regex.Match[str]) -> str | None:
        """« $5 millions » -> « 5 millions de dollars »; an amount that names its currency behind it stays."""
        rest = found.string[found.end() : found.end() + 24].lstrip(" \u00a0\u202f")
        if rest.startswith(SAID_BEHIND):
            return None
        figure, scale, name = _french(found["figure"]), found["scale"], CURRENCIES[found["sign"]]
        if scale is None or scale == "mille":
            return " ".join(filter(None, (figure, scale, name)))
        scale = scale.replace("billion", "milliard")
        scale = scale.rstrip("s") + ("s" if _is_plural(figure) else "")
        return f"{figure} {scale} d'{name}" if name[0] in "aeiou" else f"{figure} {scale} de {name}"

    def _decimal(self, found: regex.Match[str]) -> str | None:
        return with_comma(found["figure"]) if " ".join(found["unit"].split()) in self._words["decimal-point"] else None

    def _thousands(self, found: regex.Match[str]) -> str | None:
        """Take one comma before three figures for thousands only where a plural noun that can be counted follows."""
        if found["figure"].count(",") == 1:
            unit = found["unit"]
            if unit is None or unit not in self._words["comma-thousands"]:
                return None
            if unit in self._currencies and not found["figure"].endswith("00"):
                return None  # « 1,939 euro » is the price of a litre of petrol.
        return grouped(found["figure"].replace(",", ""))


def _french(figure: str) -> str:
    """Give a figure in French dress: « 5,000 » -> « 5 000 », « 1.5 » -> « 1,5 »."""
    plain = regex.sub(r"[ \u00a0\u202f]", "", figure)
    if regex.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        return grouped(regex.sub(r"[.,]", "", plain))
    whole, _, rest = plain.replace(".", ",").partition(",")
    return grouped(whole) + (f",{rest}" if rest else "")


def _is_plural(figure: str) -> bool:
    return int(regex.sub(r"\D.*", "", figure.replace("\u00a0", "")) or 0) >= 2


def _clock(found: regex.Match[str]) -> str | None:
    return clock_time(int(found["hour"]), found["minute"], afternoon=found["half"] == "p")


def _date(found: regex.Match[str]) -> str | None:
    if found["late_day"]:
        return f"{found['late_day']} {found['late_month'].lower()} {found['late_year']}"
    day = int(found["day"])
    if not 1 <= day <= 31:
        return None
    return f"{'1er' if day == 1 else day} {found['month'].lower()} {found['year']}"


def _ordinal(found: regex.Match[str]) -> str | None:
    number = found["number"][:-2]
    return "1er" if number == "1" else f"{number}e"


def _billion(found: regex.Match[str]) -> str | None:
    """Take it for the English billion; a figure of whole billions may as well be a trillion, which the message says."""
    figure = _french(found["figure"])
    return f"{figure} milliard{'s' if _is_plural(figure) else ''} {found['rest']}"


def _unit(found: regex.Match[str]) -> str | None:
    """Give the metric value, or nothing where the text gives one nearby."""
    around = found.string[max(0, found.start() - NEAR) : found.end() + NEAR]
    return None if METRIC_MEASURE.search(around) else converted(_french(found["figure"]), found["unit"])
