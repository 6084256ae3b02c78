"""Slack and Teams side by side on the demo page: who sits where, the wire of both, the guide over both."""

import re
from urllib.parse import urlsplit

import pytest
from both_stage import Both, shown_with_teams, sit
from card_content import FORM, REQUEST, START, card, dialog, execute, said
from page_content import CARD, actions, button
from page_stage import Stage, browser_test, shown
from playwright.async_api import Locator, expect
from test_page_around import SMALL_TARGETS, WIDER
from test_page_looks import nothing_is_faint

from adapters.playground.teams_cast import COACHES_CHANNEL

pytestmark = [pytest.mark.browser, browser_test]


def left(on: Both) -> Locator:
    return on.page.locator("#pane-1")


def right(on: Both) -> Locator:
    return on.page.locator("#pane-2")


def test_without_teams_the_page_says_nothing_of_it() -> None:
    async def story(on: Stage) -> None:
        await expect(on.page.locator(".seat")).to_have_count(2)
        for seat in await on.page.locator(".seat").all():
            await expect(seat).to_be_hidden()
        await expect(on.page.locator("#pane-1")).to_have_accessible_name("Scherm van Kandidaat")
        await expect(on.page.get_by_role("banner")).not_to_contain_text("Teams")
        await expect(on.page.locator(".guide")).to_contain_text("0 van 12")
        answer = await on.page.request.get(on.playground.url)
        assert re.search(r"connect-src 'self'$", answer.headers["content-security-policy"])

    shown(story)


def test_everybody_can_sit_on_either_platform_and_stays_there() -> None:
    async def story(on: Both) -> None:
        await on.teams.dm(START)
        await on.slack.dm("Hallo vanuit Slack")
        await expect(left(on)).to_have_accessible_name("Scherm van Kandidaat op Teams")
        await expect(right(on)).to_have_accessible_name("Scherm van Coach 1 op Slack")
        await expect(left(on).get_by_role("button", name="Zoek een coach", exact=True)).to_be_visible()
        slack = left(on).locator(".seat").get_by_role("button", name="Slack, 1 ongelezen")
        await slack.press("Enter")
        await expect(left(on)).to_contain_text("Hallo vanuit Slack")
        seat = left(on).get_by_role("group", name="Kandidaat zit op")
        await expect(seat.get_by_role("button", name="Slack", exact=True)).to_be_focused()
        await expect(seat.get_by_role("button", name="Slack", exact=True)).to_have_attribute(
            "aria-pressed", "true"
        )
        await left(on).locator(".person[data-part=admin]").click()
        await left(on).get_by_role("button", name="Kandidaat").click()
        await expect(left(on)).to_have_accessible_name("Scherm van Kandidaat op Slack")
        await on.page.reload()
        await expect(left(on)).to_have_accessible_name("Scherm van Kandidaat op Slack")

    shown_with_teams(story)


def test_what_is_typed_on_teams_are_words_with_or_without_a_slash() -> None:
    async def story(on: Both) -> None:
        box = left(on).get_by_role("combobox")
        await box.fill("klik zo")
        await expect(left(on).get_by_role("option")).to_have_text(re.compile("^klik zoek"))
        await box.press("ArrowDown")
        await box.press("Enter")
        await box.press("Enter")
        await expect(left(on).locator(".mine .bubble")).to_have_text("klik zoek")
        await box.fill("/klik hulp")
        await box.press("Enter")
        await expect(left(on).locator(".mine .bubble")).to_have_text(["klik zoek", "/klik hulp"])
        await sit(right(on), "Teams")
        await right(on).get_by_role("combobox").fill("@Klik ben je daar")
        await right(on).get_by_role("combobox").press("Enter")
        await expect(right(on).locator(".mine")).to_contain_text("ben je daar")
        texts = [heard["text"] for heard in on.teams.bot.heard if heard["type"] == "message"]
        assert texts == ["klik zoek", "/klik hulp", "<at>Klik</at> ben je daar"]

    shown_with_teams(story)


def test_the_wire_says_of_each_line_which_platform_it_was() -> None:
    async def story(on: Both) -> None:
        await on.slack.post("Nieuwe aanvraag", blocks=CARD)
        activity = await on.teams.post(REQUEST)
        coach = on.teams.playground.world.coaches[0]
        await on.teams.playground.press(coach, COACHES_CHANNEL, activity, action="request.accept")
        await on.page.get_by_role("button", name="De draad").click()
        wire = on.page.get_by_role("region", name=re.compile("De draad"))
        rows = wire.get_by_role("listitem")
        post = rows.filter(has_text="sendToConversation")
        await expect(post.locator(".wire-platform")).to_have_text("Teams")
        await expect(post).to_contain_text("# coaches")
        await expect(rows.filter(has_text="adaptiveCard/action")).to_contain_text("request.accept")
        await expect(rows.filter(has_text="chat.postMessage").locator(".wire-platform")).to_have_text("Slack")
        await wire.get_by_role("button", name="Teams").click()
        await expect(rows.filter(has_text="chat.postMessage")).to_have_count(0)
        await expect(post).to_have_count(1)
        await wire.get_by_role("button", name="Slack").click()
        await expect(post).to_have_count(0)
        await expect(rows.filter(has_text="chat.postMessage")).to_have_count(1)

    shown_with_teams(story)


MATCH = card({"type": "ActionSet", "actions": [execute("match.contacted", "Ik heb contact gehad")]})


@pytest.mark.parametrize(
    ("asks_on", "accepts_on"), [("Slack", "Teams"), ("Teams", "Slack"), ("Teams", "Teams")]
)
def test_the_steps_tick_wherever_they_are_taken(asks_on: str, accepts_on: str) -> None:
    async def story(on: Both) -> None:
        guide = on.page.get_by_role("complementary", name="Wat je kunt proberen")
        await expect(guide).to_contain_text("0 van 13")
        await sit(left(on), asks_on)
        await left(on).get_by_role("button", name="Ik zoek een coach").click()
        await expect(guide).to_contain_text("1 van 13")
        await on.slack.post("Nieuwe aanvraag", blocks=CARD)
        await on.teams.post(REQUEST)
        await expect(guide).to_contain_text("3 van 13")
        await sit(right(on), accepts_on)
        await expect(guide.locator(".next .be")).to_have_text(re.compile(f"Word Coach 1 op {accepts_on}"))
        if accepts_on == "Teams":
            await on.teams.dm(MATCH, user=on.teams.playground.world.coaches[0])
        else:
            blocks = [actions(button("match.contacted", "Ik heb contact gehad"))]
            await on.slack.dm("Match", on.slack.playground.world.coaches[0], blocks=blocks)
        await expect(guide.locator(".step.done")).to_have_count(4)
        await sit(right(on), "Slack" if accepts_on == "Teams" else "Teams")
        across = guide.locator(".step", has_text="Kijk op het andere platform")
        await expect(across).to_have_class(re.compile("done"))
        await sit(right(on), accepts_on)
        await on.page.reload()
        await expect(across).to_have_class(re.compile("done"))

    shown_with_teams(story, width=1440, height=900)


def test_coming_late_counts_by_person_not_by_account() -> None:
    async def story(on: Both) -> None:
        late = on.page.locator(".step", has_text="Kom te laat")
        await on.slack.post("Nieuwe aanvraag", blocks=CARD)
        activity = await on.teams.post(REQUEST)
        await right(on).get_by_role("button", name="Ik help graag").click()
        world = on.teams.playground.world
        await on.teams.playground.react(world.coaches[0], COACHES_CHANNEL, activity, "like")
        await on.page.get_by_role("button", name="De draad").click()
        await expect(on.page.locator(".wire li", has_text="messageReaction")).to_have_count(1)
        await expect(late).not_to_have_class(re.compile("done"))
        await on.teams.playground.react(world.coaches[1], COACHES_CHANNEL, activity, "heart")
        await expect(late).to_have_class(re.compile("done"))

    shown_with_teams(story, width=1440, height=900)


def test_trouble_can_be_made_on_teams_as_well() -> None:
    async def story(on: Both) -> None:
        await on.page.get_by_role("button", name="Maak iets stuk").click()
        trouble = on.page.get_by_role("dialog", name="Maak iets stuk")
        await trouble.get_by_role("button", name="Teams").click()
        coach = trouble.get_by_role("group", name="Coach 1")
        await coach.get_by_role("button", name="Verwijdert Klik").click()
        await expect(coach.get_by_role("button", name="Zet Klik terug")).to_be_focused()
        world = on.teams.playground.world
        assert not world.people[world.coaches[0]].installed
        await trouble.get_by_role("button", name="Verwijder het kanaal").click()
        await expect(trouble.get_by_role("button", name="Zet het kanaal terug")).to_be_visible()
        assert on.teams.bot.heard[-1]["channelData"]["eventType"] == "channelDeleted"
        visitor = trouble.get_by_role("group", name="Bezoeker")
        await trouble.get_by_role("button", name="Slack").click()
        await visitor.get_by_role("button", name="Komt in het kanaal").click()
        await expect(visitor.get_by_role("button", name="Verlaat het kanaal")).to_be_focused()
        assert on.slack.playground.world.visitor in on.slack.playground.world.coaches_channel.members

    shown_with_teams(story)


def test_both_platforms_together_ask_nothing_of_any_other_machine() -> None:
    async def story(on: Both) -> None:
        picture = {"type": "Image", "url": "https://example.org/grafiek.png", "altText": "Drie matches"}
        await on.teams.post(card(picture, said("Cijfers")))
        await sit(right(on), "Teams")
        await expect(right(on).get_by_role("img", name="Drie matches")).to_be_visible()
        hosts = {urlsplit(url).netloc for url in on.slack.asked if not url.startswith("data:")}
        assert hosts == {urlsplit(url).netloc for url in (on.slack.playground.url, on.teams.playground.url)}

    shown_with_teams(story)


@pytest.mark.parametrize("language", ["NL", "EN"])
def test_a_phone_sized_window_leaves_most_of_its_height_to_the_conversation(language: str) -> None:
    async def story(on: Both) -> None:
        await on.page.get_by_role("button", name={"NL": "Nederlands", "EN": "English"}[language]).click()
        await on.page.set_viewport_size({"width": 390, "height": 844})
        go = on.page.locator(".step.next .be")
        await expect(go).to_be_hidden()
        height = await left(on).locator(".pane-top").evaluate("node => node.getBoundingClientRect().bottom")
        assert height <= 844 * 0.36
        faces = await left(on).locator(".person .avatar").all_inner_texts()
        assert len(faces) == len(set(faces)) == await left(on).locator(".person").count() > 0
        await left(on).locator(".person[data-part=coach1]").click()
        await expect(go).to_be_visible()

    shown_with_teams(story)


HIDDEN = "box => box.scrollHeight - box.clientHeight"


def test_the_narrowest_phone_shows_the_switch_and_the_way_to_send_whole() -> None:
    async def story(on: Both) -> None:
        for part in (".people", ".seat", ".composer-input", ".send"):
            await expect(left(on).locator(part)).to_be_in_viewport(ratio=1)
        assert await left(on).locator(".composer-input").evaluate(HIDDEN) <= 0
        await left(on).locator(".composer-input").fill("Hallo")
        await left(on).locator(".send").click()
        await expect(left(on).locator(".messages")).to_contain_text("Hallo")

    shown_with_teams(story, width=320, height=640, has_touch=True, is_mobile=True)


def test_a_phone_sized_window_holds_the_switch_and_a_dialog_too() -> None:
    async def story(on: Both) -> None:
        await on.teams.dm(START)
        await on.teams.post(REQUEST)
        await expect(left(on).get_by_role("button", name="Zoek een coach", exact=True)).to_be_visible()
        assert await on.page.evaluate(WIDER) <= 0
        assert await on.page.evaluate(SMALL_TARGETS) == []
        on.teams.bot.answers.append(dialog(FORM))
        await left(on).get_by_role("button", name="Zoek een coach", exact=True).click()
        form = on.page.get_by_role("dialog", name="Zoek een coach")
        await expect(form.get_by_role("button", name="Bekijk voorbeeld")).to_be_in_viewport()
        assert await on.page.evaluate(WIDER) <= 0
        assert await on.page.evaluate(SMALL_TARGETS) == []
        await form.get_by_role("button", name="Sluit").click()
        await left(on).get_by_role("button", name="Coach 3").click()
        await sit(left(on), "Teams")
        await left(on).get_by_role("button", name="# coaches").click()
        await expect(left(on).get_by_role("button", name="Ik help graag")).to_be_visible()
        assert await on.page.evaluate(WIDER) <= 0
        await on.page.get_by_role("button", name="De draad").click()
        await expect(on.page.get_by_role("searchbox")).to_be_focused()
        assert await on.page.evaluate(WIDER) <= 0
        assert await on.page.evaluate(SMALL_TARGETS) == []

    shown_with_teams(story, width=390, height=844, has_touch=True, is_mobile=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_both_platforms_stands_out_from_its_ground(scheme: str) -> None:
    async def story(on: Both) -> None:
        wrong = said("Dit klopt nog niet.", color="attention", weight="bolder")
        await on.teams.post(card(*REQUEST["body"], wrong, actions=REQUEST["actions"]))
        await on.teams.dm(START)
        await on.slack.dm("Hallo")
        await sit(right(on), "Teams")
        await expect(right(on).get_by_role("button", name="Niet voor mij")).to_be_visible()
        await on.page.get_by_role("button", name="De draad").click()
        await nothing_is_faint(on.page)
        await on.page.keyboard.press("Escape")
        on.teams.bot.answers.append(dialog(FORM))
        await left(on).get_by_role("button", name="Zoek een coach", exact=True).click()
        form = on.page.get_by_role("dialog", name="Zoek een coach")
        await form.get_by_role("button", name="Bekijk voorbeeld").click()
        await expect(form.get_by_role("alert")).to_be_visible()
        await nothing_is_faint(on.page)

    shown_with_teams(story, width=1440, height=900, color_scheme=scheme)
