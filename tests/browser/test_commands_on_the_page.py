"""Every command, typed on the page before the production bot: each is answered, and the page can draw every answer."""

import asyncio
import re
from pathlib import Path

import pytest
from page_stage import browser_test
from playwright.async_api import expect
from test_an_order_on_the_page import becomes
from test_correcting_on_the_page import with_an_open_post
from test_story_on_the_page import Visitor

from bot.commands import COMMANDS, Audience
from bot.words import Language

pytestmark = [pytest.mark.browser, browser_test]

NOT_DRAWN = re.compile("kan dit onderdeel niet tonen|cannot show this part")
NOT_KNOWN = re.compile("Dat ken ik niet|I do not know that")


async def is_answered(on: Visitor, line: str) -> None:
    """By a message, or by a window that has something in it."""
    heard = on.left.locator(".message.theirs")
    before = await heard.count()
    await on.writes(on.left, line)
    await expect(heard.nth(before).or_(on.modal).first).to_be_visible()
    if await on.modal.is_visible():
        assert await on.modal.locator(".modal-body").inner_text(), line
        await expect(on.modal).not_to_contain_text(NOT_DRAWN)
        await on.page.keyboard.press("Escape")
        await expect(on.modal).to_be_hidden()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("platform", ["Slack", "Teams"])
@pytest.mark.parametrize("audience", list(Audience))
def test_every_command_is_answered_and_drawn(
    tmp_path: Path, platform: str, language: Language, audience: Audience
) -> None:
    async def play() -> None:
        async with with_an_open_post(tmp_path, platform, language) as on:
            who = "candidate" if audience is Audience.KLIK else "admin"
            await becomes(on, on.left, who, platform)
            for command in (each for each in COMMANDS if each.audience is audience):
                word = command.alias if language is Language.NL else command.word
                await is_answered(on, f"/{audience} {word}")
            await expect(on.left).not_to_contain_text(NOT_DRAWN)
            await expect(on.left).not_to_contain_text(NOT_KNOWN)

    asyncio.run(play())
