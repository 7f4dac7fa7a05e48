"""French dress for figures: decimal comma, spaces between thousands, twenty-four hours, metric measures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

NARROW: Final = "\u00a0"
"""No-break space between thousands, as French typography asks."""
FACTORS: Final[dict[str, tuple[Callable[[float], float], str]]] = {
    "miles": (lambda value: value * 1.609344, "km"),
    "miles carrés": (lambda value: value * 2.589988, "km²"),
    "degrés Fahrenheit": (lambda value: (value - 32) / 1.8, "degrés Celsius"),
    "°F": (lambda value: (value - 32) / 1.8, "°C"),
    "gallons": (lambda value: value * 3.785412, "litres"),
    "acres": (lambda value: value * 0.404686, "hectares"),
}
"""English unit -> (conversion, metric unit); international yard and acre, US liquid gallon."""


def grouped(digits: str) -> str:
    """Give a whole number with a no-break space between thousands from five figures on, and in four as well."""
    if len(digits) <= 3 or not digits.isdigit():
        return digits
    head = len(digits) % 3 or 3
    return NARROW.join([digits[:head], *(digits[i : i + 3] for i in range(head, len(digits), 3))])


def with_comma(figure: str) -> str:
    """Give a figure with a decimal comma for its decimal point."""
    return figure.replace(".", ",")


def clock_time(hour: int, minute: str | None, *, afternoon: bool) -> str | None:
    """Give an hour of the English twelve in French twenty-four; ``None`` where there is no such hour.

    An hour above twelve is kept: « 17 h p.m. » says the afternoon twice.
    """
    if hour > 23 or (minute is not None and int(minute) > 59):
        return None
    if hour <= 12:
        hour = hour % 12 + (12 if afternoon else 0)
    return f"{hour} h {minute}" if minute and minute != "00" else f"{hour} h"


def converted(figure: str, unit: str) -> str:
    """Give a measure (« 30 », « miles ») in metric units, rounded; ``""`` for an unknown unit."""
    plain = unit.replace("\u00a0", " ").replace("° F", "°F")
    value = float(figure.replace(NARROW, "").replace(" ", "").replace(",", "."))
    if plain not in FACTORS:
        return ""
    conversion, metric = FACTORS[plain]
    result = conversion(value)
    rounded = round(result) if abs(result) >= 10 or "C" in metric else round(result, 1)
    if abs(result) >= 100:
        rounded = int(float(f"{result:.2g}"))
    text = grouped(str(rounded)) if isinstance(rounded, int) else with_comma(str(rounded).removesuffix(".0"))
    return f"{text}{NARROW}{metric}" if metric == "°C" else f"{text} {metric}"
