"""Whatever bytes a file holds, a reader ends, raises nothing, and accounts for what it read."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kronik import sources
from kronik.records import Capture, Outcome, Refusal
from tests.sources.warcs import HTML, chunked, packed, page, record, response, zstd

CODED = response(
    chunked(gzip.compress(HTML)),
    headers=("Content-Type: text/html", "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
)
RECORDS = [page(1), CODED, record("warcinfo", b"software: uji"), page(2), record("resource", HTML, media="text/html")]
LINES = b"\n".join(
    json.dumps({"id": n, "html": f"<p>{n}", "url": f"http://b.example/{n}"}).encode() for n in range(9)
)
SOUND = {
    "a.warc": b"".join(RECORDS),
    "a.warc.gz": packed(*RECORDS),
    "a.warc.zst": b"".join(zstd.compress(one) for one in RECORDS),
    "a.jsonl": LINES,
    "a.jsonl.gz": gzip.compress(LINES, mtime=0),
    "a.html": HTML,
    "a.html.gz": gzip.compress(HTML, mtime=0),
    "a.html.zst": zstd.compress(HTML),
    "a": HTML,
}
SNIPPETS = [
    b"WARC/1.0\r\n",
    b"\r\n\r\n",
    b"\n",
    b"\x1f\x8b\x08",
    b"\x28\xb5\x2f\xfd",
    b"\0" * 9,
    b"Content-Length: 9",
    b"{",
]


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A sound file with some stretches cut, doubled, overwritten or moved."""
    name, data = draw(st.sampled_from(sorted(SOUND.items())))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        piece = draw(st.sampled_from([b"", data[start:end] * 2, *SNIPPETS]) | st.binary(max_size=12))
        data = data[:start] + piece + data[end:]
    return name, data


def read(name: str, data: bytes) -> list[Capture | Refusal]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        reader = sources.open([str(path)])
        got = list(reader)
        assert reader.done == reader.total == len(data)
    return got


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_a_mutated_file_gives_captures_and_refusals_and_nothing_else(case):
    name, data = case
    got = read(name, data)
    assert all(isinstance(one, Capture | Refusal) for one in got)
    assert all(one.place.file.endswith(name) for one in got)
    if ".html" in name:
        assert len(got) == 1


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(SOUND)), st.binary(max_size=400))
def test_any_bytes_under_any_name_give_captures_and_refusals_and_nothing_else(name, data):
    assert all(isinstance(one, Capture | Refusal) for one in read(name, data))


def ids(got: list[Capture | Refusal]) -> list[str]:
    return [one.url or "" for one in got if isinstance(one, Capture)]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 4), st.data())
@pytest.mark.parametrize("pack", [lambda one: one, gzip.compress, zstd.compress], ids=["plain", "gzip", "zstd"])
def test_damage_inside_one_record_leaves_the_pages_of_the_others(pack: Callable[[bytes], bytes], at, data):
    """Bytes are overwritten, not moved: the records around stay where they are."""
    members = [pack(page(number)) for number in range(5)]
    broken = bytearray(members[at])
    where = data.draw(st.integers(0, len(broken) - 5))
    broken[where : where + 4] = data.draw(st.binary(min_size=4, max_size=4))
    got = read("a.warc", b"".join([*members[:at], bytes(broken), *members[at + 1 :]]))
    others = {f"http://kabarlembah.example/{number}" for number in range(5) if number != at}
    assert others <= set(ids(got))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["a.warc", "a.warc.gz", "a.warc.zst"]), st.data())
def test_a_clipped_archive_gives_its_first_pages_and_says_so(name, data):
    whole = SOUND[name]
    cut = data.draw(st.integers(1, len(whole) - 1))
    full, got = read(name, whole), read(name, whole[:cut])
    pages = [one for one in got if isinstance(one, Capture)]
    assert pages == full[: len(pages)] or [p.payload for p in pages] == [f.payload for f in full[: len(pages)]]
    if len(pages) < len(full) and not at_a_seam(name, cut):
        assert got[-1].outcome is Outcome.BAD_RECORD


def at_a_seam(name: str, cut: int) -> bool:
    """Whether the cut falls between two records, where nothing tells that more should follow."""
    members = {"a.warc": RECORDS, "a.warc.gz": [packed(one) for one in RECORDS]}
    members["a.warc.zst"] = [zstd.compress(one) for one in RECORDS]
    ends = [sum(map(len, members[name][: n + 1])) for n in range(len(RECORDS))]
    return any(end - 4 * (name == "a.warc") <= cut <= end for end in ends)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([b'{"text": "a"}', b"{", b"", b"[]", b"\xff", b'{"text": 1}', b'{"title": "b"}']), max_size=20
    )
)
def test_every_line_that_is_not_blank_is_one_page_or_one_refusal(lines):
    got = read("a.jsonl", b"\n".join(lines))
    expected = [number for number, line in enumerate(lines, 1) if line]
    if b"\n".join(lines):
        assert [one.place.line for one in got] == expected
