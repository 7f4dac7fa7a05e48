"""Which fields of a JSON record hold the parts of an article."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from audit.reading.errors import ReadingError

Fields = Mapping[str, tuple[str, ...]]
"""For each part of an article, the fields that may hold it, the best first; ``a.b`` is the field ``b`` in ``a``."""

DEFAULT_FIELDS: Fields = MappingProxyType(
    {
        "id": ("id", "guid", "doc", "uuid", "uri"),
        "title": ("title", "headline", "titre"),
        "html": ("html", "content_html", "body_html"),
        "text": ("text", "body", "content", "article", "texte", "content_text"),
        "url": ("url", "link", "canonical_url"),
        "date": ("date", "published", "date_published", "publication_date", "pubDate", "timestamp"),
        "publication": ("publication", "publisher", "outlet", "site", "site_name", "domain"),
        "author": ("author", "byline", "authors"),
        "section": ("section", "category", "rubrique"),
        "source": ("source_text", "text_en", "english", "original"),
    }
)


def parse_fields(given: Sequence[str]) -> Fields:
    """Give the fields of ``text=body,title=headline``; parts not named keep their defaults.

    Raise ``ReadingError`` for a part that does not exist, with the nearest that does.
    """
    fields = dict(DEFAULT_FIELDS)
    for pair in (pair for each in given for pair in each.split(",") if pair.strip()):
        part, sign, field = (piece.strip() for piece in pair.partition("="))
        if part not in fields or not sign or not field:
            near = difflib.get_close_matches(part, list(fields), 1)
            hint = f"did you mean {near[0]!r}?" if near and part not in fields else f"parts are {', '.join(fields)}"
            raise ReadingError(f"{pair.strip()!r} is no PART=FIELD: {hint}")
        fields[part] = (field,)
        if part == "text" and not any(p.strip().startswith("html=") for each in given for p in each.split(",")):
            # Who says where the text is does not want another field to be taken for it.
            fields["html"] = ()
    return MappingProxyType(fields)
