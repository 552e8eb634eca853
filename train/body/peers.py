"""What other extractors take for the body of each page: the votes that label pages without a true body.

python train/body/peers.py SHARED OUT.jsonl
"""

from __future__ import annotations

import gzip
import json
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import lxml.html
import newspaper
import trafilatura
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

SETS = ("trafilatura", "htmldate_default")


def precise(html: str, url: str) -> str:
    """Give trafilatura's body, favouring precision."""
    return trafilatura.extract(html, url=url, favor_precision=True, include_comments=False) or ""


def fast(html: str, url: str) -> str:
    """Give trafilatura's body without its fallbacks."""
    return trafilatura.extract(html, url=url, include_comments=False, fast=True) or ""


def readable(html: str, url: str) -> str:  # noqa: ARG001 - peers share one shape
    """Give readability-lxml's body."""
    return str(lxml.html.fromstring(Document(html).summary()).text_content())


def resilient(html: str, url: str) -> str:  # noqa: ARG001
    """Give resiliparse's main content."""
    text = extract_plain_text(
        html, main_content=True, preserve_formatting=True, alt_texts=False, links=False, list_bullets=False
    )
    return str(text)


def paper(html: str, url: str) -> str:
    """Give newspaper4k's body."""
    article = newspaper.Article(url or "https://page.example/")
    article.set_html(html)
    article.parse()
    return str(article.text)


PEERS: dict[str, tuple[Callable[[str, str], str], float]] = {
    "precise": (precise, 0.3),
    "paper": (paper, 0.2),
    "resilient": (resilient, 0.2),
    "readable": (readable, 0.15),
    "fast": (fast, 0.15),
}
"""Each peer with the weight of its vote: by its precision on pages with a true body."""


def pages(shared: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Give the pages without a true body, each once, with their HTML."""
    seen: set[str] = set()
    for name in SETS:
        folder = shared / "data" / "pages" / name
        for line in (folder / "truth.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            if row["id"] not in seen:
                seen.add(row["id"])
                yield row, gzip.decompress((folder / row["html"]).read_bytes()).decode("utf-8", "replace")


def main() -> None:
    """Write one line a page: its id and each peer's body."""
    logging.disable(logging.CRITICAL)
    shared, out = Path(sys.argv[1]), Path(sys.argv[2])
    with out.open("w", encoding="utf-8") as file:
        for row, html in pages(shared):
            bodies = {}
            for name, (peer, _) in PEERS.items():
                try:
                    bodies[name] = peer(html, row["url"] or "")
                # Peers raise whatever they raise on odd pages; such a page has one vote less.
                except Exception:
                    bodies[name] = ""
            file.write(json.dumps({"id": row["id"], **bodies}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
