"""Reads the Hunspell dictionary "Toutes variantes" with its morphology, for scripts/build_lexicon."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Tag = tuple[str, str, str, str, str, str]
"""Part of speech, gender, number, mood, tense, person."""


class Rule(NamedTuple):
    """One affix rule: what to strip, what to add, where, and the flags and morphology of the result."""

    strip: str
    add: str
    condition: re.Pattern[str]
    flags: tuple[str, ...]
    morphology: tuple[str, ...]


class Entry(NamedTuple):
    """A form with its lemma and tag; ``last_resort`` marks forms that are written in inversion alone (« mangè-je »)."""

    form: str
    lemma: str
    tag: Tag
    last_resort: bool = False


PARTS = {
    "nom": "NOM", "titr": "NOM", "adj": "ADJ", "adv": "ADV", "negadv": "ADV", "advint": "ADV", "npr": "NPR",
    "prn": "NPR", "patr": "NPR", "det": "DET", "detpos": "DET", "detind": "DET", "detdem": "DET", "detneg": "DET",
    "detex": "DET",
    "propersuj": "PRO", "properobj": "PRO", "prodem": "PRO", "proind": "PRO", "proint": "PRO", "prorel": "PRO",
    "proneg": "PRO", "prep": "PRE", "prepv": "PRE", "cjsub": "CON", "cjco": "CON", "cj": "CON", "interj": "INT",
    "nb": "NUM", "nbro": "NUM", "pfx": "PFX", "loc.adv": "ADV", "loc.adj": "ADJ", "loc.nom": "NOM", "loc.prep": "PRE",
    "loc.prepv": "PRE", "loc.cj": "CON", "loc.cjsub": "CON", "loc.interj": "INT", "loc.patr": "NPR",
}  # fmt: skip
MOODS = {
    "infi": ("inf", ""), "ppre": ("ppres", ""), "ppas": ("ppas", ""), "ipre": ("ind", "pres"), "iimp": ("ind", "impf"),
    "ipsi": ("ind", "past"), "ifut": ("ind", "fut"), "cond": ("cond", ""), "spre": ("subj", "pres"),
    "simp": ("subj", "impf"), "impe": ("imp", ""),
}  # fmt: skip
PERSONS = {
    "1sg": ("s", "1"), "2sg": ("s", "2"), "3sg": ("s", "3"), "1pl": ("p", "1"), "2pl": ("p", "2"), "3pl": ("p", "3"),
    "1isg": ("s", "1"),
}  # fmt: skip
GENDERS = {"mas": "m", "fem": "f", "epi": "e"}
NUMBERS = {"sg": "s", "pl": "p", "inv": "i"}
GENDERED = {"NOM", "ADJ", "NPR", "DET", "PRO", "NUM"}


def read_affixes(path: Path) -> tuple[dict[str, list[Rule]], dict[str, list[Rule]]]:
    """Give the suffix and the prefix rules by flag; elisions (« l' », « qu' ») are left out: they are tokens."""
    suffixes: dict[str, list[Rule]] = defaultdict(list)
    prefixes: dict[str, list[Rule]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        fields = line.split()
        if len(fields) < 5 or fields[0] not in ("SFX", "PFX"):
            continue
        kind, flag, strip, affix, condition, *morphology = fields
        add, _, flags = affix.partition("/")
        if "'" in add:
            continue
        pattern = re.compile(f"(?:{condition})$" if kind == "SFX" else f"^(?:{condition})")
        rule = Rule(strip.replace("0", ""), "" if add == "0" else add, pattern, pairs(flags), tuple(morphology))
        (suffixes if kind == "SFX" else prefixes)[flag].append(rule)
    return suffixes, prefixes


def pairs(flags: str) -> tuple[str, ...]:
    """Cut a flag string of FLAG long into its two-character flags."""
    return tuple(flags[i : i + 2] for i in range(0, len(flags), 2))


class Expander:
    """Expands dictionary words by their affix rules, continuation classes and cross products included."""

    def __init__(self, affixes: Path) -> None:
        """Read the affix rules of a .aff file."""
        self.suffixes, self.prefixes = read_affixes(affixes)

    def expand(self, word: str, flags: tuple[str, ...], prefix: str = "") -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Give (form, prefix that was added, morphology) for each form that the flags make of the word."""
        if "()" not in flags:
            yield word, prefix, ()
        for flag in flags:
            for rule in self.suffixes.get(flag, ()):
                if word.endswith(rule.strip) and rule.condition.search(word):
                    made = word[: len(word) - len(rule.strip)] + rule.add
                    for form, before, more in self.expand(made, rule.flags, prefix):
                        yield form, before, rule.morphology + more
            for rule in self.prefixes.get(flag, ()):
                if rule.condition.search(word):
                    crossed = tuple(other for other in flags if other in self.suffixes)
                    for form, before, more in self.expand(rule.add + word, rule.flags + crossed, rule.add + prefix):
                        yield form, before, rule.morphology + more


def read_dictionary(folder: Path) -> Iterator[Entry]:
    """Give every form of the dictionary with its readings."""
    expander = Expander(folder / "fr_FR.aff")
    for line in (folder / "fr_FR.dic").read_text("utf-8").splitlines()[1:]:
        head, _, rest = line.partition(" po:")
        word, _, flags = head.strip().replace("’", "'").partition("/")
        fields = tuple(f"po:{rest}".split())
        if not rest or "po:err" in fields or re.search("[₀-₉]", word):
            continue
        named = next((field[3:].replace("’", "'") for field in fields if field.startswith("st:")), word)
        made = [
            entry
            for form, prefix, morphology in expander.expand(word, pairs(flags))
            for entry in entries(form, prefix + named, fields + morphology)
        ]
        yield from made
        yield from feminine_nouns(made)


def feminine_nouns(made: list[Entry]) -> Iterator[Entry]:
    """Give feminine nouns kept under a masculine a lemma of their own as well (« mise », « présidente »)."""
    feminine = [entry for entry in made if entry.tag[0] == "NOM" and entry.tag[1] == "f"]
    own = next((entry.form for entry in feminine if entry.tag[2] in ("s", "i")), None)
    yield from (entry._replace(lemma=own) for entry in feminine if own is not None and own != entry.lemma)


def entries(form: str, lemma: str, fields: tuple[str, ...]) -> Iterator[Entry]:
    """Decode the morphological fields of one form."""
    codes = [field[3:].rstrip("!") for field in fields if field[:3] in ("po:", "is:")]
    gender = next((GENDERS[code] for code in codes if code in GENDERS), "")
    number = next((NUMBERS[code] for code in codes if code in NUMBERS), "")
    person = next((code[0] for code in codes if code in ("1pe", "2pe", "3pe")), "")
    parts = {PARTS[code] for code in codes if code in PARTS}
    if "NOM" in parts and word_of_name(lemma):
        parts.add("NPR")
    verbal = any(code in MOODS for code in codes)
    for part in sorted(parts):
        tag = (part, gender, number, "", "", person) if part in GENDERED else (part, "", "", "", "", "")
        yield Entry(form, participle_lemma(form, gender, number) if verbal and part == "ADJ" else lemma, tag)
    if verbal:
        yield from verb_entries(form, lemma, codes, gender, number)


def word_of_name(lemma: str) -> bool:
    """Tell the nouns that the dictionary writes with a capital: countries, rivers, institutions."""
    return lemma[:1].isupper() and (len(lemma) > 1) and "." not in lemma


def participle_lemma(form: str, gender: str, number: str) -> str:
    """Give the masculine singular of a regular past participle used as an adjective."""
    stem = form[:-1] if number == "p" else form
    return stem[:-1] if gender == "f" else stem


def verb_entries(form: str, lemma: str, codes: list[str], gender: str, number: str) -> Iterator[Entry]:
    """Give one entry for each mood, tense and person that a verb form can be."""
    persons = [PERSONS[code] for code in codes if code in PERSONS]
    for mood, tense in [MOODS[code] for code in codes if code in MOODS]:
        if mood in ("inf", "ppres"):
            yield Entry(form, lemma, ("VER", "", "", mood, tense, ""))
        elif mood == "ppas":
            yield Entry(form, lemma, ("VER", gender, number, mood, tense, ""))
        else:
            for plurality, person in persons:
                yield Entry(form, lemma, ("VER", "", plurality, mood, tense, person), "1isg" in codes)


def read_traits(dictionary: Path) -> dict[str, str]:
    """Give the dictionary's construction codes by infinitive, several codes joined by a blank: « v1_it_q__a »."""
    codes: dict[str, set[str]] = defaultdict(set)
    for line in dictionary.read_text("utf-8").splitlines()[1:]:
        if code := re.search(r"po:v(\d[a-z_]{8})", line):
            codes[re.split("[/ ]", line)[0]].add(code[1])
    return {lemma: " ".join(sorted(found)) for lemma, found in codes.items()}
