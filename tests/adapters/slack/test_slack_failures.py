"""When something goes wrong between the wire and the door: who is told what, and what nobody may see."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from slack_acts import our_log, press, told
from slack_workspace import CANDIDATE, CHANNEL, COACH, NotingDoor, envelope_of, view, workspace

from adapters.playground.slack_faults import Fault
from bot.door import RepeatForged
from bot.errors import Ambiguous
from bot.model import Place, Platform
from bot.views import Ask, Form, Say, TextField

PLACE = Place(Platform.SLACK, COACH.workspace, CHANNEL)
CANARY = "kanarie-7f3a"
FORM = Form(
    "Titel", "request.submit", submit="Verder", cancel="Stop", fields=(TextField("name", "Naam", ""),)
)


def breaks(_: object) -> Exception:
    return RuntimeError(CANARY)


def token_in(log: str) -> str:
    assert "slack.failed" in log
    return log.split("token=")[1].split()[0]


def test_an_event_that_failed_gets_a_500_and_slack_sends_it_again() -> None:
    async def story() -> None:
        door = NotingDoor(fails=lambda _: RuntimeError(CANARY) if len(door.heard) == 1 else None)
        async with workspace(door) as space:
            with our_log() as log:
                status, _ = await space.slack.say(CANDIDATE.user, "Hoi")
                assert status == 500
                await space.slack.until(lambda: len(door.heard) == 2)
            first, second = door.heard
            assert first.delivery == second.delivery
            assert "RuntimeError" in log.getvalue()
            assert CANARY not in log.getvalue()

    asyncio.run(story())


def test_a_press_that_failed_gets_a_sentence_with_the_token_that_stands_in_the_log() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(fails=breaks)) as space:
            with our_log() as log:
                assert await press(space) == 200
                said = await told(space)
            assert token_in(log.getvalue()) in said
            assert said.startswith("Er ging iets mis bij Klik")
            assert space.app.counts.failed == 1
            assert CANARY not in log.getvalue() + said

    asyncio.run(story())


def test_a_command_that_failed_says_so_in_the_reader_s_own_language() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(fails=breaks), language="en") as space:
            with our_log() as log:
                status, answer = await space.slack.command(CANDIDATE.user, "/klik", "status")
            assert status == 200
            assert answer["response_type"] == "ephemeral"
            assert answer["text"].startswith("Something went wrong at Klik")
            assert token_in(log.getvalue()) in answer["text"]

    asyncio.run(story())


def test_a_form_that_failed_stays_open_with_what_was_typed() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Ask(FORM))) as space:
            await press(space)
            window = await space.slack.until(lambda: space.window(COACH.user))
            space.door.fails = breaks
            with our_log() as log:
                await space.slack.submit(COACH.user, window.id, {"name": "Wat ik typte"})
            window = space.window(COACH.user)
            assert token_in(log.getvalue()) in window.errors["name"]
            assert window.values["name"]["name"]["value"] == "Wat ik typte"

    asyncio.run(story())


def test_words_that_cannot_be_made_after_the_commit_are_told_too() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(reply_fails=RuntimeError(CANARY))) as space:
            with our_log() as log:
                assert await press(space) == 200
                assert token_in(log.getvalue() if await told(space) else "") in await told(space)
            assert CANARY not in log.getvalue()

    asyncio.run(story())


def test_the_same_delivery_with_another_body_is_refused_and_counted() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(fails=lambda _: RepeatForged())) as space:
            status, _ = await space.slack.say(CANDIDATE.user, "Hoi")
            assert status == 400
            assert space.app.counts.repeat_forged == 1
            assert space.app.counts.failed == 0

    asyncio.run(story())


def test_a_payload_of_a_shape_bolt_cannot_bear_is_refused_and_not_logged() -> None:
    async def story() -> None:
        async with workspace() as space:
            with our_log() as log:
                status, _ = await space.signed(str_body(authorizations=["x"], enterprise=3, text=CANARY))
            assert status in (200, 400)
            assert CANARY not in log.getvalue()

    asyncio.run(story())


def str_body(**more: Any) -> bytes:
    return json.dumps(envelope_of({"type": "message", "user": ["x"]}, **more)).encode()


def test_even_at_debug_no_library_writes_what_was_said() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Say(view(CANARY)))) as space:
            space.slack.faults.order(Fault("chat.postMessage", "garbage", body=CANARY, times=1))
            with everything_logged() as log:
                with pytest.raises(Ambiguous):
                    await space.messenger.post(PLACE, view(CANARY))
                await press(space)
                await told(space)
                await space.slack.say(CANDIDATE.user, CANARY)
            assert CANARY in str(space.calls("chat.postMessage"))
            assert "seen" in log.getvalue()
            assert CANARY not in log.getvalue()

    asyncio.run(story())


@contextmanager
def everything_logged() -> Iterator[io.StringIO]:
    """Raw messages of everybody, from DEBUG up: what a careless installation would print."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    logging.getLogger("test").debug("seen")
    try:
        yield stream
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
