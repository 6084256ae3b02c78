"""How often Slack may be asked: buckets of our own, and the pauses Slack wants."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from slack_workspace import CANDIDATE, CHANNEL, TOKEN, US, view, workspace

from adapters.playground.slack_faults import Fault
from adapters.slack.outbound import SlackMessenger
from adapters.slack.pace import NO_LIMITS, Limits, Pace
from adapters.slack.web_api import WebApi
from bot.errors import TryLater
from bot.model import Place, Platform

PLACE = Place(Platform.SLACK, US.workspace, CHANNEL)


Json = dict[str, Any]


NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_a_429_pauses_that_channel_until_then_and_no_other() -> None:
    async def story() -> None:
        moment = [1000.0]
        async with workspace() as space:
            api = WebApi(
                TOKEN,
                session=space.session,
                api_url=space.slack.api_url,
                limits=NO_LIMITS,
                now=lambda: moment[0],
            )
            messenger = SlackMessenger(api)
            space.slack.faults.order(Fault("chat.postMessage", "status", status=429, retry_after="60"))
            with pytest.raises(TryLater) as first:
                await messenger.post(PLACE, view("Hoi"))
            with pytest.raises(TryLater) as second:
                await messenger.post(PLACE, view("Hoi"))
            assert (first.value.after, second.value.after) == (60.0, 60.0)
            # Slack was not asked while it wanted to be left alone, and another channel goes on.
            assert len(space.calls("chat.postMessage")) == 1
            room = await messenger.direct(CANDIDATE)
            await messenger.post(room, view("Hoi"))
            moment[0] += 60.0
            await messenger.post(PLACE, view("Hoi"))
            assert len(space.calls("chat.postMessage")) == 3

    asyncio.run(story())


def test_a_429_without_a_time_is_half_a_minute() -> None:
    async def story() -> None:
        async with workspace() as space:
            space.slack.faults.order(Fault("chat.postMessage", "status", status=429))
            with pytest.raises(TryLater) as refused:
                await space.messenger.post(PLACE, view("Hoi"))
            assert refused.value.after == 30.0

    asyncio.run(story())


def test_the_bucket_of_a_channel_empties_and_says_when_to_come_back() -> None:
    async def story() -> None:
        pace = Pace(Limits(burst=2.0, patience=0.01), now=time.time)
        for _ in range(2):
            await pace.admit("chat.postMessage", channel="C1")
        with pytest.raises(TryLater) as refused:
            await pace.admit("chat.postMessage", channel="C1")
        assert refused.value.code == "paced"
        await pace.admit("chat.postMessage", channel="C2")

    asyncio.run(story())


def test_the_bucket_of_a_method_is_shared_by_all_channels() -> None:
    async def story() -> None:
        pace = Pace(Limits(per_minute={"chat.update": 2.0}, patience=0.01), now=time.time)
        for channel in ("C1", "C2"):
            await pace.admit("chat.update", channel=channel)
        with pytest.raises(TryLater):
            await pace.admit("chat.update", channel="C3")
        await pace.admit("chat.delete", channel="C3")

    asyncio.run(story())


def test_without_limits_nothing_waits() -> None:
    async def story() -> None:
        pace = Pace(NO_LIMITS, now=time.time)
        for _ in range(1000):
            await pace.admit("chat.postMessage", channel="C1")

    asyncio.run(story())
