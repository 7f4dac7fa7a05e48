"""A rule's ``replace`` text -> a suggestion for one match: inflection, captures, elision, contraction, case.

``<lemma>`` takes the inflection of the ``<...>`` of the pattern that stands in the same place of the order;
``<lemma@x>`` takes that of the (last word of the) capture x; ``<lemma:adj@x>`` agrees with it in gender and number;
``<lemma:features>`` asks for a form outright; ``{x}`` is the captured text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from audit.language.fr.euphony import repair
from audit.language.inflection import inflect_like
from audit.language.lexicon import Form, Lexicon, Reading
from audit.matching.pattern import FEATURES, PatternError
from audit.matching.pattern_nodes import FAILED, State

_PIECE = regex.compile(r"<(?P<lemma>[^<>:@]+)(?::(?P<features>[\w.]+))?(?:@(?P<model>\w+))?>|\{(?P<capture>\w+)\}")
# Of words that elide in French alone: « Guns N' Roses » keeps its space.
_AFTER_ELISION = regex.compile(
    r"(?<=(?<!\p{L})(?:[ldjmtscnLD]|[qQ]u|[jJ]usqu|[lL]orsqu|[pP]uisqu)['’])\s+(?=[\p{L}\p{N}])"
)
_HEAD_POS = {"v": "VER", "nom": "NOM", "adj": "ADJ", "adv": "ADV", "det": "DET", "pro": "PRO", "npr": "NPR"}


class Piece(NamedTuple):
    """A piece of a template: exactly one of plain text, a capture or a lemma is set."""

    text: str = ""
    capture: str = ""
    lemma: str = ""
    features: tuple[str, ...] = ()
    model: str = ""


class MatchView(NamedTuple):
    """What a template may look at: the text, the forms it matched over, where each stands, what was remembered."""

    text: str
    forms: Sequence[Form]
    spans: Sequence[tuple[int, int]]
    state: State
    lemma_sets: Sequence[frozenset[str]]
    """For each ``<...>`` of the pattern, the lemmas it accepts."""


def parse_template(template: str) -> tuple[Piece, ...]:
    """Cut a template into pieces; raise ``PatternError`` for unknown features or stray brackets."""
    pieces: list[Piece] = []
    at = 0
    for found in _PIECE.finditer(template):
        pieces.append(Piece(text=template[at : found.start()]))
        at = found.end()
        features = tuple(f for f in (found["features"] or "").split(".") if f)
        for feature in features:
            if feature not in FEATURES:
                raise PatternError(f"{feature!r} in {found.group()!r} is not a feature")
        pieces.append(Piece("", found["capture"] or "", found["lemma"] or "", features, found["model"] or ""))
    pieces.append(Piece(text=template[at:]))
    if regex.search(r"[<>{}]", "".join(piece.text for piece in pieces)):
        raise PatternError(f"cannot read the brackets of {template!r}")
    return tuple(piece for piece in pieces if any(piece))


def build(pieces: tuple[Piece, ...], view: MatchView, lexicon: Lexicon) -> str | None:
    """Give the suggestion, or ``None`` where a form that it needs does not exist."""
    said: list[str] = []
    ordinal = 0
    for piece in pieces:
        if piece.capture:
            said.append(_captured(piece.capture, view))
        elif piece.lemma:
            form = _inflected(piece, ordinal, view, lexicon)
            ordinal += not piece.model and not piece.features
            if form is None:
                return None
            said.append(form)
        else:
            said.append(piece.text)
    # A captured « l' » stands against its noun whatever the template puts between them.
    text = repair(_AFTER_ELISION.sub("", " ".join("".join(said).split())), lexicon)
    return text or None


def _captured(name: str, view: MatchView) -> str:
    first, last = view.state.captures.get(name, (0, 0))
    return view.text[view.spans[first][0] : view.spans[last - 1][1]] if last > first else ""


def _inflected(piece: Piece, ordinal: int, view: MatchView, lexicon: Lexicon) -> str | None:
    pos = next((_HEAD_POS[f] for f in piece.features if f in _HEAD_POS), "")
    if piece.model:
        first, last = view.state.captures.get(piece.model, (0, 0))
        if last <= first:
            return None
        model = view.forms[last - 1]
        return _agreeing(lexicon, piece.lemma, pos, model) if pos else inflect_like(lexicon, piece.lemma, model)
    if piece.features:
        pos = pos or "VER"
        return lexicon.inflect(piece.lemma, pos, tuple(f for f in piece.features if f not in _HEAD_POS))
    readings = _model(ordinal, view)
    return inflect_like(lexicon, piece.lemma, readings) if readings else None


def _agreeing(lexicon: Lexicon, lemma: str, pos: str, model: Form) -> str | None:
    """Give a lemma as ``pos`` with the gender and number of a noun or adjective; both genders count as masculine."""
    nominal = next((r for r in model.readings if r.pos in ("NOM", "ADJ", "NPR") and r.gender), None)
    if nominal is None:
        return None
    gender, number = nominal.gender.replace("e", "m"), nominal.number.replace("i", "s") or "s"
    return lexicon.inflect(lemma, pos, (gender, number)) or lexicon.inflect(lemma, pos, (number,))


def _model(ordinal: int, view: MatchView) -> Sequence[Reading] | None:
    """Give the readings of the token that the ordinal-th taken ``<...>`` matched, for the lemmas it names alone."""
    taken = [(at, lemmas) for at, lemmas in zip(view.state.lemmas, view.lemma_sets, strict=True) if at != FAILED]
    if not taken:
        return None
    at, lemmas = taken[min(ordinal, len(taken) - 1)]
    return [reading for reading in view.forms[at].readings if reading.lemma in lemmas]
