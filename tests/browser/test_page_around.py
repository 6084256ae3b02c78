"""Around the conversations: the wire, the guide, the language, small windows, contrast, news for all ears."""

import re
from urllib.parse import urlsplit

import pytest
from page_content import CARD, START, actions, button, plain
from page_stage import Stage, browser_test, shown
from playwright.async_api import expect
from test_page import be, left, open_form, right

from adapters.playground.slack_server import SlackPlayground

pytestmark = [pytest.mark.browser, browser_test]


def test_an_emoji_from_the_picker_reaches_the_bot_and_can_be_taken_back() -> None:
    async def story(on: Stage) -> None:
        await on.post("Nieuwe aanvraag", blocks=CARD)
        await right(on).get_by_role("button", name="Reageer met een emoji").click()
        await right(on).get_by_role("button", name="Reageer met raising hand, 4").click()
        chip = right(on).get_by_role("button", name="raising hand, 4: Coach 1")
        await expect(chip).to_have_attribute("aria-pressed", "true")
        await chip.click()
        await expect(chip).to_have_count(0)
        events = [said["event"] for said in on.bot.heard if "event" in said]
        reactions = [(event["type"], event["reaction"]) for event in events if "reaction" in event]
        name = "raising_hand::skin-tone-4"
        assert reactions == [("reaction_added", name), ("reaction_removed", name)]

    shown(story)


def test_the_wire_shows_every_call_and_finds_words_in_it() -> None:
    async def story(on: Stage) -> None:
        await on.post("Aanvraag over werkplezier", blocks=CARD)
        await right(on).get_by_role("button", name="Ik help graag").click()
        await on.playground.until(lambda: on.bot.interactions("block_actions"))
        await on.page.get_by_role("button", name="De draad").click()
        wire = on.page.get_by_role("region", name=re.compile("De draad"))
        row = wire.get_by_role("listitem").filter(has_text="interactivity")
        await expect(row).to_contain_text("request.accept")
        await row.locator("summary").click()
        await expect(row).to_contain_text('"action_id": "request.accept"')
        await wire.get_by_role("searchbox").fill("TRIGGER_ID")
        await expect(wire.get_by_role("listitem")).to_have_count(1)
        await expect(row.locator("mark")).to_have_text("trigger_id")
        await wire.get_by_role("searchbox").fill("")
        await expect(wire.get_by_role("listitem").filter(has_text="chat.postMessage")).to_have_count(1)
        await wire.get_by_role("button", name="Naar Klik").click()
        await expect(wire.get_by_role("listitem").filter(has_text="chat.postMessage")).to_have_count(0)
        await on.page.keyboard.press("Escape")
        await expect(wire).to_be_hidden()

    shown(story)


def test_the_steps_tick_themselves_off_as_things_happen() -> None:
    async def story(on: Stage) -> None:
        guide = on.page.get_by_role("complementary", name="Wat je kunt proberen")
        await expect(guide).to_contain_text("0 van 12")
        await left(on).get_by_role("button", name="Ik zoek een coach").click()
        await expect(guide).to_contain_text("1 van 12")
        preview = actions(button("request.publish", "Plaats het"))
        await on.dm("Voorbeeld", blocks=[preview])
        await expect(guide).to_contain_text("2 van 12")
        await on.post("Nieuwe aanvraag", blocks=CARD)
        await expect(guide).to_contain_text("3 van 12")
        winner = on.playground.world.coaches[1]
        await on.dm("Een match", winner, blocks=[actions(button("match.contacted", "Ik heb contact gehad"))])
        await expect(guide).to_contain_text("4 van 12")
        await guide.get_by_role("button", name="Word Coach 2").click()
        await expect(right(on)).to_have_accessible_name("Scherm van Coach 2")
        await on.page.reload()
        await expect(guide).to_contain_text("4 van 12")

    shown(story, width=1440, height=900)


def test_what_was_done_to_make_the_demo_ready_is_no_step_of_the_visitor() -> None:
    async def make_ready(playground: SlackPlayground) -> None:
        await playground.command(playground.world.admin, "/avg", "overzicht")
        await playground.command(playground.world.candidate, "/klik", "mijn-gegevens")

    async def story(on: Stage) -> None:
        overview = on.page.locator(".step", has_text="Bekijk wat de beheerder ziet")
        guide = on.page.get_by_role("complementary", name="Wat je kunt proberen")
        await expect(guide).to_contain_text("0 van 12")
        await on.page.reload()
        await expect(guide).to_contain_text("0 van 12")
        await on.playground.command(on.playground.world.admin, "/avg", "overzicht")
        await expect(overview).to_have_class(re.compile("done"))
        await on.page.reload()
        await expect(overview).to_have_class(re.compile("done"))

    shown(story, width=1440, height=900, before=make_ready)


def test_a_message_keeps_its_own_language_when_the_page_is_switched() -> None:
    async def story(on: Stage) -> None:
        await on.dm("Goed idee. Een kort formulier, en je ziet eerst wat de coaches lezen.")
        old, new = left(on).locator(".bubble").nth(0), left(on).locator(".bubble").nth(1)
        await expect(old).to_have_attribute("lang", "nl")
        await on.page.get_by_role("button", name="English").click()
        await expect(on.page.locator("html")).to_have_attribute("lang", "en")
        await on.dm("Good idea", blocks=[{"type": "section", "text": plain("You first see what they read.")}])
        await expect(new).to_have_attribute("lang", "en")
        await on.page.reload()
        await expect(new).to_have_attribute("lang", "en")
        await expect(old).to_have_attribute("lang", "nl")

    shown(story)


def test_the_language_of_the_page_and_of_its_people_change_together() -> None:
    async def story(on: Stage) -> None:
        await on.page.get_by_role("button", name="English").click()
        await expect(on.page.locator("html")).to_have_attribute("lang", "en")
        await expect(on.page.get_by_role("button", name="The wire")).to_be_visible()
        people = on.playground.world.people.values()
        await on.playground.until(lambda: {each.locale for each in people if not each.is_bot} == {"en-US"})
        await on.page.reload()
        await expect(left(on)).to_have_accessible_name("Screen of Candidate")

    shown(story)


def test_a_coach_who_leaves_the_channel_loses_it_and_can_come_back() -> None:
    async def story(on: Stage) -> None:
        await on.page.get_by_role("button", name="Maak iets stuk").click()
        row = on.page.get_by_role("group", name="Coach 1")
        await row.get_by_role("button", name="Verlaat het kanaal").click()
        back = row.get_by_role("button", name="Komt in het kanaal")
        await expect(back).to_be_focused()
        await expect(right(on).locator(".tab")).to_have_count(1)
        await back.click()
        await expect(right(on).locator(".tab")).to_have_count(2)
        await row.get_by_role("button", name="Account uit").click()
        await expect(row.get_by_role("button", name="Account aan")).to_be_focused()
        assert on.playground.world.people[on.playground.world.coaches[0]].deleted

    shown(story)


def test_news_is_spoken_where_it_is_seen_and_shown_where_it_is_not() -> None:
    async def story(on: Stage) -> None:
        spoken = on.page.locator("#announcer")
        await expect(spoken).to_have_attribute("aria-live", "polite")
        await on.dm("Je aanvraag staat klaar")
        await expect(spoken).to_contain_text("Nieuw voor Kandidaat, van Klik: Je aanvraag staat klaar")
        await on.dm("Er wacht iets op je", on.playground.world.admin)
        notice = on.page.get_by_role("button", name="Melding voor Beheer 1")
        await expect(notice).to_contain_text("Er wacht iets op je")
        await expect(left(on).locator(".person[data-part=admin]")).to_have_accessible_name(
            "Beheer 1, 1 ongelezen"
        )
        await notice.click()
        await expect(right(on)).to_have_accessible_name("Scherm van Beheer 1")
        await expect(left(on).locator(".person[data-part=admin]")).to_have_accessible_name("Beheer 1")

    shown(story)


def test_the_page_asks_nothing_of_any_other_machine() -> None:
    async def story(on: Stage) -> None:
        picture = {
            "type": "image",
            "image_url": "https://example.org/grafiek.png",
            "alt_text": "Drie matches",
        }
        await on.post("Cijfers", blocks=[picture, *CARD])
        await expect(right(on).get_by_role("img", name="Drie matches")).to_be_visible()
        form = await open_form(on)
        await form.get_by_role("button", name="Annuleer").click()
        await on.page.get_by_role("button", name="De draad").click()
        assert len(on.asked) > 20
        assert {urlsplit(url).hostname for url in on.asked if not url.startswith("data:")} == {"127.0.0.1"}

    shown(story)


WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll('button, summary, select, input, textarea')]
    .filter((node) => node.checkVisibility() && !node.closest('label'))
    .map((node) => [node.textContent || node.ariaLabel, node.getBoundingClientRect()])
    .filter(([, box]) => box.height < 44 || box.width < 44)
    .map(([name, box]) => `${name}: ${Math.round(box.width)} by ${Math.round(box.height)}`)"""


def test_a_phone_sized_window_has_no_sideways_scroll_and_buttons_for_a_thumb() -> None:
    async def story(on: Stage) -> None:
        await on.dm("Welkom", blocks=[{"type": "section", "text": plain("woordzonderspatie" * 12)}, *START])
        await expect(left(on).get_by_role("button", name="Zoek een coach", exact=True)).to_be_visible()
        await expect(right(on)).to_be_hidden()
        assert await on.page.evaluate(WIDER) <= 0
        assert await on.page.evaluate(SMALL_TARGETS) == []
        await on.post("Nieuwe aanvraag", blocks=CARD)
        await be(left(on), "Coach 3")
        await left(on).get_by_role("button", name="# coaches").click()
        await expect(left(on).get_by_role("button", name="Ik help graag")).to_be_visible()
        assert await on.page.evaluate(WIDER) <= 0
        await on.page.get_by_role("button", name="De draad").click()
        await expect(on.page.get_by_role("searchbox")).to_be_focused()
        assert await on.page.evaluate(WIDER) <= 0
        await on.page.keyboard.press("Escape")
        await be(left(on), "Kandidaat")
        form = await open_form(on)
        await expect(form.get_by_role("button", name="Bekijk voorbeeld")).to_be_in_viewport()
        assert await on.page.evaluate(WIDER) <= 0

    shown(story, width=390, height=844, has_touch=True, is_mobile=True)


def test_a_press_counts_also_when_something_arrives_in_the_middle_of_it() -> None:
    async def story(on: Stage) -> None:
        words = on.page.get_by_role("button", name="De draad").locator("span")
        await words.hover()
        await on.page.mouse.down()
        await on.post("Nieuwe aanvraag", blocks=CARD)
        await expect(right(on).get_by_text("Iemand zoekt een coach").first).to_be_visible()
        await on.page.mouse.up()
        await expect(on.page.locator(".wire summary").first).to_be_visible()

    shown(story, width=1440, height=900)
