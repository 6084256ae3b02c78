"""A process under way that is stopped, frozen, locked out or has no room to write: what was acknowledged is kept."""

import asyncio
import os
import resource
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from adapters.playground.reading import text_of
from adapters.playground.slack_faults import Fault
from tests.faults.crowd import EMOJI, everybody_accepts, invite, told_in_private
from tests.faults.patience import answers, is_matched, verdict
from tests.faults.serving import Served, launched, served
from tests.installation import (
    PATIENCE,
    House,
    bot_before,
    everybody_is_known,
    posts_a_request,
    workspace_on,
)

pytestmark = pytest.mark.faults


async def test_a_process_that_is_told_to_stop_keeps_what_it_took(tmp_path: Path) -> None:
    """SIGTERM in the middle of two hundred clicks, as at every deployment (F-006)."""
    async with workspace_on(tmp_path) as playground:
        playground.deliveries.retry_pauses = ()
        invite(playground, until=10)
        async with bot_before(playground, tmp_path) as house:
            await everybody_is_known(house)
            post = await posts_a_request(house)
        since = playground.world.identifiers.ts()
        async with served(playground, tmp_path) as bot:
            clicks = asyncio.create_task(everybody_accepts(house, post, urls=[bot.url], seed=6))
            await playground.until(lambda: len(acknowledged_emoji(house)) > 2, timeout=30)
            bot.gets(signal.SIGTERM)
            statuses = await clicks
            assert await bot.ended() == 0
        assert statuses[200]
        assert set(statuses) <= {200, 0, 503}
        async with served(playground, tmp_path):
            await playground.until(lambda: everybody_heard(house, since), timeout=60)
        playground.faults.fired.append(Fault("*", "status"))  # the fault was the signal
        assert verdict(house).wrongs == []


def acknowledged_emoji(house: House) -> set[str]:
    return {
        entry.request["event"]["user"]
        for entry in house.playground.wire.after(0)
        if entry.what == "events"
        and entry.status == 200
        and entry.request["event"]["type"] == "reaction_added"
        and entry.request["event"]["reaction"] in EMOJI
    }


def everybody_heard(house: House, since: str) -> bool:
    return any(house.stage.script.email in coach.text() for coach in house.coaches) and all(
        told_in_private(house, user, since=since) for user in acknowledged_emoji(house)
    )


async def test_a_frozen_process_is_overtaken_and_its_late_result_changes_nothing(tmp_path: Path) -> None:
    """SIGSTOP while it sends; another process takes over when the lease has run out; then SIGCONT (F-007)."""
    async with workspace_on(tmp_path) as playground:
        async with bot_before(playground, tmp_path) as house:
            await everybody_is_known(house)
            await posts_a_request(house)
        async with served(playground, tmp_path) as first:
            direct = playground.world.dm(house.coaches[0].user).id
            playground.faults.order(Fault("chat.postMessage", "store_then_delay", seconds=5, to=direct))
            await house.coaches[0].presses("request.accept", channel=house.channel)
            await house.candidate.sees(house.stage.script.matched)
            await house.coaches[1].sees(house.stage.script.found, channel=house.channel)
            for kind in ("broadcast", "status"):
                await first.writes(lambda line, kind=kind: f"outbox.settled kind={kind}" in line)
            await freezes(first, tmp_path)
            async with served(playground, tmp_path) as second:
                await playground.until(lambda: is_matched(house), timeout=60)
                first.gets(signal.SIGCONT)
                # The late one finds out, and both go on: the next request is delivered once.
                await first.writes(lambda line: "outbox.retry" in line or "outbox.settled" in line)
                await answers(f"{first.url}/readyz", 200)
                await answers(f"{second.url}/readyz", 200)
        assert verdict(house).wrongs == []


async def freezes(bot: Served, folder: Path) -> None:
    """Not while it writes: frozen with the write lock in its hands it would hold up everybody, as SQLite has it."""
    while True:
        bot.gets(signal.SIGSTOP)
        await asyncio.to_thread(os.waitid, os.P_PID, bot.pid, os.WSTOPPED | os.WNOWAIT)
        try:
            with locked(folder):
                return
        except sqlite3.OperationalError:
            bot.gets(signal.SIGCONT)
            await asyncio.sleep(0.05)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Somebody else holds the write lock: a backup tool, a person with a shell."""
    other = sqlite3.connect(folder / "data" / "klik.db", isolation_level=None, timeout=0.5)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    finally:
        other.close()


async def test_while_the_database_is_locked_nothing_is_acknowledged_and_afterwards_the_repeat_is(
    tmp_path: Path,
) -> None:
    """F-026. Slack gives up after three seconds, and sends the event again."""
    async with workspace_on(tmp_path) as playground:
        playground.deliveries.retry_pauses = ()
        async with bot_before(playground, tmp_path) as house:
            await everybody_is_known(house)
            post = await posts_a_request(house)
        async with served(playground, tmp_path) as bot:
            with locked(tmp_path):
                playground.deliveries.patience = 3.0
                status, _ = await playground.react(
                    house.coaches[0].user, house.channel, post, "white_check_mark"
                )
                assert status != 200
                await answers(f"{bot.url}/healthz", 200)
                assert house.stage.script.email not in house.coaches[0].text()
            playground.deliveries.patience = PATIENCE
            status, _ = await playground.repeat()
            assert status == 200
            await playground.until(lambda: is_matched(house), timeout=30)
        assert house.coaches[0].text().count(house.stage.script.email) == 1


async def test_a_start_while_the_database_is_locked_ends_with_a_sentence(tmp_path: Path) -> None:
    async with workspace_on(tmp_path) as playground:
        async with bot_before(playground, tmp_path):
            pass
        with locked(tmp_path):
            bot = await launched(playground, tmp_path)
            assert await bot.ended() == 2
        (sentence,) = bot.log
        assert "SQLITE_BUSY" in sentence
        assert "Does another program hold it" in sentence


def room_to_write(bot: Served, size: int) -> None:
    """No file of that process may grow beyond: what a full disk is to it."""
    _, hard = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (size, hard))


async def test_without_room_on_the_disk_nothing_is_acknowledged_and_it_recovers(tmp_path: Path) -> None:
    """F-029: an event is refused, so that Slack sends it again; a person reads that it went wrong."""
    async with workspace_on(tmp_path) as playground:
        playground.deliveries.retry_pauses = ()
        async with bot_before(playground, tmp_path) as house:
            await everybody_is_known(house)
            post = await posts_a_request(house)
        async with served(playground, tmp_path) as bot:
            room_to_write(bot, 1)
            status, _ = await playground.react(house.coaches[0].user, house.channel, post, "white_check_mark")
            assert status >= 500
            event = playground.last_request
            answer = await house.candidate.types("/klik", "status")
            assert "noem dan code" in text_of(answer["blocks"])
            await answers(f"{bot.url}/healthz", 200)
            room_to_write(bot, resource.RLIM_INFINITY)
            assert event is not None
            status, _ = await playground.deliver_raw(event.body, event.headers)
            assert status == 200
            await playground.until(lambda: is_matched(house), timeout=30)
        assert house.coaches[0].text().count(house.stage.script.email) == 1
