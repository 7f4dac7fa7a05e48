"""Kind ``typography``: spaces, apostrophes, ellipses and dashes; each rule speaks once an article.

A rule says with ``what`` what it marks, one of ``WHATS``; ``dialogue-hyphen`` names in ``words`` the word set of the
verbs of saying. House styles are left alone: most rules ask only that an article does one thing throughout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from audit.language.lexicon import Lexicon
from audit.matching.kind import Article, Knowledge, Match
from audit.matching.mixed_signs import dialogue_hyphens, mixed_apostrophes, mixed_dashes, mixed_ellipses
from audit.matching.rule_fields import sorted_out, word_set_of
from audit.matching.spacing import (
    Fault,
    Page,
    doubled_spaces,
    late_signs,
    missing_spaces,
    unspaced_colons,
    unspaced_guillemets,
    unspaced_marks,
)
from audit.model import Document, Rule, Zone

Finder = Callable[[Page], Iterator[Fault]]

_FINDERS: dict[str, Finder] = {
    "doubled-space": doubled_spaces,
    "missing-space": missing_spaces,
    "space-before-comma": late_signs,
    "unspaced-colon": unspaced_colons,
    "unspaced-mark": unspaced_marks,
    "unspaced-guillemet": unspaced_guillemets,
    "mixed-apostrophes": mixed_apostrophes,
    "mixed-ellipses": mixed_ellipses,
    "mixed-dashes": mixed_dashes,
}
DIALOGUE = "dialogue-hyphen"
WHATS = (*_FINDERS, DIALOGUE)

_SILENT = frozenset({Zone.BOILERPLATE, Zone.FOREIGN})
"""Zones whose typography is not the article's: a first fault there would hide those of the article."""


class TypographyKind:
    """Finds faults of typography."""

    name = "typography"
    fields = frozenset({"what", "words"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Sort the rules by ``what``; raise ``ValueError`` naming rule and field."""
        self._lexicon = knowledge.lexicon
        self._finders: list[tuple[Rule, Finder]] = []
        for what, rule in sorted_out(rules, WHATS).items():
            if what == DIALOGUE:
                reporting = word_set_of(rule, "words", knowledge.words)
                self._finders.append((rule, partial(dialogue_hyphens, reporting=reporting)))
            else:
                self._finders.append((rule, _FINDERS[what]))

    def find(self, article: Article) -> Iterator[Match]:
        """Give the first fault of each sort."""
        page = _page(article.document, self._lexicon)
        for rule, finder in self._finders:
            fault = next(finder(page), None)
            if fault is not None:
                yield Match(rule, fault.start, fault.end, (fault.better,) if fault.better else ())


def _page(document: Document, lexicon: Lexicon) -> Page:
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for block in document.blocks:
        spans[block.zone in _SILENT].append((block.start, block.end))
    return Page(document.text, *spans, lexicon)
