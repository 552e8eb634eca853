"""Write chars.inc: the kind of every character, as runs, from the Unicode data of the Python that runs this.

python tables.py > chars.inc
"""

from __future__ import annotations

import re
import sys
import unicodedata

KINDS = {"Ll": 0, "Lu": 1, "Lt": 1, "Nd": 2, "Zs": 3, "Cc": 3, "Lo": 7, "Pi": 6, "Pf": 6}
SPECIAL = {
    **dict.fromkeys(".!?…。！？؟۔।", 4),
    **dict.fromkeys(",;:、，；：،", 5),
    **dict.fromkeys("\"'„‚「」『』", 6),
}
OTHER, WIDE, WORD, SPACE = 8, 7, 0x10, 0x20
"""The numbers of kernel.h. Beyond the BMP every character is wide."""


def of(code: int) -> int:
    """Give the kind of a code point, with the bits that say whether it is part of a word, or white space."""
    char = chr(code)
    kind = SPECIAL.get(char, KINDS.get(unicodedata.category(char), OTHER)) if code <= 0xFFFF else WIDE
    return kind | (WORD if re.match(r"\w", char) else 0) | (SPACE if char.isspace() else 0)


def main() -> None:
    """Print one run after another: where it begins and what it is, in one number."""
    print(f"/* Made by tables.py from Unicode {unicodedata.unidata_version}. */")
    line, last = "", -1
    for code in range(sys.maxunicode + 1):
        if (now := of(code)) != last:
            last, entry = now, f"0x{code << 8 | now:x},"
            if len(line) + len(entry) > 118:
                print(line)
                line = ""
            line += entry
    print(line)


if __name__ == "__main__":
    main()
