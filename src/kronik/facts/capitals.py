"""Names of a language without a trained model: runs of capitals, told apart by lists and by what stands beside.

Nothing is a name for its capitals alone. A run is a person by a title, an office, a known first name, an age or a
verb of saying beside it; an organisation by a word that heads one, or as an acronym; a place by the table of places
or by a word like "Lake". What none of these tells is left out.
"""

from __future__ import annotations

from kronik.facts.gazetteer import fold, table
from kronik.facts.places import countries, named
from kronik.facts.tokens import Token
from kronik.facts.wording import Wording, wording
from kronik.language import Pack
from kronik.language.given import first_names
from kronik.records import Name, NameKind, Span

LARGE = 40
"""Thousands of people from which a town is believed to be meant without a word of place before it."""
LONGEST = 7
"""Words of the longest run; a longer one is a headline."""
HALF = 5
"""Letters of the longest half of such a given name: "Myung"."""
AFFAIRS = 5
"""Words before a name among which the office stands that is of something: "Minister of Trade and Industry"."""
OPENING, CLOSING = frozenset('"“‘'), frozenset('"”’')
"""Marks around a nickname."""
NAMED = 0.9
"""How sure a place is that is a country or a region of a list."""
Told = tuple[NameKind, float, str]


def find(text: str, words: tuple[Token, ...], pack: Pack) -> tuple[Name, ...]:
    """The names of one sentence."""
    lists = wording(pack.code)
    names: list[Name] = []
    for first, last in runs(words, lists):
        start = _past_office(words, first, last, lists)
        start = _past_affairs(words, first, start, last, lists)
        start = _past_region(words, start, last, pack)
        start = _inner_office(words, start, last, lists)
        titled = any(token.text.lower() in lists.offices | lists.titles for token in words[first:start])
        titled = titled or (last - start > 1 and _told_before(words, start, last, lists))
        told = start < last and kind(words, start, last, pack, titled=titled)
        if told:
            what, sure, rule = told
            last = _whole(words, start, last, lists) if what is NameKind.PERSON else last
            span = Span(words[start].start, words[last - 1].end)
            names.append(Name(span=span, rule=rule, confidence=sure, text=span.of(text), kind=what))
    return tuple(names)


def runs(words: tuple[Token, ...], lists: Wording) -> list[tuple[int, int]]:
    """The runs of capitalised words, small words inside a name included ("Ministry of Fisheries")."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        opens = at == 0 or not words[at - 1].text[-1].isalnum()  # a sentence, or a quotation in it
        if not _capital(words[at]) or (opens and words[at].text.lower() in lists.small):
            at += 1
            continue
        end = at + 1
        while end < len(words) and (step := _step(words, at, end, lists)):
            end += step
        if sum(word.text[0].isalpha() for word in words[at:end]) <= LONGEST:
            found.append((at, end))
        at = end
    return found


def _capital(word: Token) -> bool:
    return word.text[0].isupper() and word.text[0].isalpha()


def _step(words: tuple[Token, ...], start: int, end: int, lists: Wording) -> int:
    """How many words a run goes on by: a capital, the stop of an initial, or small words before another capital."""
    word = words[end]
    if _capital(word):
        return 1
    if word.text == "-" and end + 1 < len(words) and _capital(words[end + 1]) and _glued(words, end):
        return 2
    if word.text == "-" and _halves(words, start, end, lists):
        return 2
    if word.text == "." and len(words[end - 1].text) <= 2 and end + 1 < len(words) and _capital(words[end + 1]):
        return 2
    if _nickname(words, end):
        return 4
    heads = any(token.text.lower() in lists.things for token in words[start:end])
    for size in (1, 2):
        after = words[end + size] if end + size < len(words) else None
        between = [token.text.lower() for token in words[end : end + size]]
        inside = lists.name_joins if heads else lists.particles
        if after and _capital(after) and all(small in inside for small in between):
            return size + 1
    return 0


def _nickname(words: tuple[Token, ...], at: int) -> bool:
    """Whether a name in marks stands at a word, and a capital behind it: Robert "Bob" Weil."""
    inside = at + 3 < len(words) and words[at].text in OPENING and words[at + 2].text in CLOSING
    return inside and _capital(words[at + 1]) and _capital(words[at + 3])


def _halves(words: tuple[Token, ...], start: int, at: int, lists: Wording) -> bool:
    """Whether a hyphen joins the halves of a given name behind another: Son "Heung-min", but not New "York-based"."""
    if at - start < 2 or at + 1 >= len(words) or not _glued(words, at):
        return False
    left, right = words[at - 1].text, words[at + 1].text
    halves = len(left) <= HALF and right.isalpha() and right.islower() and 1 < len(right) <= HALF
    return halves and right not in lists.compounds and not right.endswith(lists.participles)


def _glued(words: tuple[Token, ...], at: int) -> bool:
    """Whether a hyphen has no space on either side."""
    return words[at - 1].end == words[at].start and words[at].end == words[at + 1].start


def _past_office(words: tuple[Token, ...], first: int, last: int, lists: Wording) -> int:
    """The first word of a run after titles and offices: "President Anna Weil"."""
    at = first
    while at < last and (_told_by(words[at].text.lower(), lists) or words[at].text in ".-"):
        at += 1
    return at


def _told_by(word: str, lists: Wording) -> bool:
    """Whether a word is a title or an office, of one or of several: "Defendants" Anna Weil."""
    several = any(word.endswith(end) and word[: -len(end)] in lists.offices for end in lists.plural)
    return word in lists.heads or word in lists.titles or several


def _past_region(words: tuple[Token, ...], at: int, last: int, pack: Pack) -> int:
    """The first word of a person's name after the region that a body is of: "… of Ohio Anna Weil"."""
    held = last - at > 2 and words[at].text in pack.facts.regions
    return at + 1 if held and words[at + 1].text.lower() in first_names(pack.code) else at


def _whole(words: tuple[Token, ...], first: int, last: int, lists: Wording) -> int:
    """Where a person's name ends: before "of" and its like, that only names of other things have."""
    joins = (n for n in range(first + 1, last) if words[n].text.lower() in lists.name_joins - lists.particles)
    return next(joins, last)


def _past_affairs(words: tuple[Token, ...], first: int, at: int, last: int, lists: Wording) -> int:
    """The first word of a person's name after what an office before the run is of: "Secretary of State Anna Weil"."""
    led = at == first > 1 and words[first - 1].text.lower() in lists.name_joins
    if not led or not any(word.text.lower() in lists.offices for word in words[max(first - AFFAIRS, 0) : first]):
        return at
    while last - at > 1 and words[at].text.lower() in lists.inner:
        at += 1
    return at


def _inner_office(words: tuple[Token, ...], first: int, last: int, lists: Wording) -> int:
    """The first word of a person's name after an office within a run: "Council President Anna Weil"."""
    past = next((n + 1 for n in range(last - 3, first - 1, -1) if words[n].text.lower() in lists.offices), first)
    things = lists.things.isdisjoint(word.text.lower() for word in words[past:last])
    return past if things else first


def kind(words: tuple[Token, ...], first: int, last: int, pack: Pack, *, titled: bool) -> Told | None:
    """What a run names, how sure that is, and by which rule; None where nothing tells."""
    lists = wording(pack.code)
    low = [token.text.lower() for token in words]
    inside = low[first:last]
    before, after = low[first - 1] if first else "", low[last] if last < len(low) else ""
    if last - first == 1 and len(inside[0]) == 1:
        return None  # "Gen Z"
    if last - first > 1 and all(word.text.isupper() and len(word.text) > 2 for word in words[first:last]):
        return None  # a line in capitals
    if inside[-1] in lists.offices or any(word in lists.calendar for word in inside):
        return None
    if last - first > 1 and inside[-1] in lists.press and before not in lists.titles:
        return NameKind.ORGANISATION, 0.85, "word of an outlet"
    if any(word in lists.things - lists.spots for word in inside) and last - first > 1:
        return NameKind.ORGANISATION, 0.85, "word of an organisation"
    place = _place(words, first, last, pack)
    if place and (not titled or (place >= NAMED and last - first > 1)):
        return NameKind.PLACE, place, "table of places"
    if last - first > 1 and (inside[0] in lists.spots or inside[-1] in lists.spots):
        return NameKind.PLACE, 0.85, "word of a place"
    if words[first].text.isupper() and last - first == 1 and len(words[first].text) > 1:
        return NameKind.ORGANISATION, 0.7, "acronym"
    if titled:
        return NameKind.PERSON, 0.9, "after a title or office"
    if before in lists.definite:
        return None  # "the Randai Beacon reported"
    if last - first > 1 and inside[0] in first_names(pack.code):
        return NameKind.PERSON, 0.9, "first name"
    who = lists.relative & lists.as_office
    told = after == "," and last + 2 < len(low) and (low[last + 1] in who or _office_told(low, last + 1, lists))
    if last - first > 1 and told:
        return NameKind.PERSON, 0.85, "who or an office after it"
    aged = after == "," and last + 2 < len(low) and low[last + 1].isdigit() and low[last + 2] == ","
    if last - first > 1 and (aged or after in lists.says or before in lists.after):
        return NameKind.PERSON, 0.85, "age or verb of saying beside"
    if _acts(words, first, last, lists):
        return NameKind.PERSON, 0.6, "subject of what a person does"
    return None


def _acts(words: tuple[Token, ...], first: int, last: int, lists: Wording) -> bool:
    """Whether two capitalised words, the last no plural, are the subject of a verb that persons have."""
    two = last - first == 2 and all(word.text.isalpha() and word.text.istitle() for word in words[first:last])
    if not two or words[last - 1].text.endswith("s"):
        return False
    at = last
    while at < len(words) and words[at].text in lists.helpers:
        at += 1
    return at < len(words) and words[at].text in lists.personal


def _told_before(words: tuple[Token, ...], first: int, last: int, lists: Wording) -> bool:
    """Whether an office in small letters stands before a run, or before the comma that opens one: "a lawyer, X,"."""
    before = words[first - 1].text if first else ""
    if before == "," and first > 1 and last < len(words) and words[last].text in {",", "."}:
        before = words[first - 2].text
    return before.islower() and before in lists.offices


def _office_told(low: list[str], at: int, lists: Wording) -> bool:
    """Whether a word that an office is told with and its head begin at a word: "a fisherman", "the former mayor"."""
    opened = low[at] in lists.as_office
    return opened and any(word in lists.offices for word in low[at + 1 : at + 3])


def _place(words: tuple[Token, ...], first: int, last: int, pack: Pack) -> float:
    """How sure it is that a run is a place of the table; 0 where it is not in it."""
    text = " ".join(token.text for token in words[first:last])
    key = fold(text)
    if key in countries(pack.code) or key in named(pack.code) or text in pack.facts.regions:
        return NAMED
    led = first > 0 and words[first - 1].text.lower() in pack.facts.where
    found = table().find(key)
    largest = max((site.people for site in found), default=0)
    if not found or not (led or largest >= LARGE * 10):
        return 0.0
    return 0.85 if led and largest >= LARGE else 0.6 if led else 0.7
