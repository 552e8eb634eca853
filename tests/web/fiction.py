"""Articles of fiction, made by hand: an archive to walk through, with a part of every kind on its pages."""

from __future__ import annotations

from kronik import when
from kronik.records import (
    Age,
    Article,
    Byline,
    Capture,
    Dateline,
    Form,
    Found,
    Labelled,
    Missing,
    Moment,
    Outcome,
    Passage,
    Picture,
    Place,
    ReadAlso,
    Refusal,
    Related,
    Rival,
    Role,
    Span,
    Url,
)

T = "https://teluk.example/"
P = "https://harbour.example/"


def moment(value: str, zone: str | None = None, seen: str | None = None) -> Moment:
    found = when.edtf(value, seen=seen, named=zone)
    assert found, value
    return found


class Sheet:
    """Writes an article line by line, so that every span cuts the text it claims."""

    def __init__(self, name: str, outlet: str, lang: str, url: str | None) -> None:
        self.name, self.outlet, self.lang, self.url = name, outlet, lang, url
        self.lines: list[str] = []
        self.roles: list[Labelled] = []
        self.at = 0
        self.body: list[Passage] = []
        self.also: list[ReadAlso] = []
        self.related: list[Related] = []

    def line(self, text: str, role: Role, rule: str = "written so") -> Span:
        span = Span(self.at, self.at + len(text))
        self.lines.append(text)
        self.at += len(text) + 1
        self.roles.append(Labelled(span=span, role=role, rule=rule))
        return span

    def passage(self, text: str, role: Role = Role.PARAGRAPH, time: Moment | None = None) -> None:
        self.body.append(Passage(role=role, text=text, span=self.line(text, role), moment=time))

    def read_also(self, title: str, url: str | None) -> None:
        span = self.line(f"Baca juga: {title}", Role.READ_ALSO)
        self.also.append(ReadAlso(title=title, url=url, span=span, after=len(self.body)))

    def item(self, title: str, url: str | None, **more: object) -> None:
        span = self.line(title, Role.RELATED_TITLE)
        self.related.append(Related(title=title, url=url, span=span, **more))  # type: ignore[arg-type]

    def article(self, headline: str, published: Moment | None, /, **more: object) -> Article:
        text = "\n".join(self.lines)
        at = text.find(headline)
        known = Found(value=headline, rule="largest heading", span=Span(at, at + len(headline)), seen=headline)
        dated: Found[Moment] | Missing = Missing(reason="not-recognised")
        if published:
            at = text.find(published.seen)
            span = Span(at, at + len(published.seen)) if at >= 0 else None
            dated = Found(value=published, rule="line under the headline", span=span, seen=published.seen)
        nothing = Missing(reason="not-recognised")
        values: dict[str, object] = {
            "id": self.name,
            "outcome": Outcome.ARTICLE,
            "why": "",
            "text": text,
            "url": self.url,
            "canonical": None,
            "outlet": Found(value=self.outlet, rule="host of the address", seen=self.url or ""),
            "language": Found(value=self.lang, rule="common words", seen=""),
            "headline": known,
            "standfirst": nothing,
            "published": dated,
            "modified": nothing,
            "bylines": (),
            "dateline": nothing,
            "picture": nothing,
            "section": nothing,
            "tags": (),
            "body": tuple(self.body),
            "read_also": tuple(self.also),
            "related": tuple(self.related),
            "ads": (),
            "captured": None,
            "paywalled": False,
            "next_page": None,
            "roles": tuple(self.roles),
            "place": Place(file=f"pages/{self.name}.html"),
        }
        return Article(**(values | more))  # type: ignore[arg-type]


def ferry() -> Article:
    """An article with a part of every kind."""
    sheet = Sheet("feri", "Warta Teluk", "id", T + "2023/05/feri-bandar-sirih")
    headline = "Feri Bandar Sirih Berlayar Lagi Setelah Tiga Pekan Cuaca Buruk"
    standfirst = "Pelabuhan membuka loket sejak pukul lima pagi; antrean mengular sampai Jalan Layar."
    sheet.line("Beranda", Role.NAVIGATION, "short line full of links")
    sheet.line(headline, Role.HEADLINE, "largest heading")
    sheet.line(standfirst, Role.STANDFIRST)
    sheet.line("Senin, 8 Mei 2023 10:53 WIB", Role.PUBLISHED, "line under the headline")
    sheet.line("Penulis: Ratri Manggala", Role.BYLINE)
    sheet.line("Feri KM Sirih Jaya merapat di dermaga dua.", Role.CAPTION)
    opening = (
        "Layanan feri antara Bandar Sirih dan Pulau Lontar dibuka kembali pada Senin pagi setelah "
        "dua puluh hari berhenti karena gelombang tinggi, kata kepala pelabuhan, Suryo Lawang."
    )
    sheet.passage(opening)
    sheet.passage("“Kapal pertama berangkat penuh, 214 penumpang dan 31 kendaraan,” katanya di dermaga dua.")
    sheet.read_also("Gelombang Empat Meter, Feri Berhenti", T + "2023/04/feri-berhenti")
    sheet.passage("Jadwal baru", Role.SUBHEADING)
    sheet.passage("Selama sepekan pertama kapal berangkat tiga kali sehari:")
    for line in ("06.00 dari Bandar Sirih", "12.30 dari Pulau Lontar", "17.00 dari Bandar Sirih"):
        sheet.passage(line, Role.LIST)
    sheet.passage("Golongan\tTarif lama\tTarif baru", Role.TABLE)
    sheet.passage("Pejalan kaki\tRp14.000\tRp15.500", Role.TABLE)
    sheet.passage("Sepeda motor\tRp38.000\tRp41.000", Role.TABLE)
    sheet.passage("Kami menunggu sejak subuh. Ikan saya tidak bisa menunggu lebih lama.", Role.QUOTATION)
    sheet.passage("Pedagang ikan seperti Mbok Darmi termasuk yang pertama naik.")
    sheet.read_also("Harga Cakalang Naik Dua Kali Lipat di Pulau Lontar", "https://lain.example/cakalang")
    sheet.read_also("Tanpa alamat", None)
    sheet.item(
        "Gelombang Empat Meter, Feri Berhenti",
        T + "2023/04/feri-berhenti?utm_source=terkait",
        age=Age(seen="21 hari lalu", amount=21, unit="day"),
        published=moment("2023-04-18", seen="21 hari lalu"),
        teaser="Syahbandar melarang pelayaran sampai ada pemberitahuan.",
    )
    sheet.item("Dermaga Tiga Rampung Tahun Depan", "https://lain.example/dermaga")
    return sheet.article(
        headline,
        moment("2023-05-08T10:53:00+07:00", "WIB", "Senin, 8 Mei 2023 10:53 WIB"),
        standfirst=Found(value=standfirst, rule="paragraph under the headline", seen=standfirst),
        modified=Found(value=moment("2023-05-08T12:10:00+07:00", "WIB"), rule="meta article:modified_time"),
        bylines=(
            Found(value=Byline(name="Ratri Manggala"), rule="by line", seen="Penulis: Ratri Manggala"),
            Found(value=Byline(name="Joko Ombak", role="photographer"), rule="credit of the picture"),
        ),
        dateline=Found(value=Dateline(place="Bandar Sirih", outlet="WARTA TELUK"), rule="opening of the body"),
        picture=Found(
            value=Picture(
                url=T + "foto/feri.jpg", caption="Feri KM Sirih Jaya merapat di dermaga dua.", credit="Joko Ombak"
            ),
            rule="first figure",
        ),
        section=Found(value="Pelabuhan", rule="breadcrumb"),
        tags=("feri", "Bandar Sirih"),
        ads=(Span(0, 0),),
        captured=moment("2023-05-09T04:00:00+00:00", "GMT"),
        repairs=("Mac Roman mojibake: 3 characters",),
        published=Found(
            value=moment("2023-05-08T10:53:00+07:00", "WIB", "Senin, 8 Mei 2023 10:53 WIB"),
            rule="line under the headline",
            span=Span(
                len("Beranda\n" + headline + "\n" + standfirst + "\n"),
                len("Beranda\n" + headline + "\n" + standfirst + "\n" + "Senin, 8 Mei 2023 10:53 WIB"),
            ),
            seen="Senin, 8 Mei 2023 10:53 WIB",
            rivals=(Rival(value="2023-05-09", rule="date in the address", reason="less precise"),),
        ),
    )


def halted() -> Article:
    """What the ferry's article links to."""
    sheet = Sheet("berhenti", "Warta Teluk", "id", T + "2023/04/feri-berhenti")
    headline = "Gelombang Empat Meter, Feri Berhenti"
    sheet.line(headline, Role.HEADLINE)
    sheet.passage("Feri ke Pulau Lontar tidak berlayar sejak Selasa karena gelombang setinggi empat meter.")
    return sheet.article(headline, moment("2023-04-18T09:00:00+07:00", "WIB"))


def harbour(fare: str = "15,500") -> Article:
    """The same event in English; another fare makes another version."""
    sheet = Sheet("ferry", "The Harbour Post", "en", P + "ferry-resumes")
    headline = "Ferry to Lontar Island Resumes After Three Weeks"
    sheet.line(headline, Role.HEADLINE)
    sheet.passage(f"The ferry left Bandar Sirih on Monday with a new fare of {fare} rupiah.")
    sheet.passage("“We have waited since dawn,” said a fish trader on the second pier.")
    day = "2023-05-10" if fare != "15,500" else "2023-05-09"
    return sheet.article(headline, moment("2023-05-08T14:00:00+08:00", "WITA"), captured=moment(day))


def live() -> Article:
    """A live blog."""
    sheet = Sheet("langsung", "Warta Teluk", "id", T + "2023/05/langsung")
    headline = "Langsung: Pemilihan Kepala Desa Lontar"
    sheet.line(headline, Role.HEADLINE)
    sheet.passage("Kotak suara dibuka.", Role.LIVE_ENTRY, moment("2023-05-07T08:00:00+07:00", "WIB"))
    sheet.passage("Penghitungan selesai.", Role.LIVE_ENTRY, moment("2023-05-07T15:30:00+07:00", "WIB"))
    return sheet.article(headline, moment("2023-05-07"), outcome=Outcome.LIVE_BLOG)


def undated() -> Article:
    """An article of which the page gives little."""
    sheet = Sheet("lama", "Warta Teluk", "id", None)
    sheet.passage("Mercusuar Tanjung Kelor menyala lagi pada suatu malam.")
    return sheet.article("", None, headline=Missing(reason="not-recognised"), outlet=Missing(reason="not-recognised"))


def hostile() -> Article:
    """An article that means harm in every field."""
    evil = "<script>alert(1)</script>"
    sheet = Sheet("jahat", f"Warta {evil}", "id", 'https://evil.example/?"><script>alert(2)</script>')
    headline = f"{evil}<svg onload=alert(3)> \u202egnp.exe\u202c “judul”"
    sheet.line(headline, Role.HEADLINE)
    sheet.passage(f"{evil}<img src=x onerror=alert(4)> {{{{ 7*7 }}}} {{% raw %}} &lt;b&gt; \x00\x1b[31m \ufffe")
    sheet.passage("panjang" * 3000)
    sheet.passage("<iframe src=//evil.example></iframe>", Role.SUBHEADING)
    sheet.read_also("klik", "javascript:alert(5)")
    sheet.read_also("klik lagi", "java\tscript:alert(6)")
    sheet.read_also("klik juga", "data:text/html,<script>alert(7)</script>")
    sheet.item(evil, "https:\\\\evil.example", teaser=evil)
    sheet.item("مرحبا بكم في الميناء", "//evil.example/x")
    return sheet.article(
        headline,
        moment("2022-01-01"),
        tags=(evil, '" onmouseover="alert(8)'),
        picture=Found(value=Picture(url="javascript:alert(9)", caption=evil, credit=evil), rule=evil),
        section=Found(value=evil, rule=evil, seen=evil),
        bylines=(Found(value=Byline(name=evil, role=evil), rule=evil),),
        next_page="javascript:alert(10)",
        canonical=Url("javascript:alert(11)"),
        why=evil,
        repairs=(evil,),
    )


SAVED = b"""<!doctype html><title>Feri</title><script>document.title='ran'</script>
<meta http-equiv=refresh content="0;url=https://evil.example/">
<style>body{background:url(https://evil.example/x.png)}h1{color:green}</style>
<h1 onclick="document.title='ran'">Feri Bandar Sirih</h1><p>Isi halaman asli.</p>
<a href="javascript:document.title='ran'">klik</a><form action=https://evil.example><button>kirim</button></form>
<img src=https://evil.example/pixel.gif><iframe src=https://evil.example></iframe><svg><script>1</script></svg>"""


def capture(article: Article, payload: bytes | str = SAVED) -> Capture:
    form = Form.TEXT if isinstance(payload, str) else Form.HTML
    return Capture(id=article.id, form=form, payload=payload, place=article.place, url=article.url)


def refusals() -> list[Refusal]:
    place = Place(file="crawl.warc.gz", offset=4711)
    return [
        Refusal(id="r1", outcome=Outcome.ERROR_PAGE, place=place, detail="The page says it was not found"),
        Refusal(id="r2", outcome=Outcome.EMPTY, place=Place(file="kosong.html"), detail="nothing but white space"),
    ]
