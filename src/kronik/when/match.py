"""What a rule gets and gives: a stretch of a chunk, and the meaning read from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from kronik.when.context import Context

DATE, TIME, DURATION, SET = "DATE", "TIME", "DURATION", "SET"


class Match(NamedTuple):
    """A rule's stretch of a chunk: a letter and a value for each token or mark, and the place in the text."""

    kinds: str
    values: list[Any]
    readings: list[str]
    """For each letter every kind that its word has; "" for a mark."""
    start: int
    end: int

    def get(self, kinds: str) -> Any:  # noqa: ANN401 - a kind has the type of its words' values
        """The value of the first letter that is one of these kinds; None where there is none."""
        for kind in kinds:
            if (at := self.kinds.find(kind)) >= 0:
                return self.values[at]
        return None

    def all(self, kinds: str) -> list[Any]:
        """The values of these kinds, in order."""
        return [value for kind, value in zip(self.kinds, self.values, strict=True) if kind in kinds]

    def has(self, kinds: str) -> bool:
        """Whether one of these kinds occurs."""
        return any(kind in self.kinds for kind in kinds)


class Value(NamedTuple):
    """What an expression means."""

    type: str
    value: str
    approx: bool = False


NO_TIME = Value("", "")
"""What tells no time, nor does a part of it."""

Reading = Callable[[Match, Context], Value | None]

SIDES = {"l": -1, "L": -1, "g": 1, "X": 1, "t": 2, "R": 2}
"""Which side of the anchor: before, after, or the present one."""

UNITS = "YMWDHNSECQBG"


def side(m: Match) -> int:
    """The side that the match names, 0 for none."""
    for kind in m.kinds:
        if kind in SIDES:
            return SIDES[kind]
    return 0


def code(part: str) -> str:
    """The TIMEX3 code of a part of the day; dawn has none of its own and is the night's."""
    return "TNI" if part == "dawn" else part
