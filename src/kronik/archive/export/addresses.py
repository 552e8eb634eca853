"""Addresses as the standards want them, and the name of an article that has none."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from kronik.archive.types import Stored


def urn(name: str) -> str:
    """Give the name of an article that stays wherever the archive lies."""
    return f"urn:kronik:article:{name}"


def uri(url: str | None) -> str | None:
    """Give an address as a URI (RFC 3986): signs that it may not hold are percent-encoded. None for what is none."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    host = f"[{host}]" if ":" in host else quote(host)
    rest = quote(parts.path, safe="/%:@!$&'()*+,;=~") + (f"?{_plain(parts.query)}" if parts.query else "")
    return f"{parts.scheme}://{host}{port}{rest}" + (f"#{_plain(parts.fragment)}" if parts.fragment else "")


def _plain(text: str) -> str:
    return quote(text, safe="/%:@!$&'()*+,;=~?")


def named(stored: Stored) -> str:
    """Give the URI that an article is known by: the address it declares, that it was fetched from, or its name."""
    return uri(stored.article.canonical) or uri(stored.article.url) or urn(stored.id)
