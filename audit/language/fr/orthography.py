"""What is French in tokens and sentences: elision, inversion clitics, abbreviations, quotation marks."""

from __future__ import annotations

ELIDED = (
    "jusqu",
    "lorsqu",
    "puisqu",
    "quoiqu",
    "presqu",
    "quelqu",
    "entr",
    "qu",
    "l",
    "d",
    "j",
    "m",
    "t",
    "s",
    "c",
    "n",
)
"""Words that lose their vowel before another word, longest first; each makes a token with its apostrophe."""

WHOLE_WITH_APOSTROPHE = (
    "aujourd'hui",
    "c'est-à-dire",
    "quelqu'un",
    "quelqu'une",
    "presqu'île",
    "presqu'îles",
    "rock'n'roll",
    "n'djamena",
    "d'jeun",
)
"""Words that keep their apostrophe inside one token although they begin like an elision."""

CLITICS = (
    *("je", "tu", "il", "ils", "elle", "elles", "on", "nous", "vous"),
    *("ce", "le", "la", "les", "lui", "leur", "moi", "toi", "y", "en"),
)
"""Pronouns that follow their verb behind a hyphen and make tokens of their own: « dit-il », « a-t-elle »."""

WHOLE_WITH_CLITIC = ("rendez-vous", "jong-il", "garde-à-vous", "sauve-qui-peut", "m'as-tu-vu", "sot-l'y-laisse")
"""Words that end like an inversion and are none."""

ABBREVIATIONS = (
    *(
        "MM",
        "M",
        "Dr",
        "Pr",
        "Me",
        "Mgr",
        "St",
        "Ste",
        "Cie",
        "Inc",
        "Corp",
        "Ltd",
        "Co",
        "Jr",
        "Sr",
        "Mr",
        "Mrs",
        "Ms",
    ),
    *("Gov", "Sen", "Rep", "Gen", "Lt", "Col", "Sgt", "boul", "cf", "tél", "etc"),
)
"""Abbreviations written with a full stop that ends no sentence (« etc. » may)."""

ABBREVIATIONS_BEFORE_MORE = ("av", "bd", "env", "art", "vol", "éd", "p", "pp", "chap", "fig", "hab", "apr", "vs")
"""Abbreviations that are words too (« un vol. »): only before a figure or a small letter."""

OPENING_QUOTES = "«“„‹"
CLOSING_QUOTES = "»”›"
QUOTES = "«»“”„‹›\"'‘’″"
"""Characters that are quotation marks when they stand outside a word."""

STRONG = frozenset({".", "!", "?", "…", "...", ";", ":", "!?", "?!"})
"""Punctuation that no gap of a pattern crosses."""
TERMINAL = frozenset({".", "!", "?", "…", "...", "!?", "?!"})
"""Punctuation that can end a sentence."""
