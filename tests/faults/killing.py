"""One run of the kill test: everything is prepared, a real process dies at a named place, another takes over."""

import asyncio
import signal
import time
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from adapters.playground.reading import button
from adapters.playground.slack_server import SlackPlayground
from bot.killpoint import VARIABLE
from tests.faults.checker import Promised, Verdict, check, read_history
from tests.faults.serving import served
from tests.installation import HISTORY, House, bot_before, everybody_is_known, posts_a_request, workspace_on

WITHIN = 60.0  # seconds after the restart, product 5


@dataclass(frozen=True)
class Kill:
    """Where the process dies, and what somebody did that brought it there."""

    at: str
    act: str

    def __str__(self) -> str:
        return f"{self.at}-{self.act}"


@dataclass
class Run:
    kill: Kill
    status: int = 0  # with which the process that was to die ended
    answered: int = 0  # what the person's act was answered with, before the kill
    seconds: float = 0.0  # from the restart until everything promised was there
    verdict: Verdict = field(default_factory=Verdict)


async def play(kill: Kill, folder: Path, *, turn: asyncio.Semaphore) -> Run:
    """In turn as far as it is work; the waiting for the dead one's lease is done by all at once."""
    run = Run(kill)
    async with workspace_on(folder) as playground, AsyncExitStack() as stack:
        playground.deliveries.retry_pauses = ()
        async with turn:
            house = await _dies(run, playground, folder)
            await stack.enter_async_context(served(playground, folder))
            since = time.monotonic()
            if run.answered != 200:
                # Slack sends an event again, byte for byte; a person presses again.
                status, _ = await playground.repeat()
                assert status == 200
        with suppress(TimeoutError):  # the verdict says what is lacking
            await playground.until(lambda: _is_kept(house, kill), timeout=WITHIN)
        run.seconds = time.monotonic() - since
    died = int(run.status == -signal.SIGKILL)
    run.verdict = check(read_history(folder / HISTORY), _promised(house, kill), faults=died)
    return run


async def _dies(run: Run, playground: SlackPlayground, folder: Path) -> House:
    async with bot_before(playground, folder) as house:
        await _prepared(house, run.kill)
    async with served(playground, folder, **{VARIABLE: run.kill.at}) as bot:
        run.answered = await ACTS[run.kill.act](house)
        run.status = await bot.ended()
    return house


async def _prepared(house: House, kill: Kill) -> None:
    """Up to the act, with every promise kept: the process that dies has nothing else to do."""
    await everybody_is_known(house)
    if kill.act == "publish":
        await house.candidate.types("/klik", house.stage.script.find)
        assert not await house.candidate.sends("request.submit", house.stage.script.request())
        await house.candidate.finds_button("request.publish")
    elif kill.act in ("press", "react"):
        await posts_a_request(house)
        await house.candidate.sees("staat bij de coaches, precies zoals")
        await house.candidate.finds_button("request.withdraw")


async def _publish(house: House) -> int:
    shown = await house.candidate.finds_button("request.publish")
    return await _pressed(house, house.candidate.user, shown.channel, shown.ts, "request.publish")


async def _press(house: House) -> int:
    post = await house.coaches[0].finds_button("request.accept", channel=house.channel)
    return await _pressed(house, house.coaches[0].user, post.channel, post.ts, "request.accept")


async def _pressed(house: House, user: str, channel: str, ts: str, action: str) -> int:
    status, _ = await house.playground.press(user, channel=channel, ts=ts, action_id=action)
    return status


async def _react(house: House) -> int:
    post = await house.coaches[0].finds_button("request.accept", channel=house.channel)
    status, _ = await house.playground.react(house.coaches[0].user, post.channel, post.ts, "white_check_mark")
    return status


async def _write(house: House) -> int:
    status, _ = await house.playground.say(house.candidate.user, house.stage.script.wish)
    return status


ACTS = {"publish": _publish, "press": _press, "react": _react, "write": _write}


def _is_kept(house: House, kill: Kill) -> bool:
    """Everything that follows from the act is to be seen."""
    script, candidate, coach = house.stage.script, house.candidate.text(), house.coaches[0]
    match kill.act:
        case "publish":
            told = "staat bij de coaches, precies zoals" in candidate and "Geplaatst" in candidate
            return told and any(
                button(each.blocks, "request.accept") for each in coach.messages(house.channel)
            )
        case "write":
            return script.offered in candidate
        case _:
            return (
                script.email in coach.text()
                and script.found in coach.text(house.channel)
                and script.matched in candidate
            )


def _promised(house: House, kill: Kill) -> Promised:
    script = house.stage.script
    return Promised(
        secrets=(script.email, script.phone.replace(" ", "")[1:]),
        channel=house.channel,
        coaches=frozenset(coach.user for coach in house.coaches),
        accepted=kill.act in ("press", "react"),
    )
