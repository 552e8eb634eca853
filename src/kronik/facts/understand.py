"""Facts for the archive: whatever an article holds, there is an answer, in bounded time."""

from __future__ import annotations

import hashlib
import traceback
from functools import cache
from importlib import resources

import msgspec

from kronik.facts import facts
from kronik.records import Article, Facts, Passage, Span, Told

LONGEST = 50_000
"""Code points of body that are read for facts: some 7,500 words, which no report has. The cost of a text grows faster
than its length (.5 s at this one, 19 s at five times it), and a page may cost a worker 20 s at most."""

PACKAGES = ("kronik.facts", "kronik.language", "kronik.when", "kronik.models")
"""What facts are found by: rules, words, dates, weights."""


def understand(article: Article) -> Told:
    """Give an article with its facts; with none, and the traceback, where they wake a bug of ours."""
    try:
        return Told(article=article, facts=facts(bounded(article)))
    # An article must not be lost, nor those after it, because its facts could not be found.
    except Exception:
        return Told(article=article, facts=Facts(), fault=traceback.format_exc())


def bounded(article: Article) -> Article:
    """Give an article of which at most `LONGEST` is read: its first passages. Spans stay what they are."""
    if len(article.text) <= LONGEST:
        return article
    if not article.body:
        return msgspec.structs.replace(article, text=article.text[:LONGEST])
    left, body = LONGEST, list[Passage]()
    for passage in article.body:
        end = min(passage.span.end, passage.span.start + left)
        left -= end - passage.span.start
        if end > passage.span.start:
            body.append(msgspec.structs.replace(passage, span=Span(passage.span.start, end)))
    return msgspec.structs.replace(article, body=tuple(body))


@cache
def form() -> str:
    """Names the rules, words and weights that facts are found by now: others may give other facts."""
    digest = hashlib.blake2b(digest_size=6)
    for package in PACKAGES:
        for file in sorted(resources.files(package).iterdir(), key=lambda file: file.name):
            if file.is_file() and not file.name.endswith((".pyc", ".md")):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
