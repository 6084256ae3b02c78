"""A client that we did not write: the main story in Microsoft's Agents Playground, as a person at two screens would play it.

KLIK_SCREENSHOT_AGENTS=docs/agents-playground.png keeps a picture of the coach's channel with the request in it."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Locator, Page, Route, async_playwright

from adapters.cli.agents import Windows, running
from adapters.cli.demo import free_port
from adapters.playground.agents_windows import PROGRAM
from bot.words import Language
from tests.browser.page_stage import ARGUMENTS, CHROMIUM, browser_test

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

PATIENCE = 60_000
PICTURE = os.environ.get("KLIK_SCREENSHOT_AGENTS")
EMAIL, EMPLOYER = "kanarie@voorbeeld.nl", "Wielewaal Verzekeringen"
MOTIVATION = (
    f"Ik ben Sam de Vogel en werk al acht jaar bij {EMPLOYER} in Utrecht. "
    "Ik twijfel of ik door moet in dit vak en wil leren kiezen."
)


@asynccontextmanager
async def screens(windows: Windows) -> AsyncIterator[tuple[Page, Page]]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            coach = await screen(browser, windows.coach.url)
            await coach.get_by_text("coaches", exact=True).first.click()
            candidate = await screen(browser, windows.candidate.url)
            yield candidate, coach
        finally:
            await browser.close()


async def screen(browser: Browser, url: str) -> Page:
    page = await browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(PATIENCE)
    await page.route("**/*", _at_home)
    await page.goto(url)
    # Its own log: whoever types before this is not heard.
    await page.get_by_text("installationUpdate").first.wait_for()
    return page


async def _at_home(route: Route) -> None:
    """Its fonts lie elsewhere; nothing leaves this machine."""
    at_home = urlsplit(route.request.url).hostname in ("127.0.0.1", "localhost")
    await (route.continue_() if at_home else route.abort())


async def says(page: Page, text: str) -> None:
    box = page.locator("[contenteditable=true]").first
    await box.fill(text)
    await box.press("Enter")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True).last


async def fills_in(page: Page) -> None:
    """The form as a card with inputs: this client has no dialogs."""
    await page.locator("textarea").last.fill(MOTIVATION)
    await page.get_by_role("combobox").last.click()
    await page.get_by_text("Loopbaan en ander werk", exact=True).last.click()
    await page.keyboard.press("Escape")
    await page.locator("input[type=text]").last.fill("Sam de Vogel")
    await page.locator("input[type=email]").last.fill(EMAIL)
    await page.get_by_role("checkbox").last.check()
    await button(page, "Laat het voorbeeld zien").click()


@pytest.mark.skipif(shutil.which("node") is None, reason="the Agents Playground needs Node")
@pytest.mark.skipif(
    not PROGRAM.exists(), reason="`make teams-playground` fetches the Agents Playground with npm"
)
@browser_test
async def test_the_main_story_in_a_client_that_we_did_not_write(tmp_path: Path) -> None:
    async with running(tmp_path, Language.NL, port=free_port()) as windows, screens(windows) as (page, coach):
        await says(page, "Hoi, ik zoek een coach")
        await page.get_by_text("privacyverklaring, versie 1").wait_for()
        await button(page, "Zoek een coach").click()
        await fills_in(page)
        await button(page, "Plaats het").click()
        await page.get_by_text("staat bij de coaches").first.wait_for()

        accept = coach.get_by_role("button", name="Ik help graag", exact=True).last
        await accept.wait_for()
        in_channel = await coach.locator("body").inner_text()
        assert "[werkgever]" in in_channel
        assert EMAIL not in in_channel
        assert EMPLOYER not in in_channel
        if PICTURE:
            await coach.screenshot(path=PICTURE)
        await accept.click()
        await coach.get_by_text("heeft een coach gevonden").first.wait_for()
        await page.get_by_text("je hebt een coach").first.wait_for()
        await coach.get_by_text("Personal Chat", exact=True).first.click()
        await coach.get_by_text(EMAIL).first.wait_for()
