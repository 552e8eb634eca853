"""When: every moment on a page, at the precision it was printed. Pure; the clock is always an argument.

- `iso`: machine dates (ISO 8601, RFC 5322, epochs);
- `moment`: printed publication stamps, in any layout, "Selasa, 21 November 2017 10:53 WIB";
- `age` and `ago`: "35 hari lalu", and the moment that it is once the capture is known;
- `edtf`: a moment from its EDTF or TIMEX3 value; `format`: a moment in the reader's language.
"""

from __future__ import annotations

from kronik.when.ages import age, ago
from kronik.when.edtf import edtf
from kronik.when.iso import iso
from kronik.when.show import format
from kronik.when.stamp import moment

__all__ = ["age", "ago", "edtf", "format", "iso", "moment"]
