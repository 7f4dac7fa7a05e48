"""Kind ``agreement-clause``: a verb or what follows « être » that differs from a subject right before it.

A rule says with ``what`` what it marks: ``verb`` (« les ministres a dit »), ``participle`` (« elle est venu »,
« les décisions ont été pris ») or ``attribute`` (« les discussions sont productif »). Word sets:
``adjectives`` names those that stand before their noun, ``collective`` nouns whose verb may follow their complement,
``except`` words that stand as attributes without agreement, ``reflexive`` verbs whose participle agrees with « se ».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.fr.concord import PLURAL, SINGULAR, Profile, agreed, profiles_of, single
from audit.language.lexicon import Form
from audit.matching.kind import Article, Knowledge, Match
from audit.matching.mending import mended
from audit.matching.predicate import Predicates, behind_copula, number_fits
from audit.matching.rule_fields import sorted_out, word_set_of
from audit.matching.subject_verb import Clause, clauses, starts
from audit.model import Rule, Token

WHATS = ("verb", "participle", "attribute")
PRONOUN_IN_OTHER_NUMBER = {"il": "ils", "ils": "il", "elle": "elles", "elles": "elle"}
AUXILIARIES = frozenset({"être", "avoir"})


class AgreementClauseKind:
    """Finds verbs, participles and attributes that do not agree with their subject."""

    name = "agreement-clause"
    fields = frozenset({"what", "adjectives", "collective", "except", "reflexive"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read rules by ``what``; raise ``ValueError`` naming rule and field."""
        self._lexicon = knowledge.lexicon
        self._profiles = profiles_of(knowledge.lexicon)
        self._rules = sorted_out(rules, WHATS)
        self._sets = {
            field: frozenset().union(
                *(word_set_of(rule, field, knowledge.words) for rule in rules if field in rule.data)
            )
            for field in self.fields - {"what"}
        }
        persons = knowledge.words.get("human-nouns", frozenset())
        self._predicates = Predicates(self._lexicon, self._sets["except"], self._sets["reflexive"], persons)

    def find(self, article: Article) -> Iterator[Match]:
        """Give each faulty verb, participle or attribute, the word alone as span."""
        of = self._profiles
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            places = starts(tokens)
            if not places:
                continue
            profiles = [of[token[2]] for token in tokens]
            for clause in clauses(tokens, profiles, places, self._sets["adjectives"]):
                if self._is_collective(profiles, clause):
                    continue
                yield from self._verb(article.document.text, tokens, profiles, clause)
                yield from self._predicate(tokens, profiles, clause)

    def _is_collective(self, profiles: Sequence[Profile], clause: Clause) -> bool:
        """Tell whether the subject's head leaves number and gender to its complement, or is an adverbial of time."""
        group = clause.group
        return group is not None and profiles[group.head].form.norm in self._sets["collective"]

    def _verb(self, text: str, tokens: Sequence[Token], profiles: Sequence[Profile], clause: Clause) -> Iterator[Match]:
        own = profiles[clause.verb]
        plural, singular = bool(clause.agreement & PLURAL), bool(clause.agreement & SINGULAR)
        if "verb" not in self._rules or plural == singular:
            return
        right, wrong = ("3p", "3s") if plural else ("3s", "3p")
        if right in own.persons or (wrong not in own.persons and clause.group is not None):
            return
        if not self._is_certain_verb(profiles, clause, plural):
            return
        said = [
            mended(text, tokens, clause.start, clause.verb, {clause.verb: made}, self._lexicon)
            for made in self._conjugated(own.form, right)
        ]
        pronoun = PRONOUN_IN_OTHER_NUMBER.get(profiles[clause.start].form.norm)
        if pronoun and clause.group is None:
            said.append(mended(text, tokens, clause.start, clause.verb, {clause.start: pronoun}, self._lexicon))
        yield Match(self._rules["verb"], tokens[clause.start][0], tokens[clause.verb][1], tuple(said))

    def _is_certain_verb(self, profiles: Sequence[Profile], clause: Clause, plural: bool) -> bool:
        own, group = profiles[clause.verb], clause.group
        if group is None:
            return own.finite_only or bool(own.form.lemmas & AUXILIARIES)
        if not own.finite_only and not own.form.lemmas & AUXILIARIES:
            return False
        # A singular head with a plural inside: « un groupe de rebelles ont » is said of the rebels.
        return plural or not group.inner & PLURAL

    def _conjugated(self, form: Form, person: str) -> tuple[str, ...]:
        made = []
        moods = ("ind", "cond") if form.has("IND") or form.has("COND") else ("subj",)
        for reading in form.readings:
            if reading.mood in moods:
                features = tuple(filter(None, (reading.mood, reading.tense, *person)))
                made.append(self._lexicon.inflect(reading.lemma, "VER", features))
        return tuple(dict.fromkeys(filter(None, made)))

    def _predicate(self, tokens: Sequence[Token], profiles: Sequence[Profile], clause: Clause) -> Iterator[Match]:
        at = behind_copula(profiles, clause.verb)
        # « On est gamins », « on est arrivées »: the sense decides.
        if (
            at is None
            or profiles[clause.start].form.norm == "on"
            or not number_fits(profiles[clause.verb], clause.agreement)
        ):
            return
        own, group, subject = profiles[at], clause.group, clause.agreement
        if clause.reflexive and clause.start and profiles[clause.start - 1].form.norm in ("que", "qu'"):
            return  # « la mission qu'il s'est fixée »
        if not own.adjective or own.adjective & subject:
            return
        if group is not None and group.inner & own.adjective and group.inner & PLURAL and not subject & PLURAL:
            return
        what = "participle" if own.participle else "attribute"
        if what in self._rules and self._predicates.must_agree(profiles, at, subject, clause.reflexive):
            made = agreed(self._lexicon, own.form, single(subject))
            yield Match(self._rules[what], tokens[at][0], tokens[at][1], (made,) if made else ())
