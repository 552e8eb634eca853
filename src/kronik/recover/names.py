"""Names in a byline: where one ends and the next begins, and what is no name at all.

Knows the shape of names, no name. A desk ("Redaksi", "Staff"), an address, a sentence, a date are not names.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kronik.language import Pack, load
from kronik.language.given import first_names
from kronik.language.page import Words
from kronik.records import Lang
from kronik.recover.lines import ENGLISH
from kronik.recover.trust import fold
from kronik.when import cldr
from kronik.when.memo import by_pack

LONGEST, WORDS = 60, 6
"""Code points and words of one name; longer ones are sentences."""

_MARKS = r"\s*[;|•·●▪\n\t]+\s*|\s*/\s*|\s*,\s*|\s+[-–—]+\s+|\s+\+\s+"
_ASIDE = re.compile(r"\s*[(\[<][^)\]>]*[)\]>]?|\s@\w+")
"""What stands beside a name: "(in Ranah)", "<ana@ranah.example>", "@anareed"."""

_NO_NAME = re.compile(r"\d|@|©|://|www\.|\.(?:com|co|net|org|id)\b.*\s|[?!=_{}\\:<>»›→↓↑←]|…")
_WORD = re.compile(r"[^\W\d_]+")


def split(text: str, pack: Pack) -> list[str]:
    """Give the names of a byline in the order printed, each once, without openers and desks.

    >>> from kronik.language import load
    >>> split("Oleh: Sri Wahyuningsih dan Bima Arya, Redaktur", load("id"))
    ['Sri Wahyuningsih', 'Bima Arya']
    """
    rest = opened(text, pack)[1]
    if _posted(text, pack) or _posted(rest, pack):
        rest = rest.partition(",")[2] or rest
    parts = _form(pack.code, pack.page.joins).split(_ASIDE.sub(" ", rest))
    kept: dict[str, None] = {}
    for part in filter(None, parts):
        name = _plainly(tidy(_placed(opened(part, pack)[1], pack)), pack)
        if kept and masthead(name, pack):
            if ";" in rest:
                continue  # "By Ann Reed, Ranah Post; Bo Li, Sarai Times"
            break  # "By Ann Reed, Ranah Post - Sarai"
        if kept and name[:1].islower() and not agency(name, pack):
            break  # "By Ann Reed, in Politics, Europe": what follows the names
        behind = kept and (_DEGREE.fullmatch(name) or _FIRM.fullmatch(name)) and not agency(name, pack)
        if believable(name, pack) and not behind:
            kept[name] = None
    return list(kept)


def masthead(name: str, pack: Pack) -> bool:
    """Say whether a name is an outlet's by the word it ends with, or begins with where its language has it first."""
    words = fold(name).split()
    if len(words) < 2:
        return False
    first, last = _mastheads(pack)
    return words[0] in first or words[-1] in last


@by_pack
def _mastheads(pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words with which names of outlets begin, and those with which they end."""
    own, english = frozenset(pack.page.mastheads), frozenset(load(ENGLISH).page.mastheads)
    return own - english, own | english


def _plainly(name: str, pack: Pack) -> str:
    """Give a name without the titles before it: "Prof. Dr. Ann Reed"."""
    found = _titled(pack).match(name) if "." in name else None
    return name[found.end() :] if found else name


@by_pack
def _titled(pack: Pack) -> re.Pattern[str]:
    words = sorted({*pack.facts.honorifics, *load(ENGLISH).facts.honorifics}, key=len, reverse=True)
    return re.compile(rf"(?:(?:{'|'.join(map(re.escape, words))})\.\s?)+(?=\w+\W+\w)", re.I)


def _placed(name: str, pack: Pack) -> str:
    """Give a name without the place or the paper that its owner works at or for: "Ann Reed at Sarai Lane"."""
    found = _stations(pack).search(name)
    before = name[: found.start()] if found else name
    return before if " " in before or before.isupper() else name


@by_pack
def _stations(pack: Pack) -> re.Pattern[str]:
    words = "|".join(map(re.escape, pack.page.stations)) or "(?!)"
    return re.compile(rf"(?<=\w)\s+(?:{words})\s+(?=[^\W\d_])(?=[^a-zà-ÿ])")


def _posted(text: str, pack: Pack) -> bool:
    """Say whether a place stands between the opener of a text and its names: "Kontributor Ranah, Ana Sari"."""
    found = openers(pack).match(text.strip())
    return found is not None and fold(found["opener"]) in map(fold, pack.page.posted)


def tidy(name: str) -> str:
    """Give a name without what clings to it: stops, quotation marks, surplus space. An initial keeps its stop."""
    bare = " ".join(name.split()).strip(" ,:;-–—|/*()\"'“”‘’~©").lstrip(".").lstrip()
    half = len(bare) // 2
    if half >= TWICE and bare[:half] == bare[half:]:
        bare = bare[:half]
    return bare if _INITIAL.search(bare) else bare.rstrip(" .,:;-–—|/*()\"'“”‘’")


TWICE = 6
"""Code points from which a name that stands twice without a space is one, shown and hidden."""

_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,3}\.\s?)+(?:[A-Z][A-Za-z]{0,3})?|[A-Z][a-z]?[A-Z][A-Za-z]?")
"""What stands behind a comma and a name: "S.E.", "Ph.D", "PhD", "MD"."""

_FIRM = re.compile(r"Inc|Ltd|LLC|Corp|Co|Tbk|Plc|GmbH|AG|SA|S\.A|Pty|Bhd", re.I)
"""What stands behind a comma and a company's name, written alike in all languages that name companies so."""

_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")


def believable(name: str, pack: Pack) -> bool:
    """Say whether a string can be the name of a person, an agency or an outlet."""
    words = _WORD.findall(name)
    if not words or len(name) > LONGEST or len(name.split()) > WORDS or _NO_NAME.search(name):
        return False
    plain = _plain(words)
    if plain and not desks(pack).isdisjoint(plain):
        return False  # "Kawat writer Ann Reed"
    if (len(plain) > 1 or _unfinished(name, pack)) and not agency(name, pack):
        return False
    if not any(word[0].isupper() or word[0] >= CASED for word in words) and not agency(name, pack):
        return False
    return sum(map(len, words)) > 1 and not desk(name, pack)


CASED = "\u0530"
"""The first code point behind Latin, Greek and Cyrillic, whose names begin with a capital."""


def words(name: str) -> list[str]:
    """Give the words of a name."""
    return _WORD.findall(name)


def christened(name: str) -> bool:
    """Say whether a name is two to four capitalised words of which the first is a common first name."""
    first, *rest = name.split() or [""]
    told = 0 < len(rest) < FULLEST and rest[-1][0].isupper() and first[0].isupper()
    return told and first.lower().rstrip(".") in first_names(ENGLISH)


FULLEST = 4
"""Words of a person's name."""


def firm(name: str) -> bool:
    """Say whether a name ends with the form that a firm or a club has in law: "Kabar Ranah GmbH"."""
    return _LEGAL.search(name) is not None


def organised(name: str, pack: Pack) -> bool:
    """Say whether a name has small words inside that no person's name has: "Ministry for Fish and Sea"."""
    words = name.split()[1:-1]
    own, english = pack.page, load(ENGLISH)
    known = {*own.joins, *own.stations, *english.page.joins, *english.page.stations, *english.facts.particles}
    known.add(_and(pack.code))
    return any(len(word) > 1 and word.islower() and word.isalpha() and word not in known for word in words)


_LEGAL = re.compile(
    r"\w[\w.)]*[\s,]+(?:(?:Inc|Ltd|LLC|GmbH|gGmbH|mbH|S\.A\.|S\.L\.|S\.p\.A\.|Sp\.\sz\s?o\.\s?o\.)(?!\w)"
    r"|(?:Corp|Tbk|Plc|PLC|AG|KG|OHG|eG|SE|e\.\s?V|eV|S\.?A|S\.?L|S\.?r\.?l|B\.?V|d\.o\.o|Pty|Bhd|Oy|ASA|A/S)\.?$)"
)
"""Forms in law behind a name, as written the world over."""


def _unfinished(name: str, pack: Pack) -> bool:
    """Say whether the last of several words is an opener, whose names stand elsewhere: "Recipe by"."""
    before, _, last = name.rpartition(" ")
    return bool(before) and openers(pack).fullmatch(last) is not None


def _plain(words: list[str]) -> list[str]:
    """Give the words that no name has: long ones in small letters. An outlet may have one ("Ranah online")."""
    return [word for word in words if word.islower() and len(word) > 4]


def full(name: str, pack: Pack) -> bool:
    """Say whether a name needs no opener to be one: two words, an agency, or a script that writes no spaces."""
    if _plain(_WORD.findall(name)):
        return agency(name, pack)
    return " " in name or agency(name, pack) or (name.isalpha() and not name[0].isupper() and not name[0].islower())


def agency(name: str, pack: Pack) -> bool:
    """Say whether a name is an agency's: one that packs list."""
    return fold(name) in _agencies(pack.furniture.outlets)


@lru_cache(64)
def _agencies(words: Words) -> frozenset[str]:
    return frozenset(fold(word) for word in (*words, *load(ENGLISH).furniture.outlets))


def desk(name: str, pack: Pack) -> bool:
    """Say whether a name is a desk's or a post's, wholly or by its last word: "Admin", "Political Editor"."""
    folded = fold(name)
    known = desks(pack)
    last = folded.rpartition(" ")[2]
    return folded in known or (" " in folded and len(last) > 4 and last in known)


def desked(text: str, pack: Pack) -> bool:
    """Say whether a line is a name and a desk: "Ann Reed / Agencies"."""
    if len(text) > LONGEST or not _PARTED.search(text):
        return False
    *named, last = _PARTED.split(text)
    return len(named) == 1 and desk(last, pack) and split(named[0], pack) == named


_PARTED = re.compile(r"\s*[/|·•]\s*")


def desks(pack: Pack) -> frozenset[str]:
    """Give what stands where a name should and is none: in the pack's language and in English."""
    return _desks(pack.page.desks)


@lru_cache(64)
def _desks(words: Words) -> frozenset[str]:
    return frozenset(fold(word) for word in (*words, *load(ENGLISH).page.desks))


# ---- openers --------------------------------------------------------------------------------------------------


def opened(text: str, pack: Pack) -> tuple[str, str]:
    """Give the role that a byline's opener names and what follows it; "" and the text where it has none."""
    found = openers(pack).match(text.strip())
    if found is None:
        return "", text
    return _role(fold(found["opener"]), pack), text.strip()[found.end() :]


@by_pack
def openers(pack: Pack) -> re.Pattern[str]:
    """Give the form of the openers of bylines: the pack's, and English."""
    return _openers(tuple(word for words in pack.page.bylines.values() for word in words))


@lru_cache(64)
def _openers(words: Words) -> re.Pattern[str]:
    english = (word for forms in load(ENGLISH).page.bylines.values() for word in forms)
    every = sorted({*words, *english}, key=len, reverse=True)
    each = "|".join(re.escape(word) for word in every if word[-1] != ":")
    marked = "|".join(rf"{re.escape(word[:-1])}(?=\s*:)" for word in every if word[-1] == ":") or "(?!)"
    return re.compile(rf"(?<!\w)(?P<opener>{each}|{marked})(?:\s*:\s*|\s+(?=\S)|$)", re.I)


def _role(opener: str, pack: Pack) -> str:
    for bylines in (pack.page.bylines, load(ENGLISH).page.bylines):
        for role, words in bylines.items():
            if opener in map(fold, words):
                return role
    return "writer"


# ---- joins ----------------------------------------------------------------------------------------------------


@lru_cache(64)
def _form(code: Lang, joins: Words) -> re.Pattern[str]:
    """Give the form of what parts two names: marks, the pack's words, and the word of the CLDR's lists of two."""
    words = {*joins, *load(ENGLISH).page.joins, _and(code)} - {""}
    each = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"{_MARKS}|\s+(?:{each})\s+", re.I)


@cache
def _and(code: Lang) -> str:
    """Give a language's "and" ("{0} und {1}" in the CLDR), "" where it is no word between spaces."""
    between = cldr.joins(code)
    return between.strip() if between[:1] == between[-1:] == " " else ""
