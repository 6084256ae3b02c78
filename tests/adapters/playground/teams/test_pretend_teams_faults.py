"""Teams' bad days on order, and the history that is written first and may be shared with Slack's."""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from teams_stage import (
    CARD,
    CHANNEL,
    PASSWORD,
    TeamsStage,
    in_teams,
    played_in_teams,
    shared_key,
    tells,
)

from adapters.playground.clock import HandClock
from adapters.playground.slack_faults import GARBAGE, Fault
from adapters.playground.slack_server import SlackPlayground
from adapters.playground.teams_cast import APP_ID, TENANT
from adapters.playground.teams_server import TeamsPlayground


def history(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_call_is_on_disk_before_it_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"

    async def story(on: TeamsStage) -> None:
        on.playground.faults.order(Fault("sendToConversation", "store_then_delay", seconds=30))
        call = asyncio.ensure_future(on.client.send(CHANNEL, CARD, text="kept"))
        await on.playground.clock.somebody_sleeps()
        assert not call.done()
        line = history(path)[-1]
        assert (line["what"], line["request"]["body"]["text"], line["took_effect"]) == (
            "sendToConversation",
            "kept",
            True,
        )
        assert line["request"]["conversation"] == CHANNEL
        assert line["response"]["id"] == on.world.shown(CHANNEL)[0].ts
        on.playground.clock.advance(30)
        assert (await call).body["id"] == line["response"]["id"]

    played_in_teams(story, clock=HandClock(), history=path)


def test_the_history_holds_both_directions_and_no_token(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"

    async def story(on: TeamsStage) -> None:
        await on.client.send(CHANNEL, text=f"a leak: {on.client.token} {PASSWORD}")
        await on.playground.say(on.world.candidate, "hello")
        assert on.client.token not in path.read_text()

    played_in_teams(story, history=path)
    assert [(line["direction"], line["what"]) for line in history(path)] == [
        ("from_bot", "token"),
        ("from_bot", "sendToConversation"),
        ("to_bot", "message"),
    ]
    assert "a leak: ••• •••" in path.read_text()
    assert PASSWORD not in path.read_text()
    assert history(path)[0]["response"]["access_token"] == "•••"


@pytest.mark.parametrize("retry_after", ["30", "-1", "abc", "999999", "Fri, 31 Dec 2027 23:59:59 GMT", None])
def test_retry_after_is_sent_as_ordered_however_odd(retry_after: str | None) -> None:
    async def story(on: TeamsStage) -> None:
        on.playground.faults.order(Fault("sendToConversation", "status", status=429, retry_after=retry_after))
        refused = await on.client.send(CHANNEL, CARD)
        assert (refused.status, refused.code) == (429, "Throttled")
        assert refused.headers.get("Retry-After") == retry_after
        assert on.world.shown(CHANNEL) == []
        assert (await on.client.send(CHANNEL, CARD)).status == 201

    played_in_teams(story)


@in_teams()
async def test_stored_and_then_dropped_leaves_the_post_and_no_answer(on: TeamsStage) -> None:
    on.playground.faults.order(Fault("sendToConversation", "store_then_drop"))
    with pytest.raises(aiohttp.ClientError):
        await on.client.send(CHANNEL, text="stored")
    assert [sent.text for sent in on.world.shown(CHANNEL)] == ["stored"]
    assert (await on.client.send(CHANNEL, CARD)).status == 201


@in_teams()
async def test_garbage_comes_after_the_deed(on: TeamsStage) -> None:
    on.playground.faults.order(Fault("sendToConversation", "garbage"))
    answered = await on.client.send(CHANNEL, CARD)
    assert (answered.status, answered.body) == (200, GARBAGE)
    assert len(on.world.shown(CHANNEL)) == 1


@in_teams(clock=HandClock())
async def test_a_delay_comes_before_the_deed(on: TeamsStage) -> None:
    on.playground.faults.order(Fault("*", "delay", seconds=5))
    call = asyncio.ensure_future(on.client.send(CHANNEL, CARD))
    await on.playground.clock.somebody_sleeps()
    assert on.world.shown(CHANNEL) == []
    on.playground.clock.advance(5)
    assert (await call).status == 201
    assert len(on.world.shown(CHANNEL)) == 1


@in_teams()
async def test_an_error_code_can_be_ordered_and_orders_can_be_taken_back(on: TeamsStage) -> None:
    faults = on.playground.faults
    faults.order(Fault("sendToConversation", "error", error="BotDisabledByAdmin", times=99))
    refused = await on.client.send(CHANNEL, CARD)
    assert (refused.status, refused.code) == (403, "BotDisabledByAdmin")
    faults.clear()
    assert (await on.client.send(CHANNEL, CARD)).status == 201
    faults.order(Fault("updateActivity", "error", error="PreconditionFailed", status=412))
    activity = on.world.shown(CHANNEL)[0].ts
    assert (await on.client.update(f"{CHANNEL};messageid={activity}", activity, CARD)).status == 412
    assert [call.took_effect for call in on.playground.wire.calls("sendToConversation")] == [False, True]


@in_teams()
async def test_the_hosts_of_keys_and_log_in_have_bad_days_too(on: TeamsStage) -> None:
    for name in ("openid", "keys", "token", "discovery"):
        on.playground.faults.order(Fault(name, "status", status=503))
    keys_url = on.playground.url + "/v1/.well-known/keys"
    tenant_url = f"{on.playground.url}/{TENANT}/v2.0/.well-known/openid-configuration"
    for url in (on.playground.openid_url, keys_url, tenant_url):
        async with on.client.session.get(url) as response:
            assert response.status == 503
        async with on.client.session.get(url) as response:
            assert response.status == 200
    assert (await on.client.log_in()).status == 503
    assert (await on.client.log_in()).status == 200


def test_both_platforms_write_one_history_and_wake_whoever_looks(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"

    async def story() -> None:
        slack = SlackPlayground(
            bot_url="", signing_secret="secret-of-slack", bot_token="xoxb-token", history=path
        )
        slack.deliveries.retry_pauses = ()
        teams = TeamsPlayground(
            bot_url="",
            app_id=APP_ID,
            app_password=PASSWORD,
            tenant=TENANT,
            wire=slack.wire,
            signing_key=shared_key(),
        )
        await slack.start()
        await teams.start()
        await slack.say(slack.world.candidate, "hello")
        before = slack.world.revision
        await teams.say(teams.world.candidate, "hello")
        assert slack.world.revision > before
        assert [entry.what for entry in teams.wire.after(0)] == ["events", "message"]
        await teams.stop()
        await slack.say(slack.world.candidate, "still there")
        await slack.stop()

    asyncio.run(story())
    assert [line["n"] for line in history(path)] == [1, 2, 3]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_the_playground_refuses_to_listen_beyond_this_machine(host: str) -> None:
    with pytest.raises(ValueError, match=r"127\.0\.0\.1"):
        TeamsPlayground(bot_url="", app_id=APP_ID, app_password="x", tenant=TENANT, host=host)


@in_teams()
async def test_until_wakes_at_a_change_and_gives_up_in_time(on: TeamsStage) -> None:
    waiting = asyncio.ensure_future(on.playground.until(lambda: on.world.shown(CHANNEL)))
    assert (await on.client.send(CHANNEL, text="here")).status == 201
    assert [sent.text for sent in await waiting] == ["here"]
    with pytest.raises(TimeoutError):
        await on.playground.until(lambda: False, timeout=0.01)


@in_teams()
async def test_fifty_presses_at_once_each_get_their_own_answer(on: TeamsStage) -> None:
    activity = await on.posted()
    on.bot.will_answer(*[tells(str(number)) for number in range(50)])
    coaches = on.world.coaches
    presses = [on.playground.press(coaches[n % 3], CHANNEL, activity, action=0) for n in range(50)]
    answers = await asyncio.gather(*presses)
    assert {said["value"] for _, said in answers} == {str(number) for number in range(50)}
    assert len({heard.activity["id"] for heard in on.bot.heard}) == 50
    assert on.world.shown(CHANNEL)[0].cards == [CARD]
