"""Linking one article as it arrives: everything that the tables of links say of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kronik.archive import codec, identity, naming, parts
from kronik.archive.links import capture, common, items, near, settle
from kronik.archive.links.census import Counter
from kronik.link import copies, headlines, meaning, series, shingles, stories, titles, weights, words
from kronik.records import Article, Found, Outcome

ALIKE = 0.3
"""Likeness from which the headlines of two articles are looked at: those of one series are no story."""
COMPARE = 0.45
"""Likeness of terms from which two texts are compared word by word. No copy of the labelled pairs is below .52."""
YOUNG = 5000
"""Articles until which all are linked again whenever rarity is measured anew: the first came when the archive knew
nothing of how rare words are, and what came first would weigh by chance."""
MANY = 16
"""It is measured anew, too, when one in so many articles is new: what is added in one go depends on no order."""
DAY = 86_400
DAILY = 1.02
"""Growth of a larger archive at which it is measured anew where a day begins."""
AT_HAND = 256
"""Articles whose runs of words are kept in memory: some 10 MB."""
LOOKED = 2
"""Parts that are looked for of an article that does not tell that it is split: its second may be there."""
SHORT = 12
"""Words of text below which an article is as good as a headline alone."""


class _Side(NamedTuple):
    """An article that is compared with others."""

    seq: int
    headline: str
    outlets: frozenset[str]
    hour: int
    brief: bool
    shared: dict[int, float]
    """The share of text that it is known to have in common with some."""


class Linker:
    """Links the articles of one archive; lives as long as its writer."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._counter = Counter(db)
        self._meant = near.Meant(common.load(db))
        self._read: dict[int, tuple[str, shingles.Runs]] = {}
        self._new: dict[int, Article] = {}
        """Articles that are to be linked before the next commit."""
        self._terms: dict[int, NDArray[np.void]] = {}
        """The terms of the articles of a young archive, as far as they were read: 12 MB at most."""
        self._headed: dict[int, common.Pair] = {}
        """Their headlines: the runs, and of those without a text the meaning."""
        self._unsettled: set[int] = set()
        """Articles whose stories are to be found after that."""

    def link(self, seq: int, article: Article) -> None:
        """Have an article linked that is new or says something else, before the caller commits."""
        self._new[seq] = article

    def save(self) -> None:
        """Link the articles since the last time, in the order of their time, and settle the stories they touch.

        Part of the caller's transaction, which ends after it.
        """
        if not self._new:
            return
        new, self._new = self._new, {}
        counted = self._withdraw(new)
        for seq, article in new.items():
            self._terms[seq] = weights.pack(words.count(parts.headline(article), body(article)))
        self._headed = _headed(new)
        young = self._counter.census.articles + len(new.keys() - counted) <= YOUNG
        latest = None if young else self._last_day()
        for some in [[*new]] if young else self._days(new):
            if not young:
                latest = self._begin(some[0], latest)
            for seq in sorted({*some} - counted):
                grams, _ = self._headed[seq]
                self._counter.add(np.concatenate((self._terms[seq]["term"], headlines.counted(grams))))
            if young and (self._counter.census.due or MANY * len(new) >= self._counter.census.articles):
                self._counter.measure()
                self._meant = near.Meant(common.renew(self._db, self._headed.values()))
                self._weigh_anew()
            for seq, _ in self._ordered(some):
                self._link(seq, new[seq])
        if not young:
            self._terms.clear()
        settle.settle(self._db, self._counter.census, self._meant.common, self._unsettled)
        self._unsettled.clear()
        self._counter.save(self._db)

    def _days(self, articles: Iterable[int]) -> list[list[int]]:
        """Part articles by their days, the earliest first."""
        days = groupby(self._ordered(articles), lambda one: one[1] // DAY)
        return [[seq for seq, _ in day] for _, day in days]

    def _last_day(self) -> int | None:
        """The latest day of which an article is linked, counted from 1970; None where there is none."""
        linked = self._db.execute(
            "SELECT moment FROM article WHERE EXISTS (SELECT 1 FROM link WHERE article = seq) AND moment IS NOT NULL"
            " ORDER BY moment DESC LIMIT 1"
        ).fetchone()
        return linked[0] // DAY if linked else None

    def _begin(self, first: int, latest: int | None) -> int | None:
        """Measure rarity anew where a new day begins, so that what comes of one day is weighed alike.

        `first` is the first article of a day. Gives the latest day of which an article is linked, this one included.
        """
        census = self._counter.census
        (moment,) = self._db.execute("SELECT moment FROM article WHERE seq = ?", (first,)).fetchone()
        day = (moment or 0) // DAY
        begins = latest is not None and day > latest
        if census.due or (begins and census.step and census.articles >= DAILY * census.step[0]):
            self._counter.measure()
            self._meant = near.Meant(common.renew(self._db))
        return latest if moment is None else day if latest is None else max(day, latest)

    def _withdraw(self, articles: Iterable[int]) -> set[int]:
        """Take those of some articles that have links out of all that they were linked with; give them."""
        known = self._db.execute(
            "SELECT article FROM link WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article",
            (json.dumps([*articles]),),
        ).fetchall()
        for (seq,) in known:
            self._forget(seq)
        return {seq for (seq,) in known}

    def _weigh_anew(self) -> None:
        """Compare all articles again by what the archive knows of words now."""
        rows = self._db.execute(
            "SELECT link.article, headline, outlet, url, hour, brief FROM link"
            " JOIN article ON article.seq = link.article ORDER BY ifnull(moment, 0), id"
        ).fetchall()
        known: dict[int, dict[int, float]] = {seq: {} for seq, *_ in rows}
        split = []
        for seq, other, weight, shared in self._db.execute("SELECT * FROM link_edge"):
            if shared:
                known[seq][other] = shared
            elif weight == 1.0:  # parts of one article
                split.append((seq, other, weight, shared))
        self._db.execute("DELETE FROM link_edge")
        self._db.execute("DELETE FROM link_word")
        for seq, headline, outlet, url, hour, brief in rows:
            vector = self._weigh(seq)
            self._db.execute("UPDATE link SET vector = ? WHERE article = ?", (vector.tobytes(), seq))
            copied = {other for other, shared in known[seq].items() if shared >= copies.COPY}
            side = _Side(seq, headline or "", outlets(outlet, url), hour, bool(brief), known[seq])
            self._note(seq, self._compare(side, vector, copied))
            self._unsettled.add(seq)
        self._db.executemany("INSERT OR REPLACE INTO link_edge VALUES (?, ?, ?, ?)", split)

    def _weigh(self, seq: int) -> NDArray[np.void]:
        """Give the vector of an article."""
        if seq not in self._terms:
            article = self._decoded(seq)
            self._terms[seq] = weights.pack(words.count(parts.headline(article), body(article)))
        return weights.vector(self._terms[seq], self._counter.census)

    def _ordered(self, articles: Iterable[int]) -> list[tuple[int, int]]:
        """Give articles with their moments in the order of time, those of one moment in that of their ids."""
        return self._db.execute(
            "SELECT seq, ifnull(moment, 0) FROM article WHERE seq IN (SELECT value FROM json_each(?))"
            " ORDER BY ifnull(moment, 0), id",
            (json.dumps([*articles]),),
        ).fetchall()

    def _link(self, seq: int, article: Article) -> None:
        """Link an article that has no links and is counted in the census."""
        headline, text = parts.headline(article), body(article)
        named = outlets(parts.outlet(article), parts.address(article))
        side = _Side(seq, headline, named, _hour(article), _brief(article), {})
        vector = self._weigh(seq)
        self._db.execute(
            "INSERT INTO link (article, hour, title, vector, grams, meaning, brief, story, copies)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (seq, side.hour, titles.key(headline), vector.tobytes(),
             *self._headed[seq], side.brief, seq, seq),
        )  # fmt: skip
        self._keep(seq, headline, shingles.runs(text))
        bands = shingles.bands(self._read[seq][1])
        items.remember(self._db, seq, article)
        banded = set(near.banded(self._db, bands))
        self._db.executemany("INSERT OR IGNORE INTO link_band VALUES (?, ?)", [(band, seq) for band in bands])
        others = self._parts(seq, article)
        edges = [edge for edge in self._compare(side, vector, banded - {seq}) if edge[0] not in others]
        self._note(seq, [*((other, 1.0, 0.0) for other in others), *edges])
        self._unsettled.add(seq)
        capture.infer(self._db, seq, article)

    def _compare(self, side: _Side, vector: NDArray[np.void], banded: set[int]) -> list[tuple[int, float, float]]:
        """Find the articles that one is like, and let it be found from now on."""
        linked = {item.other for item in items.forward(self._db, side.seq)}
        linked.update(item.article for item in items.backward(self._db, side.seq))
        meant = self._meant.like(self._db, side.seq, side.hour) if side.brief else []
        candidates = {*near.sharing(self._db, side.hour, vector), *linked, *banded, *meant} - {side.seq}
        found = near.compared(self._db, vector, candidates)
        if side.brief or any(short for _, _, short, _ in found):
            found = near.headed(self._db, self._counter.census, self._meant, side.seq, side.brief, found)
        near.remember(self._db, side.seq, side.hour, vector)
        return self._edges(side, found, linked, banded)

    def _edges(
        self,
        side: _Side,
        found: list[tuple[int, int, bool, float]],
        linked: set[int],
        banded: set[int],
    ) -> list[tuple[int, float, float]]:
        """Give the articles that this one is like or a copy of, with likeness and shared text."""
        edges = []
        issues = self._issues(side, [other for other, _, _, like in found if like >= ALIKE or other in banded])
        for other, at, short, like in found:
            if other in issues:
                continue
            headed = side.brief or short
            weight = stories.near(like, side.hour - at, brief=headed, linked=other in linked)
            shared = 0.0
            if not headed and (like >= COMPARE or other in banded):
                shared = side.shared.get(other) or self._shared(side, other)
                if shared >= copies.COPY and abs(side.hour - at) <= near.WINDOW:
                    weight = max(weight, shared)
            if weight >= (stories.FLOOR_BRIEF if headed else stories.FLOOR) or shared >= copies.COPY:
                edges.append((other, weight, shared))
        return edges

    def _issues(self, side: _Side, others: list[int]) -> set[int]:
        """Give those of some articles that are issues of one series with this one."""
        marks = ",".join("?" * len(others))
        rows = self._db.execute(
            "SELECT seq, headline, outlet, url, hour FROM article JOIN link ON link.article = seq"
            f" WHERE seq IN ({marks})",
            others,
        )
        return {
            seq
            for seq, headline, outlet, url, hour in rows
            if series.series(
                side.headline,
                headline or "",
                apart=series.apart(side.hour, hour),
                alone=series.alone(side.outlets, outlets(outlet, url)),
            )
        }

    def _parts(self, seq: int, article: Article) -> list[int]:
        """Give the other parts of an article that is split over pages: one story, whatever their words."""
        url = article.canonical or article.url
        if not url:
            return []
        split = article.next_page or identity.part(article.url or url) > 1
        wanted = identity.parts(url, identity.PARTS if split else LOOKED)
        marks = ",".join("?" * len(wanted))
        rows = self._db.execute(
            f"SELECT seq FROM article, link WHERE link.article = seq AND id IN ({marks}) AND seq != ? ORDER BY seq",
            (*wanted, seq),
        )
        return [row[0] for row in rows]

    def _shared(self, side: _Side, other: int) -> float:
        """Give the share of text that two articles have in common."""
        theirs, text = self._runs(other)
        return copies.shared(self._runs(side.seq)[1], text, titled=titles.same(side.headline, theirs))

    def _runs(self, seq: int) -> tuple[str, shingles.Runs]:
        """The headline of an article and its runs of words."""
        if seq in self._read:
            return self._read[seq]
        article = self._decoded(seq)
        return self._keep(seq, parts.headline(article), shingles.runs(body(article)))

    def _decoded(self, seq: int) -> codec.Readable:
        (record,) = self._db.execute(
            "SELECT record FROM article JOIN version ON version.seq = article.version WHERE article.seq = ?", (seq,)
        ).fetchone()
        return codec.readable(record)

    def _keep(self, seq: int, headline: str, runs: shingles.Runs) -> tuple[str, shingles.Runs]:
        """Keep what is compared at hand: articles that come together are compared with one another."""
        self._read.pop(seq, None)
        if len(self._read) >= AT_HAND:
            del self._read[next(iter(self._read))]
        self._read[seq] = headline, runs
        return headline, runs

    def _note(self, seq: int, edges: list[tuple[int, float, float]]) -> None:
        self._db.executemany(
            "INSERT OR REPLACE INTO link_edge VALUES (?, ?, ?, ?)",
            [row for other, weight, shared in edges for row in _both(seq, other, weight, shared)],
        )
        same = [other for other, _, shared in edges if shared >= copies.COPY]
        if same:
            settle.gather(self._db, seq, same)

    def _forget(self, seq: int) -> None:
        """Take an article out of all that it was linked with."""
        db = self._db
        (story,) = db.execute("SELECT story FROM link WHERE article = ?", (seq,)).fetchone()
        rest = [
            row[0] for row in db.execute("SELECT article FROM link WHERE story = ? AND article != ?", (story, seq))
        ]
        settle.scatter(db, seq)
        near.forget(db, seq)
        self._meant.forget(seq)
        for table in ("link_edge", "link"):
            db.execute(f"DELETE FROM {table} WHERE article = ?", (seq,))
        db.execute("DELETE FROM link_edge WHERE other = ?", (seq,))
        items.forget(db, seq)
        self._unsettled.update(rest)


def body(article: Article | codec.Readable) -> str:
    """The text that is compared: standfirst and body."""
    lead = [article.standfirst.value] if isinstance(article.standfirst, Found) else []
    return "\n".join([*lead, *(passage.text for passage in article.body)])


def _brief(article: Article) -> bool:
    """Whether an article is a headline alone, or as good as that."""
    return article.outcome is Outcome.BRIEF or body(article).count(" ") < SHORT


def _headed(articles: dict[int, Article]) -> dict[int, common.Pair]:
    """The runs of the headline of each of some articles, and of those that are headlines alone what it means."""
    briefs = [seq for seq, article in articles.items() if _brief(article)]
    meant = dict(zip(briefs, meaning.vectors([parts.headline(articles[seq]) for seq in briefs]), strict=True))
    return {
        seq: (headlines.grams(parts.headline(article), _lang(article)).tobytes(), meant.get(seq, b""))
        for seq, article in articles.items()
    }


def _lang(article: Article) -> str | None:
    """The language of an article with a text; of a headline alone what is said of it is mostly its feed's."""
    return parts.language(article) if article.body else None


def _both(one: int, other: int, weight: float, shared: float) -> Iterable[tuple[int, int, float, float]]:
    return (one, other, weight, shared), (other, one, weight, shared)


def outlets(name: str | None, url: str | None) -> frozenset[str]:
    """What tells the outlet of an article: its name, and the site of its address."""
    return frozenset(filter(None, (name, naming.site(url))))


def _hour(article: Article) -> int:
    """The hour of publication, else of capture, since 1970; 0 where neither is known."""
    moment = article.published.value if isinstance(article.published, Found) else article.captured
    return int(moment.sort.timestamp()) // 3600 if moment else 0
