"""Kind ``agreement-distance``: agreement lost further on in the sentence, where only one word can be meant.

A rule says with ``what`` what it marks: ``described`` (« a décrit la réunion avec ses alliés comme constructifs »),
``coordinated`` (« Le président a déclaré que les prisonniers seraient libérés, mais ont averti que ») or ``taken-up``
(« un appel ..., la Maison Blanche n'en a pas demandé une »). Word sets: ``adjectives`` names those that stand before
their noun, ``describing`` the verbs with « comme » or « de », ``reporting`` the verbs that report speech.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.fr.concord import FEMININE, MASCULINE, MS, PLURAL, SINGULAR, Profile, agreed, profiles_of, single
from audit.matching.kind import Article, Knowledge, Match
from audit.matching.noun_group import group_at
from audit.matching.rule_fields import sorted_out, word_set_of
from audit.model import Rule, Token, TokenKind

WHATS = ("described", "coordinated", "taken-up")
FURTHEST = 16
"""Words between the describing verb and « comme »."""
STOPS = frozenset({"et", "ou", "qui", "que", "qu'", "dont", "où", ",", ";", ":", "mais", "(", ")"})
CONTRACTED = frozenset({"du", "des", "au", "aux"})
REFLEXIVE = frozenset({"se", "s'", "me", "m'", "nous", "vous"})
AUXILIARY = {"a": "ont", "ont": "a"}
JOINING = frozenset({"mais", "et"})
CLAUSE_ENDS = frozenset({",", ";", "mais", "et", "que", "qu'"})
ENDS = frozenset({".", ",", ";", "!", "?", "…", "»", "”", '"'})


class AgreementDistanceKind:
    """Finds agreement that is lost across a clause or a complement."""

    name = "agreement-distance"
    fields = frozenset({"what", "adjectives", "describing", "reporting"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read rules by ``what``; raise ``ValueError`` naming rule and field."""
        self._lexicon = knowledge.lexicon
        self._profiles = profiles_of(knowledge.lexicon)
        self._rules = sorted_out(rules, WHATS)
        self._persons = knowledge.words.get("human-nouns", frozenset())
        self._sets: dict[str, frozenset[str]] = {
            field: frozenset().union(
                *(word_set_of(rule, field, knowledge.words) for rule in rules if field in rule.data)
            )
            for field in self.fields - {"what"}
        }

    def find(self, article: Article) -> Iterator[Match]:
        """Give each word that agrees with the wrong one."""
        triggers = {"comme": self._described, "de": self._described, "un": self._taken_up, "une": self._taken_up,
                    "a": self._coordinated, "ont": self._coordinated}  # fmt: skip
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            profiles: list[Profile] = []
            for i, token in enumerate(tokens):
                look = triggers.get(token[2])
                if look is None or i < 3 or i + 1 >= len(tokens) or not self._worth(tokens, i):
                    continue
                profiles = profiles or [self._profiles[other[2]] for other in tokens]
                yield from look(tokens, profiles, i)

    @staticmethod
    def _worth(tokens: Sequence[Token], i: int) -> bool:
        """Tell at a glance whether a trigger can be part of a fault, so that few sentences are read."""
        word = tokens[i][2]
        if word in ("un", "une"):
            return tokens[i + 1][2] in ENDS
        if word in AUXILIARY:
            return tokens[i - 1][2] in JOINING
        return word == "comme" or tokens[i + 1][3] is TokenKind.QUOTE

    def _described(self, tokens: Sequence[Token], profiles: Sequence[Profile], i: int) -> Iterator[Match]:
        at = i + 1 + (tokens[i + 1][3] is TokenKind.QUOTE)
        if "described" not in self._rules or at >= len(tokens):
            return
        own = profiles[at]
        if not own.nominal_only or not own.adjective or own.participle or own.form.norm in self._persons:
            return
        if not self._stands_alone(tokens, profiles, at):
            return
        verb = self._describing_verb(profiles, i)
        if verb is None or not profiles[verb + 1].determiner or profiles[verb + 1].form.norm in CONTRACTED:
            return
        if verb and profiles[verb - 1].form.norm in REFLEXIVE:
            return
        group = group_at(profiles, verb + 1, self._sets["adjectives"])
        if group is None or group.head >= i or group.agreement & own.adjective:
            return
        made = agreed(self._lexicon, own.form, single(group.agreement))
        yield Match(self._rules["described"], tokens[at][0], tokens[at][1], (made,) if made else ())

    @staticmethod
    def _stands_alone(tokens: Sequence[Token], profiles: Sequence[Profile], at: int) -> bool:
        """Tell whether no noun follows the adjective."""
        at += 1
        while at < len(tokens) and tokens[at][3] is TokenKind.QUOTE:
            at += 1
        return at >= len(tokens) or tokens[at][2] in ENDS or profiles[at].form.has("PRE")

    def _describing_verb(self, profiles: Sequence[Profile], i: int) -> int | None:
        """Give the verb whose object « comme » describes, if nothing but that object lies between."""
        lemma = "qualifier" if profiles[i].form.norm == "de" else ""
        for at in range(i - 2, max(-1, i - FURTHEST), -1):
            own = profiles[at]
            if own.form.norm in STOPS:
                return None
            verbal = own.persons or own.participle or own.form.has("INF") or own.form.has("PPRES")
            if verbal and not own.form.lemmas.isdisjoint(self._sets["describing"]):
                return at if not lemma or lemma in own.form.lemmas else None
            if own.finite_only:
                return None
        return None

    def _coordinated(self, tokens: Sequence[Token], profiles: Sequence[Profile], i: int) -> Iterator[Match]:
        """« X a déclaré que les prisonniers seraient libérés, mais ont averti que »."""
        if "coordinated" not in self._rules or not self._reports(profiles, i + 1):
            return
        main = self._main_clause(profiles, i)
        if main is None:
            return
        number, que = main
        wrong = PLURAL if tokens[i][2] == "ont" else SINGULAR
        if number == wrong:
            return
        inner = [own for own in profiles[que + 1 : i - 1] if own.finite_only or own.form.lemmas & {"avoir", "être"}]
        if not inner or not _is_reported(inner[0]) or any(own.form.norm in ("qui", "a", "ont") for own in inner):
            return
        if any(own.form.norm in ("qui", "que", "qu'", "dont") for own in profiles[que + 1 : i]):
            return
        made = AUXILIARY[tokens[i][2]]
        text = f"{made} {tokens[i + 1][2]}"
        yield Match(self._rules["coordinated"], tokens[i][0], tokens[i + 1][1], (text,))

    def _reports(self, profiles: Sequence[Profile], at: int) -> bool:
        own = profiles[at]
        return bool(own.participle & MS) and not own.form.lemmas.isdisjoint(self._sets["reporting"])

    def _main_clause(self, profiles: Sequence[Profile], before: int) -> tuple[int, int] | None:
        """Give the number of a subject that opens the sentence and reports something, and the place of its « que »."""
        at = 0
        if profiles[0].determiner & SINGULAR and profiles[1].name:
            at, number = 2, SINGULAR
        elif profiles[0].determiner:
            group = group_at(profiles, 0, self._sets["adjectives"])
            if group is None or bool(group.agreement & PLURAL) == bool(group.agreement & SINGULAR):
                return None
            at, number = group.end, PLURAL if group.agreement & PLURAL else SINGULAR
        else:
            while at < before and profiles[at].name and profiles[at].form.norm[:1].isalpha():
                at += 1
            number = SINGULAR
        if at == 0 or at + 2 >= before or profiles[at].form.norm != ("ont" if number == PLURAL else "a"):
            return None
        reports = self._reports(profiles, at + 1) and profiles[at + 2].form.norm in ("que", "qu'")
        return (number, at + 2) if reports else None

    def _taken_up(self, tokens: Sequence[Token], profiles: Sequence[Profile], i: int) -> Iterator[Match]:
        """« Un appel ... n'en a pas demandé une »: no noun of the sentence has the pronoun's gender."""
        if "taken-up" not in self._rules or not any(own.form.norm == "en" for own in profiles[max(0, i - 7) : i]):
            return
        if not (profiles[i - 1].participle & MS or profiles[i - 1].finite_only or profiles[i - 1].form.has("INF")):
            return
        gender, article = (FEMININE, "un") if tokens[i][2] == "une" else (MASCULINE, "une")
        said = [own for k, own in enumerate(profiles[: i - 1]) if self._is_noun(profiles, k)]
        if any(own.noun & gender for own in said):
            return
        # « Un élu sur deux en a déposé une »: in one clause with « en » it may be the subject alone.
        clause = next((k for k in range(i - 1, 0, -1) if profiles[k].form.norm in CLAUSE_ENDS), 0)
        indefinite = any(
            own.form.norm == article and self._is_noun(profiles, k + 1) for k, own in enumerate(profiles[:clause])
        )
        if indefinite:
            made = "un" if article == "un" else "une"
            yield Match(self._rules["taken-up"], tokens[i][0], tokens[i][1], (made,))

    @staticmethod
    def _is_noun(profiles: Sequence[Profile], k: int) -> bool:
        own = profiles[k]
        if own.name or not own.noun or own.determiner:
            return False
        return own.nominal_only or (k > 0 and bool(profiles[k - 1].determiner or profiles[k - 1].adjective))


def _is_reported(own: Profile) -> bool:
    """Tell whether a verb is in a tense of reported speech."""
    return any(reading.mood == "cond" or reading.tense == "impf" for reading in own.form.readings)
