"""The French lexicon and the English evidence, compiled by scripts/build_lexicon and read from memory-mapped files.

Forms and readings come from the Hunspell dictionary "Toutes variantes", frequencies (Zipf: the base-10 logarithm of the
occurrences in a thousand million words) from wordfreq; see NOTICE. The thresholds for English words were measured on
native and on machine-translated news.
"""

from __future__ import annotations

import functools
import json
import mmap
import re
import sys
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import marisa_trie

from audit.language.form import POSITIONS, SHORTHANDS, Form, Reading, satisfies
from audit.language.fr.spelling import ALSO, opens_compound, spellings

__all__ = ["Form", "Lexicon", "LexiconError", "Reading"]

DATA: Final = Path(__file__).parent / "data"
MOST_FORMS: Final = 30_000
"""Forms kept in memory (about 1.5 kB each); the cache starts anew beyond. An article has about 500 different ones."""
ENGLISH_ZIPF: Final = 2.5
ENGLISH_LEAD: Final = 0.8
SUSPECT_FRENCH_ZIPF: Final = 3.0
SUSPECT_LEAD: Final = 0.6
CONTENT: Final = frozenset({"NOM", "ADJ", "VER", "NPR", "NUM", "ADV"})
"""What the last part of a compound can be."""
REMEDY: Final = "build the lexicon again with scripts/build_lexicon"
NUMBER: Final = re.compile(r"\d[\d.,\s/]*|\d{1,2}h\d{0,2}")
ORDINAL: Final = re.compile(r"\d+(?:e|er|re|[eè]me|ère|nd|nde)s?")
TRAITS: Final = (
    {"e": "linking", "a": "auxiliary"},
    {"i": "intransitive"},
    {"t": "transitive"},
    {"n": "indirect"},
    {"q": "reflexive", "p": "only-reflexive", "r": "reciprocal", "e": "reflexive-with-en"},
    {"m": "impersonal"},
    {"e": "auxiliary-être"},
    {"a": "auxiliary-avoir"},
)
"""What each letter of the dictionary's verb code means, from its second place on."""


class LexiconError(Exception):
    """The compiled lexicon is missing, damaged or of another version; the text names the file."""


class _Forms(dict[str, Form]):
    """Forms by text; a miss builds the form."""

    def __init__(self, build: Callable[[str], Form]) -> None:
        self._build = build

    def __missing__(self, text: str) -> Form:
        if len(self) >= MOST_FORMS:
            self.clear()
        made = self[text] = self._build(text)
        return made


class Lexicon:
    """Looks words up; made by ``Lexicon.load()``."""

    form: Callable[[str], Form]
    """``form(text)`` gives the form of one token's text; after the first time it costs one dictionary hit."""

    def __init__(self, folder: Path) -> None:
        """Map the compiled files of ``folder``; raise ``LexiconError`` where one is missing, damaged or too old."""
        manifest = _read_manifest(folder / "manifest.json")
        try:
            _check_files(folder, manifest["files"])
            self.counts: dict[str, int] = manifest["counts"]
            self._tags: dict[str, tuple[str, ...]] = {
                _code(number): tuple(tag) for number, tag in enumerate(manifest["tags"])
            }
        except (KeyError, TypeError, AttributeError) as error:
            raise LexiconError(f"{folder / 'manifest.json'}: {error!r} is missing or wrong; {REMEDY}") from None
        self._forms, self._form_table = _trie(folder, "forms"), _table(folder, "forms")
        self._lemmas, self._lemma_table = _trie(folder, "lemmas"), _table(folder, "lemmas")
        self._words, self._word_table = _trie(folder, "words"), _table(folder, "words")
        self._analyses, self._paradigms = _trie(folder, "analyses"), _trie(folder, "paradigms")
        self.form = _Forms(self._build).__getitem__

    @classmethod
    def load(cls, folder: Path = DATA) -> Lexicon:
        """Give the lexicon of a folder, the same object each time; raise ``LexiconError`` where it cannot be read."""
        return _load(folder)

    def readings(self, text: str) -> tuple[Reading, ...]:
        """Give the readings of exactly this spelling (apostrophes straight), or none."""
        number = self._forms.get(text)
        if number is None:
            return ()
        packed: str = self._analyses.restore_key(self._form_table[number])
        found: list[Reading] = []
        for group in packed.split("|"):
            change, _, codes = group.partition(":")
            lemma = _edited(text, change)
            found.extend(Reading(lemma, *self._tags[codes[i : i + 2]]) for i in range(0, len(codes), 2))
        return tuple(found)

    def __contains__(self, text: str) -> bool:
        """Tell whether the lexicon knows the word, as ``Form.known`` does."""
        return self.form(text).known

    def forms_of(self, lemma: str, pos: str | None = None) -> Iterator[tuple[str, Reading]]:
        """Give every form of a lemma with its reading, the preferred spelling first; none for an unknown lemma."""
        for part in sorted(POSITIONS) if pos is None else [SHORTHANDS.get(pos, (pos, ""))[0]]:
            packed = self._paradigm(lemma, part)
            for change, _, codes in (group.partition(":") for group in packed.partition("#")[2].split("|") if group):
                form = _edited(lemma, change)
                for i in range(0, len(codes), 2):
                    yield form, Reading(lemma, *self._tags[codes[i : i + 2]])

    def inflect(self, lemma: str, pos: str, features: tuple[str, ...] = ()) -> str | None:
        """Give the preferred form of a lemma that has every feature, or ``None`` where there is none.

        Among variants the more frequent one wins, so reformed spellings lose. A compound that the lexicon lacks
        inflects in its last part. Raise ``ValueError`` for a part of speech or feature that does not exist.
        """
        for form, reading in self.forms_of(lemma, pos):
            if satisfies(reading, pos, features):
                return form
        opening, hyphen, last = lemma.rpartition("-")
        inflected = self.inflect(last, pos, features) if opening and last else None
        return f"{opening}{hyphen}{inflected}" if inflected else None

    def verb_traits(self, lemma: str) -> frozenset[str]:
        """Give what the dictionary records of a verb's constructions; empty for an unknown verb.

        Among: transitive, intransitive, indirect (takes a preposition), reflexive (can be), only-reflexive, reciprocal,
        reflexive-with-en, impersonal, linking, auxiliary, auxiliary-être, auxiliary-avoir. Where the dictionary does
        not know the auxiliary, it names none.
        """
        codes = self._paradigm(lemma, "VER").partition("#")[0].split()
        return frozenset(
            meaning[letter]
            for code in codes
            for meaning, letter in zip(TRAITS, code[1:], strict=True)
            if letter in meaning
        )

    def english(self, norm: str) -> tuple[float, float]:
        """Give the Zipf frequencies of a lower-case word in English and in French; 0.0 for under 2.0 in both."""
        number = self._words.get(norm)
        if number is None:
            return 0.0, 0.0
        return self._word_table[2 * number] / 100, self._word_table[2 * number + 1] / 100

    def french_frequency(self, norm: str) -> float:
        """Give the Zipf frequency in French of a lower-case token; « l' » and « -t-il » count as « l » and « il »."""
        return self.english(norm.removeprefix("-").removeprefix("t-").rstrip("'"))[1]

    def is_english(self, norm: str) -> bool:
        """Tell whether a lower-case word is English: unknown to the lexicon and clearly more frequent in English."""
        english, french = self.english(norm)
        return english >= ENGLISH_ZIPF and english - french >= ENGLISH_LEAD and not self.form(norm).known

    def may_be_english(self, norm: str) -> bool:
        """Tell whether a word that the lexicon has is rare in French, more frequent in English (briefing)."""
        english, french = self.english(norm)
        return french < SUSPECT_FRENCH_ZIPF and english - french >= SUSPECT_LEAD and self.form(norm).known

    def _paradigm(self, lemma: str, pos: str) -> str:
        number = self._lemmas.get(f"{lemma}\t{pos}")
        return "" if number is None else str(self._paradigms.restore_key(self._lemma_table[number]))

    def _build(self, text: str) -> Form:
        spelled = text.replace("’", "'")
        norm = spelled.lower()
        readings = self._spelled(spelled) + self._also(spelled)
        if not readings:
            readings = self._respelled(spelled) or self._compound(spelled)
        if not readings and spelled[:1].isdigit():
            readings = _numeral(norm)
        known = bool(readings)
        if not known and spelled[:1].isupper():
            readings = (Reading(spelled, "NPR", "e", "i"),)
        return Form(text, norm, tuple(dict.fromkeys(readings)) if len(readings) > 1 else readings, known)

    def _spelled(self, text: str) -> tuple[Reading, ...]:
        """Give the readings as written, then those of the lower case and, for ALL CAPITALS, of the title case."""
        lower = text.lower()
        if lower == text:
            return self.readings(text)
        found = self.readings(text) + self.readings(lower)
        return found + self.readings(_title(text)) if text.isupper() and len(text) > 1 else found

    def _respelled(self, text: str) -> tuple[Reading, ...]:
        """Give the readings of the first tolerated spelling that the lexicon has."""
        bases = dict.fromkeys((text, _title(text)))
        return next(filter(None, (self._spelled(other) for base in bases for other in spellings(base))), ())

    def _also(self, text: str) -> tuple[Reading, ...]:
        return tuple(reading for other in ALSO.get(text, ()) for reading in self._spelled(other))

    def _compound(self, text: str) -> tuple[Reading, ...]:
        """Give the readings that the last part lends to a compound of known parts (« ex-ministre »)."""
        opening, _, last = text.rpartition("-")
        if not opening or not last or not all(map(self._opens, opening.split("-"))):
            return ()
        final = self.form(last)
        if not final.known:
            return ()
        start = opening if final.readings[0].pos == "NPR" else opening.lower()
        return tuple(
            reading._replace(lemma=f"{start}-{reading.lemma}") for reading in final.readings if reading.pos in CONTENT
        )

    def _opens(self, part: str) -> bool:
        return bool(part) and (opens_compound(part.lower()) or self.form(part).known)


@functools.cache
def _load(folder: Path) -> Lexicon:
    return Lexicon(folder)


def _numeral(norm: str) -> tuple[Reading, ...]:
    """Give the reading of a number, an hour or an ordinal in digits; none for anything else."""
    if ORDINAL.fullmatch(norm):
        return (Reading(norm, "ADJ", "e", "i"),)
    return (Reading(norm, "NUM", "e", "i"),) if NUMBER.fullmatch(norm) else ()


def _title(text: str) -> str:
    """Give a text in capitals with only the first letter of each part in capitals; any other text unchanged."""
    return "-".join(part.capitalize() for part in text.split("-")) if text.isupper() and len(text) > 1 else text


def _edited(text: str, change: str) -> str:
    """Apply a change made by scripts/build_lexicon: characters to cut (one base-36 digit), then those to add."""
    cut = int(change[0], 36)
    return (text[:-cut] if cut else text) + change[1:]


def _code(number: int) -> str:
    """Give the two base-36 digits by which the compiled files name a tag."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number // 36] + digits[number % 36]


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise LexiconError(f"{path}: cannot be read ({error}); {REMEDY}") from None
    if not isinstance(manifest, dict) or manifest.get("version") != 1:
        raise LexiconError(f"{path}: made for another version; {REMEDY}")
    return manifest


def _check_files(folder: Path, files: dict[str, dict[str, int]]) -> None:
    """Compare sizes and checksums with the manifest: a damaged trie could crash the process or answer nonsense."""
    for name, expected in files.items():
        path = folder / name
        try:
            content = _mapped(path)
        except (OSError, ValueError) as error:
            raise LexiconError(f"{path}: cannot be read ({error}); {REMEDY}") from None
        if len(content) != expected["size"] or zlib.crc32(content) != expected["crc32"]:
            raise LexiconError(f"{path}: damaged (size or checksum is not the manifest's); {REMEDY}")


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _trie(folder: Path, name: str) -> marisa_trie.Trie:
    trie = marisa_trie.Trie()
    trie.mmap(str(folder / f"{name}.marisa"))
    return trie


def _table(folder: Path, name: str) -> Sequence[int]:
    """Map a table of unsigned 16-bit numbers, little-endian."""
    content = _mapped(folder / f"{name}.table")
    if sys.byteorder == "little":
        return memoryview(content).cast("H")
    swapped = array("H", bytes(content))
    swapped.byteswap()
    return swapped
