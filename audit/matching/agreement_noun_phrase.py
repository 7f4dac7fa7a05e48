"""Kind ``agreement-noun-phrase``: a determiner, its noun and the adjectives beside it that differ in gender or number.

A rule says with ``what`` what it marks: ``gender`` (« le proposition »), ``number`` (« les accord »),
``adjective-before`` (« les nouveau lois ») or ``adjective-after`` (« la guerre ukrainien »). Word sets: ``adjectives``
names those that stand before their noun, ``except`` nouns that need not agree, ``adverbial`` adjectives that serve as
adverbs. The kind speaks only where no reading in the lexicon lets the words agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.fr.concord import (
    ANY,
    FEMININE,
    MASCULINE,
    PLURAL,
    SINGULAR,
    WRITTEN_DETERMINERS,
    Profile,
    agreed,
    determiner_for,
    genders,
    numbers,
    profiles_of,
    single,
)
from audit.language.fr.sounds import elides
from audit.matching.cut_words import is_cut
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.mending import mended
from audit.matching.rule_fields import sorted_out, word_set_of
from audit.model import Rule, Token, TokenKind

WHATS = ("gender", "number", "adjective-before", "adjective-after")
NEVER_PRONOUNS = frozenset({
    "un", "une", "cet", "cette", "ces", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses",
    "notre", "nos", "votre", "vos", "du", "au", "aux", "des", "chaque", "quelques",
})  # fmt: skip
"""Determiners behind which a word that may be a verb is a noun."""
PRONOUN_BEFORE = frozenset({"l'", "les", "la", "le", "quelqu'", "et", "-", "chacun", "aucun", "article", "page"})
"""Behind these « un » and « une » are pronouns or numbers: « l'un », « vingt et un »."""
JOINERS = frozenset({"et", "ou", "ni", ",", "-", "/", "à", "comme", "voire"})
"""Behind these an adjective may agree with several nouns."""
ADDRESSING = frozenset({"tu", "te", "t'", "toi", "-tu", "ton", "ta", "tes", "!"})
"""Where one of these stands, a verb form of « tu » may too."""
LISTS = frozenset({"et", "ou", ",", "/", "(", "+", "-"})
"""Behind a noun these leave its number open: « les nom et prénom », « des bac + 5 »."""
WINDOW = 9
"""Words before an adjective among which another noun may own it."""
COMMON_ZIPF = 3.0
"""Of rarer nouns (French Zipf frequency) the dictionary's gender and plural are not always the press's."""
RELATIONAL = ("ique", "al", "el", "ien", "ais", "ain", "aire", "if", "iste", "ois", "cole")
"""Endings of adjectives that class a noun: they never describe the subject: « il quitta la salle furieux »."""
CONTRACTED = frozenset({"du", "des", "au", "aux"})
POSSESSIVES = frozenset({"mon", "ton", "son"})
ARTICLES = frozenset({"le", "la", "les", "l'"})
HOMOPHONES = frozenset({"leur", "au"})
"""Singular determiners that sound like their plural: they are the fault, not the noun."""


class AgreementNounPhraseKind:
    """Finds noun phrases whose words do not agree."""

    name = "agreement-noun-phrase"
    fields = frozenset({"what", "adjectives", "except", "adverbial"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read rules by ``what``; raise ``ValueError`` naming rule and field."""
        self._lexicon = knowledge.lexicon
        self._profiles = profiles_of(knowledge.lexicon)
        self._rules = sorted_out(rules, WHATS)
        self._before = self._union(rules, "adjectives", knowledge)
        self._except = self._union(rules, "except", knowledge)
        self._adverbial = self._union(rules, "adverbial", knowledge)
        self._dates = frozenset().union(*(knowledge.words.get(name, ()) for name in ("weekdays", "months")))
        self._loans = knowledge.words.get("loanwords", frozenset())
        self._persons = knowledge.words.get("human-nouns", frozenset())

    @staticmethod
    def _union(rules: Sequence[Rule], field: str, knowledge: Knowledge) -> frozenset[str]:
        sets = (word_set_of(rule, field, knowledge.words) for rule in rules if field in rule.data)
        return frozenset().union(*sets)

    def find(self, article: Article) -> Iterator[Match]:
        """Give each faulty phrase from its determiner to its last faulty word, with the phrase in agreement."""
        of = self._profiles
        for parsed in article.sentences:
            tokens = parsed.sentence.tokens
            last = len(tokens) - 1
            profiles: list[Profile] = []
            for i, token in enumerate(tokens):
                if token[2] in WRITTEN_DETERMINERS and i < last:
                    own, follower = of[token[2]], of[tokens[i + 1][2]]
                    # The usual case first: determiner and noun agree, and no adjective follows.
                    possessive = own.form.norm in POSSESSIVES
                    if not possessive and follower[2] & own[1] and (i + 2 > last or not of[tokens[i + 2][2]][3]):
                        continue
                    profiles = profiles or [of[other[2]] for other in tokens]
                    yield from self._phrase(article.document.text, parsed, profiles, i)

    def _phrase(self, text: str, parsed: ParsedSentence, profiles: list[Profile], i: int) -> Iterator[Match]:
        tokens = parsed.sentence.tokens
        if self._is_pronoun(profiles, i):
            return
        noun = self._noun_at(profiles, i)
        if noun is None or any(tokens[k][3] is not TokenKind.WORD for k in range(i, noun + 1) if k != i + 1):
            return
        wanted = self._determiner(profiles, i) & profiles[noun].nominal
        between = [k for k in range(i + 1, noun) if profiles[k].adjective and not profiles[k].number_word]
        if wanted and all(profiles[k].nominal & wanted for k in between):
            yield from self._behind(text, parsed, profiles, i, noun)
        elif self._is_certain(text, tokens, profiles, i, noun):
            yield from self._fault(text, parsed, profiles, (i, noun), between)

    def _determiner(self, profiles: list[Profile], i: int) -> int:
        """Give what the determiner can be: « son » is feminine only before a vowel."""
        own, following = profiles[i], profiles[i + 1]
        if own.form.norm in POSSESSIVES and not elides(following.form.text, self._lexicon):
            return own.determiner & (MASCULINE if following.form.norm[:1] not in "hy" else own.determiner)
        return own.determiner

    @staticmethod
    def _is_pronoun(profiles: list[Profile], i: int) -> bool:
        before = profiles[i - 1] if i else None
        norm = profiles[i].form.norm
        if before is None:
            return False
        if norm in ("un", "une"):
            if profiles[i + 1].number_word:
                return True
            return before.form.norm in PRONOUN_BEFORE or before.number_word or before.noun == ANY
        # « le son » and « le leur » are nouns and pronouns; a determiner before another leaves nothing certain.
        return bool(before.determiner) and before.form.norm not in ("tous", "toutes")

    def _noun_at(self, profiles: list[Profile], i: int) -> int | None:
        """Give the index of the noun that a determiner opens, past numerals and adjectives that precede nouns."""
        at = i + 1
        while at + 1 < len(profiles) and self._precedes(profiles[at], profiles[at + 1]):
            at += 1
        return at if at < len(profiles) and at - i <= 4 else None

    def _precedes(self, own: Profile, following: Profile) -> bool:
        if own.number_word:
            return bool(following.noun or following.adjective)
        if own.name or not own.adjective or own.form.lemmas.isdisjoint(self._before):
            return False
        return bool(following.noun) and following.nominal_only

    def _is_certain(self, text: str, tokens: Sequence[Token], profiles: list[Profile], i: int, noun: int) -> bool:
        """Tell whether the words can only be determiner, adjectives and noun."""
        own, head = profiles[i], profiles[noun]
        norm = head.form.norm
        if not head.noun or not self._lexicon.readings(norm) or norm in self._except:
            return False
        if not _is_nominal(profiles, noun) and not self._is_noun_here(profiles, i, noun):
            return False
        if len(norm) < 3 or self._lexicon.french_frequency(norm) < COMMON_ZIPF or (head.participle and noun > i + 1):
            return False
        if (
            own.form.norm == "quelque"
            or (norm in self._loans and own.determiner & PLURAL)
            or is_cut(text, tokens[noun].end)
        ):
            return False
        if tokens[noun - 1][3] is TokenKind.NUMBER and (own.determiner & SINGULAR or tokens[noun - 1][2][0] in "01"):
            return False  # « le 20 heures », « les 1,5 million »
        if noun + 1 == len(profiles):
            return True
        following = profiles[noun + 1]
        if following.form.norm in LISTS and own.determiner & PLURAL:
            return noun + 2 < len(profiles) and bool(profiles[noun + 2].determiner)
        # « la mini série », « le station F »: the noun may be further on, or a name.
        follows = following.noun & own.determiner and not following.adjective and following.form.norm not in self._dates
        return not follows and not (following.name and following.form.norm[:1].isalpha())

    @staticmethod
    def _is_noun_here(profiles: list[Profile], i: int, noun: int) -> bool:
        """Tell whether a form of noun and verb can only be a noun: « un enquête », « bloquent les route »."""
        own, head = profiles[i], profiles[noun]
        if head.name or any(reading.pos not in ("NOM", "ADJ", "VER") for reading in head.form.readings):
            return False
        if own.form.norm in NEVER_PRONOUNS:
            return True
        before = profiles[i - 1] if i else None
        if before is None or before.name or own.form.norm not in ARTICLES or i + 1 != noun:
            return False
        # Behind a verb or a preposition only an infinitive or « en la voyant » leaves the article a pronoun.
        opened = before.finite_only or before.form.has("PRE")
        return opened and not any(map(head.form.has, ("INF", "PPRES")))

    def _fault(
        self, text: str, parsed: ParsedSentence, profiles: list[Profile], ends: tuple[int, int], between: list[int]
    ) -> Iterator[Match]:
        i, noun = ends
        determiner, head = self._determiner(profiles, i), profiles[noun].nominal
        if determiner & head:
            yield from self._made("adjective-before", text, parsed, profiles, ends, between, (determiner & head,))
        elif genders(determiner) & genders(head):
            if "-" in profiles[noun].form.norm or profiles[noun - 1].form.norm == "autre":
                return  # « les start-up »: the plural of compounds wavers; « d'un côté ..., de l'autre »
            wanted = (genders(head) & numbers(determiner), head)
            counted = any(profiles[k].number_word for k in range(i + 1, noun))
            if profiles[i].form.norm in HOMOPHONES or (counted and head & PLURAL):
                wanted = wanted[::-1]
            yield from self._made("number", text, parsed, profiles, ends, between, wanted)
        elif not self._is_woman(profiles[i], profiles[noun]):
            yield from self._made("gender", text, parsed, profiles, ends, between, (head,))

    def _is_woman(self, own: Profile, head: Profile) -> bool:
        """« Une médecin », « la maire »: titles lag behind their bearers, and the press writes both."""
        norm = head.form.norm
        return bool(own.determiner & FEMININE) and (norm in self._persons or norm.rpartition("-")[2] in self._persons)

    def _made(
        self,
        what: str,
        text: str,
        parsed: ParsedSentence,
        profiles: list[Profile],
        ends: tuple[int, int],
        between: list[int],
        choices: Sequence[int],
    ) -> Iterator[Match]:
        i, noun = ends
        tokens = parsed.sentence.tokens
        said = []
        for combinations in choices:
            wanted = single(combinations, profiles[noun].nominal)
            changes = self._changes(profiles, i, (*between, noun), wanted)
            if changes is not None:
                said.append(mended(text, tokens, i, noun, changes, self._lexicon))
        if said:
            yield Match(self._rules[what], tokens[i][0], tokens[noun][1], tuple(dict.fromkeys(said)))

    def _changes(self, profiles: list[Profile], i: int, words: Sequence[int], wanted: int) -> dict[int, str] | None:
        changes = {}
        if not self._determiner(profiles, i) & wanted:
            changes[i] = determiner_for(profiles[i].form.norm, wanted)
        for k in words:
            if not profiles[k].nominal & wanted:
                changes[k] = agreed(self._lexicon, profiles[k].form, wanted) or ""
        return changes if all(changes.values()) else None

    def _behind(self, text: str, parsed: ParsedSentence, profiles: list[Profile], i: int, noun: int) -> Iterator[Match]:
        """Look at the adjective behind the noun."""
        at = noun + 1
        if "adjective-after" not in self._rules or at >= len(profiles):
            return
        head, own = profiles[noun], profiles[at]
        wanted = profiles[i].determiner & head.noun
        if not own.adjective or not wanted or own.adjective & wanted or not _is_nominal(profiles, noun):
            return
        if not self._is_certain_adjective(own) or is_cut(text, parsed.sentence.tokens[at].end):
            return
        if self._is_shared(profiles, i, noun) or self._has_other_owner(profiles, i, own) or i + 1 != noun:
            return
        norm = head.form.norm
        if norm in self._persons and own.adjective & FEMININE and not wanted & FEMININE:
            return
        if norm in self._except or self._lexicon.french_frequency(norm) < COMMON_ZIPF:
            return
        if own.noun & PLURAL and not wanted & PLURAL:
            return  # « la spécialité mathématiques », « une journée investisseurs »
        made = agreed(self._lexicon, own.form, single(wanted))
        tokens = parsed.sentence.tokens
        said = (mended(text, tokens, noun, at, {at: made}, self._lexicon),) if made else ()
        yield Match(self._rules["adjective-after"], tokens[noun][0], tokens[at][1], said)

    def _is_certain_adjective(self, own: Profile) -> bool:
        if not own.nominal_only or own.participle or not self._lexicon.readings(own.form.norm):
            return False
        return own.form.lemmas.isdisjoint(self._adverbial | self._before) and not own.form.norm.startswith("anti")

    def _is_shared(self, profiles: list[Profile], i: int, noun: int) -> bool:
        """Tell whether the adjective may belong to several nouns or to what follows it."""
        if noun + 2 < len(profiles) and profiles[noun + 2].form.norm not in self._dates:
            following = profiles[noun + 2]
            if following.nominal or (following.name and following.form.norm[:1].isalnum()) or following.number_word:
                return True
            if following.form.norm in LISTS:
                return True
        return any(own.form.norm in JOINERS for own in profiles[max(0, i - 2) : i])

    @staticmethod
    def _has_other_owner(profiles: list[Profile], i: int, own: Profile) -> bool:
        """Tell whether a word before may own the adjective: « les centrales à gaz russes »."""
        if i == 0:
            return False
        linked = profiles[i].form.norm in CONTRACTED or profiles[i - 1].form.has("PRE")
        relational = any(lemma.endswith(RELATIONAL) for lemma in own.form.lemmas)
        if not linked:
            return not relational
        before = profiles[max(0, i - WINDOW) : i]
        return any(word.nominal & own.adjective or word.name or _is_pronoun(word) for word in before)


def _is_nominal(profiles: list[Profile], noun: int) -> bool:
    """Tell whether a word is no verb: the lexicon has it as none, or as one of « tu » alone and nobody is addressed."""
    own = profiles[noun]
    if own.nominal_only or not own.nominal_without_tu:
        return own.nominal_only
    return "-" not in own.form.norm and all(other.form.norm not in ADDRESSING for other in profiles)


def _is_pronoun(own: Profile) -> bool:
    return not own.determiner and own.form.has("PRO")
