"""Adaptive Cards on the demo page: what they show, and that everything on them can be done."""

import re

import pytest
from both_stage import Both, shown_with_teams, sit
from card_content import FIELDS, FORM, REQUEST, START, card, dialog, execute, opens, said, shows, tells
from page_stage import Json, browser_test
from playwright.async_api import Locator, expect

from adapters.playground.teams_cast import COACHES_CHANNEL

pytestmark = [pytest.mark.browser, browser_test]

HOSTILE = (
    "<img src=x onerror=\"document.title='gehackt'\"> **vet** [klik](https://example.org) <at>iedereen</at>"
)


def left(on: Both) -> Locator:
    """The candidate, who sits on Teams."""
    return on.page.locator("#pane-1")


async def on_teams(on: Both) -> Locator:
    """The second screen with Coach 1 on Teams, in the channel."""
    pane: Locator = on.page.locator("#pane-2")
    await sit(pane, "Teams")
    await expect(pane).to_have_attribute("data-platform", "teams")
    return pane


async def open_form(on: Both, content: Json = FORM) -> Locator:
    await on.teams.dm(START, summary="Welkom bij Klik")
    on.teams.bot.answers.append(dialog(content))
    await left(on).get_by_role("button", name="Zoek een coach", exact=True).click()
    form: Locator = on.page.get_by_role("dialog", name="Zoek een coach")
    await expect(form).to_be_visible()
    return form


def test_a_request_is_drawn_with_its_heading_rows_marks_and_buttons() -> None:
    async def story(on: Both) -> None:
        await on.teams.post(REQUEST)
        message = (await on_teams(on)).get_by_role("article", name=re.compile("Klik"))
        await expect(message.get_by_role("heading", name="Iemand zoekt een coach")).to_be_visible()
        await expect(message.locator(".card-columns")).to_have_text(
            ["OnderwerpenWerkplezier", "RegioGelderland"]
        )
        quote = message.locator(".card-emphasis")
        await expect(quote).to_have_text("Ik werk bij [werkgever] en zoek iets anders.")
        await expect(quote.locator("mark")).to_have_text("[werkgever]")
        await expect(quote.locator("em")).to_have_text(["Ik werk bij ", " en zoek iets anders."])
        await expect(message.locator(".card-subtle.card-size-small")).to_have_text("K-7F3KQ2 · sinds vandaag")
        await expect(message.get_by_role("button", name="Ik help graag")).to_have_class("button primary")
        await expect(message.get_by_role("button", name="Niet voor mij")).to_have_class("button danger")

    shown_with_teams(story)


def test_text_of_people_stays_text_and_klik_s_own_may_be_marked() -> None:
    async def story(on: Both) -> None:
        styled = {"type": "TextRun", "text": "weg", "strikethrough": True, "underline": True}
        own = {
            "type": "TextBlock",
            "text": "Lees **eerst** de [verklaring](https://klik.example/p)",
            "wrap": True,
        }
        hostile = {"type": "TextBlock", "text": "[x](javascript:document.title=1)", "wrap": True}
        mixed = {"type": "RichTextBlock", "inlines": ["plat, ", styled]}
        await on.teams.post(card(said(HOSTILE), own, hostile, mixed, actions=[execute("x", "<b>ja</b>")]))
        shown = (await on_teams(on)).locator(".card")
        await expect(shown.locator(".card-text").nth(0)).to_have_text(HOSTILE)
        await expect(shown.locator("strong")).to_have_text("eerst")
        await expect(shown.get_by_role("link")).to_have_count(1)
        await expect(shown.get_by_role("link")).to_have_attribute("href", "https://klik.example/p")
        await expect(shown.locator("s u, u s")).to_have_text("weg")
        await expect(shown.get_by_role("button", name="<b>ja</b>")).to_be_visible()
        assert await on.page.locator("img, .card b").count() == 0
        assert await on.page.title() == "Klik · demo"

    shown_with_teams(story)


def test_a_press_changes_the_card_for_the_clicker_alone_until_it_is_changed_for_all() -> None:
    async def story(on: Both) -> None:
        activity = await on.teams.post(REQUEST)
        pane = await on_teams(on)
        on.teams.bot.answers.append(shows(card(said("Deze is voor jou."))))
        await pane.get_by_role("button", name="Ik help graag").click()
        await expect(pane.get_by_role("article")).to_contain_text("Deze is voor jou.")
        await expect(pane.get_by_role("article")).to_contain_text("Alleen jij ziet het zo")
        [click] = on.teams.bot.clicks("adaptiveCard/action")
        assert click["action"]["verb"] == "request.accept"
        assert click["action"]["data"] == {"action": "request.accept", "value": "R1", "key": "one"}
        await pane.get_by_role("button", name="Coach 2").click()
        await sit(pane, "Teams")
        await expect(pane.get_by_role("button", name="Ik help graag")).to_be_visible()
        await on.teams.change(activity, card(said("Er is een coach gevonden.")))
        await expect(pane.get_by_role("article")).to_contain_text("Er is een coach gevonden.")
        await expect(pane.get_by_role("button", name="Ik help graag")).to_have_count(0)

    shown_with_teams(story)


def test_a_short_answer_to_a_press_is_shown_and_spoken() -> None:
    async def story(on: Both) -> None:
        await on.teams.post(REQUEST)
        pane = await on_teams(on)
        on.teams.bot.answers.append(tells("Een andere coach was net eerder."))
        await pane.get_by_role("button", name="Ik help graag").click()
        notice = on.page.locator(".toast.notice")
        await expect(notice).to_have_text(re.compile("Coach 1 op Teams.*Een andere coach was net eerder"))
        await expect(on.page.locator("#announcer")).to_contain_text("Een andere coach was net eerder.")

    shown_with_teams(story)


def test_a_like_reaches_the_bot_and_can_be_taken_back() -> None:
    async def story(on: Both) -> None:
        activity = await on.teams.post(REQUEST)
        pane = await on_teams(on)
        await pane.get_by_role("button", name="Reageer met een emoji").click()
        await expect(pane.locator(".pick")).to_have_text(["👍", "❤️", "😆", "😮", "😢", "😡"])
        await pane.get_by_role("button", name="Reageer met like").click()
        chip = pane.get_by_role("button", name="like: Coach 1")
        await expect(chip).to_have_attribute("aria-pressed", "true")
        await chip.click()
        await expect(chip).to_have_count(0)
        given, taken = [said for said in on.teams.bot.heard if said["type"] == "messageReaction"]
        assert (given["replyToId"], given["reactionsAdded"]) == (activity, [{"type": "like"}])
        assert taken["reactionsRemoved"] == [{"type": "like"}]

    shown_with_teams(story)


def test_a_dialog_carries_every_kind_of_answer_and_closes() -> None:
    async def story(on: Both) -> None:
        form = await open_form(on)
        await form.get_by_role("button", name="Vul een voorbeeld in").click()
        await form.get_by_label("Werkplezier").check()
        await form.get_by_label("Leidinggeven").check()
        await form.get_by_label("Samen").check()
        await form.get_by_label("Niveau").select_option("hbo")
        await form.get_by_label("Hoeveel tegelijk").fill("2")
        await form.get_by_label("Klik mag mijn aanvraag laten zien").check()
        await form.get_by_role("button", name="Bekijk voorbeeld").click()
        await expect(form).to_be_hidden()
        [sent] = on.teams.bot.clicks("task/submit")
        data = sent["data"]
        assert data["form"] == "request.submit"
        assert "Zutphen" in data["motivation"]
        assert (data["topics"], data["setting"], data["education"]) == ("joy,lead", "together", "hbo")
        assert (data["capacity"], data["consent_share"]) == ("2", "yes")

    shown_with_teams(story)


def test_what_the_client_refuses_stands_at_its_field_and_what_was_typed_stays() -> None:
    async def story(on: Both) -> None:
        form = await open_form(on)
        await form.get_by_label("Naam").fill("Sam Verzonnen")
        await form.get_by_label("Hoeveel tegelijk").fill("12")
        await form.get_by_role("button", name="Bekijk voorbeeld").click()
        motivation = form.get_by_label("Waarom zoek je een coach?")
        await expect(motivation).to_be_focused()
        await expect(motivation).to_have_attribute("aria-invalid", "true")
        await expect(motivation).to_have_accessible_description(
            re.compile("Vertel waarom je een coach zoekt")
        )
        await expect(form.get_by_role("alert")).to_contain_text("Onderwerpen")
        await expect(form.get_by_role("alert")).to_contain_text("Toestemming")
        await expect(form.get_by_label("Naam")).to_have_value("Sam Verzonnen")
        await motivation.fill("Ik wil iets anders.")
        await expect(motivation).not_to_have_attribute("aria-invalid", "true")
        assert on.teams.bot.clicks("task/submit") == []

    shown_with_teams(story)


def test_what_klik_refuses_is_in_the_new_card_and_belongs_to_its_field() -> None:
    async def story(on: Both) -> None:
        form = await open_form(on, card({**FIELDS[3], "isRequired": False}, actions=FORM["actions"]))
        wrong = said("Geef je hele naam.", color="attention") | {"spacing": "small"}
        kept = [
            {**FIELDS[2], "value": "joy,lead"},
            {**FIELDS[6], "value": "hbo"},
            {**FIELDS[8], "value": "yes"},
        ]
        again = card({**FIELDS[3], "value": "Sam"}, wrong, *kept, actions=FORM["actions"])
        on.teams.bot.answers.append(dialog(again))
        await form.get_by_label("Naam").fill("Sam")
        await form.get_by_label("Naam").press("Enter")
        name = form.get_by_label("Naam")
        await expect(name).to_have_accessible_description("Geef je hele naam.")
        await expect(name).to_have_attribute("aria-invalid", "true")
        await expect(name).to_be_focused()
        await expect(name).to_have_value("Sam")
        await expect(form.get_by_label("Leidinggeven")).to_be_checked()
        await expect(form.get_by_label("Solliciteren")).not_to_be_checked()
        await expect(form.get_by_label("Niveau")).to_have_value("hbo")
        await expect(form.get_by_label("Klik mag mijn aanvraag laten zien")).to_be_checked()

    shown_with_teams(story)


def test_a_form_in_a_message_outlives_a_reaction_to_it_and_sends_its_fields() -> None:
    async def story(on: Both) -> None:
        send = {"type": "ActionSet", "actions": [execute("request.submit", "Verstuur het")]}
        activity = await on.teams.post(card(*FIELDS[3:5], send))
        pane = await on_teams(on)
        await pane.get_by_label("Naam").fill("Sam Verzonnen")
        coach = on.teams.playground.world.coaches[1]
        await on.teams.playground.react(coach, COACHES_CHANNEL, activity, "heart")
        await expect(pane.get_by_role("button", name="heart: Coach 2")).to_be_visible()
        await expect(pane.get_by_label("Naam")).to_have_value("Sam Verzonnen")
        await expect(pane.get_by_label("Naam")).to_be_focused()
        on.teams.bot.answers.append(shows(card(said("Dank je."))))
        await pane.get_by_role("button", name="Verstuur het").click()
        await expect(pane.get_by_role("article")).to_contain_text("Dank je.")
        assert on.teams.bot.clicks("adaptiveCard/action")[0]["action"]["data"]["name"] == "Sam Verzonnen"

    shown_with_teams(story)


def test_a_question_unfolds_below_its_button_before_anything_is_pressed() -> None:
    async def story(on: Both) -> None:
        question = {
            "type": "Action.ShowCard",
            "title": "Trek in",
            "card": card(said("Weet je het zeker?"), actions=[execute("request.withdraw", "Ja, trek in")]),
        }
        await on.teams.post(card(said("Je aanvraag"), actions=[question, opens("request.ask", "Vraag")]))
        pane = await on_teams(on)
        opener = pane.get_by_role("button", name="Trek in", exact=True)
        await expect(pane.get_by_text("Weet je het zeker?")).to_be_hidden()
        await opener.press("Enter")
        await expect(opener).to_have_attribute("aria-expanded", "true")
        await expect(pane.get_by_role("button", name="Ja, trek in")).to_be_focused()
        assert on.teams.bot.clicks("adaptiveCard/action") == []
        on.teams.bot.answers.append(tells("Ingetrokken."))
        await on.page.keyboard.press("Enter")
        await expect(on.page.locator(".toast.notice")).to_contain_text("Ingetrokken.")
        assert on.teams.bot.clicks("adaptiveCard/action")[0]["action"]["verb"] == "request.withdraw"

    shown_with_teams(story)
