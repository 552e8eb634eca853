from __future__ import annotations

import multiprocessing
import threading

import pytest

from kronik.kernel import KEPT, MOST, Exhausted, Kernel
from kronik.page import html

HTML = b"<body><p>Kapal pertama <b>berlabuh</b>.</p></body>"


def fresh() -> Kernel:
    return Kernel("learn_page", html.tables)


def lay(kernel: Kernel, page: bytes = HTML) -> bytes:
    return kernel.call("lay", page, b"", b"", b"")


def test_the_same_input_has_the_same_answer_whatever_came_between() -> None:
    kernel = fresh()
    first = lay(kernel)
    lay(kernel, b"<body>" + b"<div class='card news'><a href=/x>lain</a></div>" * 5_000)
    assert lay(kernel) == first


def test_more_than_memory_may_hold_is_refused_and_the_next_page_is_read() -> None:
    kernel = fresh()
    with pytest.raises(Exhausted, match="MB"):
        lay(kernel, bytes(MOST))
    assert b"berlabuh" in lay(kernel)


def test_memory_that_a_large_page_took_is_given_back() -> None:
    kernel = fresh()
    lay(kernel, b"<body><p>kata" + b" " * KEPT)
    assert kernel._here.memory is None
    lay(kernel)
    assert kernel._here.memory.end < KEPT


def test_threads_do_not_share_memory() -> None:
    kernel, answers = fresh(), set()
    wanted = {lay(kernel)}

    def work() -> None:
        for _ in range(200):
            answers.add(lay(kernel))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == wanted


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork on this system")
def test_a_kernel_works_on_in_a_forked_process() -> None:
    kernel = fresh()
    wanted = lay(kernel)
    context = multiprocessing.get_context("fork")
    queue = context.SimpleQueue()
    process = context.Process(target=lambda: queue.put(lay(kernel)))
    process.start()
    assert queue.get() == wanted
    process.join()
