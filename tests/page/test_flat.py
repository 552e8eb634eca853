from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from kronik.page import hints
from kronik.records import Form, Outcome, Page, Refusal
from tests.page.leaves import opened, read

LONG = "Kapal itu berlabuh di Teluk Randu pada pagi hari. Warga menyambut dengan tarian. " * 12


def test_lines_are_blocks_and_spans_count_the_text_as_given() -> None:
    given_text = "\ufeff  Judul berita \r\n\r\n\tIsi pertama.\n---\nIsi kedua.\u2028Isi ketiga."
    page = opened(given_text, Form.TEXT)
    assert page.text == given_text
    assert [block.text for block in page.blocks] == ["Judul berita", "Isi pertama.", "Isi kedua.", "Isi ketiga."]


def test_a_line_that_lost_its_paragraphs_is_cut_into_sentences_that_belong_together() -> None:
    page = opened(LONG, Form.TEXT)
    assert page.blocks[0].text == "Kapal itu berlabuh di Teluk Randu pada pagi hari."
    assert {block.joined for block in page.blocks[1:]} == {" "}
    assert len({block.group for block in page.blocks}) == 1


def test_sentences_glued_together_are_cut_where_a_capital_follows_the_stop() -> None:
    page = opened(LONG.replace(". ", "."), Form.TEXT)
    assert page.blocks[1].text == "Warga menyambut dengan tarian."


def test_a_list_that_was_joined_with_commas_falls_into_its_paragraphs() -> None:
    page = opened(LONG.strip().replace(". Warga", ".,Warga"), Form.TEXT)
    assert page.blocks[1].text.startswith("Warga menyambut")
    assert page.blocks[1].joined == ""


def test_a_line_with_a_capital_goes_on_where_it_is_a_links_text_inside_a_sentence() -> None:
    def joined(*lines: str) -> list[bool]:
        return [bool(block.joined) for block in opened("\n".join(lines), Form.TEXT).blocks]

    assert joined("Kapal itu dikutip dari", "Warta Randu", ", membawa beras.") == [False, True, True]
    assert joined("Pantauan", "Warta", "menunjukkan kapal.") == [False, True, True]
    assert joined("Kapal itu milik", "Rui Cardoso", ". Ia berlayar.") == [False, True, True]
    assert joined("Harta Kota Randu", "Rui Cardoso", "membawa beras.") == [False, False, True]
    assert joined("Kapal itu pulang.", "Rui Cardoso", "membawa beras.") == [False, False, True]


def test_mac_roman_mojibake_is_mended_and_said_while_spans_count_the_text_as_given() -> None:
    right = "“Kami siap,” kata wali kota Teluk Randu – singkat."
    page = opened(right.encode().decode("mac_roman"), Form.TEXT)
    (block,) = page.blocks
    assert block.text == right
    assert page.repairs == ("Mac Roman mojibake: 3 characters; spans count in the text as given",)
    start = block.text.index("wali kota")
    assert block.cut(start, start + 9).of(page.text) == "wali kota"
    assert block.of(block.cut(start, start + 9)) == "wali kota"


def test_windows_1252_mojibake_is_mended_too() -> None:
    right = "Siap – kata wali kota – lalu ia pergi."
    assert opened(right.encode().decode("cp1252"), Form.TEXT).blocks[0].text == right


def test_text_that_means_its_odd_letters_is_left_alone() -> None:
    assert opened("Toko Çağ – Ä ‚ dan Ö.", Form.TEXT).repairs == ()


def test_too_long_a_text_is_refused() -> None:
    refusal = read("kata " * 500_000, Form.TEXT)
    assert isinstance(refusal, Refusal)
    assert refusal.outcome is Outcome.OVER_BUDGET


@given(st.text(max_size=400))
def test_blocks_rise_and_cut_the_text_whatever_it_is(text: str) -> None:
    page = read(text, Form.TEXT)
    if isinstance(page, Page):
        at = 0
        for block in page.blocks:
            assert at <= block.span.start < block.span.end
            at = block.span.end
            if not block.shifts:
                assert block.span.of(page.text) == block.text


@given(
    st.text(alphabet="abc “”–€é ", min_size=1, max_size=80).filter(lambda text: sum(c in "“”–€" for c in text) > 2)
)
def test_mending_undoes_the_damage_and_every_offset_leads_back(text: str) -> None:
    """mend(damage(text)) == text, and what stands at an offset stands at the offset it leads to.

    A text that is itself what damage leaves of another is mended twice.
    """
    whole = read(text, Form.TEXT)
    assume(not isinstance(whole, Page) or not whole.repairs)
    page = read(text.encode().decode("mac_roman"), Form.TEXT)
    if isinstance(page, Page):
        (block,) = page.blocks
        assert block.text in text
        for place, char in enumerate(block.text):
            if char in "abc":
                assert page.text[block.at(place)] == char


def test_the_head_of_a_mail_is_no_part_of_its_news():
    head = "From: The Brannoch Star <news@star.example>\nSubject: Ferry held\nDate: 3 May 2016\n"
    text = f"{head}\nFerry held at the pier\n"
    blocks = opened(text, Form.TEXT).blocks
    assert [bool(block.far & hints.NAV) for block in blocks] == [True, True, False, False]
    assert not any(block.far for block in opened("Subject: Ferry held\n\nHeld at the pier\n", Form.TEXT).blocks)


def test_a_title_behind_a_name_ends_no_sentence_and_a_lost_line_break_does():
    told = (
        "Kapal itu milik Bayu Lesmana, M.Sc., Ph.D. dari Teluk Randu, kata Toni Braja, M.A.,Dalam doa warga menari. "
    )
    lines = [block.text for block in opened(told + LONG, Form.TEXT).blocks]
    assert "M.Sc., Ph.D." in lines[0]
    assert any(line.startswith("Dalam doa") for line in lines)


def test_a_mark_of_quotation_glued_between_sentences_is_put_with_the_one_it_belongs_to():
    told = f'Kapal bersandar malam."Kami lelah. Ombak tinggi," kata nakhoda. {LONG}'
    texts = [block.text for block in opened(told, Form.TEXT).blocks]
    assert texts[:3] == ["Kapal bersandar malam.", '"Kami lelah.', 'Ombak tinggi," kata nakhoda.']
    told = f'Kapal bersandar malam. "Kami lelah. Ombak tinggi."{LONG}'
    texts = [block.text for block in opened(told, Form.TEXT).blocks]
    assert texts[1:4] == ['"Kami lelah.', 'Ombak tinggi."', "Kapal itu berlabuh di Teluk Randu pada pagi hari."]
