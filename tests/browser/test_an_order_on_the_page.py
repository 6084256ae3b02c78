"""An order of an authority, clicked through on the page: one admin registers it, another approves, the person is told."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from page_stage import browser_test
from playwright.async_api import Locator, expect
from test_correcting_on_the_page import reads_and_closes, with_an_open_post
from test_story_on_the_page import NAME, SECOND, Visitor

from bot.clock import SystemClock
from bot.words import Language, Words

pytestmark = [pytest.mark.browser, browser_test]

FITS = "body => body.scrollWidth <= body.clientWidth"
AUTHORITY = "Politie Zeeland"
OBLIGED = Words(nl="De wet verplichtte ons", en="The law obliged us")


async def becomes(on: Visitor, pane: Locator, part: str, platform: str) -> None:
    await pane.locator(f".person[data-part={part}]").click()
    await on.sits(pane, platform)
    await pane.locator(".tab").first.click()


async def registers(on: Visitor, pane: Locator, candidate: str) -> None:
    await on.writes(pane, "/avg disclose")
    await on.presses(pane, "disclose.new")
    form = on.modal
    await form.locator("[data-block=person] select").select_option(label=candidate)
    await form.locator("[data-block=authority] input").fill(AUTHORITY)
    await chooses(form, "basis", 0)
    await form.locator("[data-block=reference] input").fill("PL-2026-77")
    await form.locator("[data-block=scope] input").first.check()
    await form.locator("[data-block=document_seen] input").check()
    until = SystemClock().now() + timedelta(days=180)
    await form.locator("[data-block=hold_until] input").fill(f"{until:%d-%m-%Y}")
    await chooses(form, "notice", 0)
    await on.sends_the_form()


async def chooses(form: Locator, name: str, number: int) -> None:
    """From a list or from boxes, as the platform draws it."""
    block = form.locator(f"[data-block={name}]")
    if await block.locator("select").count():
        await block.locator("select").select_option(index=number + 1)
    else:
        await block.locator("input").nth(number).check()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("platform", ["Slack", "Teams"])
def test_an_order_takes_two_admins_and_the_candidate_reads_what_was_given(
    tmp_path: Path, platform: str, language: Language
) -> None:
    async def play() -> None:
        async with with_an_open_post(tmp_path, platform, language) as on:
            candidate = {Language.NL: "Kandidaat", Language.EN: "Candidate"}[language]
            await becomes(on, on.right, "admin", platform)
            await registers(on, on.right, candidate)
            await expect(on.modal).to_contain_text(SECOND)
            await on.page.keyboard.press("Escape")
            await expect(on.modal).to_be_hidden()
            await becomes(on, on.left, "admin2", platform)
            await on.looks_at_what_waits(on.left)
            await expect(on.left).to_contain_text(AUTHORITY)
            await on.says_yes_to_the_question(on.left, "approval.approve")
            await on.writes(on.right, "/avg disclose")
            await on.presses(on.right, "disclose.make")
            await expect(on.modal).to_contain_text("BEGIN AGE ENCRYPTED FILE")
            assert await on.modal.locator(".modal-body").evaluate(FITS), "no line is cut at the edge"
            await reads_and_closes(on, "END AGE ENCRYPTED FILE")
            await becomes(on, on.left, "candidate", platform)
            await expect(on.left).to_contain_text(OBLIGED.of(language))
            await expect(on.left).to_contain_text(AUTHORITY)
            await expect(on.right).not_to_contain_text(NAME)

    asyncio.run(play())
