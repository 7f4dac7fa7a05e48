"""Where in a page the article stands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HOLDERS = ("p", "li", "blockquote", "pre", "td", "div", "section", "article", "main", "body", "head")
_LEAVES = frozenset({"p", "li", "blockquote", "pre", "td"})
_PROSE_CHILDREN = frozenset(
    {
        "abbr",
        "b",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "var",
    }
)
"""Inline elements whose text counts as that of the paragraph; links do not: teasers and menus are made of them."""

_ENOUGH = 0.85
"""The article is the smallest element with so much of the prose; the rest of it may be a note on the author."""

_ANNOUNCED = 0.5
"""Share of the page's prose that <article> or <main> must hold to be believed: cards of teasers are <article> too."""


def article_of(top: HtmlElement) -> HtmlElement:
    """Give the smallest element of ``top`` that holds nearly all prose of the page, or of its <article>."""
    weights = _weights(top)
    announced = [*top.iter("article", "main"), *top.xpath(".//*[contains(@itemprop, 'articleBody')]")]
    best = max(announced, key=lambda element: weights[element], default=top)
    current = best if weights[best] >= _ANNOUNCED * weights[top] else top
    least = _ENOUGH * weights[current]
    while True:
        inner = next((child for child in current if weights[child] >= least and child.tag not in _LEAVES), None)
        if inner is None or not least:
            return current
        current = inner


def headline_before(top: HtmlElement, article: HtmlElement) -> HtmlElement:
    """Give the last <h1> above the article, or the article itself if it has its own or there is none."""
    if article.find(".//h1") is not None:
        return article
    found = article
    for element in top.iter():
        if element is article:
            break
        if element.tag == "h1":
            found = element
    return found


def _weights(top: HtmlElement) -> Counter[HtmlElement]:
    """For each element, the code points of prose in it: text outside links."""
    weights: Counter[HtmlElement] = Counter()
    for holder in top.iter(*_HOLDERS):
        weights[holder] += _own_length(holder)
    for element in reversed(list(top.iter())):  # children come before their parents
        parent = element.getparent()
        if element is not top and parent is not None and weights[element]:
            weights[parent] += weights[element]
    return weights


def _own_length(element: HtmlElement) -> int:
    parts = [element.text or ""]
    for child in element:
        if child.tag in _PROSE_CHILDREN:
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return len(" ".join("".join(parts).split()))
