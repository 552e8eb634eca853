"""The reading room's own words: one TOML file a language, all with the same keys.

Adding a language to the room is adding `words/<code>.toml`; no template and no code holds a word that a reader sees.
A text is asked for by "section.key". A table of texts is a plural: its form is chosen by the CLDR's rule for the
language and the number `n`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

import msgspec
from babel import Locale
from babel.numbers import format_decimal

from kronik.errors import PackError
from kronik.language.locales import locale
from kronik.records import Lang

DEFAULT = Lang("id")
"""What a reader gets whose browser asks for none of the languages: Indonesian comes first."""

Texts = dict[str, str | dict[str, str]]


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language of the room."""

    code: Lang
    name: str
    """The language's own name for itself."""
    locale: Locale
    sections: dict[str, Texts]

    def say(self, path: str, /, **values: object) -> str:
        """Give the text at "section.key" with its {names} filled; numbers are grouped as the language does.

        Raises: KeyError when no such text exists, which is a fault of the room and not of the reader.
        """
        section, _, key = path.partition(".")
        text = self.sections[section][key]
        if isinstance(text, dict):
            form = self.locale.plural_form(values["n"])  # type: ignore[arg-type]  # what a plural counts is a number
            text = text.get(form) or text["other"]
        return text.format_map({name: self._printed(value) for name, value in values.items()})

    def name_of(self, section: str, word: str) -> str:
        """Give the room's words for a fixed word of the records; an unknown one is shown as it is."""
        text = self.sections[section].get(word, word)
        return text if isinstance(text, str) else word

    def number(self, value: int) -> str:
        """Print a whole number with the language's grouping."""
        return _number(value, str(self.locale))

    def rate(self, value: float) -> str:
        """Print a number to one decimal place, as the language writes it."""
        return _rate(value, str(self.locale))

    def _printed(self, value: object) -> str:
        if isinstance(value, int):
            return self.number(value)
        return self.rate(value) if isinstance(value, float) else str(value)


@lru_cache(1 << 14)
def _number(value: int, locale: str) -> str:
    # Babel takes 30 us, and a page of results has a hundred numbers; most are small.
    return format_decimal(value, locale=locale)


@lru_cache(1 << 14)
def _rate(value: float, locale: str) -> str:
    return format_decimal(value, format="#,##0.0", locale=locale)


@cache
def codes() -> tuple[Lang, ...]:
    """The languages of the room, the default first, then in alphabetical order."""
    files = (resources.files(__package__) / "words").iterdir()
    found = {Lang(file.name.removesuffix(".toml")) for file in files if file.name.endswith(".toml")}
    return (DEFAULT, *sorted(found - {DEFAULT}))


@cache
def load(code: Lang) -> Catalogue:
    """Read the catalogue of one of `codes()`.

    Raises: PackError naming the file when it is not TOML or its tables are not texts.
    """
    file = resources.files(__package__) / "words" / f"{code}.toml"
    try:
        raw = msgspec.toml.decode(file.read_bytes())
        head = {key: raw.pop(key) for key in ("code", "name", "locale")}
        sections = msgspec.convert(raw, dict[str, Texts])
    except (msgspec.MsgspecError, KeyError) as error:
        raise PackError(str(error), place=f"web/words/{code}.toml") from error
    own = locale(head["locale"])
    if own is None:
        raise PackError(f"no locale of the CLDR: {head['locale']}", place=f"web/words/{code}.toml")
    return Catalogue(code=head["code"], name=head["name"], locale=own, sections=sections)


def choose(wish: str | None, accepted: str) -> Catalogue:
    """Give the catalogue that the reader asks for: `?ui=` first, then Accept-Language, then Indonesian."""
    known = codes()
    if wish in known:
        return load(Lang(wish))
    for code in _preferred(accepted):
        if code in known:
            return load(Lang(code))
    return load(DEFAULT)


def _preferred(accepted: str) -> list[str]:
    """The primary language codes of an Accept-Language header, best first (RFC 9110, 12.5.4)."""
    ranked = []
    for part in accepted.split(",")[:32]:
        tag, _, parameter = part.partition(";")
        code = tag.strip().lower().partition("-")[0]
        # "in" is what ISO 639 called Indonesian until 1989, and some browsers still send it.
        ranked.append((-_quality(parameter), "id" if code == "in" else code))
    return [code for quality, code in sorted(ranked, key=lambda pair: pair[0]) if quality < 0]


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
