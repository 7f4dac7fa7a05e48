"""The closed classes of French around a verb: pronouns before it, negation, auxiliaries, what opens a clause."""

from __future__ import annotations

from typing import Final

SUBJECTS: Final = frozenset({"je", "j'", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles"})
"""Pronouns that stand before their verb as its subject (« nous », « vous » and « elle » can be other things)."""

SURE_SUBJECTS: Final = frozenset({"je", "j'", "tu", "il", "on", "ils"})
"""Those that are nothing else."""

REFLEXIVES: Final = frozenset({"se", "s'", "me", "m'", "te", "t'", "nous", "vous"})
OBJECTS: Final = REFLEXIVES | {"le", "la", "les", "l'", "lui", "leur", "y", "en"}
"""Pronouns between subject and verb."""

NEGATION: Final = frozenset({"ne", "n'"})
PARTNERS: Final = frozenset(
    {
        *("pas", "plus", "jamais", "rien", "personne", "aucun", "aucune", "aucuns", "aucunes", "nul", "nulle", "nuls"),
        *("nulles", "guère", "point", "nullement", "aucunement", "ni", "que", "qu'", "goutte", "mot", "mie"),
        *("nulle part", "âme", "autre", "grand-chose", "quiconque"),
    }
)
"""Words that complete « ne », or make it stand alone."""

BEFORE_INFINITIVE: Final = frozenset(
    {
        *("ne", "pas", "plus", "jamais", "rien", "point", "se", "s'", "le", "la", "les", "l'", "y", "en", "lui"),
        *("leur", "me", "te", "m'", "t'", "nous", "vous", "mieux", "bien", "tout", "enfin", "aussi", "ainsi", "trop"),
    }
)
"""What may stand between a preposition and the infinitive that it governs, besides adverbs."""

AVOIR: Final = "avoir"
ETRE: Final = "être"
LINKING: Final = frozenset(
    {"être", "rester", "devenir", "sembler", "paraître", "demeurer", "dire", "estimer", "montrer", "sentir", "croire"}
    | {"déclarer", "trouver", "avérer", "juger", "tenir", "rendre"}
)
"""Verbs after which an adjective speaks of the subject (or, reflexive, of oneself)."""

RELATIVES: Final = frozenset(
    {
        *("qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "auxquels"),
        *("auxquelles", "duquel", "desquels", "desquelles", "quoi"),
    }
)
"""Words that open a relative or a completive clause, after which the subject may follow its verb."""

ENOUGH: Final = frozenset(
    {
        *("assez", "trop", "suffisamment", "suffisant", "suffisante", "suffisants", "suffisantes", "tout", "faut"),
        *("fallait", "faudra", "faudrait", "fallu", "insuffisamment", "insuffisant", "mieux", "suffit", "suffisait"),
    }
)
"""Words with which a later « pour » belongs: « assez fort pour », « tout pour », « il faut ... pour »."""
