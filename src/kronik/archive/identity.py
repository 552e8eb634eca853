"""Which pages are the same article, which articles say the same, and which captures are one: as short ids.

Every id is made from what it names, never counted out, so that two archives of the same pages have the same ids
whatever the order in which the pages came.

- An **article** is its address in normal form: the one it declares its own where that can be believed. A later part
  of an article split over pages is an article of its own until linking joins them. Without an address it is what
  the source called it together with its headline: a source's ids may be mere line numbers, so they are not enough.
- A **version** is what a reader would see changed: headline, standfirst, date, body; not the space between words.
- A **capture** is its source's id, its address, its moment and its bytes; not the path it was read from, so the
  same file in another folder is no second capture.
"""

from __future__ import annotations

import base64
import hashlib
import re

from kronik.page.address import normal
from kronik.records import Article, Capture, Found, Missing, Moment, Refusal

LONG, SHORT = 12, 8
"""Letters of 5 bits each. 60 bits: at ten million articles two would share an id with a chance of 1 in 23,000.
40 bits for a version, which is only told from the others of its article."""


PARTS = 30
"""Parts of an article that are looked for."""


def article(record: Article) -> str:
    """The id of the article that this page shows."""
    declared = record.canonical or record.url
    if declared:
        return address(declared, number=part(record.url or declared))
    return _digest("source", record.id, _text(record.outlet), _text(record.headline) or record.text)[:LONG]


def address(url: str, *, number: int | None = None) -> str:
    """The id of the article that stands at an address, there or not; the part of that number, where it is known."""
    number = number or part(url)
    return _digest("address", normal(url), "" if number == 1 else str(number))[:LONG]


def parts(url: str, most: int = PARTS) -> tuple[str, ...]:
    """The ids that the parts of an article split over pages have, the first in front; held or not."""
    return tuple(address(url, number=number) for number in range(1, most + 1))


def version(record: Article) -> str:
    """The id, within its article, of what this page says."""
    published = record.published.value.edtf if isinstance(record.published, Found) else ""
    texts = (_text(record.headline), _text(record.standfirst), *(passage.text for passage in record.body))
    return _digest("version", published, *(" ".join(text.split()) for text in texts))[:SHORT]


def capture(taken: Capture) -> str:
    """The key of a capture."""
    payload = taken.payload.encode() if isinstance(taken.payload, str) else taken.payload
    return _digest("capture", taken.id, taken.url or "", _edtf(taken.captured), taken.form.value, payload)


def record(read: Article) -> str:
    """The key of a page that came without its capture: what it says stands for its bytes."""
    return _digest("record", read.id, read.url or "", _edtf(read.captured), version(read), read.text)


def refusal(refused: Refusal) -> str:
    """The key of a page that was refused, which has no bytes to be known by: where it stands."""
    place = refused.place
    return _digest("refusal", refused.id, refused.url or "", place.file, str(place.offset), str(place.line))


_PART = re.compile(
    r"[?&](?:page|halaman|hal|pagenum|showpage|pg)=(\d{1,3})(?=&|#|$)"
    r"|/(?:page|halaman|seite|pagina)/?(\d{1,3})/?(?=[?#]|$)",
    re.I,
)
"""The page numbers that `normal` drops: they tell the parts of one article, which are stored apart."""


def part(url: str) -> int:
    """Which part of a split article an address names; 1 where it says nothing."""
    found = _PART.search(url)
    return max(int(found[1] or found[2]), 1) if found else 1


def _digest(*parts: str | bytes) -> str:
    """Letters a-z and 2-7 of a hash over the parts, each kept apart from the next by its length."""
    hashed = hashlib.blake2b(digest_size=15)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "big") + data)
    return base64.b32encode(hashed.digest()).decode().lower()


def _text(field: Found[str] | Missing) -> str:
    return field.value if isinstance(field, Found) else ""


def _edtf(moment: Moment | None) -> str:
    return moment.edtf if moment else ""
