"""Phrase rules -> parsed patterns and the index that proposes them, all of it JSON data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from audit.matching.anchoring import Frequencies, anchor
from audit.matching.kind import Knowledge
from audit.matching.pattern import PatternError, parse, walk
from audit.matching.replacement import parse_template
from audit.model import Rule

ANYWHERE = "~"
"""An ``unless`` pattern that begins so vetoes from anywhere in the sentence, others only where they touch the match."""


TOPIC = "topic:"
"""A ``near`` entry that begins so names a topic: an article on it needs no company in the sentence."""

UNLISTED_FREQUENCY = 0.05
"""Share of running tokens that is given to punctuation and numbers, which the word frequencies do not list."""
RAREST_ZIPF = 1.0
"""Zipf frequency of words that are not listed: one in a hundred million."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """Phrase rules ready to run, all of it JSON data: a cache may hand in any sequence that looks like this."""

    patterns: Sequence[Sequence[Any]]
    """The number of the rule and the parsed pattern."""
    contexts: Sequence[Mapping[str, Any]]
    """For each rule its parsed ``unless`` and ``near`` patterns."""
    index: Mapping[str, Sequence[Sequence[Any]]]
    """Key -> pattern number, least and most offset, companion's distance, forms and lemmas."""


def compile_rules(rules: Sequence[Rule], knowledge: Knowledge) -> Compiled:
    """Parse the patterns of all rules and index them.

    Raises ``ValueError`` whose text begins with ``rule id: field:``.
    """
    frequencies = frequencies_of(knowledge)
    patterns: list[list[Any]] = []
    contexts: list[dict[str, Any]] = []
    index: dict[str, list[list[Any]]] = defaultdict(list)
    for number, rule in enumerate(rules):
        for at, find in enumerate(rule.find):
            pattern = _parsed(rule, f"find[{at}]", find, knowledge)
            keys = _checked(rule, f"find[{at}]", lambda p=pattern: anchor(p, frequencies).keys)
            for key in keys:
                distance, forms, lemmas = key.companion
                index[key.key].append([len(patterns), key.least, key.most, distance, list(forms), list(lemmas)])
            patterns.append([number, pattern])
        for template in rule.replace:
            _checked(rule, "replace", lambda t=template: parse_template(t))
        contexts.append(_contexts(rule, knowledge))
        if not rule.find:
            raise ValueError(f"{rule.id}: find: a phrase rule needs a pattern")
    return Compiled(patterns, contexts, dict(index))


def _contexts(rule: Rule, knowledge: Knowledge) -> dict[str, Any]:
    near = rule.data.get("near", ())
    if not isinstance(near, list | tuple) or not all(isinstance(text, str) for text in near):
        raise ValueError(f"{rule.id}: near: must be a list of patterns")
    topics = [text.removeprefix(TOPIC) for text in near if text.startswith(TOPIC)]
    unless = [
        [text.startswith(ANYWHERE), _parsed(rule, "unless", text.removeprefix(ANYWHERE), knowledge)]
        for text in rule.unless
    ]
    parsed = [_parsed(rule, "near", text, knowledge) for text in near if not text.startswith(TOPIC)]
    found = {"unless": unless, "near": parsed, "topics": topics}
    return {name: entries for name, entries in found.items() if entries}


def _parsed(rule: Rule, field: str, text: str, knowledge: Knowledge) -> list[list[Any]]:
    pattern: list[list[Any]] = _checked(rule, field, lambda: parse(text))
    for node in walk(pattern):
        if node[0] in ("set", "lemmas") and node[1] not in knowledge.words:
            raise ValueError(f"{rule.id}: {field}: there is no rules/words/{node[1]}.txt")
        if node[0] == "lemma":
            for lemma in node[1]:
                if next(knowledge.lexicon.forms_of(lemma), None) is None:
                    raise ValueError(f"{rule.id}: {field}: <{lemma}>: the lexicon has no such lemma")
    return pattern


def _checked(rule: Rule, field: str, work: Any) -> Any:
    try:
        return work()
    except PatternError as error:
        raise PatternError(f"{rule.id}: {field}: {error}") from error


def frequencies_of(knowledge: Knowledge) -> Frequencies:
    """Give token shares from the lexicon's frequencies (Zipf: log10 of occurrences per 10**9 words)."""
    lexicon = knowledge.lexicon

    @cache
    def of_form(norm: str) -> float:
        if not any(map(str.isalpha, norm)):
            return UNLISTED_FREQUENCY
        return float(10 ** (max(lexicon.french_frequency(norm), RAREST_ZIPF) - 9))

    @cache
    def of_lemma(lemma: str) -> float:
        return sum(of_form(form) for form in {form for form, _ in lexicon.forms_of(lemma)})

    return Frequencies(of_form, of_lemma, knowledge.words)
