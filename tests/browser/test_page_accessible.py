"""The demo page by axe's rules: Slack and Teams side by side, with the request's card and with the form open."""

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from both_stage import Both, shown_with_teams, sit
from card_content import FORM as TEAMS_FORM
from card_content import REQUEST, dialog
from card_content import START as TEAMS_START
from page_content import CARD, FORM, START
from page_stage import browser_test
from playwright.async_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, browser_test]

WHOLE = {"resultTypes": ["violations", "incomplete", "passes"]}


async def wrong(page: Page) -> list[tuple[str, str]]:
    found = (await Axe().run(page, options=WHOLE)).response
    passed = {rule["id"] for rule in found["passes"]}
    assert {"color-contrast", "label", "button-name"} <= passed
    rules = (*found["violations"], *found["incomplete"])
    return [
        (rule["id"], node["html"]) for rule in rules for node in rule["nodes"] if not is_known(rule, node)
    ]


def is_known(rule: Any, node: Any) -> bool:
    """Where commands are offered while one types several lines, whoever listens hears a combobox: HTML has none of its own."""
    return rule["id"] == "aria-allowed-role" and "composer-input" in node["html"]


def panes(on: Both) -> tuple[Locator, Locator]:
    return on.page.locator("#pane-1"), on.page.locator("#pane-2")


async def everybody_has_read(on: Both) -> None:
    """The welcome and the request, on each platform."""
    await on.teams.dm(TEAMS_START)
    await on.slack.dm("Welkom bij Klik", blocks=START)
    await on.slack.post("Nieuwe aanvraag", blocks=CARD)
    await on.teams.post(REQUEST)


async def asks_for_the_form(on: Both, candidate: Locator) -> Locator:
    await candidate.get_by_role("button", name="Zoek een coach", exact=True).click()
    form = on.page.get_by_role("dialog", name="Zoek een coach")
    await expect(form.get_by_role("button", name="Bekijk voorbeeld")).to_be_visible()
    return form


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_a_candidate_on_teams_and_a_coach_on_slack(scheme: str) -> None:
    async def story(on: Both) -> None:
        candidate, coach = panes(on)
        await everybody_has_read(on)
        await expect(coach.get_by_role("button", name="Ik help graag")).to_be_visible()
        assert await wrong(on.page) == []
        on.teams.bot.answers.append(dialog(TEAMS_FORM))
        form = await asks_for_the_form(on, candidate)
        assert await wrong(on.page) == []
        await form.get_by_role("button", name="Bekijk voorbeeld").click()
        await expect(form.get_by_role("alert")).to_be_visible()
        assert await wrong(on.page) == []

    shown_with_teams(story, color_scheme=scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_with_a_candidate_on_slack_and_a_coach_on_teams(scheme: str) -> None:
    async def story(on: Both) -> None:
        candidate, coach = panes(on)
        await everybody_has_read(on)
        await sit(candidate, "Slack")
        await sit(coach, "Teams")
        await expect(coach.get_by_role("button", name="Ik help graag")).to_be_visible()
        assert await wrong(on.page) == []
        on.slack.bot.acts.append(on.slack.opens(FORM))
        await asks_for_the_form(on, candidate)
        assert await wrong(on.page) == []

    shown_with_teams(story, color_scheme=scheme)


def test_axe_would_find_what_is_wrong_with_this_page() -> None:
    async def story(on: Both) -> None:
        await everybody_has_read(on)
        await expect(panes(on)[1].get_by_role("button", name="Ik help graag")).to_be_visible()
        await on.page.evaluate(
            """() => {
                document.documentElement.removeAttribute("lang");
                for (const box of document.querySelectorAll("textarea")) {
                    box.removeAttribute("aria-label");
                    box.placeholder = "";
                }
            }"""
        )
        found = {rule["id"] for rule in (await Axe().run(on.page)).response["violations"]}
        assert {"html-has-lang", "label"} <= found

    shown_with_teams(story)
