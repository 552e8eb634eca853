"""The reading room: an archive as web pages, made on the server and complete without JavaScript.

    visit       what was asked, in which language          catalogue   the room's own words
    front search article original about help               one room each: (archive, visit) -> Answer
    sheet evidence links moments chart                     pure: records laid out for the templates
    census      counts, kept while they hold
    render      templates made into pages                  static      style, script and sign
    api feeds   the same for programs and for feed readers
    desk        threads that ask the archive               guard       headers, host names, conditional GET
    rooms       which address opens which room              servers     the processes that answer

`app(folder)` is an ASGI application; `kronik serve` runs it on this machine. It only ever reads.
"""

from kronik.web.rooms import app

__all__ = ["app"]
