"""A language is one file: the guide's own example, loaded as a pack, tells time without a line of Python."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from kronik import language
from kronik.language import Lang, Pack
from kronik.when import age, find, moment

ANCHOR = date(2017, 11, 22)

PORTUGUESE = """
code = "pt"
name = "português"

[time]
order = "dmy"
months = [
    ["janeiro", "jan"], ["fevereiro", "fev"], ["março", "mar"], ["abril", "abr"], ["maio", "mai"], ["junho", "jun"],
    ["julho", "jul"], ["agosto", "ago"], ["setembro", "set"], ["outubro", "out"], ["novembro", "nov"],
    ["dezembro", "dez"],
]
weekdays = [
    ["segunda-feira", "segunda"], ["terça-feira", "terça"], ["quarta-feira", "quarta"], ["quinta-feira", "quinta"],
    ["sexta-feira", "sexta"], ["sábado"], ["domingo"],
]
glue = ["de"]
until = ["até", "a"]
about = ["cerca de"]
clocks = ["às"]
within = ["em", "desde"]
will = ["vai"]
said = ["disse"]
every = ["todos os", "todas as"]
never = ["sexta-feira santa"]
ago = ["há {0}"]

[time.units]
day = ["dia", "dias"]
week = ["semana", "semanas"]
month = ["mês", "meses"]
year = ["ano", "anos"]

[time.numbers]
dois = 2
duas = 2
vinte = 20
cinco = 5

[time.days]
ontem = [-1, "day"]

[time.after]
last = ["passado", "passada"]
ago = ["atrás"]

[time.refs]
PRESENT_REF = ["agora"]

[time.feasts]
"natal" = "12-25"
"""

SAID = [
    ("A ponte abriu em 21 de novembro de 2017.", "2017-11-21"),
    ("disse o prefeito na terça-feira.", "2017-11-21"),
    ("O rio vai baixar na sexta.", "2017-11-24"),
    ("ontem às 10:30", "2017-11-21T10:30"),
    ("o ano passado", "2016"),
    ("duas semanas atrás", "2017-W45"),
    ("vinte cinco anos", "P25Y"),
    ("desde 2010", "2010"),
    ("todos os dias", "P1D"),
    ("cerca de cinco anos", "P5Y"),
    ("de 3 a 5 de maio de 2016", "2016-05-03/2016-05-05"),
    ("Natal de 2016", "2016-12-25"),
    ("agora", "PRESENT_REF"),
]


@pytest.fixture(scope="module")
def portuguese() -> Pack:
    return msgspec.toml.decode(PORTUGUESE, type=Pack)


@pytest.mark.parametrize(("text", "value"), SAID)
def test_a_new_file_is_enough_to_tell_time(text: str, value: str, portuguese: Pack) -> None:
    assert [found.value for found in find(text, pack=portuguese, anchor=ANCHOR)] == [value]


def test_a_phrase_that_tells_no_time_tells_none(portuguese: Pack) -> None:
    assert find("a Sexta-feira Santa", pack=portuguese, anchor=ANCHOR) == ()


def test_a_new_file_reads_stamps_and_ages(portuguese: Pack) -> None:
    at = moment("21 nov 2017 às 10:53", pack=portuguese)
    old = age("há 3 dias", pack=portuguese)
    assert at is not None
    assert at.edtf == "2017-11-21T10:53"
    assert old is not None
    assert (old.amount, old.unit) == (3, "day")


@pytest.mark.parametrize(
    ("code", "text", "span", "value"),
    [
        ("de", "Die Fähre sank vor 3 Tagen im Hafen.", "vor 3 Tagen", "2017-11-19"),
        ("fr", "Le pont a fermé il y a 2 semaines.", "il y a 2 semaines", "2017-W45"),
        ("ja", "橋は3日前に閉じた。", "3日前", "2017-11-19"),
        ("ru", "Мост закрыли 4 месяца назад.", "4 месяца назад", "2017-07"),
    ],
)
def test_a_language_without_a_file_has_its_ages_in_running_text(code: str, text: str, span: str, value: str) -> None:
    (found,) = find(text, pack=language.load(Lang(code)), anchor=ANCHOR)
    assert (found.text, found.value) == (span, value)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "le 18 juillet 2023 à 18h32"),
        ("pt", "18 de julho de 2023 às 18h32"),
        ("de", "am 18.07.2023 um 18.32 Uhr"),
        ("es", "18 de julio de 2023 a las 18:32"),
        ("it", "18/07/2023 alle 18:32"),
        ("nl", "18 juli 2023 om 18.32 uur"),
    ],
)
def test_a_clock_behind_a_day_is_read_with_the_words_of_its_language(code: str, text: str) -> None:
    (found,) = find(text, pack=language.load(Lang(code)), anchor=ANCHOR)
    assert found.value == "2023-07-18T18:32"
