"""« ne » without its « pas »: « Le ministre ne répondra à la question. », with nothing that completes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from audit.language.fr.clitics import NEGATION, OBJECTS, PARTNERS, RELATIVES, SUBJECTS
from audit.language.lexicon import Form
from audit.matching.certainty import finite_readings
from audit.matching.kind import Knowledge, ParsedSentence
from audit.matching.small_fault import SmallFault, norm_at
from audit.model import Zone

ALONE: Final = frozenset(
    {"pouvoir", "savoir", "oser", "cesser", "daigner", "empêcher", "importer", "bouger", "manquer", "tarder", "tenir"}
)
"""Verbs that « ne » alone may negate, or that have their own idioms with it."""
COMPLETING: Final = PARTNERS | {
    *(
        "qu",
        "seul",
        "seule",
        "seuls",
        "seules",
        "moins",
        "moindre",
        "nulle",
        "qui",
        "quelque",
        "trêve",
        "cure",
        "cesse",
    ),
    *("garde", "souffle", "yeux", "signe", "vie", "cas", "toucher", "jour", "besoin", "raison"),
}
"""What completes « ne » or stands in its idioms, wherever in the sentence."""
BLOCKING: Final = RELATIVES | {"si", "s'", "comme", "lorsque", "quand", "sans", "avant", "sinon", "puisque", "depuis"}
"""What before « ne » opens a clause where it may stand alone."""
SUBJECT_WORDS: Final = 6


class LostNegation:
    """Finds « ne » in a main clause without anything that completes it."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the lexicon."""
        self._lexicon = knowledge.lexicon

    def triggers(self, form: Form) -> bool:
        """Tell whether a word is « ne »."""
        return form.norm in NEGATION

    def at(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give subject, « ne » and verb, where the subject opens the sentence and no partner of « ne » is in it."""
        forms = parsed.forms
        if not 0 < i <= SUBJECT_WORDS or parsed.sentence.zone is not Zone.PARAGRAPH or norm_at(forms, -1) == "?":
            return None
        if any(form.norm in COMPLETING for form in forms) or any(form.norm in BLOCKING for form in forms[:i]):
            return None
        if not _is_subject(forms, i) or any(form.norm.startswith("-") for form in forms):
            return None
        verb = i + 1
        while verb < len(forms) and forms[verb].norm in OBJECTS:
            verb += 1
        if verb + 1 >= len(forms) or not _negates(forms[verb]) or forms[verb + 1].lemmas & ALONE:
            return None  # « ils n'ont pu le ranimer »
        said = parsed.sentence.tokens
        text = " ".join(forms[k].text for k in range(verb + 1)).replace("' ", "'").replace("’ ", "’")
        return SmallFault("pas", 0, verb, (f"{text} pas",), said[verb][2])


def _is_subject(forms: Sequence[Form], end: int) -> bool:
    """Tell whether the words before « ne » are a pronoun, or determiner and noun, or names, and nothing else."""
    if end == 1 and forms[0].norm in SUBJECTS:
        return True
    if all(form.capital and form.has("NPR") for form in forms[:end]):
        return True
    if not forms[0].has("DET") or forms[0].has("NUM"):
        return False
    return end >= 2 and all(form.has("NOM") or form.has("ADJ") for form in forms[1:end])


def _negates(verb: Form) -> bool:
    readings = finite_readings(verb)
    return bool(readings) and not {reading.lemma for reading in readings} & ALONE
