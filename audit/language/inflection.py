"""Puts a word or phrase into the inflection that another word has in the text, for suggestions.

« viennent » replaced by « intervenir » gives « interviennent »; « se rendre » in place of « vais » gives « me rends ».
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from audit.language.form import Form, Reading, satisfies
from audit.language.fr.euphony import repair
from audit.language.lexicon import Lexicon

REFLEXIVE: Final = {"1s": "me", "2s": "te", "3s": "se", "1p": "nous", "2p": "vous", "3p": "se"}
AFTER_IMPERATIVE: Final = {"2s": "toi", "1p": "nous", "2p": "vous"}
NOMINAL: Final = ("NOM", "ADJ", "NPR")
AGREEING: Final = ("DET", "PRO", "NUM")
ENDS_OF_NOMINAL: Final = ("PRE", "CON", "PRO")

# News speaks in the third person of the indicative, so that is what an ambiguous form most likely is.
MOOD_WEIGHT: Final = {"ind": 4.0, "cond": 4.0, "ppas": 5.0, "inf": 6.0, "ppres": 4.0, "subj": 1.0, "imp": 0.5}
TENSE_WEIGHT: Final = {"past": 0.5}
PERSON_WEIGHT: Final = {"3": 3.0, "": 2.5, "2": 0.5}
UNLIKELY: Final = 0.01
"""Weight of a reading of another part of speech than the new word's."""


def inflect_like(
    lexicon: Lexicon,
    lemma: str,
    model: Reading | Form | Sequence[Reading],
    features: tuple[str, ...] = (),
    pos: str = "",
) -> str | None:
    """Give ``lemma`` (a word or a phrase in its dictionary form) in the inflection of ``model``.

    A verb takes mood, tense, person and number (a participle gender and number), a noun the number, an adjective or
    determiner gender and number. Of a phrase the head is inflected: the infinitive it begins with (its « se » agrees in
    person), else its nouns and adjectives up to the first preposition. Where the model is a form of several readings,
    those that have ``pos`` and ``features`` count, and of the results the likeliest in news wins. ``None`` where the
    lexicon lacks the head or the form does not exist. Words that do not vary come back as they are.
    """
    readings = (model,) if isinstance(model, Reading) else tuple(model.readings if isinstance(model, Form) else model)
    fitting = [reading for reading in readings if satisfies(reading, pos, features)] or list(readings)
    votes: dict[str, float] = defaultdict(float)
    for reading in fitting:
        made = _like_reading(lexicon, lemma, reading)
        if made is not None:
            votes[made] += _weight(reading) * (1.0 if _shares_part(lexicon, lemma, reading) else UNLIKELY)
    return max(votes, key=lambda made: votes[made]) if votes else None


def _shares_part(lexicon: Lexicon, lemma: str, reading: Reading) -> bool:
    """Tell whether a single word can be of the reading's part of speech; a phrase's head has been asked already."""
    return " " in lemma or next(lexicon.forms_of(lemma, reading.pos), None) is not None


def _weight(reading: Reading) -> float:
    if reading.pos != "VER":
        # « grandes » is a noun too, but what replaces it agrees if it can.
        return 4.0 if reading.pos == "ADJ" else 1.0
    return MOOD_WEIGHT[reading.mood] * TENSE_WEIGHT.get(reading.tense, 1.0) * PERSON_WEIGHT.get(reading.person, 1.0)


def _like_reading(lexicon: Lexicon, lemma: str, reading: Reading) -> str | None:
    """Inflect a word or phrase like one reading."""
    pronoun, words = _split_reflexive(lemma)
    if pronoun or len(words) > 1:
        head = lexicon.form(words[0])
        if pronoun or head.lemma_has(head.norm, ("inf",)):
            return _verb_phrase(lexicon, pronoun, words, reading)
        return _noun_phrase(lexicon, words, reading)
    return _word(lexicon, lemma, reading)


def _split_reflexive(lemma: str) -> tuple[bool, list[str]]:
    """Tell whether a phrase begins with « se » or « s' », and give its other words."""
    straight = lemma.replace("’", "'")
    if straight.startswith("se "):
        return True, straight[3:].split()
    if straight.startswith("s'"):
        return True, straight[2:].split()
    return False, straight.split()


def _word(lexicon: Lexicon, lemma: str, reading: Reading) -> str | None:
    """Inflect a single word: in the model's part of speech if it has it, else in the nearest one."""
    order = (reading.pos, *[pos for pos in ("VER", *NOMINAL, *AGREEING) if pos != reading.pos])
    for pos in order:
        if next(lexicon.forms_of(lemma, pos), None) is not None:
            return _as(lexicon, lemma, pos, reading)
    form = lexicon.form(lemma)
    if not form.known:
        return None
    compound = next((pos for pos in order if form.lemma_has(lemma, (pos.lower(),))), None)
    return lemma if compound is None else _as(lexicon, lemma, compound, reading)


def _as(lexicon: Lexicon, lemma: str, pos: str, reading: Reading) -> str | None:
    """Inflect a word as ``pos`` with those features of the reading that belong to it."""
    gender, number = reading.gender.replace("e", "m"), reading.number.replace("i", "s")
    if pos == "VER":
        return _verb(lexicon, lemma, reading)
    if pos == "NOM":
        own = next((found.gender for form, found in lexicon.forms_of(lemma, "NOM") if form == lemma), "")
        return _first(lexicon, lemma, pos, _present(own, number), _present(number)) or lemma
    if pos == "ADJ" or pos in AGREEING:
        for form, found in lexicon.forms_of(lemma, pos):
            # « ma » rather than « mon », which serves both genders.
            if (found.gender, found.number) == (gender, number) and found.person in ("", reading.person):
                return form
        person = reading.person if pos == "PRO" else ""
        return _first(lexicon, lemma, pos, _present(gender, number, person), _present(gender, number))
    return lemma


def _verb(lexicon: Lexicon, lemma: str, reading: Reading) -> str | None:
    if reading.pos == "ADJ" or reading.mood == "ppas":
        gender, number = reading.gender.replace("e", "m") or "m", reading.number.replace("i", "s") or "s"
        return _first(lexicon, lemma, "VER", ("ppas", gender, number), ("ppas",))
    if reading.pos != "VER":
        return None
    return lexicon.inflect(lemma, "VER", _present(reading.mood, reading.tense, reading.person, reading.number))


def _present(*features: str) -> tuple[str, ...]:
    return tuple(feature for feature in features if feature)


def _first(lexicon: Lexicon, lemma: str, pos: str, *choices: tuple[str, ...]) -> str | None:
    return next(filter(None, (lexicon.inflect(lemma, pos, features) for features in choices)), None)


def _verb_phrase(lexicon: Lexicon, reflexive: bool, words: list[str], reading: Reading) -> str | None:
    """Inflect the infinitive that a phrase begins with; « être » takes its participle along in number."""
    verb = _verb(lexicon, words[0], reading)
    if verb is None:
        return None
    rest = words[1:]
    if words[0] == "être" and rest and reading.number in ("s", "p"):
        agreeing = lexicon.form(rest[0])
        if agreeing.has("PPAS") or agreeing.has("ADJ"):
            rest[0] = _attribute(lexicon, agreeing, reading) or rest[0]
    if reflexive:
        person = f"{reading.person}{reading.number}"
        if reading.mood == "imp":
            verb = f"{verb}-{AFTER_IMPERATIVE[person]}"
        else:
            verb = f"{REFLEXIVE.get(person, 'se')} {verb}"
    return repair(" ".join((verb, *rest)), lexicon) if reflexive else " ".join((verb, *rest))


def _attribute(lexicon: Lexicon, form: Form, reading: Reading) -> str | None:
    """Put a participle or adjective after « être » in the number (and gender, where it has one) of the reading."""
    model = next(own for own in form.readings if own.pos == "ADJ" or own.mood == "ppas")
    target = model._replace(number=reading.number, gender=reading.gender or model.gender)
    return _as(lexicon, model.lemma, model.pos, target)


def _noun_phrase(lexicon: Lexicon, words: list[str], reading: Reading) -> str | None:
    """Put the nouns and adjectives of a phrase, up to its first preposition, into the number of the reading."""
    if reading.pos == "VER":
        return None
    phrase = " ".join(words)
    if reading.number != "p" or reading.pos not in (*NOMINAL, *AGREEING):
        return phrase
    made: list[str] = []
    for position, word in enumerate(words):
        form = lexicon.form(word)
        if "'" in word or (any(form.has(pos) for pos in ENDS_OF_NOMINAL) and not form.has("DET")) or word == "de":
            return " ".join((*made, *words[position:]))
        made.append(_plural(lexicon, form))
    return " ".join(made)


def _plural(lexicon: Lexicon, form: Form) -> str:
    """Give the plural of a determiner, adjective or noun, of the same gender; other forms unchanged."""
    for reading in sorted(form.readings, key=lambda own: own.pos != "DET"):
        if reading.pos in ("DET", "ADJ", "NOM") and reading.number in ("s", "i"):
            plural = lexicon.inflect(reading.lemma, reading.pos, _present(reading.gender, "p"))
            if plural is not None:
                return plural
    return form.text
