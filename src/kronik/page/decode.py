"""Bytes -> text. UTF-8 is tried before anyone is believed.

A text that decodes as UTF-8 is UTF-8: other charsets produce valid multi-byte sequences by accident about never, and
the web is full of pages that were converted to UTF-8 while their meta tag went on naming ISO-8859-1. Only when the
bytes are not UTF-8 are the byte order mark, the HTTP header and the meta tag asked, in that order of trust.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from kronik.records import Capture, Form, Outcome, Refusal

BYTES = 8_000_000
"""The largest page read: the largest of some 2,000 real ones has 5 MB, and 8 MB cost about half a second."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

META = re.compile(rb"""<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
META_WITHIN = 4096
"""The standard says 1024; pages with a comment on top need more."""

# The WHATWG names read Latin-1 and ASCII as windows-1252, which fills the holes that real pages use for quotes.
WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
}
CONTROLS = bytes((*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F))
TOO_MANY = 0.02
"""A text of which more than this share is controls and replacement characters is no text in that charset. NULs do
not count: old databases pad with them."""


class Decoded(NamedTuple):
    """Text, and what had to be mended to get it."""

    text: str
    repairs: tuple[str, ...] = ()
    utf8: bytes = b""
    """The text in UTF-8: of every page of HTML, and of what came so."""


def decode(capture: Capture) -> Decoded | Refusal:
    """Give the capture's text, or refuse it as empty, over budget or in no charset."""
    payload = capture.payload
    if len(payload) > BYTES:
        return _refuse(capture, Outcome.OVER_BUDGET, f"{len(payload):,} bytes; at most {BYTES:,} are read")
    if not payload or payload.isspace():
        return _refuse(capture, Outcome.EMPTY, "nothing but white space")
    decoded = Decoded(payload) if isinstance(payload, str) else _bytes(payload, capture.charset)
    if decoded is None or _noise(decoded.text) > TOO_MANY:
        return _refuse(capture, Outcome.BAD_CHARSET, "the bytes are text in no charset that was named or tried")
    return _encoded(decoded) if capture.form is Form.HTML else decoded


def _bytes(payload: bytes, header: str | None) -> Decoded | None:
    for mark, charset in MARKS:
        if payload.startswith(mark):
            return Decoded(payload[len(mark) :].decode(charset, "replace"))
    if wide := _wide(payload):  # before UTF-8, in which NULs are letters like any other
        return Decoded(payload.decode(wide, "replace"), (f"read as {wide}, which nothing named",))
    try:
        return Decoded(payload.decode(), utf8=payload)
    except UnicodeDecodeError as error:
        broken = error
    return _named(payload, header) or _nearly(payload, broken) or _western(payload)


def _wide(payload: bytes) -> str | None:
    """Say which UTF-16 a text without a mark is: every other byte of mostly Latin text is 0."""
    head = payload[:2000]
    if head.count(0) * 3 < len(head):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _named(payload: bytes, header: str | None) -> Decoded | None:
    """Decode as the header or the page says, if all of it decodes so."""
    found = META.search(payload[:META_WITHIN])
    for name in (header, found[1].decode("ascii") if found else None):
        try:
            known = codecs.lookup(name or "").name
            if known != "utf-8":
                return Decoded(payload.decode(WIDER.get(known, known)))
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
        except TypeError:  # "hex" and its like are codecs of Python's, and give bytes
            continue
    return None


def _nearly(payload: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """Decode UTF-8 of which a few bytes are damaged: clipped at the end, or one quoted tweet in Latin-1."""
    text = payload.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for byte in payload[:100_000] if byte >= 0xC2) if bad < 1000 else 0
    if error.start >= len(payload) - 4 or bad * 4 < good:
        return Decoded(text, (f"{bad} damaged bytes of UTF-8 were replaced",))
    return None


def _western(payload: bytes) -> Decoded:
    """Decode as windows-1252, in which the web writes when it does not say: the standard's own last resort."""
    return Decoded(payload.decode("cp1252", "replace"), ("no charset named that fits; read as windows-1252",))


def _noise(text: str) -> float:
    """Give the share of controls and replacement characters, of a long text in its first and last part."""
    if len(text) > 20_000:
        text = text[:10_000] + text[-10_000:]
    if text.isprintable():
        return 0.0
    given = text.encode("utf-8", "replace")
    controls = len(given) - len(given.translate(None, CONTROLS))
    return (controls + text.count("\ufffd")) / max(1, len(text))


def _encoded(decoded: Decoded) -> Decoded:
    """Give a page of HTML with its text in UTF-8, and without NULs: in bytes they are found in no time."""
    utf8 = decoded.utf8 or decoded.text.encode("utf-8", "replace")
    if 0 not in utf8:
        return decoded._replace(utf8=utf8)
    repairs = (*decoded.repairs, f"{utf8.count(0)} NUL characters were dropped")
    return Decoded(decoded.text.replace("\0", ""), repairs, utf8.replace(b"\0", b""))


def _refuse(capture: Capture, outcome: Outcome, detail: str) -> Refusal:
    return Refusal(id=capture.id, outcome=outcome, place=capture.place, detail=detail, url=capture.url)
