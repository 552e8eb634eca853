"""Addresses of pages: absolute, canonical and normal forms, and the outlet that a host belongs to.

Pure string work after RFC 3986. No address is ever fetched, and none is refused: what cannot be read as an
http(s) address is None or comes back as it was.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from kronik.records import Declaration, Url

_TRACKING = re.compile(
    r"^(?:utm_\w+|at_\w+|ga_\w+|pk_\w+|mtm_\w+|hsa_\w+|mc_[ce]id|fbclid|gclid|gbraid|wbraid|dclid|yclid|msclkid|igshid"
    r"|twclid|ttclid|cmpid|cmp|campaign|smid|ref|referrer|referer|ref_src|ref_url|source|src|xtor|ocid|ito|spm|via"
    r"|partner|share|shared|feature|medium|amp|outputtype|output|m|mobile|print|printable|view_?as|tag_from|_gl|rss)$",
    re.I,
)
"""Query names that say how a reader came or how the page is shown, not which page it is: Urchin, Matomo,
HubSpot, AT Internet and the click ids of the large networks, and the switches of AMP, mobile and print views."""

_PAGE_QUERY = re.compile(r"^(?:page|halaman|hal|pagenum|showpage|single|singlepage|pg)$", re.I)
_PAGE_PATH = re.compile(r"/(?:page|halaman|seite|pagina)/?\d{1,3}/?$", re.I)
_VIEW_PATH = re.compile(
    r"^/amp(?=/)|/(?:amp|print|printable|print-view|cetak|mobile)/?$|(?<=/)amp/(?=\d)|\.amp(?=\.html?$|$)", re.I
)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)
_VIEW_HOST = re.compile(r"^(?:www\d?|m|mobile|amp|wap|touch)\.(?=[^.]+\.[^.]+)")

_CACHE = re.compile(
    r"^https?://(?:(?:[\w-]+\.cdn\.ampproject\.org/[civ]|(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?/amp)/(?:s/)?)+"
    r"(?=[\w-]+(?:\.[\w-]+)+(?:[/?#]|$))",
    re.I,
)
"""What stands before the address of a page in a cache of AMP pages and in Google's viewer of them. Source: the AMP
Project's "AMP Cache URL format"."""

_ARCHIVED = re.compile(
    r"^https?://(?:[^/?#]+/(?:[\w.~-]+/){0,3}?(?P<when>\d{14}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_)?/(?=https?:)"
    r"|web\.archive\.org/web/(?P<early>\d{4,14})(?:[a-z]{2}_)?/(?=(?:https?:|[\w-]+(?:\.[\w-]+)+(?:[/:]|$)))"
    r"|archive\.(?:today|ph|is|li|vn|fo|md)/o/\w{4,8}/(?=https?:)"
    r"|webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]{12}:)?(?=(?:https?:|[\w-]+(?:\.[\w-]+)+(?:[/:+&]|$))))"
    r"(?P<url>.+)$",
    re.I,
)
"""The address of a copy in an archive of the web: the Wayback Machine's and that of all who run its software or pywb
(fourteen digits before the page's own address), archive.today's, Google's cache."""

_REGISTRIES = frozenset(
    ["co", "com", "ac", "or", "go", "gov", "net", "org", "edu", "web", "sch", "mil", "my", "biz", "desa", "gob", "gv"]
)
"""Second levels under which two-letter domains register names (co.id, com.au, or.at, gob.mx), from the rules of
the national registries; "my" is Indonesia's my.id."""


@lru_cache(8192)
def absolute(href: str, base: str | None) -> Url | None:
    """Give the http(s) address that a link means on the page at `base`; None for other schemes or no base."""
    href = href.strip()
    if not href.lower().startswith(("http://", "https://")):
        if not base or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:", "whatsapp:")):
            return None
        try:
            href = urljoin(base, href)
        except ValueError:  # a bracket that opens no IPv6 address
            return None
    return Url(href) if href.lower().startswith(("http://", "https://")) and len(href) > 10 else None


@lru_cache(8192)
def normal(url: str) -> str:
    """Give the form under which two addresses of one article are equal: "example.org/2024/05/a-story?id=7".

    Dropped: scheme, user, default port, www and mobile hosts, fragment, trailing slash, index files, AMP, print and
    mobile views, caches of AMP pages, archives of the web, page numbers, tracking; what is left of the query is
    sorted. Not itself an address to fetch.
    """
    try:
        parts = urlsplit(_own(url.strip()))
        port = parts.port
    except ValueError:
        return url.strip()
    host = _VIEW_HOST.sub("", (parts.hostname or "").rstrip("."))
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if _means(k))
    path = _path(parts.path)
    return f"{host}{path}?{urlencode(query)}" if query else f"{host}{path}"


def _own(url: str) -> str:
    held = archived(url)
    return _CACHE.sub("https://", held[0] if held else url)


def archived(url: str) -> tuple[Url, str] | None:
    """Give the page's own address and the digits of the moment, where an address is that of a copy in an archive.

    >>> archived("https://web.archive.org/web/20180704112233id_/https://ranah.example/pasar")
    ('https://ranah.example/pasar', '20180704112233')
    """
    low = url[7:].lower()
    found = _ARCHIVED.match(url.strip()) if any(word in low for word in ("http", "archive", "webcache")) else None
    if found is None:
        return None
    own = re.sub(r"^(https?):/{1,2}(?!/)", r"\1://", found["url"])
    if "//webcache." in url[:20]:
        own = re.split(r"[+&]|%20", own, maxsplit=1)[0]
    own = own if "://" in own[:9] else f"http://{own}"
    stamp = found["when"] or found["early"] or ""
    return archived(own) or (Url(own), stamp if len(stamp) > 13 else "")


def _means(name: str) -> bool:
    name = name.removeprefix("amp;")  # an address that was escaped once too often
    return not (_TRACKING.match(name) or _PAGE_QUERY.match(name))


def _path(path: str) -> str:
    for form in (_PAGE_PATH, _VIEW_PATH, _INDEX):
        path = form.sub("", path)
    return re.sub(r"//+", "/", path).rstrip("/")


def host(url: str | None) -> str:
    """Give the host of an address in lower case, "" where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").rstrip(".")
    except ValueError:
        return ""


@lru_cache(4096)
def site(hostname: str) -> str:
    """Give the name that was registered: "news.example.co.id" is "example.co.id".

    By the rule of the registries above, not by the Public Suffix List: a blog host's users count as one site.
    """
    labels = hostname.lower().rstrip(".").split(".")
    if labels[-1].isdigit() or len(labels) < 3:
        return ".".join(labels)
    keep = 3 if len(labels[-1]) == 2 and labels[-2] in _REGISTRIES else 2
    return ".".join(labels[-keep:])


def canonical(declaration: Declaration, url: str | None) -> Url | None:
    """Give the address that the page declares its own, where that can be believed.

    Not believed: another site's, and a front page's when the page itself lies deeper (templates that forget it).
    """
    own = declaration.canonical
    if own is None or not url:
        return own
    if site(host(own)) != site(host(_own(url))):
        return None
    return None if _deep(url) and not _deep(own) else own


def _deep(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]|[1-9](?=/))(?!\d)")


def day(url: str | None) -> date | None:
    """Give the day that an address names ("/2024/05/17/", "20240517"), None where it names none.

    It only corroborates: addresses are dated by drafts, too.
    """
    for match in _DAY.finditer(url or ""):
        try:
            return date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:  # 31 June: a number that only looks like a day
            continue
    return None
