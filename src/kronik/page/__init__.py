"""Capture -> Page: whatever was saved becomes blocks in reading order over one text.

    decode     bytes -> text, whatever the header and the meta tag claim
    saver      what the tool that saved the page put into it, taken off
    html       text with tags -> blocks with hints
    flat       text without tags -> blocks by the shape of its lines
    mojibake   text that was decoded wrongly before, or left with entities -> what it meant
    wrapped    text wrapped at a width -> its paragraphs in one line each
    markdown   marks of Markdown taken out of a text, and what they said
    given      a text as it was given, and the place of each character of what was made of it
    hints      what element names, classes and ids mean
    declared   what the page says of itself in its tags
    hidden     the report of a page that shows none, from what it declares

Pure: no file, no clock, no network. After this stage nobody asks whether a page was HTML or text.
"""

from __future__ import annotations

from msgspec.structs import replace

from kronik.page import flat, html, mojibake, saver
from kronik.page.decode import Decoded, decode
from kronik.page.given import Given
from kronik.records import Capture, Declared, Form, Page, Refusal

__all__ = ["read"]


def read(capture: Capture) -> Page | Refusal:
    """Give the capture's blocks in reading order, or say why it has none.

    Returns:  a Page whose spans count code points of `Page.text`: the text as given for Form.TEXT, the visible text
              one block a line for Form.HTML.
              Refusal EMPTY (nothing visible), BAD_CHARSET (bytes that are text in no charset), OVER_BUDGET (more
              bytes or elements than one page may cost; see `decode.BYTES` and `html.ELEMENTS`).
    Raises:   nothing that depends on the page.
    """
    decoded = decode(capture)
    if not isinstance(decoded, Decoded):
        return decoded
    capture, decoded = saver.restore(capture, decoded)
    capture = replace(capture, declared=_told(capture.declared))
    reader = html.read if capture.form is Form.HTML else flat.read
    return reader(capture, decoded)


def _told(declared: Declared) -> Declared:
    """Give what a source says of a page without mojibake and entities; its text was damaged with it, or later."""
    title, outlet = (
        mojibake.whole(Given(said or ""))[0].text.strip() or None for said in (declared.title, declared.outlet)
    )
    return replace(declared, title=title, outlet=outlet)
