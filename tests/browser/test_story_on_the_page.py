"""The whole story, clicked through on the page as somebody new to it would, before the production bot.

KLIK_SCREENSHOT=docs/page.png keeps a picture of the moment the request is posted."""

import asyncio
import os
import re
from pathlib import Path

import pytest
from page_stage import browser_test, in_browser
from playwright.async_api import Locator, Page, expect

from adapters.cli import demo
from adapters.playground import story
from bot.words import Language
from tests.installation import is_patient

pytestmark = [pytest.mark.browser, browser_test]

NAME = "Noor Voorbeeld"
NEW_COACH = "Jip Gelogen"
SECOND = re.compile("een tweede beheerder|a second admin")
CONFIRMED = re.compile("Je bent bevestigd als coach|You are confirmed as a coach")


class Visitor:
    """Somebody at the page: knows what stands on it and nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.left, self.right = page.locator("#pane-1"), page.locator("#pane-2")
        self.modal = page.locator("#modal")

    async def ticks(self, number: int) -> None:
        await expect(self.page.locator(".step.done")).to_have_count(number)

    async def sits(self, pane: Locator, platform: str) -> None:
        await pane.locator(".seat").get_by_role("button", name=platform).click()

    async def goes_where_the_guide_says(self) -> None:
        await self.page.locator(".step.next .be").click()

    async def writes(self, pane: Locator, text: str) -> None:
        composer = pane.locator("textarea[role=combobox]")
        await composer.fill(text)
        await composer.press("Enter")

    async def asks(self, pane: Locator, text: str, *, opens: str) -> None:
        """A command opens its window by itself on Slack; Teams needs a press for that."""
        await self.writes(pane, text)
        if await pane.get_attribute("data-platform") == "teams":
            await self.presses(pane.locator(".message:last-child"), opens)
        await expect(self.modal).to_be_visible()

    async def presses(self, pane: Locator, action: str) -> None:
        await pane.locator(f"[data-action='{action}']").last.click()

    async def looks_at_what_waits(self, pane: Locator) -> None:
        """By the overview, where what needs a second pair of eyes comes first."""
        await self.writes(pane, "/avg overview")
        await pane.locator(".message:last-child [data-action='admin.show']").first.click()

    async def sends_the_form(self) -> None:
        await self.modal.locator(".modal-foot .primary").click()

    async def fills_in_the_form(self) -> None:
        await self.modal.locator(".example").click()
        await self.modal.locator("[data-block=topics] input").first.check()
        await self.modal.locator("[data-block=consent_share] input").first.check()
        await self.sends_the_form()
        await expect(self.modal).to_be_hidden()

    async def says_yes_to_the_question(self, pane: Locator, action: str) -> None:
        """A window on Slack; on Teams it unfolds below the button, with the real button in it."""
        newest = pane.locator(".message:last-child")
        if await pane.get_attribute("data-platform") == "teams":
            await newest.locator(".card-actions > .block-actions > [aria-expanded]").last.click()
            await self.presses(newest, action)
        else:
            await self.presses(newest, action)
            await self.page.locator("#confirm .button").last.click()

    async def posts(self) -> None:
        await self.presses(self.left, "request.publish")
        await expect(self.right.locator("[data-action='request.accept']")).to_be_visible()


async def finds_a_coach(on: Visitor) -> None:
    await on.left.locator(".suggestion").nth(1).click()
    await on.ticks(1)
    await on.presses(on.left, "request.start")
    await on.sends_the_form()
    await expect(on.modal.locator("[data-block=motivation] [aria-invalid=true]")).to_be_focused()
    await on.fills_in_the_form()
    await on.ticks(2)
    await on.posts()
    await on.ticks(3)
    await expect(on.right).not_to_contain_text("Noor")


async def coaches_answer(on: Visitor) -> None:
    await on.goes_where_the_guide_says()
    await on.presses(on.right, "request.accept")
    await on.ticks(4)
    await on.right.locator(".tab").first.click()
    await expect(on.right).to_contain_text(NAME)
    await on.goes_where_the_guide_says()
    await on.right.locator(".react").last.click()
    await on.right.locator(".pick").first.click()
    await on.ticks(5)
    await on.right.locator(".tab").first.click()
    await expect(on.right.locator(".message")).to_have_count(2)
    await expect(on.right).not_to_contain_text(NAME)


async def looks_on_the_other_platform(on: Visitor) -> None:
    await on.goes_where_the_guide_says()
    await expect(on.right).to_have_attribute("data-platform", "teams")
    await expect(on.right.locator(".card")).to_have_count(1)
    await expect(on.right.locator(".card button")).to_have_count(0)
    await on.ticks(6)
    await on.sits(on.right, "Slack")


async def looks_at_the_wire(on: Visitor) -> None:
    await on.goes_where_the_guide_says()
    await on.ticks(7)
    await on.page.get_by_role("searchbox").fill(NAME)
    rows = on.page.locator(".wire li")
    await expect(rows.filter(has_text="request.submit")).to_have_count(1)
    await expect(rows.filter(has_text="C0COACHES")).to_have_count(0)
    await expect(rows.filter(has_text="# coaches")).to_have_count(0)
    await on.page.keyboard.press("Escape")


async def looks_after_the_data(on: Visitor) -> None:
    await on.asks(on.left, "/klik my-data", opens="data.view")
    await expect(on.modal).to_contain_text(NAME)
    await on.page.keyboard.press("Escape")
    await expect(on.modal).to_be_hidden()
    await on.ticks(8)
    await on.right.locator(".tab").nth(1).click()
    await on.asks(on.left, "/klik find", opens="request.start")
    await on.fills_in_the_form()
    await on.posts()
    await on.says_yes_to_the_question(on.left, "request.withdraw")
    await expect(on.right.locator("[data-action='request.accept']")).to_have_count(0)
    await on.ticks(9)


async def becomes_a_coach(on: Visitor) -> None:
    await on.goes_where_the_guide_says()
    await on.left.locator(".suggestion", has_text="/klik coach").click()
    await expect(on.modal).to_be_visible()
    await on.modal.locator(".example").click()
    for name in ("topics", "languages"):
        await on.modal.locator(f"[data-block={name}] input").first.check()
    await on.modal.locator("[data-block=capacity] input").fill("2")
    await on.sends_the_form()
    await on.modal.locator("[data-block=agree] input").check()
    await on.sends_the_form()
    await expect(on.modal.locator("[data-block=agree]")).to_have_count(0)
    await on.page.keyboard.press("Escape")
    await expect(on.modal).to_be_hidden()
    await on.ticks(10)


async def needs_four_eyes(on: Visitor) -> None:
    """The first admin asks, and has no button to approve; the second reads what is asked, and approves."""
    await on.goes_where_the_guide_says()
    await on.writes(on.right, "/avg roles")
    await on.presses(on.right, "role.give")
    await on.modal.locator("[data-block=person] select").select_option(index=2)
    await on.modal.locator("[data-block=name] input").fill("Kim Gelogen")
    await on.modal.locator("[data-block=role] input").last.check()
    await on.sends_the_form()
    await expect(on.modal).to_contain_text(SECOND)
    await on.page.keyboard.press("Escape")
    await expect(on.modal).to_be_hidden()
    await on.looks_at_what_waits(on.right)
    await expect(on.right.locator("[data-action='approval.decline']")).to_be_visible()
    await expect(on.right.locator("[data-action='approval.approve']")).to_have_count(0)
    await on.left.locator(".person[data-part=admin2]").click()
    await on.looks_at_what_waits(on.left)
    await expect(on.left).to_contain_text("Kim Gelogen")
    await on.says_yes_to_the_question(on.left, "approval.approve")
    await on.ticks(12)
    if path := os.environ.get("KLIK_FOUR_EYES_SCREENSHOT"):
        await on.page.screenshot(path=path)


async def plays_the_admin(on: Visitor) -> None:
    await on.goes_where_the_guide_says()
    await on.right.locator(".suggestion").nth(2).click()
    await expect(on.right).to_contain_text(NEW_COACH)
    await on.presses(on.right, "coach.confirm")
    await expect(on.left).to_contain_text(CONFIRMED)
    await on.ticks(10)
    await on.writes(on.right, "/avg overview")
    await on.ticks(11)
    await needs_four_eyes(on)
    await on.goes_where_the_guide_says()
    await on.page.locator("#trouble [data-focus=private]").click()
    await on.ticks(13)
    await on.page.keyboard.press("Escape")
    await expect(on.page.locator(".guide-end")).to_be_visible()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("platform", ["Slack", "Teams"])
def test_somebody_new_gets_through_the_whole_story(tmp_path: Path, language: Language, platform: str) -> None:
    """The candidate sits on Teams at first, or moves to Slack; the coaches sit on Slack."""

    async def play() -> None:
        async with (
            demo.running(tmp_path, language) as grounds,
            in_browser(viewport={"width": 1440, "height": 900}) as page,
        ):
            is_patient(grounds.slack)
            await story.coaches_join(story.stage(grounds.slack, language, lambda who, what: None))
            await page.goto(grounds.slack.url)
            await page.wait_for_selector("body.ready")
            on = Visitor(page)
            await on.ticks(0)
            await on.sits(on.left, platform)
            await finds_a_coach(on)
            await keep_a_picture(on)
            await coaches_answer(on)
            await looks_on_the_other_platform(on)
            await looks_at_the_wire(on)
            await looks_after_the_data(on)
            await becomes_a_coach(on)
            await plays_the_admin(on)

    asyncio.run(play())


async def keep_a_picture(on: Visitor) -> None:
    if path := os.environ.get("KLIK_SCREENSHOT"):
        await on.page.screenshot(path=path)
