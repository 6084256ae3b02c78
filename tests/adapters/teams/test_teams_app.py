"""Teams in front of a door, over HTTP: a person acts in the pretend tenant, the door hears it, the person sees the answer."""

import pytest
from teams_acts import ACCEPT, card, in_chat, press
from teams_tenant import CHANNEL, NotingDoor, tenant, texts_in, view

from adapters.playground.teams_cast import COACHES_CHANNEL
from bot.events import ActionPressed, Event, MessageReceived
from bot.outcome import Outcome, Said
from bot.rush import Rush
from bot.views import (
    Button,
    Buttons,
    Facts,
    Replace,
    Say,
    View,
)


async def test_what_somebody_types_in_the_chat_reaches_the_door_and_has_no_reply_of_its_own() -> None:
    async with tenant() as on:
        status, answer = await on.teams.say(on.candidate, "Ik zoek een coach <at>x</at> & meer")
        assert (status, answer) == (200, {})
        (heard,) = on.door.heard
        assert isinstance(heard, MessageReceived)
        assert heard.account == on.account(on.candidate)
        assert on.teams.service_url in heard.account.address
        assert heard.text.startswith("Ik zoek een coach")
        assert on.door.asked_in == []


async def test_a_press_is_answered_with_a_sentence_for_the_presser_alone() -> None:
    async with tenant(NotingDoor(says=Say(view("Iemand anders was eerder")))) as on:
        status, _ = await press(on, await card(on))
        assert status == 200
        (heard,) = on.door.heard
        assert isinstance(heard, ActionPressed)
        assert (heard.action, heard.value, heard.place) == ("request.accept", "opaque-reference", CHANNEL)
        assert on.notices(on.coach) == ["Iemand anders was eerder"]
        assert on.notices(on.teams.world.coaches[1]) == []


async def test_an_act_goes_before_messages_as_soon_as_it_is_known_whose_it_is() -> None:
    rush, seen = Rush(now=lambda: 5.0), []

    def look(_: Event) -> None:
        seen.append(rush.is_on())

    async with tenant(NotingDoor(fails=look), rush=rush) as on:
        assert await on.post(b"{}", {"Content-Type": "application/json"}) == 401
        assert not rush.is_on()
        await press(on, await card(on))
        assert seen == [True]


async def test_an_older_client_s_press_is_answered_in_the_presser_s_own_chat_and_not_in_the_channel() -> None:
    async with tenant(NotingDoor(says=Say(view("Iemand anders was eerder")))) as on:
        on.teams.people.old_clients.add(on.coach)
        status, _ = await press(on, await card(on))
        assert status == 200
        shown = await on.teams.until(lambda: on.shown(on.dm(on.coach)))
        assert texts_in(shown[0].cards) == ["Iemand anders was eerder"]
        assert len(on.shown(COACHES_CHANNEL)) == 1


async def test_what_is_more_than_a_sentence_follows_in_the_presser_s_own_chat() -> None:
    long = View("Je matches", (Facts((("K-7F3KQ2", "sinds vandaag"),)), Buttons((ACCEPT,))))
    async with tenant(NotingDoor(says=Say(long))) as on:
        await press(on, await card(on))
        shown = await on.teams.until(lambda: on.shown(on.dm(on.coach)))
        assert "K-7F3KQ2" in texts_in(shown[0].cards)
        assert on.notices(on.coach) == ["Je matches"]


async def test_what_is_long_is_read_in_the_chat_and_the_notice_says_how_it_begins() -> None:
    long = "Je bereikt een mens zo:" + " bel of mail ons gerust." * 20
    async with tenant(NotingDoor(says=Say(view(long)))) as on:
        await press(on, await card(on))
        shown = await on.teams.until(lambda: on.shown(on.dm(on.coach)))
        assert texts_in(shown[0].cards) == [long]
        (notice,) = on.notices(on.coach)
        assert notice.startswith("Je bereikt een mens")
        assert len(notice) <= 250


async def test_a_card_in_the_chat_becomes_another_for_good() -> None:
    async with tenant(NotingDoor(says=Replace(view("Ingetrokken")))) as on:
        sent = await in_chat(on, Button("Trek in", "request.withdraw", value="opaque"))
        await on.teams.press(on.candidate, None, sent, action="request.withdraw")
        world = on.teams.world
        shown = await on.teams.until(
            lambda: (
                world.message(on.dm(on.candidate), sent)
                if world.message(on.dm(on.candidate), sent).edited
                else None
            )
        )
        assert texts_in(shown.cards) == ["Ingetrokken"]


@pytest.mark.parametrize(("said", "is_the_card"), [(Said.WON, True), (Said.TAKEN, False)])
async def test_the_winner_s_card_is_the_answer_and_a_kind_no_is_a_sentence(
    said: Said, is_the_card: bool
) -> None:
    async with tenant(NotingDoor(says=Say(view("Dit is het antwoord")), outcome=Outcome(said))) as on:
        sent = await card(on)
        _, answer = await press(on, sent)
        assert ("adaptive" in answer["type"]) is is_the_card
        assert "Dit is het antwoord" in str(answer["value"])
        message = on.teams.world.message(COACHES_CHANNEL, sent)
        assert (texts_in(message.cards_for(on.coach)) == ["Dit is het antwoord"]) is is_the_card
        assert "Dit is het antwoord" not in texts_in(message.cards)


async def test_a_card_in_the_channel_changes_for_the_presser_alone() -> None:
    async with tenant(NotingDoor(says=Replace(view("Niet voor jou")))) as on:
        sent = await card(on)
        await press(on, sent)
        await on.app.stop()
        message = on.teams.world.message(COACHES_CHANNEL, sent)
        assert texts_in(message.cards_for(on.coach)) == ["Niet voor jou"]
        assert "Niet voor jou" not in texts_in(message.cards)
        assert not message.edited
