"""A click that Teams sends twice is one; a press that somebody makes again is heard again (F-015a)."""

import asyncio

import pytest
from teams_acts import FORM, opened
from teams_tenant import CHANNEL, NotingDoor, Tenant, tenant, view

from adapters.playground.teams_cast import COACHES_CHANNEL
from adapters.teams.repeats import WINDOW, Repeats
from bot.events import FormSubmitted
from bot.outcome import Outcome, Said
from bot.views import Ask, Button, Say

FIRST, SECOND = b"first button", b"second button"
ACCEPT = Button("Ja", "request.accept", value="opaque")


def repeats() -> tuple[Repeats, list[float]]:
    moment = [1_000_000.0]
    return Repeats(lambda: moment[0]), moment


def test_the_same_click_a_moment_later_is_the_same_delivery() -> None:
    known, moment = repeats()
    key = known.key("coach", FIRST)
    moment[0] += 15
    assert known.key("coach", FIRST) == key


def test_the_same_press_much_later_is_another() -> None:
    known, moment = repeats()
    key = known.key("coach", FIRST)
    moment[0] += WINDOW + 1
    assert known.key("coach", FIRST) != key


def test_after_anything_else_the_same_press_is_another() -> None:
    known, _ = repeats()
    key = known.key("coach", FIRST)
    known.key("coach", SECOND)
    assert known.key("coach", FIRST) != key
    again = known.key("coach", FIRST)
    known.moved("coach")
    assert known.key("coach", FIRST) != again


def test_what_one_does_says_nothing_of_another() -> None:
    known, _ = repeats()
    key = known.key("coach", FIRST)
    known.key("somebody", SECOND)
    known.moved("somebody")
    assert known.key("coach", FIRST) == key


def test_after_a_restart_a_repeat_is_still_known() -> None:
    first, moment = repeats()
    key = first.key("coach", FIRST)
    second = Repeats(lambda: moment[0] + 15)
    assert second.key("coach", FIRST) == key


async def pressed(on: Tenant) -> str:
    sent = await on.messenger.post(CHANNEL, view("Aanvraag", ACCEPT))
    await on.teams.press(on.coach, COACHES_CHANNEL, sent.message, action="request.accept")
    return sent.message


async def test_teams_sends_a_slow_click_again_and_both_are_one_delivery_with_one_answer() -> None:
    door = NotingDoor(says=Say(view("K-7F3KQ2 is voor jou")), waits=asyncio.Event())
    async with tenant(door) as on:
        first = asyncio.ensure_future(pressed(on))
        await door.arrived.get()
        second = asyncio.ensure_future(on.teams.resend())
        await door.arrived.get()
        assert door.waits is not None
        door.waits.set()
        await first
        status, answer = await second
        assert (status, answer["value"]) == (200, "K-7F3KQ2 is voor jou")
        one, two = door.heard
        assert one.delivery == two.delivery


async def test_pressing_again_after_signing_is_heard_anew() -> None:
    async with tenant(NotingDoor(says=Say(view("Eerst de overeenkomst")))) as on:
        sent = await pressed(on)
        await on.teams.say(on.coach, "klik coach")
        await on.teams.press(on.coach, COACHES_CHANNEL, sent, action="request.accept")
        first, _, again = on.door.heard
        assert first.delivery.key != again.delivery.key


async def test_the_same_button_for_two_people_on_one_card_is_two_presses() -> None:
    """A list of coaches has a button for each; the answer to the first leaves the card as it is."""
    buttons = [Button("Bevestigen", "coach.confirm", value=value) for value in ("first", "second")]
    async with tenant(NotingDoor(says=Say(view("Bevestigd")))) as on:
        sent = await on.messenger.post(CHANNEL, view("Coaches", *buttons))
        for number in range(2):
            status, _ = await on.teams.press(on.coach, COACHES_CHANNEL, sent.message, action=number)
            assert status == 200
        first, second = on.door.heard
        assert first.delivery.key != second.delivery.key
        assert first.delivery.digest != second.delivery.digest


@pytest.mark.parametrize(
    ("said", "is_anew"),
    [(Said.NOT_CONFIRMED, True), (Said.PAUSED, True), (Said.NOTHING_TO_MATCH, True), (Said.TAKEN, False)],
)
async def test_a_press_after_a_refusal_that_may_have_passed_is_heard_anew(said: Said, is_anew: bool) -> None:
    """Confirmed a moment later, a coach who presses again is to hear the truth of that moment."""
    async with tenant(NotingDoor(says=Say(view("Nog niet")), outcome=Outcome(said))) as on:
        sent = await pressed(on)
        await on.teams.press(on.coach, COACHES_CHANNEL, sent, action="request.accept")
        first, again = on.door.heard
        assert (first.delivery.key != again.delivery.key) is is_anew


async def test_a_form_that_teams_sends_again_is_one_even_after_a_word() -> None:
    async with tenant(NotingDoor(says=Ask(FORM))) as on:
        dialog = await opened(on)
        on.door.says = Say(view("Ontvangen"))
        await on.teams.submit(on.candidate, dialog.id, {"motivation": "Ik zoek iemand"})
        click = on.teams.deliveries.last_click
        await on.teams.say(on.candidate, "hallo?")
        on.teams.deliveries.last_click = click
        assert (await on.teams.resend())[0] == 200
        first, again = (each for each in on.door.heard if isinstance(each, FormSubmitted))
        assert first.delivery == again.delivery
