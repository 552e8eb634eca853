"""Damaged text is put right, good text stays, and every span leads back to the text as it was given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik import page
from kronik.page import mojibake
from kronik.page.given import Given
from kronik.records import Capture, Declared, Form, Place
from tests.page.leaves import opened, texts

RIGHT = "“Kami siap,” kata Ny. Étienne Régnard — wali kota. Ia tak’kan pergi… Harga €20."


def damaged(text: str, charset: str = "cp1252") -> str:
    """UTF-8 read with a charset; the bytes that it has not are controls."""
    data = text.encode()
    return "".join(bytes([byte]).decode(charset, "ignore") or chr(byte) for byte in data)


@pytest.mark.parametrize(
    "text",
    [
        damaged(RIGHT),
        RIGHT.encode().decode("latin-1"),
        damaged(RIGHT, "mac_roman"),
        damaged(damaged(RIGHT)),
        damaged(damaged(damaged(RIGHT))),
        damaged(RIGHT).replace("\x9d", ""),
        damaged(RIGHT).replace("\x9d", "\ufffd"),
        damaged(damaged(RIGHT)).replace("\x9d", ""),
        RIGHT.replace("“", "&ldquo;").replace("”", "&#8221;").replace("—", "&#x2014;").replace("É", "&Eacute;"),
        RIGHT.replace("“", "&amp;ldquo;"),
    ],
    ids=[
        "1252",
        "latin-1",
        "mac",
        "twice",
        "thrice",
        "dropped",
        "replaced",
        "twice dropped",
        "entities",
        "escaped twice",
    ],
)
def test_damage_is_undone_and_said(text):
    leaf = opened(text, Form.TEXT)
    assert leaf.text == text
    assert leaf.blocks[0].text == RIGHT
    assert all(said.endswith("spans count in the text as given") for said in leaf.repairs)
    assert leaf.repairs


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Ia berkata â€œya\u00e2\u20ac\nâ€œTidak.\u00e2\u20ac", ["Ia berkata “ya”", "“Tidak.”"]),
        ("Ã‰dith Ã©tait lÃ\u00a0 hier soir. Elle ira Ã  pied.", ["Édith était là hier soir. Elle ira à pied."]),
        ('La ville â€" dÃ©serte â€" dormait.', ["La ville — déserte — dormait."]),
        ("ÐœÑÑ€ Ð³Ð¾Ñ€Ð¾Ð´Ð° ÑƒÑˆÑ‘Ð».".replace("ÑÑ", "Ñ\x8dÑ"), ["Мэр города ушёл."]),
    ],
)
def test_what_is_left_of_a_run_tells_it(text, right):
    assert texts(text, Form.TEXT) == right


def test_escaped_tags_are_no_text():
    text = (
        "&lt;!--[if gte mso 9]&gt;&lt;xml&gt;Normal 0&lt;/xml&gt;&lt;![endif]--&gt;Kapal "
        "&lt;strong&gt;Randu&lt;/strong&gt; tiba.&lt;br /&gt;Warga &amp; anak-anak menyambut; 3 &lt; 4 dan 5 &gt; 2."
    )
    assert texts(text, Form.TEXT) == ["Kapal Randu tiba.", "Warga & anak-anak menyambut; 3 < 4 dan 5 > 2."]


@pytest.mark.parametrize(
    "text",
    [
        "„Das macht Spaß“, rief er. „Schöner Gruß“, sagte sie. „Viel Spaß“ – „Gruß…“",
        "«Será AMANHÃ», disse. “AMANHÃ” é o lema. “MAÇÔ e “IRMÃ…”",
        "Il dit «\u00a0l’été\u00a0» et «\u00a0la cité\u00a0», puis «\u00a0le café\u00a0»…",
        "“École” et “Élysée” – “Été” : “Évian”…",
        "“Über uns” und “Ärzte” – »Öl« und »Ü«",
        "Han bor PÅ” Ø” og Å”. Å» Å» Å»",
        "AT&T; Q&A; R&D dan &c.; Tom & Jerry; &copy",
        "Harga naik 5°C – “É” – ‚Äpfel‘ – ‚Öl‘",
    ],
)
def test_good_text_is_left_alone(text):
    leaf = opened(text, Form.TEXT)
    assert leaf.repairs == ()
    assert "\n".join(block.text for block in leaf.blocks) == text


def test_a_page_of_html_is_put_right_too():
    leaf = opened(f"<html><body><p>{damaged(RIGHT)}</p></body></html>")
    assert [block.text for block in leaf.blocks] == [RIGHT]
    assert leaf.blocks[0].span.of(leaf.text) == RIGHT
    assert leaf.repairs == ("windows-1252 mojibake: 8 characters",)


def test_what_the_source_says_is_put_right_too():
    told = Declared(title=f"{damaged('Kapal “Randu” tiba')} &amp; pergi", outlet="Warta Lembah")
    place = Place(file="leaf")
    leaf = page.read(Capture(id="leaf", form=Form.TEXT, payload="Kapal tiba.", place=place, declared=told))
    assert (leaf.declared.title, leaf.declared.outlet) == ("Kapal “Randu” tiba & pergi", "Warta Lembah")


@given(st.text(alphabet="abc “”–€éàñ—’…\n", min_size=1, max_size=80))
def test_every_offset_leads_back(text):
    """What stands at an offset of the text put right stands at the offset it leads to, if it was damaged twice."""
    broken = damaged(damaged(text))
    entire, _ = mojibake.whole(Given(broken))
    for place, char in enumerate(entire.text):
        if char in "abc":
            assert broken[entire.place(place)] == char
    assert entire.of(0, len(broken)) == entire.text
