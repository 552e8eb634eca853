"""Look at the reading room: pictures of every room, and what each costs.

    python bench/rooms.py ARCHIVE [--to FOLDER] [--fold] [--only front article …]

Opens the archive in Chromium (`/usr/bin/chromium`, or $CHROMIUM) and writes one PNG a room and look: light, dark,
phone, and print. Prints for each room what a browser fetched for it, how far it shifted while loading (CLS), the
server's time, and what axe finds wrong. The pictures of the README come from here.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import httpx
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, sync_playwright

from kronik import web
from kronik.archive import Archive
from kronik.records import Moment, Precision

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
DESK = {"width": 1200, "height": 900}
PHONE = {"width": 390, "height": 844}
LOOKS = {
    "light": {"viewport": DESK, "color_scheme": "light"},
    "dark": {"viewport": DESK, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light", "device_scale_factor": 2, "is_mobile": True},
}
SHIFT = """new Promise(done => { let sum = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 200); })"""


AGAINST = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NODES = "document.querySelectorAll('*').length"
PAINT = "(performance.getEntriesByName('first-contentful-paint')[0] || {startTime: 0}).startTime"

HEAVIEST = 60_000
"""Bytes of a page with all that it fetches, and of its HTML as it is before it is packed."""

MOST_SHIFT = 0.0
"""Cumulative layout shift; 0.1 is what the Web Vitals call good, and nothing here needs any."""

_NOW = Moment(
    seen="", edtf="2024", earliest=datetime(2024, 1, 1, tzinfo=UTC), latest=datetime(2024, 12, 31, tzinfo=UTC),
    precision=Precision.YEAR,
)  # fmt: skip

beyond: list[str] = []
"""What is beyond these limits, or what axe finds: WCAG 2.2 AA, contrast in both schemes and targets on a phone."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the room on a free port until the block ends."""
    # With the protocol named, asyncio sets TCP_NODELAY, as it does for a server that opens its own socket.
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    server = uvicorn.Server(uvicorn.Config(web.app(folder), log_level="error"))
    thread = threading.Thread(target=server.run, args=([taken],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def rooms(folder: Path) -> dict[str, str]:
    """The rooms to look at: the article is the one with the most on its page."""
    with Archive.open(folder) as archive:
        newest = archive.search("", limit=200).hits
        stored = [archive.article(hit.id) for hit in newest]
        held = [one for one in stored if one]
        full = max(held, key=lambda one: _richness(one.article))
        many = max(held, key=lambda one: one.versions)
        article = full.article
        story = next(iter(archive.running(1)), None) or next(iter(archive.stories()), None)
        outlet = max(archive.outlets(), key=lambda one: one.articles if one.name else 0)
        word = max((w for w in article.headline.value.split() if w.isalpha()), key=len)  # type: ignore[union-attr]  # a full one has a headline
        kinds = ("person", "organisation", "place")
        first = {kind: (archive.register.entities(kind, limit=1)[0] or (None,))[0] for kind in kinds}
    base = f"/article/{full.id}"
    return {
        "front": "/",
        "search": f"/search?q={word}",
        "narrowed": f"/search?q={quote(f'after:{(newest[0].published or _NOW).edtf[:4]}')}&per=thousand",
        **({"story": f"/story/{story.id}"} if story else {}),
        "stories": "/stories",
        "outlet": f"/outlet?name={quote(outlet.name or '')}",
        "people": "/people",
        "organisations": "/organisations",
        "places": "/places",
        **{kind: f"/{kind}/{one.id}" for kind, one in first.items() if one},
        "quotes": "/quotes",
        "events": "/events",
        "no quotes": "/quotes?q=xyzzy",
        "searches": "/searches",
        "nothing": "/search?q=outlet:nobody+xyzzy",
        "article": base,
        "version": f"/article/{many.id}/{many.version}",
        "changes": f"/article/{many.id}/{many.version}/changes",
        "reading": f"{base}/{full.version}/reading",
        "original": f"{base}/{full.version}/original",
        "about": "/about",
        "help": "/help",
        "api": "/api",
        "lost": "/article/nosuch",
    }


def _richness(article: object) -> int:
    names = ("bylines", "read_also", "related", "body", "tags")
    return sum(min(len(getattr(article, name)), 12) for name in names)


def look(browser: Browser, site: str, folder: Path, paths: dict[str, str], language: str, whole: bool) -> None:
    """Take the pictures and print the costs."""
    print(
        f"{'room':10} {'status':>6} {'html B':>8} {'sent B':>8} {'gets':>4} {'nodes':>6} {'paint':>6} {'CLS':>6}"
        f" {'ms':>6}  axe"
    )
    for look, options in LOOKS.items():
        context = browser.new_context(locale=language, **options)  # type: ignore[arg-type]  # options of several types
        page = context.new_page()
        for name, path in paths.items():
            visit(page, site, name, path, look, folder, whole)
        context.close()


def visit(page: Page, site: str, name: str, path: str, look: str, folder: Path, whole: bool) -> None:
    """Open one room, measure it, and take its picture."""
    sizes: list[int] = []

    def count(reply: Response) -> None:
        sizes.append(int(reply.headers.get("content-length", 0)))

    page.on("response", count)
    reply = page.goto(site + path, wait_until="load")
    assert reply
    shift = page.evaluate(SHIFT)
    found = Axe().run(page, options={"runOnly": AGAINST}).response["violations"]
    page.screenshot(path=folder / f"{name.replace(' ', '-')}-{look}.png", full_page=whole)
    if look == "light":
        ms = server_time(site + path)
        wrong = ", ".join(f"{one['id']} x{len(one['nodes'])}" for one in found) or "nothing"
        print(
            f"{name:10} {reply.status:>6} {len(reply.body()):>8} {sum(sizes):>8} {len(sizes):>4}"
            f" {page.evaluate(NODES):>6} {page.evaluate(PAINT):>6.0f} {shift:>6.3f} {ms:>6.1f}  {wrong}"
        )
        if sum(sizes) > HEAVIEST or len(reply.body()) > HEAVIEST or shift > MOST_SHIFT:
            beyond.append(f"{name}: too heavy, or it shifts")
        page.emulate_media(media="print")
        page.pdf(path=folder / f"{name}.pdf", format="A4")
        page.emulate_media(media="screen")
    if found:
        beyond.append(f"{name}, {look}: axe finds {', '.join(one['id'] for one in found)}")
    if found and look != "light":
        print(f"{name:10} {look}: " + ", ".join(f"{one['id']} x{len(one['nodes'])}" for one in found))
    page.remove_listener("response", count)


def server_time(address: str, times: int = 15) -> float:
    """The median of some requests, in ms, the connection open."""
    with httpx.Client() as client:
        taken = []
        for _ in range(times):
            start = time.perf_counter()
            client.get(address)
            taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def main() -> None:
    """Read the command line and look."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--to", type=Path, default=Path("rooms"))
    parser.add_argument("--language", default="id")
    parser.add_argument("--fold", action="store_true", help="only what is seen before scrolling")
    parser.add_argument("--only", nargs="*", help="these rooms alone")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    paths = rooms(options.archive)
    if options.only:
        paths = {name: path for name, path in paths.items() if name in options.only}
    with serving(options.archive) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        look(browser, site, options.to, paths, options.language, whole=not options.fold)
        browser.close()
    sys.exit("\n".join(beyond) if beyond else 0)


if __name__ == "__main__":
    main()
