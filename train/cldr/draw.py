"""Build kronik/models/cldr.gz: how the languages that Kronik can tell tell time, drawn from the CLDR through Babel.

usage: draw.py OUT.gz

To be run again when the lock takes a newer Babel: tests/when/test_cldr.py says so.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

import msgspec
from babel.localedata import locale_identifiers

from kronik.language.identify.table import load
from kronik.when import cldr

REGION = re.compile(r"[a-z]+_[A-Z]{2}")


def main(out: Path) -> None:
    """Write the file."""
    codes = sorted({code for codes in load().scripts.values() for code in codes})
    regions = [name for name in sorted(locale_identifiers()) if REGION.fullmatch(name) and name[:-3] in codes]
    kept = {
        "times": {code: cldr.draw(code) for code in codes},
        "joins": {code: cldr.join(code) for code in codes},
        "orders": {name: cldr.draw(name).order for name in regions if cldr.known(name)},
    }
    out.write_bytes(gzip.compress(msgspec.msgpack.encode(kept), mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
