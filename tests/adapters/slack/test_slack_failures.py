"""When something goes wrong between the wire and the door: who is told what, and what nobody may see."""

import asyncio
import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from slack_workspace import CANDIDATE, CHANNEL, COACH, NotingDoor, Workspace, envelope_of, view, workspace

from adapters.playground.slack_faults import Fault
from adapters.slack.app import NotStarted
from bot.door import RepeatForged
from bot.errors import Ambiguous
from bot.logs import EventFormatter
from bot.model import Place, Platform
from bot.views import Ask, Button, Form, Nothing, Say, TextField
from bot.words import Language

PLACE = Place(Platform.SLACK, COACH.workspace, CHANNEL)
CANARY = "kanarie-7f3a"
FORM = Form(
    "Titel", "request.submit", submit="Verder", cancel="Stop", fields=(TextField("name", "Naam", ""),)
)


def breaks(_: object) -> Exception:
    return RuntimeError(CANARY)


@contextmanager
def our_log() -> Iterator[io.StringIO]:
    """Every record of every logger as Klik prints it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(EventFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield stream
    finally:
        root.removeHandler(handler)


async def press(space: Workspace, action: str = "request.accept") -> int:
    button = Button("Ja", action, value="opaque")
    sent = await space.messenger.post(PLACE, view("Aanvraag", button))
    status, _ = await space.slack.press(COACH.user, channel=CHANNEL, ts=sent.message, action_id=action)
    return status


async def told(space: Workspace, user: str = COACH.user) -> str:
    await space.slack.until(lambda: space.shown_to(user))
    return space.shown_to(user)[-1]


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


@pytest.mark.parametrize(("language", "sentence"), [(Language.NL, "Druk nog"), (Language.EN, "press the")])
def test_a_window_that_came_too_late_asks_to_press_again(language: Language, sentence: str) -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Ask(FORM), language=language)) as space:
            space.slack.faults.order(Fault("views.open", "error", error="expired_trigger_id"))
            await press(space)
            assert sentence in await told(space)
            assert space.window(COACH.user) is None

    asyncio.run(story())


def test_a_window_that_came_too_late_for_a_command_asks_to_type_again() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Ask(FORM))) as space:
            space.slack.faults.order(Fault("views.open", "error", error="exchanged_trigger_id"))
            await space.slack.command(CANDIDATE.user, "/klik", "zoek")
            assert "Typ de opdracht" in await told(space, CANDIDATE.user)

    asyncio.run(story())


def test_an_answer_that_does_not_get_through_becomes_press_again_in_the_dm_and_names_nothing() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Say(view(CANARY)))) as space:
            space.slack.faults.order(Fault("response_url", "error", error="expired_url"))
            await press(space)
            room = space.slack.world.dm(COACH.user).id
            (message,) = await space.slack.until(lambda: space.slack.world.shown(room))
            assert "Druk nog een keer" in message.text
            assert CANARY not in str(space.calls("chat.postMessage"))

    asyncio.run(story())


def test_a_response_url_that_stumbles_once_is_tried_again() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Say(view("Gelukt")))) as space:
            space.slack.faults.order(Fault("response_url", "status", status=503))
            await press(space)
            assert await told(space) == "Gelukt"
            assert len(space.calls("response_url")) == 2

    asyncio.run(story())


def test_nothing_is_posted_to_a_response_url_on_another_host() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Say(view("Gelukt")))) as space:
            payload = block_actions(response_url="https://collector.example/hook")
            with our_log() as log:
                assert (await space.interaction(payload))[0] == 200
                room = space.slack.world.dm(COACH.user).id
                await space.slack.until(lambda: space.slack.world.shown(room))
            assert "slack.response_url_refused" in log.getvalue()
            assert "collector" not in log.getvalue()

    asyncio.run(story())


def test_language_comes_from_slack_when_klik_does_not_know_it_and_is_asked_once() -> None:
    async def story() -> None:
        door = NotingDoor(says=Say(view("x")), language=None)
        async with workspace(door, language="en") as space:
            for _ in range(3):
                await space.slack.command(CANDIDATE.user, "/klik", "help")
            assert door.asked_in == [Language.EN] * 3
            assert len(space.calls("users.info")) == 1

    asyncio.run(story())


def test_language_is_the_installation_s_when_slack_does_not_tell() -> None:
    async def story() -> None:
        door = NotingDoor(says=Say(view("x")), language=None)
        async with workspace(door, language="en") as space:
            space.slack.faults.order(Fault("users.info", "status", status=500))
            await space.slack.command(CANDIDATE.user, "/klik", "help")
            assert door.asked_in == [Language.NL]

    asyncio.run(story())


def block_actions(**more: Any) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "team": {"id": COACH.workspace},
        "user": {"id": COACH.user, "team_id": COACH.workspace},
        "trigger_id": "1.2.abc",
        "container": {"type": "message", "channel_id": CHANNEL},
        "channel": {"id": CHANNEL},
        "actions": [{"action_id": "request.accept", "value": "opaque", "action_ts": "1.0"}],
    } | more


def test_another_workspace_changes_nothing_and_is_told_so_politely() -> None:
    async def story() -> None:
        async with workspace() as space:
            message = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U9", "text": "Hoi"}
            stranger = {"id": "T9STRANGE"}
            command = b"command=%2Fklik&text=status&team_id=T9STRANGE&user_id=U9&trigger_id=1"
            event = await space.event(message, team_id="T9STRANGE")
            typed = await space.signed(command, kind="application/x-www-form-urlencoded")
            pressed = await space.interaction(block_actions(team=stranger))
            sent = await space.interaction(
                block_actions(type="view_submission", team=stranger, view={"id": "V1", "hash": "h"})
            )
            assert event == (200, b"")
            assert (typed[0], pressed[0], sent[0]) == (200, 200, 200)
            assert b"eigen workspace" in typed[1]
            assert b"eigen workspace" in sent[1]
            assert space.door.heard == []
            assert space.app.counts.foreign == 4
            # The same event of our own workspace is heard: the refusal is about the workspace alone.
            await space.event(message)
            assert len(space.door.heard) == 1

    asyncio.run(story())


def test_a_slack_connect_guest_is_an_account_of_their_own_workspace() -> None:
    async def story() -> None:
        async with workspace() as space:
            await space.interaction(block_actions(user={"id": "U9", "team_id": "T9STRANGE"}))
            (heard,) = space.door.heard
            assert heard.account.workspace == "T9STRANGE"  # type: ignore[union-attr]

    asyncio.run(story())


@pytest.mark.parametrize(
    "kind",
    ["app_home_opened", "team_join", "pin_added", "tokens_revoked", "app_uninstalled", "made_up_tomorrow"],
)
def test_an_event_nobody_waits_for_gets_its_200(kind: str) -> None:
    async def story() -> None:
        async with workspace() as space:
            assert await space.event({"type": kind, "user": "U1", "channel": "C1"}) == (200, b"")
            assert space.door.heard == []

    asyncio.run(story())


def test_what_leads_nowhere_any_more_gets_a_polite_sentence() -> None:
    async def story() -> None:
        async with workspace() as space:
            assert await press(space, action="OldButton") == 200
            assert "Hier hoort niets meer bij" in await told(space)
            _, answer = await space.slack.command(CANDIDATE.user, "/other", "")
            assert "Hier hoort niets meer bij" in answer["text"]
            for kind in ("shortcut", "message_action", "view_closed", "block_suggestion", "made_up_tomorrow"):
                payload = block_actions(type=kind, callback_id="x", view={"callback_id": "x"}, action_id="x")
                assert (await space.interaction(payload))[0] == 200
            assert space.door.heard == []

    asyncio.run(story())


def test_the_bot_does_not_hear_itself() -> None:
    async def story() -> None:
        async with workspace() as space:
            room = await space.messenger.direct(CANDIDATE)
            sent = await space.messenger.post(room, view("Eerst"))
            await space.messenger.update(sent, view("Dan"))
            await space.messenger.delete(sent)
            wire = space.slack.wire
            echoes = await space.slack.until(
                lambda: [e for e in wire.after(0) if e.direction == "to_bot"][2:] and wire.after(0)
            )
            assert "Eerst" in str(echoes)
            assert space.door.heard == []

    asyncio.run(story())


def test_before_the_start_slack_is_asked_to_come_back() -> None:
    async def story() -> None:
        async with workspace(start=False) as space:
            message = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "text": "Hoi"}
            assert (await space.event(message))[0] == 503
            await space.app.start()
            assert (await space.event(message))[0] == 200

    asyncio.run(story())


def test_a_token_slack_does_not_take_is_a_sentence_with_a_way_out() -> None:
    async def story() -> None:
        async with workspace(start=False) as space:
            space.slack.world.refuses_with = "account_inactive"
            with pytest.raises(NotStarted) as refused:
                await space.app.start()
            for sentence in (refused.value.words.nl, refused.value.words.en):
                assert "account_inactive" in sentence
                assert "SLACK_BOT_TOKEN" in sentence

    asyncio.run(story())


def test_the_end_waits_for_answers_under_way() -> None:
    async def story() -> None:
        door = SlowDoor(says=Say(view("Nog net op tijd")))
        async with workspace(door) as space:
            await press(space)
            ending = asyncio.ensure_future(space.app.stop())
            await asyncio.wait([ending], timeout=0.05)
            assert not ending.done()
            door.may_answer.set()
            await ending
            assert space.shown_to(COACH.user) == ["Nog net op tijd"]

    asyncio.run(story())


class SlowDoor(NotingDoor):
    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self.may_answer = asyncio.Event()

    async def reply(self, *args: Any, **how: Any) -> Any:
        await self.may_answer.wait()
        return await super().reply(*args, **how)


def test_a_press_in_a_window_is_answered_in_that_window() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Nothing())) as space:
            space.door.says = Ask(FORM)
            await press(space)
            window = await space.slack.until(lambda: space.window(COACH.user))
            space.door.says = Say(view("Bewaard"))
            payload = block_actions(
                container={"type": "view", "view_id": window.id},
                view={"id": window.id, "hash": window.hash},
                trigger_id="other",
            )
            await space.interaction(payload)
            await space.slack.until(lambda: space.window(COACH.user).hash != window.hash)
            assert "Bewaard" in str(space.window(COACH.user).blocks)

    asyncio.run(story())


def test_a_window_that_cannot_change_any_more_leaves_press_again_in_the_dm() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Say(view(CANARY)))) as space:
            gone = {"id": "V0GONE", "hash": "h"}
            await space.interaction(block_actions(container={"type": "view", "view_id": "V0GONE"}, view=gone))
            room = space.slack.world.dm(COACH.user).id
            (message,) = await space.slack.until(lambda: space.slack.world.shown(room))
            assert "Druk nog een keer" in message.text
            assert CANARY in str(space.calls("views.update"))
            assert CANARY not in str(space.calls("chat.postMessage"))

    asyncio.run(story())


def test_a_press_or_a_form_without_a_name_is_answered_and_harms_nothing() -> None:
    async def story() -> None:
        async with workspace() as space:
            assert (await space.interaction(block_actions(actions=[{"value": "x"}])))[0] == 200
            assert (await space.interaction(block_actions(type="view_submission", view={"id": "V1"})))[
                0
            ] == 200
            assert space.door.heard == []

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
