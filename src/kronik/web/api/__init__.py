"""The archive for programs, under /api: the questions that the pages ask, answered as JSON.

    shapes      what is asked and what is answered, as records; the schemas are made from them
    answers     one function a question: (archive, asked) -> record
    operations  which address puts which question
    document    OpenAPI 3.1, made from the operations and their records
    streams     whole results, row by row, as NDJSON and CSV
    problems    what goes wrong, as problem+json (RFC 9457)
    desk        the operations as an application
    trial       a page to try them

Nothing here decides what a query means or what is found: that is the archive's, and the pages ask it alike.
"""
