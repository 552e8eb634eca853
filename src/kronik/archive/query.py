"""What a person types, read as a tree. Any text is a query; only a date that does not exist is an error.

    banjir besar            both words, in any of their forms
    "banjir besar"          these words, side by side, as they stand
    banjir OR longsor       one of them; OR binds its two neighbours
    -jakarta, NOT jakarta   without it
    (a b) OR c              groups
    title:banjir            in the headline
    outlet:harian  lang:id  kind:live_blog
    person:"ayu lestari"    a person, place or organisation so named, or of this id, is in it
    place:elok  org:bc
    said:banjir             in a statement; with person:, in one of this person
    event:protest           an event of this PLOVER type, or told with this word, is in it
    story:k5x2q7m3ab4z      in the story of the article of this id
    after:2017-11           published in or after November 2017
    before:21/11/2017       published before that day

Anything else is a word or no word: a colon after an unknown name, a parenthesis without its partner, a quote that
never closes (it reaches to the end). `Query.notes` says what was not read as it may have been meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kronik.archive import days
from kronik.archive.stems import words
from kronik.records import KEPT, Record

MOST = 64
"""Words, phrases and fields of one query. A query of more is a pasted text, and its first words say enough."""

NAMED = {"person": "person", "place": "place", "org": "organisation"}
"""Fields that ask for an entity, with the kind that it is of."""

DEEPEST = 16
"""Groups within groups; a parenthesis deeper down is ignored."""


class Words(Record, frozen=True):
    """Words side by side, in one part of an article. One word is the usual case."""

    words: tuple[str, ...]
    exact: bool = False
    """As they stand, or in any of their forms."""
    title: bool = False

    def __str__(self) -> str:
        text = " ".join(self.words)
        text = f'"{text}"' if self.exact or len(self.words) > 1 else text
        return f"title:{text}" if self.title else text


class Is(Record, frozen=True):
    """An outlet, a language or a kind."""

    field: str
    value: str

    def __str__(self) -> str:
        return f'{self.field}:"{self.value}"' if " " in self.value else f"{self.field}:{self.value}"


class Named(Record, frozen=True):
    """A person, a place or an organisation, by name, id or code."""

    field: str
    value: str

    def __str__(self) -> str:
        return f'{self.field}:"{self.value}"' if " " in self.value else f"{self.field}:{self.value}"


class Said(Record, frozen=True):
    """Words side by side in one statement."""

    words: tuple[str, ...]
    exact: bool = False

    def __str__(self) -> str:
        text = " ".join(self.words)
        return f'said:"{text}"' if self.exact or len(self.words) > 1 else f"said:{text}"


class Reported(Record, frozen=True):
    """An event of a PLOVER type, or told with these words."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        text = " ".join(self.words)
        return f'event:"{text}"' if len(self.words) > 1 else f"event:{text}"


class InStory(Record, frozen=True):
    """In the story of an article, by its id."""

    id: str

    def __str__(self) -> str:
        return f"story:{self.id}"


class When(Record, frozen=True):
    """Published on or after the day `first`, or before the day `end`: numbers like 20171121."""

    first: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        name, day = ("after", self.first) if self.first else ("before", self.end)
        text = str(day)
        return f"{name}:{text[:-4]}-{text[-4:-2]}-{text[-2:]}"


class Not(Record, frozen=True):
    """Without it."""

    item: Node

    def __str__(self) -> str:
        return f"NOT {_grouped(self.item)}"


class Any(Record, frozen=True):
    """At least one of them."""

    items: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(map(_grouped, self.items))


class All(Record, frozen=True):
    """Every one of them; none at all asks for every article."""

    items: tuple[Node, ...]

    def __str__(self) -> str:
        return " AND ".join(map(_grouped, self.items))


Node = Words | Is | Named | Said | Reported | InStory | When | Not | Any | All


class Query(Record, frozen=True):
    """A query as it was understood."""

    tree: Node
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return str(self.tree)


def _grouped(node: Node) -> str:
    return f"({node})" if isinstance(node, Any | All) else str(node)


FIELDS = ("outlet", "lang", "kind", "title", "person", "place", "org", "said", "event", "story", "after", "before")
"""The names that may stand before a colon."""

_TOKEN = re.compile(
    rf"""
      (?P<minus>(?<![^\s(])-(?=[^\s-]))?
      (?: (?P<open>\() | (?P<close>\))
        | (?:(?P<field>{"|".join(FIELDS)}):(?=\S))?
          (?: "(?P<quoted>[^"]*)"? | (?P<bare>[^\s"()]+) ) )
    """,
    re.X | re.I,
)
_UNKNOWN = re.compile(r"([a-z]{2,12}):(?!//)", re.I)
"""What is typed like a field."""
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))


def parse(text: str) -> Query:
    """Read a query. Raises QueryError for a date that does not exist, and for nothing else."""
    return _Parser(text).query()


class _Parser:
    """Reads the tokens from left to right, once."""

    def __init__(self, text: str) -> None:
        self.notes: list[str] = []
        self.left = MOST
        self.text = text
        self.tokens = list(_TOKEN.finditer(text.translate(_QUOTES)))
        self.at = 0

    def query(self) -> Query:
        items: list[Node] = []
        while self.at < len(self.tokens):  # a closing parenthesis without its partner ends a group that is none
            items += self.items(0)
        if self.left <= 0:
            self.notes.append(f"Only the first {MOST} words of the query were used")
        if not items and self.text.strip():
            self.notes.append("There is no word in the query that could be searched for")
            return Query(tree=Any(items=()), notes=tuple(self.notes))
        return Query(tree=_all(items), notes=tuple(self.notes))

    def items(self, depth: int) -> list[Node]:
        """The items up to the end of the group, alternatives joined."""
        items: list[Node] = []
        joining = False
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token["close"]:
                break
            if token["bare"] == "OR" and items and self.more():
                joining = True
                continue
            node = self.item(token, depth)
            if node is None:
                continue
            items[len(items) - joining :] = [_any(items[-1], node) if joining else node]
            joining = False
        return items

    def more(self) -> bool:
        """Whether an item can follow."""
        return self.at < len(self.tokens) and not self.tokens[self.at]["close"]

    def item(self, token: re.Match[str], depth: int) -> Node | None:
        """Read one item. None where it holds no word."""
        without = False
        while token["bare"] == "NOT" and self.more():
            without = not without
            token = self.tokens[self.at]
            self.at += 1
        node = self.group(depth) if token["open"] else self.leaf(token)
        return _not(node) if without != bool(token["minus"]) else node

    def group(self, depth: int) -> Node | None:
        """Read up to the closing parenthesis."""
        if depth >= DEEPEST:
            return None
        items = self.items(depth + 1)
        return _all(items) if items else None

    def leaf(self, token: re.Match[str]) -> Node | None:
        """Read a word, a phrase or a field."""
        if self.left <= 0:
            return None
        quoted = token["quoted"] is not None
        value = token["quoted"] if quoted else token["bare"]
        if not (quoted or token["field"]) and (unknown := _UNKNOWN.match(value)):
            fields = ", ".join(FIELDS)
            self.notes.append(f"No field is called {unknown[1]!r}, so it was read as a word; the fields are {fields}")
        node = self.field(token["field"].lower(), value, quoted) if token["field"] else None
        if node is None:
            node = _words(f"{token['field'] or ''} {value}", exact=quoted)
        self.left -= len(node.words) if isinstance(node, Words | Said | Reported) else 1
        return node

    def field(self, name: str, value: str, quoted: bool) -> Node | None:
        """Read the value of a field. None where the field cannot have it: then it is words like any other."""
        if name == "title":
            return _words(value, exact=quoted, title=True)
        if name in {*NAMED, "said", "event"}:
            return _fact(name, value, quoted)
        if name == "story":
            return _story(value)
        if name in ("after", "before"):
            bounds = days.asked(value)
            if bounds is None:
                self.notes.append(f"{name}:{value} names no date, so it was read as words")
                return None
            return When(first=bounds[0]) if name == "after" else When(end=bounds[0])
        if name == "kind" and value.lower() not in KEPT:
            kinds = ", ".join(sorted(KEPT))
            self.notes.append(f"No article is of the kind {value!r}; the kinds are {kinds}")
        value = " ".join(value.lower().split())
        return Is(field=name, value=value) if value else None


def _words(text: str, *, exact: bool, title: bool = False) -> Words | None:
    found = tuple(words(text)[:MOST])
    return Words(words=found, exact=exact, title=title) if found else None


def _fact(name: str, value: str, quoted: bool) -> Node | None:
    """A field that asks for a fact; None where its value has no word."""
    found = tuple(words(value)[:MOST])
    if not found:
        return None
    if name == "said":
        return Said(words=found, exact=quoted)
    return Reported(words=found) if name == "event" else Named(field=name, value=" ".join(found))


def _story(value: str) -> Node | None:
    """A story; None for what is no id."""
    value = value.strip().lower()
    return InStory(id=value) if value.isalnum() and value.isascii() else None


def _not(node: Node | None) -> Node | None:
    return Not(item=node) if node else None


def _all(items: list[Node]) -> Node:
    return items[0] if len(items) == 1 else All(items=tuple(items))


def _any(left: Node, right: Node) -> Node:
    items = left.items if isinstance(left, Any) else (left,)
    return Any(items=(*items, right))


def leaves(node: Node) -> Iterator[Words]:
    """The words that a hit may hold: every one that is not under a NOT."""
    match node:
        case Words():
            yield node
        case Said():
            yield Words(words=node.words, exact=node.exact)
        case Named():
            yield Words(words=tuple(words(node.value)), exact=True)
        case Any() | All():
            for item in node.items:
                yield from leaves(item)


def parts(tree: Node) -> tuple[Node, ...]:
    """What a query asks for, one by one: every article that it finds has all of them."""
    return tree.items if isinstance(tree, All) else (tree,)


def joined(items: Iterable[Node]) -> Node:
    """The query that asks for all of some things; for none, every article."""
    return _all(list(items))


def names(node: Node) -> Iterator[Named | Said | Reported]:
    """What asks for facts, under a NOT too."""
    match node:
        case Named() | Said() | Reported():
            yield node
        case Not():
            yield from names(node.item)
        case Any() | All():
            for item in node.items:
                yield from names(item)
