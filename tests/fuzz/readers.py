"""A coverage-guided fuzzer on each reader. Not part of `make test`: it runs until it is stopped or told a time.

    python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris . && cd tests/fuzz
    /tmp/fuzz/bin/python readers.py warc -max_total_time=300 -max_len=8192 /tmp/corpus-warc

The first argument names the reader: warc, table, packed, any, http, html, text or language. An exception other than
a `SourceError`, or a page that is neither a capture nor a refusal, stops the run and leaves the input that did it in
a file `crash-*`. The corpus folder keeps what reached new code; it starts with a few sound files.
"""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kronik"]):
    from kronik import flow
    from kronik.language.identify import identify
    from kronik.records import Capture, Form, Outcome, Place, Refusal
    from kronik.sources import _read, http
    from kronik.sources.files import Source
    from kronik.sources.stream import Stream

HTML = b"<!DOCTYPE html><html lang=id><title>Pasar dibuka</title><body><h1>Pasar dibuka</h1><p>Senin (1/5/2017)</p>"
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\n0\r\n\r\n"
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-04-30T05:06:07Z\r\nWARC-Target-URI: http://b.example/\r\n"
    b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n" % (len(HTTP), HTTP)
)
LINE = b'{"id": 1, "html": "<p>a", "url": "http://b.example/", "title": "b", "captured": "2024-04-30"}\n'
SEEDS = {
    "warc": [WARC, WARC + WARC, gzip.compress(WARC) * 2],
    "table": [LINE, LINE + LINE, gzip.compress(LINE)],
    "packed": [gzip.compress(HTML), gzip.compress(HTML) * 2],
    "any": [WARC, LINE, HTML, gzip.compress(WARC)],
    "http": [HTTP],
    "html": [HTML],
    "text": [b"Pasar dibuka\nSenin, 1 Mei 2017 10:00 WIB\nKABAR, Wonosuko - Pasar dibuka.\nBaca: Jembatan putus\n"],
    "language": [b"Pasar dibuka lagi"],
}
NAMES = {"warc": "a.warc", "table": "a.jsonl", "packed": "a.html", "any": "a"}


def through_source(name: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        stream = Stream(io.BytesIO(data))
        source = Source(file=name, id="a", folder=Path("/nonexistent"), stream=stream, captured=None)
        for one in _read(source, named=True):
            assert isinstance(one, Capture | Refusal)
        assert stream.consumed <= len(data)

    return run


def through_http(data: bytes) -> None:
    try:
        http.body(http.parse(data), 1 << 16)
    except (http.TooLarge, *http.CORRUPT):
        pass


def through_flow(form: Form) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        payload = data if form is Form.HTML else data.decode("utf-8", "replace")
        result = flow.read(Capture(id="a", form=form, payload=payload, place=Place(file="a")))
        assert result.outcome is not Outcome.FAULT, result.detail

    return run


def through_language(data: bytes) -> None:
    identify(data.decode("utf-8", "replace"), hint=data[:5].decode("latin-1"))


READERS: dict[str, Callable[[bytes], None]] = {
    **{kind: through_source(name) for kind, name in NAMES.items()},
    "http": through_http,
    "html": through_flow(Form.HTML),
    "text": through_flow(Form.TEXT),
    "language": through_language,
}


def main() -> None:
    kind = sys.argv.pop(1)
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    for folder in folders[:1]:
        folder.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(SEEDS[kind]):
            (folder / f"seed-{number}").write_bytes(seed)
    atheris.Setup(sys.argv, READERS[kind])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
