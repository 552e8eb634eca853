"""The tables of facts. All but `decision` are made from the records; that one holds what a user has decided."""

FACTS = """
CREATE TABLE fact (
    article INTEGER PRIMARY KEY REFERENCES article (seq),
    form    TEXT NOT NULL,                -- names the rules and weights that gave them
    fault   TEXT,                         -- why there are none, where finding them failed
    record  BLOB NOT NULL                 -- records.Facts as JSON, Zstandard
) STRICT;
CREATE INDEX fact_form ON fact (form, fault);  -- to count without reading the records

CREATE TABLE form (                       -- a name as articles tell it of one person, organisation or place
    seq      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,        -- made from kind, key and head: the same in every archive
    kind     TEXT NOT NULL,               -- person, organisation or place
    key      TEXT NOT NULL,               -- its words folded; of a place that is known, its code
    head     TEXT NOT NULL,               -- the organisation or office told with it; else a mark (gather)
    name     TEXT NOT NULL,               -- as most articles print it
    role     TEXT,                        -- as most articles print it
    country  TEXT,                        -- ISO 3166-1
    lat      REAL,
    lon      REAL,
    articles INTEGER NOT NULL DEFAULT 0,
    parent   INTEGER REFERENCES form (seq),  -- the form that it is another form of
    why      TEXT NOT NULL DEFAULT '',
    root     INTEGER REFERENCES form (seq),  -- the end of that chain, which stands for the entity; NULL: for none
    total    INTEGER NOT NULL DEFAULT 0,  -- of a root: articles of all its forms
    UNIQUE (kind, key, head)
) STRICT;
CREATE INDEX form_root ON form (root, articles);
CREATE INDEX form_parent ON form (parent) WHERE parent IS NOT NULL;
CREATE INDEX form_head ON form (head, kind, key, articles);
CREATE INDEX form_total ON form (kind, total) WHERE root = seq;

CREATE TABLE appearance (                 -- how an article prints a form
    article INTEGER NOT NULL,
    form    INTEGER NOT NULL,
    name    TEXT NOT NULL,
    role    TEXT NOT NULL,
    PRIMARY KEY (article, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE printed (                    -- how many articles print a form so
    form     INTEGER NOT NULL,
    name     TEXT NOT NULL,
    role     TEXT NOT NULL,               -- '' where none is told
    articles INTEGER NOT NULL,
    PRIMARY KEY (form, name, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE form_word (                  -- the words of forms' names
    word TEXT NOT NULL,
    kind TEXT NOT NULL,
    form INTEGER NOT NULL,
    PRIMARY KEY (word, kind, form)
) STRICT, WITHOUT ROWID;

CREATE TABLE longer (                     -- which longer names of persons hold a shorter one
    short TEXT NOT NULL,
    long  TEXT NOT NULL,
    PRIMARY KEY (short, long)
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (                      -- which article calls one by another name
    kind    TEXT NOT NULL,
    short   TEXT NOT NULL,
    long    TEXT NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (kind, short, long, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_long ON alias (kind, long);
CREATE INDEX alias_article ON alias (article);

CREATE TABLE head (                       -- whether an organisation or office tells who bears it
    head    TEXT PRIMARY KEY,
    telling INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE part (                       -- what a form does in a fact of an article
    form    INTEGER NOT NULL,
    part    INTEGER NOT NULL,             -- kronik.archive.facts.gather.Part
    moment  INTEGER NOT NULL,             -- article.moment; 0 where the article is undated
    article INTEGER NOT NULL,
    number  INTEGER NOT NULL,             -- of the fact, in its list
    PRIMARY KEY (form, part, moment, article, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_article ON part (article, part);

CREATE TABLE decision (
    seq    INTEGER PRIMARY KEY,
    verb   TEXT NOT NULL,                 -- merge or split
    kind   TEXT NOT NULL,
    one    TEXT NOT NULL,                 -- the entity: its root's key and head, as JSON
    other  TEXT NOT NULL,                 -- merge: the other's, as JSON; split: ids of articles or names, as JSON
    told   TEXT NOT NULL,                 -- what was decided, for a person
    made   TEXT NOT NULL,                 -- when, UTC
    undone TEXT
) STRICT;
"""
