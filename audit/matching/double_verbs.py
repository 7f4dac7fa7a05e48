"""Two conjugated verbs where French wants one: « nous allons doivent », « a maintenant a déclaré »."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from audit.language.fr.clitics import AVOIR, ETRE, RELATIVES, SUBJECTS
from audit.language.lexicon import Form
from audit.matching.certainty import finite_readings, is_adverb, is_finite, may_be_finite, verb_lemma
from audit.matching.kind import Knowledge, ParsedSentence
from audit.matching.small_fault import SmallFault, norm_at, touches

MODALS: Final = frozenset({"aller", "devoir", "pouvoir", "vouloir", "faire", "laisser", "savoir", "faillir"})
"""Verbs behind which an infinitive stands, so that a second conjugated form can be mended into one."""
OPENERS: Final = (
    RELATIVES
    | {"comme", "quand", "lorsque", "lorsqu'", "si", "s'", "ce", "c'", "celui", "celle", "ceux"}
    | {"combien", "quiconque", "pourquoi", "comment", "quel", "quelle", "quels", "quelles"}
)
LOOK_BACK: Final = 25
FIXED: Final = frozenset({("peut", "être"), ("dores", "et"), ("coûte", "que")})
"""« peut être » for « peut-être », « d'ores et déjà », « coûte que coûte »."""
SOFT_HYPHEN: Final = "\u00ad"


class DoubleVerbs:
    """Finds a conjugated verb with another on its heels."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take the lexicon."""
        self._lexicon = knowledge.lexicon

    @staticmethod
    def triggers(form: Form) -> bool:
        """Tell whether a word can only be a conjugated verb."""
        modal = verb_lemma(form) in MODALS and may_be_finite(form)
        return not form.capital and (is_finite(form) or modal or form.norm == "est")

    def at(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give the fault that begins with the verb at token ``i``."""
        return self._auxiliary(parsed, i) or self._verbs(parsed, i)

    def _auxiliary(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give « a maintenant a déclaré »: the same auxiliary twice around at most two adverbs."""
        forms = parsed.forms
        if verb_lemma(forms[i]) not in (AVOIR, ETRE):
            return None
        j = i + 1
        while j < len(forms) and j <= i + 2 and is_adverb(forms[j]):
            j += 1
        if j >= len(forms) - 1 or j == i + 1 or forms[j].norm != forms[i].norm or not forms[j + 1].has("PPAS"):
            return None
        if _opened(forms, i):
            return None
        mended = " ".join(form.text for form in (*forms[i:j], forms[j + 1]))
        return SmallFault("auxiliaries", i, j + 1, (mended,), forms[i].norm)

    def _verbs(self, parsed: ParsedSentence, i: int) -> SmallFault | None:
        """Give « nous allons doivent »; the second verb becomes an infinitive where the first can have one."""
        forms = parsed.forms
        if not touches(parsed.sentence.tokens, i) or forms[i].norm == "est":
            return None
        second = forms[i + 1]
        tokens = parsed.sentence.tokens
        glued = i > 0 and tokens[i - 1][1] == tokens[i][0] and not tokens[i - 1][2].endswith(("'", "’"))
        glued = glued or SOFT_HYPHEN in (norm_at(forms, i - 1), norm_at(forms, i + 2))
        if glued or second.norm == "a" or norm_at(forms, i + 2).startswith("-"):
            return None
        if second.capital or not is_finite(second) or _opened(forms, i) or _is_fixed(forms, i):
            return None
        if not is_finite(forms[i]) and norm_at(forms, i - 1) not in SUBJECTS:
            return None
        lemma, infinitive = verb_lemma(forms[i]), verb_lemma(second)
        if not lemma or not infinitive:
            return None
        mended = (f"{forms[i].text} {infinitive}",) if lemma in MODALS else ()
        return SmallFault("verbs", i, i + 1, mended, second.norm)


def _opened(forms: Sequence[Form], i: int) -> bool:
    """Tell whether a clause may end with the verb at ``i``: « ce qui compte est », « qui vivra verra »."""
    return any(form.norm in OPENERS for form in forms[max(0, i - LOOK_BACK) : i])


def _is_fixed(forms: Sequence[Form], i: int) -> bool:
    """Tell whether two verb forms may stand together: « soit dit », « n'est-ce », an imperative (« va chercher »)."""
    first = finite_readings(forms[i])
    if {r.tense for r in first} == {"past"} and "s" in {r.number for r in first}:
        return True  # « péta »: rarer than the word that it looks like.
    # « va chercher », at the head of a clause; behind its subject the same form is no imperative.
    if any(r.mood == "imp" for r in first) and (i == 0 or not forms[i - 1].readings):
        return True
    if (forms[i + 1].norm, norm_at(forms, i + 2)) in FIXED:
        return True
    return forms[i].norm in ("soit", "soient", "fut", "vive") or forms[i + 1].norm in (
        "soit",
        "soient",
        "dit",
        "dirait",
    )
