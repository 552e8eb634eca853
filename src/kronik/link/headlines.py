"""A headline as its runs of letters: how alike two of them are when there is no text to go by.

Headlines of one event share few whole words, and those in other forms, or in the spelling of another language. Runs
of letters meet in all of these without a stemmer or a list: runs of three within words, and runs of four that reach
over the ends of words and so hold what stands side by side. The likeness is the mean of both. What each run says is
measured when headlines are compared, not when they came, and within the language of the headline as far as it can be
told: the ordinary words of a language of which an archive has little are rare in the archive, and name no event.

B-cubed F1 on headlines in nine languages, each by itself / across, the mean of two halves of the clusters and of
three neighbouring thresholds: runs of three .809 / .717 and by language .816 / .730; of four across words .809 / .713
and .819 / .731; both by language .825 / .739. No better than these were words (7 letters), pairs of words, runs of 5,
bones, small words left out, names weighed more, runs brought together by the company they keep (singular values),
words that are spelt alike, likeness through common neighbours, likeness beyond that to headlines of other days,
rarity within some days, one headline for all that are the same, and articles moved between groups at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from kronik.language.identify import identify
from kronik.link.letters import latin
from kronik.link.weights import Census, Numbers
from kronik.link.words import UNSPACED, number, tokens
from kronik.records import Found

RUN, ACROSS = 3, 4
"""Letters of a run within a word, and of one across words."""
UNSPACED_RUN = 2
"""Characters of one where a script puts no spaces between words."""
RARE = 1.5
"""Power of a run's rarity. On headlines in nine languages 1.25, 1.5 and 1.75 give the same B-cubed F1."""
SIZE = 320
"""Runs of a headline that count; one has some 150."""
FEW = 32
"""Headlines that have a run up to which it is cheaper to go through them than to multiply a table of all."""
GRAM = np.dtype([("term", "<u4"), ("count", "u1")])

Likeness = NDArray[np.float64]
Places = NDArray[np.int64]

_LOUD = np.concatenate(([0.0], 1 + np.log(np.arange(1, 256))))
"""What a run counts that stands so often in a headline."""


def grams(headline: str, lang: str | None = None) -> NDArray[np.void]:
    """Give the runs of letters of a headline, each with how often it stands there, in rising order.

    In front stands its language, with a count of 0: `lang`, else what the headline tells. All whose language cannot
    be told count as of one.
    """
    runs, counts = np.unique(np.fromiter(_runs(headline), dtype=np.uint32), return_counts=True)
    found = np.zeros(1 + min(len(runs), SIZE), dtype=GRAM)
    found["term"][0] = number(f"#{lang or _told(headline)}#")
    found["term"][1:], found["count"][1:] = runs[:SIZE], np.minimum(counts[:SIZE], 255)
    return found


def counted(grams: bytes) -> Numbers:
    """Give what a census counts of a headline, of the bytes of its `grams`: its language, and its runs as of that."""
    terms: Numbers = np.frombuffer(grams, dtype=GRAM)["term"].copy()
    terms[1:] ^= terms[0]
    return terms


def tongue(grams: bytes) -> int:
    """Give the number of the language of a headline, of the bytes of its `grams`."""
    return int.from_bytes(grams[:4], "little")


def likeness(headlines: Sequence[bytes], census: Census) -> Likeness:
    """Give how alike each two of several headlines are, as the archive now weighs what they share: cosines.

    Each is the bytes of its `grams`.
    """
    of, runs, said = _weighed(headlines, census)
    count = len(headlines)
    _, at, often = np.unique(runs, return_inverse=True, return_counts=True)
    few = often[at] <= FEW
    alike: Likeness = _often(of[~few], at[~few], said[~few], count)
    alike += _few(of[few], at[few], said[few], count)
    np.fill_diagonal(alike, 1.0)
    return alike


def beside(headline: bytes, others: Sequence[bytes], census: Census) -> Likeness:
    """Give how alike one headline is to each of others, likewise: a row of `likeness` without the rest of it."""
    of, runs, said = _weighed((headline, *others), census)
    mine = len(headline) // GRAM.itemsize
    at = np.minimum(np.searchsorted(runs[1:mine], runs) + 1, mine - 1)  # in front stands the language
    met = (runs[at] == runs) & (of > 0)
    alike = np.bincount(of[met] - 1, said[at[met]] * said[met], len(others))
    return alike.astype(np.float64, copy=False)


def _weighed(headlines: Sequence[bytes], census: Census) -> tuple[Places, Numbers, Likeness]:
    """Give the runs of headlines, each with the place of its headline and its part of a vector of length one."""
    sizes = np.array([len(found) // GRAM.itemsize for found in headlines])
    runs = np.frombuffer(b"".join(headlines), dtype=GRAM)
    of = np.repeat(np.arange(len(sizes)), sizes)
    terms, counts = runs["term"].copy(), runs["count"]
    tongues = np.repeat(terms[np.cumsum(sizes) - sizes], sizes)
    said = _LOUD[counts] * census.rarity(terms ^ tongues, tongues) ** RARE
    kind = 2 * of + (terms & 1)  # each headline is two vectors, of runs within and across words
    said /= np.maximum(np.sqrt(2 * np.bincount(kind, said * said, 2 * len(sizes))), 1e-9)[kind]
    return of, terms, said


def _often(of: Places, run: Places, said: Likeness, count: int) -> Likeness:
    """What headlines share of the runs that many have: as a table of all, multiplied."""
    _, column = np.unique(run, return_inverse=True)
    table = np.zeros((count, max(len(column) and column.max() + 1, 1)), dtype=np.float32)
    table[of, column] = said
    shared: Likeness = (table @ table.T).astype(np.float64)
    return shared


def _few(of: Places, run: Places, said: Likeness, count: int) -> Likeness:
    """What they share of the runs that few have: one by one, for each two that have it."""
    order = np.argsort(run, kind="stable")
    of, said = of[order], said[order]
    _, first, having = np.unique(run[order], return_index=True, return_counts=True)
    times = np.repeat(having, having)
    one = np.repeat(np.arange(len(of)), times)
    other = (
        np.arange(len(one)) - np.repeat(np.cumsum(times) - times, times) + np.repeat(np.repeat(first, having), times)
    )
    shared = np.bincount(of[one] * count + of[other], said[one] * said[other], count * count)
    return shared.astype(np.float64, copy=False).reshape(count, count)


def _runs(headline: str) -> Iterator[int]:
    """The numbers of a headline's runs: even within words, odd across them."""
    words = ["", *(latin(token) for token in tokens(headline)), ""]
    return chain.from_iterable(_begun(word, after[: ACROSS - 1]) for word, after in pairwise(words))


@lru_cache(1 << 17)
def _begun(word: str, after: str) -> tuple[int, ...]:
    """The runs within a word, and those that begin in it or behind it and reach into what comes after."""
    return *_cut(f"^{word}$", RUN, 0), *_cut(f"{word}^{after}", ACROSS, 1)


def _cut(line: str, length: int, kind: int) -> Iterator[int]:
    for at in range(len(line) - length + 1):
        run = line[at : at + (UNSPACED_RUN if ord(line[at]) >= UNSPACED else length)]
        yield number("#" + run) & ~1 | kind


def _told(headline: str) -> str:
    """The code of the language that a headline tells, '' if it tells none."""
    found = identify(headline)
    return found.value if isinstance(found, Found) else ""
