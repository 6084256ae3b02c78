"""The rights by chat, clicked through on the page before the production bot: a copy to take along, and then erased."""

import asyncio
import zipfile
from pathlib import Path

import pytest
from page_stage import browser_test
from playwright.async_api import Download, expect
from test_correcting_on_the_page import with_an_open_post
from test_story_on_the_page import NAME, Visitor

from bot.words import Language, Words

pytestmark = [pytest.mark.browser, browser_test]

COPY = Words(nl="mijn-gegevens.html", en="my-data.html")
ERASED = Words(
    nl="Alles wat Klik van je bewaarde is verwijderd", en="Everything Klik held of you has been erased"
)


async def takes_the_copy(on: Visitor) -> Download:
    await on.asks(on.left, "/klik my-data", opens="data.view")
    await on.page.keyboard.press("Escape")
    await expect(on.modal).to_be_hidden()
    await on.presses(on.left, "data.copy")
    row = on.left.locator(".message", has=on.page.locator(".file")).last
    if await on.left.get_attribute("data-platform") == "teams":
        await row.locator("[data-action=fileAccept]").click()
    async with on.page.expect_download() as coming:
        await on.left.locator(".file a").last.click()
    return await coming.value


async def is_erased(on: Visitor, language: Language) -> None:
    await on.presses(on.left, "data.erase")
    await on.says_yes_to_the_question(on.left, "data.erase_now")
    # Every message is blanked and deleted at the pace that Teams allows in one conversation: two calls a second.
    await expect(on.left).to_contain_text(ERASED.of(language), timeout=60_000)
    await expect(on.left.locator(".file a")).to_have_count(0)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("platform", ["Slack", "Teams"])
def test_somebody_takes_a_copy_and_has_everything_erased(
    tmp_path: Path, platform: str, language: Language
) -> None:
    async def play() -> None:
        async with with_an_open_post(tmp_path, platform, language) as on:
            copy = await takes_the_copy(on)
            await copy.save_as(tmp_path / "copy.zip")
            with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
                assert NAME in archive.read(COPY.of(language)).decode()
            await is_erased(on, language)

    asyncio.run(play())
