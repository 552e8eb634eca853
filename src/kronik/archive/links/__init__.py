"""Links between the articles of an archive: kept as pages arrive, in the transaction that stores the page.

    tables    the tables that hold them
    census    in how many articles each term stands, kept in pages of a table
    near      the articles that may be like a new one: by shared words, by bands of its runs, by links
    items     what an article's read-also and related lists name, resolved both ways
    settle    the part of the archive's stories that a new article touches, parted anew
    capture   the day of a page's capture, from the ages on it and the articles that the archive holds
    linker    all of it for one article
    timeline  what happened when: to a story, a person, a place
    clash     what the outlets of a story tell differently
    answers   what readers of the archive ask

All of it is derived from the records: it can be deleted and made again, and what is made again in the order in
which the pages came is the same to the byte.
"""
