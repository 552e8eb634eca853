"""The tables of links. All are made from the records."""

LINKS = """
CREATE TABLE link (
    article INTEGER PRIMARY KEY REFERENCES article (seq),
    hour    INTEGER NOT NULL,             -- of publication, else of capture, since 1970 UTC; 0 where neither is known
    title   INTEGER,                      -- the headline as links name it
    vector  BLOB NOT NULL,                -- its weightiest terms (kronik.link.weights)
    brief   INTEGER NOT NULL,             -- whether it is a headline without a text
    story   INTEGER NOT NULL,             -- the first article of its story, itself where it is alone
    copies  INTEGER NOT NULL              -- the first of the articles with its text, itself where it is alone
) STRICT;
CREATE INDEX link_title ON link (title) WHERE title IS NOT NULL;
CREATE INDEX link_story ON link (story);
CREATE INDEX link_copies ON link (copies);

CREATE TABLE link_word (
    word    INTEGER NOT NULL,
    hour    INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (word, hour, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE link_band (
    band    INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE link_edge (                  -- each twice, once from either side
    article INTEGER NOT NULL,
    other   INTEGER NOT NULL,
    weight  REAL NOT NULL,                -- how alike, with time: kronik.link.stories
    shared  REAL NOT NULL,                -- share of the shorter text that stands in the longer, 0 if not compared
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE link_item (                  -- what a page's own links name
    article INTEGER NOT NULL,
    list    TEXT NOT NULL,                -- read_also or related
    place   INTEGER NOT NULL,             -- from 0, in reading order
    target  TEXT,                         -- the id that its address would have, held or not
    title   INTEGER,
    PRIMARY KEY (article, list, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_item_target ON link_item (target) WHERE target IS NOT NULL;
CREATE INDEX link_item_title ON link_item (title) WHERE title IS NOT NULL;

CREATE TABLE link_census (
    page  INTEGER PRIMARY KEY,            -- -1 holds the number of articles
    cells BLOB NOT NULL
) STRICT;

CREATE TABLE inferred (
    article  INTEGER PRIMARY KEY REFERENCES article (seq),
    evidence BLOB NOT NULL                -- records.Inferred as JSON: the capture, its bounds, what contradicts them
) STRICT;
"""

HEADLINES = """
DELETE FROM link_word; DELETE FROM link_band; DELETE FROM link_edge; DELETE FROM link_item; DELETE FROM link_census;
DELETE FROM inferred; DELETE FROM link;
ALTER TABLE link ADD COLUMN grams BLOB NOT NULL DEFAULT x'';
"""
"""`grams` are the headline's runs of letters (kronik.link.headlines). What was linked before is linked anew."""

TERMS = "DELETE FROM link_word; DELETE FROM link_band; DELETE FROM link_edge; DELETE FROM link_item;\
 DELETE FROM link_census; DELETE FROM inferred; DELETE FROM link"
"""Vectors have more terms and weigh names. What was linked before is linked anew."""

WEIGHED = """
DROP TABLE link_word;
CREATE TABLE link_word (
    word    INTEGER NOT NULL,
    hour    INTEGER NOT NULL,
    article INTEGER NOT NULL,
    weight  REAL NOT NULL,
    PRIMARY KEY (word, hour, article)
) STRICT, WITHOUT ROWID;
DELETE FROM link_band; DELETE FROM link_edge; DELETE FROM link_item; DELETE FROM link_census; DELETE FROM inferred;
DELETE FROM link;
"""
"""Articles are found by the weight of their terms. What was linked before is linked anew."""

TOGETHER = "CREATE INDEX link_together ON link (article, story)"
"""Which story each of many articles is in, without reading their vectors."""

RUNS = TERMS
"""Headlines have other runs of letters, and their language. What was linked before is linked anew."""

_ANEW = """
CREATE TEMP TABLE some AS SELECT EXISTS (SELECT 1 FROM link WHERE brief) AS are;
DELETE FROM link_word WHERE (SELECT are FROM some); DELETE FROM link_band WHERE (SELECT are FROM some);
DELETE FROM link_edge WHERE (SELECT are FROM some); DELETE FROM link_item WHERE (SELECT are FROM some);
DELETE FROM link_census WHERE (SELECT are FROM some); DELETE FROM inferred WHERE (SELECT are FROM some);
DELETE FROM link WHERE (SELECT are FROM some);
DROP TABLE some;
"""
"""All that was linked is forgotten where some of it are headlines without a text, and is linked anew."""

MEANINGS = f"""
ALTER TABLE link ADD COLUMN meaning BLOB NOT NULL DEFAULT x'';  -- of a headline (kronik.link.meaning)
CREATE TABLE link_common (
    tongue INTEGER PRIMARY KEY,           -- the number of a language, -1 for all
    count  INTEGER NOT NULL,              -- of the headlines that were measured
    mean   BLOB NOT NULL
) STRICT;
CREATE TABLE link_turn (turn BLOB NOT NULL) STRICT;
CREATE INDEX link_meant ON link (hour) WHERE meaning != x'';
{_ANEW}"""
"""Headlines without a text have a meaning. What was linked before is linked anew where there are some."""

ENCODED = f"""{_ANEW}DELETE FROM link_common; DELETE FROM link_turn;
"""
"""Headlines have the numbers of another encoder. What was linked before is linked anew where there are some."""
