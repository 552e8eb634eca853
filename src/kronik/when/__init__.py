"""When: every moment on a page, at the precision it was printed. Pure; the clock is always an argument.

- `find`: the expressions of time in running text, with their values;
- `moment`: printed publication stamps, in any layout: "Selasa, 21 November 2017 10:53 WIB";
- `iso`: machine dates (ISO 8601, RFC 5322, epochs);
- `age` and `ago`: "35 hari lalu", and the moment that it is once the capture is known; `infer` finds the capture;
- `edtf`: a moment from its EDTF or TIMEX3 value; `format`: a moment in the reader's language.
"""

from __future__ import annotations

from kronik.when.ages import age, ago
from kronik.when.capture import infer
from kronik.when.edtf import edtf
from kronik.when.iso import iso
from kronik.when.show import format
from kronik.when.stamp import moment
from kronik.when.tagger import find

__all__ = ["age", "ago", "edtf", "find", "format", "infer", "iso", "moment"]
