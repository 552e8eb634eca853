"""The body: the passages of the report, put together from the roles of its blocks."""

from __future__ import annotations

from kronik.records import BODY, Labelled, Page, Passage, Span


def body(page: Page, labels: tuple[Labelled, ...]) -> tuple[Passage, ...]:
    """Give the passages of the report in reading order.

    Args:     labels: from `roles.label`, covering every block once.
    Returns:  one passage for each paragraph, subheading, list item, quotation, cell or live entry. What `<br>` or the
              cutting of a long line parted is one paragraph again; its span then runs from its first piece to its
              last. The moment of a live entry is for the finder of moments to add.
    """
    passages: list[Passage] = []
    going_on, blocks = False, iter(page.blocks)
    block = next(blocks)
    for label in labels:
        if label.role not in BODY:
            going_on = False
            continue
        while block.span.end <= label.span.start:
            block = next(blocks)
        text = block.of(label.span).strip()
        if not text:
            going_on = False
        elif going_on and block.joined and label.span.start == block.span.start and passages[-1].role is label.role:
            passages[-1] = _longer(passages[-1], text, label.span, block.joined)
        else:
            passages.append(Passage(role=label.role, text=text, span=label.span))
            going_on = True
    return tuple(passages)


def _longer(passage: Passage, text: str, span: Span, joined: str) -> Passage:
    return Passage(role=passage.role, text=f"{passage.text}{joined}{text}", span=Span(passage.span.start, span.end))
