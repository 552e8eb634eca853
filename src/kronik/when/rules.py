"""The grammar of time: one rule a row, each a pattern over the kinds of `kronik.when.lexicon` and a reading.

The longest match wins; of two as long, the one that stands first. A reading that finds no value (day 45, a bare year
that nothing shows to be one) gives way to the next longest.
"""

from __future__ import annotations

from kronik.when import dates, lengths, periods
from kronik.when.match import UNITS, Reading

N, U, SIDE = "[19w4]", f"[{UNITS}]", "[lgt]"
CLOCK = r"[,(/\-]{0,2}(?:K?[cċ]p?(?:[-&]K?c)?|[c1]p?[-&][c1]p|K1p?|Kw{1,2}p|1p)\)?\(?[zZ]{0,2}"
HOURS = r"[,(]?K?[1cċ]p?[zZ]?(?:[-&]K?[1c]p?)?[zZ]{0,2}\)?"
PART = r"[,(.]?[pq]?\)?"
WEEKDAY = r"(?:[LXR]?(?:D?[de]|Dđ)p?t?Z?[,(.\-]{0,3}p?[,(]?)?"
DMY = r"T?[1ow][-,]?M?[mv][-/]?,?(?:Y?[4y])?|4,?-?[mv],?-?[1o]|4,?[1o],?-?[mv]"
MDY = r"[mv][1o](?:,?[4y])?"
NUMBERS = r"(?:k\(?)?T?D?\(?[nI]"
BESIDE = "[lgk]|t(?![YMW])|Y[lgti]|[LXR@]Y"
DAY = rf"(?:{DMY}|{MDY}|{NUMBERS})"

TABLE: tuple[tuple[str, str, Reading], ...] = (
    ("law", r"[194]Y4", periods.law),
    ("calendar", rf"p?(?:{WEEKDAY}|[LXR])(?:{DAY})\)?[,(]?(?:{BESIDE})?{PART}(?:{CLOCK})?Z?", dates.calendar),
    (
        "clock, calendar",
        rf"(?:K?[cċ]p?|K1p?|Kw{{1,2}}p|1p)[zZ]?(?:\(c[zZ]\)|,?\(?){WEEKDAY}(?:{DAY})\)?",
        dates.clock_first,
    ),
    ("clocks, calendar", rf"K?c[zZ]?[-&]K?c[zZ]?,?\(?{WEEKDAY}(?:{DAY})\)?", dates.calendar),
    ("spread", r"T?[1o]M?[mv]?(?:,?Y?4)?[-&/]T?[1o]M?[mv](?:,?Y?[4y])?[lgt]?", dates.spread),
    ("spread", r"(?:[de][-&%][de][,(]{0,2})?T?[1o]\(?[-&%]n", dates.spread),
    ("spread", r"[mv][1o](?:,?4)?[-&/](?:[mv])?[1o](?:,?4)?", dates.spread),
    ("list", r"(?P<own>T?[1o])(?:,[1o]){0,4},?%[1o]M?[mv](?:,?Y?[4y])?[lgt]?", dates.listed),
    ("list", r"(?P<own>[mv])(?:,[mv]){0,4},?%[mv](?:,?Y?4)?[lgt]?", dates.listed),
    ("list", r"(?P<own>4)(?:,4){0,6},?%4", dates.listed),
    ("week of", r"[WG](?:[mv]1|1[mv])(?:,?4)?", dates.week_of_day),
    ("nth weekday", r"[oLF]D?dM?[mv],?(?:Y?4)?", dates.nth_weekday),
    ("nth day", r"[oLF]D(?:M?[mv](?:,?Y?4)?|Y?4)", dates.nth_day),
    ("nth weekday", r"oD?d(?:h|w)M", dates.nth_weekday_set),
    ("weekdays", r"h?D?d[-&]D?d(?:,?[LXR]?W[lgt])?", dates.weekdays),
    ("weekday of week", r"(?:D?[de]|Dđ)p?,?(?:[LXR]?W[lgt]|[LXR]W)p?", dates.weekday_of_week),
    ("weekday of week", r"D?dp?,?(?:[19w]W|f)[lj]", dates.weekday_of_weeks_ago),
    ("weekday", rf"(?:D?[LXR]?d|Dđ)(?:pd(?=$)|p?)[lgtk]?p?[,(]?(?:{CLOCK})?Z?", dates.weekday),
    ("eve", r"h?p(?:d|Dđ)[lgt]?p?", dates.eve),
    ("clock, weekday", r"(?:K?[cċ]p?|K1p?|Kw{1,2}p|1p)[zZ]?(?:\(c[zZ]\)|,)?D?[d]", dates.clock_first),
    ("clock, feast", r"(?:K?[cċ]p?|1p)[zZ]?,?V", dates.clock_of_feast),
    ("set", r"(?:K?[cċ]p?|1p)[zZ]?,?J", dates.each_at),
    ("clocks, weekday", r"K?c[zZ]?[-&]K?c[zZ]?,?D?d|[c1]p?[-&][c1]pZ?,?D?d", dates.weekday),
    ("clock, day", r"(?:K?[cċ]p?|K1p?|Kw{1,2}p|1p)[zZ]?,?k", dates.day_away),
    ("clocks, day", r"[c1]p?[-&][c1]pZ?,?k", dates.day_away),
    ("hour, weekday", r"[1wcċ]D?dp|[1w]kp?|[1w]q", dates.hour_before),
    ("weekday, hour", r"(?:D?dp|kp|q)[1w]", dates.hour_behind),
    ("minutes, hour", r"[1w]N(?:[&L][1w]|[&L]?ċ)p?", dates.minutes_from),
    ("clock", r"wwp?", dates.hour_minutes),
    ("weekday told", r"[«»]D?dp?", dates.weekday_told),
    ("month told", r"[«»][mv]", periods.month_told),
    ("part of day", r"pk", dates.day_away),
    ("day", rf"k(?:(?:[,(]|p){{0,2}}{CLOCK}|p?)Z?", dates.day_away),
    ("part of day", rf"q(?:{CLOCK})?Z?", dates.part_away),
    ("clock, part of day", r"(?:K[c1]|c|ċ)[zZ]?,?q", dates.part_away),
    ("part of day", r"pq", dates.part_away),
    ("part of day", r"p[ti]?|@p|Up", dates.part_here),
    ("clock", r"(?:K(?:c|1|w{1,2})p?|[cċ]p?|1p|wp|1(?=[zZ]))\)?\(?[zZ]{0,2}", dates.clock),
    ("clocks", r"Kc[zZ]?[-&]K?c[zZ]{0,2}|c[-&]c[zZ]{1,2}|[c1]p?[-&][c1]p[zZ]{0,2}", dates.clocks),
    ("unit", r"(?:U-?)?[YMWQBEGC][lgt]|(?:U-?)?[LXR][YMWQBEGC]|U-?[YM]|U-?[WQEC](?!-?[1or])|G", lengths.unit_beside),
    ("that unit", r"[YMWDE]i|@[YMWDE]", lengths.that_unit),
    ("that unit", r"[MQ]i,?Y[lgt]|@[MQ],?(?:[LXR]Y|Y[lgt])", lengths.that_unit_of),
    ("ago", rf"(?:U-?)?(?:[19wx]-?{U}(?:[%,]?[19w]{U})?|f|u)[lj]", lengths.counted),
    ("ago", rf"[19w][-&%][19w]{U}[lj]", lengths.counted_between),
    ("ago", r"(?:[19w][YMW]|f)[lj]k|[19w]W[lj]d", lengths.to_the_day),
    ("ago", r"[19w]Y[lj]R[WMG]", lengths.to_the_unit),
    ("ahead", r"[19w][DWM][kd]", lengths.from_the_day),
    ("ago", rf"[19w]{U}%w[lj]", lengths.half_ago),
    ("ahead", rf"(?:[19wx]{U}|f)0", lengths.counted),
    ("unit told", r"[YMWDQ][<#]|[«»][YMWDQ]", lengths.unit_told),
    ("day told", r"ŧ", lengths.day_told),
    ("told", rf"(?:[19wx]{U}|f|u)[63]", lengths.told),
    ("duration", rf"[19wx4]-?{U}[%,]?[19w]{U}[%,]?[19w]{U}[b5go]?", lengths.duration),
    ("duration", rf"[19wx4]-?{U}[%,]?[19w]{U}[b5go]?", lengths.duration),
    ("duration", rf"[19w]{U}%w", lengths.and_half),
    ("duration", rf"[19]\(w\){U}", lengths.duration),
    ("duration", rf"(?:[19wx4]-?ƶ?{U}|[19wx]-f|f|u)[b5go]?", lengths.duration),
    ("duration", rf"[F7](?:[19wx]?{U}|f)", lengths.duration),
    ("days to now", r"[19wx]k", lengths.days_to_now),
    ("durations", rf"[19w][-&%][19w]{U}[b5g]?", lengths.durations),
    (
        "set",
        rf"h(?:oD?d|D?dp?|Dđp?|[mv][1o]|M?[mv]|T?[1o]?[mv]|[mv][1o]|T1|p|G|c|Kc|s|V|[19w]?{U}|f)|~(?:[19w]?{U}|f|p)",
        lengths.each,
    ),
    ("set", r"h?D?dṗ", lengths.each),
    ("set", rf"J{HOURS}", dates.each_at),
    ("set", rf"hD?d(?:,D?d){{0,5}},?%D?d(?:{HOURS})?", dates.each_at),
    ("set", rf"h(?:D?d(?:[-&]D?d)?|D){HOURS}|D?d[-&]D?d[,(]?K?cp?[zZ]?[-&]K?cp?[zZ]{{0,2}}\)?", dates.each_at),
    ("set", rf"h[19w][-&%][19w]{U}", lengths.each),
    ("set", rf"=f|f[19w]?=|=[19w]?{U}|[19w]{U}=|[19w]=(?:[h~]?f|[h~]{U}|w{U}|1{U})", lengths.often),
    ("rate", r"(?:[19w]-?)?J", lengths.rate),
    (
        "month",
        r"(?:U-?)?(?:M?[mv][-,/]?Y?[4y]|M?m\(4|M?m,?Y[lgt]|m,?[LXR]Y|M?m[lgt]?|Mv|U-?v|[LXR][mv])",
        periods.month,
    ),
    ("month", r"[mv],?[LXR@]Y|M?mYi", periods.month),
    ("month", r"[mv]", periods.month),
    (
        "first months",
        r"[oL]w[M](?:Y?4|Y[lgt]|[LXR]?Y)|F[w]M(?:Y?4|Y[lgt]|[LXR]?Y)|[1w]Mo(?:Y?4|Y[lgt]|[LXR]?Y)",
        periods.first_months,
    ),
    ("months", r"M?[mv](?:Y?4)?[-&/]M?[mv](?:,?Y?4)?[lgt]?", periods.months),
    ("year", r"(?:U-?)?(?:Y[4y][lgti]?|4[lgt]|4)", periods.year),
    ("year", r"Y9|y", periods.short_year),
    ("years", r"4%4", periods.years),
    ("years", r"[Ya]?(?:2|4[-&]4)a?|aY?2", periods.years),
    ("academic", r"a4", periods.year),
    ("decade", r"(?:U-?)?(?:[YE]?8|[YE]?ð)", periods.decade),
    ("century", r"(?:U-?)?(?:C[o1r]|o-?C(?![o1r]))", periods.century),
    (
        "quarter",
        r"(?:U-?)?[QB]-?[1orw][-/,]?(?:Y?4|Y[lgt])?|o-?[QB],?(?:Y?4|[LXR]Y|Y)?|ǫ[-/,]?(?:Y?4|Y[lgt])?",
        periods.quarter,
    ),
    (
        "quarters",
        r"(?:[QB]-?[1or][-&%/][QB]?-?[1or]|ǫ[-&%/]ǫ|o[-&%]o-?[QB])[-/,]?(?:Y?4|Y[lgt])?",
        periods.quarters,
    ),
    (
        "week of month",
        r"(?:Wo|oW|[FL]W),?(?:M?[mv],?(?:Y?4)?|Y?4|M[lgt]|[LXR]M)",
        periods.week_of,
    ),
    ("season", r"(?:U-?)?s(?:,?Y?[4y]|[lgt]|Y[lgt]|,?[LXR]Y)|(?:U-?)?[LXR]s", periods.season),
    ("season", r"s", periods.season_here),
    ("day of month", rf"T1(?:M[lgt])?[,(]?(?:{CLOCK})?", dates.day_of_month),
    ("feast", r"(?:O|U|p|[LXR])?V(?:Y?4|Y[lgt]|[lgt])?p?", periods.feast),
    ("Islamic date", rf"(?:{WEEKDAY})T?[1o]ĥ(?:Y?4)?", periods.islamic_day),
    ("Islamic month", r"(?:U-?)?M?ĥ(?:Y?4|[lgt]|Y[lgt])?", periods.islamic_month),
    ("then", r"ŝ", periods.then),
    ("phrase", r"P", periods.vague),
)
"""Name, pattern, reading."""
