"""Correcting and changing, clicked through on the page before the production bot, on either platform, in both languages."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from page_stage import browser_test, in_browser
from playwright.async_api import expect
from test_story_on_the_page import NAME, Visitor, finds_a_coach

from adapters.cli import demo
from adapters.playground import story
from bot.words import Language, Words
from tests.installation import is_patient

pytestmark = [pytest.mark.browser, browser_test]

OLD, NEW = "noor@voorbeeld.example", "nieuw.adres@voorbeeld.example"
NEW_WORDS = Words(
    nl="Ik wil graag leren hoe ik rustig blijf als het druk wordt op mijn werk.",
    en="I would like to learn how to stay calm when my work gets busy.",
)
DOWN = Words(nl="je oproep er even af", en="your post is down")
CORRECTED = Words(nl="Het staat er nu zoals je het schreef", en="It now stands as you wrote it")
ASKED = Words(nl="gevraagd de oude gegevens te vervangen", en="asked to replace the old details")
REPLACED = Words(nl="de oude gegevens vervangen zijn", en="the old details have been replaced")


@asynccontextmanager
async def with_an_open_post(folder: Path, platform: str, language: Language) -> AsyncIterator[Visitor]:
    """The candidate, who sits there, at the left; a coach on Slack in the channel at the right."""
    async with (
        demo.running(folder, language) as grounds,
        in_browser(viewport={"width": 1440, "height": 900}) as page,
    ):
        is_patient(grounds.slack)
        await story.coaches_join(story.stage(grounds.slack, language, lambda who, what: None))
        await page.goto(grounds.slack.url)
        await page.wait_for_selector("body.ready")
        on = Visitor(page)
        await on.sits(on.left, platform)
        await finds_a_coach(on)
        yield on


async def opens_the_form(on: Visitor, action: str) -> None:
    await on.asks(on.left, "/klik my-data", opens="data.view")
    await on.page.keyboard.press("Escape")
    await expect(on.modal).to_be_hidden()
    await on.presses(on.left, action)
    await expect(on.modal.locator(".modal-foot .primary")).to_be_visible()


async def reads_and_closes(on: Visitor, text: str) -> None:
    await expect(on.modal).to_contain_text(text)
    await on.page.keyboard.press("Escape")
    await expect(on.modal).to_be_hidden()


async def changes_the_words(on: Visitor, language: Language) -> None:
    """The post goes down, and comes back once the new words were previewed."""
    await opens_the_form(on, "data.change")
    await on.modal.locator("[data-block=motivation] textarea").fill(NEW_WORDS.of(language))
    await on.sends_the_form()
    await reads_and_closes(on, DOWN.of(language))
    await expect(on.right.locator("[data-action='request.accept']")).to_have_count(0)
    await expect(on.left.locator("[data-action='request.publish']")).to_be_visible()
    await expect(on.left).to_contain_text(NEW_WORDS.of(language))
    await expect(on.right).not_to_contain_text(NEW_WORDS.of(language))
    await on.posts()
    await expect(on.right).to_contain_text(NEW_WORDS.of(language))


async def corrects_the_address(on: Visitor, language: Language) -> None:
    """The coach has the old one by now: the new one comes in its place, and the coach says that copies are replaced."""
    await on.presses(on.right, "request.accept")
    await on.right.locator(".tab").first.click()
    await expect(on.right).to_contain_text(OLD)
    await opens_the_form(on, "data.correct")
    await expect(on.modal.locator("[data-block=name] input")).to_have_value(NAME)
    await on.modal.locator("[data-block=email] input").fill(NEW)
    await on.sends_the_form()
    await reads_and_closes(on, CORRECTED.of(language))
    await expect(on.right).to_contain_text(NEW)
    await expect(on.right).not_to_contain_text(OLD)
    await expect(on.left).to_contain_text(ASKED.of(language))
    await on.presses(on.right, "match.corrected")
    await expect(on.left).to_contain_text(REPLACED.of(language))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("platform", ["Slack", "Teams"])
def test_somebody_changes_the_words_and_corrects_the_address(
    tmp_path: Path, platform: str, language: Language
) -> None:
    async def play() -> None:
        async with with_an_open_post(tmp_path, platform, language) as on:
            await changes_the_words(on, language)
            await corrects_the_address(on, language)

    asyncio.run(play())
