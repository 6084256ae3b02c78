"""`/privacy` in a real Chromium: accessible by axe's rules, without JavaScript, cookies or a request elsewhere (part 2)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from axe_playwright_python.async_playwright import Axe
from page_stage import ARGUMENTS, CHROMIUM, browser_test
from playwright.async_api import Browser, Page, async_playwright, expect

from adapters.web import make_app, make_runner
from bot.messages import privacy, register
from bot.privacy.register import FIRST
from bot.views import View
from bot.words import Language
from tests.pages import PagesInMemory
from tests.readings import reading

pytestmark = [pytest.mark.browser, browser_test]

WHOLE = {"resultTypes": ["violations", "incomplete", "passes"]}


async def statement(language: Language, version: str, on: str) -> View | None:
    shown = reading(language)
    parties = register.parties(language, list(FIRST))
    return privacy.page(
        language, type(shown)(shown.statement, shown.text, shown.versions, shown.today, parties)
    )


async def _ready() -> dict[str, bool]:
    return {}


@asynccontextmanager
async def served() -> AsyncIterator[tuple[Browser, str]]:
    runner = make_runner(
        make_app(handlers={}, readiness=_ready, metrics=dict, statement=statement, pages=PagesInMemory())
    )
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        try:
            yield browser, f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await browser.close()
            await runner.cleanup()


def read(work: Callable[[Page, str], Awaitable[None]], **context: Any) -> None:
    async def story() -> None:
        async with served() as (browser, address):
            page = await (await browser.new_context(**context)).new_page()
            await work(page, address)

    asyncio.run(story())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", Language)
def test_axe_finds_nothing_wrong_in_either_language_light_or_dark(language: Language, scheme: str) -> None:
    async def work(page: Page, address: str) -> None:
        await page.goto(f"{address}/privacy?lang={language}")
        found = (await Axe().run(page, options=WHOLE)).response
        passed = {rule["id"] for rule in found["passes"]}
        assert {"color-contrast", "html-has-lang", "heading-order", "landmark-one-main"} <= passed
        assert [(rule["id"], len(rule["nodes"])) for rule in found["violations"]] == []
        assert [(rule["id"], len(rule["nodes"])) for rule in found["incomplete"]] == []

    read(work, color_scheme=scheme)


def test_axe_would_find_what_is_wrong() -> None:
    async def work(page: Page, address: str) -> None:
        await page.goto(f"{address}/privacy")
        await page.evaluate(
            "document.documentElement.removeAttribute('lang'); document.body.style.color = '#aaaaaa'"
        )
        found = {rule["id"] for rule in (await Axe().run(page)).response["violations"]}
        assert {"html-has-lang", "color-contrast"} <= found

    read(work)


def test_it_reads_whole_without_javascript_and_changes_language_by_a_link() -> None:
    async def work(page: Page, address: str) -> None:
        await page.goto(f"{address}/privacy")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Privacyverklaring")
        await expect(page.get_by_role("main")).to_contain_text("in werking getreden op 5 november 2020")
        await page.get_by_role("link", name="English").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Privacy statement")
        await expect(page.locator("html")).to_have_attribute("lang", "en")
        await expect(page.get_by_role("main")).to_contain_text("the Dutch text is the binding one")

    read(work, java_script_enabled=False)


def test_r_028_it_sets_no_cookie_and_asks_nothing_of_anybody_else() -> None:
    asked: list[str] = []

    async def work(page: Page, address: str) -> None:
        page.on("request", lambda request: asked.append(request.url))
        response = await page.goto(f"{address}/privacy")
        assert response is not None
        assert "set-cookie" not in await response.all_headers()
        assert await page.context.cookies() == []
        assert await page.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"
        # Chromium itself may look for an icon at the page's own address.
        assert {url.removeprefix(address) for url in asked} <= {"/privacy", "/favicon.ico"}

    read(work)
    assert asked


def test_it_fits_a_narrow_phone_without_scrolling_sideways() -> None:
    async def work(page: Page, address: str) -> None:
        await page.goto(f"{address}/privacy")
        assert await page.evaluate("document.documentElement.scrollWidth") == 320

    read(work, viewport={"width": 320, "height": 640})


def test_with_the_keyboard_the_text_is_one_key_away() -> None:
    async def work(page: Page, address: str) -> None:
        await page.goto(f"{address}/privacy")
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Naar de tekst")).to_be_focused()
        await page.keyboard.press("Enter")
        assert page.url.endswith("#text")

    read(work)
