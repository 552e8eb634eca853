"""The table of small words, turned about: from a word or letter to the languages that have it."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from kronik.errors import PackError
from kronik.records import Lang

Having = tuple[tuple[Lang, float], ...]
Weights = dict[str, Having]

AROUND = ".,;:!?\"()[]{}|/*&+-–—…'’‘`´“”„«»‹›¿¡،؛؟"
"""What stands around words. An apostrophe parts l'État into its article and its noun."""
LONG = 5
"""Letters of a word that may be told by its ending."""
TAILS = (6, 5, 4, 3, 2)
"""Letters of an ending, longest first."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's section of words.toml."""

    words: str = ""
    endings: tuple[str, ...] = ()
    letters: str = ""
    script: str = "latin"


class Shared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that several languages have alike."""

    languages: tuple[Lang, ...]
    words: str = ""
    endings: tuple[str, ...] = ()


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of words.toml."""

    aliases: dict[str, Lang]
    shared: tuple[Shared, ...]
    languages: dict[Lang, Entry]


class Table(msgspec.Struct, frozen=True):
    """What `identify` looks up."""

    aliases: dict[str, Lang]
    words: Weights
    """Languages that list a word, each with 1/n of n."""
    endings: Weights
    """Languages that list an ending, each with 1/(4n) of n."""
    letters: Weights
    """Languages that list a letter, each with 1/(2n) of n."""
    scripts: dict[str, tuple[Lang, ...]]

    def ending(self, word: str) -> Having:
        """Give the languages of the longest listed ending of a long word."""
        if len(word) >= LONG:
            for size in TAILS:
                if having := self.endings.get(word[-size:]):
                    return having
        return ()


def words(text: str) -> list[str]:
    """Part a text in lower case into words. Replacing marks one by one costs a third of what a regex costs."""
    for mark in AROUND:
        text = text.replace(mark, " ")
    return text.split()


@cache
def load() -> Table:
    """Read the table. Raises: PackError naming the key where the file is not of its shape."""
    source = resources.files(__package__) / "words.toml"
    try:
        file = msgspec.toml.decode(source.read_bytes(), type=File)
    except msgspec.DecodeError as error:
        raise PackError(str(error), place="language/identify/words.toml") from error
    entries = file.languages
    lists = {code: set(words(entry.words)) for code, entry in entries.items()}
    endings = {code: set(entry.endings) for code, entry in entries.items()}
    for shared in file.shared:
        for code in shared.languages:
            lists[code].update(words(shared.words))
            endings[code].update(shared.endings)
    scripts = {entry.script for entry in entries.values()}
    return Table(
        aliases=file.aliases,
        words=_weights(lists, 1.0),
        endings=_weights(endings, 0.25),
        letters=_weights({code: set(entry.letters) for code, entry in entries.items()}, 0.5),
        scripts={name: tuple(code for code, entry in entries.items() if entry.script == name) for name in scripts},
    )


def _weights(lists: dict[Lang, set[str]], unit: float) -> Weights:
    having: dict[str, list[Lang]] = {}
    for code, items in lists.items():
        for item in items:
            having.setdefault(item, []).append(code)
    return {item: tuple((code, unit / len(codes)) for code in codes) for item, codes in having.items()}
