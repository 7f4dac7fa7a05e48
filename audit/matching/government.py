"""Kind ``government``: a verb, an adjective or a noun with the preposition that its English counterpart takes.

The words and what they govern are a table (rules/fr/tables/government.txt). A rule says with ``what`` which of its
faults it marks: ``infinitive`` (« réussir pour retenir »), ``object`` (« presser Kiev pour signer »: a person or a name
stands between), ``noun`` (« dépendre sur l'aide ») or ``bare-noun`` (« participer la réunion »).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.language.fr.euphony import repair
from audit.language.lexicon import Form
from audit.matching.government_context import Context, Place
from audit.matching.government_table import Entry, Fault, government_entries
from audit.matching.kind import Article, Knowledge, Match, ParsedSentence
from audit.matching.quoted_speech import mentioned
from audit.matching.rule_fields import sorted_out
from audit.matching.verdicts import Verdicts
from audit.model import Rule

WHATS = ("infinitive", "object", "noun", "bare-noun")
CONTRACTED: Mapping[str, tuple[str, str]] = {
    "au": ("à", "le"),
    "aux": ("à", "les"),
    "du": ("de", "le"),
    "des": ("de", "les"),
    "d'": ("de", ""),
    "qu'": ("que", ""),
}
Governor = tuple[tuple[str, Entry], ...]
"""What a form may be of the table: part of speech and entry."""


class GovernmentKind:
    """Finds words with a foreign preposition."""

    name = "government"
    fields = frozenset({"what"})

    def __init__(self, rules: Sequence[Rule], knowledge: Knowledge) -> None:
        """Read the table and which rule marks what; raise ``ValueError`` naming rule, field or word of the table."""
        self._rules = sorted_out(rules, WHATS)
        self._knowledge = knowledge
        self._entries = government_entries()
        self._context = Context(knowledge)
        self._governors = Verdicts(self._governor)

    def find(self, article: Article) -> Iterator[Match]:
        """Give each governing word with its wrong preposition as one span, mended."""
        governors = self._governors
        for parsed in article.sentences:
            held: frozenset[int] | None = None
            for i, token in enumerate(parsed.sentence.tokens):
                if governors[token[2]]:
                    found = self._at(article.document.text, parsed, i)
                    if found is not None:
                        held = mentioned(parsed.sentence.tokens) if held is None else held
                        if i not in held:
                            yield found

    def _governor(self, text: str) -> Governor:
        """Give the table's entries that a form can only be: a verb form of one verb, an adjective, a noun."""
        form = self._knowledge.lexicon.form(text)
        if not form.known:
            return ()
        found: dict[str, Entry] = {}
        if len({reading.lemma for reading in form.readings if reading.pos == "VER"}) > 1:
            return ()
        for reading in form.readings:
            entry = self._entries.get((reading.pos, reading.lemma))
            if entry is not None:
                found[reading.pos] = entry
        return tuple(found.items())

    def _at(self, text: str, parsed: ParsedSentence, i: int) -> Match | None:
        for pos, entry in self._governors[parsed.forms[i].text]:
            for fault in entry.faults:
                place = self._place(parsed.forms, i, pos, fault)
                if place is not None:
                    return self._match(text, parsed, i, entry, fault, place)
        return None

    def _place(self, forms: Sequence[Form], i: int, pos: str, fault: Fault) -> Place | None:
        """Give where the fault stands, when the words around leave no other reading."""
        context = self._context
        if fault.before_noun:
            place = context.before_noun(forms, i, fault)
        else:
            place = context.before_infinitive(forms, i, fault)
        return place if place is not None and context.governs(forms, i, pos, fault, place) else None

    def _match(
        self, text: str, parsed: ParsedSentence, i: int, entry: Entry, fault: Fault, place: Place
    ) -> Match | None:
        what = ("noun" if fault.preposition else "bare-noun") if fault.before_noun else "infinitive"
        rule = self._rules.get("object" if place.across else what)
        if rule is None:
            return None
        tokens = parsed.sentence.tokens
        start, end = tokens[i][0], tokens[place.last][1]
        right = (entry.noun if fault.before_noun else entry.infinitive).replace("0", "")
        before = text[start : tokens[place.preposition - 1][1]]
        after = text[tokens[place.preposition][0] : end]
        if fault.preposition:
            article = CONTRACTED.get(parsed.forms[place.preposition].norm, ("", ""))[1]
            after = f"{article} {text[tokens[place.preposition][1] : end]}"
        mended = self._repaired(" ".join(f"{before} {right} {after}".split()), parsed, place.last)
        return Match(rule, start, end, (mended,), {"word": parsed.forms[i].norm, "preposition": right or "—"})

    def _repaired(self, mended: str, parsed: ParsedSentence, last: int) -> str:
        """Put elision and contraction right; whether « de les » becomes « des » is for the next word to say."""
        following = parsed.forms[last + 1].text if last + 1 < len(parsed.forms) else ""
        return repair(f"{mended} {following}", self._knowledge.lexicon).removesuffix(following).rstrip()
