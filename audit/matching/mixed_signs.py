"""Signs that one article writes in two ways: apostrophes, ellipses, dashes; and hyphens where a dialogue has dashes.

Each function takes a ``Page`` (see ``audit.matching.spacing``) and gives faults in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from audit.matching.spacing import BLANK, Fault, Page

LEAST_APOSTROPHES = 2
"""One apostrophe of the other sort is an accident of a copied name; two are a habit."""
LEAST_DASHES = 2
"""An aside has two dashes: fewer do not show what the article writes."""

_APOSTROPHE = regex.compile(r"(?<![\p{L}\p{M}])(?P<word>[\p{L}\p{M}]++(?P<sign>['’])[\p{L}\p{M}]++)")
_ELLIPSIS = regex.compile(r"(?<![.…\[(])(?P<sign>\.\.\.|…)(?![.…\])])")
_ASIDE = regex.compile(rf"(?<=[\p{{Ll}}»,)]){BLANK}(?P<sign>[-–—]){BLANK}(?=[\p{{Ll}}«])")
_OPENING_HYPHEN = regex.compile(rf"-{BLANK}(?=[\p{{Lu}}«\"])")
_OPENING_DASH = regex.compile(rf"(?P<sign>[–—]){BLANK}?(?=[\p{{Lu}}«\"])")


def mixed_apostrophes(page: Page) -> Iterator[Fault]:
    """Give the words with the apostrophe that the article writes less often."""
    if "'" not in page.text or "’" not in page.text:
        return
    words = list(page.found(_APOSTROPHE))
    straight = sum(found["sign"] == "'" for found in words)
    curly = len(words) - straight
    if min(straight, curly) < LEAST_APOSTROPHES:
        return
    rare, usual = ("'", "’") if straight < curly else ("’", "'")
    for found in words:
        if found["sign"] == rare:
            yield Fault(*found.span(), found[0].replace(rare, usual))


def mixed_ellipses(page: Page) -> Iterator[Fault]:
    """Give the ellipses that are written as the article does less often; cuts « [...] » are no ellipses."""
    if "..." not in page.text or "…" not in page.text:
        return
    signs = list(page.found(_ELLIPSIS))
    dots = sum(found["sign"] == "..." for found in signs)
    if 0 < dots < len(signs):
        rare, usual = ("...", "…") if dots <= len(signs) - dots else ("…", "...")
        for found in signs:
            if found["sign"] == rare:
                yield Fault(*found.span(), usual)


def mixed_dashes(page: Page) -> Iterator[Fault]:
    """Give the hyphens around an aside in an article that has dashes around others."""
    if " - " not in page.text or not ("–" in page.text or "—" in page.text):
        return
    signs = list(page.found(_ASIDE))
    dashes = [found["sign"] for found in signs if found["sign"] != "-"]
    if len(dashes) >= LEAST_DASHES:
        for found in signs:
            if found["sign"] == "-":
                yield Fault(*found.span("sign"), dashes[0])


def dialogue_hyphens(page: Page, reporting: frozenset[str]) -> Iterator[Fault]:
    """Give the hyphens that open a reply.

    A line that opens with a hyphen may belong to a list. It is a reply where it holds an inverted verb of saying (one
    of the lemmas ``reporting``), where it is a question that the next such line answers, or where the line before or
    after opens with a dash.
    """
    opening = {i for i, span in enumerate(page.spans) if _OPENING_HYPHEN.match(page.text, *span)}
    if not opening:
        return
    dashes = {i: found["sign"] for i, span in enumerate(page.spans) if (found := _OPENING_DASH.match(page.text, *span))}
    for i in sorted(opening):
        answered = i + 1 in opening and _asks(page, i) and not _asks(page, i + 1)
        if answered or i - 1 in dashes or i + 1 in dashes or _speaks(page, i, reporting):
            start = page.spans[i][0]
            yield Fault(start, start + 1, next(iter(dashes.values()), "—"))


def _asks(page: Page, i: int) -> bool:
    start, end = page.spans[i]
    return page.text[start:end].rstrip().endswith("?")


_INVERSION = regex.compile(r"(?P<verb>[\p{L}\p{M}]++)-(?:t-)?(?:ils?|elles?|on|je|nous)(?![\p{L}\p{M}-])")


def _speaks(page: Page, i: int, reporting: frozenset[str]) -> bool:
    said = _INVERSION.finditer(page.text, *page.spans[i])
    return any(page.lexicon.form(found["verb"].lower()).lemmas & reporting for found in said)
