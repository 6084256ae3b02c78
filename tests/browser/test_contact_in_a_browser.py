"""`/contact` and handing in a copy in a real Chromium: axe finds nothing, it works without JavaScript, and no cookie is set."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from axe_playwright_python.async_playwright import Axe
from page_stage import ARGUMENTS, CHROMIUM, browser_test
from playwright.async_api import Page, async_playwright, expect

from adapters.web import make_app, make_runner
from bot.views import Invalid
from bot.words import Language
from tests.pages import PICTURE, PagesInMemory

pytestmark = [pytest.mark.browser, browser_test]

WHOLE = {"resultTypes": ["violations", "incomplete", "passes"]}
PATHS = ["/contact", "/identity/ABCD-EFGH", "/identity/read/ABCD-EFGH", "/identity/OVER"]
Work = Callable[[Page, str], Awaitable[None]]


def browse(pages: PagesInMemory, work: Work, **context: Any) -> None:
    async def statement(*_: object) -> None:
        return None

    async def ready() -> dict[str, bool]:
        return {}

    async def story() -> None:
        app = make_app(handlers={}, readiness=ready, metrics=dict, statement=statement, pages=pages)
        runner = make_runner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
            try:
                page = await (await browser.new_context(**context)).new_page()
                await work(page, f"http://127.0.0.1:{runner.addresses[0][1]}")
            finally:
                await browser.close()
                await runner.cleanup()

    asyncio.run(story())


async def wrong(page: Page) -> list[tuple[str, int]]:
    found = (await Axe().run(page, options=WHOLE)).response
    passed = {rule["id"] for rule in found["passes"]}
    assert {"color-contrast", "html-has-lang", "landmark-one-main"} <= passed
    return [(rule["id"], len(rule["nodes"])) for rule in (*found["violations"], *found["incomplete"])]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", Language)
def test_axe_finds_nothing_wrong_with_any_of_the_pages(language: Language, scheme: str) -> None:
    async def work(page: Page, address: str) -> None:
        for path in PATHS:
            await page.goto(f"{address}{path}?lang={language}")
            assert await wrong(page) == [], path

    browse(PagesInMemory(), work, color_scheme=scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_with_a_page_full_of_mistakes(scheme: str) -> None:
    """The first Tab from the notice leads to the mistake."""

    async def work(page: Page, address: str) -> None:
        await page.goto(f"{address}/contact")
        await fill_in(page)
        await page.get_by_role("button", name="Verstuur").click()
        await expect(page.get_by_role("alert")).to_contain_text("Er is nog niets verstuurd")
        assert await wrong(page) == []
        await page.get_by_role("alert").get_by_role("link").first.click()
        await expect(page.locator("#field-reach")).to_be_focused()

    errors = {"reach": "Schrijf hoe we je bereiken."}
    browse(PagesInMemory(reply=Invalid(errors)), work, color_scheme=scheme)


def test_axe_would_find_a_field_without_a_label() -> None:
    async def work(page: Page, address: str) -> None:
        await page.goto(f"{address}/contact")
        await page.evaluate("document.querySelectorAll('label').forEach((label) => label.remove())")
        assert {"label", "select-name"} <= {
            rule["id"] for rule in (await Axe().run(page)).response["violations"]
        }

    browse(PagesInMemory(), work)


async def fill_in(page: Page) -> None:
    await page.locator("#field-kind").select_option("access")
    await page.locator("#field-text").fill("Wat weten jullie van mij?")
    await page.locator("#field-reach").fill("kwik@voorbeeld.nl")


def test_r_083_it_is_sent_without_javascript_or_a_cookie_and_gives_a_reference() -> None:
    pages = PagesInMemory()

    async def work(page: Page, address: str) -> None:
        pages.own = "https://elsewhere.test"
        await page.goto(f"{address}/contact?lang=en")
        await fill_in(page)
        await page.get_by_role("button", name="Send").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Your message is in")
        await expect(page.get_by_role("main")).to_contain_text("V-ABCDEF")
        assert await page.context.cookies() == []

    browse(pages, work, java_script_enabled=False)
    [sent] = pages.sent
    assert sent.values["text"] == ("Wat weten jullie van mij?",)


def test_a_form_on_another_site_cannot_send_it() -> None:
    """A real browser says where it was sent from."""
    pages = PagesInMemory()

    async def work(page: Page, address: str) -> None:
        html = f'<form method=post action="{address}/contact"><input name=text value=x><button>Go</button></form>'
        elsewhere = "http://localhost/"
        await page.route(elsewhere, lambda route: route.fulfill(body=html, content_type="text/html"))
        await page.goto(elsewhere)
        await page.get_by_role("button", name="Go").click()
        await expect(page.locator("body")).to_contain_text("niet vanaf onze eigen pagina")

    browse(pages, work)
    assert pages.sent == []


def test_a_copy_is_handed_in_without_javascript_after_both_ticks() -> None:
    pages = PagesInMemory()

    async def work(page: Page, address: str) -> None:
        await page.goto(f"{address}/identity/ABCD-EFGH")
        await page.set_input_files(
            "#field-file", {"name": "pas.png", "mimeType": "image/png", "buffer": PICTURE}
        )
        await page.get_by_role("button", name="Lever in").click()
        assert pages.sent == [], "the ticks come first"
        await page.get_by_label("BSN").check()
        await page.get_by_label("pasfoto").check()
        await page.get_by_role("button", name="Lever in").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Je bericht is binnen")

    browse(pages, work, java_script_enabled=False)
    [sent] = pages.sent
    assert (sent.code, sent.file) == ("ABCD-EFGH", PICTURE)


def test_the_picture_is_drawn_inside_the_page() -> None:
    async def work(page: Page, address: str) -> None:
        await page.goto(f"{address}/identity/read/ABCD-EFGH")
        assert await page.locator("img").count() == 0
        await page.get_by_role("button", name="Laat haar nu zien").click()
        assert await page.locator("img").evaluate("(image) => image.complete && image.naturalWidth") == 1

    browse(PagesInMemory(), work)


@pytest.mark.parametrize("path", PATHS)
def test_it_fits_a_narrow_phone(path: str) -> None:
    async def work(page: Page, address: str) -> None:
        await page.goto(f"{address}{path}")
        assert await page.evaluate("document.documentElement.scrollWidth") == 320

    browse(PagesInMemory(), work, viewport={"width": 320, "height": 640})
