"""The steps of a pattern: each knows its follower, so that a match goes back as far as it must."""

from __future__ import annotations

from collections.abc import Sequence

from audit.language.fr.orthography import STRONG
from audit.language.lexicon import Form
from audit.matching.pattern import entry_forms

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


class DoneNode(Node):
    """The end of a pattern."""

    __slots__ = ()

    def __init__(self) -> None:
        self.follower = self

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """See ``Node``."""
        return at


class TokenNode(Node):
    """A step over exactly one token that passes a test."""

    __slots__ = ()

    def accepts(self, form: Form) -> bool:
        """Say whether the token passes."""
        raise NotImplementedError

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """See ``Node``."""
        if at < len(forms) and self.accepts(forms[at]):
            return self.follower.match(forms, at + 1, state)
        return FAILED


class FormNode(TokenNode):
    """A token of one form, case and kind of apostrophe aside."""

    __slots__ = ("norm",)

    def __init__(self, norm: str, follower: Node) -> None:
        self.norm = norm
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """See ``Node``."""
        if at < len(forms) and forms[at].norm == self.norm:
            return self.follower.match(forms, at + 1, state)
        return FAILED


class ExactNode(TokenNode):
    """A token written exactly so."""

    __slots__ = ("text",)

    def __init__(self, text: str, follower: Node) -> None:
        self.text = text
        self.follower = follower

    def accepts(self, form: Form) -> bool:
        """Say whether the token passes."""
        return form.text.replace("’", "'") == self.text


class LemmaNode(Node):
    """Any form of some lemmas, narrowed by features; remembers the token for the suggestion."""

    __slots__ = ("features", "lemmas", "ordinal")

    def __init__(self, lemmas: frozenset[str], features: tuple[str, ...], ordinal: int, follower: Node) -> None:
        self.lemmas = lemmas
        self.features = features
        self.ordinal = ordinal
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """See ``Node``."""
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


class ClassNode(TokenNode):
    """A token that the lexicon allows to be of a class."""

    __slots__ = ("features", "name")

    def __init__(self, name: str, features: tuple[str, ...], follower: Node) -> None:
        self.name = name
        self.features = features
        self.follower = follower

    def accepts(self, form: Form) -> bool:
        """Say whether the token passes."""
        if self.name == "CAP":
            return form.capital
        if self.name == "UNKNOWN":
            return not form.known
        if self.name == "NUM":
            return form.norm[:1].isdigit() or form.has("NUM", self.features)
        return form.has(self.name, self.features)


class SetNode(Node):
    """A word of a set. Entries of several words are alternatives of their own, longest first."""

    __slots__ = ("longer", "words")

    def __init__(self, entries: frozenset[str], follower: Node) -> None:
        self.follower = follower
        cut = [entry_forms(entry) for entry in entries]
        self.words = frozenset(forms[0] for forms in cut if len(forms) == 1)
        self.longer = sorted((forms for forms in cut if len(forms) > 1), key=len, reverse=True)

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """See ``Node``."""
        if at >= len(forms):
            return FAILED
        for entry in self.longer:
            if entry[0] == forms[at].norm and entry == tuple(form.norm for form in forms[at : at + len(entry)]):
                end = self.follower.match(forms, at + len(entry), state)
                if end != FAILED:
                    return end
        return self.follower.match(forms, at + 1, state) if forms[at].norm in self.words else FAILED


class GapNode(Node):
    """Some tokens, as few as possible, none of them strong punctuation."""

    __slots__ = ("least", "most")

    def __init__(self, least: int, most: int, follower: Node) -> None:
        self.least = least
        self.most = most
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """See ``Node``."""
        for width in range(self.most + 1):
            if width and (at + width > len(forms) or forms[at + width - 1].norm in STRONG):
                return FAILED
            if width >= self.least:
                end = self.follower.match(forms, at + width, state)
                if end != FAILED:
                    return end
        return FAILED


class EitherNode(Node):
    """Alternatives, tried in order; an option is an alternative to nothing."""

    __slots__ = ("branches",)

    def __init__(self, branches: list[Node]) -> None:
        self.branches = branches

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """See ``Node``."""
        for branch in self.branches:
            end = branch.match(forms, at, state)
            if end != FAILED:
                return end
        return FAILED


class NotNode(Node):
    """Goes on only where something does not follow."""

    __slots__ = ("refused",)

    def __init__(self, refused: Node, follower: Node) -> None:
        self.refused = refused
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """See ``Node``."""
        if self.refused.match(forms, at, State(len(state.lemmas))) != FAILED:
            return FAILED
        return self.follower.match(forms, at, state)


class CaptureEndNode(Node):
    """The end of a capture; remembers it when all that follows matches."""

    __slots__ = ("name", "starts")

    def __init__(self, name: str, follower: Node) -> None:
        self.name = name
        self.follower = follower
        self.starts: list[int] = []

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """See ``Node``."""
        end = self.follower.match(forms, at, state)
        if end != FAILED:
            state.captures[self.name] = (self.starts[-1], at)
        return end


class CaptureStartNode(Node):
    """The start of a capture."""

    __slots__ = ("closing",)

    def __init__(self, inner: Node, closing: CaptureEndNode) -> None:
        self.follower = inner
        self.closing = closing

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """See ``Node``."""
        self.closing.starts.append(at)
        try:
            return self.follower.match(forms, at, state)
        finally:
            self.closing.starts.pop()


class BoundNode(Node):
    """Start or end of the sentence; strong punctuation may stand before the end."""

    __slots__ = ("start",)

    def __init__(self, start: bool, follower: Node) -> None:
        self.start = start
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """See ``Node``."""
        holds = at == 0 if self.start else all(form.norm in STRONG for form in forms[at:])
        return self.follower.match(forms, at, state) if holds else FAILED


class MarkNode(Node):
    """A bound of the span to mark."""

    __slots__ = ("opens",)

    def __init__(self, opens: bool, follower: Node) -> None:
        self.opens = opens
        self.follower = follower

    def match(self, forms: Sequence[Form], at: int, state: State) -> int:
        """See ``Node``."""
        end = self.follower.match(forms, at, state)
        if end != FAILED:
            if self.opens:
                state.open = at
            else:
                state.close = at
        return end
