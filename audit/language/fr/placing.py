"""Puts a French name behind the word that stands before it: « en Russie », « au Caire », « de la Maison-Blanche »."""

from __future__ import annotations

from typing import Final, NamedTuple

from audit.language.fr.euphony import repair
from audit.language.fr.sounds import VOWELS, elides
from audit.language.lexicon import Lexicon

ARTICLES: Final = frozenset({"le", "la", "les", "l'"})
CONTRACTED: Final = {"du": "de", "des": "de", "au": "à", "aux": "à"}
WITHOUT_ARTICLE: Final = frozenset(
    {"ce", "cet", "cette", "ces", "un", "une", "mon", "ma", "son", "sa", "leur", "notre"}
)
"""Behind these a name loses its article: « cette Russie »."""
ELIDING: Final = frozenset({"de", "d'", "que", "qu'"})


class Placed(NamedTuple):
    """A name fitted to its place; ``with_before`` says that ``text`` replaces the word before it too."""

    text: str
    with_before: bool


def placed(before: str, french: str, sort: str, lexicon: Lexicon) -> Placed:
    """Fit ``french`` (with its article, where it takes one) behind the word ``before`` (``""`` at a sentence's start).

    ``sort`` is country (takes « en », « au »), city (« à ») or anything else (keeps its article: « de la »).
    """
    norm = before.lower().replace("’", "'")
    article, bare = _parted(french)
    if sort == "city" and article != "le":
        article, bare = "", french  # « de La Havane », but « du Caire »
    if not article:
        fitted = _without_article(norm, before, bare, sort, lexicon)
    else:
        fitted = _with_article(norm, article, bare, sort, lexicon)
    apostrophe = "’" if "’" in before else "'"
    text = fitted.text if apostrophe == "'" else fitted.text.replace("'", apostrophe)
    capital = (fitted.with_before and before[:1].isupper()) or not before
    return Placed(text[:1].upper() + text[1:] if capital else text, fitted.with_before)


def _parted(french: str) -> tuple[str, str]:
    """Part a name from its article: « la Russie », « l'Irak », « Le Caire »."""
    first, blank, rest = french.partition(" ")
    if blank and first.lower() in ARTICLES:
        return first.lower(), rest
    if french[:2].lower() == "l'":
        return "l'", french[2:]
    return "", french


def _without_article(norm: str, before: str, bare: str, sort: str, lexicon: Lexicon) -> Placed:
    if norm == "en" and sort == "city":
        return Placed(f"à {bare}", True)
    if norm in ELIDING:
        full = {"d'": "de", "qu'": "que"}.get(norm, norm)
        short = f"{full[:-1]}'"
        right = f"{short}{bare}" if elides(bare, lexicon) else f"{full} {bare}"
        return (
            Placed(right, True)
            if not right.startswith(norm + ("" if norm.endswith("'") else " "))
            else Placed(bare, False)
        )
    return Placed(bare, False)


def _with_article(norm: str, article: str, bare: str, sort: str, lexicon: Lexicon) -> Placed:
    whole = f"l'{bare}" if article == "l'" else f"{article} {bare}"
    if norm in WITHOUT_ARTICLE:
        return Placed(bare, False)
    if norm in ARTICLES:
        return Placed(bare, False) if norm == article else Placed(whole, True)
    preposition = CONTRACTED.get(norm, "de" if norm == "d'" else norm)
    feminine = article == "la" or (article == "l'" and bare[:1].lower() in VOWELS)
    if sort == "country" and feminine and preposition in ("de", "à", "en") and norm not in ("du", "des"):
        if preposition == "de":
            return (
                Placed(repair(f"de {bare}", lexicon), True) if norm != "de" or article == "l'" else Placed(bare, False)
            )
        return Placed(f"en {bare}", True) if norm != "en" else Placed(bare, False)
    if preposition in ("de", "à", "en"):
        leading = "dans" if preposition == "en" and sort != "country" else preposition.replace("en", "à")
        return _unless_same(norm, repair(f"{leading} {whole}", lexicon), bare)
    return Placed(whole, False)


def _unless_same(norm: str, right: str, bare: str) -> Placed:
    """Replace the name alone where the word before it is already as it should be."""
    return Placed(bare, False) if right == f"{norm} {bare}" else Placed(right, True)
