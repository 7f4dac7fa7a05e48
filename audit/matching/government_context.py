"""Whether the words around a governing word leave it no other reading than that it governs the preposition found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from audit.language.fr.clitics import (
    AVOIR,
    BEFORE_INFINITIVE,
    ENOUGH,
    ETRE,
    LINKING,
    NEGATION,
    OBJECTS,
    RELATIVES,
    SURE_SUBJECTS,
)
from audit.language.fr.euphony import NOUNS_FIRST
from audit.language.lexicon import Form
from audit.matching.certainty import is_adverb, is_infinitive, is_name
from audit.matching.government_table import Fault
from audit.matching.kind import Knowledge
from audit.matching.noun_phrase import NounPhrase, noun_phrase

CONTRACTIONS: Final = {"d'": "de", "du": "de", "des": "de", "au": "à", "aux": "à", "qu'": "que"}
LOOK_BACK: Final = 14
"""Words before the governing one in which « assez », « trop » or a relative pronoun make us hold back."""
LONGEST_OBJECT: Final = 6
SLIGHT: Final = frozenset({"pas", "plus", "bien", "tous", "toutes"})
NOUNS: Final = NOUNS_FIRST | {"avenir", "savoir", "rire", "repentir", "goûter"}
"""Infinitives that are nouns rather, where an article could stand before them: « pour l'avenir »."""
STRONG: Final = frozenset({".", "!", "?", "…", "...", ";", ":", ","})
HOLDING: Final = frozenset({"avoir", "posséder", "détenir", "exprimer", "réaffirmer", "réitérer", "manifester", "nier"})
"""Verbs that only state a capacity or an intention, so that a purpose after it cannot be theirs."""


class Place(NamedTuple):
    """Where a fault is: the token of the (missing) preposition and the last token of the span."""

    preposition: int
    last: int
    across: bool = False


class Context:
    """Looks at the words around a governing word."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the word sets of persons, institutions and times."""
        words = knowledge.words
        self._persons = words.get("human-nouns", frozenset()) | words.get("institutions", frozenset())
        self._countries = words.get("countries", frozenset()) | words.get("names", frozenset())
        self._human = words.get("human-nouns", frozenset())
        self._times = words.get("time-nouns", frozenset())

    def before_infinitive(self, forms: Sequence[Form], i: int, fault: Fault) -> Place | None:
        """Give the wrong preposition with its infinitive, straight behind the word or across what may stand between."""
        j = self._over_adverbs(forms, i + 1)
        across = False
        if not self._is_preposition(forms, j, fault):
            phrase = noun_phrase(forms, j, LONGEST_OBJECT)
            if phrase is None or forms[j].norm in ("de", "d'"):
                return None
            across = not self._is_time(forms, phrase)
            if i and forms[i - 1].norm in ("se", "s'"):
                return None
            if across and not (fault.across and self._is_person(forms, phrase)):
                return None
            j = self._over_adverbs(forms, phrase.end)
            if not self._is_preposition(forms, j, fault):
                return None
        elif fault.across and not _person_before(forms, i):
            return None
        last = _infinitive(forms, j + 1)
        if last is None or (fault.preposition == "pour" and _may_be_purpose(forms, i, j, last, across)):
            return None
        return Place(j, last, across)

    def before_noun(self, forms: Sequence[Form], i: int, fault: Fault) -> Place | None:
        """Give the wrong (or missing) preposition with the first word of its noun phrase."""
        j = i + 1 if fault.preposition else self._over_adverbs(forms, i + 1)
        while fault.nouns and j < len(forms) and forms[j].has("ADJ") and not forms[j].has("PRE"):
            j += 1
        if fault.preposition and not self._is_preposition(forms, j, fault):
            return None
        contracted = j < len(forms) and forms[j].norm in ("du", "des", "au", "aux") and bool(fault.preposition)
        first = j + 1 if fault.preposition and not contracted else j
        phrase = noun_phrase(forms, first)
        if phrase is None or not self._fits(forms, phrase, fault, _is_led(forms, i)):
            return None
        if not fault.preposition and (phrase.head == phrase.start or not _opens_definite(forms[first])):
            return None
        return Place(j, max(first, j))

    def governs(self, forms: Sequence[Form], i: int, pos: str, fault: Fault, place: Place) -> bool:
        """Tell whether the word at ``i`` can only be the part of speech ``pos`` there, and free to govern."""
        if pos == "VER":
            if fault.before_noun and not fault.preposition:
                return _needs_preposition(forms, i) and not _clitic_before(forms, i)
            return _is_verb_here(forms, i, fault)
        if pos == "ADJ":
            return _is_attribute(forms, i)
        if fault.before_noun and fault.nouns and fault.preposition == "pour":
            return i > 0 and forms[i - 1].has("DET")
        if fault.before_noun:
            # « donner son accord à une proposition » is good French.
            return i > 0 and forms[i - 1].has("DET") and forms[i - 1].norm in ("l'", "un", "cet", "la", "une", "cette")
        return _is_stated(forms, i)

    def _over_adverbs(self, forms: Sequence[Form], j: int) -> int:
        limit = min(len(forms), j + 3)
        while (
            j < limit
            and forms[j].norm != "comme"
            and (is_adverb(forms[j]) or forms[j].norm in ("pas", "plus", "bien", "tous", "toutes"))
        ):
            j += 1
        return j

    def _is_passing(self, form: Form) -> bool:
        return is_adverb(form) or form.norm in SLIGHT or form.norm in self._times

    @staticmethod
    def _is_preposition(forms: Sequence[Form], j: int, fault: Fault) -> bool:
        if j >= len(forms):
            return False
        norm = forms[j].norm
        if norm == fault.preposition:
            return True
        return CONTRACTIONS.get(norm) == fault.preposition and (fault.before_noun or norm == "d'")

    def _is_time(self, forms: Sequence[Form], phrase: NounPhrase) -> bool:
        return forms[phrase.head].norm in self._times

    def _is_person(self, forms: Sequence[Form], phrase: NounPhrase) -> bool:
        head = forms[phrase.head]
        return is_name(head) or head.norm in self._persons or head.norm in self._countries

    def _fits(self, forms: Sequence[Form], phrase: NounPhrase, fault: Fault, led: bool) -> bool:
        """Tell whether the noun can be what the fault is about; ``led``: the verb has its subject before it."""
        head = forms[phrase.head]
        if self._is_time(forms, phrase) or head.norm in fault.spared or head.has("INF"):
            return False
        if fault.persons and head.norm not in self._human:
            return False
        if fault.nouns:
            return head.norm in fault.nouns
        if head.norm in ("premier", "premiers", "première", "premières", "dernier", "derniers"):
            return False  # « ils ont réagi les premiers »
        numbered = any(form.has("NUM") for form in forms[phrase.start : phrase.end])
        person = self._is_person(forms, phrase) and not led
        return bool(fault.preposition) or not (numbered or is_name(head) or person)


def _is_led(forms: Sequence[Form], i: int) -> bool:
    """Tell whether « il », « ils » or « on » stands before the verb (or its auxiliary): no other subject follows."""
    return any(form.norm in ("il", "ils", "on") for form in forms[max(0, i - 3) : i])


def _opens_definite(form: Form) -> bool:
    """Tell whether a word opens a noun phrase that is nothing else: not « de », « du », « des », « tout »."""
    return form.has("DET") and not form.has("PRE") and not form.capital and form.norm not in ("tout", "toute", "tous")


def _infinitive(forms: Sequence[Form], start: int) -> int | None:
    """Give the place of the infinitive behind a preposition, over pronouns and adverbs."""
    for j in range(start, min(len(forms), start + 5)):
        form = forms[j]
        if is_infinitive(form) and not form.capital:
            if form.norm == "être" and forms[j - 1].has("DET"):
                return None
            noun = form.norm in NOUNS and (j == start or forms[j - 1].has("DET"))
            return None if noun or (form.norm == "partir" and forms[j - 1].norm == "à") else j
        if form.norm not in BEFORE_INFINITIVE and not is_adverb(form):
            return None
    return None


def _may_be_purpose(forms: Sequence[Form], i: int, preposition: int, last: int, across: bool) -> bool:
    """Tell whether « pour » may say what for: « assez ... pour », « refuser pour partir », « pour l'éloigner ».

    ``across``: a person stands between, as in « presser Kiev pour signer », and does what the infinitive says.
    """
    if (forms[i].has("INF") and not forms[i].has("ADJ") and not across) or any(
        form.norm in ENOUGH for form in forms[max(0, i - LOOK_BACK) : preposition]
    ):
        return True
    return preposition > i + 1 and any(form.norm in ("le", "la", "l'", "les") for form in forms[preposition:last])


def _clause_before(forms: Sequence[Form], i: int) -> Sequence[Form]:
    """Give the words before ``i`` back to the last strong punctuation or comma."""
    start = i
    while start > max(0, i - LOOK_BACK) and forms[start - 1].norm not in STRONG:
        start -= 1
    return forms[start:i]


def _is_verb_here(forms: Sequence[Form], i: int, fault: Fault) -> bool:
    """Tell whether a form that may be a verb is one here: by itself, or by a pronoun or an auxiliary before it."""
    form = forms[i]
    back = _content_before(forms, i)
    if form.has("PPAS"):
        # « des efforts sont entrepris pour développer »: a passive may have its purpose.
        bare = fault.preposition == "pour" and not fault.across
        return back is not None and bool(back.lemmas & ({AVOIR} if bare else {AVOIR, ETRE}))
    if all(r.pos == "VER" for r in form.readings):
        return True
    if back is None:
        return False
    return back.norm in SURE_SUBJECTS | NEGATION | {"se", "s'", "lui", "y"}


def _content_before(forms: Sequence[Form], i: int) -> Form | None:
    """Give the word before ``i``, over adverbs and « pas »."""
    j = i - 1
    while j >= 0 and (is_adverb(forms[j]) or forms[j].norm in ("pas", "plus", "jamais", "bien")):
        j -= 1
    return forms[j] if j >= 0 else None


def _is_attribute(forms: Sequence[Form], i: int) -> bool:
    """Tell whether an adjective (that may be a noun or participle) stands after être, devenir, se dire ..."""
    form = forms[i]
    if all(r.pos == "ADJ" for r in form.readings):
        return i > 0 and not forms[i - 1].has("PRE")
    back = _content_before(forms, i)
    return back is not None and bool(back.lemmas & LINKING) and not back.has("NOM", ("p",))


def _is_stated(forms: Sequence[Form], i: int) -> bool:
    """Tell whether a noun opens the sentence, or is the object of « avoir » and the like: purposes are its own."""
    j = i - 1
    while j >= 0 and forms[j].has("ADJ") and not forms[j].has("DET"):
        j -= 1
    if j < 0 or not forms[j].has("DET") or forms[j].norm in SLIGHT:
        return False
    j -= 1
    if j < 0:
        return True
    back = forms[j] if not is_adverb(forms[j]) and forms[j].norm not in ("pas", "plus") else _content_before(forms, j)
    return back is not None and bool(back.lemmas & HOLDING)


def _needs_preposition(forms: Sequence[Form], i: int) -> bool:
    """Tell whether what follows can only be an object: no relative clause before, where subjects follow their verb."""
    if any(form.norm in RELATIVES or form.norm in ("comme", "ainsi", "si") for form in _clause_before(forms, i)):
        return False
    form = forms[i]
    back = _content_before(forms, i)
    if back is None or back.norm in STRONG:
        return False
    if form.has("INF"):
        bound = back.norm in ("de", "d'", "à", "pour") and not any(f.norm == "état" for f in forms[max(0, i - 2) : i])
        modal = all(r.pos == "VER" for r in back.readings) and any(
            f.norm in SURE_SUBJECTS for f in forms[max(0, i - 3) : i]
        )
        return is_infinitive(form) and not form.has("NOM") and (bound or modal)
    if form.has("PPAS"):
        return AVOIR in back.lemmas and _has_subject(forms, i)
    return all(r.pos == "VER" for r in form.readings) and back.norm in SURE_SUBJECTS | NEGATION


def _has_subject(forms: Sequence[Form], i: int) -> bool:
    """Tell whether the subject of a compound tense stands before it: a pronoun, or a noun right before « avoir »."""
    if any(form.norm in SURE_SUBJECTS for form in _clause_before(forms, i)):
        return True
    auxiliary = next((j for j in range(i - 1, max(-1, i - 4), -1) if AVOIR in forms[j].lemmas), 0)
    before = forms[auxiliary - 1] if auxiliary else None
    if before is None or before.norm == "elle":
        return before is not None
    return before.known and before.has("NOM") and all(r.pos in ("NOM", "ADJ") for r in before.readings)


def _clitic_before(forms: Sequence[Form], i: int) -> bool:
    """Tell whether an object pronoun stands before the verb: « y participer », « lui succéder », « s'obéir »."""
    near = [form.norm for form in forms[max(0, i - 4) : i]]
    return any(norm in OBJECTS and norm not in ("nous", "vous", "la", "les") for norm in near)


def _person_before(forms: Sequence[Form], i: int) -> bool:
    """Tell whether a person is a verb's object as a pronoun: « les a contraints », « nous pousse »."""
    at = i - 1 if i and forms[i - 1].norm not in ("a", "ont", "avait", "avaient", "avoir", "ayant") else i - 2
    return at >= 0 and forms[at].norm in ("l'", "les", "nous", "vous", "m'", "t'")
