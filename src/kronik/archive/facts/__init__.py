"""Facts of the articles of an archive: kept as pages arrive, and the entities that are one across articles.

    tables    the tables that hold them
    keys      names folded so that they can be compared
    gather    the facts of one article as the tables keep them: who is named, and what part each has in which fact
    keep      writing them down, and taking them back when the article says something else
    settle    which names are of one entity, and by what evidence
    decide    what a user decides: entities merged, split, and both undone
    seek      facts in searches: what the index holds of them, and what `person:` and `place:` mean
    answers   what readers of the archive ask

Facts and entities are derived from the records and can be made again. Which names are of one entity follows from the
facts that are stored and from what users have decided, whatever the order in which the articles came.
"""
