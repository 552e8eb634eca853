"""Where a page has its headline that declares none: flattened text, tables of 2004.

Two signs: a headline stands over the stamp, and its words come again in the body. Menus, notices and slogans above
the article share no words with it.
"""

from __future__ import annotations

import re

from kronik.records import Block, Role, Span
from kronik.recover import lines, names, picture
from kronik.recover.trust import fold
from kronik.recover.view import TEXT, View

SHORTEST, LONGEST = 15, 220
"""Code points of a line that can be a headline."""

CRUMBS = re.compile(r"\S\s*[>»›]\s*\S")
"""A trail of sections: "Home > Business"."""

QUOTED = re.compile(r"«[^«»]{1,120}»|»[^«»]{1,120}«|‹[^‹›]{1,120}›|›[^‹›]{1,120}‹")
"""What stands in quotation marks that are steps of a trail elsewhere."""

ABOVE = 1_000
"""So many lines above the body are compared with it."""

UNTOLD = (Role.OTHER, Role.STANDFIRST, Role.TABLE, Role.SUBHEADING)
"""Roles that a headline may have been given by mistake."""

OPENING = 4_000
"""Characters of the body in which the headline's words come again."""

WORDS, LETTERS = 3, 4
"""A headline has so many words of so many letters; shorter words are in every text."""

REPEATED = 0.5
"""Share of those letters that come again: headlines repeat .5 to .9, menus and notices under .3."""


def over_the_stamp(view: View) -> Block | None:
    """Give the line above the first stamp, or above the body, None where it is a link or a trail."""
    stamps = [label.span.start for label in view.roles.get(Role.PUBLISHED, ())]
    edge = min([*stamps, view.body_starts])
    line = next((b for b in reversed(view.between(0, edge)) if view.role(b) in UNTOLD and _heads(b, view)), None)
    return line if line and SHORTEST <= len(line.text) <= LONGEST and not line.linked else None


def refused(text: str, span: Span, view: View) -> str:
    """Say why a line is no headline by its form; "" where it can be one.

    What an element marks as a heading may be a sentence. Where there are no tags it is then the report's own.
    """
    opener = names.openers(view.pack).match(text)
    words = WORD.findall(text[opener.end() :]) if opener else ()
    small = sum(word[:1].islower() for word in words)
    if opener and (not small or (":" in opener[0] and 2 * small <= len(words))):
        return "a byline"  # "Pictures: the lamps of Brannoch pier" is none
    if view.page.parents:
        return ""
    if DASHED.search(text) or text[:1].islower() or text[:1] in ",;.–—-)(" or text[-1:] in "(:,;":
        return "part of a sentence"
    if ITEM.match(text):
        return "an item of a list"
    if trail(text):
        return "a trail of sections"
    if MAILED.match(text):
        return "the head of a mail"
    if (len(text) > SENTENCE and text.endswith((".", ".,"))) or _sentence(span, view):
        return "a sentence of a paragraph"
    if "©" in text:
        return "a copyright line"
    if picture.opened(text, view.pack) or CREDITED.search(text):
        return "a caption with its credit"
    return ""


def trail(text: str) -> bool:
    """Say whether a line is a trail of sections."""
    return CRUMBS.search(text) is not None and CRUMBS.search(QUOTED.sub("", text)) is not None


DASHED = re.compile(r"(?:--|[–—-])\s*,?\s*$")
"""A dateline of which the report was lost."""

ITEM = re.compile(r"\d{1,2}[.)]\s+\D")

MAILED = re.compile(r"(?:Subject|From|To|Cc|Sent):\s")
"""Fields of RFC 5322 in the head of a mail."""

SENTENCE = 60
"""Characters from which a line that ends with a full stop is a sentence; a shorter one may end with "Inc."."""

CREDITED = re.compile(r"[|(.]\s*[A-Z][\w.]*(?:\s[A-Z][\w.]*)*\s?/\s?[A-Z][\w.]*(?:\s[A-Z][\w.]*)*\)?$")
"""An agency and a photographer at the end of a caption: "| RANAH.CO/Sinta Wirawan"."""

WORD = re.compile(r"[^\W\d_]+")


def _sentence(span: Span, view: View) -> bool:
    block = view.block(span)
    return block is not None and view.sentence(block)


def _heads(block: Block, view: View) -> bool:
    """Say whether a line is neither a trail nor a stamp."""
    if trail(block.text):
        return False
    return not lines.DIGIT.search(block.text) or lines.spare(block.text, view.pack) > 1


def repeated(view: View) -> Block | None:
    """Give the line above the body whose words the body repeats most; None where the labelled line does so, too."""
    body = words(view)
    labelled = [text for text, span in view.of(Role.HEADLINE) if not refused(text, span, view)]
    if any(share(text, body) >= REPEATED / 2 for text in labelled):
        return None
    best, most = None, REPEATED
    for block in view.between(0, view.body_starts)[-ABOVE:]:
        # A block that opens with a dateline lies above the body and in it: it is the report, not its headline.
        opens = block.span.start < view.body_starts < block.span.end or view.role(block) is Role.DATELINE
        if (
            not opens
            and not refused(block.text, block.span, view)
            and SHORTEST <= len(block.text) <= LONGEST
            and _heads(block, view)
        ):
            found = share(block.text, body)
            if found >= most:
                best, most = block, found
    return best


def words(view: View) -> frozenset[str]:
    """Give the longer words with which the report opens, folded."""
    return _words(" ".join(text for text, _ in view.of(*TEXT))[:OPENING])


def share(text: str, body: frozenset[str]) -> float:
    """Give the share of the letters of a text's longer words that are in words of `body`; 0 where it has few."""
    words = [word for word in fold(text).split() if len(word) >= LETTERS]
    if len(words) < WORDS:
        return 0.0
    return sum(len(word) for word in words if word in body) / sum(map(len, words))


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in fold(text).split() if len(word) >= LETTERS)
