"""Text that was decoded with the wrong charset once before, or twice: found, and mended. So are entities left in it.

UTF-8 read as Mac Roman turns “ into ‚Äú, read as windows-1252 into â€œ. Both leave runs of characters that, encoded
back, are valid UTF-8 again. By accident that happens in good text, too: a German “Spaß“, a Portuguese “AMANHÃ”, a
French “été »” end with what would be UTF-8 of rare letters. So a text is mended only where it holds runs that no
language writes, and only runs of the scripts that these are of. Where a tool dropped the one character of a run that
windows-1252 has not, what is left tells it: â€ alone is the closing quotation mark.

Mending changes lengths, so the text that is spanned stays as it was given and each block carries its shifts.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache, partial
from html import unescape
from itertools import islice
from typing import Final, NamedTuple

from kronik.page.given import Given

CHARSETS: Final = {"mac_roman": "Mac Roman", "cp1252": "windows-1252"}

ENOUGH: Final = 2
"""So many runs that no language writes in one text, before any is mended: one alone may be meant. A quotation mark,
dash or apostrophe is beyond doubt."""

SAMPLE: Final = 200
"""So many runs are looked at to tell the charset."""

TIMES: Final = 3
"""Times that a text may have been wrongly decoded."""


SAID: Final = "spans count in the text as given"
"""How a repair ends after which the text as given and the text as meant differ."""


MARKS: Final = ("â€", "â\x80", "Ã", "‚Ä", "√", "Ð", "Ø", "Ù", "Î", "ðŸ")
"""What a page holds that was wrongly decoded: one of these, looked for before anything costs more."""


class Wrong(NamedTuple):
    """How a text went wrong: the charset that it was read with, and the scripts of its runs."""

    charset: str
    scripts: frozenset[str]


def _chars(charset: str) -> dict[str, int]:
    """Give the byte of each character of a charset; those that it has not are controls, as Latin-1 has them."""
    chars = {chr(byte): byte for byte in range(0x80, 0x100)} if charset == "cp1252" else {}
    for byte in range(0x80, 0x100):
        chars[bytes([byte]).decode(charset, "ignore") or chr(byte)] = byte
    return chars


BYTES: Final = {charset: _chars(charset) for charset in CHARSETS}

LEADS: Final = {
    "latin": ((0xC2, 0xC5, 1),),
    "signs": ((0xE2, 0xE2, 2),),
    "emoji": ((0xF0, 0xF0, 3),),
    "twice": ((0xC6, 0xC6, 1), (0xCB, 0xCB, 1)),
    "vietnamese": ((0xE1, 0xE1, 2), (0xC6, 0xC6, 1)),
    "greek": ((0xCE, 0xCF, 1),),
    "cyrillic": ((0xD0, 0xD1, 1),),
    "hebrew": ((0xD7, 0xD7, 1),),
    "arabic": ((0xD8, 0xDB, 1),),
    "asian": ((0xE0, 0xE0, 2), (0xE3, 0xED, 2), (0xEF, 0xEF, 2)),
}
"""The lead bytes of the scripts, and how many bytes follow."""

NARROW: Final = {
    0xE2: range(0x80, 0xA0),
    0xE1: range(0xBA, 0xBC),
    0xF0: (0x9F,),
    0xC6: (0x92, 0xA0, 0xA1, 0xAF, 0xB0),
    0xCB: (0x86, 0x9C),
}
"""What may follow some of them: punctuation and signs, Vietnamese letters, emoji, and ƒ, ˆ and ˜, which windows-1252
itself has and a text decoded twice therefore too."""

EUROPE: Final = frozenset({"latin", "signs", "emoji", "twice"})
"""Scripts that stand amid each other."""

TYPED: Final = "“”‘’–—…»«›‹•·\u00a0"
"""What may follow a capital at the end of a word, and so proves nothing after one."""


REST: Final = range(0x80, 0xC0)
"""The bytes that follow a lead byte."""


def _class(charset: str, bytes_: Container[int], but: str = "") -> str:
    """Give the form of the characters of some bytes."""
    chars = sorted(char for char, byte in BYTES[charset].items() if byte in bytes_ and char not in but)
    return f"[{''.join(map(re.escape, chars))}]"


@lru_cache(64)
def _runs(charset: str, scripts: frozenset[str]) -> str:
    """Give the form of a run of some scripts."""
    forms = []
    for script in sorted(scripts):
        for first, last, more in LEADS[script]:
            second = _class(charset, NARROW.get(first, REST))
            forms.append(_class(charset, range(first, last + 1)) + second + _class(charset, REST) * (more - 1))
    return "|".join(forms)


@lru_cache(8)
def _sure(charset: str) -> re.Pattern[str]:
    """Make the form of runs that no language writes."""
    rest = _class(charset, REST, TYPED if charset == "cp1252" else "")
    mark = _class(charset, (0xE2,)) + _class(charset, (0x80,))
    mark += _class(charset, REST) if charset == "mac_roman" else ""  # a ‚ before Ä may be meant
    letter = _class(charset, range(0xC2, 0xC6)) + rest
    return re.compile(f"(?P<mark>{mark})|{letter}|{_runs(charset, frozenset({'signs', 'emoji'}))}")


@lru_cache(64)
def _rows(charset: str, script: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_runs(charset, frozenset({script}))}){{3}}")


@lru_cache(64)
def _all(wrong: Wrong) -> re.Pattern[str]:
    """Make the form of all that is mended: runs, and what is left of runs that lost a character."""
    runs = _runs(wrong.charset, wrong.scripts)
    if wrong.charset != "cp1252" or not wrong.scripts & EUROPE:
        return re.compile(runs)
    return re.compile(f"{runs}|{LOST.pattern}")


LOST: Final = re.compile(
    r"""(?P<dash>(?<=\s)â€"(?=\s))|(?P<close>â[€\x80](?:Â|\ufffd)?)|(?P<grave>Ã(?:[ ](?=[ ]))?(?=[\s,.;:!?)"]|$))"""
    r"""|(?P<blank>Â(?=[ ]))"""
)
"""What is left of a run whose last character a tool dropped, replaced or took for a blank: the dash whose last one
became a plain quotation mark, the closing quotation mark (windows-1252 has no 9D), à and the hard blank
(A0)."""

MEANT: Final = {"dash": "—", "close": "”", "grave": "à", "blank": ""}
"""What each of them meant."""

ENTITY: Final = re.compile(
    r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,30});(?:(?<=&amp;)[#\w]{2,31};)?"
)
"""An entity of HTML, be it escaped once more."""

TAG: Final = re.compile(
    r"&(?:amp;)?lt;(?:!--\[if.{0,9000}?\[endif\]--|!--.{0,900}?--|!\[[^<>\n]{0,40}\](?:--)?|/?(?P<name>[A-Za-z][\w:]{0,20})"
    r"(?:(?:\s|&(?:amp;)?nbsp;)[^<>\n]{0,400}?)?/?)&(?:amp;)?gt;",
    re.S,
)
"""A tag or a comment of HTML whose brackets were escaped; word processors' remarks with all that they hold."""

APART: Final = frozenset(["p", "div", "br", "li", "h1", "h2", "h3", "h4", "tr", "table", "blockquote", "ul", "ol"])
"""Tags that begin a line."""


def detect(text: str) -> Wrong | None:
    """Say how a text was wrongly decoded, None where it was not."""
    if text.isascii():
        return None
    best, most, held = None, 0, frozenset(text)
    for charset in CHARSETS:
        count = _count(text, charset) if any(_held(held, charset, script) for script in EUROPE) else 0
        rare = LEADS.keys() - EUROPE
        scripts = {script for script in rare if _held(held, charset, script) and _row(text, charset, script)}
        if count >= ENOUGH or scripts:
            count += 3 * len(scripts)
            if count > most:
                best, most = Wrong(charset, frozenset(scripts | EUROPE)), count
    return best


def _count(text: str, charset: str) -> int:
    """Count the runs that no language writes, a mark of punctuation for enough."""
    sure = islice(_sure(charset).finditer(text), SAMPLE)
    return sum(ENOUGH if run.lastgroup else _mend(run[0], charset) != run[0] for run in sure)


def _held(chars: frozenset[str], charset: str, script: str) -> bool:
    """Say whether a text with these characters may hold a run of a script."""
    leads, rest = _letters(charset, script)
    return not (leads.isdisjoint(chars) or rest.isdisjoint(chars))


@lru_cache(64)
def _letters(charset: str, script: str) -> tuple[frozenset[str], frozenset[str]]:
    of = BYTES[charset]
    leads = {char for char, byte in of.items() for first, last, _ in LEADS[script] if first <= byte <= last}
    return frozenset(leads), frozenset(char for char, byte in of.items() if byte in REST)


def _row(text: str, charset: str, script: str) -> bool:
    found = _rows(charset, script).search(text)
    if found is None:
        return False
    return _mend(found[0], charset) != found[0]


def mend(given: Given, wrong: Wrong) -> Given:
    """Put a text right that was wrongly decoded so."""
    return given.replaced(_all(wrong), partial(_meant, wrong.charset))


def _meant(charset: str, found: re.Match[str]) -> str | None:
    """Give what a run meant, None where it was meant itself."""
    if found.lastgroup:
        return MEANT[found.lastgroup]
    fixed = _mend(found[0], charset)
    return None if fixed == found[0] else fixed


@lru_cache(4096)
def _mend(run: str, charset: str) -> str:
    try:
        return bytes(BYTES[charset][char] for char in run).decode("utf-8")
    except (UnicodeError, KeyError):  # an overlong form, or a half of a surrogate pair: it was meant
        return run


def entities(given: Given) -> Given:
    """Put in a text without tags the characters for the entities that a tool left there; escaped tags go."""
    return given.replaced(TAG, _apart).replaced(ENTITY, _character) if "&" in given.text else given


def _apart(found: re.Match[str]) -> str:
    return "\n" if (found["name"] or "").lower() in APART else ""


def _character(found: re.Match[str]) -> str | None:
    meant = unescape(unescape(found[0]))
    return None if meant == found[0] or len(meant) > 2 else meant.replace("\u00a0", " ")


def whole(given: Given) -> tuple[Given, tuple[str, ...]]:
    """Put right a text without tags: its entities and its mojibake. Say what was mended, a sentence each."""
    entire = entities(given)
    said = () if entire is given else (f"HTML entities: {entire.changed} characters",)
    entire, more = righted(entire)
    return entire, tuple(f"{sentence}; {SAID}" for sentence in (*said, *more))


def righted(given: Given) -> tuple[Given, tuple[str, ...]]:
    """Put right a text that was wrongly decoded, however often, and say so."""
    said: tuple[str, ...] = ()
    for _ in range(TIMES):
        wrong = detect(given.text)
        if wrong is None:
            break
        before, given = given, mend(given, wrong)
        said = said or (f"{CHARSETS[wrong.charset]} mojibake: {given.changed - before.changed} characters",)
    return given, said
