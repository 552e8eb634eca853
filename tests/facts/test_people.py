from __future__ import annotations

import msgspec
import pytest

from kronik.facts import facts
from kronik.records import Dateline, Found
from tests.facts.telling import article, told


def people(*passages: str, lang: str = "id", between: str = "\n\n") -> dict[str, str | None]:
    return {person.name: person.role for person in told(*passages, lang=lang, between=between).people}


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Menteri Perhubungan Dewi Hartono meninjau pelabuhan.", "Dewi Hartono", "Menteri Perhubungan"),
        ("Kapolres Bogor AKBP Hendra Wijaya memeriksa saksi.", "Hendra Wijaya", "Kapolres Bogor"),
        (
            "Budi Santoso, kepala bidang komunikasi perusahaan, menolak hadir.",
            "Budi Santoso",
            "kepala bidang komunikasi",
        ),
        ("Direktur Utama PT Samudra Jaya, Ahmad Fauzi, hadir.", "Ahmad Fauzi", "Direktur Utama PT Samudra Jaya"),
        ("Siti Aminah (34), warga Bandung, mengaku lega.", "Siti Aminah", "warga Bandung"),
        ("Siti Aminah (34) warga Bandung mengaku lega.", "Siti Aminah", "warga Bandung"),
        ("Penyelaras Layar Kota Randai, Budi Santoso, menolak hadir.", "Budi Santoso", "Penyelaras Layar"),
        ("Budi Santoso — anggota Dewan Layar — menolak hadir.", "Budi Santoso", "anggota Dewan"),
        ("Hal itu dikatakan dr Siti Aminah Direktur RSUD Randai kepada wartawan.", "Siti Aminah", "Direktur RSUD"),
        ("Ahmad Fauzi, Wakil Direktur Balai Layar mengatakan hal itu.", "Ahmad Fauzi", "Wakil Direktur"),
        ("Wakil Ketua DPRD dari Fraksi Layar, Ahmad Fauzi, hadir.", "Ahmad Fauzi", "Wakil Ketua"),
        ("Plt. Kepala Balai Layar, RM. Ahmad Fauzi hadir.", "Ahmad Fauzi", "Plt. Kepala"),
        ("Salah satu petani cabai rawit Siti Aminah mengaku lega.", "Siti Aminah", "petani cabai"),
        ("Menurut perajin dari Balai Layar di Bandung, Siti Aminah, harga naik.", "Siti Aminah", "perajin dari"),
        ("Yang hadir ialah hakim Budi Santoso, Ahmad Fauzi, dan Siti Aminah.", "Ahmad Fauzi", "hakim"),
        ("Ketua RW 03 Randai, Budi Santoso, hadir.", "Budi Santoso", "Ketua RW"),
        ("Seorang penambal layar, Joko Santoso, hadir.", "Joko Santoso", "penambal layar"),
        ("Joko Santoso (21), seorang penambal layar asal Bandung, hadir.", "Joko Santoso", "penambal layar"),
        ("Pdt. Budi Santoso, S.Si, M.Pd, selaku ketua, menyambut tamu.", "Budi Santoso", "ketua"),
        ("Gelar itu diraih pelatih sebelumnya, Ahmad Fauzi, pada Selasa.", "Ahmad Fauzi", "pelatih"),
        ("Ia menemui Bupati Randai periode 2019-2024, Ahmad Fauzi.", "Ahmad Fauzi", "Bupati Randai"),
        ("Sementara Gubernur Randai, Budi Santoso menolak hadir.", "Budi Santoso", "Gubernur Randai"),
        ("Anggota Komisi III dari Fraksi Layar Budi Santoso hadir.", "Budi Santoso", "Anggota Komisi"),
        ("Budi Santoso, Sales & Marketing Director, PT Layar Biru, hadir.", "Budi Santoso", "Sales Marketing"),
        ("Budi Santoso (aktivis salah satu ormas) hadir.", "Budi Santoso", "aktivis salah"),
        ("Yusuf Anshori, Brand Director Layar Indonesia, hadir.", "Yusuf Anshori", "Brand Director"),
        ("Ia datang bersama sang adik, Budi Santoso, ke Surabaya.", "Budi Santoso", "adik"),
        ("Presiden Indonesia ke-6 Budi Santoso yakin hal itu selesai.", "Budi Santoso", "Presiden Indonesia"),
        ('"Siap," kata Budi Santoso (45) alias Botok, Koordinator Lapangan Layar.', "Budi Santoso", "Koordinator"),
    ],
)
def test_an_office_belongs_to_the_person_it_stands_beside(sentence, name, role):
    found = people(sentence)
    assert name in found
    assert set(role.split()[:2]) <= set((found[name] or "").split())


def test_an_office_in_capitals_before_the_next_person_is_the_next_ones():
    found = people("Yang hadir Budi Santoso, Wakil Bupati Siti Aminah, dan warga.")
    assert found["Budi Santoso"] is None
    assert found["Siti Aminah"] == "Wakil Bupati"


@pytest.mark.parametrize(
    "sentence",
    [
        "Pelaku diperiksa AKBP Warim Selo Dungkal di kantornya.",
        '"Harga naik," kata Warim Selo Dungkal.',
        "Warim Selo Dungkal, petani, mengaku lega.",
        "Warim Selo Dungkal (34) mengaku lega.",
    ],
)
def test_what_stands_beside_a_run_of_capitals_makes_it_a_person(sentence):
    assert "Warim Selo Dungkal" in people(sentence)


def test_a_first_name_after_an_acronym_is_the_persons():
    names = [name.text for name in told("Anggota Komisi I DPR Andara Thresia Marung menyambut kunjungan itu.").names]
    assert "Andara Thresia Marung" in names


def test_a_title_that_ends_an_office_makes_no_person():
    assert people("Direktur Jenderal Layar hadir di Bandung.") == {}


def test_lines_broken_at_their_links_are_one_paragraph():
    lines = ("Menteri Perhubungan", "Dewi Hartono", "meninjau pelabuhan di", "Bandung", ", Senin.")
    assert people(*lines, between="\n") == {"Dewi Hartono": "Menteri Perhubungan"}


def test_the_first_words_of_a_broken_paragraph_are_of_it():
    page = "Gubernur Jakarta\nBudi Santoso\nberencana membuka pelabuhan."
    first, rest = page.split("\n", 1)
    assert people(first, rest, between="\n") == {"Budi Santoso": "Gubernur Jakarta"}


def test_a_subheading_is_no_part_of_the_paragraph_below():
    lines = ("Menteri Perhubungan", "Dewi Hartono meninjau pelabuhan di Bandung.")
    assert people(*lines, between="\n") == {"Dewi Hartono": None}


def test_ranks_and_honorifics_are_no_part_of_a_name():
    found = people("Kapolres Bogor AKBP Hendra Wijaya memanggil Bapak Ahmad Fauzi.")
    assert set(found) == {"Hendra Wijaya", "Ahmad Fauzi"}


def test_a_shorter_form_is_the_same_person():
    facts = told("Menteri Perhubungan Dewi Hartono tiba.", '"Kami siap membantu nelayan," kata Dewi di Jakarta.')
    (person,) = facts.people
    assert person.name == "Dewi Hartono"
    assert "Dewi" in person.aliases
    assert len(person.mentions) == 2


def test_a_shared_last_name_joins_nobody():
    assert len(people("Ahmad Santoso bertemu Budi Santoso di Jakarta.")) == 2


def test_a_tie_of_family_is_not_the_office_of_the_one_named():
    assert people("Istri Budi Santoso hadir di pengadilan.").get("Budi Santoso") is None


def test_glued_text_still_has_its_person():
    found = people("PresidenJoko Santosomengatakan harga beras turun.", "Joko Santoso tiba di Jakarta.")
    assert "Joko Santoso" in found


def test_the_organisation_stands_apart():
    (person,) = told("Direktur Utama PT Samudra Jaya, Ahmad Fauzi, hadir.").people
    assert person.organisation == "PT Samudra Jaya"


def test_english_names_need_a_reason():
    found = people("President Anna Weil met Robert Hale, a farmer, in Berlin. Grey Morning came.", lang="en")
    assert found["Anna Weil"] == "President"
    assert "Robert Hale" in found
    assert "Grey Morning" not in found


def test_another_name_of_the_one_just_named_is_no_second_person():
    people = told(
        "Polisi menangkap Rahmat Wijaya alias Slamet di Surabaya. Slamet mengaku menyesal.",
        "Menteri Sosial Bambang Hartono atau Gus Bambi membuka pasar itu. Gus Bambi lalu pulang.",
    ).people
    assert [person.name for person in people] == ["Rahmat Wijaya", "Bambang Hartono"]


def test_the_beginnings_of_a_name_are_the_same_person():
    (person,) = told("Gubernur Ahmad Heriyanto membuka pasar itu.", "Menurut Aher, pasar itu besar sekali.").people
    assert (person.name, person.aliases) == ("Ahmad Heriyanto", ("Aher",))


def test_two_persons_of_a_choice_stay_two():
    people = told("Warga dapat memilih Budi Santoso atau Dewi Hartono sebagai ketua.").people
    assert len(people) == 2


def test_an_office_holds_a_list_and_no_verb():
    (one, two) = told(
        "Kepala Badan Meteorologi, Klimatologi, dan Geofisika, Dewi Hartono, tiba di Surabaya.",
        "Polisi menangkap Budi Santoso.",
    ).people
    assert one.role == "Kepala Badan Meteorologi, Klimatologi, dan Geofisika"
    assert two.role is None


def test_persons_stand_in_one_list():
    assert "Warim Dungkal" in people("Laga itu ditonton Budi Santoso (2 kali), Warim Dungkal, dan Siti Aminah.")
    assert "Kota Layar" not in people("Laga itu ditonton Budi Santoso, Kota Layar, dan Siti Aminah.")


def test_a_hyphen_inside_a_name_is_no_second_person():
    assert set(people("Kapal itu dijaga Ahmad al-Fauzi di Surabaya.")) == {"Ahmad al-Fauzi"}


def test_a_street_is_no_person():
    assert people("Lomba itu digelar di Jalan Haji Ahmad Fauzi, Surabaya.") == {}


@pytest.mark.parametrize(
    ("sentence", "lang", "name", "role"),
    [
        ("Jaksa Olbea Simatupang menuntut terdakwa itu.", "id", "Olbea Simatupang", "Jaksa"),
        ("Nakhoda KM Layar Biru, Olbea Tamafe, ditemukan selamat.", "id", "Olbea Tamafe", "Nakhoda KM Layar Biru"),
        ("Polisi menahan Olbea Tamafe, nakhoda kapal itu.", "id", "Olbea Tamafe", "nakhoda"),
        ("The foreign minister, Olbea Tamafe, accused the rebels.", "en", "Olbea Tamafe", "foreign minister"),
        ("Harbour owner Olbea Tamafe was arrested on Tuesday.", "en", "Olbea Tamafe", "Harbour owner"),
        ("Mayor Weil-Tamafe opened the market on Tuesday.", "en", "Weil-Tamafe", "Mayor"),
    ],
)
def test_an_office_tells_a_name_that_no_list_holds(sentence, lang, name, role):
    assert [(person.name, person.role) for person in told(sentence, lang=lang).people] == [(name, role)]


def test_the_town_of_the_dateline_is_none_of_a_name():
    page = article("Wali Kota Kuala Imbe Hendra Gunadi membuka pasar itu.")
    page = msgspec.structs.replace(page, dateline=Found(value=Dateline(place="KUALA IMBE", outlet=None), rule="said"))
    assert [(person.name, person.role) for person in facts(page).people] == [
        ("Hendra Gunadi", "Wali Kota Kuala Imbe")
    ]


def test_a_company_is_not_its_director():
    people = told("Direktur Layar Emas, Siti Rahma, menolak berkomentar.").people
    assert [(person.name, person.role) for person in people] == [("Siti Rahma", "Direktur Layar Emas")]


def test_two_of_one_last_name_with_a_hyphen_are_two():
    people = told("Anna Weil opened the market.", "Mayor Weil-Tamafe said he would come.", lang="en").people
    assert [person.name for person in people] == ["Anna Weil", "Weil-Tamafe"]


def test_a_town_after_its_office_is_no_word_of_a_name_that_the_model_doubts():
    assert set(people("Bupati Elok Ayu Lestari membuka jembatan itu pada Kamis pagi, disaksikan warga.")) == {
        "Ayu Lestari"
    }


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        (
            "Menurut hitungan pengacara warga, Siti Rahma, biayanya dua miliar rupiah.",
            "Siti Rahma",
            "pengacara warga",
        ),
        ("Majelis yang diketuai Hakim Agung Budi Hartono menolak kasasi itu.", "Budi Hartono", "Hakim Agung"),
    ],
)
def test_an_office_begins_with_its_own_word_and_ends_with_it(sentence, name, role):
    assert [(person.name, person.role) for person in told(sentence).people] == [(name, role)]


def test_the_town_of_a_body_is_no_word_of_a_name_after_it():
    (person,) = told("Panitera Sekretaris PTUN Medan Syamsir Wasela ditahan.").people
    assert person.name == "Syamsir Wasela"


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        (
            "Polisi memeriksa korban Siti Rahma (25), warga Desa Randai, di Surabaya.",
            "Siti Rahma",
            "warga Desa Randai",
        ),
        ("Profesor Budi Hartono selaku Direktur Balai Layar hadir.", "Budi Hartono", "Direktur Balai Layar"),
        ("Ia mengalahkan pemain Indonesia lainnya Budi Hartono di Surabaya.", "Budi Hartono", "pemain Indonesia"),
        ("Dua kiper yakni Budi Hartono dan Ahmad Fauzi menolak hadir.", "Budi Hartono", "kiper"),
        ("Polisi menangkap siswa SMK berinisial Rahmat (17) di Surabaya.", "Rahmat", "siswa SMK"),
        ("Co-Founder Layar Biru Budi Hartono menolak hadir.", "Budi Hartono", "Co-Founder Layar Biru"),
        ("Ketua Dewan Layar sekaligus politikus Partai Biru Siti Rahma hadir.", "Siti Rahma", "Ketua Dewan Layar"),
        (
            "Polisi memeriksa Direktur Balai Layar Komisaris Besar Budi Hartono.",
            "Budi Hartono",
            "Direktur Balai Layar",
        ),
        ("Kepala Balai Layar Surabaya Moh. Hartono menolak hadir.", "Moh. Hartono", "Kepala Balai Layar Surabaya"),
        ("Siti Rahma, penyanyi opera, menolak hadir.", "Siti Rahma", "penyanyi opera"),
        ("Siti Rahma adalah profesor di Universitas Layar.", "Siti Rahma", "profesor di Universitas Layar"),
        (
            '"Mahal," tutur Siti Rahma salah satu wisatawan asal Bandung.',
            "Siti Rahma",
            "salah satu wisatawan asal Bandung",
        ),
        ("Salah satu warga yang tinggal di sana, Siti Rahma, menolak.", "Siti Rahma", "Salah satu warga"),
        ("Ia datang bersama asistennya, Budi Hartono.", "Budi Hartono", "asistennya"),
        ("Budi Hartono resmi dilantik sebagai Direktur Layar Biru.", "Budi Hartono", "Direktur Layar Biru"),
        ("Budi Hartono menjadi Kapolda Randai pada Senin.", "Budi Hartono", "Kapolda Randai"),
        ("Budi Hartono menjadi bintang malam itu.", "Budi Hartono", None),
        ("Siti Rahma yang merupakan ketua panitia mengatakan harga naik.", "Siti Rahma", "ketua panitia"),
        ("Budi Hartono - Ketua Dewan Layar - menolak hadir.", "Budi Hartono", "Ketua Dewan Layar"),
        ("Pelatih baru Layar Biru, Budi Hartono, lega.", "Budi Hartono", "Pelatih baru Layar Biru"),
        (
            "Direktur Gempa Bumi dan Tsunami BMKG, Budi Hartono, lega.",
            "Budi Hartono",
            "Direktur Gempa Bumi dan Tsunami",
        ),
        ("Penjelasan Kepala Balai Kepala Balai Layar Budi Hartono pendek.", "Budi Hartono", "Kepala Balai Layar"),
        ("Ketua Balai Layar 2018–2020, Budi Hartono, lega.", "Budi Hartono", "Ketua Balai Layar"),
        ("Mereka menemui Budi Hartono, tinggal di rumah itu, kemarin.", "Budi Hartono", None),
        ("Salah satu penjual ikan di kawasan pasar, Budi Hartono, lega.", "Budi Hartono", "Salah satu penjual ikan"),
        ("Mantan pemain Layar Biru yang pulang, Budi Hartono, lega.", "Budi Hartono", "Mantan pemain Layar Biru"),
        ("Salah satu petani bawang merah Siti Rahma mengaku lega.", "Siti Rahma", "Salah satu petani bawang merah"),
        ('"Mahal," kata Siti Rahma, creative director Layar Biru.', "Siti Rahma", "creative director Layar Biru"),
        ("Gol itu dicetak Mohamed Salah di Surabaya.", "Mohamed", None),
        ("Rekan setim Budi Hartono menolak hadir.", "Budi Hartono", None),
        ("Mereka ditemani kuasa hukumnya, salah satunya Budi Hartono.", "Budi Hartono", "kuasa hukumnya"),
        ("Mereka memecat ketua umum mereka, Budi Hartono.", "Budi Hartono", "ketua umum"),
        ("Turut hadir Budi Hartono (Branch Manager Layar Biru).", "Budi Hartono", "Branch Manager Layar Biru"),
        ("Tawaran itu disampaikan utusan Siti Rahma, Budi Hartono.", "Budi Hartono", "utusan Siti Rahma"),
        ('"Mahal," kata Budi Hartono, Brand Director Layar Biru di Surabaya.', "Budi Hartono", "Brand Director"),
        ("Itu kata putra bungsu Presiden Budi Hartono.", "Budi Hartono", "Presiden"),
        ("Menurut Siti Rahma, beras yang baik tahan lama.", "Siti Rahma", None),
        ("Mereka menemui Budi Hartono, dua penambal layar yang pulang.", "Budi Hartono", None),
        ("Ketua itu pergi, tetapi kapal akan dibawa, seperti Budi Hartono.", "Budi Hartono", None),
        ("Polisi memeriksa Budi Hartono (BH), pihak swasta.", "Budi Hartono", "pihak swasta"),
        ("Polisi memeriksa mantan presiden Budi Hartono, salah satu saksi.", "Budi Hartono", "mantan presiden"),
        ("Melihat Siti Rahma, polisi menawarkan bantuan.", "Siti Rahma", None),
        ("Sopirnya Siti Rahma menolak hadir.", "Siti Rahma", None),
        ("Selama di Surabaya, Siti Rahma menolak hadir.", "Siti Rahma", None),
        ("Dalam wawancara dengan The Randai Reporter, Siti Rahma menolak hadir.", "Siti Rahma", None),
        ("Siti Rahma adalah salah satu yang pertama hadir di Surabaya.", "Siti Rahma", None),
    ],
)
def test_an_office_is_cut_where_it_begins_and_ends(sentence, name, role):
    found = people(sentence)
    assert name in found
    assert (found[name] or "").startswith(role or "")
    assert (found[name] is None) == (role is None)


def test_a_bracket_after_a_name_is_no_second_person():
    assert set(people("Menteri Perhubungan Susilo Hartono (SH) membuka pasar itu di Surabaya.")) == {"Susilo Hartono"}


def test_a_title_of_those_who_reign_is_no_part_of_the_name():
    found = people("Pangeran William membuka pasar itu. Adik William hadir di Surabaya.")
    assert found == {"William": "Pangeran"}


def test_a_body_named_like_a_person_is_part_of_the_office():
    found = people("Ketua Yayasan Budi Santoso, Ahmad Fauzi, mengatakan harga beras turun.")
    assert found == {"Ahmad Fauzi": "Ketua Yayasan Budi Santoso"}


def test_a_description_in_mid_sentence_is_of_the_only_one_named_before():
    found = people("Siti Rahma pulang ke Surabaya. Kemarin, mantan presenter Radio Randai itu menolak hadir.")
    assert found == {"Siti Rahma": "mantan presenter Radio Randai"}
    assert people("Siti Rahma pulang ke Surabaya. Kemarin, petugas keamanan itu menolak hadir.") == {
        "Siti Rahma": None
    }


def test_of_two_the_one_who_serves_has_the_office_with_the_name():
    found = people("Hal itu disampaikan juru bicara Menteri Layar Budi Hartono, Siti Rahma, di Surabaya.")
    assert found == {
        "Budi Hartono": "Menteri Layar",
        "Siti Rahma": "juru bicara Menteri Layar Budi Hartono",
    }


def test_the_office_of_the_next_in_a_list_is_not_of_the_one_before():
    found = people(
        "Kapal itu dikemudikan Budi Hartono (25) warga Surabaya dan penumpang Siti Rahma (42) warga Bandung."
    )
    assert found == {"Budi Hartono": "warga Surabaya", "Siti Rahma": "penumpang"}


@pytest.mark.parametrize(
    "text",
    [
        '"Kami siap," kata Ketua Dewan Layar Siti Nadratuzzaman. Menurut Nadra, harga beras turun.',
        '"Kami siap," kata Direktur Balai Layar Rudy Hartono. Menurut Rudi, harga beras turun.',
        '"Kami siap," kata Gubernur Budi Hartono. Pria yang akrab disapa Kang Emil itu menolak hadir.',
        "Ketua Umum Dewan Layar Edhie Baskoro Hartono atau Ibas menolak hadir. Menurut Ibas, harga beras turun.",
        "Polisi menangkap Linda Wijaya alias Anita Cepu di Surabaya. Anita mengaku menyesal.",
    ],
)
def test_a_name_made_of_anothers_beginning_or_given_to_him_is_his(text):
    assert len(told(text).people) == 1


def test_a_degree_behind_a_comma_is_no_person():
    assert set(people("Kepala Dinas Pendidikan Randai, Drs. H. Budi Hartono, M.Pd., menolak hadir.")) == {
        "Budi Hartono"
    }


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("Kuasa hukum Budi, Dewi Rusdi S.H., M.H., mengatakan kliennya sakit.", "Dewi Rusdi", "Kuasa hukum Budi"),
        ("Pengacara para korban, Dewi Rusdi, menuntut ganti rugi.", "Dewi Rusdi", "Pengacara para korban"),
        ("Juru bicara tim sukses Budi Wibi, Dewi Rusdi, hadir.", "Dewi Rusdi", "Juru bicara tim sukses Budi Wibi"),
        ("Juru bicara tim sukses Budi Wibi, Dewi Rusdi, hadir.", "Budi Wibi", None),
        ("Bupati Randai Baru Dewi Rusdi meresmikan pasar.", "Dewi Rusdi", "Bupati Randai Baru"),
        ("Eks Bupati Selat Baru dua periode Dewi Rusdi hadir.", "Dewi Rusdi", "Eks Bupati Selat Baru"),
        ("Gubernur Teluk Sarai Mayjen TNI (Purn) Dewi Rusdi hadir.", "Dewi Rusdi", "Gubernur Teluk Sarai"),
        ("Pelatih PSKR Hermansyah mengatakan timnya siap.", "Hermansyah", "Pelatih PSKR"),
        ("Ketua DPRD Kota Randai La Ode Karim hadir.", "La Ode Karim", "Ketua DPRD Kota Randai"),
        ("Sekretaris Jenderal Liga Sarai Ban Hae-moon tiba.", "Ban Hae-moon", "Sekretaris Jenderal Liga Sarai"),
        ("Ketua Ikatan Nelayan (INR), H. Moh. Saleh, hadir.", "Moh. Saleh", "Ketua Ikatan Nelayan (INR)"),
        ("Camat Randai, I Nyoman Gede Putra, hadir.", "I Nyoman Gede Putra", "Camat Randai"),
        ("Bupati Andi Mulayang hadir di Randai.", "Andi Mulayang", "Bupati"),
    ],
)  # fmt: skip
def test_whose_office_it_is_and_where_the_name_begins(text, person, role):
    assert people(text).get(person, "nobody") == role


def test_degrees_are_no_persons():
    assert list(people("Wakil Bupati Drs. H. Budi Rusdi, M.M., melantik 12 camat di Randai.")) == ["Budi Rusdi"]


def test_initials_with_an_age_are_a_person_on_the_whole_page():
    found = people("Polisi menangkap tersangka berinisial MK (41) di Randai.", "MK menyerahkan diri. MK menyesal.")
    assert "MK" in found


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("U.S. Secretary of State Anna Weil left Sarai.", "Anna Weil", "U.S. Secretary of State"),
        ("Randai Council leader Mark Weil said the plan was dead.", "Mark Weil", "Randai Council leader"),
        ("Mountain rescue chief Anna Weil said nobody was hurt.", "Anna Weil", "Mountain rescue chief"),
        ('Chief Executive Officer Robert "Bob" Weil said so.', 'Robert "Bob" Weil', "Chief Executive Officer"),
        ("City Clerk Donna Weil opened the meeting.", "Donna Weil", "City Clerk"),
        ("Detective Superintendent Anna Weil said so.", "Anna Weil", "Detective Superintendent"),
        ("Eva Weil, professor of law at Randai College, left.", "Eva Weil", "professor of law at Randai College"),
        ("On Monday coach Anna Weil left Sarai.", "Anna Weil", "coach"),
        ("However, Sarai pipelines executive Anna Weil left.", "Anna Weil", "Sarai pipelines executive"),
        ("The court fired clerk Anna Weil.", "Anna Weil", "clerk"),
        ("Justice Department Inspector General Anna Weil left.", "Anna Weil", "Justice Department Inspector General"),
        ("Sarai exercise director Brigadier General Anna Weil left.", "Anna Weil", "Sarai exercise director"),
        ("Courier Editor-in-Chief Anna Weil left.", "Anna Weil", "Courier Editor-in-Chief"),
        ("The minister of mines and energy Anna Weil left.", "Anna Weil", "minister of mines and energy"),
        ("Anna Weil, an expert in public law at Randai College, left.", "Anna Weil",
         "expert in public law at Randai College"),
        ("In a letter to other deputy ministers, Anna Weil explained it.", "Anna Weil", None),
        ("Aside from the obvious, Anna Weil left.", "Anna Weil", None),
        ("Police arrested former mayor Anna Weil in Sarai.", "Anna Weil", "former mayor"),
    ],
)  # fmt: skip
def test_english_offices_are_whole(text, person, role):
    assert people(text, lang="en").get(person, "nobody") == role


def test_companies_are_no_persons_for_what_they_say():
    assert people("Quanta Motors said that demand fell. Channel Six reported it first.", lang="en") == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Senate leader Greg Weil of Sarai said so.", {"Greg Weil": "Senate leader"}),
        ("Anna Weil played well against Kim Hae-min and left.", {"Anna Weil": None, "Kim Hae-min": None}),
        ("The Randai Beacon reported it. NEVER SAY GOODBYE. Gen Z women left.", {}),
        ("Anna Weil, a spokeswoman for the agency, left.", {"Anna Weil": "spokeswoman for the agency"}),
        ("The 34-year-old striker Anna Weil left.", {"Anna Weil": "striker"}),
        (
            "U.S. Attorney for the District of Ohio Anna Weil left.",
            {"Anna Weil": "U.S. Attorney for the District of Ohio"},
        ),
        ("Defendants Anna Weil, 68, of Sarai, and others left.", {"Anna Weil": None}),
        ("North Carolina is one of a few states.", {}),
        ("If one analyst catches chief executive Anna Weil sneezing, run.", {"Anna Weil": "chief executive"}),
    ],
)
def test_english_names_end_where_they_do(text, found):
    got = people(text, lang="en")
    assert {name: role for name, role in got.items() if "Kim" not in name or "Kim Hae-min" in found} == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Orla Venn resigned on Tuesday.", ["Orla Venn"]),
        ("Tarkan Oduya later scored twice.", ["Tarkan Oduya"]),
        ("Green Energy rose on Tuesday.", []),
        ("Hexley Rovers scored twice.", []),
    ],
)
def test_an_unknown_english_subject_is_a_person_by_what_persons_do(sentence, found):
    some = told(sentence, lang="en").people
    assert [person.name for person in some] == found
    assert all(person.confidence <= 0.6 for person in some)
