"""Which address gives which feed."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from kronik.archive import Archive, Results
from kronik.errors import QueryError
from kronik.records import Record
from kronik.web import links
from kronik.web.feeds import atom, jsonfeed, rss
from kronik.web.feeds.entry import Entry, Feed, of_hit, of_member
from kronik.web.render import QUERY_LIMIT, Lost
from kronik.web.visit import Visit

FORMS: dict[str, tuple[str, Callable[[Feed], bytes]]] = {
    "rss": (rss.TYPE, rss.write),
    "atom": (atom.TYPE, atom.write),
    "json": (jsonfeed.TYPE, jsonfeed.write),
}
"""The forms of a feed: what a browser is told of it, and who writes it."""

PAGE = 30
"""Articles of one page of a feed. An outlet of forty articles a day that is polled every few hours loses none."""


def room(archive: Archive, visit: Visit) -> Response:
    """Send a feed in the form that the address names. Raises Lost where there is no such feed."""
    kind, form = visit.names["kind"], visit.names["form"]
    if kind not in KINDS or form not in FORMS:
        raise Lost(visit.words.say("error.not_found_text"))
    media, write = FORMS[form]
    return Response(write(KINDS[kind](archive, visit)), media_type=media)


def search(archive: Archive, visit: Visit) -> Feed:
    """Give what a search finds, the newest in front."""
    asked = visit.params.get("q", "").strip()
    title = visit.words.say("search.title", query=asked) if asked else archive.folder.resolve().name
    home = visit.href("/search", q=asked, sort="date")
    return _found(archive, visit, asked, title=title, home=home, about=visit.words.say("feed.search", query=asked))


def outlet(archive: Archive, visit: Visit) -> Feed:
    """Give the articles of an outlet, the newest in front."""
    name = visit.params.get("name", "")
    query = links.asked("outlet", name)
    home = visit.href("/outlet", name=name)
    return _found(archive, visit, query, title=name, home=home, about=visit.words.say("feed.outlet", name=name))


def story(archive: Archive, visit: Visit) -> Feed:
    """Give the articles of a story, the newest in front."""
    name = visit.params.get("id", "")
    found = archive.story(name)
    if found is None:
        raise Lost(visit.words.say("error.no_story", id=name))
    members = [member for step in reversed(found.steps) for member in (step.lead, *step.others)]
    start = _offset(visit)
    more = start + PAGE < len(members)
    return _feed(
        visit,
        title=found.headline,
        about=visit.words.say("feed.story", n=found.articles),
        home=visit.href(f"/story/{found.id}"),
        entries=tuple(of_member(member, visit.origin) for member in members[start : start + PAGE]),
        following=str(start + PAGE) if more else None,
    )


def saved(archive: Archive, visit: Visit) -> Feed:
    """Give what a saved search finds, the newest in front."""
    name = visit.params.get("name", "")
    found = archive.saved(name)
    if found is None:
        raise Lost(visit.words.say("error.no_search", name=name))
    about = visit.words.say("feed.search", query=found.query)
    return _found(archive, visit, found.query, title=name, home=visit.href(f"/searches/{name}"), about=about)


def entity(kind: str) -> Callable[[Archive, Visit], Feed]:
    """Make the feed of the articles that name an entity of a kind, the newest in front."""

    def feed(archive: Archive, visit: Visit) -> Feed:
        name = visit.params.get("id", "")
        found = archive.register.entity(name)
        if found is None or found.kind != kind:
            raise Lost(visit.words.say("error.no_entity", id=name))
        field = {"organisation": "org"}.get(kind, kind)
        about = visit.words.say("feed.entity", name=found.name)
        home = visit.href(f"/{kind}/{found.id}")
        return _found(archive, visit, f"{field}:{found.id}", title=found.name, home=home, about=about)

    return feed


KINDS: dict[str, Callable[[Archive, Visit], Feed]] = {
    "search": search,
    "outlet": outlet,
    "story": story,
    "saved": saved,
    "person": entity("person"),
    "organisation": entity("organisation"),
    "place": entity("place"),
}
"""What there are feeds of."""


def _found(archive: Archive, visit: Visit, query: str, *, title: str, home: str, about: str) -> Feed:
    if len(query) > QUERY_LIMIT:
        raise Lost(visit.words.say("search.too_long", n=len(query), limit=QUERY_LIMIT))
    try:
        results: Results = archive.search(query, limit=PAGE, cursor=visit.params.get("page"), sort="date")
    except QueryError as error:
        raise Lost(str(error)) from None
    entries = tuple(of_hit(hit, visit.origin) for hit in results.hits)
    return _feed(visit, title=title, about=about, home=home, entries=entries, following=results.cursor)


def _feed(
    visit: Visit, *, title: str, about: str, home: str, entries: tuple[Entry, ...], following: str | None
) -> Feed:
    return Feed(
        title=title,
        about=about,
        url=visit.origin + visit.here(),
        first=visit.origin + visit.here(page=None),
        next=visit.origin + visit.here(page=following) if following else None,
        home=visit.origin + home,
        language=visit.words.code,
        entries=entries,
    )


def _offset(visit: Visit) -> int:
    mark = visit.params.get("page", "0")
    if not (mark.isascii() and mark.isdigit() and len(mark) < 10):
        raise Lost(visit.words.say("search.stale"))
    return int(mark)


class Way(Record, frozen=True):
    """A feed as a page links to it."""

    name: str
    type: str
    href: str


def ways(visit: Visit, kind: str, **params: str) -> tuple[Way, ...]:
    """Give the links to a feed in each of its forms."""
    names = {"rss": "RSS", "atom": "Atom", "json": "JSON"}
    return tuple(
        Way(name=names[form], type=media, href=visit.href(f"/feed/{kind}.{form}", **params))
        for form, (media, _) in FORMS.items()
    )
