"""The preview of ten difficult motivations, as the candidate sees it on each platform and in each language.

KLIK_PICTURES=write makes the pictures in docs/preview anew; then look at them.
"""

import os
from pathlib import Path

import pytest
from both_stage import Both, shown_with_teams, sit
from motivations import MOTIVATIONS, shown
from page_stage import browser_test
from playwright.async_api import FloatRect, Locator, expect

from adapters.slack import render as slack
from adapters.teams import render as teams
from adapters.teams.render import Forms
from bot.words import Language

pytestmark = [pytest.mark.browser, browser_test]

PICTURES = Path(__file__).parents[2] / "docs" / "preview"
IS_WRITING = os.environ.get("KLIK_PICTURES") == "write"
NUMBERS = range(10)
HEIGHT = 3600  # all ten in one picture


@pytest.mark.parametrize("language", Language)
def test_the_preview_reads_the_same_on_both_platforms(language: Language) -> None:
    async def story(on: Both) -> None:
        pane = on.page.locator("#pane-1")
        for number in NUMBERS:
            await on.teams.dm(teams.card(shown(language, number).view, key="a-key", forms=Forms.DIALOGS))
        cards = await read(pane, ".card-emphasis")
        await picture(pane, f"teams-{language.value}")
        await sit(pane, "Slack")
        for number in NUMBERS:
            drawn = slack.message(shown(language, number).view)
            await on.slack.dm(drawn["text"], blocks=drawn["blocks"])
        quotes = await read(pane, "blockquote")
        await picture(pane, f"slack-{language.value}")
        assert quotes == cards == [shown(language, number).text for number in NUMBERS]

    shown_with_teams(story, width=1900, height=HEIGHT)


async def read(pane: Locator, what: str) -> list[str]:
    quotes = pane.locator(what)
    await expect(quotes).to_have_count(len(NUMBERS))
    return [str(await quotes.nth(place).text_content()) for place in NUMBERS]


async def picture(pane: Locator, name: str) -> None:
    """The screen in two halves, so that it can be read."""
    box = await pane.bounding_box()
    if not IS_WRITING or box is None:
        return
    PICTURES.mkdir(exist_ok=True)
    for half in range(2):
        top = box["y"] + half * box["height"] / 2
        part: FloatRect = {"x": box["x"], "y": top, "width": box["width"], "height": box["height"] / 2}
        await pane.page.screenshot(path=PICTURES / f"{name}-{half + 1}.png", clip=part, scale="css")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_of_the_person_is_left_in_a_difficult_motivation(language: Language, number: int) -> None:
    words, hidden = MOTIVATIONS[language][number]
    found = shown(language, number).text
    assert all(piece in words for piece in hidden.split())
    assert [piece for piece in hidden.split() if piece.casefold() in found.casefold()] == []
