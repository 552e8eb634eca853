"""What an outlet is called whose page names it by its host alone: as another page names it.

A flattened page of lembahpos.example tells no name; others of that host say "Lembah Pos". Such a name is taken where
it holds the host's own label or is held by it: a portal that shows others' reports is named after none of them. A
page without an address names every host whose label is its name. The record keeps what its page told; the archive's
lists, counts and searches go by the name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from kronik.archive.stems import fold, words
from kronik.page import address

SHORTEST = 4
"""Letters of a host's label, or of a name, that another word holds by no accident."""


def site(url: str | None) -> str:
    """The name of the site that an address is of; "" where there is none."""
    return address.site(address.host(url)) if url else ""


def names(name: str, host: str) -> bool:
    """Whether a name is that of a host: told otherwise than as the host, and made of its label.

    >>> names("Lembah Pos", "lembahpos.example"), names("Kabar Laut", "portal.example")
    (True, False)
    """
    label, told = _label(host), _letters(name)
    if min(len(label), len(told)) < SHORTEST or name.lower() == host:
        return False
    return label in told or told in label


def _label(host: str) -> str:
    return host.partition(".")[0].replace("-", "")


def _letters(name: str) -> str:
    return "".join(map(fold, words(name)))


def shown(db: sqlite3.Connection, outlet: str | None, url: str | None) -> str | None:
    """Give what the archive calls the outlet of a page: a dateline may name the host of one that has no address."""
    if outlet is None or outlet != (site(url) if url else site(f"https://{outlet}/")):
        return outlet
    row = db.execute(
        "SELECT name FROM host WHERE site IN (?1, ?2) ORDER BY site = ?1 DESC", (outlet, _label(outlet))
    ).fetchone()
    return row[0] if row else outlet


def learn(db: sqlite3.Connection, outlet: str | None, url: str | None) -> list[int]:
    """Note what a page calls its outlet, where none has before; give the rows of the articles that go by it now."""
    host = site(url)
    if outlet is None or outlet.lower() == host or len(_letters(outlet)) < SHORTEST:
        return []
    own = [host] if host and names(outlet, host) else []
    new = [
        key
        for key in (*own, _letters(outlet))
        if db.execute("INSERT OR IGNORE INTO host VALUES (?, ?)", (key, outlet)).rowcount
    ]
    rows = [seq for key in new for seq in _called(db, key) if shown(db, *_told(db, seq)) == outlet]
    db.executemany("UPDATE article SET outlet = ? WHERE seq = ?", [(outlet, seq) for seq in rows])
    return rows


def _called(db: sqlite3.Connection, key: str) -> list[int]:
    """The rows of the articles whose outlet is called by a host alone: this one, or one of this label."""
    found = db.execute(
        "SELECT seq FROM article WHERE outlet = ?1 OR (outlet > ?1 || '.' AND outlet < ?1 || '/') ORDER BY seq",
        (key,),
    )
    return [seq for (seq,) in found]


def _told(db: sqlite3.Connection, seq: int) -> tuple[str | None, str | None]:
    outlet, url = db.execute("SELECT outlet, url FROM article WHERE seq = ?", (seq,)).fetchone()
    return outlet, url


def missing(db: sqlite3.Connection) -> bool:
    """Whether the archive held articles before it learned names of hosts."""
    return not db.execute("SELECT 1 FROM host LIMIT 1").fetchone()


def told(db: sqlite3.Connection) -> Iterator[tuple[str, str | None]]:
    """Give the outlet and address of every article that tells one, the first to come in front."""
    yield from db.execute("SELECT outlet, url FROM article WHERE outlet IS NOT NULL ORDER BY seq").fetchall()
