"""The persons of an article: every mention of one under one name, with the office that the article tells.

Shorter forms join a longer one whose words hold theirs in order; where two persons could be meant, the one named
last before it. A surname alone never joins two full names.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec
import numpy as np

from kronik.facts import before, roles
from kronik.facts.office import WHOLE, Office, kin, slight
from kronik.facts.story import Part, Sentence, Story, plain
from kronik.facts.voices import owned
from kronik.facts.wording import Wording
from kronik.records import Name, NameKind, Person, Span

LEAST = 0.5
"""A name that the tagger is less sure of at its best mention is left out: it is as often a product or a team.
Less is asked where an office stands beside."""
WITH_OFFICE = 0.35
NAMED = (0.0, 0.5, 0.68, 0.76, 0.85, 0.96)
PERSONS = (0.0, 0.5, 0.6, 0.9, 0.94, 0.98)
"""How often the person of a best mention of such a confidence is annotated, on the articles of ../shared and of
train/gold: several mentions on a page make a person surer than a name of a sentence is."""
LED = 0.85
"""A name after a word of place is believed to be a person's only from such a certainty."""
ACRONYM = 4
"""Letters of the shortest acronym that is no initials of a person: after an office it is that of a body or a team."""
HALF = 5
"""Letters of the first half of the longest given name that a hyphen parts: "Seung-min", but not "YouTube-nya"."""
WIFE = 2
"""Words before a name among which "Ibu" stands: "Ibu Negara"."""
BLEND = 4
"""Letters of the shortest name that is made of the beginnings of others."""


class Mention(msgspec.Struct, frozen=True):
    """One name of a person where it stands."""

    name: Name
    form: str
    """Without titles."""
    printed: str
    """With them, as the tagger cut it."""
    words: tuple[str, ...]
    """The form's words, folded."""
    office: Office | None
    order: int
    glosses: Span | None
    """The name that it is another form of, as printed: "Emanuel Melkiades (Melki)", "Anna Weil alias Wei"."""
    wife: bool
    """Whether it is of one who is called by her husband's name, too: "Ibu Ani Weil"."""
    kin: bool
    """Whether it is told as somebody's kin: "putra bungsunya, Anna Weil"."""
    called: bool
    """Whether it is what the one spoken of is called: "pria yang akrab disapa Wei"."""


class Cast(msgspec.Struct, frozen=True, eq=False):
    """The persons of an article, and whom each mention names."""

    people: tuple[Person, ...]
    by_span: dict[Span, int]
    """Number of the person by the span of a mention."""

    def of(self, name: Name) -> Person | None:
        """The person whom a name mentions."""
        number = self.by_span.get(name.span)
        return None if number is None else self.people[number]


def find(story: Story) -> Cast:
    """Gather the mentions of persons in the body and in captions into persons."""
    found = [m for sentence in story.sentences for m in _mentions(sentence, story)]
    wholes = [m for m in found if m.office and m.office.rule == WHOLE]
    within = {m.name.span: whole for m in found for whole in wholes if m is not whole and _stands_in(m, whole.office)}
    mentions = [m for m in found if m.name.span not in within]
    groups = _groups(mentions)
    kept = [group for group in groups if _believed(group)]
    again = _again(story, kept)
    people = tuple(_person(group, again.get(number), story.wording) for number, group in enumerate(kept))
    spans: dict[Span, int] = {}
    for number, group in enumerate(kept):
        for mention in group:
            spans.setdefault(mention.name.span, number)
    for span, whole in within.items():
        if whole.name.span in spans:
            spans.setdefault(span, spans[whole.name.span])
    return Cast(people, spans)


def _stands_in(mention: Mention, office: Office | None) -> bool:
    """Whether a mention stands inside an office."""
    return office is not None and office.span.start <= mention.order < office.span.end


def _again(story: Story, groups: list[list[Mention]]) -> dict[int, Office]:
    """The descriptions of persons without an office, in the sentence that names them or the one after it.

    Of several such the one whom the headline names is meant, if it names only one of them. A description without a
    name in it ("Penyanyi muda itu") is of the only one named before.
    """
    told: dict[int, Office] = {}
    bare = {number for number, group in enumerate(groups) if not any(m.office for m in group)}
    if not bare:
        return told
    places = sorted((m.order, number) for number, group in enumerate(groups) for m in group)
    for earlier, sentence in pairwise((story.body[0], *story.body)):
        for office in roles.again(sentence, story.wording):
            all_named = {number for order, number in places if earlier.span.start <= order < office.span.start}
            named = bare & all_named
            if office.text[1:].islower():
                named = named if len(all_named) == 1 else set()
            elif len(named) > 1:
                named = {number for number in named if any(m.form in story.headline for m in groups[number])}
            if len(named) == 1:
                told.setdefault(named.pop(), office)
    return told


def _mentions(sentence: Sentence, story: Story) -> list[Mention]:
    """The mentions of persons in one sentence."""
    if sentence.part not in (Part.BODY, Part.CAPTION):
        return []
    persons = [name for name in sentence.names if name.kind is NameKind.PERSON]
    cut = [(name, *bounds) for name in persons for bounds in _each(sentence, name, story)]
    return [m for name, first, last in cut if (m := _mention(sentence, name, first, last, story))]


def _each(sentence: Sentence, name: Name, story: Story) -> list[tuple[int, int]]:
    """The words of the persons in one name: a pair of candidates may be printed as one ("Anna Weil-Budi Rahmat")."""
    first, last = _bounds(sentence, *roles.core(sentence, name, story.wording), story)
    dashes = [n for n in range(first, last) if sentence.low[n] == "-"]
    if len(dashes) != 1 or min(dashes[0] - first, last - dashes[0] - 1) < 2:
        return [(first, last)]
    if sentence.tokens[dashes[0] - 1].text.islower():
        return [(first, last)]  # "Anna al-Weil"
    return [(first, dashes[0]), (dashes[0] + 1, last)]


def _mention(sentence: Sentence, name: Name, first: int, last: int, story: Story) -> Mention | None:
    """Some words of a name as the mention of a person; None where they begin as a place or an organisation does."""
    lists = story.wording
    words = tuple(t.text.casefold() for t in sentence.tokens[first:last] if t.text[0].isalnum())
    ahead = next((word for word in reversed(sentence.low[:first]) if word not in lists.titles), "")
    office = roles.of(sentence, first, last, lists)
    if _degrees_alone(sentence, first, last, words):
        return None
    led = ahead in lists.where and name.confidence < LED and office is None
    if not words or led or (ahead in lists.spots and not _in_office(sentence, first, lists)):
        return None
    if len(words) == 1 and words[0] in lists.offices and _no_name(words[0], story):
        return None
    if "".join(words) in lists.degrees and sentence.low[first + 1 : first + 2] == (".",):
        return None  # "M.Si"
    if words[-1] in lists.titles or words[0] in lists.things or sentence.low[first] in lists.he:
        return None
    start = first
    while start > sentence.index(name.span.start) and sentence.low[start - 1] in lists.titled:
        start -= 1
    return Mention(
        name=name,
        form=sentence.words(first, last),
        printed=sentence.words(start, last),
        words=words,
        office=office,
        order=sentence.tokens[first].start,
        glosses=_glossed(sentence, first, lists),
        wife=not lists.wives.isdisjoint(sentence.low[max(first - WIFE, 0) : first]),
        kin=(office is not None and kin(office, lists)) or _kin_before(sentence, first, lists),
        called=_called(sentence, first, lists),
    )


def _degrees_alone(sentence: Sentence, first: int, last: int, words: tuple[str, ...]) -> bool:
    """Whether a name is the letters of a degree after the comma of a person's name: "X, M.T."."""
    letters = "." in sentence.low[first:last] and all(len(word) == 1 for word in words)
    owner = sentence.name_at.get(first - 2) if first > 1 and sentence.low[first - 1] == "," else None
    return letters and owner is not None and owner.kind is NameKind.PERSON


def _in_office(sentence: Sentence, first: int, lists: Wording) -> bool:
    """Whether the word of place before a name is of an office: "Wali Kota X"."""
    return first > 1 and sentence.low[first - 2] in lists.offices and sentence.low[first - 1] in lists.inner


def _no_name(word: str, story: Story) -> bool:
    """Whether a word that heads offices is no name by itself: no longer name of a person begins or ends with it.

    One that institutions are called by ("hakim") never is.
    """
    persons = (plain(name.text).casefold().split() for name in story.names if name.kind is NameKind.PERSON)
    return word in story.wording.many or not any(len(some) > 1 and word in (some[0], some[-1]) for some in persons)


def _glossed(sentence: Sentence, first: int, lists: Wording) -> Span | None:
    """The person's name right before the bracket or the word of another name ("alias", "akrab disapa") of a mention.

    "Or" alone joins a nickname with a title of its own ("Saifullah Yusuf atau Gus Ipul"), and one of a single word
    with the whole name of one in office ("Ketua Umum Edhie Baskoro atau Ibas"); it joins no two other names.
    """
    low, at = sentence.low, first
    while at and low[at - 1] in lists.titles | lists.alias_with | lists.alias | {",", "("}:
        at -= 1
    between = set(low[at:first])
    named = between & lists.alias or low[first - 1 : first] == ("(",)
    or_title = low[at : at + 1] and low[at] in lists.alias_with and between & lists.titles
    name = sentence.name_at.get(at - 1) if at else None
    if name is None or name.kind is not NameKind.PERSON:
        return None
    return name.span if named or or_title or _nicked(sentence, name, first, lists) else None


def _nicked(sentence: Sentence, name: Name, first: int, lists: Wording) -> bool:
    """Whether a single word after "or" is another name of the one in office before it."""
    own = sentence.name_at.get(first)
    start = sentence.index(name.span.start)
    single = (
        own is not None and " " not in own.text and " " in name.text and sentence.low[first - 1] in lists.alias_with
    )
    office = before.find(sentence, start, lists) if single else None
    return office is not None and not slight(office, lists)


def _kin_before(sentence: Sentence, first: int, lists: Wording) -> bool:
    """Whether a tie of family that speaks of another stands before a name, a comma between them or none."""
    at = first - 1 if first and sentence.low[first - 1] == "," else first
    return at > 0 and (sentence.low[at - 1] in lists.kin or owned(sentence.low[at - 1], lists) in lists.kin)


def _called(sentence: Sentence, first: int, lists: Wording) -> bool:
    """Whether a word of naming leads to a name and no name stands before it: "pria yang akrab disapa Wei"."""
    low, at = sentence.low, first
    while at and low[at - 1] in lists.titles | lists.alias_with | lists.alias:
        at -= 1
    return at > 0 and at - 1 not in sentence.name_at and not lists.alias.isdisjoint(low[at:first])


def _bounds(sentence: Sentence, first: int, last: int, story: Story) -> tuple[int, int]:
    """The words of a name as they should be.

    Without what its office ends with ("Bupati Randai X", "Kapolres Randai AKBP X"), and with a first name that the
    tagger left ("Anna" of "Anna S Weil").
    """
    tokens, lists, low = sentence.tokens, story.wording, sentence.low
    while last - first > 1 and tokens[first].text[0].isupper() and _trails(tokens[last - 1].text, lists):
        halves = last - first > 2 and tokens[last - 2].text == "-" and low[last - 3] != low[last - 1]
        halves = halves and len(low[last - 3]) <= HALF
        if halves and tokens[last - 2].end == tokens[last - 1].start:
            break  # "Ki-moon"
        last -= 1 + (last - first > 2 and tokens[last - 2].text == "-")
    rank = next((n for n in range(last - 2, first, -1) if low[n] in lists.titles), None)
    if rank is not None and first and (tokens[first - 1].text[0].isupper() or tokens[first - 1].text == "-"):
        return rank + 1, last
    first = next((n + 1 for n in range(last - 2, first, -1) if low[n] in lists.company_ends), first)
    first = _past_ties(sentence, first, last, story)
    office = first > 0 and low[first - 1] in lists.offices
    if office and last - first > 2 and low[first] in lists.inner:
        return first + 1, last  # "Hakim Agung X Y"
    spare = last - first > 2 or office
    if first and last - first > 1 and spare and low[first] in story.placed and tokens[first - 1].text[0].isupper():
        return first + 1, last
    if first > 1 and low[first - 1] == "." and low[first - 2] in lists.cut_names:
        return first - 2, last  # "Moh. Anwar"
    left = tokens[first - 1].text if first else ""
    initial = len(low[first]) == 1 and low[first].isalpha()
    if left[:1].isupper() and left.isalpha() and (initial or (left in story.single and not left.isupper())):
        return (first, last) if left.lower() in lists.inner | lists.titles else (first - 1, last)
    return first, last


def _past_ties(sentence: Sentence, first: int, last: int, story: Story) -> int:
    """Where a name begins that the tagger took for longer: after an office, a tie of family or a team before it.

    "Hakim X" where the text has "hakim" in small letters, "Anak X" where it has X alone, "Kiper ABC Randai X Y" where
    the acronym follows an office; the word after it goes with it where the text has it without the name.
    """
    lists, low, tokens = story.wording, sentence.low, sentence.tokens
    if last - first < 2:
        return first
    word, rest = low[first], sentence.words(first + 1, last)
    office = word in lists.offices and word in lists.many and story.has(tokens[first].text.lower())
    if office or word in lists.company_ends or word in lists.reigning:
        return first + 1
    if word in lists.kin and story.alone(tokens[first].text, rest):
        return first + 1
    acronym = tokens[first].text.isupper() and len(word) > 1
    if acronym and last - first == 2 and len(word) >= ACRONYM and first and low[first - 1] in lists.offices:
        return first + 1
    if acronym and last - first > 2 and first and low[first - 1] in lists.offices:
        first += 1
        team = tokens[first].text
        more = last - first > 2 and (low[first] in story.placed or story.without(team, tokens[first + 1].text))
        return first + 1 if more else first
    return first


def _trails(word: str, lists: Wording) -> bool:
    """Whether a word in small letters after a name in capitals is none of it."""
    return word.islower() and word not in lists.particles


def _groups(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of one person together, persons in the order of their first mention."""
    groups: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: (-len(m.words), -len(m.form), m.order)):
        fits = [group for group in groups if _fits(mention, group)]
        head = [group for group in fits if not _of_kin(mention, group, mentions, fits)]
        fits = head if head or len(fits) == 1 else fits
        fits = fits or [group for group in groups if _blend(mention.words, group[0].words)]
        fits = fits or _clipped(mention, groups) or _spoken_of(mention, groups)
        glossed = [group for group in groups if any(mention.glosses == m.name.span for m in group)]
        if glossed:
            glossed[0].append(mention)
        elif not fits:
            groups.append([mention])
        else:
            max(fits, key=lambda group: (_outer(mention, group), _nearness(mention, group))).append(mention)
    for group in groups:
        group.sort(key=lambda m: m.order)
    return sorted(groups, key=lambda group: group[0].order)


def _fits(mention: Mention, group: list[Mention]) -> bool:
    """Whether a mention can be of a person: a shorter form of the fullest, or another form met before."""
    whole = group[0].words
    if any(m.wife for m in group) and 1 < len(mention.words) < len(whole) and whole[1:] == mention.words:
        return False  # "Ibu Ani Budi Weil" is not Budi Weil
    if _same(mention.words, whole):
        return True
    return any(
        mention.words == other.words or (_names(other) and _same(mention.words, other.words)) for other in group
    )


def _names(mention: Mention) -> bool:
    """Whether a mention gives a person another name: "alias Anna Wei"."""
    return mention.glosses is not None or mention.called


def _clipped(mention: Mention, groups: list[list[Mention]]) -> list[list[Mention]]:
    """The only person of whose first or last name a form is the beginning ("Azpi"), or that ends in y for i."""
    word = mention.words[0]
    if len(mention.words) > 1 or len(word) < BLEND or mention.office or not word.isalpha():
        return []
    fits = [group for group in groups if any(_begins(word, name) for name in _ends(group[0].words))]
    return fits if len(fits) == 1 and fits[0][0].order < mention.order else []


def _ends(words: tuple[str, ...]) -> set[str]:
    """The first and the last word of a name of several."""
    return {words[0], words[-1]} if len(words) > 1 else set()


def _begins(word: str, name: str) -> bool:
    """Whether a word is the beginning of a name that is longer by two letters, or the same but for y and i."""
    return (len(name) > len(word) + 1 and name.startswith(word)) or word.replace("y", "i") == name.replace("y", "i")


def _spoken_of(mention: Mention, groups: list[list[Mention]]) -> list[list[Mention]]:
    """The person named last before what somebody is called."""
    if not mention.called:
        return []
    earlier = [group for group in groups if any(m.order < mention.order for m in group)]
    nearest = max(earlier, key=lambda group: _nearness(mention, group), default=None)
    return [nearest] if nearest else []


def _of_kin(mention: Mention, group: list[Mention], mentions: Sequence[Mention], fits: list[list[Mention]]) -> bool:
    """Whether a form is the family's name of a person told as somebody's kin: it is as likely that somebody.

    "Haji Latif … anaknya, Rahman Latif": a last name alone is not the son, unless he was the only one so named.
    """
    full = group[0].words
    if len(mention.words) > 1 or len(full) < 2 or mention.words[0] not in full[1:]:
        return False
    first = min(m.order for m in group)
    shared = len(fits) > 1 or any(m.words == mention.words and m.order < first for m in mentions)
    return shared and any(m.kin for m in group)


def _outer(mention: Mention, group: list[Mention]) -> bool:
    """Whether a form stands at an end of the fullest name: "Quimby" is rather Walter Quimby than Ann Quimby Hayes."""
    full = group[0].words
    return len(mention.words) > 1 or len(full) < 3 or mention.words[0] in (full[0], full[-1])


def _same(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a form can be a shorter one of another: its words stand in it in order, or are its initials."""
    if len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long):
        return True
    at, several = 0, len(short) > 1
    for word in short:
        while at < len(long) and not (_alike(word, long[at]) or (several and _cut(word, long[at]))):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def short(form: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether words can be a shorter form of a full name, made of the beginnings of its words or with a slip."""
    return _same(form, full) or _blend(form, full)


def _blend(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a form is made of the beginnings of a name's first words: "Jokowi" of "Joko Widodo"."""
    return len(short) == 1 and len(short[0]) >= BLEND and _begun(short[0], long, 0)


def _begun(left: str, words: tuple[str, ...], used: int) -> bool:
    """Whether what is left of a form is made of the beginnings of words, of two at least."""
    if not left or not words:
        return not left and used > 1
    sizes = range(min(len(left), len(words[0])), 0, -1)
    return any(_begun(left[size:], words[1:], used + 1) for size in sizes if left[:size] == words[0][:size])


def _alike(one: str, other: str) -> bool:
    """Whether two words are one name, a slip of one letter allowed in longer ones ("Ahmad", "Achmad")."""
    if one == other or (len(one) == 1 and other.startswith(one)):
        return True
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    same = next((n for n, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[same + 1 :] in (shorter[same:], shorter[same + 1 :])


def _cut(short: str, whole: str) -> bool:
    """Whether a word is another's beginning, as first names are cut before a family's: "Sandi" of "Sandiaga"."""
    return len(short) >= BLEND and whole.startswith(short)


def _nearness(mention: Mention, group: list[Mention]) -> tuple[bool, int]:
    """How near before a mention a person was last named; one named only later comes after all."""
    earlier = [m.order for m in group if m.order < mention.order]
    return (bool(earlier), max(earlier) if earlier else -min(m.order for m in group))


def _believed(group: list[Mention]) -> bool:
    """Whether the mentions make a person: what the tagger doubts does not, unless an office stands beside it."""
    least = WITH_OFFICE if any(m.office for m in group) else LEAST
    return max(m.name.confidence for m in group) >= least


def _person(group: list[Mention], again: Office | None, lists: Wording) -> Person:
    """The person of some mentions: the fullest form, the others, and the office told with the fullest."""
    fullest = max(group, key=lambda m: (len(m.words), len(m.form)))
    forms = list(dict.fromkeys(f for m in group for f in (m.form, m.printed) if f != fullest.form))
    told = [(slight(m.office, lists), -len(m.words), -len(m.office.text), m.office) for m in group if m.office]
    office = min(told, key=lambda one: one[:3])[3] if told else again
    sure = max(m.name.confidence for m in group)
    return Person(
        span=fullest.name.span,
        rule=office.rule if office else "name without office",
        confidence=round(float(np.interp(sure, NAMED, PERSONS)), 3),
        name=fullest.form,
        aliases=tuple(forms),
        role=office.text if office else None,
        organisation=plain(office.organisation) if office and office.organisation else None,
        evidence=office.span if office else None,
        mentions=tuple(m.name.span for m in group),
    )
