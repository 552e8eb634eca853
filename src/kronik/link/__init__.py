"""Which articles belong together, and why. Pure: articles in, numbers and records out; the archive keeps them.

    words      an article -> its terms, in letters that any script can meet in
    weights    terms -> a vector of the weightiest, by how rare each is in the archive
    shingles   a text -> its runs of words, and the sketch by which near copies are found
    copies     two texts -> how much of the shorter stands in the longer
    titles     a headline -> the form by which links name it; headlines of one daily series
    stories    articles and how alike they are -> groups of one running event
    alike      sentences -> those that say the same
    clashes    the sentences of a story -> what its outlets tell differently
    related    an article -> the words to search for, the order of what was found
    why        two articles -> the evidence for and against their being together

`bench/link.py` measures what linking is worth and what it costs.
"""
