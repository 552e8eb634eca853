"""The cost of a page is linear in its size, whatever it holds."""

from __future__ import annotations

import time

import pytest

from kronik import flow
from kronik.records import Capture, Form, Place
from tests.robust import pile

REPEATED = {
    "paragraphs": "<p>Alinea nomor {n} dari laporan yang tidak mau selesai.</p>",
    "numbers": "<p>{n}</p>",
    "dates": "<div>{d} Mei 2021 10:15</div>",
    "cards": '<div class="card"><h3><a href="/{n}">Pasar nomor {n} dibuka</a></h3><p>Kios nomor {n} aman.</p></div>',
    "list": '<li>{d} Mei 2021 <a href="/{n}">Pasar nomor {n} dibuka lagi</a></li>',
    "headings": '<h2><a href="/{n}">Pasar nomor {n} dibuka lagi</a></h2><p>Kios nomor {n} sudah aman dipakai.</p>',
}


def cost(many: str, count: int, *, dated: bool) -> float:
    page = pile.article(22, insert="".join(many.format(n=n, d=n % 28 + 1) for n in range(count)))
    if not dated:
        page = page.replace("article:published_time", "x").replace("(6/3/2023)", "")
    capture = Capture(id="page", form=Form.HTML, payload=page.encode(), place=Place(file="page"))
    times = []
    for _ in range(2):
        start = time.thread_time()
        flow.read(capture)
        times.append(time.thread_time() - start)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
@pytest.mark.parametrize("what", REPEATED)
def test_four_times_the_page_costs_at_most_some_four_times_as_much(what: str, dated: bool) -> None:
    assert cost(REPEATED[what], 6_000, dated=dated) < 8 * cost(REPEATED[what], 1_500, dated=dated)
