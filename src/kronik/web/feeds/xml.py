"""Elements with texts that XML can hold: a character that it forbids would make the whole document unreadable."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

from kronik.web.render import shown


def child(parent: Tree.Element, name: str, text: str | None = None, **attributes: str) -> Tree.Element:
    """Put an element at the end of another."""
    element = Tree.SubElement(parent, name, {key: shown(value) for key, value in attributes.items()})
    element.text = None if text is None else shown(text)
    return element


def written(root: Tree.Element) -> bytes:
    """Give the document, in UTF-8 and saying so."""
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + Tree.tostring(root, encoding="unicode").encode("utf-8")
