"""What holds for any pages in any order."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kronik.archive import Archive
from tests.archive.fiction import capture, make

PAGES = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(["Awal", "Tengah", "Akhir"]), st.integers(1, 5)),
    min_size=1,
    max_size=6,
)


@given(pages=PAGES, again=st.randoms())
@settings(max_examples=15, deadline=None)
def test_an_archive_depends_on_its_pages_and_not_on_how_often_or_when_they_came(pages, again) -> None:
    shuffled = pages + pages[: len(pages) // 2]
    again.shuffle(shuffled)
    states = []
    for order in (pages, shuffled):
        with tempfile.TemporaryDirectory() as path:
            for part in (order[:2], order[2:]):  # opened anew in between
                with Archive.create(Path(path) / "arsip") as archive, archive.batch():
                    for address, headline, day in part:
                        article = make(headline, url=f"https://a.example/{address}", captured=f"2020-01-0{day}")
                        archive.add(article, capture(article))
            with Archive.open(Path(path) / "arsip") as archive:
                assert archive.check().problems == ()
                states.append(state(archive))
    assert states[0] == states[1]
    assert len(states[0]) == len({address for address, _, _ in pages})


def state(archive: Archive) -> dict[str, tuple[object, ...]]:
    """What does not depend on the order: ids, versions, captures, and the current version by its day."""
    return {
        stored.id: (
            stored.versions,
            sorted(version.id for version in archive.versions(stored.id)),
            max(archive._db.execute("SELECT seen FROM version WHERE article = ?", (seq,))),
            archive._db.execute("SELECT seen FROM version WHERE seq = ?", (current,)).fetchone(),
            archive.counts(),
        )
        for stored in archive.articles()
        for seq, current in archive._db.execute("SELECT seq, version FROM article WHERE id = ?", (stored.id,))
    }
