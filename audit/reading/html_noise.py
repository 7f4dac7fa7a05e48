"""What in a page is not the article: navigation, advertisements, boxes of links, comments, forms.

The words below are those that web pages write in ``class`` and ``id``; they are conventions of the web in English and
French and say nothing of the language of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS_LIST = """
script style noscript template iframe object embed applet svg math canvas map form button input select textarea
nav aside footer menu dialog audio video title link meta base
"""
_TAGS = frozenset(_TAGS_LIST.split())
_ROLES_LIST = "navigation complementary contentinfo search dialog alertdialog alert menu menubar toolbar"
_ROLES = frozenset(_ROLES_LIST.split())
_NAMES_LIST = """
ad ads adsense adslot advert advertisement advertising banner-ad breadcrumb breadcrumbs carousel comments
commentaires commentlist consent cookie cookies disqus footer login masthead menu modal mostread nav navbar
navigation newsletter outbrain pager pagination partners paywall-banner popin popular popup promo promos promoted
pub publicite recirculation recommendations recommended related reco share sharing sidebar signup skip social
sponsor sponsored sponsorise sponsorises subscribe subscription taboola tags toolbar trending widget
"""
_NAMES = frozenset(_NAMES_LIST.split())
"""Words of class and id, cut at everything that is no letter."""

_PHRASES = re.compile(
    r"most-?(?:read|popular|viewed)|plus-?(?:lus?|vus?|partages)|(?:a-)?lire-aussi|a-lire|read-(?:more|also|next)"
    r"|see-also|sur-le-meme|meme-sujet|related-|-related|cookie-|screen-reader|visually-hidden|sr-only"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_KEPT = frozenset({"html", "body", "main", "article", "h1"})
_MOST_PROSE = 0.5
"""An element with more of the page's paragraph text than this is no noise, whatever its class says ("has-sidebar")."""


def remove_noise(root: HtmlElement) -> None:
    """Take everything out of the tree that belongs to the page and not to an article."""
    prose = _prose(root) or 1
    for element in list(root.iter(etree.Element)):
        if _is_noise(element) and (element.tag in _TAGS or _prose(element) <= _MOST_PROSE * prose):
            _drop(element)


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _is_noise(element: HtmlElement) -> bool:
    if element.tag in _TAGS or element.get("role", "").lower() in _ROLES:
        return True
    if element.tag in _KEPT:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN_STYLE.search(element.get("style", "").lower()):
        return True
    return any(_names_noise(name) for name in _names(element))


def _names(element: HtmlElement) -> Iterator[str]:
    for attribute in ("class", "id", "data-component"):
        yield from element.get(attribute, "").lower().replace("_", "-").split()


def _names_noise(name: str) -> bool:
    return bool(_PHRASES.search(name)) or any(part in _NAMES for part in re.split(r"[^a-z]+", name))


def _prose(element: HtmlElement) -> int:
    """The length of the text in an element's paragraphs."""
    own = [element] if element.tag == "p" else element.iter("p")
    return sum(len("".join(paragraph.itertext())) for paragraph in own)
