"""XLIFF 1.2 and 2.x -> items: the French targets of each <file>, with the source of each unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from audit.reading.errors import ReadingError
from audit.reading.items import Broken, Item, Segment
from audit.reading.xml_items import Element, XmlItems, found, name_of

LANGUAGE = "fr"
_NATIVE_CODE = frozenset({"ph", "bpt", "ept", "it", "x", "bx", "ex"})
"""Inline elements of XLIFF 1.2 and TMX whose content is code of the original file and no text; <sub> in them is."""


def items(source: BinaryIO) -> Iterator[Item | Broken]:
    """Give the files of a document. Raises ``ReadingError`` for one that is none or whose target is not French."""
    document = XmlItems(source, ["file"])
    language = document.frame.get("trgLang", "")
    for element in document:
        yield Broken(element.reason) if isinstance(element, ReadingError) else _item(element, language)


def _item(file: Element, language: str) -> Item | Broken:
    identity = file.get("original") or file.get("id") or ""
    target = file.get("target-language") or language
    if target and not is_french(target):
        return Broken(f"its target language is {target}, not French", identity)
    segments = tuple(_segments(file))
    if not segments:
        return Broken("no unit has a target text", identity)
    return Item("xliff", id=identity, segments=segments, date=file.get("date", ""))


def is_french(language: str) -> bool:
    """Whether a language tag such as ``fr-CA`` says French."""
    return language.replace("_", "-").partition("-")[0].strip().lower() == LANGUAGE


def _segments(file: Element) -> Iterator[Segment]:
    """One for each unit that has a target: the parts into which a tool cut its sentences belong together."""
    for unit in file.iter("*"):
        kind = name_of(unit)
        if kind not in ("trans-unit", "unit") or unit.get("translate") == "no":
            continue
        # In 2.x a unit holds segments, with spaces between them in <ignorable>; in 1.2 it is one.
        parts = [unit] if kind == "trans-unit" else list(found(unit, "segment", "ignorable"))
        target = "".join(_target(part) for part in parts)
        if target.strip() and any(_child(part, "target") is not None for part in parts):
            yield Segment(target.strip(), "".join(inline_text(_child(part, "source")) for part in parts).strip())


def _target(part: Element) -> str:
    """The target of a part; of the space between two segments, the source where no target is given."""
    target = _child(part, "target")
    return inline_text(_child(part, "source") if target is None and name_of(part) == "ignorable" else target)


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element.iterchildren("*") if name_of(child) == name), None)


def inline_text(element: Element | None) -> str:
    """Give the text of a source, target or segment without the code that its inline elements stand for."""
    if element is None:
        return ""
    return "".join(_inline(element))


def _inline(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element.iterchildren("*"):
        name = name_of(child)
        if name == "cp":
            yield _code_point(child.get("hex", ""))
        elif name in _NATIVE_CODE:
            for sub in child.iter("*"):
                if name_of(sub) == "sub":
                    yield from _inline(sub)
        else:
            yield from _inline(child)
        yield child.tail or ""


def _code_point(digits: str) -> str:
    try:
        return chr(int(digits, 16)) if int(digits, 16) > 0x1F else " "
    except (ValueError, OverflowError):
        return ""
