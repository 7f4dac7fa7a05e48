"""Kind ``phrase``: a fixed wording with its inflections and variants, written in the pattern language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from audit.language.lexicon import Form, Lexicon
from audit.matching.automaton import Automaton
from audit.matching.fitting import fits
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.pattern import walk
from audit.matching.pattern_nodes import FAILED, State
from audit.matching.phrase_index import Compiled, compile_rules
from audit.matching.replacement import MatchView, build, parse_template
from audit.model import Rule, TokenKind


class View(NamedTuple):
    """A sentence without its quotation marks, which are transparent to patterns, and where each token stands."""

    text: str
    forms: Sequence[Form]
    spans: Sequence[tuple[int, int]]


def view_of(text: str, parsed: ParsedSentence) -> View:
    """Give a sentence as patterns see it."""
    tokens = parsed.sentence.tokens
    kept = [i for i, token in enumerate(tokens) if token.kind is not TokenKind.QUOTE]
    if len(kept) == len(tokens):
        return View(text, parsed.forms, [(token[0], token[1]) for token in tokens])
    return View(text, [parsed.forms[i] for i in kept], [(tokens[i][0], tokens[i][1]) for i in kept])


class _Candidate(NamedTuple):
    """A pattern that a token may anchor: where the match may begin, and what must stand beside the token."""

    pattern: int
    least: int
    most: int
    distance: int
    forms: frozenset[str]
    lemmas: frozenset[str]


class _Candidates(dict[str, tuple[_Candidate, ...]]):
    """Form as written -> the patterns it may anchor; filled in at first sight of each form."""

    def __init__(
        self, index: Mapping[str, Sequence[Sequence[Any]]], lexicon: Lexicon, left_out: frozenset[int]
    ) -> None:
        self._index = index
        self._lexicon = lexicon
        self._left_out = left_out

    def __missing__(self, text: str) -> tuple[_Candidate, ...]:
        form = self._lexicon.form(text)
        keys = ["f:" + form.norm, *("l:" + lemma for lemma in sorted(form.lemmas))]
        found = dict.fromkeys(
            _Candidate(number, least, most, distance, frozenset(forms), frozenset(lemmas))
            for key in keys
            for number, least, most, distance, forms, lemmas in self._index.get(key, ())
            if number not in self._left_out
        )
        self[text] = result = tuple(found)
        return result


class PhraseKind:
    """Finds phrase rules. ``compiled`` is what ``compile_rules`` gave for the same rules in the same order.

    ``silent`` holds the numbers of rules that are not looked for.
    """

    name = "phrase"
    fields = frozenset({"near"})

    def __init__(
        self,
        rules: Sequence[Rule],
        knowledge: Knowledge,
        compiled: Compiled | None = None,
        silent: frozenset[int] = frozenset(),
    ) -> None:
        data = compile_rules(rules, knowledge) if compiled is None else compiled
        self._rules = rules
        self._knowledge = knowledge
        self._patterns = data.patterns
        self._contexts = data.contexts
        left_out = frozenset(i for i, (rule, _) in enumerate(self._patterns) if rule in silent) if silent else silent
        self._candidates = _Candidates(data.index, knowledge.lexicon, left_out)
        self._automata: dict[int, Automaton] = {}
        self._context_automata: dict[tuple[int, str], list[tuple[bool, Automaton]]] = {}

    def find(self, article: Article) -> Iterator[Match]:
        """Give every match of every phrase rule, sentence by sentence."""
        candidates = self._candidates
        text = article.document.text
        for parsed in article.sentences:
            proposed = [(i, found) for i, form in enumerate(parsed.forms) if (found := candidates[form.text])]
            if proposed:
                yield from self._sentence(view_of(text, parsed), article.topics)

    def _sentence(self, view: View, topics: Sequence[str]) -> Iterator[Match]:
        tried: set[tuple[int, int]] = set()
        reached: dict[int, int] = {}
        for i, form in enumerate(view.forms):
            for number, least, most, distance, forms, lemmas in self._candidates[form.text]:
                if distance and not _stands(view.forms, i + distance, forms, lemmas):
                    continue
                for at in range(max(0, i - most), i - least + 1):
                    if (number, at) in tried:
                        continue
                    tried.add((number, at))
                    match = self._try(number, view, at, topics)
                    # Of overlapping matches of one pattern the first counts: the others are its own tails.
                    if match and match.start >= reached.get(number, 0):
                        reached[number] = match.end
                        yield match

    def _automaton(self, number: int) -> Automaton:
        automaton = self._automata.get(number)
        if automaton is None:
            automaton = self._automata[number] = Automaton(self._patterns[number][1], self._knowledge.words)
        return automaton

    def _try(self, number: int, view: View, at: int, topics: Sequence[str]) -> Match | None:
        found = self._automaton(number).match(view.forms, at)
        if found is None:
            return None
        end, state = found
        first = at if state.open == FAILED else state.open
        last = (end if state.close == FAILED else state.close) - 1
        rule_number = self._patterns[number][0]
        if last < first or self._vetoed(rule_number, view, (at, end), topics):
            return None
        rule = self._rules[rule_number]
        start, stop = view.spans[first][0], view.spans[last][1]
        return Match(rule, start, stop, self._suggestions(rule, number, view, state, first))

    def _vetoed(self, rule_number: int, view: View, place: tuple[int, int], topics: Sequence[str]) -> bool:
        contexts = self._contexts[rule_number]
        if not contexts:
            return False
        for anywhere, automaton in self._context(rule_number, "unless"):
            for begin in range(len(view.forms)):
                found = automaton.match(view.forms, begin)
                if found and (anywhere or (begin <= place[1] and found[0] >= place[0])):
                    return True
        if not ("near" in contexts or "topics" in contexts) or set(topics) & set(contexts.get("topics", ())):
            return False
        near = self._context(rule_number, "near")
        return not any(automaton.match(view.forms, begin) for _, automaton in near for begin in range(len(view.forms)))

    def _context(self, rule_number: int, name: str) -> list[tuple[bool, Automaton]]:
        key = (rule_number, name)
        if key not in self._context_automata:
            patterns = self._contexts[rule_number].get(name, [])
            pairs = patterns if name == "unless" else [(True, pattern) for pattern in patterns]
            self._context_automata[key] = [(bool(w), Automaton(p, self._knowledge.words)) for w, p in pairs]
        return self._context_automata[key]

    def _suggestions(self, rule: Rule, number: int, view: View, state: State, first: int) -> tuple[str, ...]:
        if not rule.replace:
            return ()
        lemma_sets = [
            frozenset(node[1]) if node[0] == "lemma" else self._knowledge.words[node[1]]
            for node in walk(self._patterns[number][1])
            if node[0] in ("lemma", "lemmas")
        ]
        matched = MatchView(view.text, view.forms, view.spans, state, lemma_sets)
        built = (build(parse_template(template), matched, self._knowledge.lexicon) for template in rule.replace)
        before = view.forms[first - 1] if first else None
        capital = view.forms[first].capital
        curly = "’" in view.text and "'" not in view.text
        original = view.forms[first].text
        fitting = (text for text in built if text and fits(before, original, text, self._knowledge.lexicon))
        said = (_like(text, capital, curly) for text in fitting)
        return tuple(dict.fromkeys(said))


def _stands(forms: Sequence[Form], at: int, norms: frozenset[str], lemmas: frozenset[str]) -> bool:
    """Say whether one of the forms or lemmas stands at an index."""
    if not 0 <= at < len(forms):
        return False
    return forms[at].norm in norms or (bool(lemmas) and not lemmas.isdisjoint(forms[at].lemmas))


def _like(text: str, capital: bool, curly: bool) -> str:
    """Write a suggestion as the article writes: its capital and its apostrophe."""
    text = text[0].upper() + text[1:] if capital else text
    return text.replace("'", "’") if curly else text
