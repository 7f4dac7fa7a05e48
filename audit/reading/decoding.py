"""Bytes -> text: UTF-8, else what the byte order mark says, else what charset-normalizer detects.

Nothing is translated: byte order mark, CRLF and no-break spaces stay in the text, and offsets are those of the file.
"""

from __future__ import annotations

import codecs
import re

from audit.reading.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document (docx, odt, epub)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (doc, xls, ppt)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
"""How the files begin that people hand over by mistake, and what to call them."""

_LIKELY = ("cp1252", "iso8859_15", "mac_roman", "cp850")
"""The encodings French text was kept in before UTF-8. Left to choose among all, charset-normalizer takes a short French
line in cp1252 for mac_latin2 or iso8859_10."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_MOST_CONTROLS = 0.01
"""Share of control characters above which a file is no text: text has none, binary data a tenth."""

_DETECTED_ON = 100_000
"""Bytes that charset-normalizer sees: the first ones with a byte beyond ASCII in them."""


def refuse_binary(data: bytes) -> None:
    """Raise ``ReadingError`` for bytes that are no text: a known binary format, or NUL bytes without a UTF-16 mark."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise ReadingError(f"{name}, not text: extract its text first")
    if b"\0" in data and not any(data.startswith(mark) for mark, _ in _MARKS):
        raise ReadingError("binary data, not text (it holds NUL bytes)")


def decode(data: bytes) -> str:
    """Give the text of ``data`` without changing a character, the byte order mark included.

    Raise ``ReadingError`` for binary data, damaged UTF-8 or UTF-16, and bytes in no known encoding.
    """
    refuse_binary(data)
    text = _decoded(data)
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise ReadingError("binary data, not text (it holds control characters)")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise ReadingError(f"damaged {encoding[:6].upper()} (byte {error.start})") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise ReadingError(f"damaged UTF-8 (byte {error.start})") from None
    return _detected(data)


def _is_damaged_utf8(data: bytes) -> bool:
    """Text in another encoding hardly ever forms UTF-8 sequences; where they prevail, the rest is damage."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(not character.isascii() for character in text) - broken
    return whole > broken


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes  # costs 60 ms to load; most files are UTF-8

    first = next(index for index, byte in enumerate(data) if byte > 0x7F)
    start = max(0, first - _DETECTED_ON // 2)
    sample = data[start : start + _DETECTED_ON]
    matches = list(from_bytes(sample, cp_isolation=list(_LIKELY))) or list(from_bytes(sample))
    texts = [text for match in matches if (text := _strictly(data, match.encoding)) is not None]
    if not texts:
        raise ReadingError("not UTF-8, and in no other encoding that could be detected")
    return max(texts, key=_small_letters)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _small_letters(text: str) -> int:
    """Letters beyond ASCII are mostly small ones; in the wrong encoding they come out as capitals and signs."""
    return sum(character.islower() for character in text if not character.isascii())
