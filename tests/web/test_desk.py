"""Questions are answered side by side, each by a reader that stays, and none holds the room up."""

from __future__ import annotations

import asyncio
import shutil
import threading

import httpx
import pytest

from kronik.archive import Archive
from kronik.web import desk, front
from kronik.web.desk import THREADS, Desk
from tests.archive.fiction import make
from tests.web.conftest import serving


def ask(counter: Desk, *questions):
    async def all_of_them():
        return await asyncio.gather(*map(counter.ask, questions))

    return asyncio.run(all_of_them())


@pytest.fixture
def counter(folder):
    opened = Desk(folder)
    yield opened
    opened.close()


def test_questions_are_answered_side_by_side(counter):
    together = threading.Barrier(THREADS)
    assert len(ask(counter, *[lambda archive: together.wait(10)] * THREADS)) == THREADS


def test_every_thread_keeps_its_own_reader(counter):
    together = threading.Barrier(THREADS)

    def reader(archive):
        together.wait(10)
        return threading.current_thread().name, id(archive)

    first = dict(ask(counter, *[reader] * THREADS))
    assert len(set(first.values())) == THREADS
    assert dict(ask(counter, *[reader] * THREADS)) == first


def test_a_desk_that_was_warmed_has_every_reader_open_and_its_columns_read(counter):
    counter.warm()
    together = threading.Barrier(THREADS)

    def held(archive: Archive) -> int:
        together.wait(10)
        return int(archive._known.columns.held.sum())

    assert ask(counter, *[held] * THREADS) == [6] * THREADS


def test_warming_a_desk_of_no_archive_fails_nobody(tmp_path):
    opened = Desk(tmp_path / "tiada")
    opened.warm()
    opened.close()


def test_an_answer_is_of_one_state_of_the_archive(folder, tmp_path):
    copy = tmp_path / "arsip"
    shutil.copytree(folder, copy)
    opened = Desk(copy)

    def counted(archive):
        before = archive.size()
        with Archive.open(copy, write=True) as writer:
            writer.add(make("Kapal Baru", id="baru", url="https://contoh.example/baru"))
        return before, archive.size()

    try:
        assert ask(opened, counted) == [(6, 6)]
        assert ask(opened, Archive.size) == [7]
    finally:
        opened.close()


def test_a_question_that_fails_fails_alone(counter):
    with pytest.raises(ZeroDivisionError):
        ask(counter, lambda archive: 1 / 0)
    assert ask(counter, lambda archive: archive.search("").total) == [6]


def test_a_panic_of_the_index_is_an_error_like_any_other(counter):
    def panics(archive):
        raise BaseException("as pyo3's PanicException is")

    with pytest.raises(RuntimeError, match="panicked"):
        ask(counter, panics)


def test_an_answer_that_takes_too_long_is_given_up_and_said_to_be(folder, monkeypatch):
    released = threading.Event()
    days = front.days

    def slow(hits):
        released.wait(60)
        return days(hits)

    monkeypatch.setattr(desk, "PATIENCE", 0.2)
    monkeypatch.setattr(front, "days", slow)
    with serving(folder) as site:
        late = httpx.get(site, headers={"accept-language": "en"})
        other = httpx.get(site + "/help")
        released.set()
    assert late.status_code == 503
    assert "was given up" in late.text
    assert other.status_code == 200


def test_a_crowd_that_cannot_be_answered_in_time_is_turned_away_at_once(folder, monkeypatch):
    entered, released = threading.Semaphore(0), threading.Event()
    days = front.days

    def slow(hits):
        entered.release()
        released.wait(60)
        return days(hits)

    monkeypatch.setattr(desk, "CROWD", 2)
    monkeypatch.setattr(front, "days", slow)

    async def crowd(site):
        async with httpx.AsyncClient(base_url=site, headers={"accept-language": "en"}) as client:
            inside = [asyncio.create_task(client.get("/")) for _ in range(2)]
            for _ in inside:
                await asyncio.to_thread(entered.acquire)
            turned = await client.get("/")
            released.set()
            return turned, [(await one).status_code for one in inside]

    with serving(folder) as site:
        turned, inside = asyncio.run(crowd(site))
    assert turned.status_code == 503
    assert turned.headers["retry-after"] == "10"
    assert "More readers are asking" in turned.text
    assert inside == [200, 200]


def test_two_hundred_clients_that_never_finish_do_not_hold_up_the_next(folder):
    with serving(folder) as site:
        host, port = site.removeprefix("http://").split(":")

        async def crowd():
            waiting = [await asyncio.open_connection(host, int(port)) for _ in range(200)]
            for _, writer in waiting:
                writer.write(b"GET /search?q=")
            async with httpx.AsyncClient() as client:
                reply = await client.get(site + "/search?q=feri")
            for _, writer in waiting:
                writer.close()
            return reply.status_code

        assert asyncio.run(crowd()) == 200
