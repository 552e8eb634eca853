"""A process that writes: makes the same articles each time it is started, and adds them one after the other.

python -m tests.archive.writer FOLDER COUNT [BATCH [facts]]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from kronik.archive import Archive, folder
from kronik.errors import ArchiveError
from kronik.records import Article, Facts, Outcome, Person, Place, Refusal, Span, Told
from tests.archive.fiction import capture, make

SYLLABLES = ("ba", "ki", "lo", "nu", "re", "sa", "ti", "mo", "gu", "pe")


def word(number: int) -> str:
    """One of a thousand words that are none."""
    return "".join(SYLLABLES[number // place % 10] for place in (1, 10, 100))


def articles(count: int) -> Iterator[Article | Refusal]:
    """Articles of which some are versions of earlier ones, and some pages that are none."""
    for n in range(count):
        if n % 11 == 10:
            yield Refusal(id=f"r{n}", outcome=Outcome.INDEX, place=Place(file="daftar.html", line=n), detail="a list")
            continue
        at = n - 7 if n % 9 == 8 else n
        body = " ".join(word(n * 7919 + k * k * 104729) for k in range(80))
        yield make(f"Kabar {word(n)} {n}", body, id=f"a{n}", url=f"https://warta.example/{at}")


def told(article: Article) -> Told:
    """An article with a person of one of a few names, and an office."""
    number = int(article.id[1:])
    name = f"Ayu {word(number % 7).title()}" if number % 3 else word(number % 7).title()
    one = Person(span=Span(0, 5), rule="said", confidence=0.9, name=name, role=f"Bupati {word(number % 4)}")
    return Told(article=article, facts=Facts(people=(one,)))


def run(path: Path, count: int, *, facts: bool = False) -> None:
    """Add them all."""
    with Archive.create(path) as archive, archive.batch():
        for item in articles(count):
            if isinstance(item, Refusal):
                archive.refuse(item)
            else:
                archive.add(item, capture(item), told(item) if facts else None)


def main() -> None:
    """Do as the command line says; an error of the archive is told on standard error."""
    if len(sys.argv) > 3:
        folder.BATCH = int(sys.argv[3])
    try:
        run(Path(sys.argv[1]), int(sys.argv[2]), facts="facts" in sys.argv)
    except ArchiveError as error:
        sys.exit(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
