"""The pattern language: what a rule author writes -> a tree of plain lists that JSON can hold.

A sequence is a list of nodes; a node is a list whose first item names it:

    ["form", norm]            a token of that form, case and apostrophe aside
    ["exact", text]           a token written exactly so
    ["lemma", [lemma...], [feature...]]     any form of one of the lemmas, narrowed by morphology
    ["lemmas", set, [feature...]]           any form of a lemma of a word set
    ["class", name, [feature...]]           a token that the lexicon allows to be that
    ["set", name]             a word of rules/words/NAME.txt
    ["any"]                   any token that is no strong punctuation
    ["gap", least, most]      so many tokens, as few as possible, none of them strong punctuation
    ["either", [sequence...]] alternatives, tried in order
    ["maybe", sequence]       optional, taken where it can be
    ["capture", name, sequence]
    ["not", sequence]         not followed here by that
    ["start"] ["end"]         start and end of the sentence
    ["open"] ["close"]        bounds of the span to mark, where the pattern holds context around it
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import regex

from audit.language.segmenting import tokenize
from audit.model import TokenKind

Sequence = list[list[Any]]
"""A parsed sequence of nodes."""

CLASSES = frozenset(
    {"NOM", "ADJ", "DET", "INF", "PPRES", "PPAS", "NPR", "NUM", "VER", "ADV", "PRE", "PRO", "CON", "CAP", "UNKNOWN"}
)
"""The classes that ``@`` may name. CAP: written with a capital. UNKNOWN: no reading in the lexicon."""

FEATURES = frozenset(
    {"m", "f", "s", "p", "1", "2", "3", "ind", "cond", "subj", "imp", "inf", "ppres", "ppas"}
    | {"pres", "impf", "past", "fut", "v", "nom", "adj", "adv", "det", "pro", "npr"}
)
"""What may stand behind ``@CLASS.`` or inside ``<lemma:...>``, separated by full stops."""

_PIECE = regex.compile(
    r"""
      (?P<space>\s+)
    | (?P<lemma><(?P<body>[^<>]+)>)
    | (?P<class>@(?P<name>\p{Lu}+)(?P<features>(?:\.\w+)*))
    | (?P<gap>\*(?P<least>\d+)-(?P<most>\d+)(?![\w]))
    | (?P<any>\*)
    | (?P<set>\$(?P<words>[a-z][\w-]*))
    | (?P<end>\$(?=\s|$|[)\]}|]))
    | (?P<start>\^)
    | (?P<capture>(?P<ident>[a-z]\w*):(?=[^\s:]))
    | (?P<exact>=(?P<text>[^\s()\[\]{}|<>]+))
    | (?P<mark>[()\[\]{}|!])
    | (?P<form>[^\s()\[\]{}|<>*!]+)
    """,
    regex.VERBOSE,
)


_LETTER_IN_BRACKETS = regex.compile(r"(\w+)\[s\]")
"""``mot[s]``: authors mean singular and plural, but brackets hold words, so that it would match ``mot s``."""


class PatternError(ValueError):
    """A pattern that cannot be read; the text says where and why."""


def parse(pattern: str) -> Sequence:
    """Parse one pattern; raise ``PatternError`` for anything that is not in the language."""
    if slip := _LETTER_IN_BRACKETS.search(pattern):
        raise PatternError(f"{slip[0]!r} is no plural: write ({slip[1]}|{slip[1]}s)")
    reader = _Reader(pattern)
    sequence = reader.sequence(closing="")
    if not sequence:
        raise PatternError("the pattern is empty")
    if [node[0] for node in walk(sequence)].count("open") > 1:
        raise PatternError("a pattern marks one span: one pair of { }")
    return sequence


def walk(sequence: Sequence) -> Iterator[list[Any]]:
    """Give every node of a sequence, outer before inner, in the order written."""
    for node in sequence:
        yield node
        for child in children(node):
            yield from walk(child)


def children(node: list[Any]) -> list[Sequence]:
    """Give the sequences inside a node."""
    match node[0]:
        case "either":
            return list(node[1])
        case "maybe" | "not":
            return [node[1]]
        case "capture":
            return [node[2]]
        case _:
            return []


def normalize(text: str) -> str:
    """Lower case, straight apostrophe: how forms are compared."""
    return text.lower().replace("’", "'").replace("‑", "-").replace("‐", "-")


@cache
def entry_forms(entry: str) -> tuple[str, ...]:
    """Cut an entry of a word set into the forms that an article's tokens have: « cour d'appel » has three."""
    return tuple(normalize(word) for word in _words(entry))


class _Reader:
    """One pass over the pieces of a pattern."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.pieces: list[regex.Match[str]] = []
        at = 0
        while at < len(pattern):
            found = _PIECE.match(pattern, at)
            if not found:
                raise PatternError(f"cannot read {pattern[at:]!r}")
            at = found.end()
            if found.lastgroup != "space":
                self.pieces.append(found)
        self.at = 0

    def _take(self) -> regex.Match[str] | None:
        if self.at >= len(self.pieces):
            return None
        self.at += 1
        return self.pieces[self.at - 1]

    def _closed_by(self, closing: str) -> bool:
        return self.at < len(self.pieces) and self.pieces[self.at].group() == closing

    def sequence(self, closing: str) -> Sequence:
        """Read nodes until ``closing`` (not taken) or ``|`` or the end."""
        nodes: Sequence = []
        while self.at < len(self.pieces):
            text = self.pieces[self.at].group()
            if text == closing or (text == "|" and closing):
                return nodes
            nodes.extend(self.element())
        if closing:
            raise PatternError(f"{closing!r} is missing in {self.pattern!r}")
        return nodes

    def _branches(self, closing: str) -> list[Sequence]:
        branches = [self.sequence(closing)]
        while self._closed_by("|"):
            self.at += 1
            branches.append(self.sequence(closing))
        self.at += 1
        if not all(branches):
            raise PatternError(f"an alternative of {self.pattern!r} is empty")
        return branches

    def element(self) -> Sequence:
        """Read one element; plain text may give several nodes, one for each token."""
        piece = self._take()
        if piece is None:
            raise PatternError(f"something is missing at the end of {self.pattern!r}")
        group = _group(piece)
        if group == "mark":
            return self._mark(piece.group())
        if group == "capture":
            return [["capture", piece["ident"], self.element()]]
        return _leaf(group, piece)

    def _mark(self, mark: str) -> Sequence:
        match mark:
            case "(":
                branches = self._branches(")")
                return branches[0] if len(branches) == 1 else [["either", branches]]
            case "[":
                branches = self._branches("]")
                return [["maybe", branches[0] if len(branches) == 1 else [["either", branches]]]]
            case "!":
                return [["not", self.element()]]
            case "{":
                inner = self.sequence("}")
                self.at += 1
                return [["open"], *inner, ["close"]]
        raise PatternError(f"unexpected {mark!r} in {self.pattern!r}")


_GROUPS = ("form", "lemma", "mark", "class", "gap", "any", "set", "end", "start", "capture", "exact")


def _group(piece: regex.Match[str]) -> str:
    # Not lastgroup: that names an inner group where there is one.
    found = piece.capturesdict()
    return next(name for name in _GROUPS if found[name])


def _leaf(group: str, piece: regex.Match[str]) -> Sequence:
    match group:
        case "lemma":
            return [_lemma(piece["body"])]
        case "class":
            return [_class(piece["name"], [f for f in piece["features"].split(".") if f])]
        case "gap":
            least, most = int(piece["least"]), int(piece["most"])
            if not least <= most <= 12:
                raise PatternError(f"a gap goes from least to most, at most 12: {piece.group()!r}")
            return [["gap", least, most]]
        case "set":
            return [["set", piece["words"]]]
        case "exact":
            return [["exact", token] for token in _words(piece["text"])]
        case "form":
            return [_form(normalize(token)) for token in _words(piece.group())]
        case _:
            return [[group]]


def _form(norm: str) -> list[Any]:
    """Accept « coeur » where the author wrote « cœur »: articles have both, and patterns need not care."""
    if "œ" not in norm:
        return ["form", norm]
    return ["either", [[["form", norm]], [["form", norm.replace("œ", "oe")]]]]


@cache
def _words(text: str) -> tuple[str, ...]:
    """Tokenize plain text as articles are; quotation marks are transparent to patterns and fall away."""
    words = [token.text.replace("’", "'") for token in tokenize(text + " ") if token.kind is not TokenKind.QUOTE]
    # An elision alone at the end of a piece ("l'" before a group) is cut as a word and a mark: join it again.
    if text[-1:] in "'’" and words:
        words[-1] = words[-1].rstrip("'") + "'"
    return tuple(words)


def _features(features: list[str], where: str) -> list[str]:
    for feature in features:
        if feature not in FEATURES:
            raise PatternError(f"{feature!r} in {where!r} is not a feature ({', '.join(sorted(FEATURES))})")
    return features


def _lemma(body: str) -> list[Any]:
    lemmas, _, features = body.partition(":")
    narrowed = _features([f for f in features.split(".") if f], f"<{body}>")
    if lemmas.startswith("$"):
        return ["lemmas", lemmas[1:], narrowed]
    names = [name.strip().replace("’", "'") for name in lemmas.split("|")]
    if not all(names):
        raise PatternError(f"<{body}> names no lemma")
    return ["lemma", names, narrowed]


def _class(name: str, features: list[str]) -> list[Any]:
    if name not in CLASSES:
        raise PatternError(f"@{name} is not a class ({', '.join(sorted(CLASSES))})")
    return ["class", name, _features(features, f"@{name}")]
