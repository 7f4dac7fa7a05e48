"""Kind ``person-gender``: what is said of a person in the other gender than the name's (« Angela Merkel est arrivé »,
« Lindsey Graham, sénatrice de Caroline du Sud »).

A rule says with ``what`` what it marks: ``participle`` (behind « est », « a été », « s'est » and the like) or ``title``
(in apposition, a title of women for a man). The table ``persons`` knows the person by first name and name; else
``women`` and ``men`` name the word sets of first names that leave no doubt. ``titles``: the titles of women.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.fr.concord import FEMININE, MASCULINE, SINGULAR, Profile, agreed, profiles_of, single
from audit.matching.kind import Article, Knowledge, Match
from audit.matching.predicate import Predicates, behind_copula
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import choice_of, texts_of, word_set_of
from audit.matching.tables import table_rows
from audit.matching.verdicts import Verdicts
from audit.model import Rule, Token, TokenKind

WHATS = ("participle", "title")
GENDERS = {"f": FEMININE, "m": MASCULINE}
CLITICS = frozenset({"ne", "n'", "s'", "se"})
SINGULAR_VERBS = frozenset({"3s"})
OPENERS = frozenset({"que", "qu'", "car", "lorsque", "puisque", "«", "“", '"'})
"""Behind these, or at the sentence's start, a name is the subject: « l'équipe de Marie Curie est arrivée » is not."""


class PersonGenderKind:
    """Finds participles and titles in the other gender than the person's."""

    name = "person-gender"
    fields = frozenset({"what", "women", "men", "titles"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read names, titles and the table; raise ``ValueError`` naming rule and field."""
        self._lexicon = knowledge.lexicon
        self._profiles = profiles_of(knowledge.lexicon)
        self._rules = {choice_of(rule, "what", WHATS): rule for rule in rules}
        self._known = {name: gender for name, gender in (table_rows("persons", 2) if rules else ())}  # noqa: C416
        women, men = (
            frozenset[str]().union(*(knowledge.words[name] for rule in rules for name in texts_of(rule, field)))
            for field in ("women", "men")
        )
        self._women, self._men = women - men, men - women
        title = self._rules.get("title")
        self._titles = word_set_of(title, "titles", knowledge.words) if title else frozenset()
        persons = knowledge.words.get("human-nouns", frozenset())
        exempt = knowledge.words.get("attributes-without-agreement", frozenset())
        reflexive = knowledge.words.get("reflexives-agreeing", frozenset())
        self._predicates = Predicates(self._lexicon, exempt, reflexive, persons)
        listed = {name.partition(" ")[0] for name in self._known}
        self._first_names = Verdicts(
            lambda text: text in listed or (text[:1].isupper() and text.lower() in self._women | self._men)
        )

    def find(self, article: Article) -> Iterator[Match]:
        """Give the participle or the title, in the name's gender where the lexicon has it."""
        firsts = self._first_names
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            for i in [i for i, token in enumerate(tokens) if firsts[token[2]]]:
                opens = i == 0 or tokens[i - 1][2].lower().replace("’", "'") in OPENERS
                if not opens or i + 3 >= len(tokens) or not _is_full_name(tokens, i) or i in mentioned(tokens):
                    continue
                gender = self._gender(tokens[i][2], tokens[i + 1][2])
                if not gender:
                    continue
                profiles = [self._profiles[token[2]] for token in tokens]
                yield from self._title(tokens, profiles, i + 2, gender)
                yield from self._participle(tokens, profiles, i + 2, gender)

    def _gender(self, first: str, second: str) -> str:
        """Give f or m, or ``""`` for a first name that says neither and belongs to nobody of the table here."""
        norm = first.lower()
        by_name = "f" if norm in self._women else "m" if norm in self._men else ""
        return self._known.get(f"{first} {second}", by_name)

    def _title(self, tokens: Sequence[Token], profiles: Sequence[Profile], at: int, gender: str) -> Iterator[Match]:
        """Mark « sénatrice » in « Lindsey Graham, sénatrice de Caroline du Sud, »."""
        rule = self._rules.get("title")
        if rule is None or gender != "m" or tokens[at][2] != "," or at + 2 >= len(tokens):
            return
        own = profiles[at + 1]
        if own.form.text not in self._titles or profiles[at + 2].form.norm not in ("de", "d'", "du", "des", "à", "au"):
            return
        made = agreed(self._lexicon, own.form, single(MASCULINE & SINGULAR))
        yield Match(rule, tokens[at + 1][0], tokens[at + 1][1], (made,) if made else (), {"name": tokens[at - 2][2]})

    def _participle(
        self, tokens: Sequence[Token], profiles: Sequence[Profile], at: int, gender: str
    ) -> Iterator[Match]:
        """Mark « arrivé » in « Angela Merkel est arrivé »."""
        rule = self._rules.get("participle")
        reflexive = False
        while at + 2 < len(profiles) and profiles[at].form.norm in CLITICS:
            reflexive = reflexive or profiles[at].form.norm in ("s'", "se")
            at += 1
        if rule is None or not profiles[at].persons & SINGULAR_VERBS or profiles[at].name:
            return
        place = behind_copula(profiles, at)
        wanted = GENDERS[gender] & SINGULAR
        if place is None or not profiles[place].participle & SINGULAR or profiles[place].adjective & wanted:
            return
        if self._predicates.must_agree(profiles, place, wanted, reflexive):
            made = agreed(self._lexicon, profiles[place].form, single(wanted))
            name = tokens[at - 2][2] if not reflexive else tokens[at - 3][2]
            yield Match(rule, tokens[place][0], tokens[place][1], (made,) if made else (), {"name": name})


def _is_full_name(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether first name and one name stand there and no third."""
    words = tokens[i : i + 2]
    if any(token[3] is not TokenKind.WORD or not token[2][:1].isupper() or token[2].isupper() for token in words):
        return False
    after = tokens[i + 2][2]
    return not after[:1].isupper() and after not in ("-", "'", "’") and not tokens[i + 1][2].endswith(("'", "’"))
