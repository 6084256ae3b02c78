"""The demo page: what it shows, and that everything on it can be done."""

import re

import pytest
from page_content import CARD, FORM, START, actions, button, plain
from page_stage import Json, Stage, browser_test, shown
from playwright.async_api import Locator, expect

pytestmark = [pytest.mark.browser, browser_test]

HOSTILE = "<img src=x onerror=\"document.title='gehackt'\"> <b>vet</b> & *sterren* <!channel>"


def left(on: Stage) -> Locator:
    return on.page.locator("#pane-1")


def right(on: Stage) -> Locator:
    return on.page.locator("#pane-2")


async def be(pane: Locator, person: str) -> None:
    await pane.get_by_role("button", name=person).click()


async def open_form(on: Stage, view: Json = FORM) -> Locator:
    await on.dm("Welkom", blocks=START)
    on.bot.acts.append(on.opens(view))
    await left(on).get_by_role("button", name="Zoek een coach", exact=True).click()
    form = on.page.get_by_role("dialog", name="Zoek een coach")
    await expect(form).to_be_visible()
    return form


def test_a_card_in_the_channel_is_drawn_with_its_heading_facts_quote_and_buttons() -> None:
    async def story(on: Stage) -> None:
        await on.post("Nieuwe aanvraag", blocks=CARD)
        card = right(on).get_by_role("article", name=re.compile("Klik"))
        await expect(card.get_by_role("heading", name="Iemand zoekt een coach")).to_be_visible()
        await expect(card.locator(".fact")).to_have_text(["Onderwerpen\nWerkplezier", "Regio\nGelderland"])
        await expect(card.locator("blockquote")).to_have_text("Ik werk bij [werkgever] en zoek iets anders.")
        await expect(card.locator("blockquote strong")).to_have_text("[werkgever]")
        await expect(card.locator(".block-context")).to_have_text("K-7F3KQ2 · sinds vandaag 👋")
        await expect(card.locator(".block-context strong")).to_have_text("sinds")
        await expect(card.get_by_role("button", name="Ik help graag")).to_have_class("button primary")

    shown(story)


def test_a_press_reaches_the_bot_from_the_person_the_pane_is() -> None:
    async def story(on: Stage) -> None:
        await on.post("Nieuwe aanvraag", blocks=CARD)
        await be(right(on), "Coach 2")
        await right(on).get_by_role("button", name="Ik help graag").click()
        await on.playground.until(lambda: on.bot.interactions("block_actions"))
        pressed = on.bot.interactions("block_actions")[0]
        assert pressed["user"]["id"] == on.playground.world.coaches[1]
        assert pressed["actions"][0]["action_id"] == "request.accept"

    shown(story)


def test_a_button_that_asks_first_is_pressed_only_after_yes() -> None:
    async def story(on: Stage) -> None:
        await on.post("Nieuwe aanvraag", blocks=CARD)
        question = on.page.get_by_role("dialog", name="Niet voor jou?")
        await right(on).get_by_role("button", name="Niet voor mij").click()
        await question.get_by_role("button", name="Ga terug").click()
        await expect(question).to_be_hidden()
        assert on.bot.interactions("block_actions") == []
        await right(on).get_by_role("button", name="Niet voor mij").click()
        await question.get_by_role("button", name="Niet voor mij").click()
        await on.playground.until(lambda: on.bot.interactions("block_actions"))

    shown(story)


def test_errors_stand_at_their_field_take_the_focus_and_what_was_typed_stays() -> None:
    async def refuse(_: Json) -> Json:
        return {
            "response_action": "errors",
            "errors": {"email": "Geef een e-mailadres of een telefoonnummer."},
        }

    async def story(on: Stage) -> None:
        form = await open_form(on)
        await form.get_by_label("Naam").fill("Sam Verzonnen")
        await form.get_by_role("button", name="Bekijk voorbeeld").click()
        motivation = form.get_by_label("Waarom zoek je een coach?")
        await expect(motivation).to_be_focused()
        await expect(motivation).to_have_attribute("aria-invalid", "true")
        await expect(motivation).to_have_accessible_description(re.compile("zonder namen.*verplichte veld"))
        await expect(form.get_by_role("alert")).to_contain_text("Onderwerpen")
        assert on.bot.interactions("view_submission") == []

        await motivation.fill("Ik wil iets anders gaan doen.")
        await form.get_by_label("Solliciteren").check()
        await form.get_by_label("Klik mag mijn aanvraag laten zien").check()
        on.bot.acts.append(refuse)
        await form.get_by_role("button", name="Bekijk voorbeeld").click()
        email = form.get_by_label("E-mail")
        await expect(email).to_be_focused()
        await expect(email).to_have_accessible_description("Geef een e-mailadres of een telefoonnummer.")
        await expect(motivation).not_to_have_attribute("aria-invalid", "true")
        await expect(motivation).to_have_value("Ik wil iets anders gaan doen.")
        await expect(form.get_by_label("Naam")).to_have_value("Sam Verzonnen")
        await expect(form.get_by_label("Solliciteren")).to_be_checked()

    shown(story)


def test_a_sent_form_carries_every_kind_of_answer_and_closes() -> None:
    async def story(on: Stage) -> None:
        form = await open_form(on)
        await form.get_by_role("button", name="Vul een voorbeeld in").click()
        await form.get_by_label("Werkplezier").check()
        await form.get_by_label("Samen").check()
        await form.get_by_label("Niveau").select_option("mbo")
        await form.get_by_label("Vanaf").fill("2031-02-03")
        await form.get_by_label("Klik mag mijn aanvraag laten zien").check()
        await form.get_by_role("button", name="Bekijk voorbeeld").click()
        await expect(form).to_be_hidden()
        values = on.bot.interactions("view_submission")[0]["view"]["state"]["values"]
        assert "Zutphen" in values["motivation"]["motivation"]["value"]
        assert [each["value"] for each in values["topics"]["topics"]["selected_options"]] == ["joy"]
        assert values["setting"]["setting"]["selected_option"]["value"] == "together"
        assert values["education"]["education"]["selected_option"]["value"] == "mbo"
        assert values["start"]["start"]["selected_date"] == "2031-02-03"
        assert values["consent_share"]["consent_share"]["selected_options"][0]["value"] == "yes"

    shown(story)


def test_a_form_that_is_changed_by_the_bot_keeps_what_was_typed() -> None:
    async def story(on: Stage) -> None:
        form = await open_form(on)
        await form.get_by_label("Naam").fill("Sam Verzonnen")
        view = on.playground.world.modals.of(on.playground.world.candidate)[0]
        hint = {"type": "section", "text": plain("Nog een regel erbij.")}
        changed = {**FORM, "blocks": [hint, *FORM["blocks"]]}
        await on.client.views_update(view_id=view.id, view=changed)
        await expect(form.get_by_text("Nog een regel erbij.")).to_be_visible()
        await expect(form.get_by_label("Naam")).to_have_value("Sam Verzonnen")

    shown(story)


def test_a_long_text_is_counted_as_it_is_typed_and_never_cut() -> None:
    async def story(on: Stage) -> None:
        form = await open_form(on)
        motivation = form.get_by_label("Waarom zoek je een coach?")
        await motivation.fill("a" * 1499)
        await expect(form.locator(".count")).to_have_text("1499 / 1500")
        await motivation.press_sequentially("bcd")
        await expect(form.locator(".count")).to_have_text("2 te veel")
        await expect(motivation).to_have_value("a" * 1499 + "bcd")

    shown(story)


def test_the_whole_way_can_be_gone_with_the_keyboard_alone() -> None:
    async def story(on: Stage) -> None:
        keyboard = on.page.keyboard
        await left(on).get_by_role("combobox").focus()
        await keyboard.type("Ik zoek een coach")
        await keyboard.press("Enter")
        await on.playground.until(
            lambda: [said for said in on.bot.heard if said.get("type") == "event_callback"]
        )
        await on.dm("Welkom", blocks=START)
        start = left(on).get_by_role("button", name="Zoek een coach", exact=True)
        await start.wait_for()
        await tab_to(on, start, backwards=True)
        on.bot.acts.append(on.opens(FORM))
        await keyboard.press("Enter")
        form = on.page.get_by_role("dialog", name="Zoek een coach")
        await expect(form.get_by_label("Waarom zoek je een coach?")).to_be_focused()
        await keyboard.type("Iets met mensen")
        await tab_to(on, form.get_by_label("Werkplezier"))
        await keyboard.press("Space")
        await expect(form.get_by_label("Werkplezier")).to_be_checked()
        for _ in range(40):  # round and round: the focus stays inside
            await keyboard.press("Tab")
            inside = "!document.activeElement.closest('.top, .guide, .stage')"
            assert await on.page.evaluate(inside)
        await keyboard.press("Escape")
        await expect(form).to_be_hidden()
        await expect(start).to_be_focused()
        assert on.playground.world.modals.of(on.playground.world.candidate) == []

    shown(story)


async def tab_to(on: Stage, target: Locator, *, backwards: bool = False) -> None:
    for _ in range(60):
        if await target.evaluate("node => node === document.activeElement"):
            return
        await on.page.keyboard.press("Shift+Tab" if backwards else "Tab")
    raise AssertionError("The Tab key does not come there.")


def test_what_people_type_is_shown_as_text() -> None:
    async def story(on: Stage) -> None:
        await left(on).get_by_role("combobox").fill(HOSTILE)
        await left(on).get_by_role("combobox").press("Enter")
        await expect(left(on).locator(".mine .bubble")).to_have_text(HOSTILE)
        quote = [{"type": "rich_text_quote", "elements": [{"type": "text", "text": HOSTILE}]}]
        blocks = [
            {"type": "rich_text", "elements": quote},
            {"type": "section", "text": plain(HOSTILE)},
            {"type": "section", "text": {"type": "mrkdwn", "text": "<img src=x onerror=alert(1)>"}},
            actions(button("request.accept", "<img src=x>")),
        ]
        await on.post("<img src=x onerror=alert(1)>", blocks=blocks)
        await expect(right(on).locator("blockquote")).to_have_text(HOSTILE)
        await expect(right(on).get_by_role("button", name="<img src=x>", exact=True)).to_be_visible()
        await expect(right(on).get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
        assert await on.page.locator("img, .bubble b").count() == 0
        assert await on.page.title() == "Klik · demo"

    shown(story)


def test_a_message_for_one_person_is_shown_to_that_person_and_marked() -> None:
    async def story(on: Stage) -> None:
        coach = on.playground.world.coaches[0]
        await on.client.chat_postEphemeral(channel="C0COACHES", user=coach, text="Iemand was je net voor.")
        note = right(on).get_by_role("article").filter(has_text="Iemand was je net voor.")
        await expect(note).to_contain_text("Alleen zichtbaar voor jou")
        await be(right(on), "Coach 2")
        await expect(right(on).get_by_role("button", name="Coach 2")).to_have_attribute(
            "aria-pressed", "true"
        )
        await expect(note).to_have_count(0)

    shown(story)


def test_a_changed_message_says_so_and_a_deleted_one_leaves_its_place() -> None:
    async def story(on: Stage) -> None:
        first, second = await on.post("Eerste aanvraag"), await on.post("Tweede aanvraag")
        await expect(right(on).get_by_role("article")).to_have_count(2)
        await on.client.chat_update(channel="C0COACHES", ts=first, text="Deze aanvraag is ingetrokken.")
        await on.client.chat_delete(channel="C0COACHES", ts=second)
        articles = right(on).get_by_role("article")
        await expect(articles.nth(0)).to_contain_text("bewerkt")
        await expect(articles.nth(0)).to_contain_text("Deze aanvraag is ingetrokken.")
        await expect(articles.nth(1)).to_contain_text("Dit bericht is verwijderd.")
        await expect(right(on).get_by_text("Tweede aanvraag")).to_have_count(0)

    shown(story)


def test_after_a_form_the_focus_has_a_place_even_when_its_button_is_gone() -> None:
    async def story(on: Stage) -> None:
        async def take_away(_: Json) -> Json:
            world = on.playground.world
            (welcome,) = world.shown(world.dm(world.candidate).id)
            await on.client.chat_update(channel=welcome.channel, ts=welcome.ts, text="Dank je", blocks=[])
            return {"response_action": "clear"}

        form = await open_form(on)
        await form.get_by_role("button", name="Vul een voorbeeld in").click()
        await form.get_by_label("Werkplezier").check()
        await form.get_by_label("Klik mag mijn aanvraag laten zien").check()
        on.bot.acts.append(take_away)
        await form.get_by_role("button", name="Bekijk voorbeeld").click()
        await expect(form).to_be_hidden()
        await expect(left(on).get_by_role("combobox")).to_be_focused()

    shown(story)
