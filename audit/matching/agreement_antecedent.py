"""Kind ``agreement-antecedent``: a verb or participle in a relative clause that no noun before the pronoun agrees with.

A rule says with ``what`` what it marks: ``verb`` (« les ministres qui a dit »), ``participle`` (« l'ennemi, qui s'est
enracinée ») or ``object`` (« une proposition qu'il avait accepté »). Word sets: ``adjectives`` names those that stand
before their noun, ``collective`` nouns that leave the verb free, ``except`` and ``reflexive`` as in
``agreement-clause``, ``clausal`` nouns behind which « que » is no relative pronoun, ``invariable`` verbs whose
participle keeps its form behind « que », ``stating`` verbs (and nouns) that open a clause with « que » themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.fr.concord import PLURAL, SINGULAR, Profile, agreed, profiles_of, single
from audit.matching.antecedent import Antecedent, antecedent_before
from audit.matching.kind import Article, Knowledge, Match
from audit.matching.noun_group import group_at
from audit.matching.predicate import Predicates, behind_copula, is_adverb, number_fits
from audit.matching.rule_fields import sorted_out, word_set_of
from audit.model import Rule, Token, TokenKind

WHATS = ("verb", "participle", "object")
REFLEXIVE = frozenset({"se", "s'"})
CLITICS = frozenset({"ne", "n'", "en", "y", *REFLEXIVE})
SUBJECTS = frozenset({"il", "elle", "on", "ils", "elles", "je", "j'", "tu", "nous", "vous"})
CLEFT = frozenset({"c'", "ce", "voilà", "voici"})
"""Before these « que » may only set a phrase in relief: « c'est à cette réunion qu'il a parlé »."""
CONSECUTIVE = frozenset(
    {"tel", "telle", "tels", "telles", "si", "tant", "tellement", "même", "mêmes", "autre", "autres"}
)
TELLING = frozenset({"informer", "prévenir", "avertir", "convaincre", "persuader", "assurer", "aviser"})
"""Verbs that take a person and a clause: « il a convaincu la juge qu'il avait payé »."""
RELATIVES = frozenset({"qui", "que", "qu'", "dont", "où", "ceux", "celles", "celui", "celle"})
WINDOW = 14
"""Words before the antecedent in which another relative clause leaves doubt."""
NO_OBJECT = frozenset({"à", "de", "d'", "du", "des", "que", "qu'", "comme", "plus", "moins", "si", "tout", "peu"})
"""Behind a participle these may open its object or complement."""


class AgreementAntecedentKind:
    """Finds relative clauses that do not agree with what they take up."""

    name = "agreement-antecedent"
    fields = frozenset({"what", "adjectives", "collective", "except", "reflexive", "clausal", "invariable", "stating"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read rules by ``what``; raise ``ValueError`` naming rule and field."""
        self._lexicon = knowledge.lexicon
        self._profiles = profiles_of(knowledge.lexicon)
        self._rules = sorted_out(rules, WHATS)
        self._sets: dict[str, frozenset[str]] = {
            field: frozenset().union(
                *(word_set_of(rule, field, knowledge.words) for rule in rules if field in rule.data)
            )
            for field in self.fields - {"what"}
        }
        self._dates = frozenset().union(*(knowledge.words.get(name, ()) for name in ("weekdays", "months")))
        persons = knowledge.words.get("human-nouns", frozenset())
        self._predicates = Predicates(self._lexicon, self._sets["except"], self._sets["reflexive"], persons)

    def find(self, article: Article) -> Iterator[Match]:
        """Give each faulty verb or participle, the word with its auxiliary as span."""
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            for i, token in enumerate(tokens):
                if token[2] in ("qui", "que", "qu'", "qu’") and i > 1:
                    profiles = [self._profiles[other[2]] for other in tokens]
                    found = self._who(tokens, profiles, i) if token[2] == "qui" else self._whom(tokens, profiles, i)
                    yield from found

    def _who(self, tokens: Sequence[Token], profiles: Sequence[Profile], qui: int) -> Iterator[Match]:
        comma = tokens[qui - 1][2] == ","
        before = antecedent_before(profiles, qui - 1 if comma else qui)
        if before is None or _is_nested(profiles, before):
            return
        at, reflexive = qui + 1, False
        while at < len(profiles) and profiles[at].form.norm in CLITICS:
            reflexive = reflexive or profiles[at].form.norm in REFLEXIVE
            at += 1
        if at >= len(profiles) or not profiles[at].persons or profiles[at].name:
            return
        if not comma:
            yield from self._verb(tokens, profiles, before, at)
        yield from self._participle(tokens, profiles, before, at, reflexive)

    def _verb(
        self, tokens: Sequence[Token], profiles: Sequence[Profile], before: Antecedent, at: int
    ) -> Iterator[Match]:
        own, plural = profiles[at], bool(before.agreement & PLURAL)
        if (
            "verb" not in self._rules
            or plural == bool(before.agreement & SINGULAR)
            or self._is_collective(profiles, before)
        ):
            return
        right, wrong = ("3p", "3s") if plural else ("3s", "3p")
        if right in own.persons or wrong not in own.persons:
            return
        if all(reading.pos in ("VER", "NOM", "ADJ") for reading in own.form.readings):
            said = []
            for reading in own.form.readings:
                if reading.mood in ("ind", "cond", "subj"):
                    features = tuple(filter(None, (reading.mood, reading.tense, *right)))
                    said.append(self._lexicon.inflect(reading.lemma, "VER", features))
            yield Match(self._rules["verb"], tokens[at][0], tokens[at][1], tuple(dict.fromkeys(filter(None, said))))

    def _participle(
        self, tokens: Sequence[Token], profiles: Sequence[Profile], before: Antecedent, verb: int, reflexive: bool
    ) -> Iterator[Match]:
        at = behind_copula(profiles, verb)
        if at is None or "participle" not in self._rules or not number_fits(profiles[verb], before.agreement):
            return
        own = profiles[at]
        if own.adjective & before.agreement or self._is_collective(profiles, before):
            return
        if self._predicates.must_agree(profiles, at, before.agreement, reflexive):
            made = agreed(self._lexicon, own.form, single(before.agreement))
            yield Match(self._rules["participle"], tokens[at][0], tokens[at][1], (made,) if made else ())

    def _is_collective(self, profiles: Sequence[Profile], before: Antecedent) -> bool:
        return any(profiles[k].form.norm in self._sets["collective"] for k in before.nouns)

    def _whom(self, tokens: Sequence[Token], profiles: Sequence[Profile], que: int) -> Iterator[Match]:
        before = antecedent_before(profiles, que)
        if "object" not in self._rules or before is None or self._is_conjunction(profiles, before, que):
            return
        auxiliary = self._auxiliary(profiles, que + 1)
        if auxiliary is None:
            return
        at = auxiliary + 1
        while at < len(profiles) and is_adverb(profiles[at]):
            at += 1
        if at >= len(profiles) or not self._takes_no_other_object(tokens, profiles, at):
            return
        own = profiles[at]
        if own.participle and not own.participle & before.agreement:
            made = agreed(self._lexicon, own.form, single(before.agreement))
            yield Match(self._rules["object"], tokens[que][0], tokens[at][1], self._said(tokens, que, at, made))

    @staticmethod
    def _said(tokens: Sequence[Token], first: int, last: int, made: str | None) -> tuple[str, ...]:
        if made is None:
            return ()
        words = "".join(
            token[2] + ("" if token[1] == tokens[k + 1][0] else " ")
            for k, token in enumerate(tokens[first:last], start=first)
        )
        return (words + made,)

    def _is_conjunction(self, profiles: Sequence[Profile], before: Antecedent, que: int) -> bool:
        """Tell whether « que » may belong to a verb, a noun (« l'idée que »), a cleft or a comparison."""
        verbs = profiles[max(0, before.start - 1) : que]
        states = any(not own.form.lemmas.isdisjoint(self._sets["stating"]) for own in verbs)
        telling = any(not own.form.lemmas.isdisjoint(TELLING) for own in verbs)
        if telling or (states and (len(before.nouns) > 1 or not profiles[before.start].determiner)):
            return True
        if any(profiles[k].form.norm in self._sets["clausal"] for k in before.nouns):
            return True
        around = profiles[max(0, before.start - 4) : max(before.nouns) + 1]
        return any(own.form.norm in CLEFT or own.form.norm in CONSECUTIVE for own in around)

    def _auxiliary(self, profiles: Sequence[Profile], at: int) -> int | None:
        """Give the place of « avoir » behind a short subject."""
        if at >= len(profiles):
            return None
        if profiles[at].form.norm in SUBJECTS:
            at += 1
        elif profiles[at].determiner:
            group = group_at(profiles, at, self._sets["adjectives"])
            if group is None or group.inner:
                return None
            at = group.end
        else:
            return None
        if at < len(profiles) and profiles[at].form.norm in ("n'", "ne"):
            at += 1
        return at if at < len(profiles) and profiles[at].form.lemmas == {"avoir"} and profiles[at].persons else None

    def _takes_no_other_object(self, tokens: Sequence[Token], profiles: Sequence[Profile], at: int) -> bool:
        """Tell whether the participle's only object is the antecedent."""
        own = profiles[at]
        if own.form.lemmas & self._sets["invariable"] or not any(
            "transitive" in self._lexicon.verb_traits(lemma) for lemma in own.form.lemmas
        ):
            return False
        if at + 1 >= len(profiles):
            return True
        following = profiles[at + 1]
        if tokens[at + 1][3] is TokenKind.PUNCTUATION:
            return tokens[at + 1][2] in (".", ",", ";", ":", "!", "?", ")")
        if following.form.norm in NO_OBJECT or following.form.norm in self._dates:
            return following.form.norm in self._dates
        return following.form.has("PRE") or (following.form.has("ADV") and not following.adjective)


def _is_nested(profiles: Sequence[Profile], before: Antecedent) -> bool:
    """Tell whether another relative pronoun stands before: both may take up the same noun."""
    return any(own.form.norm in RELATIVES for own in profiles[max(0, before.start - WINDOW) : before.start])
