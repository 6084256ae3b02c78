"""Slack in front of a door, over HTTP: a person acts in the pretend workspace, the door hears it, the person sees the answer."""

import asyncio
from typing import Any

import pytest
from slack_workspace import CANDIDATE, CHANNEL, COACH, NotingDoor, Workspace, view, workspace

from bot.events import ActionPressed, CommandIssued, FormSubmitted, MessageReceived
from bot.model import Place, Platform
from bot.views import Ask, Button, Choice, ChoiceField, Form, Invalid, Nothing, Replace, Say, Show, TextField

PLACE = Place(Platform.SLACK, COACH.workspace, CHANNEL)
ACCEPT = Button("Ik help graag", "request.accept", value="opaque-reference")
FORM = Form(
    "Je aanvraag",
    "request.submit",
    submit="Verder",
    cancel="Stop",
    fields=(
        TextField("motivation", "Motivatie", "Waarom zoek je een coach?"),
        ChoiceField("topics", "Onderwerp", "", choices=(Choice("burnout", "Burn-out"),), many=True),
    ),
    about="opaque-reference",
)


async def card(space: Workspace) -> str:
    """A broadcast with a button in the coaches' channel."""
    sent = await space.messenger.post(PLACE, view("Aanvraag K-7F3KQ2", ACCEPT))
    return sent.message


async def press(space: Workspace, ts: str) -> tuple[int, dict[str, Any]]:
    return await space.slack.press(COACH.user, channel=CHANNEL, ts=ts, action_id="request.accept")


def test_what_somebody_types_in_the_dm_reaches_the_door_and_has_no_reply_of_its_own() -> None:
    async def story() -> None:
        async with workspace() as space:
            status, answer = await space.slack.say(CANDIDATE.user, "Ik zoek een coach <!channel> & meer")
            assert (status, answer) == (200, {})
            (heard,) = space.door.heard
            assert isinstance(heard, MessageReceived)
            assert heard.account == CANDIDATE
            assert heard.text == "Ik zoek een coach <!channel> & meer"
            assert space.door.asked_in == []

    asyncio.run(story())


def test_a_press_is_answered_privately_in_the_presser_s_language() -> None:
    async def story() -> None:
        door = NotingDoor(says=Say(view("Iemand anders was eerder")))
        async with workspace(door) as space:
            status, _ = await press(space, await card(space))
            assert status == 200
            await space.slack.until(lambda: space.shown_to(COACH.user))
            (heard,) = door.heard
            assert isinstance(heard, ActionPressed)
            assert (heard.action, heard.value, heard.place) == ("request.accept", "opaque-reference", PLACE)
            assert space.shown_to(COACH.user) == ["Iemand anders was eerder"]

    asyncio.run(story())


def test_the_message_whose_button_was_pressed_becomes_another() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Replace(view("Er is een coach")))) as space:
            ts = await card(space)
            await press(space, ts)
            shown = space.slack.world.messages[CHANNEL]
            await space.slack.until(lambda: shown[ts].text == "Er is een coach")
            assert [block["type"] for block in shown[ts].blocks] == ["section"]

    asyncio.run(story())


def test_a_form_opens_over_a_press_and_what_was_typed_reaches_the_door_under_the_fields_names() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Ask(FORM))) as space:
            await press(space, await card(space))
            window = await space.slack.until(lambda: space.window(COACH.user))
            space.door.says = Nothing()
            values = {"motivation": "Ik wil verder", "topics": ["burnout"]}
            status, answer = await space.slack.submit(COACH.user, window.id, values)
            assert (status, answer) == (200, {})
            sent = space.door.heard[-1]
            assert isinstance(sent, FormSubmitted)
            assert (sent.form, sent.about) == ("request.submit", "opaque-reference")
            assert sent.values == {"motivation": ("Ik wil verder",), "topics": ("burnout",)}
            assert space.window(COACH.user) is None

    asyncio.run(story())


def test_a_mistake_is_shown_at_its_field_and_the_form_stays() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Ask(FORM))) as space:
            await press(space, await card(space))
            window = await space.slack.until(lambda: space.window(COACH.user))
            space.door.says = Invalid({"motivation": "Schrijf iets meer", "elsewhere": "Nog iets"})
            values = {"motivation": "kort", "topics": ["burnout"]}
            await space.slack.submit(COACH.user, window.id, values)
            window = space.window(COACH.user)
            assert window.errors == {"motivation": "Schrijf iets meer Nog iets"}
            assert window.values["motivation"]["motivation"]["value"] == "kort"

    asyncio.run(story())


@pytest.mark.parametrize("reply", [Ask(FORM), Show("Lees dit", "Sluiten", view("Tekst")), Say(view("Tekst"))])
def test_a_form_that_was_sent_in_turns_into_what_comes_next(reply: Any) -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Ask(FORM))) as space:
            await press(space, await card(space))
            window = await space.slack.until(lambda: space.window(COACH.user))
            space.door.says = reply
            values = {"motivation": "Ik wil verder", "topics": ["burnout"]}
            status, answer = await space.slack.submit(COACH.user, window.id, values)
            assert (status, answer["response_action"]) == (200, "update")
            after = space.window(COACH.user)
            assert after.id == window.id
            assert after.hash != window.hash

    asyncio.run(story())


def test_a_command_is_answered_in_the_http_answer_for_the_one_who_typed() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Say(view("Je hebt geen aanvraag")))) as space:
            status, answer = await space.slack.command(CANDIDATE.user, "/klik", "status")
            assert status == 200
            assert (answer["response_type"], answer["text"]) == ("ephemeral", "Je hebt geen aanvraag")
            (heard,) = space.door.heard
            assert isinstance(heard, CommandIssued)
            assert (heard.command, heard.text, heard.in_public) == ("klik", "status", False)

    asyncio.run(story())


def test_who_we_are_is_asked_of_slack_once_and_not_again_for_what_is_heard() -> None:
    """Bolt's own way is to ask at every event, command and form."""

    async def story() -> None:
        async with workspace(NotingDoor(says=Ask(FORM))) as space:
            assert len(space.calls("auth.test")) == 1
            await press(space, await card(space))
            window = await space.slack.until(lambda: space.window(COACH.user))
            space.door.says = Nothing()
            await space.slack.submit(
                COACH.user, window.id, {"motivation": "Ik wil verder", "topics": ["burnout"]}
            )
            await space.slack.say(CANDIDATE.user, "Hoi")
            await space.slack.command(CANDIDATE.user, "/klik", "status")
            heard = [type(event) for event in space.door.heard]
            assert heard == [ActionPressed, FormSubmitted, MessageReceived, CommandIssued]
            assert len(space.calls("auth.test")) == 1

    asyncio.run(story())
