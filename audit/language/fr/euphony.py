"""Repairs what French sound rules ask where words were put together: elision, contraction, « cet », « mon », « bel ».

« que il » becomes « qu'il », « de les accords » « des accords », « ce accord » « cet accord » and « d'munitions »
« de munitions ».
The text of every word but the repaired ones stays as it is, capitals and kind of apostrophe included.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from audit.language.form import Form
from audit.language.fr.sounds import VOWELS, elides
from audit.language.lexicon import Lexicon

PIECES: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?:['’](?=\w))?|\d[\w.,]*|[^\S\n]+|.", re.DOTALL)
"""Words (an elided one with its apostrophe), numbers, blanks, and single other characters."""

BLANK: Final = re.compile(r"[^\S\n]+")

BEFORE_ANY: Final = {
    "de": "d'",
    "que": "qu'",
    "jusque": "jusqu'",
    "lorsque": "lorsqu'",
    "puisque": "puisqu'",
    "quoique": "quoiqu'",
}
BEFORE_VERB: Final = {"je": "j'", "me": "m'", "te": "t'", "se": "s'", "ne": "n'"}
ARTICLES: Final = {"le": "l'", "la": "l'"}
BEFORE_SOME: Final = {
    "si": ("s'", frozenset(("il", "ils"))),
    "ce": ("c'", frozenset(("est", "était", "étaient", "eût"))),
    "presque": ("presqu'", frozenset(("île", "îles"))),
    "quelque": ("quelqu'", frozenset(("un", "une"))),
}
FULL: Final = {short: long for long, short in (BEFORE_ANY | BEFORE_VERB).items()}
"""Elided word -> full word, where a consonant follows."""

SOUND_IN_DOUBT: Final = VOWELS | {"h", "y"}
UNTOUCHED: Final = frozenset(("et", "ou", "un", "une", "à"))
"""« le ou la », « la une », « le un » keep their article."""
UNLINKED: Final = frozenset(("et", "ou"))
FEMININE: Final = {"ma": "mon", "ta": "ton", "sa": "son"}
ADJECTIVES: Final = {"beau": "bel", "nouveau": "nouvel", "vieux": "vieil", "fou": "fol", "mou": "mol"}
SIMPLE: Final = BEFORE_ANY | BEFORE_VERB | FEMININE
CHANGING: Final = frozenset((*SIMPLE, *ARTICLES, *BEFORE_SOME, *ADJECTIVES))
CONTRACTED: Final = {
    ("de", "le"): "du",
    ("de", "les"): "des",
    ("à", "le"): "au",
    ("à", "les"): "aux",
    ("de", "lequel"): "duquel",
    ("de", "lesquels"): "desquels",
    ("de", "lesquelles"): "desquelles",
    ("à", "lequel"): "auquel",
    ("à", "lesquels"): "auxquels",
    ("à", "lesquelles"): "auxquelles",
}
NOUNS_FIRST: Final = frozenset(("pouvoir", "dîner", "déjeuner", "souvenir", "sourire", "loisir", "devoir"))
"""Infinitives that are nouns where an article could stand before them: « du pouvoir »."""
GRAMMAR: Final = ("DET", "PRO", "PRE", "CON", "ADV", "INF")
"""What a word must not be for us to be sure that it is the noun after « ce » or « nouveau »."""


class Neighbour(NamedTuple):
    """A word that follows another after blanks (or nothing, after an elided word)."""

    place: int
    text: str
    form: Form


class Sentence:
    """The pieces of a text while it is repaired."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        """Cut the text into pieces."""
        self.lexicon = lexicon
        self.apostrophe = "’" if "’" in text else "'"
        self.pieces = PIECES.findall(text)

    def words(self) -> list[int]:
        """Give the places of the words in order."""
        return [index for index, piece in enumerate(self.pieces) if piece[:1].isalpha()]

    def after(self, index: int) -> Neighbour | None:
        """Give the word or number after the one at ``index``, if only blanks lie between."""
        place = index + 1
        while place < len(self.pieces) and (not self.pieces[place] or BLANK.fullmatch(self.pieces[place])):
            place += 1
        if place >= len(self.pieces) or not self.pieces[place][0].isalnum():
            return None
        text = self.pieces[place]
        return Neighbour(place, text, self.lexicon.form(text))

    def put(self, index: int, new: str) -> None:
        """Replace the word at ``index``, in its capitals; an elided one drops the blanks after it."""
        old = self.pieces[index]
        if old.isupper() and (len(old.rstrip("'’")) > 1 or self._shouted(index)):
            new = new.upper()
        elif old[0].isupper():
            new = new[0].upper() + new[1:]
        self.pieces[index] = new.replace("'", self.apostrophe)
        following = self.after(index)
        if new.endswith("'") and following:
            self.pieces[index + 1 : following.place] = [""] * (following.place - index - 1)

    def merge(self, first: int, second: int, new: str) -> None:
        """Replace two words and the blanks between them by one."""
        self.put(first, new)
        self.pieces[first + 1 : second + 1] = [""] * (second - first)

    def _shouted(self, index: int) -> bool:
        following = self.after(index)
        return following is not None and len(following.text) > 1 and following.text.isupper()


def repair(text: str, lexicon: Lexicon | None = None) -> str:
    """Give the text with elisions, contractions and the forms before a vowel put right; any other text unchanged.

    Words apart by anything but blanks do not touch each other. New apostrophes are curly where the text has one. What
    depends on a gender that is not to be seen (« l' » before a consonant) stays.
    """
    sentence = Sentence(text, lexicon or Lexicon.load())
    for step in (_restore, _contract, _adapt):
        for index in reversed(sentence.words()):
            step(sentence, index)
    return "".join(sentence.pieces)


def _restore(sentence: Sentence, index: int) -> None:
    """Give an elided word its vowel back before a lower-case word in a consonant: « qu'les » -> « que les »."""
    short = sentence.pieces[index].replace("’", "'").lower()
    following = sentence.after(index) if short in FULL else None
    if following is None or not following.text.islower() or following.text[0] in SOUND_IN_DOUBT:
        return
    lexicon = sentence.lexicon
    # « m'sieur » is a word of its own, and what the lexicon lacks may be foreign: leave both.
    if lexicon.readings(short + following.form.norm) or not lexicon.readings(following.form.norm):
        return
    if not elides(following.text, lexicon):
        sentence.put(index, FULL[short])
        sentence.pieces.insert(index + 1, " ")


def _adapt(sentence: Sentence, index: int) -> None:
    """Elide a word before a vowel, or give it the form that stands there."""
    word = sentence.pieces[index].lower()
    following = sentence.after(index) if word in CHANGING else None
    if following is None or not elides(following.text, sentence.lexicon):
        return
    new = _before_vowel(sentence, index, word, following)
    if new is not None:
        sentence.put(index, new)


def _before_vowel(sentence: Sentence, index: int, word: str, following: Neighbour) -> str | None:
    """Give what becomes of a word before a vowel, or nothing where it stays."""
    norm = following.form.norm
    if word in ADJECTIVES:
        return ADJECTIVES[word] if _opens_nominal(sentence, index) and _is_noun(following.form, "NOM") else None
    if word in BEFORE_SOME:
        short, allowed = BEFORE_SOME[word]
        if norm in allowed or (word == "ce" and norm == "en" and _next_norm(sentence, following) in allowed):
            return short
        fits = norm == "autre" or _is_noun(following.form, "NOM") or _is_noun(following.form, "ADJ")
        return "cet" if word == "ce" and fits else None
    if word in ARTICLES:
        return ARTICLES[word] if norm not in UNTOUCHED else None
    if word in BEFORE_VERB and following.form.capital and not sentence.pieces[index].islower():
        return None  # « Me Olivier »: the title of a lawyer.
    if word == "de" and norm in ("un", "une") and _next_norm(sentence, following) == "à":
        return None  # « de un à six mois »
    return SIMPLE[word] if norm not in UNLINKED else None


def _next_norm(sentence: Sentence, word: Neighbour) -> str:
    following = sentence.after(word.place)
    return following.form.norm if following else ""


def _is_noun(form: Form, pos: str) -> bool:
    """Tell whether a form is a masculine singular of ``pos`` and nothing that could follow in place of a noun."""
    return form.has(pos, ("m", "s")) and form.norm != "est" and not any(form.has(other) for other in GRAMMAR)


def _opens_nominal(sentence: Sentence, index: int) -> bool:
    """Tell whether an adjective may stand before its noun: not in « de nouveau » nor after a noun (« art nouveau »)."""
    before = next((piece for piece in reversed(sentence.pieces[:index]) if piece.strip()), "")
    if before.lower() in ("de", "à"):
        return False
    form = sentence.lexicon.form(before)
    return not form.has("NOM") or form.has("DET") or form.has("ADJ")


def _contract(sentence: Sentence, index: int) -> None:
    """Join « de » or « à » with the article after it, unless the article is a pronoun or begins a name."""
    article = sentence.after(index) if sentence.pieces[index].lower() in ("de", "à", "a") else None
    if article is None:
        return
    word = sentence.pieces[index]
    new = CONTRACTED.get(("à" if word == "A" else word.lower(), article.text.lower()))
    if new is None:
        return
    if article.text[0].isupper() and not (word.isupper() and article.text.isupper()):
        return
    if article.text.lower() not in ("le", "les") or _opens_nouns(sentence, article.place):
        sentence.merge(index, article.place, new)


def _opens_nouns(sentence: Sentence, index: int) -> bool:
    """Tell whether « le » or « les » at ``index`` is an article, not a pronoun (« le faire », « le bien faire »)."""
    following = sentence.after(index)
    if following is None:
        return False
    form = following.form
    if form.norm in ("y", "en", "lui", "leur") or (form.has("INF") and form.norm not in NOUNS_FIRST):
        return False
    if sentence.pieces[index].lower() == "le" and elides(following.text, sentence.lexicon):
        return False
    second = sentence.after(following.place)
    return not (form.has("ADV") and second is not None and second.form.has("INF"))
