"""Where names begin and end within what print joins: "PDI-P", "kabarlaut.com" are one name, a question mark is none.

The model labels words, and half a word with a hyphen or an address may get a label of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from kronik.facts.tokens import Token

MARKS = frozenset("?!,;:")
"""Marks that end a sentence or clause and no name."""
ENDINGS = frozenset({"com", "co", "id", "net", "org", "tv", "go"})
"""Parts of an address after its first stop."""
INITIALS = 2
"""Letters of the longest part that stands with a hyphen before an organisation's name: "F-PDIP"."""


def mended(words: Sequence[Token], labels: list[str]) -> list[str]:
    """The labels with names that end where print ends them."""
    found = list(labels)
    for at in range(len(words)):
        if found[at] == "O" or (at + 1 < len(words) and found[at + 1][0] == "I"):
            continue
        last = _without_marks(words, found, at)  # a name ends here
        if found[last] != "O":
            _lengthen(words, found, last)
    for at in range(2, len(words)):
        if found[at] == "B-ORG" and found[at - 1] == found[at - 2] == "O" and _initials(words, at):
            found[at - 2 : at + 1] = ["B-ORG", "I-ORG", "I-ORG"]
    return found


def _without_marks(words: Sequence[Token], labels: list[str], last: int) -> int:
    """Take marks off the end of a name, and give its last word; of a name of marks alone nothing is left."""
    while labels[last] != "O" and words[last].text in MARKS:
        begins = labels[last][0] == "B"
        labels[last] = "O"
        if begins or last == 0:
            break
        last -= 1
    return last


def _lengthen(words: Sequence[Token], labels: list[str], last: int) -> None:
    """Give a name the rest of its address, or of the word that a hyphen joins to it."""
    kind = labels[last][2:]
    if words[last].text == "." and labels[last][0] == "I" and _joined(words, last - 1, "."):
        last -= 1
    while _joined(words, last, ".") and words[last + 2].text in ENDINGS and labels[last + 2] == "O":
        labels[last + 1] = labels[last + 2] = "I-" + kind
        last += 2
    if kind != "ORG":
        return
    if words[last].text == "-" and labels[last] == "I-ORG" and _joined(words, last - 1, "-"):
        _take(words, labels, last + 1)
    elif (
        _joined(words, last, "-")
        and labels[last + 1] == labels[last + 2] == "O"
        and words[last + 2].text[0].isupper()
    ):
        labels[last + 1] = labels[last + 2] = "I-ORG"


def _take(words: Sequence[Token], labels: list[str], at: int) -> None:
    """Put a word into the organisation's name before it; a name that it began begins with the next."""
    if labels[at][0] == "B" and at + 1 < len(words) and labels[at + 1] == "I" + labels[at][1:]:
        labels[at + 1] = labels[at]
    labels[at] = "I-ORG"


def _initials(words: Sequence[Token], at: int) -> bool:
    """Whether a letter or two in capitals stand before a word, joined to it by a hyphen."""
    before = words[at - 2].text
    return before.isupper() and before.isalpha() and len(before) <= INITIALS and _joined(words, at - 2, "-")


def _joined(words: Sequence[Token], at: int, mark: str) -> bool:
    """Whether a mark joins a word to the next, without a space on either side."""
    if at < 0 or at + 2 >= len(words) or words[at + 1].text != mark:
        return False
    return words[at].end == words[at + 1].start and words[at + 1].end == words[at + 2].start
