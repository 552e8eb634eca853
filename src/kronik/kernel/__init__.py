"""Loops over characters and over blocks, in WebAssembly: in Python they would cost most of a page's time.

`kernel.wasm` is built from the C beside it (README.md says how) and lies there as a model's weights lie in `models/`.
It runs at the speed of compiled code on every platform, with no compiler where Kronik is installed, and in a sandbox:
it reaches nothing but its own memory, so a mistake in it ends as an exception and costs one page.

A kernel is handed bytes and answers bytes, mostly msgpack, of which `msgspec` makes all records of a page at once.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Final

from wasmtime import Config, Engine, Func, Instance, Memory, Module, Store, Trap, TrapCode, WasmtimeError

from kronik.errors import KronikError

__all__ = ["Exhausted", "Kernel"]

MOST: Final = 192 << 20
"""Bytes that one kernel may use."""

KEPT: Final = 32 << 20
"""Bytes that a kernel may hold on to between two pages; one that has grown beyond is made anew."""

GRAIN: Final = 65_536
"""Bytes by which WebAssembly's memory grows."""


class Exhausted(KronikError):
    """What was handed to a kernel needs more memory than one page may cost."""


class _Desk(ctypes.Structure):
    """Where inputs and answer lie: `Desk` of kernel.h."""

    _fields_ = (
        ("input", ctypes.c_uint32),
        ("end", ctypes.c_uint32),
        ("length", ctypes.c_uint32 * 16),
        ("answer", ctypes.c_uint32),
        ("size", ctypes.c_uint32),
    )


@cache
def compiled() -> tuple[Engine, Module]:
    """Compile the kernel for this machine: once for a process and all that are forked from it."""
    config = Config()
    config.parallel_compilation = False  # its threads would not live on in a forked process
    engine = Engine(config)
    return engine, Module(engine, (resources.files(__name__) / "kernel.wasm").read_bytes())


class Kernel:
    """Functions of the kernel, with the tables that they look things up in. Each thread has a memory of its own."""

    def __init__(self, learn: str, tables: Callable[[], tuple[bytes, ...]]) -> None:
        """Have `tables` ready for the function `learn`; nothing is compiled before the first call."""
        self._learn, self._tables = learn, tables
        self._here = threading.local()

    def call(self, name: str, *inputs: bytes) -> bytes:
        """Hand the inputs to a function of the kernel and give its answer.

        Raises:   Exhausted where they need more than `MOST` bytes; wasmtime.Trap is a mistake in the kernel.
        """
        memory: _Memory | None = getattr(self._here, "memory", None)
        if memory is None:
            memory = _Memory(self._learn, self._tables())
        self._here.memory = None  # what has trapped is used no more
        answer = memory.call(name, inputs)
        if memory.end <= KEPT:
            self._here.memory = memory
        return answer


class _Memory:
    """One memory and the functions that work in it."""

    def __init__(self, learn: str, tables: tuple[bytes, ...]) -> None:
        engine, module = compiled()
        self._store = Store(engine)
        self._store.set_limits(memory_size=MOST)
        exports = Instance(self._store, module, []).exports(self._store)
        self._functions = {name: item for name, item in exports.items() if isinstance(item, Func)}
        memory = exports["memory"]
        assert isinstance(memory, Memory)
        self._memory = memory
        self._at: int = self._functions["open"](self._store)
        self._desk = self._look()
        self.end = self._desk.end
        self.call(learn, tables)

    def call(self, name: str, inputs: tuple[bytes, ...]) -> bytes:
        desk = self._desk  # nothing has moved since the last call
        short = desk.input + sum(map(len, inputs)) - desk.end
        if short > 0:
            self._grow(short // GRAIN + 1)
            desk = self._look()
        at = self._base + desk.input
        for place, data in enumerate(inputs):
            ctypes.memmove(at, data, len(data))
            desk.length[place] = len(data)
            at += len(data)
        try:
            self._functions[name](self._store)
        except Trap as trap:
            if trap.trap_code is TrapCode.UNREACHABLE:  # what the kernel does where memory ends
                raise Exhausted(f"needs more than {MOST >> 20} MB") from trap
            raise
        desk = self._desk = self._look()
        self.end = desk.end
        return ctypes.string_at(self._base + desk.answer, desk.size)

    def _look(self) -> _Desk:
        """Give the desk, wherever the memory lies now: it may move when it grows."""
        self._base = ctypes.addressof(self._memory.data_ptr(self._store).contents)
        return _Desk.from_address(self._base + self._at)

    def _grow(self, grains: int) -> None:
        try:
            self._memory.grow(self._store, grains)
        except WasmtimeError as full:
            raise Exhausted(f"needs more than {MOST >> 20} MB") from full
