"""Words of lists of names: where in how many names of persons, places and organisations a word stands.

usage: lists.py OUT.tsv PERSONS PLACES ORGANISATIONS

Each file has a name a line, in gzip. A word's code has nine places: for persons, places and organisations, each
whether it begins, ends or stands within a name. A place holds "-" for never, or how often on a scale of some halves
of a power of ten, at most 3. No name of the lists can be got back from the codes.
"""

from __future__ import annotations

import gzip
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kronik.facts import tokens

PLACES = ("first", "last", "within")
MOST = 3


def names(path: str) -> Iterator[list[str]]:
    """The names of a list as words."""
    for line in gzip.decompress(Path(path).read_bytes()).decode("utf-8", "replace").splitlines():
        words = [token.text for token in tokens.cut(line.strip())]
        if words:
            yield words


def counted(path: str) -> Counter[tuple[str, str]]:
    """How often each word that is printed with a capital stands first, last and within."""
    counts: Counter[tuple[str, str]] = Counter()
    for words in names(path):
        for at, word in enumerate(words):
            if word[0].isupper():
                place = "first" if at == 0 else "last" if at == len(words) - 1 else "within"
                counts[word.lower(), place] += 1
    return counts


def step(count: int) -> str:
    """A count on the scale."""
    return str(min(MOST, int(math.log10(count) * 1.5))) if count else "-"


def main(out: str, *paths: str) -> None:
    """Write `word TAB code` a line."""
    lists = [counted(path) for path in paths]
    words = sorted({word for counts in lists for word, _ in counts})
    with Path(out).open("w", encoding="utf-8") as file:
        for word in words:
            code = "".join(step(counts[word, place]) for counts in lists for place in PLACES)
            file.write(f"{word}\t{code}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
