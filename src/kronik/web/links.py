"""Where a title on a page leads: into this archive, to the original address, or to a search for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import urlsplit

from kronik.archive import days
from kronik.records import Article, ReadAlso, Record, Related

_QUOTES = re.compile('["“”„‟«»″]')
"""What the query language takes for a quote; it has no way to write one inside a phrase."""


class Target(Record, frozen=True):
    """A title with the address behind it."""

    title: str
    href: str | None
    held: bool
    """Whether `href` is a page of this archive rather than the original address."""

    @property
    def sought(self) -> str:
        """The search for an article of this title: flattened pages give titles without addresses."""
        return asked("title", self.title)


def safe(url: str | None) -> str | None:
    """Give the address back if a link may lead there: http and https with a host, nothing else.

    `javascript:`, `data:` and the like are refused, and so are addresses that a browser reads otherwise than they
    look: it drops tabs and line ends, and takes a backslash for a slash (WHATWG URL standard, 4.4).
    """
    if not url or "\\" in url or any(sign <= " " for sign in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:  # a broken IPv6 host
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def addresses(article: Article) -> tuple[str, ...]:
    """Every address that the article's links point to: what to ask the archive about, in one go."""
    links: tuple[ReadAlso | Related, ...] = (*article.read_also, *article.related)
    return tuple(dict.fromkeys(link.url for link in links if link.url and safe(link.url)))


def target(link: ReadAlso | Related, held: Mapping[str, str]) -> Target:
    """Say where a link leads: the archive's own page where it holds that address, else the original."""
    if link.url and link.url in held:
        return Target(title=link.title, href=held[link.url], held=True)
    return Target(title=link.title, href=safe(link.url), held=False)


def asked(field: str, value: str) -> str:
    """Give the search for a value as it stands: `outlet:"Warta Pagi"`, or a phrase where no field is named."""
    phrase = " ".join(_QUOTES.sub(" ", value).split())
    return f'{field}:"{phrase}"' if field else f'"{phrase}"'


def within(time: str) -> str:
    """Give the search for what was published in a year, month, week or day: `after:2017-11 before:2017-12`."""
    if "W" in time:
        monday = date.fromisocalendar(int(time[:4]), int(time[6:]), 1)
        return f"after:{monday} before:{monday + timedelta(days=7)}"
    end = f"{days.following(time):08}"
    parts = (end[:4], end[4:6], end[6:])[: time.count("-") + 1]
    return f"after:{time} before:{'-'.join(parts)}"
