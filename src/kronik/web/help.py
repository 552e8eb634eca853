"""Help: the query language by examples that can be followed, the keys, the addresses."""

from __future__ import annotations

from kronik.archive import Archive
from kronik.web.render import Answer
from kronik.web.visit import Visit

FORMS = (
    ("banjir pasar", "words"),
    ('"pasar lama"', "phrase"),
    ("banjir OR longsor", "either"),
    ("banjir -jakarta", "without"),
    ("title:banjir", "title_form"),
    ("outlet:harian", "outlet"),
    ("lang:en", "lang"),
    ("kind:live_blog", "kind"),
    ("story:k5x2q7m3ab4z", "story"),
    ('person:"ayu lestari"', "person"),
    ("place:jakarta", "place"),
    ('org:"badan cuaca"', "org"),
    ("person:lestari said:banjir", "said"),
    ("event:protest", "event"),
    ("after:2017-11", "after"),
    ("before:2018", "before"),
)
"""Examples of the query language (`kronik.archive.query`), each with the key of its meaning in the catalogue."""

KEYS = (
    ("/", "key_search"),
    ("j", "key_next"),
    ("k", "key_previous"),
    ("Enter", "key_open"),
    ("?", "key_help"),
)


def room(_archive: Archive, _visit: Visit) -> Answer:
    """Show the help."""
    return Answer(template="help.html", values={"forms": FORMS, "keys": KEYS})
