"""Is this article French at all?"""

from __future__ import annotations

from audit.language.identification import SHORTEST, is_french, language_of, shares_of
from audit.model import Document, Zone
from audit.reading.errors import ReadingError

_ARTICLE = frozenset({Zone.HEADLINE, Zone.PARAGRAPH, Zone.CAPTION, Zone.QUOTATION})

_LEAST_FRENCH = 1 / 3
"""Share of an article's words in French paragraphs from which it is a French article with foreign paragraphs in it."""


def check_language(document: Document) -> None:
    """Raise ``ReadingError`` unless the article is French; under 20 words it is taken as French.

    An article with English paragraphs in it is French: those paragraphs are for the rules to find.
    """
    blocks = [document.text[b.start : b.end] for b in document.blocks if b.zone in _ARTICLE]
    whole = "\n".join(blocks) or document.text
    if is_french(whole):
        return
    words = [shares_of(block).words for block in blocks]
    french = sum(count for count, block in zip(words, blocks, strict=True) if count >= SHORTEST and is_french(block))
    if french < _LEAST_FRENCH * sum(words) or not french:
        language = language_of(whole)
        raise ReadingError(f"the text is not French (looks like {language})" if language else "the text is not French")
