"""A conditional after « si » of condition: « s'il viendrait, il verrait »."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from audit.language.fr.clauses import LONGEST, after_pronoun, verb_at
from audit.language.lexicon import Form, Lexicon
from audit.matching.noun_phrase import noun_phrase
from audit.matching.small_fault import SmallFault, norm_at

ASKING: Final = frozenset(
    {
        *(
            "savoir",
            "demander",
            "ignorer",
            "interroger",
            "voir",
            "dire",
            "décider",
            "déterminer",
            "vérifier",
            "question",
        ),
        *("examiner", "comprendre", "préciser", "doute", "débat", "douter", "interrogation", "indiquer", "évaluer"),
        *("étudier", "clair", "sûr", "certain", "incertain", "révéler", "deviner", "prédire", "prévoir", "tester"),
        *("découvrir", "réfléchir", "confirmer", "expliquer", "discuter", "débattre", "prouver", "tour", "répondre"),
        *("chercher", "juger", "montrer", "établir", "annoncer", "parier", "regarder", "rappeler", "imaginer"),
    }
)
"""Words with which « si » may ask: « il se demande si elle viendrait »."""
CLAUSE_ENDS: Final = frozenset({"", ",", ".", "et", "mais", "car", "que", "qu'", "«", "“", '"'})


class Conditional:
    """Finds conditionals after « si », where the main clause has one too."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon, for the imperfect to suggest."""
        self._lexicon = lexicon

    def at(self, forms: Sequence[Form], i: int) -> SmallFault | None:
        """Give the verb of the clause that « si » at token ``i`` opens."""
        if forms[i].norm == "s'" and norm_at(forms, i + 1) not in ("il", "ils"):
            return None
        if norm_at(forms, i - 1) in ("même", "comme", "et", "ou") or any(form.lemmas & ASKING for form in forms[:i]):
            return None
        verb = after_pronoun(forms, i + 1)
        if verb is None:
            phrase = noun_phrase(forms, i + 1, LONGEST)
            verb = verb_at(forms, phrase.end, certain=True) if phrase else None
        if verb is None or not _is_conditional(forms[verb]) or not self._main_clause(forms, i, verb):
            return None
        reading = forms[verb].readings[0]
        person = next((r for r in forms[verb].readings if r.person == "3"), reading)
        mended = self._lexicon.inflect(person.lemma, "VER", ("ind", "impf", person.person, person.number))
        return SmallFault("si", verb, verb, (mended,) if mended else (), "si")

    @staticmethod
    def _main_clause(forms: Sequence[Form], i: int, verb: int) -> bool:
        """Tell whether another verb of the sentence is conditional: before « si », or behind the next comma."""
        if any(_is_conditional(form) for form in forms[:i]):
            return True
        comma = next((j for j in range(verb, len(forms)) if forms[j].norm == ","), None)
        return comma is not None and any(_is_conditional(form) for form in forms[comma : comma + 8])


def _is_conditional(form: Form) -> bool:
    return bool(form.readings) and all(r.pos == "VER" and r.mood == "cond" for r in form.readings)
