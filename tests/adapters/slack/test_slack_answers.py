"""An answer on its way back: late windows, lost addresses, the language it is in, the end of the process."""

import asyncio
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_acts import PLACE, block_actions, our_log, press, told
from slack_that import slack_that
from slack_workspace import CANDIDATE, COACH, NotingDoor, view, workspace

from adapters.playground.slack_faults import Fault
from adapters.slack.response_url import AT_ONCE, ResponseUrls, is_slack
from bot.events import Event
from bot.rush import Rush
from bot.views import Ask, Form, Nothing, Say, Show, TextField
from bot.words import Language

CANARY = "kanarie-7f3a"
AGES = 3600.0


FORM = Form(
    "Titel", "request.submit", submit="Verder", cancel="Stop", fields=(TextField("name", "Naam", ""),)
)


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


def test_a_crowd_of_answers_leaves_connections_for_the_courier() -> None:
    async def story() -> None:
        waiting, let_go, full = 0, asyncio.Event(), asyncio.Event()

        async def hold(_: web.Request) -> web.Response:
            nonlocal waiting
            waiting += 1
            if waiting == AT_ONCE:
                full.set()
            await let_go.wait()
            return web.Response()

        async with slack_that(hold) as messenger, aiohttp.ClientSession() as session:
            urls = ResponseUrls(session, api_url=messenger.api.url)
            crowd = [
                asyncio.ensure_future(urls.post(f"{messenger.api.url}x", {})) for _ in range(AT_ONCE + 8)
            ]
            await full.wait()
            await asyncio.wait(crowd, timeout=0.05)
            assert waiting == AT_ONCE
            let_go.set()
            assert all(await asyncio.gather(*crowd))
            assert waiting == AT_ONCE + 8

    asyncio.run(story())


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://hooks.slack.com/actions/T1/2/3", True),
        ("https://slack.com/x", True),
        ("http://hooks.slack.com/x", False),
        ("https://slack.com.example/x", False),
        ("https://notslack.com/x", False),
        ("https://hooks.slack.com@collector.example/x", False),
        ("https://127.0.0.1/x", False),
        ("https://[half", False),
        ("", False),
    ],
)
def test_answers_go_to_slack_and_to_nobody_else(url: str, allowed: bool) -> None:
    assert is_slack(url, api_url="https://slack.com/api/") is allowed


def test_a_window_to_read_opens_over_a_press_and_over_a_command() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Show("Lees dit", "Sluiten", view("Tekst")))) as space:
            await press(space)
            opened = await space.slack.until(lambda: space.window(COACH.user))
            assert "Tekst" in str(opened.blocks)
            await space.slack.command(CANDIDATE.user, "/klik", "privacy")
            opened = await space.slack.until(lambda: space.window(CANDIDATE.user))
            assert opened.definition["title"]["text"] == "Lees dit"

    asyncio.run(story())


def test_no_reply_is_an_empty_answer() -> None:
    async def story() -> None:
        async with workspace(NotingDoor(says=Nothing())) as space:
            assert await space.slack.command(CANDIDATE.user, "/klik", "x") == (200, {})
            assert await press(space) == 200
            await space.app.stop()
            assert space.calls("response_url") == []

    asyncio.run(story())


def test_who_was_decided_is_answered_when_no_act_is_in_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.rush.LONGEST", AGES)

    async def story() -> None:
        rush = Rush()
        async with workspace(NotingDoor(says=Say(view("Gelukt"))), rush=rush) as space:
            with rush.taking():
                assert await press(space) == 200
                for _ in range(3):  # in the time of these it would have come
                    await space.messenger.post(PLACE, view("Aanvraag"))
                assert not space.calls("response_url")
            assert await told(space) == "Gelukt"

    asyncio.run(story())


def test_an_act_goes_before_messages_as_soon_as_it_is_known_whose_it_is() -> None:
    rush, seen = Rush(now=lambda: 5.0), []

    def look(_: Event) -> None:
        seen.append(rush.is_on())

    async def story() -> None:
        async with workspace(NotingDoor(fails=look), rush=rush) as space:
            status, _ = await space.post(b"{}", {"Content-Type": "application/json"})
            assert status == 401
            assert not rush.is_on()
            assert await press(space) == 200
            assert seen == [True]

    asyncio.run(story())


def test_at_the_end_of_the_process_nobody_waits_any_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.rush.LONGEST", AGES)

    async def story() -> None:
        rush = Rush()
        with rush.taking():
            async with workspace(NotingDoor(says=Say(view("Gelukt"))), rush=rush) as space:
                assert await press(space) == 200
                assert not space.calls("response_url")
            assert len(space.calls("response_url")) == 1

    asyncio.run(story())
