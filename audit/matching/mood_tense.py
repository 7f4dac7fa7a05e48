"""Kind ``mood-tense``: a verb in a mood that the words before it do not allow.

A rule says with ``what`` what it marks: ``subjunctive`` (« bien que la ville est », « s'attend à ce qu'il sera »),
``opinion`` (« je ne pense pas qu'ils seront »), ``indicative`` (« après que le juge ait décidé »), ``si`` (« s'il
viendrait, il verrait ») or ``dangling`` (« Parlant à Paris, la décision ... »). What rules which mood is a table,
rules/fr/tables/moods.txt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.fr.clauses import LONGEST, after_pronoun, indicative, subjunctive, verb_at
from audit.language.fr.clitics import RELATIVES
from audit.language.lexicon import Form
from audit.matching.conditional import Conditional
from audit.matching.dangling import Dangling
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.mood_rulers import mood_rulers, ruler_before
from audit.matching.noun_phrase import noun_phrase
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import sorted_out
from audit.matching.small_fault import SmallFault
from audit.model import Rule

WHATS = ("subjunctive", "opinion", "indicative", "si", "dangling")
QUE = frozenset({"que", "qu'", "qu’", "quoique", "Quoique"})
SI = frozenset({"si", "Si", "s'", "s’", "S'", "S’"})


class MoodTenseKind:
    """Finds verbs in the wrong mood."""

    name = "mood-tense"
    fields = frozenset({"what"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read the table and which rule marks what; raise ``ValueError`` naming rule, field or line of the table."""
        self._rules = sorted_out(rules, WHATS)
        self._lexicon = knowledge.lexicon
        self._telling = knowledge.words.get("telling-nouns", frozenset())
        self._rulers = mood_rulers()
        self._conditional = Conditional(knowledge.lexicon)
        self._dangling = Dangling(knowledge)

    def find(self, article: Article) -> Iterator[Match]:
        """Give each verb with the form that it should have."""
        text = article.document.text
        for parsed in article.sentences:
            for fault in self._faults(parsed):
                rule = self._rules.get(fault.what)
                tokens = parsed.sentence.tokens
                if rule is not None and fault.first not in mentioned(tokens):
                    curly = "’" in text
                    mended = tuple(said.replace("'", "’") if curly else said for said in fault.mended)
                    yield Match(rule, tokens[fault.first][0], tokens[fault.last][1], mended, {"word": fault.word})

    def _faults(self, parsed: ParsedSentence) -> Iterator[SmallFault]:
        for i, token in enumerate(parsed.sentence.tokens):
            text = token[2]
            fault: SmallFault | None = None
            if text in QUE:
                fault = self._after_que(parsed.forms, i)
            elif text in SI:
                fault = self._conditional.at(parsed.forms, i)
            if i == 0 and fault is None:
                fault = self._dangling.at(parsed.forms)
            if fault is not None:
                yield fault

    def _after_que(self, forms: Sequence[Form], que: int) -> SmallFault | None:
        """Give the verb after a « que » that rules another mood than it has."""
        if forms[que].norm == "quoique":
            mood, words = "subj", "quoique"
        else:
            ruler = ruler_before(forms, que, self._rulers)
            if ruler is None:
                return None
            if ruler.words == ("<vouloir>",) and any(
                form.norm in self._telling for form in forms[max(0, que - 7) : que]
            ):
                return None
            mood, words = ruler.mood, " ".join(ruler.words).replace("<", "").replace(">", "")
        verb = clause_verb(forms, que + 1)
        if verb is None:
            return None
        return self._indicative(forms, verb, words) if mood == "ind" else self._subjunctive(forms, verb, mood, words)

    def _subjunctive(self, forms: Sequence[Form], verb: int, mood: str, words: str) -> SmallFault | None:
        reading = indicative(forms[verb])
        if reading is None or (mood == "opinion" and reading.tense != "fut") or reading.tense == "past":
            return None
        mended = self._lexicon.inflect(reading.lemma, "VER", ("subj", "pres", reading.person, reading.number))
        what = "opinion" if mood == "opinion" else "subjunctive"
        return SmallFault(
            what, verb, verb, (mended,) if mended else (), f"{words} que".replace("quoique que", "quoique")
        )

    def _indicative(self, forms: Sequence[Form], verb: int, words: str) -> SmallFault | None:
        reading = subjunctive(forms[verb])
        if reading is None:
            return None
        mended = self._lexicon.inflect(reading.lemma, "VER", ("ind", "pres", reading.person, reading.number))
        return SmallFault("indicative", verb, verb, (mended,) if mended else (), f"{words} que")


def clause_verb(forms: Sequence[Form], start: int) -> int | None:
    """Give the place of the verb of the clause that opens at ``start``, where its subject leaves no doubt."""
    verb = after_pronoun(forms, start)
    if verb is not None or start >= len(forms):
        return verb
    phrase = noun_phrase(forms, start, LONGEST)
    if phrase is None or any(form.norm in RELATIVES for form in forms[phrase.start : phrase.end]):
        return None
    return verb_at(forms, phrase.end, certain=True)
