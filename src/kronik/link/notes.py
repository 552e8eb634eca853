"""What an article says of its own changes: lines of correction, of clarification, of update."""

from __future__ import annotations

from kronik.language import Pack

LONGEST = 400
"""Characters of a line that is such a note; a longer one is a paragraph that begins with the word."""


def notes(text: str, pack: Pack) -> tuple[str, ...]:
    """Give the lines of a page that tell that it was corrected or updated, in reading order, each once."""
    openers = (*pack.page.corrected, *pack.page.updated)
    found = (" ".join(line.split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in found if len(line) <= LONGEST and _opens(line, openers)))


def _opens(line: str, openers: tuple[str, ...]) -> bool:
    plain = line.strip("*([_- ").casefold()
    return any(plain.startswith(opener) and not plain[len(opener) : len(opener) + 1].isalpha() for opener in openers)
