"""Expressions of time in running text. The sentences are fiction."""

from __future__ import annotations

from datetime import date

import pytest

from kronik import language
from kronik.language import Pack
from kronik.records import Expression, Lang
from kronik.when import edtf, find, iso

WEDNESDAY = date(2017, 11, 22)

INDONESIAN = [
    # days by name and by numbers
    ("Rapat digelar Selasa, 21 November 2017 10:53 WIB di balai desa.", "2017-11-21T10:53+07:00"),
    ("kata Bupati Lembah Hijau, Jum'at, 3 Pebruari 2006", "2006-02-03"),
    ("ujarnya, Selasa (21/11) sore.", "2017-11-21TAF"),
    ("Jembatan itu dibuka Rabu (8/11/2017) pagi.", "2017-11-08TMO"),
    ("Gunung Sunyi meletus pada 4 Nop. '98", "1998-11-04"),
    ("Lomba berlangsung (18/3) di alun-alun", "2017-03-18"),
    ("pada hari Senin tanggal 20 November 2017 sekitar pukul 22.00 WITA", "2017-11-20T22:00+08:00~"),
    ("Sabtu (5/25/13)", "2013-05-25"),
    ("malam 17 Agustus 1945", "1945-08-17TNI"),
    ("Panen raya berlangsung 20-22 Juni 2017.", "2017-06-20/2017-06-22"),
    ("dari 25 Juli hingga 3 Agustus 2014", "2014-07-25/2014-08-03"),
    ("per 4 Juli 2016", "2016-07-04"),
    # the nearest that fits
    ("kata dia, Selasa.", "2017-11-21"),
    ("Upacara akan digelar Jumat di balai kota.", "2017-11-24"),
    ("Bupati akan hadir, kata juru bicara, Jumat.", "2017-11-17"),
    ("Festival mulai 30 Desember", "2017-12-30"),
    ("sejak Juli lalu", "2017-07"),
    ("Maret mendatang", "2018-03"),
    ("pada bulan Mei", "2017-05"),
    ("sejak Agustus tahun lalu", "2016-08"),
    # from the anchor
    ("kemarin sore", "2017-11-21TAF"),
    ("Pasar dibuka lagi besok.", "2017-11-23"),
    ("lusa", "2017-11-24"),
    ("hari ini", "2017-11-22"),
    ("tadi malam", "2017-11-21TNI"),
    ("malam ini", "2017-11-22TNI"),
    ("dua tahun lalu", "2015"),
    ("35 hari lalu", "2017-10-18"),
    ("2 dekade silam", "1997"),
    ("Sabtu pekan lalu", "2017-11-18"),
    ("Jumat lalu", "2017-11-17"),
    ("Minggu lalu warga resah.", "2017-W46"),
    ("pada hari Minggu lalu", "2017-11-19"),
    ("akhir pekan lalu", "2017-W46-WE"),
    ("awal bulan depan", "2017-12"),
    ("akhir tahun lalu", "2016"),
    ("tahun depan", "2018"),
    ("dua pekan lagi", "2017-W49"),
    ("Sekitar dua tahun lalu", "2015~"),
    # periods
    ("pada tahun 2007", "2007"),
    ("laba semester I dan II 2024 turun", "2024-H1/2024-H2"),
    ("triwulan II-IV 2016", "2016-Q2/2016-Q4"),
    ("triwulan I hingga III tahun ini", "2017-Q1/2017-Q3"),
    ("kuartal pertama dan kedua 2016", "2016-Q1/2016-Q2"),
    ("sejak 2014", "2014"),
    ("kuartal III/2016", "2016-Q3"),
    ("semester pertama 2016", "2016-H1"),
    ("era 1990-an", "199"),
    ("pada abad ke-19", "18"),
    ("musim panas 2016", "2016-SU"),
    ("tahun ajaran 2016/2017", "2016/2017"),
    ("periode 2012-2016", "2012/2016"),
    ("minggu pertama Juni 2025", "2025-W23"),
    ("Mei-Juni 2016", "2016-05/2016-06"),
    # clocks
    ("pukul 19.30 WITA", "2017-11-22T19:30+08:00"),
    ("pukul 17.00 waktu setempat", "2017-11-22T17:00"),
    ("pukul 7.15 malam", "2017-11-22T19:15"),
    ("pukul 03.00 dini hari", "2017-11-22T03:00"),
    ("Jumat dini hari", "2017-11-17TNI"),
    ("jam 6 pagi", "2017-11-22T06:00"),
    ("Minggu, 19 November 2017 pukul 08.00-14.00 WIB", "2017-11-19T08:00+07:00/2017-11-19T14:00+07:00"),
    ("pukul 08.00-10.30 WIB", "2017-11-22T08:00+07:00/2017-11-22T10:30+07:00"),
    # lengths and sets
    ("selama 10 tahun", "P10Y"),
    ("lima tahun terakhir", "P5Y"),
    ("sepekan terakhir", "P1W"),
    ("beberapa hari terakhir", "PXD"),
    ("5 tahun dan 6 bulan penjara", "P5Y6M"),
    ("15 hingga 20 tahun", "P15Y/P20Y"),
    ("6,5 tahun", "P6.5Y"),
    ("setengah jam", "PT30M"),
    ("setiap hari", "P1D"),
    ("setiap Senin", "XXXX-WXX-1"),
    ("setiap 17 Agustus", "XXXX-08-17"),
    ("dua kali seminggu", "P1W"),
    ("Senin dua pekan lalu", "2017-11-06"),
    ("laba kuartal terakhir tahun lalu", "2016-Q4"),
    ("setiap Jumat pukul 19.30 WIB", "XXXX-WXX-5T19:30+07:00"),
    ("setiap hari pukul 08.00-16.00 WITA", "XXXX-XX-XXT08:00+08:00/XXXX-XX-XXT16:00+08:00"),
    ("loket buka Senin-Jumat, pukul 08.00 hingga 15.00", "XXXX-WXX-1T08:00/XXXX-WXX-5T15:00"),
    ("setiap Selasa dan Kamis pukul 16.00", "{XXXX-WXX-2T16:00,XXXX-WXX-4T16:00}"),
    ("wajib lapor 2 x 24 jam", "PT48H"),
    ("9 Djuni 1951", "1951-06-09"),
    ("tamu 1x24 jam", "PT24H"),
    # feasts
    ("Imlek 2018", "2018-02-16"),
    ("H+3 Lebaran 2018", "2018-06-19"),
    ("H-1 Lebaran 2018", "2018-06-14"),
    ("hari Natal 2016", "2016-12-25"),
    ("HUT RI 2017", "2017-08-17"),
    ("Natal tahun lalu", "2016-12-25"),
    ("malam Tahun Baru 2018", "2017-12-31TNI"),
    ("Paskah", "2017-04-16"),
    ("Idul Fitri 1439 H", "2018-06-15"),
    ("Iduladha 1447 H", "2026-05-27"),
    ("1 Syawal 1439 H", "2018-06-15~"),
    ("Jumat, 2 Ramadan 1444 H", "2023-03-24"),
    ("pukul 7 malam nanti", "2017-11-22T19:00"),
    ("bulan Ramadhan 2017", "2017-05-27/2017-06-24"),
    # numbers made of words, eves, halves
    ("tiga puluh lima tahun lalu", "1982"),
    ("dua ratus tahun", "P200Y"),
    ("seperempat abad", "P25Y"),
    ("65 juta tahun lalu", "PAST_REF"),
    ("malam Minggu", "2017-11-18TNI"),
    ("setiap hari minggu", "XXXX-WXX-7"),
    ("pukul setengah delapan malam", "2017-11-22T19:30"),
    ("dua hari ini", "P2D"),
    ("Q3/2016", "2016-Q3"),
    ("era 90-an", "199"),
    ("tadi malam jam 01.00", "2017-11-22T01:00"),
    ("pukul 17.00 waktu setempat pada Rabu (8/11)", "2017-11-08T17:00"),
    ("RAPBN 2019 dibacakan pada 15 Agustus 2018", "2018-08-15"),
    ("pada malam hari", "2017-11-22TNI"),
    ("Bupati Sagara 2015-2020 hadir", "2015/2020"),
    ("inflasi Juli sebesar 2,1 persen", "2017-07"),
    ("panen raya September naik", "2017-09"),
    ("Targetnya tercapai dibandingkan 2016 di Sagara", "2016"),
    ("senilai USD15 juta pada tahun ini", "2017"),
    ("Sidang Senin hingga Rabu", "2017-11-20/2017-11-22"),
    ("Festival akan digelar Senin-Rabu", "2017-11-27/2017-11-29"),
    ("Senin-Jumat pekan depan", "2017-11-27/2017-12-01"),
    ("buka setiap Senin-Jumat", "XXXX-WXX-1/XXXX-WXX-5"),
    ("hujan sejak pagi", "2017-11-22TMO"),
    ("paruh pertama 2016", "2016-H1"),
    ("evaluasi lima tahunan", "P5Y"),
    ("Jumat lusa", "2017-11-24"),
    ("loket hanya buka Senin sampai Jumat", "XXXX-WXX-1/XXXX-WXX-5"),
    ("antara 2010 dan 2015", "2010/2015"),
    ("antara 5 dan 9 Mei 2016", "2016-05-05/2016-05-09"),
    ("hujan turun Kamis malam hingga Jumat dini hari", "2017-11-16TNI/2017-11-17TNI"),
    ("Senin (20/11) pagi hingga siang", "2017-11-20TMO/2017-11-20TMI"),
    ("selama Januari hingga 15 Juni 2016", "2016-01/2016-06-15"),
    ("1 Mei 2016 pukul 18.00 sampai 2 Mei 2016 pukul 02.00", "2016-05-01T18:00/2016-05-02T02:00"),
    ("tiga bulan pertama 2016", "2016-Q1"),
    ("bulan yang sama tahun lalu", "2016-11"),
    ("pada pekan ketiga bulan ini", "2017-W46"),
    ("berangka tahun 732 M", "0732"),
    ("suatu hari nanti", "FUTURE_REF"),
    ("setiap bulan Agustus", "XXXX-08"),
    ("laba per kuartal I 2016", "2016-Q1"),
    ("tercepat satu menit 36,439 detik", "PT1M36.439S"),
    ("pukul 22.00-05.00 WIB", "2017-11-22T22:00+07:00/2017-11-23T05:00+07:00"),
    ("tanggal 17 Agustus '45", "1945-08-17"),
    ("dua puluh satu Mei dua ribu lima belas", "2015-05-21"),
    ("pada tahun seribu sembilan ratus empat puluh lima", "1945"),
    ("era delapan puluhan", "198"),
    # what stands beside a day, a month or a length
    ("pada 26 Februari tahun depan", "2018-02-26"),
    ("Kamis (16/11) pagi tadi", "2017-11-16TMO"),
    ("pukul 2 pagi waktu setempat pada Sabtu (18/11)", "2017-11-18T02:00"),
    ("Sabtu dini hari waktu setempat (18/11/2017)", "2017-11-18TNI"),
    ("rencananya Oktober (2018)", "2018-10"),
    ("sejak 7 Desember", "2016-12-07"),
    ("akan berlaku sejak 1 Desember", "2017-12-01"),
    ("Realisasi Semester I naik", "2017-H1"),
    ("1-2 tahun yang lalu", "2015/2016"),
    ("paling lama 9 (sembilan) tahun", "P9Y"),
    ("hingga dua  jam dari kota", "PT2H"),
    ("setiap delapan atau sepuluh tahun", "P8Y/P10Y"),
    ("lebih ramai setiap harinya", "P1D"),
    ("sampai dengan Mei naik", "2017-05"),
    ("jauh dari Lebaran lalu", "2017-06-25"),
    ("Natal lalu", "2016-12-25"),
    ("beberapa hari kemarin", "PAST_REF"),
    ("tak lama kemudian", "PAST_REF"),
    ("pukul 10.00 WIB hari ini", "2017-11-22T10:00+07:00"),
    ("pukul 10.00 sampai 16.00 pada Minggu (19/11/2017)", "2017-11-19T10:00/2017-11-19T16:00"),
    ("sore kemarin", "2017-11-21TAF"),
    ("terjadi Minggu pagi (19/11)", "2017-11-19TMO"),
    ("jam setengah delapan", "2017-11-22T07:30"),
    ("sampai pukul sebelas", "2017-11-22T11:00"),
    ("seminggu tiga kali", "P1W"),
    ("akhir kuartal-I 2016", "2016-Q1"),
    ("Kamis akan digelar rapat", "2017-11-23"),
    ("dibuka awal pekan", "2017-W47"),
    ("tanggal satu Mei 2016", "2016-05-01"),
    ("pukul 03.02 CET atau sesuai jadwal", "2017-11-22T03:02+01:00"),
    ("di tahun 1930 an", "193"),
    ("Rp 3 juta per malamnya", "XXXX-XX-XXTNI"),
    ("setelah Lebaran ini akan dibuka", "2017-06-25"),
    # an expression and nothing else
    ("18/3", "2017-03-18"),
    ("sekitar 2015", "2015~"),
    ("Mei", "2017-05"),
    ("2016/2017", "2016/2017"),
    # long ago
    ("sejak tahun 72", "1972"),
    ("pada tahun 358 Masehi", "0358"),
    ("berasal dari abad ke-2 SM", "BC01"),
    ("pada paruh pertama abad ke-6", "05"),
    # no measurable distance
    ("saat ini", "PRESENT_REF"),
    ("beberapa waktu lalu", "PAST_REF"),
    ("masa depan", "FUTURE_REF"),
]

ENGLISH = [
    ("on Nov. 21", "2017-11-21"),
    ("The mayor resigned last Friday.", "2017-11-17"),
    ("The ferry sank on Tuesday.", "2017-11-21"),
    ("Voters will choose on Tuesday.", "2017-11-28"),
    ("Saturday night", "2017-11-18TNI"),
    ("tomorrow at 5 p.m.", "2017-11-23T17:00"),
    ("tonight", "2017-11-22TNI"),
    ("yesterday afternoon", "2017-11-21TAF"),
    ("at 7:30 p.m.", "2017-11-22T19:30"),
    ("10:53 GMT", "2017-11-22T10:53+00:00"),
    ("last month", "2017-10"),
    ("this week", "2017-W47"),
    ("earlier this month", "2017-11"),
    ("mid-2016", "2016"),
    ("last December", "2016-12"),
    ("in January 2007", "2007-01"),
    ("in 2007", "2007"),
    ("the late 1970s", "197"),
    ("the 19th century", "18"),
    ("for 10 years", "P10Y"),
    ("the past five years", "P5Y"),
    ("every Monday", "XXXX-WXX-1"),
    ("three times a week", "P1W"),
    ("Monday next week", "2017-11-27"),
    ("the rule takes effect on Jan. 1", "2018-01-01"),
    ("every Friday at 10 a.m.", "XXXX-WXX-5T10:00"),
    ("9 a.m. to 5 p.m. on Saturday", "2017-11-18T09:00/2017-11-18T17:00"),
    ("a week ago today", "2017-11-15"),
    ("two years ago today", "2015-11-22"),
    ("Christmas 2017", "2017-12-25"),
    ("Thanksgiving 2016", "2016-11-24"),
    ("two weeks ago", "2017-W45"),
    ("the second quarter of 2016", "2016-Q2"),
    ("last summer", "2017-SU"),
    ("this winter", "2017-WI"),
    ("at noon", "2017-11-22T12:00"),
    ("mid-November", "2017-11"),
    ("the '90s", "199"),
    ("in the 70s", "197"),
    ("Q1 2016", "2016-Q1"),
    ("on Mondays", "XXXX-WXX-1"),
    ("an hour and a half", "PT1.5H"),
    ("for decades", "PXDE"),
    ("twenty-five years", "P25Y"),
    ("years ago", "PAST_REF"),
    ("just after 11 a.m.", "2017-11-22T11:00"),
    ("July 4, 2016 at 10 a.m. EST", "2016-07-04T10:00-05:00"),
    ("last Friday, November 17", "2017-11-17"),
    ("in two weeks' time", "2017-W49"),
    ("the court's 1998 ruling", "1998"),
    ("storms will form by midafternoon", "2017-11-22TAF"),
    ("cut by half over a decade", "P1DE"),
    ("a November 16 request", "2017-11-16"),
    ("the 2017/18 season", "2017/2018"),
    ("in the eighties", "198"),
    ("Mayor of Hollow Bay 2015-2020", "2015/2020"),
    ("at 10 a.m. on Dec. 3, 2016", "2016-12-03T10:00"),
    ("at 0800 GMT on Friday", "2017-11-17T08:00+00:00"),
    ("at 10:00 am (0800 GMT) on Friday", "2017-11-17T10:00"),
    ("at 5 p.m. yesterday", "2017-11-21T17:00"),
    ("this August 2nd", "2017-08-02"),
    ("planned for mid-March", "2018-03"),
    ("by the end of the week", "2017-W47"),
    ("third-quarter earnings", "2017-Q3"),
    ("five hundred and eighty-four days", "P584D"),
    ("On Friday would follow", "2017-11-24"),
    ("the week before last", "2017-W45"),
    ("year-end figures", "2017"),
    ("2017-11-20T10:00:00Z", "2017-11-20T10:00:00+00:00"),
    ("May", "2017-05"),
    # hours in words
    ("at half past six", "2017-11-22T06:30"),
    ("at quarter to nine this evening", "2017-11-22T20:45"),
    ("after five o'clock", "2017-11-22T05:00"),
    ("at two in the afternoon", "2017-11-22T14:00"),
    ("just after midnight", "2017-11-22T00:00"),
    ("at 7 ET", "2017-11-22T07:00-05:00"),
    ("ends at 5 p.m. Eastern time", "2017-11-22T17:00-05:00"),
    ("2 to 4 p.m. today", "2017-11-22T14:00/2017-11-22T16:00"),
    ("11 to 1 p.m. today", "2017-11-22T11:00/2017-11-22T13:00"),
    ("on Friday 17 November at 7pm", "2017-11-17T19:00"),
    ("fell in the early hours of Sunday morning", "2017-11-19TNI"),
    # lengths and sets
    ("It ran for a fortnight.", "P2W"),
    ("a fortnight ago", "2017-W45"),
    ("five and a half years", "P5.5Y"),
    ("a year and a half ago", "2016-05"),
    ("the yearlong inquiry", "P1Y"),
    ("a four-day-long fair", "P4D"),
    ("It lasted decades.", "PXDE"),
    ("in the past week", "P1W"),
    ("every other Tuesday", "XXXX-WXX-2"),
    ("every other week", "P2W"),
    ("every summer", "XXXX-SU"),
    ("every Christmas", "XXXX-12-25"),
    ("the biweekly market", "P2W"),
    ("on the first Monday of each month", "XXXX-WXX-1"),
    ("The office is open Monday to Friday.", "XXXX-WXX-1/XXXX-WXX-5"),
    # months, seasons, years
    ("in March last year", "2016-03"),
    ("in March of last year", "2016-03"),
    ("the first three months of 2016", "2016-Q1"),
    ("the last nine months of 2016", "2016-04/2016-12"),
    ("the last Friday in May 2016", "2016-05-27"),
    ("the week of October 10", "2017-W41"),
    ("between 2010 and 2015", "2010/2015"),
    ("in AD 79", "0079"),
    ("in 79 A.D.", "0079"),
    ("since 300 BC", "BC0300"),
    ("passed in '98", "1998"),
    ("a 19th-century mill", "18"),
    ("the summer of '84", "1984-SU"),
    ("next summer", "2018-SU"),
    ("the mayor's 1898 decree", "1898"),
    ("the 2012 Harbour primary election", "2012"),
    ("since 9/11", "2001-09-11"),
    ("in past years", "PAST_REF"),
    ("last Easter", "2017-04-16"),
    ("on Black Friday", "2017-11-24"),
    ("at this time last year", "2016"),
    ("a week ago Monday", "2017-11-13"),
    # stretches
    ("from Friday night to Sunday morning", "2017-11-17TNI/2017-11-19TMO"),
    ("between March and May", "2017-03/2017-05"),
    ("between 2 p.m. and 4 p.m.", "2017-11-22T14:00/2017-11-22T16:00"),
    ("between June 2011 and July 2012", "2011-06/2012-07"),
    # counted from another day
    ("a week from Friday", "2017-12-01"),
    ("two weeks from today", "2017-12-06"),
    ("ten years ago this week", "2007-W47"),
    ("the same month last year", "2016-11"),
    ("the same quarter last year", "2016-Q4"),
    ("the first week of this month", "2017-W44"),
    ("the night before last", "2017-11-20TNI"),
    ("Years later, he came back.", "PAST_REF"),
    ("in the early hours of this morning", "2017-11-22TMO"),
    ("in the late afternoon", "2017-11-22TAF"),
    ("died at dawn on Tuesday", "2017-11-21TNI"),
    # more sets and lengths
    ("on Friday nights", "XXXX-WXX-5TNI"),
    ("every third Thursday", "XXXX-WXX-4"),
    ("every day at noon", "XXXX-XX-XXT12:00"),
    ("a quarter of an hour", "PT15M"),
    ("three quarters of an hour", "PT45M"),
    ("a quarter of a century", "P25Y"),
    ("for the rest of the year", "2017"),
    ("three days prior to the vote", "P3D"),
    ("in the years to come", "FUTURE_REF"),
    ("9 p.m. to 5 a.m. today", "2017-11-22T21:00/2017-11-23T05:00"),
    ("open weekdays from 9 a.m. to 5 p.m.", "XXXX-WXX-1T09:00/XXXX-WXX-5T17:00"),
    ("on Tuesdays at 7 p.m.", "XXXX-WXX-2T19:00"),
    ("for eight consecutive years", "P8Y"),
    ("for a full year", "P1Y"),
    ("over one more day", "P1D"),
    ("A half-century ago", "1967"),
    ("It may last for years.", "PXY"),
    ("It may be, he said, the second half of 2016.", "2016-H2"),
    ("see you may 5", "2017-05-05"),
    # more hours in words
    ("at ten minutes to three", "2017-11-22T02:50"),
    ("five minutes past midnight", "2017-11-22T00:05"),
    ("at half past noon", "2017-11-22T12:30"),
    ("at eight thirty", "2017-11-22T08:30"),
    ("six thirty p.m.", "2017-11-22T18:30"),
    ("at 4 this morning", "2017-11-22T04:00"),
    ("at nine tomorrow", "2017-11-23T09:00"),
    ("tonight at 8", "2017-11-22T20:00"),
    ("tomorrow morning at 9", "2017-11-23T09:00"),
    ("came at 8 o'clock on Friday night", "2017-11-17T20:00"),
    ("came at nine on Sunday morning", "2017-11-19T09:00"),
    ("came at 9:15 Monday night", "2017-11-20T21:15"),
    ("came mid-afternoon Monday", "2017-11-20TAF"),
    ("in the dead of night", "2017-11-22TNI"),
    # days and weeks of months and years
    ("on the last day of May 2016", "2016-05-31"),
    ("on the first day of 2016", "2016-01-01"),
    ("in the first week of 2016", "2016-W01"),
    ("in the final days of 2008", "2008"),
    ("the year before last", "2015"),
    ("every July 4", "XXXX-07-04"),
    ("every half-hour", "PT30M"),
    ("Moments later, he came.", "PAST_REF"),
    ("It costs $4 billion a year.", "P1Y"),
    ("It will open at 6 p.m. on Thanksgiving.", "2017-11-23T18:00"),
    ("at 9 p.m. Sundays", "XXXX-WXX-7T21:00"),
    ("every half hour", "PT30M"),
    ("43 daily admissions", "P1D"),
    ("He will come some day.", "FUTURE_REF"),
]

TENSES = [
    # what foretells, and what tells as past
    ("The council meets on Thursday.", "2017-11-23"),
    ("The ferry company faces a hearing on Tuesday.", "2017-11-28"),
    ("Rain is forecast for Sunday.", "2017-11-26"),
    ("The deadline is Friday.", "2017-11-24"),
    ("Schools will remain closed Thursday.", "2017-11-23"),
    ("Volunteers will hand out bottled water on Saturday.", "2017-11-25"),
    ("Saturday's final will be close.", "2017-11-25"),
    ("On Monday, the council will weigh the plan.", "2017-11-27"),
    ("On Monday, the Harbour Host Committee came out against it.", "2017-11-20"),
    ("The union has called a strike for Friday.", "2017-11-24"),
    ("The minister was blamed for Friday's fire.", "2017-11-17"),
    ("The bridge was closed due to flooding on Tuesday.", "2017-11-21"),
    ("The mayor, who will retire, resigned on Monday.", "2017-11-20"),
    ("Tariffs will rise, the minister tweeted Sunday.", "2017-11-19"),
    ("The court will weigh a ruling issued Monday.", "2017-11-20"),
    ("The mayor would not comment Friday.", "2017-11-17"),
    ("The hawks scored 50 runs on Saturday.", "2017-11-18"),
    ("Miners may have fled on Monday.", "2017-11-20"),
    ("He will miss Sunday's game.", "2017-11-26"),
    ("He died in March.", "2017-03"),
    ("The game is at 7:05 p.m. Thursday.", "2017-11-23T19:05"),
    ("The road will shut from 9 p.m. Friday to 5 a.m. Monday.", "2017-11-24T21:00/2017-11-27T05:00"),
    ("The fair ended in the fall.", "2017-FA"),
    ("The concert, at 8 p.m. Saturday, is sold out.", "2017-11-25T20:00"),
    ("Friday is when schools reopen.", "2017-11-24"),
    ("The fair will end in the spring.", "2018-SP"),
]


def values(text: str, pack: Pack, anchor: date = WEDNESDAY) -> list[str]:
    return [found.value for found in find(text, pack=pack, anchor=anchor)]


@pytest.mark.parametrize(("text", "value"), INDONESIAN)
def test_indonesian_says_when(text: str, value: str, indonesian: Pack) -> None:
    assert values(text, indonesian) == [value]


@pytest.mark.parametrize(("text", "value"), ENGLISH)
def test_english_says_when(text: str, value: str, english: Pack) -> None:
    assert values(text, english) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Tim Lembah menang 2-1 (1-0) atas Pesisir.",
        "halaman 12 dan 13",
        "harganya Rp 2.019.000 per kilogram",
        "Suhu udara 32° di kota itu.",
        "sesuai Pasal 27/2007",
        "Peraturan Nomor 12 Tahun 2025",
        "penerbangan KL 404 dan telepon 0812-3456-7890",
        "Sari (47) dan Budi (19) selamat",
        "nilai tukar Rp 14.000",
        "virus Covid-19 dan tim U-17",
        "gol pada menit ke-90",
        "https://kabar.contoh/2019/08/lebaran-senin-besok",
        "kamera 4K",
        "kantor di Jalan 17 Agustus Nomor 45",
        "mahasiswa Universitas 17 Agustus 1945",
        "lemari 2 x 3 meter",
        "kegiatan sehari-hari",
        "sekitar 600-an tanda suka",
        "koran harian Lembah Pos",
        "paket 3 kilogram 2 malam",
        "jalan Minggu Raya 12",
        "Ratna Juni Lestari menulis puisi.",
        "He was in his 30s.",
        "He may march with 2000 people.",
        "He came and may vote, and March Hall is a name.",
        "laga di Jan Besar",
        "Festival Waisak Lembah digelar",
        "gol pada paruh kedua laga",
        "menjadi salah satu hari terburuk",
        "di Kecamatan Harian dan Lembah",
        "ujian Kelas 7 Semester 2 Lembah",
        "Nomor: 1017 Tahun 2024 tentang panen",
        "seri 'Lembah Hijau' 2025 tamat",
        "Kombes Daniel Muharam dan Ahmad Ramadhan hadir",
        "pohon Natal di alun-alun",
        "dibagikan 1600-an kali",
        "diikuti lebih dari 1000 akun",
        "#Lebaran2025 #Senin",
        "Pertamina Lembah Ahad Sari menjelaskan",
        "nilai 5.801 dan 70 juta",
        "Piala Lembah 2016",
        "sebanyak 2016 peserta",
        "kata Juni sambil tertawa",
        "He was in his eighties.",
        "He was single at the time of the trial.",
        "He sold about 2016 pages.",
        "He bought a Lumen Q10 phone.",
        "He left as soon as the ferry came.",
        "He wrote for the Sunday Beacon.",
        "He sang at the 2026 Harbour Games.",
        "He saw that the 2026 Harbour Games drew crowds, and the 2025 Harbour Games opened late.",
        "He sold it to Noon Harbour Books.",
        "He led an early march to the hill.",
        "He shipped it to the Sept-Vallons mill.",
        "He saw it grow by 1.25 percentage points.",
        "He came before an evening of music.",
        "He said that on the day nothing moved.",
        "He hosts Harbour Tonight.",
        "He liked the early months.",
        "He signs zero-hours contracts.",
        "He left soon after the fire.",
        "He told it in a late night show.",
        "He knew a girl. Wednesday Cole sang, and Sunday Service played.",
        "He used monday.com for it.",
        "He may second it: this may be the end, and Lumen 3 may follow.",
        "He saw the second quarter-final.",
        "He toured with Noon.",
        "He wrote for Harbour Today.",
        "He bought The Weekend Beacon.",
        "He led The Future Fund.",
        "He read The Seven Year Harvest.",
        "He wore a three-quarter coat and fed three quarters of the town.",
        "He lives at 12 March Street and 4 July Avenue.",
        "He put up a Christmas tree.",
        "He came every now and then, now that he could.",
        "He sang at the best times of the year, and one half of it twice.",
        "He saw it warm by 1.43°C, and fed a quarter million.",
        "He wrote that, he said, this may be why it is so.",
        "He read The Future of Work, and scored in each half.",
        "He drove 60 miles an hour, and slept at 8 Mile Road.",
        "Majalah Minggu Ria dan Pasar Senin tutup",
        "ukuran 3/4 inci dan 5/8 inci",
        "Kata Pak Minggu dan Bu Juni",
        "pukul dua orang",
    ],
)
def test_what_is_no_time_stays_none(text: str, indonesian: Pack, english: Pack) -> None:
    pack = english if text.startswith("He ") else indonesian
    assert not [f for f in find(text, pack=pack, anchor=WEDNESDAY) if "Minggu" not in f.text]


@pytest.mark.parametrize(("text", "value"), TENSES)
def test_the_tense_tells_which_day(text: str, value: str, english: Pack) -> None:
    assert values(text, english) == [value]


def test_a_feast_of_last_week_is_not_the_next(indonesian: Pack) -> None:
    assert values("Sapi dijual menjelang Idul Adha.", indonesian, date(2026, 5, 29)) == ["2026-05-27~"]


def test_a_word_between_day_and_month_parts_them(english: Pack) -> None:
    assert values("Bill 10 in May passed, and in March about 12 fell.", english) == ["2017-05", "2017-03"]
    assert values("the 4th of July and February the 15th", english) == ["2017-07-04", "2017-02-15"]


def test_an_ordinal_before_a_month_is_a_day_only_with_its_word(english: Pack, indonesian: Pack) -> None:
    assert values("the first of March", english) == ["2017-03-01"]
    assert values("the first in March last year", english) == ["2016-03"]
    assert values("kasus pertama pada Maret tahun lalu", indonesian) == ["2016-03"]


def test_a_weekday_is_counted_from_the_day_told(english: Pack) -> None:
    assert values("In June 2009 it shut, and the following March it fell.", english) == ["2009-06", "2010-03"]
    text = "It opened on May 3, 2009. The following Monday it closed; the week before, nobody had known."
    assert values(text, english) == ["2009-05-03", "2009-05-04", "2009-W18"]


def test_what_was_told_is_named_again(english: Pack) -> None:
    text = "The dam broke on March 3, 2009. The previous night it had rained. On July 22 of that year it was mended."
    assert values(text, english) == ["2009-03-03", "2009-03-02TNI", "2009-07-22"]
    text = "The dam broke on March 3, 2009. That same day the mayor left, and the day before the vote he came back."
    assert values(text, english) == ["2009-03-03", "2009-03-03"]
    assert values("It broke in 2009. The year before, it had leaked.", english) == ["2009", "2008"]


def test_months_in_a_list_share_their_year_and_days_keep_theirs(english: Pack) -> None:
    assert values("the June and July 2012 figures", english) == ["2012-06", "2012-07"]
    text = "The first on February 19 and the second on March 12 were lost."
    assert values(text, english) == ["2017-02-19", "2017-03-12"]


def test_a_far_day_that_a_verb_of_the_past_governs_is_last_years(english: Pack) -> None:
    anchor = date(2019, 6, 12)
    assert values("He was arrested on November 5.", english, anchor) == ["2018-11-05"]
    assert values("They approved the November 5 vote.", english, anchor) == ["2019-11-05"]
    assert values("Shops closed on New Year's Eve.", english, anchor) == ["2018-12-31"]


def test_the_weekday_mends_a_misprint_near_the_anchor(indonesian: Pack) -> None:
    """9 May 2025 was a Friday; 9 June, the day of the report, a Monday."""
    assert values("Senin (9/5/2025)", indonesian, date(2025, 6, 10)) == ["2025-06-09"]


def test_one_misprint_is_mended_and_not_two(indonesian: Pack) -> None:
    """16 August 2016 was a Tuesday: with another month and another year it would be a Thursday near the anchor."""
    assert values("Kamis (16/8/2016)", indonesian, date(2023, 2, 7)) == ["2016-08-16"]
    assert values("Selasa (4/1/2025)", indonesian, date(2025, 2, 4)) == ["2025-02-04"]


def test_a_day_without_a_year_is_near_in_one_of_both_orders(indonesian: Pack) -> None:
    """5 April 2012 was a Thursday; 4 May was one in 2006."""
    assert values("Kamis (4/5)", indonesian, date(2012, 4, 6)) == ["2012-04-05"]


def test_a_year_before_a_word_that_is_a_zone_too_is_a_year(english: Pack) -> None:
    assert values("In 2010 WEST BAY won.", english) == ["2010"]


def test_a_month_far_ahead_that_nothing_foretells_is_last_years(english: Pack) -> None:
    anchor = date(2019, 1, 18)
    assert values("He pleaded guilty in August.", english, anchor) == ["2018-08"]
    assert values("The bridge opens in April.", english, anchor) == ["2019-04"]
    assert values("Voters will choose in November.", english, anchor) == ["2019-11"]


def test_two_lengths_are_not_one(indonesian: Pack) -> None:
    assert values("lima abad atau 500 tahun", indonesian) == ["P5CE", "P500Y"]


def test_a_number_before_today_counts_days_where_a_word_shows_it(indonesian: Pack) -> None:
    assert values("nomor 6. Hari ini, 7.758 hari ini, dalam 3 hari ini", indonesian) == [
        "2017-11-22",
        "2017-11-22",
        "P3D",
    ]


def test_what_contradicts_a_day_is_another(indonesian: Pack, english: Pack) -> None:
    """16 July was no Friday of last week, and the day after tomorrow is no Wednesday."""
    assert values("last Friday, July sixteenth", english) == ["2017-11-17", "2017-07-16"]
    assert values("pada Rabu lusa", indonesian)[-1] == "2017-11-24"


def test_a_name_that_persons_bear_is_a_month_among_months(indonesian: Pack) -> None:
    text = "Panen pada Mei 2,1 ton, Juni 3,2 ton, Juli 4,3 ton"
    assert values(text, indonesian) == ["2017-05", "2017-06", "2017-07"]


def test_an_age_before_a_year_is_no_law(indonesian: Pack) -> None:
    assert values("harapan hidup 70 tahun pada 2015", indonesian) == ["P70Y", "2015"]


def test_an_anchor_coarser_than_a_day_dates_what_its_ends_agree_on(indonesian: Pack) -> None:
    found = find("kemarin, tahun lalu, bulan lalu, 3 Mei 2009", pack=indonesian, anchor=iso("2017"))
    assert [f.value for f in found] == ["2016", "2009-05-03"]


def test_a_date_beside_the_anchor_is_believed_against_its_weekday(indonesian: Pack) -> None:
    assert values("Senin (1/7/2025)", indonesian, date(2025, 7, 1)) == ["2025-07-01"]


def test_a_date_of_this_week_is_believed_against_its_weekday(indonesian: Pack) -> None:
    """16 November was a Friday in 2012, and a Thursday in the week before the report."""
    assert values("Jumat (16/11) kemarin", indonesian) == ["2017-11-16"]


def test_a_day_that_is_compared_with_is_not_that_of_the_clock(indonesian: Pack) -> None:
    text = "Air turun dari hari sebelumnya. Pintu dibuka pukul 11.19 WIB."
    assert values(text, indonesian) == ["2017-11-21", "2017-11-22T11:19+07:00"]


def test_a_date_without_a_year_takes_last_year_in_january(indonesian: Pack) -> None:
    assert values("Jumat (30/12)", indonesian, date(2017, 1, 2)) == ["2016-12-30"]


def test_dates_in_a_list_share_their_month(indonesian: Pack) -> None:
    assert values("pada tanggal 23 dan 24 Agustus lalu", indonesian) == ["2017-08-23", "2017-08-24"]
    assert values("pada 24 dan 26 September 2016", indonesian) == ["2016-09-24", "2016-09-26"]


def test_a_clock_time_falls_on_the_day_told_before(indonesian: Pack) -> None:
    text = "Gunung Sunyi meletus Minggu (19/11/2017). Letusan kedua terjadi pukul 12.25 WIB."
    assert values(text, indonesian) == ["2017-11-19", "2017-11-19T12:25+07:00"]


def test_that_year_and_two_days_later_follow_what_was_told(indonesian: Pack) -> None:
    text = "Bendungan jebol 3 Maret 2009. Dua hari kemudian warga kembali. Pada tahun itu panen gagal."
    assert values(text, indonesian) == ["2009-03-03", "2009-03-05", "2009"]


def test_the_day_of_a_saying_is_not_the_day_of_the_story(indonesian: Pack) -> None:
    text = "Pada April 2017, kata camat, Senin (20/11/2017). Dua bulan kemudian jembatan roboh."
    assert values(text, indonesian)[-1] == "2017-06"


def test_since_then_is_the_time_told(indonesian: Pack) -> None:
    assert values("Waduk kering pada tahun 2009. Sejak saat itu warga pindah.", indonesian) == ["2009", "2009"]


def test_in_a_quotation_today_is_the_day_it_was_said(indonesian: Pack) -> None:
    text = '"Kami mulai besok," kata Bupati Lembah Hijau, Senin (20/11/2017).'
    tomorrow, said = find(text, pack=indonesian, anchor=WEDNESDAY)
    assert (tomorrow.value, tomorrow.anchor) == ("2017-11-21", "2017-11-20")
    assert (said.value, said.anchor) == ("2017-11-20", "2017-11-22")


def test_hours_ago_need_the_clock_of_the_anchor(english: Pack) -> None:
    at = iso("2017-11-22T15:00")
    assert [f.value for f in find("three hours ago", pack=english, anchor=at)] == ["2017-11-22T12:00"]
    assert values("three hours ago", english) == ["2017-11-21/2017-11-22"]


def test_a_clock_time_without_a_zone_has_that_of_the_page(indonesian: Pack) -> None:
    at = iso("2017-11-22T15:00:00+08:00")
    assert [f.value for f in find("pukul 10.00", pack=indonesian, anchor=at)] == ["2017-11-22T10:00+08:00"]


def test_without_an_anchor_only_what_needs_none_is_found(indonesian: Pack) -> None:
    found = find("Kemarin, 3 Maret 2009, selama 5 tahun", pack=indonesian, anchor=None)
    assert [(f.value, f.anchor) for f in found] == [("2009-03-03", None), ("P5Y", None)]


def test_an_expression_says_how_it_was_read(indonesian: Pack) -> None:
    text = "Kira-kira awal Mei 2016 ladang ditanami"
    (found,) = find(text, pack=indonesian, anchor=WEDNESDAY)
    assert found == Expression(
        start=0,
        end=23,
        text="Kira-kira awal Mei 2016",
        type="DATE",
        value="2016-05~",
        rule="month",
        approx=True,
        anchor="2017-11-22",
        whose="publication",
    )


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Brücke wurde am 21. November 2017 eröffnet."),
        ("fr", "Le pont a été ouvert le 21 novembre 2017."),
        ("es", "El puente se abrió el 21 de noviembre de 2017."),
        ("ja", "橋は2017年11月21日に開通した。"),
        ("ru", "Мост открыли 21 ноября 2017 года."),
        ("tr", "Köprü 21 Kasım 2017 tarihinde açıldı."),
        ("ar", "افتتح الجسر في 21 نوفمبر 2017"),
    ],
)
def test_a_language_without_a_section_gets_its_plain_dates_from_the_cldr(code: str, text: str) -> None:
    found = find(text, pack=language.load(Lang(code)), anchor=WEDNESDAY)
    assert "2017-11-21" in [f.value for f in found]


def test_every_dated_value_is_a_moment(indonesian: Pack) -> None:
    for text, value in INDONESIAN:
        if value[0].isdigit():
            assert edtf(value) is not None, text
