"""Feeds of every search, outlet and story, and the sitemap: what feed readers and harvesters ask for.

    entry     what stands in a feed, whatever its form
    rss atom jsonfeed   one form each: (feed) -> bytes
    room      which address gives which feed
    sitemap   every article's address

A feed is one page of a list that goes by date, the newest in front, and names the page that follows (RFC 5005), so
that a reader gets all of it without ever getting all at once. It changes only with what it lists: a reader that asks
again with the tag it was given is answered 304.
"""
