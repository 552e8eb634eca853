"""Bodies and speed against the peers, on the same pages in one run: one table out.

    python bench/extract.py SHARED [--set fundus-dev] [--every 1]

Quality is scored by SHARED/score/pages.py. Speed is CPU time on one core, pages decoded and in memory; readers are
warmed on three pages first and take turns, so that a machine that slows down slows all of them. Kronik stands twice:
all fields, and body alone. Its figures on fundus-dev are those of pages that its model has seen;
`train/body/README.md` has the cross-validated ones.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

Reader = Callable[[str, str], dict[str, Any]]
WARM, TURN = 3, 9


def kronik(html: str, url: str) -> dict[str, Any]:
    """Read all fields."""
    from kronik import flow
    from kronik.records import Article, Capture, Form, Place

    article = flow.read(Capture(id="-", form=Form.HTML, payload=html, place=Place(file="-"), url=url))
    return {"body": [passage.text for passage in article.body]} if isinstance(article, Article) else {}


def kronik_body(html: str, url: str) -> dict[str, Any]:
    """Read the body alone, the language taken as English."""
    from kronik import page
    from kronik.language import load
    from kronik.records import Capture, Form, Lang, Page, Place
    from kronik.recover import roles
    from kronik.recover.body import body

    leaf = page.read(Capture(id="-", form=Form.HTML, payload=html, place=Place(file="-"), url=url))
    if not isinstance(leaf, Page):
        return {}
    return {"body": [passage.text for passage in body(leaf, roles.label(leaf, load(Lang("en"))))]}


def trafilatura_full(html: str, url: str) -> dict[str, Any]:
    """Read with trafilatura and its metadata, as its documentation calls it."""
    import trafilatura

    found = trafilatura.extract(html, url=url, with_metadata=True, include_comments=False, output_format="json")
    return {"body": json.loads(found)["text"] if found else ""}


def trafilatura_precise(html: str, url: str) -> dict[str, Any]:
    """Read with trafilatura, favouring precision."""
    import trafilatura

    return {"body": trafilatura.extract(html, url=url, favor_precision=True, include_comments=False) or ""}


def newspaper(html: str, url: str) -> dict[str, Any]:
    """Read with newspaper4k."""
    import newspaper as paper

    article = paper.Article(url)
    article.download(input_html=html)
    article.parse()
    return {"body": article.text}


def readability(html: str, url: str) -> dict[str, Any]:  # noqa: ARG001 - readers share one shape
    """Read with readability-lxml."""
    import lxml.html
    from readability import Document

    return {"body": lxml.html.fromstring(Document(html).summary()).text_content()}


def resiliparse(html: str, url: str) -> dict[str, Any]:  # noqa: ARG001 - as above
    """Read the main content with resiliparse."""
    from resiliparse.extract.html2text import extract_plain_text

    return {
        "body": extract_plain_text(html, main_content=True, preserve_formatting=True, alt_texts=False, links=False)
    }


READERS: dict[str, Reader] = {
    "kronik, all fields": kronik,
    "kronik, body": kronik_body,
    "trafilatura, metadata": trafilatura_full,
    "trafilatura, precision": trafilatura_precise,
    "newspaper4k": newspaper,
    "readability-lxml": readability,
    "resiliparse, body": resiliparse,
}


def scorer(shared: Path) -> ModuleType:
    """Load the scorer that both sides use."""
    spec = importlib.util.spec_from_file_location("pages", shared / "score" / "pages.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer in {shared}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


Pages = list[tuple[dict[str, Any], str]]


class Heat:
    """What one reader has answered so far, and the CPU seconds that it took."""

    def __init__(self, reader: Reader, pages: Pages) -> None:
        """Warm the reader on the first of `pages`.

        Raises: ImportError where the peer is not installed.
        """
        self.reader, self.seconds = reader, 0.0
        self.answers: dict[str, dict[str, Any]] = {}
        for row, html in pages[:WARM]:
            reader(html, row["url"])

    def run(self, pages: Pages) -> None:
        """Read more pages."""
        start = time.process_time()
        for row, html in pages:
            try:
                self.answers[row["id"]] = self.reader(html, row["url"])
            # A peer that raises has found nothing on that page, and the table counts it so.
            except Exception as error:
                print(f"{row['id']}: {error!r}", file=sys.stderr)
        self.seconds += time.process_time() - start


def race(readers: dict[str, Reader], pages: Pages) -> dict[str, Heat]:
    """Have all readers that are installed read all pages, in turns of `TURN`."""
    heats = {}
    for name, reader in readers.items():
        try:
            heats[name] = Heat(reader, pages)
        except ImportError as missing:
            print(f"{name:<24}   {missing}; see bench/requirements.txt")
    for at in range(0, len(pages), TURN):
        for heat in heats.values():
            heat.run(pages[at : at + TURN])
    return heats


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", default="fundus-dev")
    parser.add_argument("--every", type=int, default=1, help="take every n-th page")
    options = parser.parse_args()
    folder = options.shared / "data" / "pages" / options.set
    rows = [json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").splitlines()]
    rows = [row for row in rows if row.get("body") or row.get("with")][:: options.every]
    pages = [(row, gzip.decompress((folder / row["html"]).read_bytes()).decode("utf-8", "replace")) for row in rows]
    score = scorer(options.shared)
    print(f"{'':<24}{'F1':>7}{'exact':>7}{'pages/s':>9}   ({len(rows)} pages of {options.set})")
    for name, heat in race(READERS, pages).items():
        result = score.score(rows, heat.answers)[0]
        figures = result.get("body") or result["snippets"]
        speed = len(rows) / heat.seconds
        print(f"{name:<24}{figures['f1']:>7.3f}{figures['accuracy']:>7.3f}{speed:>9.1f}", flush=True)


if __name__ == "__main__":
    main()
