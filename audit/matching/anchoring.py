"""Which tokens of a pattern must be there, how rare they are, and where in the pattern they stand.

A rule is filed under its rarest required token, so that the cost of a text grows with the text and not with the
number of rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from audit.matching.pattern import PatternError, entry_forms
from audit.matching.pattern import Sequence as Pattern


class Companion(NamedTuple):
    """What stands at a fixed distance from an anchor in every match: one of these forms or lemmas."""

    distance: int
    """In tokens: 1 is the next token, -1 the one before, 0 means that nothing is known."""
    forms: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()


ALONE = Companion(0)


class Key(NamedTuple):
    """An index key: ``f:norm`` or ``l:lemma``, the token offsets where it can stand in a match, and its companion."""

    key: str
    least: int
    most: int
    companion: Companion = ALONE


class Anchor(NamedTuple):
    """A set of keys of which one stands in every match, and its share of running text (per token)."""

    keys: tuple[Key, ...]
    frequency: float


class Frequencies(NamedTuple):
    """How often things occur in running French, each as a share of all tokens."""

    of_form: Callable[[str], float]
    of_lemma: Callable[[str], float]
    words: Mapping[str, frozenset[str]]


def anchor(pattern: Pattern, frequencies: Frequencies) -> Anchor:
    """Give the rarest anchor of a pattern; raise ``PatternError`` where no token is required."""
    found = _rarest(pattern, 0, 0, frequencies)
    if found is None:
        raise PatternError("the pattern requires no fixed word, lemma or word set, so no index can hold it")
    return found


def _rarest(pattern: Pattern, least: int, most: int, frequencies: Frequencies) -> Anchor | None:
    best: Anchor | None = None
    for at, node in enumerate(pattern):
        candidate = _of_node(node, least, most, frequencies)
        if candidate and (best is None or candidate.frequency < best.frequency):
            best = candidate
            if _single(node, frequencies):
                companion = _companion(pattern, at, frequencies)
                best = Anchor(tuple(key._replace(companion=companion) for key in candidate.keys), candidate.frequency)
        low, high = _width(node, frequencies)
        least, most = least + low, most + high
    return best


_MARKS = frozenset({"open", "close"})


def _companion(pattern: Pattern, at: int, frequencies: Frequencies) -> Companion:
    """Give the rarer of the two neighbours of a one-token node, so that most attempts end before they begin."""
    found = []
    for step in (1, -1):
        beside = at + step
        while 0 <= beside < len(pattern) and pattern[beside][0] in _MARKS:
            beside += step
        if 0 <= beside < len(pattern) and (single := _single(pattern[beside], frequencies)):
            found.append((single[2], Companion(step, single[0], single[1])))
    return min(found, default=(0.0, ALONE))[1]


def _single(node: list[Any], frequencies: Frequencies) -> tuple[tuple[str, ...], tuple[str, ...], float] | None:
    """Give the forms, the lemmas and their share of tokens for a node that is always one token of a closed set."""
    match node:
        case ["form", norm]:
            return (norm,), (), frequencies.of_form(norm)
        case ["lemma", lemmas, _]:
            return (), tuple(lemmas), sum(map(frequencies.of_lemma, lemmas))
        case ["capture", _, [inner]]:
            return _single(inner, frequencies)
        case ["either", branches] if all(len(branch) == 1 for branch in branches):
            singles = [_single(branch[0], frequencies) for branch in branches]
            if all(singles):
                every = [single for single in singles if single]
                forms = tuple(form for single in every for form in single[0])
                lemmas = tuple(lemma for single in every for lemma in single[1])
                return forms, lemmas, sum(single[2] for single in every)
    return None


def _of_node(node: list[Any], least: int, most: int, frequencies: Frequencies) -> Anchor | None:
    match node:
        case ["form", norm]:
            return Anchor((Key("f:" + norm, least, most),), frequencies.of_form(norm))
        case ["exact", text]:
            return Anchor((Key("f:" + text.lower(), least, most),), frequencies.of_form(text.lower()))
        case ["lemma", lemmas, _]:
            keys = tuple(Key("l:" + lemma, least, most) for lemma in lemmas)
            return Anchor(keys, sum(map(frequencies.of_lemma, lemmas)))
        case ["lemmas", name, _]:
            lemmas = sorted(_words(name, frequencies))
            keys = tuple(Key("l:" + lemma, least, most) for lemma in lemmas)
            return Anchor(keys, sum(map(frequencies.of_lemma, lemmas)))
        case ["set", name]:
            entries = sorted({entry_forms(entry)[0] for entry in _words(name, frequencies)})
            keys = tuple(Key("f:" + entry, least, most) for entry in entries)
            return Anchor(keys, sum(map(frequencies.of_form, entries)))
        case ["capture", _, inner]:
            return _rarest(inner, least, most, frequencies)
        case ["either", branches]:
            anchors = [_rarest(branch, least, most, frequencies) for branch in branches]
            if all(anchors):
                every = [a for a in anchors if a]
                return Anchor(tuple(key for a in every for key in a.keys), sum(a.frequency for a in every))
    return None


def _words(name: str, frequencies: Frequencies) -> frozenset[str]:
    if name not in frequencies.words:
        raise PatternError(f"${name}: there is no rules/words/{name}.txt")
    return frequencies.words[name]


def _width(node: list[Any], frequencies: Frequencies) -> tuple[int, int]:
    """Give the least and the greatest number of tokens that a node covers."""
    match node:
        case ["start"] | ["end"] | ["open"] | ["close"] | ["not", _]:
            return 0, 0
        case ["gap", least, most]:
            return least, most
        case ["set", name]:
            lengths = [len(entry_forms(entry)) for entry in _words(name, frequencies)]
            return min(lengths, default=1), max(lengths, default=1)
        case ["maybe", inner]:
            return 0, width(inner, frequencies)[1]
        case ["capture", _, inner]:
            return width(inner, frequencies)
        case ["either", branches]:
            widths = [width(branch, frequencies) for branch in branches]
            return min(w[0] for w in widths), max(w[1] for w in widths)
        case _:
            return 1, 1


def width(pattern: Pattern, frequencies: Frequencies) -> tuple[int, int]:
    """Give the least and the greatest number of tokens that a pattern covers."""
    widths = [_width(node, frequencies) for node in pattern]
    return sum(w[0] for w in widths), sum(w[1] for w in widths)
