"""The bytes of one file, unpacked as they are read, each with its place in the file.

gzip and Zstandard are known by their first bytes, never by a name. A stream ends in one of two ways: soundly, or at
`damage`, which says at which byte and what is wrong. The libraries for web archives stop at a clipped or corrupt
member without a word, or raise and lose the rest; here the end is data, and a reader can `resume` behind it.

Memory is bounded by the reader's own requests: at most one piece (256 KiB) is unpacked ahead of them.
"""

from __future__ import annotations

import re
import zlib
from collections import deque
from typing import BinaryIO, Protocol

import msgspec

from kronik.sources.zstd import ZstdDecompressor, ZstdError

CHUNK = 1 << 16
"""Bytes read from disk at a time."""
PIECE = 1 << 18
"""Most bytes unpacked at a time: one chunk of a bomb holds gigabytes."""
PAGE = 16 << 20
"""Most bytes of one page, unpacked. The largest pages of the development sets are under 5 MiB, and Common Crawl
clips at 5 MiB; this is for memory's sake, the budget of the parser is its own."""
AGAIN = 64 << 20
"""Most bytes that may be read a second time to find the next sound record, so that a hostile file cannot make
the search quadratic."""

PROBE = 4096
"""Bytes of a packed member that must show how its content begins: its header, its code tables, its first words."""

GZIP = b"\x1f\x8b\x08"
ZSTD = b"\x28\xb5\x2f\xfd"


class Damage(msgspec.Struct, frozen=True):
    """Where a file stops making sense, and how."""

    offset: int
    """Byte of the file at which the damaged member begins."""
    what: str


class _Unpacker(Protocol):
    """What zlib and Zstandard have in common once zlib's unconsumed input is kept inside."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """One gzip member; the checksum at its end is verified by zlib."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)


def _unpacker(head: bytes) -> _Unpacker | None:
    if head.startswith(GZIP):
        return _Gzip()
    if head.startswith(ZSTD):
        return ZstdDecompressor()
    return None


class Stream:
    """A forward reader over one file, plain or packed."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the first bytes and see how the file is packed."""
        self.damage: Damage | None = None
        self._file = file
        self._window = bytearray()
        self._position = 0  # unpacked bytes given out
        self._unpacked = 0  # unpacked bytes seen: position + window
        self._consumed = 0  # where in the file the next read begins
        self._furthest = 0
        self._again = 0
        self._origin = file.tell() if file.seekable() else 0  # standard input may begin inside a file
        self.packed = False
        self._members: deque[tuple[int, int]] = deque([(0, 0)])  # unpacked position, byte of the file
        self._raw = self._read()
        self._unpacker = _unpacker(self._raw)
        self.packed = self._unpacker is not None

    @property
    def consumed(self) -> int:
        """Bytes of the file read so far; going back does not lessen it."""
        return self._furthest

    @property
    def offset(self) -> int:
        """Byte of the file where the next unread byte stands, or where the packed member that holds it begins."""
        members = self._members
        while len(members) > 1 and members[1][0] <= self._position:
            members.popleft()
        position, byte = members[0]
        return byte if self.packed else byte + self._position - position

    def take(self, size: int) -> bytes:
        """Give the next `size` bytes; fewer only at the end, sound or damaged."""
        while len(self._window) < size and self._fill():
            pass
        return self._cut(size)

    def peek(self, size: int) -> bytes:
        """Give the next `size` bytes and leave them in the stream; fewer only at the end."""
        while len(self._window) < size and self._fill():
            pass
        return bytes(self._window[:size])

    def skip(self, size: int) -> int:
        """Drop the next `size` bytes and say how many there were."""
        left = size
        while left and (self._window or self._fill()):
            left -= len(self._cut(min(left, len(self._window))))
        return size - left

    def until(self, mark: bytes, limit: int) -> bytes | None:
        """Give the bytes up to and with `mark`; None, and nothing consumed, if it is not in the next `limit`."""
        searched = 0
        while True:
            at = self._window.find(mark, searched, limit)
            if at >= 0:
                return self._cut(at + len(mark))
            searched = max(0, len(self._window) - len(mark) + 1)
            if len(self._window) >= limit or not self._fill():
                return None

    def resume(self, offset: int, mark: bytes) -> bool:
        """Go on behind `offset`, where `mark` next begins, in a packed file at a member that begins with it.

        Where the damage is the first bytes, which tell whether a file is packed, both are looked for. A file that
        cannot go back (a pipe), or has gone back often, is searched from where it was read to.
        Returns False where the rest of the file has no such place.
        """
        self.damage = None
        marks = (GZIP, ZSTD) if self.packed and offset else (GZIP, ZSTD, mark)
        begins = re.compile(b"|".join(map(re.escape, marks)))
        self._rewind(offset + 1)
        searched = 0
        while True:
            if found := begins.search(self._raw, searched):
                at = searched = found.start()
                if found[0] == mark or _opens_with(self._raw[at : at + PROBE], mark):
                    return self._begin(at)
                searched += 1
                continue
            self._drop(max(0, len(self._raw) - PROBE))
            searched = 0
            if not (more := self._read()):
                return False
            self._raw += more

    def _rewind(self, offset: int) -> None:
        """Set the file to `offset` if it may go back, and forget what was unpacked."""
        read = self._consumed - len(self._raw)
        if not self.packed:
            self._raw, read = bytes(self._window) + self._raw, read - len(self._window)
        back = read - offset
        if back > 0 and self._again + back <= AGAIN and self._file.seekable():
            self._again += back
            self._file.seek(self._origin + offset)
            self._consumed, self._raw, read = offset, b"", offset
        elif back < 0:
            self._raw, read = self._raw[-back:], offset
        self._window.clear()
        self._unpacked = self._position
        self._members = deque([(self._position, read)])
        self._unpacker = None

    def _begin(self, at: int) -> bool:
        self._drop(at)
        self._unpacker = _unpacker(self._raw)
        self.packed = self._unpacker is not None
        return True

    def _drop(self, size: int) -> None:
        """Pass over bytes of the file that are not to be unpacked."""
        self._raw = self._raw[size:]
        self._members = deque([(self._position, self._consumed - len(self._raw))])

    def _cut(self, size: int) -> bytes:
        piece = bytes(self._window[:size])
        del self._window[:size]
        self._position += len(piece)
        return piece

    def _read(self) -> bytes:
        try:
            data = self._file.read(CHUNK) or b""
        except OSError as error:
            self._break(f"the file cannot be read on ({error.strerror or error})")
            return b""
        self._consumed += len(data)
        self._furthest = max(self._furthest, self._consumed)
        return data

    def _fill(self) -> bool:
        """Unpack one more piece into the window; False at the end, sound or damaged."""
        if self.damage is not None:
            return False
        try:
            piece = self._plain() if not self.packed else self._member()
        except (zlib.error, ZstdError) as error:
            return self._break(f"the packed data is corrupt ({error})")
        self._window += piece
        self._unpacked += len(piece)
        return bool(piece)

    def _plain(self) -> bytes:
        piece, self._raw = self._raw or self._read(), b""
        return piece

    def _member(self) -> bytes:
        """Give the next piece of the packed members; nothing at the end, sound or damaged."""
        while self.damage is None and (self._unpacker is not None or self._next_member()):
            if piece := self._unpack():
                return piece
        return b""

    def _next_member(self) -> bool:
        """Begin the member that follows; False at the end of the file."""
        self._raw = self._raw.lstrip(b"\0")  # archivers pad the end with zeros
        while len(self._raw) < len(ZSTD) and (more := self._read()):
            self._raw = (self._raw + more).lstrip(b"\0")
        if not self._raw:
            return False
        self._members.append((self._unpacked, self._consumed - len(self._raw)))
        self._unpacker = _unpacker(self._raw)
        if self._unpacker is None:
            self._break("bytes that belong to no packed member follow")
        return self._unpacker is not None

    def _unpack(self) -> bytes:
        """Give the next piece of the member being read, and leave it where it ends."""
        unpacker = self._unpacker
        assert unpacker is not None
        if unpacker.needs_input and not self._raw:
            self._raw = self._read()
        data, self._raw = (self._raw, b"") if unpacker.needs_input else (b"", self._raw)
        piece = unpacker.decompress(data, PIECE)
        if unpacker.eof:
            self._raw, self._unpacker = unpacker.unused_data + self._raw, None
        elif not piece and not data and unpacker.needs_input:
            self._break("the file ends inside packed data: it was cut off")
        return piece

    def _break(self, what: str) -> bool:
        self.damage = Damage(self._members[-1][1] if self.packed else self._consumed, what)
        return False


def _opens_with(raw: bytes, mark: bytes) -> bool:
    """Whether a packed member begins here and its first bytes are `mark`."""
    unpacker = _unpacker(raw)
    if unpacker is None:
        return False
    try:
        return unpacker.decompress(raw, len(mark)) == mark
    except (zlib.error, ZstdError):
        return False
