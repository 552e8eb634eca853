"""Captures for the tests of the page layer."""

from __future__ import annotations

from kronik import page
from kronik.records import Capture, Form, Page, Place, Refusal

ADDRESS = "https://lentera.example/kota/2024/05/jembatan"


def read(payload: str | bytes, form: Form = Form.HTML, charset: str | None = None) -> Page | Refusal:
    """Read a payload as the program does."""
    place = Place(file="leaf")
    return page.read(Capture(id="leaf", form=form, payload=payload, place=place, url=ADDRESS, charset=charset))


def opened(payload: str | bytes, form: Form = Form.HTML, charset: str | None = None) -> Page:
    """Read a payload that must be a page."""
    leaf = read(payload, form, charset)
    assert isinstance(leaf, Page), leaf
    return leaf


def texts(payload: str | bytes, form: Form = Form.HTML) -> list[str]:
    """The blocks of a payload."""
    return [block.text for block in opened(payload, form).blocks]
