"""A query as Tantivy can answer it.

A word is looked for as it stands and by its stem in each language that the index holds; what stands exactly so, and
what stands in the headline, counts more. Several words side by side are a phrase. Words that were typed one after the
other and stand so in an article count once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import tantivy
from tantivy import FieldType, Occur

from kronik.archive.facts import keys, seek
from kronik.archive.index import SCHEMA
from kronik.archive.query import All, Any, InStory, Is, Named, Node, Not, Reported, Said, When, Words
from kronik.archive.stems import fold, stems, words
from kronik.records import Lang

HEADLINE = 2.0
"""A word in the headline counts so much more than in the text."""


FEW = 128
"""Values up to which looking each up costs less than going through all terms of a field for the set of them: for 20,
0.15 ms and not 0.5; for 500, 2.6 and not 1.1."""


def languages(searcher: tantivy.Searcher) -> tuple[Lang, ...]:
    """The languages of the articles in the index."""
    return tuple(Lang(code) for code, _ in searcher.terms_with_prefix("lang", ""))


class Ground(NamedTuple):
    """What a query is planned on."""

    searcher: tantivy.Searcher
    langs: Sequence[Lang]
    forms: Callable[[Named], Sequence[str]]
    """The ids of the forms of the entities that a name means."""
    members: Callable[[str], Sequence[int]]
    """The rows of the articles in the story of an article."""
    scored: bool = True
    """Whether it matters what matches best, or only what is found: then less is asked for."""


def plan(node: Node, ground: Ground) -> tantivy.Query:
    """Give the query that finds what the tree asks for."""
    match node:
        case Words():
            return _words(node, ground)
        case Is():
            return _is(node, ground.searcher)
        case Named():
            return named(ground.forms(node))
        case Said():
            return _said(node, ground)
        case Reported():
            return _reported(node, ground.langs)
        case InStory():
            return rows(ground.members(node.id))
        case When():
            return _when(node)
        case Not():
            return _all([node], ground)
        case Any():
            return _should([plan(item, ground) for item in node.items])
        case All():
            return _all(node.items, ground)


def _all(nodes: Sequence[Node], ground: Ground) -> tantivy.Query:
    parts: list[tuple[Occur, tantivy.Query]] = []
    for node in nodes:
        if isinstance(node, Not):
            parts.append((Occur.MustNot, plan(node.item, ground)))
        else:
            parts.append((Occur.Must, plan(node, ground)))
    if all(occur is Occur.MustNot for occur, _ in parts):
        parts.append((Occur.Must, tantivy.Query.all_query()))
    parts += [(Occur.Must, query) for query in _by(nodes, ground)]
    if ground.scored:
        parts += [(Occur.Should, query) for query in _together(nodes, ground.searcher)]
    return tantivy.Query.boolean_query(parts)


def _by(nodes: Sequence[Node], ground: Ground) -> list[tantivy.Query]:
    """Statements beside names of persons or organisations: one of these must have said each."""
    speakers = [node for node in nodes if isinstance(node, Named) and node.field != "place"]
    said = [node for node in nodes if isinstance(node, Said)]
    if not speakers or not said:
        return []
    forms = {form for node in speakers for form in ground.forms(node)}
    found = []
    for node in said:
        each = [list(seek.wanted(form, node.words, ground.langs)) for form in sorted(forms)]
        found += [either("by", [term for terms in some for term in terms]) for some in zip(*each, strict=True)]
    return found


def rows(seqs: Sequence[int]) -> tantivy.Query:
    """The articles of some rows."""
    return _one_of("seq", seqs)


def named(forms: Sequence[str]) -> tantivy.Query:
    """The articles that name one of some forms."""
    return _one_of("form", list(map(keys.number, forms)))


def lots(n: int) -> tantivy.Query:
    """The articles of so many lots."""
    return _one_of("lot", range(n))


def either(field: str, terms: Sequence[str]) -> tantivy.Query:
    """One of some terms."""
    return _one_of(field, terms)


def both(one: tantivy.Query, other: tantivy.Query) -> tantivy.Query:
    """What two queries find."""
    return tantivy.Query.boolean_query([(Occur.Must, one), (Occur.Must, other)])


def _one_of(field: str, values: Sequence[str] | Sequence[int]) -> tantivy.Query:
    """One of some values of a field, which adds nothing to the score."""
    if not values:
        return tantivy.Query.empty_query()
    if len(values) > FEW:
        found = tantivy.Query.term_set_query(SCHEMA, field, list(values))
    else:
        found = _should([tantivy.Query.term_query(SCHEMA, field, value, "basic") for value in values])
    return tantivy.Query.const_score_query(found, 0.0)


def _said(node: Said, ground: Ground) -> tantivy.Query:
    forms = [("said", list(map(fold, node.words)))]
    forms += [] if node.exact else [("said_stems", stems(node.words, lang)) for lang in ground.langs]
    return _should([query for field, terms in forms for query in _terms(ground.searcher, field, terms)])


def _reported(node: Reported, langs: Sequence[Lang]) -> tantivy.Query:
    each = [either("event", [fold(word), *(t for lang in langs for t in stems([word], lang))]) for word in node.words]
    return tantivy.Query.boolean_query([(Occur.Must, query) for query in each])


def _together(nodes: Sequence[Node], searcher: tantivy.Searcher) -> Iterator[tantivy.Query]:
    """The words of a query as one phrase: not asked for, but what has it so comes first."""
    typed = [fold(node.words[0]) for node in nodes if isinstance(node, Words) and len(node.words) == 1]
    if len(typed) < 2:
        return
    for query in _terms(searcher, "title", typed):
        yield tantivy.Query.boost_query(query, HEADLINE)
    yield from _terms(searcher, "text", typed)


def _should(queries: list[tantivy.Query]) -> tantivy.Query:
    if not queries:
        return tantivy.Query.empty_query()
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def _words(node: Words, ground: Ground) -> tantivy.Query:
    forms = [("text", "title", list(map(fold, node.words)))]
    if not node.exact:
        forms += [("stems", "title_stems", stems(node.words, lang)) for lang in ground.langs]
    found = []
    for text, title, terms in forms:
        if node.title or ground.scored:  # the text begins with the headline
            found += [tantivy.Query.boost_query(query, HEADLINE) for query in _terms(ground.searcher, title, terms)]
        if not node.title:
            found += _terms(ground.searcher, text, terms)
    return _should(found)


def _terms(searcher: tantivy.Searcher, field: str, terms: list[str]) -> Iterator[tantivy.Query]:
    """Words side by side; nothing where the index lacks one, as it does most stems that other languages would give.

    A query goes to the index some thirty times for its facets, and each term of it costs each time.
    """
    if not terms or not all(searcher.doc_freq(field, term) for term in terms):
        return
    if len(terms) == 1:
        yield tantivy.Query.term_query(SCHEMA, field, terms[0], "freq")
    else:
        yield tantivy.Query.phrase_query(SCHEMA, field, list(terms))


def _is(node: Is, searcher: tantivy.Searcher) -> tantivy.Query:
    """The value itself; for an outlet that no article has by this name, the words of the name."""
    name = [fold(word) for word in words(node.value)]
    if node.field == "outlet" and not searcher.doc_freq("outlet", node.value):
        return _should(list(_terms(searcher, "outlet_words", name)))
    return tantivy.Query.term_query(SCHEMA, node.field, node.value, "basic")


def _when(node: When) -> tantivy.Query:
    """The days that the article's date covers have to lie within: "2017" is not known to be in March."""
    if node.first is not None:
        return tantivy.Query.range_query(SCHEMA, "first", FieldType.Integer, lower_bound=node.first)
    return tantivy.Query.range_query(SCHEMA, "last", FieldType.Integer, upper_bound=node.end, include_upper=False)
