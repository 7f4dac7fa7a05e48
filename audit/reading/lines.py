"""What a single short line is, by its words alone: a credit, a byline, a caption, a part of the page, a sub-heading."""

from __future__ import annotations

import re

from audit.model import Zone
from audit.reading.zone_words import ZoneWords, key_of, opens

SHORT = 300
"""Code points above which a line is a paragraph and looked at no further."""

_CREDIT_WORDS = 14
_LINK_WORDS = 25
_TRAIL_WORDS = 3
_PART_WORDS = 4
"""Words that a credit, a link to an article and a name have at most, and a trail of navigation at least."""

_CREDIT_MARKS = re.compile(r"\s*(?:[/|©()]|\s[-–—]\s)\s*")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,/|&]|\s[-–—]\s)\s*")
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,6}", re.IGNORECASE)
_SUBHEADING = re.compile(r"[-–—]\s?\S.{1,80}\S\s?[-–—]")
_CLOSING_CREDIT = re.compile(r"\(([^()]{3,80})\)\s*$")
_AFTER_SENTENCE = re.compile(r"(?<![\s»”\"')\]])[\s»”\"')\]]+$")
_WORD = re.compile(r"\w+")
_ELISION = re.compile(r"^[dl]['’](?=\w)")
_SENTENCE_END = (".", "!", "?", "…", ":", ";")


def ends_sentence(line: str) -> bool:
    """Say whether a line ends in final punctuation, closing quotation marks and brackets aside."""
    return _AFTER_SENTENCE.sub("", line).endswith(_SENTENCE_END)


def zone_of_line(line: str, words: ZoneWords) -> Zone | None:
    """Give the zone that ``line`` (without outer white space) has whatever stands around it; ``None`` if prose."""
    if len(line) > SHORT:
        return None
    key = key_of(line)
    if _is_boilerplate(line, key, words):
        return Zone.BOILERPLATE
    if is_credit(line, words) or _is_byline(line, key, words):
        return Zone.BYLINE
    if opens(key, words.caption_openings) is not None or _closes_with_credit(line, words):
        return Zone.CAPTION
    return Zone.HEADLINE if _SUBHEADING.fullmatch(line) else None


def _is_boilerplate(line: str, key: str, words: ZoneWords) -> bool:
    if key in words.alone:
        return True
    # A full stop ends prose and no title: the link has been glued to the paragraph after it.
    if opens(key, words.before_title) is not None and len(key.split()) <= _LINK_WORDS and not line.endswith("."):
        return True
    trail = _WORD.findall(key)
    return len(trail) >= _TRAIL_WORDS and all(part in words.navigation for part in trail)


def is_credit(line: str, words: ZoneWords) -> bool:
    """Say whether ``line`` only names who made a picture or sent a dispatch: ``Saul Loeb / Via Reuters``."""
    key = key_of(line)
    if len(key.split()) > _CREDIT_WORDS or line.endswith(("!", "?", ";")):
        return False
    opened = opens(key, words.credit_openings)
    if opened is not None and (opened.startswith(":") or not key[0].isalnum() or opened in words.agencies):
        return not line.endswith(".")
    parts = [part for part in _CREDIT_MARKS.split(line) if part]
    return bool(parts) and _is_agency(parts[-1], words) and all(_may_be_name(part) for part in parts)


def _is_agency(part: str, words: ZoneWords) -> bool:
    """An agency, alone or after a joint: ``Reuters``, ``Via Reuters``, ``AFP via Getty Images``."""
    key = key_of(part)
    for joint in words.joints:
        key = key.rpartition(f"{joint} ")[2] if f" {joint} " in f" {key}" else key
    return key in words.agencies


def _may_be_name(part: str) -> bool:
    return (part[0].isupper() and len(part.split()) <= _PART_WORDS) or bool(_DOMAIN.fullmatch(part))


def _is_byline(line: str, key: str, words: ZoneWords) -> bool:
    if len(key.split()) > _CREDIT_WORDS or line.endswith((".", "!", "?", ";", "…")):
        return False
    if opens(key, words.dates) is not None:
        return any(character.isdigit() for character in key)
    rest = opens(key, words.before_name)
    if not rest:
        return False
    # Case tells a name from a word: go back from the key to the line itself.
    names, *others = _BETWEEN_NAMES.split(line.strip()[len(" ".join(line.split())) - len(rest) :].lstrip(": "))
    return _are_names(names, words) and all(
        _are_names(other, words) or opens(key_of(other), words.roles + words.dates) is not None for other in others
    )


def _are_names(part: str, words: ZoneWords) -> bool:
    """Whether ``part`` is an agency or nothing but capitalised words and the small words of names."""
    parts = [_ELISION.sub("", word) for word in part.split()]
    if not parts or key_of(part) in words.agencies:
        return bool(parts)
    return parts[0][0].isupper() and all(p[0].isupper() or key_of(p) in words.particles for p in parts)


def _closes_with_credit(line: str, words: ZoneWords) -> bool:
    """A caption may end in its credit: ``( KREMLIN.RU / Handout )``. A lone ``(AFP)`` ends dispatches."""
    closing = _CLOSING_CREDIT.search(line)
    if closing is None or closing.start() == 0:
        return False
    inside = closing[1].strip()
    return any(mark in inside for mark in "/©") and is_credit(inside, words)
