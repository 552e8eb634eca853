"""An article as a citation: BibTeX, RIS and CSL-JSON.

Sources: the BibTeX and biblatex manuals (@article; `date` as EDTF); the RIS specification of 2011 (type NEWS);
citationstyles.org, csl-data.json 1.0.2. A name is cited as it was printed: which of its words is a family's cannot be
known of most Indonesian names, and need not be.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from kronik.archive.export.addresses import uri, urn
from kronik.archive.types import Stored
from kronik.language.locales import locale
from kronik.records import Moment, Record
from kronik.render import authors, value

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=T|[~?%]?$)")
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
"""Signs that LaTeX reads as commands."""


class Citation(Record, frozen=True):
    """What a citation tells."""

    id: str
    title: str
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    outlet: str | None
    section: str | None
    language: str | None
    issued: tuple[int, ...]
    """Year, month and day, as far as they were printed."""
    circa: bool
    accessed: tuple[int, ...]
    """When the page was saved."""
    url: str | None
    keywords: tuple[str, ...]


def of(stored: Stored) -> Citation:
    """Give what a citation of an article tells."""
    article = stored.article
    published = value(article.published)
    return Citation(
        id=stored.id,
        title=_line(value(article.headline) or ""),
        authors=tuple(map(_line, authors(article))),
        editors=tuple(_line(one.value.name) for one in article.bylines if one.value.role == "editor"),
        outlet=_line(value(article.outlet) or "") or None,
        section=_line(value(article.section) or "") or None,
        language=value(article.language),
        issued=parts(published),
        circa=bool(published and published.approximate),
        accessed=parts(article.captured),
        url=uri(article.canonical) or uri(article.url),
        keywords=tuple(map(_line, article.tags)),
    )


def parts(moment: Moment | None) -> tuple[int, ...]:
    """Give year, month and day of a moment, as far as they were printed."""
    match = _DAY.match(moment.edtf) if moment else None
    found = tuple(int(part) for part in match.groups() if part) if match else ()
    return found if len(found) < 2 or found[1] <= 12 else found[:1]  # months 21-41 of EDTF are seasons


def _line(text: str) -> str:
    """A text in one line without what no reader of these formats takes."""
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Co") else c for c in text).split())


# ---- BibTeX ---------------------------------------------------------------------------------------------------


def bibtex(cited: Citation) -> str:
    """Give the citation as an entry of BibTeX; `date` and `urldate` are biblatex's, `year` is for the others."""
    fields = {
        "title": f"{{{_tex(cited.title)}}}",
        "author": " and ".join(f"{{{_tex(name)}}}" for name in cited.authors),
        "editor": " and ".join(f"{{{_tex(name)}}}" for name in cited.editors),
        "journal": _tex(cited.outlet or ""),
        "date": _iso(cited.issued) + ("~" if cited.circa and cited.issued else ""),
        "year": str(cited.issued[0]) if cited.issued else "",
        "url": re.sub(r"[{}\\\s]", "", cited.url or ""),
        "urldate": _iso(cited.accessed),
        "langid": _langid(cited.language),
        "keywords": ", ".join(_tex(word) for word in cited.keywords),
        "note": f"Kronik, {urn(cited.id)}",
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text and text != "{}"]
    return "\n".join([f"@{'article' if cited.outlet else 'misc'}{{kronik-{cited.id},", *lines, "}", ""])


def _langid(code: str | None) -> str:
    """The name that LaTeX's babel knows a language by: its English name, for all that packs exist for."""
    known = locale(code) if code else None
    return (known.english_name or "").lower() if known else ""


def _tex(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in text)


def _iso(day: tuple[int, ...]) -> str:
    return "-".join(f"{part:0{4 if at == 0 else 2}}" for at, part in enumerate(day))


# ---- RIS ------------------------------------------------------------------------------------------------------


def ris(cited: Citation) -> str:
    """Give the citation as a record of RIS."""
    lines = [
        ("TY", "NEWS"),
        *(("AU", name) for name in cited.authors),
        *(("A2", name) for name in cited.editors),
        ("TI", cited.title),
        ("T2", cited.outlet),
        ("SE", cited.section),
        ("PY", str(cited.issued[0]) if cited.issued else None),
        ("DA", _slashed(cited.issued)),
        ("Y2", _slashed(cited.accessed)),
        ("LA", cited.language),
        ("UR", cited.url),
        *(("KW", word) for word in cited.keywords),
        ("ID", cited.id),
    ]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in lines if text) + "ER  - \r\n\r\n"


def _slashed(day: tuple[int, ...]) -> str | None:
    """A date as RIS has it: YYYY/MM/DD/, what is not known left out between the strokes."""
    if not day:
        return None
    year, month, date = (*day, 0, 0)[:3]
    return f"{year:04}/{f'{month:02}' if month else ''}/{f'{date:02}' if date else ''}/"


# ---- CSL ------------------------------------------------------------------------------------------------------


def csl(cited: Citation) -> dict[str, Any]:
    """Give the citation as an item of CSL-JSON."""
    found = {
        "id": cited.id,
        "type": "article-newspaper",
        "title": cited.title,
        "author": [{"literal": name} for name in cited.authors],
        "editor": [{"literal": name} for name in cited.editors],
        "container-title": cited.outlet,
        "section": cited.section,
        "issued": _dated(cited.issued, cited.circa),
        "accessed": _dated(cited.accessed, False),
        "language": cited.language,
        "URL": cited.url,
        "keyword": ", ".join(cited.keywords),
        "archive": "Kronik",
        "archive_location": urn(cited.id),
    }
    return {key: one for key, one in found.items() if one not in (None, "", [])}


def _dated(day: tuple[int, ...], circa: bool) -> dict[str, Any] | None:
    if not day:
        return None
    return {"date-parts": [list(day)]} | ({"circa": True} if circa else {})
