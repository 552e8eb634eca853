"""Articles in the forms of other programs: held to their schemas, and read back by readers that are not ours."""

from __future__ import annotations

import io
import json
from typing import Any

import bibtexparser
import jsonschema_rs
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from kronik import when
from kronik.archive import Archive, Stored
from kronik.archive.export import addresses, citation, jsonld, ninjs
from kronik.archive.export.forms import FORMS
from kronik.records import Article
from tests.web import fiction

ARTICLES = (fiction.ferry, fiction.halted, fiction.harbour, fiction.live, fiction.undated, fiction.hostile)


def stored(article: Article) -> Stored:
    return Stored(id="abcdefghijkl", article=article, outlet=None, version="abcdefgh", versions=1)


def valid(schema: dict[str, Any], document: Any) -> None:
    jsonschema_rs.validator_for(schema, validate_formats=True).validate(document)


def closed(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}


def listed(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema, "minItems": 1}


TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
COUNT = {"type": "integer"}
URI = {"type": "string", "format": "uri"}
INSTANT = {"type": "string", "format": "date-time"}

# ---- ninjs ----------------------------------------------------------------------------------------------------

_VALUED = listed(closed(["value"], role=TEXT, contentType=TEXT, charCount=COUNT, wordCount=COUNT, value=TEXT))
_CONCEPTS = listed(closed([], name=TEXT, rel=TEXT, role=TEXT, uri=URI, literal=TEXT))
_TYPE = {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]}
NINJS = closed(
    ["uri"],
    uri=URI,
    type=_TYPE,
    representationType={"enum": ["full", "partial"]},
    version=TEXT,
    contentCreated=INSTANT,
    versionCreated=INSTANT,
    language=TEXT,
    title=TEXT,
    headlines=_VALUED,
    descriptions=_VALUED,
    bodies=_VALUED,
    by=TEXT,
    located=TEXT,
    subjects=_CONCEPTS,
    infoSources=_CONCEPTS,
    associations=listed(
        closed(["uri", "name"], uri=URI, name=TEXT, rel=TEXT, type=_TYPE, by=TEXT, descriptions=_VALUED)
    ),
    renditions=listed(closed(["name"], name=TEXT, href=URI, contentType=TEXT)),
    altIds=listed(closed([], role=TEXT, value=TEXT)),
    standard=closed([], name=TEXT, version=TEXT, schema=URI),
)
"""The part of ninjs 3.2 that we write: names, types, what is required, and that nothing else may stand there."""


@pytest.mark.parametrize("article", ARTICLES)
def test_ninjs_is_valid(article):
    valid(NINJS, ninjs.document(stored(article())))


def test_ninjs_says_what_the_page_says():
    told = ninjs.document(stored(fiction.ferry()))
    assert told["uri"] == fiction.ferry().url
    assert told["contentCreated"] == "2023-05-08T10:53:00+07:00"
    assert told["bodies"][0]["wordCount"] == len(told["bodies"][0]["value"].split())
    assert [one["rel"] for one in told["associations"]] == ["picture", "read-also", "read-also"]
    assert {"name": "Warta Teluk", "role": "publisher"} in told["infoSources"]


def test_ninjs_fills_in_no_time_that_was_not_printed():
    told = ninjs.document(stored(fiction.live()))
    assert "contentCreated" not in told
    assert {"role": "published-edtf", "value": "2023-05-07"} in told["altIds"]


# ---- schema.org -----------------------------------------------------------------------------------------------

_DATE = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?$"}


def _thing(*types: str, **properties: Any) -> dict[str, Any]:
    return closed(["@type"], **{"@type": {"enum": list(types)}}, **properties)


_MAKERS = listed(_thing("Person", "Organization", name=TEXT))
NEWS_ARTICLE = closed(
    ["@context", "@type", "@id"],
    **{
        "@context": {"const": "https://schema.org"},
        "@type": {"enum": ["NewsArticle", "LiveBlogPosting"]},
        "@id": URI,
    },
    url=URI,
    headline=TEXT,
    description=TEXT,
    datePublished=_DATE,
    dateModified=_DATE,
    inLanguage=TEXT,
    author=_MAKERS,
    editor=_MAKERS,
    translator=_MAKERS,
    contributor=_MAKERS,
    publisher=_thing("NewsMediaOrganization", name=TEXT),
    articleSection=TEXT,
    keywords=listed(TEXT),
    dateline=TEXT,
    locationCreated=_thing("Place", name=TEXT),
    image=_thing("ImageObject", contentUrl=URI, caption=TEXT, creditText=TEXT),
    isAccessibleForFree={"const": False},
    citation=listed(_thing("NewsArticle", headline=TEXT, url=URI)),
    liveBlogUpdate=listed(_thing("BlogPosting", articleBody=TEXT, datePublished=_DATE)),
    articleBody=TEXT,
    archivedAt=URI,
)
"""The properties that we write, each one of schema.org's for its type."""


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("body", [True, False])
def test_json_ld_is_valid(article, body):
    valid(NEWS_ARTICLE, jsonld.document(stored(article()), archived="http://a.example/article/x", body=body))


def test_json_ld_says_what_the_page_says():
    told = jsonld.document(stored(fiction.ferry()))
    assert told["datePublished"] == "2023-05-08T10:53:00+07:00"
    assert told["author"] == [{"@type": "Person", "name": "Ratri Manggala"}]
    assert told["contributor"] == [{"@type": "Person", "name": "Joko Ombak"}]
    assert told["dateline"] == "Bandar Sirih"
    assert told["citation"][2] == {"@type": "NewsArticle", "headline": "Tanpa alamat"}
    live = jsonld.document(stored(fiction.live()))
    assert [one["datePublished"] for one in live["liveBlogUpdate"]] == [
        "2023-05-07T08:00:00+07:00",
        "2023-05-07T15:30:00+07:00",
    ]


@pytest.mark.parametrize(
    ("edtf", "date"), [("2017-11", "2017-11"), ("2017", "2017"), ("2015~", None), ("199X", None)]
)
def test_a_date_that_schema_org_cannot_say_is_left_out(edtf, date):
    assert jsonld.date(fiction.moment(edtf)) == date


# ---- citations ------------------------------------------------------------------------------------------------

_NAMES = listed(closed([], literal=TEXT))
_WHEN = closed(
    [],
    **{"date-parts": {"type": "array", "items": {"type": "array", "items": COUNT, "minItems": 1, "maxItems": 3}}},
    circa={"type": "boolean"},
)
_TEXTS = ("title", "container-title", "section", "language", "URL", "keyword", "archive", "archive_location")
CSL = listed(
    closed(
        ["type", "id"],
        type={"const": "article-newspaper"},
        id=TEXT,
        author=_NAMES,
        editor=_NAMES,
        issued=_WHEN,
        accessed=_WHEN,
        **dict.fromkeys(_TEXTS, TEXT),
    )
)
"""The part of csl-data.json that we write."""


@pytest.mark.parametrize("article", ARTICLES)
def test_csl_is_valid(article):
    valid(CSL, json.loads(FORMS["csl"].one(stored(article()))))


@pytest.mark.parametrize("article", ARTICLES)
def test_bibtex_is_read_by_a_reader(article):
    cited = citation.of(stored(article()))
    library = bibtexparser.parse_string(citation.bibtex(cited))
    assert not library.failed_blocks
    [entry] = library.entries
    fields = {field.key: field.value for field in entry.fields}
    assert entry.key == "kronik-abcdefghijkl"
    assert fields.get("year", "") == "".join(map(str, cited.issued[:1]))
    if cited.url:
        assert fields["url"] == cited.url


def test_bibtex_cites_as_printed():
    text = citation.bibtex(citation.of(stored(fiction.ferry())))
    assert "author = {{Ratri Manggala}}," in text
    assert "date = {2023-05-08}," in text
    assert "urldate = {2023-05-09}," in text
    assert "langid = {indonesian}," in text
    assert r"100\% \& \#1 \_ \$" in citation._tex("100% & #1 _ $")


@pytest.mark.parametrize("article", ARTICLES)
def test_ris_is_read_by_a_reader(article):
    cited = citation.of(stored(article()))
    [entry] = rispy.loads(citation.ris(cited))
    assert entry["type_of_reference"] == "NEWS"
    assert entry["id"] == cited.id
    assert entry.get("authors", []) == list(cited.authors)
    assert entry.get("title", "") == cited.title
    assert entry.get("keywords", []) == [word for word in cited.keywords if word]


@given(st.text())
def test_no_headline_breaks_a_citation(headline):
    article = fiction.ferry()
    cited = citation.of(stored(type(article)(**{**_fields(article), "headline": _found(article, headline)})))
    assert not bibtexparser.parse_string(citation.bibtex(cited)).failed_blocks
    assert len(rispy.loads(citation.ris(cited))) == 1


def _fields(article: Article) -> dict[str, Any]:
    return {name: getattr(article, name) for name in article.__struct_fields__}


def _found(article: Article, headline: str) -> Any:
    return type(article.headline)(value=headline, rule="test")


@pytest.mark.parametrize(
    ("edtf", "parts", "ris"),
    [
        ("2017-11-21T10:53:00+07:00", (2017, 11, 21), "2017/11/21/"),
        ("2017-11", (2017, 11), "2017/11//"),
        ("2015~", (2015,), "2015///"),
        ("2017-21", (2017,), "2017///"),
        ("199X", (), None),
    ],
)
def test_a_date_is_cited_as_far_as_it_was_printed(edtf, parts, ris):
    assert citation.parts(when.edtf(edtf)) == parts
    assert citation._slashed(parts) == ris


# ---- addresses ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "uri"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("https://ä.example/ö b", "https://xn--4ca.example/%C3%B6%20b"),
        ("http://a.example:8080", "http://a.example:8080"),
        ('https://evil.example/?"><script>', "https://evil.example/?%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", None),
        ("https://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_becomes_a_uri(url, uri):
    assert addresses.uri(url) == uri


@given(st.text())
def test_any_text_is_an_address_or_none(text):
    found = addresses.uri("https://a.example/" + text)
    assert found is None or found.isascii()


# ---- many -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
@pytest.mark.parametrize("articles", [(), ARTICLES[:1], ARTICLES])
def test_many_articles_are_one_document(form, articles):
    out = io.BytesIO()
    assert form.write([stored(article()) for article in articles], out) == len(articles)
    text = out.getvalue().decode()
    match form.name:
        case "bibtex":
            assert len(bibtexparser.parse_string(text).blocks) == len(articles)
        case "ris":
            assert len(rispy.loads(text)) == len(articles)
        case _:
            assert len(json.loads(text)) == len(articles)


def test_what_a_query_finds_is_written(archive: Archive):
    for article in (fiction.ferry(), fiction.halted(), fiction.harbour()):
        archive.add(article, fiction.capture(article))
    out = io.BytesIO()
    assert FORMS["ris"].write(archive.articles("feri"), out) == 2
    assert "The Harbour Post" not in out.getvalue().decode()
