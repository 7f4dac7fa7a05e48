"""A parsed pattern -> a chain of nodes that matches a sentence's forms.

Each node knows its follower, so that alternatives and options go back as far as they must. A rule's chain is
built when the index first proposes the rule; most rules of a large base never are in one run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from audit.language.fr.orthography import STRONG
from audit.language.lexicon import Form
from audit.matching.pattern import Sequence as Pattern
from audit.matching.pattern import entry_forms, walk

Words = Mapping[str, frozenset[str]]
FAILED = -1


class State:
    """What a match remembers, all in token indexes: captures, the token of each ``<...>``, the marked span."""

    __slots__ = ("captures", "close", "lemmas", "open")

    def __init__(self, lemma_count: int) -> None:
        self.captures: dict[str, tuple[int, int]] = {}
        self.lemmas: list[int] = [FAILED] * lemma_count
        self.open = FAILED
        self.close = FAILED


class Node:
    """A step of a pattern. ``match`` gives the index behind the whole rest of the pattern, or ``FAILED``."""

    __slots__ = ("follower",)

    def __init__(self, follower: Node) -> None:
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """Match ``forms`` from index ``at``."""
        raise NotImplementedError


class _Done(Node):
    __slots__ = ()

    def __init__(self) -> None:
        self.follower = self

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        return at


class _Token(Node):
    """A step over exactly one token that passes a test."""

    __slots__ = ()

    def accepts(self, form: Form) -> bool:
        raise NotImplementedError

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        if at < len(forms) and self.accepts(forms[at]):
            return self.follower.match(forms, at + 1, state)
        return FAILED


class _FormNode(_Token):
    __slots__ = ("norm",)

    def __init__(self, norm: str, follower: Node) -> None:
        self.norm = norm
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        if at < len(forms) and forms[at].norm == self.norm:
            return self.follower.match(forms, at + 1, state)
        return FAILED


class _Exact(_Token):
    __slots__ = ("text",)

    def __init__(self, text: str, follower: Node) -> None:
        self.text = text
        self.follower = follower

    def accepts(self, form: Form) -> bool:
        return form.text.replace("’", "'") == self.text


class _Lemma(Node):
    __slots__ = ("features", "lemmas", "ordinal")

    def __init__(self, lemmas: frozenset[str], features: tuple[str, ...], ordinal: int, follower: Node) -> None:
        self.lemmas = lemmas
        self.features = features
        self.ordinal = ordinal
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        if at >= len(forms):
            return FAILED
        form = forms[at]
        shared = self.lemmas & form.lemmas
        if not shared:
            return FAILED
        if self.features and not any(form.lemma_has(lemma, self.features) for lemma in shared):
            return FAILED
        before = state.lemmas[self.ordinal]
        state.lemmas[self.ordinal] = at
        end = self.follower.match(forms, at + 1, state)
        if end == FAILED:
            state.lemmas[self.ordinal] = before
        return end


class _Class(_Token):
    __slots__ = ("features", "name")

    def __init__(self, name: str, features: tuple[str, ...], follower: Node) -> None:
        self.name = name
        self.features = features
        self.follower = follower

    def accepts(self, form: Form) -> bool:
        if self.name == "CAP":
            return form.capital
        if self.name == "UNKNOWN":
            return not form.known
        if self.name == "NUM":
            return form.norm[:1].isdigit() or form.has("NUM", self.features)
        return form.has(self.name, self.features)


class _Set(Node):
    """A word of a set. Entries of several words are alternatives of their own, longest first."""

    __slots__ = ("longer", "words")

    def __init__(self, entries: frozenset[str], follower: Node) -> None:
        self.follower = follower
        cut = [entry_forms(entry) for entry in entries]
        self.words = frozenset(forms[0] for forms in cut if len(forms) == 1)
        self.longer = sorted((forms for forms in cut if len(forms) > 1), key=len, reverse=True)

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        if at >= len(forms):
            return FAILED
        for entry in self.longer:
            if entry[0] == forms[at].norm and entry == tuple(form.norm for form in forms[at : at + len(entry)]):
                end = self.follower.match(forms, at + len(entry), state)
                if end != FAILED:
                    return end
        return self.follower.match(forms, at + 1, state) if forms[at].norm in self.words else FAILED


class _Gap(Node):
    __slots__ = ("least", "most")

    def __init__(self, least: int, most: int, follower: Node) -> None:
        self.least = least
        self.most = most
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        for width in range(self.most + 1):
            if width and (at + width > len(forms) or forms[at + width - 1].norm in STRONG):
                return FAILED
            if width >= self.least:
                end = self.follower.match(forms, at + width, state)
                if end != FAILED:
                    return end
        return FAILED


class _Either(Node):
    __slots__ = ("branches",)

    def __init__(self, branches: list[Node]) -> None:
        self.branches = branches

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        for branch in self.branches:
            end = branch.match(forms, at, state)
            if end != FAILED:
                return end
        return FAILED


class _Not(Node):
    __slots__ = ("refused",)

    def __init__(self, refused: Node, follower: Node) -> None:
        self.refused = refused
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        if self.refused.match(forms, at, State(len(state.lemmas))) != FAILED:
            return FAILED
        return self.follower.match(forms, at, state)


class _CaptureEnd(Node):
    __slots__ = ("name", "starts")

    def __init__(self, name: str, follower: Node) -> None:
        self.name = name
        self.follower = follower
        self.starts: list[int] = []

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        end = self.follower.match(forms, at, state)
        if end != FAILED:
            state.captures[self.name] = (self.starts[-1], at)
        return end


class _CaptureStart(Node):
    __slots__ = ("closing",)

    def __init__(self, inner: Node, closing: _CaptureEnd) -> None:
        self.follower = inner
        self.closing = closing

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        self.closing.starts.append(at)
        try:
            return self.follower.match(forms, at, state)
        finally:
            self.closing.starts.pop()


class _Bound(Node):
    """Start or end of the sentence; strong punctuation may stand before the end."""

    __slots__ = ("start",)

    def __init__(self, start: bool, follower: Node) -> None:
        self.start = start
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        holds = at == 0 if self.start else all(form.norm in STRONG for form in forms[at:])
        return self.follower.match(forms, at, state) if holds else FAILED


class _Mark(Node):
    __slots__ = ("opens",)

    def __init__(self, opens: bool, follower: Node) -> None:
        self.opens = opens
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        end = self.follower.match(forms, at, state)
        if end != FAILED:
            if self.opens:
                state.open = at
            else:
                state.close = at
        return end


class Automaton:
    """A pattern ready to match. ``lemma_count`` is how many ``<...>`` it holds, in the order written."""

    def __init__(self, pattern: Pattern, words: Words) -> None:
        self._words = words
        self._ordinals = {id(node): i for i, node in enumerate(n for n in walk(pattern) if n[0] in ("lemma", "lemmas"))}
        self.lemma_count = len(self._ordinals)
        self._first = self._chain(pattern, _Done())

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
                return _FormNode(norm, follower)
            case ["exact", text]:
                return _Exact(text, follower)
            case ["lemma", lemmas, features]:
                return _Lemma(frozenset(lemmas), tuple(features), self._ordinals[id(node)], follower)
            case ["lemmas", name, features]:
                return _Lemma(self._words[name], tuple(features), self._ordinals[id(node)], follower)
            case ["class", name, features]:
                return _Class(name, tuple(features), follower)
            case ["set", name]:
                return _Set(self._words[name], follower)
            case ["any"]:
                return _Gap(1, 1, follower)
            case ["gap", least, most]:
                return _Gap(least, most, follower)
        return self._structure(node, follower)

    def _structure(self, node: list[Any], follower: Node) -> Node:
        match node:
            case ["either", branches]:
                return _Either([self._chain(branch, follower) for branch in branches])
            case ["maybe", inner]:
                return _Either([self._chain(inner, follower), follower])
            case ["not", inner]:
                return _Not(self._chain(inner, _Done()), follower)
            case ["capture", name, inner]:
                closing = _CaptureEnd(name, follower)
                return _CaptureStart(self._chain(inner, closing), closing)
            case ["start"] | ["end"]:
                return _Bound(node[0] == "start", follower)
            case ["open"] | ["close"]:
                return _Mark(node[0] == "open", follower)
        raise ValueError(f"unknown pattern node {node[0]!r}")
