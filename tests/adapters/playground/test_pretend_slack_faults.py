"""Slack's bad days on order, its rates, its response addresses, and the history that is written first."""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from stand_in_bot import CARD, SECRET, TOKEN, Stage, button, on_stage, played, refusal

from adapters.playground.clock import HandClock
from adapters.playground.slack_faults import Fault
from adapters.playground.slack_server import SlackPlayground

CHANNEL = "C0COACHES"


def history(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_call_is_on_disk_before_it_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"

    async def story(on: Stage) -> None:
        on.playground.faults.order(Fault("chat.postMessage", "store_then_delay", seconds=30))
        call = asyncio.ensure_future(on.client.chat_postMessage(channel=CHANNEL, text="kept"))
        await on.playground.clock.somebody_sleeps()
        assert not call.done()
        [line] = history(path)
        assert (line["what"], line["request"]["text"], line["took_effect"]) == (
            "chat.postMessage",
            "kept",
            True,
        )
        assert line["response"]["ts"] == on.world.shown(CHANNEL)[0].ts
        on.playground.clock.advance(30)
        assert (await call)["ts"] == line["response"]["ts"]

    played(story, clock=HandClock(), history=path)


def test_the_history_holds_both_directions_and_no_token(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"

    async def story(on: Stage) -> None:
        await on.client.chat_postMessage(channel="D0CANDIDATE", text=f"a leak: {TOKEN} {SECRET}")
        await on.playground.say(on.world.candidate, "hello")

    played(story, history=path)
    directions = [line["direction"] for line in history(path)]
    assert directions == ["from_bot", "to_bot"]
    assert "a leak: ••• •••" in path.read_text()
    assert TOKEN not in path.read_text()
    assert SECRET not in path.read_text()
    assert "verification-token" not in path.read_text()


@on_stage()
async def test_a_status_is_answered_as_often_as_ordered_and_nothing_is_done(on: Stage) -> None:
    on.playground.faults.order(Fault("chat.postMessage", "status", status=503, times=2))
    for _ in range(2):
        with pytest.raises(SlackApiError) as refused:
            await on.client.chat_postMessage(channel=CHANNEL, text="x")
        assert refused.value.response.status_code == 503
    assert on.world.shown(CHANNEL) == []
    assert (await on.client.chat_postMessage(channel=CHANNEL, text="x"))["ok"]
    assert [call.took_effect for call in on.playground.wire.calls("chat.postMessage")] == [False, False, True]


@pytest.mark.parametrize("retry_after", ["30", "-1", "abc", "999999", "Fri, 31 Dec 2027 23:59:59 GMT", None])
def test_retry_after_is_sent_as_ordered_however_odd(retry_after: str | None) -> None:
    async def story(on: Stage) -> None:
        on.playground.faults.order(Fault("users.info", "status", status=429, retry_after=retry_after))
        with pytest.raises(SlackApiError) as refused:
            await on.client.users_info(user=on.world.candidate)
        assert refused.value.response.status_code == 429
        assert refused.value.response.data["error"] == "ratelimited"
        assert refused.value.response.headers.get("Retry-After") == retry_after

    played(story)


@on_stage()
async def test_stored_and_then_dropped_leaves_the_post_and_no_answer(on: Stage) -> None:
    on.playground.faults.order(Fault("chat.postMessage", "store_then_drop"))
    with pytest.raises(aiohttp.ClientError):
        await on.client.chat_postMessage(channel=CHANNEL, text="stored")
    assert [sent.text for sent in on.world.shown(CHANNEL)] == ["stored"]
    assert (await on.client.auth_test())["ok"]


@on_stage()
async def test_garbage_comes_after_the_deed(on: Stage) -> None:
    for body in ("<html>", '{"ok": tr', ""):
        on.playground.faults.order(Fault("chat.postMessage", "garbage", body=body))
        with pytest.raises(SlackApiError):
            await on.client.chat_postMessage(channel=CHANNEL, text="stored")
    assert len(on.world.shown(CHANNEL)) == 3


@on_stage(clock=HandClock())
async def test_a_delay_comes_before_the_deed(on: Stage) -> None:
    on.playground.faults.order(Fault("*", "delay", seconds=5))
    call = asyncio.ensure_future(on.client.chat_postMessage(channel=CHANNEL, text="x"))
    await on.playground.clock.somebody_sleeps()
    assert on.world.shown(CHANNEL) == []
    on.playground.clock.advance(5)
    await call
    assert len(on.world.shown(CHANNEL)) == 1


@on_stage()
async def test_an_error_code_can_be_ordered_and_orders_can_be_taken_back(on: Stage) -> None:
    on.playground.faults.order(Fault("chat.postMessage", "error", error="ekm_access_denied", times=99))
    answer = await refusal(on.client.chat_postMessage(channel=CHANNEL, text="x"))
    assert answer["error"] == "ekm_access_denied"
    assert (await on.client.auth_test())["ok"]
    on.playground.faults.clear()
    assert (await on.client.chat_postMessage(channel=CHANNEL, text="x"))["ok"]
    assert [fault.kind for fault in on.playground.faults.fired] == ["error"]
    with pytest.raises(ValueError, match="A fault is one of"):
        on.playground.faults.order(Fault("*", "earthquake"))


# -- rates


@on_stage(clock=HandClock(), enforce_rates=True)
async def test_one_message_a_second_per_channel(on: Stage) -> None:
    async def post(channel: str) -> Any:
        return await on.client.chat_postMessage(channel=channel, text="x")

    await post(CHANNEL)
    with pytest.raises(SlackApiError) as refused:
        await post(CHANNEL)
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "1"
    await post("D0CANDIDATE")
    with pytest.raises(SlackApiError):
        await post(on.world.candidate)  # the same conversation by another name
    on.playground.clock.advance(1)
    await post(CHANNEL)
    assert len(on.world.shown(CHANNEL)) == 2


@on_stage(clock=HandClock(), enforce_rates=True)
async def test_a_method_has_so_many_calls_a_minute(on: Stage) -> None:
    ts = (await on.client.chat_postMessage(channel=CHANNEL, text="x"))["ts"]
    for number in range(50):
        await on.client.chat_update(channel=CHANNEL, ts=ts, text=str(number))
    with pytest.raises(SlackApiError) as refused:
        await on.client.chat_update(channel=CHANNEL, ts=ts, text="one too many")
    assert refused.value.response.headers["Retry-After"] == "60"
    on.playground.clock.advance(60)
    assert (await on.client.chat_update(channel=CHANNEL, ts=ts, text="again"))["ok"]


# -- response_url


async def response_url(on: Stage, *, ephemeral: bool = False) -> str:
    coach = on.world.coaches[0]
    if ephemeral:
        sent = await on.client.chat_postEphemeral(channel=CHANNEL, user=coach, text="card", blocks=CARD)
        ts = sent["message_ts"]
    else:
        ts = (await on.client.chat_postMessage(channel=CHANNEL, text="card", blocks=CARD))["ts"]
    await on.playground.press(coach, channel=CHANNEL, ts=ts, action_id="request.accept")
    return on.bot.last["response_url"]


async def respond(url: str, said: dict[str, Any]) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.post(url, json=said) as response:
        return response.status, await response.text()


@on_stage()
async def test_an_answer_to_a_press_is_private_unless_it_says_otherwise(on: Stage) -> None:
    coach, other = on.world.coaches[:2]
    url = await response_url(on)
    assert await respond(url, {"text": "private"}) == (200, "ok")
    assert await respond(url, {"text": "public", "response_type": "in_channel"}) == (200, "ok")
    assert [sent.text for sent in on.world.shown(CHANNEL, coach)] == ["card", "private", "public"]
    assert [sent.text for sent in on.world.shown(CHANNEL, other)] == ["card", "public"]
    assert [call.request["text"] for call in on.playground.wire.calls("response_url")] == [
        "private",
        "public",
    ]


@on_stage()
async def test_an_ephemeral_message_is_replaced_and_deleted_by_its_response_address(on: Stage) -> None:
    coach = on.world.coaches[0]
    url = await response_url(on, ephemeral=True)
    assert "message" not in on.bot.last
    assert on.bot.last["container"]["is_ephemeral"] is True
    await respond(url, {"replace_original": True, "text": "instead", "blocks": [{"type": "divider"}]})
    [sent] = on.world.shown(CHANNEL, coach)
    assert (sent.text, sent.blocks[0]["type"], sent.is_ephemeral) == ("instead", "divider", True)
    await respond(url, {"delete_original": True})
    assert on.world.shown(CHANNEL, coach) == []


@on_stage(clock=HandClock())
async def test_a_response_address_works_five_times_for_half_an_hour(on: Stage) -> None:
    url = await response_url(on)
    statuses = [(await respond(url, {"text": "x"}))[0] for _ in range(6)]
    assert statuses == [200] * 5 + [404]
    fresh = await response_url(on)
    on.playground.clock.advance(1801)
    status, body = await respond(fresh, {"text": "x"})
    assert (status, json.loads(body)["error"]) == (404, "expired_url")


@on_stage()
async def test_a_response_is_held_to_the_same_limits(on: Stage) -> None:
    url = await response_url(on)
    too_long = [{"type": "actions", "elements": [button("x" * 76)]}]
    status, body = await respond(url, {"text": "x", "blocks": too_long})
    assert (status, json.loads(body)["error"]) == (400, "invalid_blocks")
    on.playground.faults.order(Fault("response_url", "status", status=500))
    assert (await respond(url, {"text": "x"}))[0] == 500


# -- where it listens


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_the_playground_refuses_to_listen_beyond_this_machine(host: str) -> None:
    with pytest.raises(ValueError, match="only listens on this machine"):
        SlackPlayground(bot_url="", signing_secret=SECRET, bot_token=TOKEN, host=host)


@on_stage()
async def test_waiting_for_a_change_ends_with_the_change_or_with_patience(on: Stage) -> None:
    waiting = asyncio.ensure_future(on.playground.until(lambda: on.world.shown(CHANNEL)))
    await on.client.chat_postMessage(channel=CHANNEL, text="x")
    assert [sent.text for sent in await waiting] == ["x"]
    with pytest.raises(TimeoutError):
        await on.playground.until(lambda: False, timeout=0.01)
