"""A pile of pages: a few sound ones, and one of each kind of bad input beside them."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.sources.warcs import packed, response

TOWNS = ("Wonosuko", "Tanjung Sarai", "Lembahjati", "Karangsela", "Muarabening")


def body(number: int) -> list[str]:
    """The paragraphs of a small report, each number another."""
    town = TOWNS[number % len(TOWNS)]
    return [
        f"KABARLEMBAH, {town} - Pemerintah Kota {town} membuka lagi pasar lama pada Senin (6/3/2023) setelah "
        f"{number + 3} bulan ditutup karena banjir yang merendam kios para pedagang.",
        f'"Kami sudah memeriksa {number + 20} kios dan semuanya aman untuk dipakai," kata Kepala Dinas Perdagangan '
        f"{town} Rui Almonte di halaman pasar.",
        "Menurut para pedagang, pembeli mulai berdatangan sejak pagi. Harga cabai dan beras masih sama seperti "
        "sebelum pasar ditutup, sedangkan harga ikan naik sedikit.",
        f"Pasar itu akan buka setiap hari sampai pukul {number % 5 + 15}.00. Pemerintah kota juga menambah "
        f"{number + 2} petugas kebersihan dan memperbaiki saluran air di sisi timur.",
    ]


def article(number: int, *, insert: str = "") -> str:
    """A page that is an article; `insert` is put between its paragraphs."""
    paragraphs = "\n".join(f"<p>{text}</p>" for text in body(number))
    title = f"Pasar {TOWNS[number % len(TOWNS)]} Dibuka Lagi, {number + 20} Kios Aman"
    return f"""<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{title} - Kabar Lembah</title>
<meta property="article:published_time" content="2023-03-06T1{number % 10}:00:00+07:00"></head>
<body><article><h1>{title}</h1>{paragraphs}{insert}</article></body></html>"""


def web(number: int) -> bytes:
    """An archive record that holds an article."""
    return response(article(number).encode(), url=f"http://kabarlembah.example/{number}")


def line(number: int) -> bytes:
    """A table's line that holds an article."""
    url = f"http://kabarlembah.example/{number}"
    return json.dumps({"id": f"baris-{number}", "html": article(number), "url": url}).encode()


class Bad(msgspec.Struct, frozen=True):
    """One kind of bad input: a file that holds it, and how it has to end."""

    name: str
    data: bytes
    outcomes: frozenset[str]
    """Any of these is right for what is bad."""
    pages: int = 0
    """Sound pages in the same file."""


def bad() -> Iterator[Bad]:
    """Give every kind of bad input."""
    chance = random.Random(7)
    yield Bad("kosong-html.html", b"", frozenset({"empty"}))
    yield Bad("kosong-txt.txt", b"", frozenset({"empty"}))
    yield Bad("kosong-warc.warc", b"", frozenset({"empty"}))
    yield Bad("kosong-jsonl.jsonl", b"", frozenset({"empty"}))
    yield Bad("spasi.html", b" \n\t \n" * 200, frozenset({"empty"}))
    yield Bad("gambar.html", b"\x89PNG\r\n\x1a\n" + chance.randbytes(5000), frozenset({"not_html"}))
    yield Bad("acak-html.html", chance.randbytes(50_000), frozenset({"not_html", "bad_charset"}))
    yield Bad("acak-txt.txt", chance.randbytes(50_000), frozenset({"not_html", "bad_charset"}))
    yield Bad("satu-baris-html.html", b"<p>" + b"panjang " * (50 << 17), frozenset({"over_budget"}))
    yield Bad("satu-baris-txt.txt", b"panjang " * (50 << 17), frozenset({"over_budget"}))
    long = b'{"id": "panjang", "text": "' + b"panjang " * (50 << 17) + b'"}'
    yield Bad("satu-baris-jsonl.jsonl", b"\n".join([line(20), long, line(21)]), frozenset({"over_budget"}), pages=2)
    nested = b"<!DOCTYPE html><title>Sarang</title>" + b"<div>" * 10_000 + b"isi" + b"</div>" * 10_000
    yield Bad("sarang.html", nested, frozenset({"over_budget", "too_short", "not_article", "brief"}))
    yield Bad("potong-html-gz.html.gz", gzip.compress(article(24).encode())[:-300], frozenset({"bad_record"}))
    yield Bad("potong-warc-gz.warc.gz", packed(web(25), web(26))[:-300], frozenset({"bad_record"}), pages=1)
    yield Bad("potong-warc.warc", (web(27) + web(28))[:-300], frozenset({"bad_record"}), pages=1)
    yield Bad("potong-jsonl-gz.jsonl.gz", gzip.compress(line(29))[:-200], frozenset({"bad_record"}))
    headers = ("Content-Type: text/html", "Content-Encoding: gzip")
    bomb = response(gzip.compress(bytes(200 << 20), 1), url="http://kabarlembah.example/bom", headers=headers)
    yield Bad("bom-warc-gz.warc.gz", packed(web(30), bomb, web(31)), frozenset({"over_budget"}), pages=2)
    yield Bad("bom-html-gz.html.gz", gzip.compress(bytes(200 << 20), 1), frozenset({"not_html", "over_budget"}))
    no_json = b"\n".join([line(32), b"ini bukan JSON", line(33)])
    yield Bad("bukan-json.jsonl", no_json, frozenset({"bad_record"}), pages=2)


def heavy() -> Iterator[Bad]:
    """Give what is bad by its length alone: seconds of work, and on a busy machine over the budget."""
    yield Bad("jurang.html", b"<title>Jurang</title>" + b"<ul><li>" * 90_000, frozenset({"empty"}))
    closed = b"<title>Lubang</title>" + b"<div>a" * 90_000 + b"</div>" * 90_000
    yield Bad("lubang.html", closed, frozenset({"over_budget"}))
    many = "".join(f"<p>Alinea nomor {number} dari laporan yang tidak mau selesai.</p>" for number in range(50_000))
    yield Bad("alinea-html.html", article(22, insert=many).encode(), frozenset({"article", "over_budget"}))
    yield Bad("alinea-txt.txt", "\n\n".join(body(23) * 12_500).encode(), frozenset({"article", "over_budget"}))


def odd() -> Iterator[tuple[str, bytes]]:
    """Give pages that are odd and yet articles."""
    entities = "<p>&#xFFFFFFFF; &#0; &nosuch; &amp &#128; &#xD800; &lt;b&gt; &;</p>"
    yield "entitas.html", article(40, insert=entities).encode()
    yield "nul.html", article(41).replace("Pasar", "Pa\0sar", 1).replace("</p>", "\0</p>").encode()
    accented = article(42).replace("Rui Almonte", "André Muñoz")
    yield "charset.html", accented.encode("cp1252")
    yield "utf16.html", accented.replace("utf-8", "utf-16").encode("utf-16")
    address = "http://[kabarlembah.example/"
    links = f'<link rel="canonical" href="{address}"><base href="{address}">'
    yield (
        "alamat.html",
        article(44, insert=f'<a href="{address}">x</a>').replace("<title>", f"{links}<title>").encode(),
    )
    row = {"id": "alamat-baris", "html": article(45), "url": address + "45", "captured": "kemarin", "lang": "??"}
    yield "alamat-baris.jsonl", json.dumps(row).encode()
    yield "potongan.html", article(43)[: -len("</article></body></html>") - 5].encode()


def write(folder: Path) -> None:
    """Write the whole pile; the sound pages stand before, between and after the bad ones."""
    for number in range(4):
        (folder / f"{'amsz'[number]}-sehat.html").write_text(article(number), encoding="utf-8")
    for name, data in odd():
        (folder / name).write_bytes(data)
    for one in bad():
        (folder / one.name).write_bytes(one.data)


def write_heavy(folder: Path) -> None:
    """Write the pages that are bad by their length."""
    for one in heavy():
        (folder / one.name).write_bytes(one.data)
