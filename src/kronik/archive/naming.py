"""What an outlet is called whose page names it by its host alone: as another page of that host names it.

A flattened page of lembahpos.example tells no name; its other pages say "Lembah Pos". Such a name is taken
where it holds the host's own label or is held by it: a portal that shows others' reports is named after none of them.
The record keeps what its page told; the archive's lists, counts and searches go by the name.
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
    label, told = host.partition(".")[0].replace("-", ""), "".join(map(fold, words(name)))
    if min(len(label), len(told)) < SHORTEST or name.lower() == host:
        return False
    return label in told or told in label


def shown(db: sqlite3.Connection, outlet: str | None, url: str | None) -> str | None:
    """Give what the archive calls the outlet of a page."""
    if outlet is None or outlet != site(url):
        return outlet
    row = db.execute("SELECT name FROM host WHERE site = ?", (outlet,)).fetchone()
    return row[0] if row else outlet


def learn(db: sqlite3.Connection, outlet: str | None, url: str | None) -> list[int]:
    """Note a host's name where it is the first that is told; give the rows of the articles that have it now."""
    host = site(url)
    if outlet is None or not host or not names(outlet, host):
        return []
    if not db.execute("INSERT OR IGNORE INTO host VALUES (?, ?)", (host, outlet)).rowcount:
        return []
    rows = [
        seq
        for seq, of in db.execute("SELECT seq, url FROM article WHERE outlet = ? ORDER BY seq", (host,))
        if site(of) == host
    ]
    db.executemany("UPDATE article SET outlet = ? WHERE seq = ?", [(outlet, seq) for seq in rows])
    return rows


def missing(db: sqlite3.Connection) -> bool:
    """Whether the archive held articles before it learned names of hosts."""
    return not db.execute("SELECT 1 FROM host LIMIT 1").fetchone()


def told(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Give the outlet and an address of the articles that name their host, the first to come in front."""
    for outlet, url in db.execute(
        "SELECT outlet, url FROM article WHERE outlet IS NOT NULL AND url IS NOT NULL ORDER BY seq"
    ).fetchall():
        if names(outlet, site(url)):
            yield outlet, url
