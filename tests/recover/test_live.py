"""The entries of a live blog, each with its own time."""

import pytest

import kronik
from kronik.records import Outcome, Role
from kronik.recover.body import entries

TOLD = (
    ("14.10", "Jaksa pikir-pikir", "Jaksa penuntut meminta waktu tujuh hari untuk menimbang putusan itu."),
    ("13.42", "Vonis dibacakan", "Ketua majelis hakim membacakan putusan di ruang sidang utama Ranah."),
    ("11.05", "Sidang diskors", "Majelis menskors sidang untuk istirahat dan salat sampai pukul satu siang."),
    ("09.12", "Terdakwa tiba", "Terdakwa tiba dengan rompi oranye dan menolak menjawab pertanyaan wartawan."),
)


def page(lines, *, stamp="Rabu, 9 Agustus 2023 08:55 WIB", lang="id"):
    return (
        f'<html lang="{lang}"><head><title>LIVE: Sidang Jembatan Ranah</title></head><body>'
        f'<nav><a href="/">Beranda</a></nav><h1>LIVE: Sidang Jembatan Ranah</h1>'
        f"<div>{stamp}</div>{lines}</body></html>"
    )


def alone(told, zone=" WIB"):
    return "".join(f"<div><span>{at}{zone}</span><h3>{head}</h3><p>{text}</p></div>" for at, head, text in told)


def times(article):
    return [entry[0].moment.edtf if entry[0].moment else None for entry in entries(article)]


def test_each_entry_has_its_time_and_all_of_its_text():
    article = kronik.read(page(alone(TOLD)))
    assert (article.outcome, article.why) == (Outcome.LIVE_BLOG, "4 entries with their own times")
    assert times(article) == [f"2023-08-09T{at.replace('.', ':')}+07:00" for at, *_ in TOLD]
    assert [[passage.text for passage in entry] for entry in entries(article)] == [[h, t] for _, h, t in TOLD]
    assert entries(article)[0][0].moment.seen == "14.10 WIB"


def test_the_json_tells_the_entries():
    told = kronik.record(kronik.read(page(alone(TOLD))))["entries"]
    assert told[0] == {"published": "2023-08-09T14:10:00+07:00", "text": f"{TOLD[0][1]}\n{TOLD[0][2]}"}
    assert len(told) == len(TOLD)


def test_a_time_may_open_its_paragraph():
    lines = "".join(f"<p><b>{at} WIB</b> - {text}</p>" for at, _, text in TOLD)
    article = kronik.read(page(lines))
    assert article.outcome is Outcome.LIVE_BLOG
    assert [entry[0].text for entry in entries(article)] == [text for *_, text in TOLD]
    labels = [label for label in article.roles if label.role is Role.LIVE_ENTRY]
    assert labels[0].span.of(article.text) == "14.10 WIB - "


def flattened(stamps):
    lines = [f"{stamp}\n{head}\n{text} Hakim membacanya dengan tenang." for stamp, (_, head, text) in stamps]
    return "LIVE: Sidang Jembatan Ranah\nRabu, 9 Agustus 2023 08:55 WIB\n" + "\n".join(lines)


@pytest.mark.parametrize("form", ["{at} Sinta Wirawan", "{at} KABAR UTAMA", "2 jam lalu {at} Sinta Wirawan"])
def test_in_flattened_text_a_name_may_stand_behind_each_time(form):
    article = kronik.read(flattened([(form.format(at=at.replace(".", ":")), (at, *rest)) for at, *rest in TOLD]))
    assert article.outcome is Outcome.LIVE_BLOG
    assert times(article) == [f"2023-08-09T{at.replace('.', ':')}" for at, *_ in TOLD]
    assert [entry[0].text for entry in entries(article)] == [head for _, head, _ in TOLD]


@pytest.mark.parametrize("form", ["{at} warga berkumpul", "senilai {at} Ranah", "{at} Ranah, 3 orang"])
def test_a_number_before_other_words_is_no_time_of_an_entry(form):
    article = kronik.read(flattened([(form.format(at=at.replace(".", ":")), (at, *rest)) for at, *rest in TOLD]))
    assert not any(label.role is Role.LIVE_ENTRY for label in getattr(article, "roles", ()))


def test_where_the_times_pass_midnight_the_day_changes():
    told = [("00.20", *TOLD[0][1:]), ("23.40", *TOLD[1][1:]), ("22.10", *TOLD[2][1:])]
    stamp = "Rabu, 9 Agustus 2023 22:00 WIB</div><div>Diperbarui: Kamis, 10 Agustus 2023 00:30 WIB"
    newest = kronik.read(page(alone(told), stamp=stamp))
    assert times(newest) == ["2023-08-10T00:20+07:00", "2023-08-09T23:40+07:00", "2023-08-09T22:10+07:00"]
    oldest = kronik.read(page(alone(told[::-1]), stamp=stamp))
    assert times(oldest) == times(newest)[::-1]


def test_a_machine_time_is_believed_before_what_is_printed():
    lines = "".join(
        f'<article><time datetime="2019-05-0{day}T{at.replace(".", ":")}:00+02:00">{at.replace(".", ":")}</time>'
        f"<h3>{head}</h3><p>{text}</p></article>"
        for day, (at, head, text) in zip((3, 3, 2, 2), TOLD, strict=True)
    )
    assert times(kronik.read(page(lines)))[1:3] == ["2019-05-03T13:42:00+02:00", "2019-05-02T11:05:00+02:00"]


def test_without_a_day_an_entry_has_no_moment():
    article = kronik.read(page(alone(TOLD), stamp="Ranah"))
    assert times(article) == [None] * len(TOLD)


@pytest.mark.parametrize(
    "lines",
    [
        "".join(
            f'<div><span>{at}</span><h3><a href="/{n}">{text}</a></h3></div>' for n, (at, _, text) in enumerate(TOLD)
        ),
        "".join(f"<tr><td>{at}</td><td>{head}</td></tr>" for at, head, _ in TOLD).join(("<table>", "</table>")),
        alone([("14.10", *TOLD[0][1:]), ("16.42", *TOLD[1][1:])]),
        alone(
            [
                (at, *rest[1:])
                for at, rest in zip(("9.12", "20.30", "7.15", "19.05", "8.40"), (*TOLD, TOLD[0]), strict=True)
            ]
        ),
        "".join(f"<div><span>{at}</span><p>{head}</p></div>" for at, head, _ in TOLD),
        "".join(f"<p>{n}.1{n}-1{n + 2} Agustus 2025- {text}</p>" for n, (_, _, text) in enumerate(TOLD, 2)),
        "".join(f"<p>{n}.1{n} Agustus - {text}</p>" for n, (_, _, text) in enumerate(TOLD, 2)),
        "".join(f"<p>{at} WIB - Lomba {head} di Lapangan Ranah (17 Lap)</p>" for at, head, _ in TOLD[::-1]),
        "".join(f"<div>1{n}.01.2026</div><h3>{head}</h3><p>{text}</p>" for n, (_, head, text) in enumerate(TOLD)),
    ],
    ids=["links", "programme", "two", "no order", "no sentences", "numbered days", "numbered", "races", "days"],
)
def test_other_times_make_no_entries(lines):
    article = kronik.read(page(lines))
    assert not any(label.role is Role.LIVE_ENTRY for label in getattr(article, "roles", ()))


def test_what_stands_behind_the_last_entry_is_none_of_it():
    told = (*TOLD[:3], ("09.05", "Sidang", "Sidang dibuka."))
    article = kronik.read(page(f"<div>{alone(told)}</div><p>Bagikan: Facebook Twitter WhatsApp</p>"))
    assert [passage.text for passage in entries(article)[-1]] == ["Sidang", "Sidang dibuka."]
    assert not any("Bagikan" in passage.text for passage in article.body)


def test_a_declared_live_blog_may_have_two_entries_and_ages_before_their_times():
    told = "".join(
        f"<article><p>{age}<time datetime='2023-08-09T{at}:00Z'>{at}</time></p><h2>{head}</h2><p>{text}</p></article>"
        for age, at, head, text in (
            ("4h ago ", "16:20", "Second road shut", "Police have shut a second road in Marrick."),
            ("", "12:02", "Trains stop", "All trains north of Calder have stopped."),
        )
    )
    declared = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
    for said, count in ((declared, 2), ("", 0)):
        article = kronik.read(f"<html><head>{said}</head><body><h1>Storm Edda live</h1>{told}</body></html>")
        assert len(entries(article)) == count
    article = kronik.read(f"<html><head>{declared}</head><body><h1>Storm Edda live</h1>{told}</body></html>")
    assert times(article) == ["2023-08-09T16:20:00+00:00", "2023-08-09T12:02:00+00:00"]
