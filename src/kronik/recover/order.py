"""Whether 03/04/2020 is in March or in April: what the page itself tells of the order of day and month.

A language may write both orders (English), so its pack can only say which is likelier. Other dates of the same page,
the dots between the numbers, the region of the page's language and of its address say more.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from kronik.language import Pack, load
from kronik.page import address
from kronik.records import Lang
from kronik.recover.view import View
from kronik.when import cldr

Order = Literal["dmy", "mdy", "ymd"]

NUMBERS = re.compile(r"(?<![\d.,/-])(\d\d?)([./-])(\d\d?)\2(?:\d{4}|\d\d)(?![\d/-])")
"""A date in numbers, the year last."""

REGION = re.compile(r"^[a-z]{2,3}[-_](?:[A-Z][a-z]{3}[-_])?([A-Za-z]{2})\b")
"""The territory of a language tag (BCP 47) or of an OpenGraph locale."""

LAST = 12
"""The last number that may be a month."""


def of(text: str, view: View) -> Pack:
    """Give the pack by which a stamp is read: the page's, or with the other order where the page tells so."""
    pack = view.pack
    usual = cldr.time(pack).order
    found = NUMBERS.search(text)
    if usual == "ymd" or found is None or max(int(found[1]), int(found[3])) > LAST:
        return pack
    told = "dmy" if found[2] == "." else _shown(view.page.text) or _spoken(view)
    return pack if told in ("", usual) else _turned(pack.code, told)


def _shown(text: str) -> Order | Literal[""]:
    """Give the order that the other dates of a page have, where one order only fits them."""
    orders: set[Order] = set()
    for found in NUMBERS.finditer(text):
        first, second = int(found[1]), int(found[3])
        if LAST < max(first, second) <= 31 and min(first, second) <= LAST:
            orders.add("dmy" if first > LAST else "mdy")
    return orders.pop() if len(orders) == 1 else ""


def _spoken(view: View) -> Order | Literal[""]:
    """Give the order of the region that the page's language claims name, else of its address; "" where none tells."""
    for claim in view.page.declaration.languages:
        region = REGION.match(claim.value)
        if region and region[1].upper() != "US":  # what templates say that nobody set
            order = cldr.order(view.pack.code, region[1].upper())
            return "" if order is None or order == "ymd" else order
    return "dmy" if address.host(view.page.url).rpartition(".")[2] in view.pack.page.day_first else ""


@lru_cache(16)
def _turned(code: Lang, order: Order) -> Pack:
    pack = load(code)
    return msgspec.structs.replace(pack, time=msgspec.structs.replace(cldr.time(pack), order=order))
