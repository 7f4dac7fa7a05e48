"""Pronouns and negations that English does not have: « elle a évanoui », « ils engagent dans », « il veut pas »."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from audit.language.fr.clitics import AVOIR, ETRE, NEGATION, OBJECTS, REFLEXIVES, RELATIVES, SUBJECTS, SURE_SUBJECTS
from audit.language.fr.euphony import repair
from audit.language.lexicon import Form, Reading
from audit.matching.certainty import (
    finite_readings,
    is_adverb,
    is_finite,
    is_infinitive,
    is_name,
    may_be_finite,
    verb_lemma,
)
from audit.matching.kind import Knowledge, ParsedSentence
from audit.matching.noun_phrase import noun_phrase
from audit.matching.small_fault import SmallFault, norm_at
from audit.matching.tables import table_rows
from audit.model import Zone

PRONOUNS: Final = {"1s": "me", "2s": "te", "3s": "se", "1p": "nous", "2p": "vous", "3p": "se"}
CAUSING: Final = frozenset(
    {"faire", "laisser", "voir", "entendre", "regarder", "sentir", "envoyer", "emmener", "aider"}
)
"""Verbs behind which a reflexive infinitive drops its pronoun: « laisser évader »."""
NOT: Final = frozenset({"pas"})
CLOSING: Final = frozenset(
    {".", "!", "?", "…", ";", ",", "alors", "tant", "tandis", "depuis", "avant", "après", "pendant"}
)
LOOK_BACK: Final = 12


class LostPronouns:
    """Finds verbs without the pronoun or the « ne » that they need."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Read which verbs are reflexive, always or before which prepositions (rules/fr/tables/reflexive.txt)."""
        self._lexicon = knowledge.lexicon
        self._always: set[str] = set()
        self._before: dict[str, frozenset[str]] = {}
        for verb, prepositions in table_rows("reflexive", 2):
            if prepositions == "*":
                self._always.add(verb)
            else:
                self._before[verb] = frozenset(prepositions.split())

    def triggers(self, form: Form) -> bool:
        """Tell whether a word is a verb of the table or « pas »."""
        if form.norm in NOT:
            return True
        lemma = verb_lemma(form)
        return not form.capital and (lemma in self._always or lemma in self._before)

    def at(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give the fault at token ``i``: the verb, or « pas »."""
        forms = parsed.forms
        if forms[i].norm in NOT:
            return self._negation(parsed, i)
        if parsed.sentence.zone is Zone.HEADLINE:
            return None
        lemma = verb_lemma(forms[i])
        return self._reflexive(forms, i) if lemma in self._always else self._object(forms, i, self._before[lemma])

    def _reflexive(self, forms: Sequence[Form], i: int) -> SmallFault | None:
        """Give « elle a évanoui » and « ils emparent de »; a participle may stand alone."""
        form = forms[i]
        if any(norm in REFLEXIVES or norm.startswith("-") for norm in _near(forms, i, 4, 2)):
            return None
        if is_finite(form):
            person = _person(forms, i)
            if not person or not (forms[i - 1].norm in SURE_SUBJECTS | NEGATION or forms[i - 1].has("NOM")):
                return None
            return SmallFault("reflexive", i, i, (self._with_pronoun(form.text, person),), form.norm)
        if is_infinitive(form):
            back = forms[i - 1] if i else None
            if back is None or back.norm not in ("de", "d'", "à", "pour", "sans") or _causes(forms, i):
                return None
            return SmallFault("reflexive", i, i, (repair(f"se {form.text}", self._lexicon),), form.norm)
        auxiliary = _auxiliary(forms, i)
        if not form.has("PPAS") or auxiliary is None or AVOIR not in forms[auxiliary].lemmas:
            return None
        if _clitics(forms, auxiliary):
            return None
        return SmallFault("reflexive", auxiliary, i, self._with_etre(forms, auxiliary, i), form.norm)

    def _object(self, forms: Sequence[Form], i: int, prepositions: frozenset[str]) -> SmallFault | None:
        """Give « ils engagent dans la guerre »: neither pronoun nor object, and the clause is over behind the noun."""
        form = forms[i]
        if norm_at(forms, i + 1) == "pas" and norm_at(forms, i + 2) in prepositions:
            at = i + 2
        elif norm_at(forms, i + 1) in prepositions:
            at = i + 1
        else:
            return None
        phrase = noun_phrase(forms, at + 1, 8)
        if phrase is None:
            return None
        end = phrase.end
        while end < len(forms) and forms[end].has("ADV") and norm_at(forms, end) not in CLOSING:
            end += 1
        if norm_at(forms, end) not in CLOSING:
            return None
        if _may_be_relative(forms, i) or (norm_at(forms, end) == "," and _object_later(forms, end + 1)):
            return None
        if form.has("PPAS"):
            return self._after_meeting(forms, i)
        person = _person(forms, i)
        led = forms[i - 1].norm in SURE_SUBJECTS | NEGATION or _is_subject(forms[:i])
        if not is_finite(form) or not person or not led:
            return None
        return SmallFault(
            "object", i, at, (f"{self._with_pronoun(form.text, person)} {_said(forms[i + 1 : at + 1])}",), form.norm
        )

    def _after_meeting(self, forms: Sequence[Form], i: int) -> SmallFault | None:
        """Give « après avoir rencontré en Arabie saoudite » (only after « après avoir »: nothing can precede it)."""
        if norm_at(forms, i - 1) != "avoir" or norm_at(forms, i - 2) != "après":
            return None
        return SmallFault("object", i - 1, i + 1, (), forms[i].norm)

    def _with_pronoun(self, verb: str, person: str) -> str:
        return repair(f"{PRONOUNS[person]} {verb}", self._lexicon)

    def _with_etre(self, forms: Sequence[Form], auxiliary: int, participle: int) -> tuple[str, ...]:
        """Give « s'est évanoui » for « a évanoui »: the same tense of être."""
        reading = next((r for r in forms[auxiliary].readings if r.lemma == AVOIR and r.person), None)
        if reading is None:
            return ()
        etre = self._lexicon.inflect(ETRE, "VER", _features(reading))
        between = _said(forms[auxiliary + 1 : participle + 1])
        pronoun = PRONOUNS[reading.person + reading.number]
        return (repair(f"{pronoun} {etre} {between}", self._lexicon),) if etre else ()

    def _negation(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give « il veut pas »: a subject pronoun, its verb and « pas » with no « ne » between."""
        forms = parsed.forms
        if i < 2 or not is_finite(forms[i - 1]) or norm_at(forms, i + 1) in ("à", "de", "mal", "un", "une"):
            return None
        j = i - 2
        while j >= 0 and forms[j].norm in OBJECTS and forms[j].norm not in ("nous", "vous"):
            j -= 1
        if j < 0 or forms[j].norm not in ("il", "ils", "elle", "elles"):
            return None
        if forms[j].norm in ("elle", "elles") and j > 0 and forms[j - 1].has("PRE"):
            return None
        mended = repair(f"{forms[j].text} ne {_said(forms[j + 1 : i + 1])}", self._lexicon)
        return SmallFault("ne", j, i, (mended,), forms[i - 1].norm)


def _said(forms: Sequence[Form]) -> str:
    return repair(" ".join(form.text for form in forms)) if len(forms) > 1 else "".join(f.text for f in forms)


def _is_subject(forms: Sequence[Form]) -> bool:
    """Tell whether the words that open a sentence are determiner and noun, or names: the subject of the next verb."""
    if len(forms) == 2 and forms[0].has("DET") and not forms[0].has("PRE"):
        return forms[1].has("NOM") and not may_be_finite(forms[1])
    return 0 < len(forms) <= 3 and all(is_name(form) for form in forms)


def _nominal(form: Form) -> bool:
    return form.has("NOM") or (form.has("ADJ") and not form.has("PPAS"))


def _near(forms: Sequence[Form], i: int, back: int, ahead: int) -> list[str]:
    return [form.norm for form in forms[max(0, i - back) : i + ahead]]


def _person(forms: Sequence[Form], i: int) -> str:
    """Give the one person and number that a verb form can have; the third where it can have that."""
    persons = {r.person + r.number for r in finite_readings(forms[i]) if r.mood != "imp"}
    return next((p for p in ("3s", "3p", *sorted(persons)) if p in persons), "")


def _auxiliary(forms: Sequence[Form], i: int) -> int | None:
    """Give the place of the word before a participle, over adverbs."""
    j = i - 1
    while j >= 0 and (is_adverb(forms[j]) or forms[j].norm in ("pas", "plus")):
        j -= 1
    return j if j >= 0 and all(r.pos == "VER" for r in forms[j].readings) else None


def _clitics(forms: Sequence[Form], verb: int) -> bool:
    return verb > 0 and forms[verb - 1].norm in OBJECTS and forms[verb - 1].norm not in SUBJECTS


def _causes(forms: Sequence[Form], i: int) -> bool:
    return any(form.lemmas & CAUSING for form in forms[max(0, i - 4) : i])


def _may_be_relative(forms: Sequence[Form], i: int) -> bool:
    """Tell whether the object may be a relative pronoun before the verb; « dit que » opens no relative clause."""
    for j in range(max(0, i - LOOK_BACK), i):
        if forms[j].norm in RELATIVES and forms[j].norm != "qui":
            before = forms[j - 1] if j else None
            if not (before and forms[j].norm in ("que", "qu'") and before.has("V") and not _nominal(before)):
                return True
    return False


def _object_later(forms: Sequence[Form], start: int) -> bool:
    """Tell whether an object may come after a parenthesis: « après avoir rencontré à Paris, lundi, le président »."""
    ahead = forms[start : start + 8]
    return any(form.norm == "," for form in ahead) or any(is_name(form) for form in ahead[:1])


def _features(reading: Reading) -> tuple[str, ...]:
    return tuple(f for f in (reading.mood, reading.tense, reading.person, reading.number) if f)
