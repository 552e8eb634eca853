"""Make the example pages: `python examples/build.py [FOLDER]` writes pages/, truth.jsonl and facts.jsonl there.

The saved pages are part of the project; a test holds that they equal a fresh build. Stories are in stories/, the
outlets in outlets.toml, the page styles in templates/.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import warc
from content import HERE, Written, articles, outlets
from facts import facts
from outlet import local
from render import Press, encoded, pages_of
from truth import truth


def build(folder: Path) -> None:
    """Write all pages and their truth below the folder."""
    everything = articles()
    press = Press(outlets(), everything)
    saved = [a for a in everything.values() if a.style != "none"]
    told = files(press, [a for a in saved if a.store in {"file", "gz"}], folder)
    told += crawl(press, [a for a in saved if a.store == "warc"], folder)
    told += wire(press, [a for a in saved if a.store == "jsonl"], folder)
    (folder / "truth.jsonl").write_text(lines(told), "utf-8")
    (folder / "facts.jsonl").write_text(lines(facts(press)), "utf-8")


def lines(rows: Iterable[dict[str, Any]]) -> str:
    """The rows as JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def files(press: Press, chosen: list[Written], folder: Path) -> list[dict[str, Any]]:
    """The pages that were saved as files of their own."""
    told = []
    for article in chosen:
        for number in range(1, len(pages_of(article)) + 1):
            name = article.id + (f"-{number}" if number > 1 else "")
            ending = ".txt" if article.style == "flat" else ".html"
            data = encoded(press.page(article, number), article.style)
            if article.store == "gz":
                data, ending = warc.zipped(data), ending + ".gz"
            file = Path("pages", article.outlet, name + ending)
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(data)
            told.append(truth(press, article, number, name, file.as_posix()))
    return told


def crawl(press: Press, chosen: list[Written], folder: Path) -> list[dict[str, Any]]:
    """The pages that a crawler kept in a WARC file, with a picture among them and the first of them seen again."""
    codings = ("", "gzip", "chunked")
    pages, told = [], []
    for at, article in enumerate(chosen):
        assert article.captured
        moment = article.captured.astimezone(UTC)
        data = encoded(press.page(article), article.style)
        mime = "text/html" if article.style == "table" else "text/html; charset=utf-8"
        url = press.fetched(article)
        pages.append(warc.Fetched(url, moment, data, mime, codings[at % 3]))
        name = warc.record_id(url, moment).strip("<>")
        told.append(truth(press, article, 1, name, "pages/crawl.warc.gz"))
    first = pages[0]
    shot = warc.Fetched(first.url + "/thumb.jpg", first.moment + timedelta(seconds=2), warc.picture(), "image/png")
    again = warc.Fetched(first.url, first.moment + timedelta(days=1), first.payload)
    (folder / "pages/crawl.warc.gz").write_bytes(warc.write([*pages, shot], again))
    return told


def wire(press: Press, chosen: list[Written], folder: Path) -> list[dict[str, Any]]:
    """The lines that a feed reader kept: text or HTML, with what the feed declared."""
    rows, told = [], []
    for article in chosen:
        row = {"id": article.id, "url": press.fetched(article), "lang": press.outlets[article.outlet].lang}
        row |= declared(press, article) | payload(press, article)
        rows.append(row)
        told.append(truth(press, article, 1, article.id, "pages/wire.jsonl"))
    (folder / "pages/wire.jsonl").write_text(lines(rows), "utf-8")
    return told


def declared(press: Press, article: Written) -> dict[str, str]:
    """What the feed said of an article."""
    outlet = press.outlets[article.outlet]
    found = {"title": article.title, "published": local(article.published, outlet).isoformat()}
    if article.captured:
        found["captured"] = local(article.captured, outlet).isoformat()
    return found


def payload(press: Press, article: Written) -> dict[str, str]:
    """The page itself, as the line holds it."""
    if article.kind == "brief":
        return {"text": ""}
    text = press.page(article)
    if article.variant == "one-line":
        return {"text": " ".join(text.split())}
    if article.variant == "mojibake":
        return {"text": text.encode().decode("mac_roman")}
    return {"text": text} if article.style == "flat" else {"html": text}


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
