"""The rooms of people, places and facts in a browser: what axe says, sentences lit, and all of it without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.test_browser import AGAINST, browser  # noqa: F401 - a fixture
from tests.web.test_entities import ids, told  # noqa: F401 - a fixture

pytestmark = pytest.mark.chromium

from axe_playwright_python.sync_playwright import Axe  # noqa: E402 - of no use without Chromium
from playwright.sync_api import Browser, expect  # noqa: E402

from kronik.archive import Archive  # noqa: E402
from tests.web.conftest import serving  # noqa: E402


@pytest.fixture(scope="module")
def site(told: Path) -> Iterator[str]:  # noqa: F811
    with serving(told) as address:
        yield address


@pytest.fixture(scope="module")
def rooms(told: Path) -> list[str]:  # noqa: F811
    """An address of every kind of room that shows facts."""
    with Archive.open(told) as archive:
        article = archive.search('title:"jembatan elok"').hits[0].id
    person, place = ids(told, "ayu lestari"), ids(told, "elok")
    return ["/people", "/places", f"/person/{person}", f"/place/{place}", "/quotes", "/events", f"/article/{article}"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing_in_any_of_them_and_none_is_wider_than_its_window(
    browser: Browser,  # noqa: F811
    site: str,
    rooms: list[str],
    scheme: str,
    width: int,
) -> None:
    size = {"width": width, "height": 800}
    with browser.new_context(base_url=site, locale="en-GB", color_scheme=scheme, viewport=size) as context:  # type: ignore[arg-type]
        page = context.new_page()
        for path in rooms:
            page.goto(path)
            found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AGAINST}})
            assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_fact_in_focus_lights_its_sentence(browser: Browser, site: str, rooms: list[str]) -> None:  # noqa: F811
    with browser.new_context(base_url=site, locale="en-GB") as context:
        page = context.new_page()
        page.goto(rooms[-1])
        link = page.locator("[data-lights]").first
        link.focus()
        expect(page.locator(".sentence.lit")).to_have_count(1)
        expect(page.locator(".sentence.lit")).to_contain_text("Ayu Lestari")
        page.locator("#q").focus()
        expect(page.locator(".sentence.lit")).to_have_count(0)


def test_without_script_a_fact_leads_to_its_sentence_which_is_lit(
    browser: Browser,  # noqa: F811
    site: str,
    rooms: list[str],
) -> None:
    with browser.new_context(base_url=site, locale="en-GB", java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/quotes")
        page.get_by_label("Words in it").fill("jembatan")
        page.locator(".narrow button").click()
        page.locator(".ledger a[href*='#f']").first.click()
        expect(page).to_have_url(f"{site}{rooms[-1]}#f" + page.url.rpartition("#f")[2])
        sentence = page.locator(".sentence:has(:target)")
        expect(sentence).to_contain_text("Jembatan ini milik warga")
        assert sentence.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 233, 163)"
