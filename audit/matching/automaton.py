"""A parsed pattern -> a chain of nodes that matches a sentence's forms.

Each node knows its follower, so that alternatives and options go back as far as they must. A rule's chain is
built when the index first proposes the rule; most rules of a large base never are in one run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from audit.language.lexicon import Form
from audit.matching.pattern import Sequence as Pattern
from audit.matching.pattern import walk
from audit.matching.pattern_nodes import (
    FAILED,
    BoundNode,
    CaptureEndNode,
    CaptureStartNode,
    ClassNode,
    DoneNode,
    EitherNode,
    ExactNode,
    FormNode,
    GapNode,
    LemmaNode,
    MarkNode,
    Node,
    NotNode,
    SetNode,
    State,
)

Words = Mapping[str, frozenset[str]]


class Automaton:
    """A pattern ready to match. ``lemma_count`` is how many ``<...>`` it holds, in the order written."""

    def __init__(self, pattern: Pattern, words: Words) -> None:
        self._words = words
        self._ordinals = {id(node): i for i, node in enumerate(n for n in walk(pattern) if n[0] in ("lemma", "lemmas"))}
        self.lemma_count = len(self._ordinals)
        self._first = self._chain(pattern, DoneNode())

    def match(self, forms: Sequence[Form], at: int) -> tuple[int, State] | None:
        """Match from token ``at``; give the index behind the match and what it remembered, or ``None``."""
        state = State(self.lemma_count)
        end = self._first.match(forms, at, state)
        return None if end == FAILED else (end, state)

    def _chain(self, pattern: Pattern, follower: Node) -> Node:
        for node in reversed(pattern):
            follower = self._node(node, follower)
        return follower

    def _node(self, node: list[Any], follower: Node) -> Node:
        match node:
            case ["form", norm]:
                return FormNode(norm, follower)
            case ["exact", text]:
                return ExactNode(text, follower)
            case ["lemma", lemmas, features]:
                return LemmaNode(frozenset(lemmas), tuple(features), self._ordinals[id(node)], follower)
            case ["lemmas", name, features]:
                return LemmaNode(self._words[name], tuple(features), self._ordinals[id(node)], follower)
            case ["class", name, features]:
                return ClassNode(name, tuple(features), follower)
            case ["set", name]:
                return SetNode(self._words[name], follower)
            case ["any"]:
                return GapNode(1, 1, follower)
            case ["gap", least, most]:
                return GapNode(least, most, follower)
        return self._structure(node, follower)

    def _structure(self, node: list[Any], follower: Node) -> Node:
        match node:
            case ["either", branches]:
                return EitherNode([self._chain(branch, follower) for branch in branches])
            case ["maybe", inner]:
                return EitherNode([self._chain(inner, follower), follower])
            case ["not", inner]:
                return NotNode(self._chain(inner, DoneNode()), follower)
            case ["capture", name, inner]:
                closing = CaptureEndNode(name, follower)
                return CaptureStartNode(self._chain(inner, closing), closing)
            case ["start"] | ["end"]:
                return BoundNode(node[0] == "start", follower)
            case ["open"] | ["close"]:
                return MarkNode(node[0] == "open", follower)
        raise ValueError(f"unknown pattern node {node[0]!r}")
