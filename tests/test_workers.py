"""Reading in worker processes: order kept, one page the most that a crash or a hang costs."""

from __future__ import annotations

import ctypes
import os
import time

import pytest

from kronik import workers
from kronik.records import Capture, Form, Outcome, Place, Refusal

HERE = Place(file="made here")


def capture(number: int, text: str = "fine") -> Capture:
    return Capture(id=str(number), form=Form.TEXT, payload=text, place=HERE)


def act(page: Capture) -> Refusal:
    """Stands for the reading of a page: does what the page says, in the worker process."""
    if page.payload == "crash":
        ctypes.string_at(0)  # reads where nothing is, as a mistake in a C library does
    if page.payload == "hang":
        time.sleep(3600)
    return Refusal(id=page.id, outcome=Outcome.EMPTY, place=page.place, detail=str(os.getpid()))


def outcomes(pages: list[Capture | Refusal], jobs: int) -> list[tuple[str, Outcome]]:
    return [(answer.id, answer.outcome) for _, answer in workers.each(act, pages, jobs=jobs)]


def test_answers_come_in_the_order_of_the_pages_whatever_worker_read_them():
    pages = [capture(i) for i in range(300)]
    answers = [answer for _, answer in workers.each(act, pages, jobs=3)]
    assert [answer.id for answer in answers] == [str(i) for i in range(300)]
    assert len({answer.detail for answer in answers if isinstance(answer, Refusal)}) > 1, "one worker read all"


def test_a_crash_in_a_worker_costs_the_page_it_was_at_and_no_other():
    pages = [capture(i, "crash" if i in (0, 40, 41, 99) else "fine") for i in range(100)]
    expected = [Outcome.CRASHED if i in (0, 40, 41, 99) else Outcome.EMPTY for i in range(100)]
    assert outcomes(pages, jobs=2) == [(str(i), outcome) for i, outcome in enumerate(expected)]


def test_a_hang_in_a_worker_is_ended_and_costs_its_page_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "PATIENCE", 0.5)
    pages = [capture(i, "hang" if i == 7 else "fine") for i in range(40)]
    expected = [Outcome.OVER_BUDGET if i == 7 else Outcome.EMPTY for i in range(40)]
    assert [outcome for _, outcome in outcomes(pages, jobs=2)] == expected


def test_what_a_source_refused_keeps_its_place_among_the_answers():
    refused = Refusal(id="r", outcome=Outcome.NOT_HTML, place=HERE, detail="a picture")
    pages: list[Capture | Refusal] = [capture(0), refused, capture(1), *[refused] * 70, capture(2)]
    assert [name for name, _ in outcomes(pages, jobs=2)] == ["0", "r", "1", *["r"] * 70, "2"]


def test_refusals_alone_wait_for_no_worker(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "wait", lambda *_, **__: pytest.fail("waited for a worker that has nothing to do"))
    refused = Refusal(id="r", outcome=Outcome.NOT_HTML, place=HERE, detail="a picture")
    assert len(outcomes([refused] * 200, jobs=2)) == 200


def test_reading_runs_only_so_far_ahead_of_the_output():
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield capture(taken)

    answers = workers.each(act, endless(), jobs=1)
    for _ in range(10):
        next(answers)
    answers.close()
    assert taken <= (workers.AHEAD + 2) * workers.BATCH_PAGES
