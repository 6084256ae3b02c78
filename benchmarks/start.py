"""Part `start`: ready after how long, how much memory idle, and how soon the coach has the contact after the commit."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import cast, load
from benchmarks.figures import Figure, Target, at_most, figure
from benchmarks.prepare import COACHES
from benchmarks.process import Server
from benchmarks.stage import Stage, staged
from storage.master import make_master_key

PART = "start"
# Longer than the reading of any one list takes.
QUIET = 3.0


@dataclass(frozen=True)
class Size:
    """Few deliveries per start: Slack lets an app change fifty messages a minute, and Klik keeps to that."""

    starts: int
    deliveries: int

    @property
    def requests(self) -> int:
        return self.starts * self.deliveries


FULL, QUICK = Size(starts=6, deliveries=12), Size(starts=3, deliveries=8)
Seen = dict[str, list[float]]


def run(*, quick: bool) -> list[Figure]:
    return asyncio.run(measure(QUICK if quick else FULL))


async def measure(size: Size) -> list[Figure]:
    seen: Seen = defaultdict(list)
    async with staged(requests=size.requests) as stage:
        for start in range(size.starts):
            await _very_first(stage, seen)
            async with stage.klik() as klik:
                seen["ready"].append(klik.ready_after)
                seen["idle"].append(await settled(klik))
                await _deliveries(
                    stage, klik, range(start * size.deliveries, (start + 1) * size.deliveries), seen
                )
                await _first_word(stage, klik, f"U0NEW{start:04d}", seen)
    return _figures(seen)


async def settled(klik: Server) -> float:
    """Its memory once it grows no more: what is read after the start counts too."""
    before = klik.megabytes()
    while True:
        await asyncio.sleep(QUIET)
        if (now := klik.megabytes()) - before < 0.5:
            return now
        before = now


async def _very_first(stage: Stage, seen: Seen) -> None:
    """With no database yet: every table is made."""
    with TemporaryDirectory(dir=stage.folder) as empty:
        make_master_key(Path(empty) / "master.key")
        async with stage.klik(Path(empty)) as klik:
            seen["first ready"].append(klik.ready_after)


async def _first_word(stage: Stage, klik: Server, user: str, seen: Seen) -> None:
    """Somebody new talks to a Klik that has read no word list yet: until they are answered, and its memory after that."""
    slack, place = stage.slack, cast.direct(user)
    started = time.perf_counter()
    await load.send(klik.port, [cast.typed(user, "Ik zoek een coach, ik loop vast op mijn werk")], at_once=1)
    await slack.until(lambda: place in slack.posted)
    seen["first word"].append(slack.posted[place][0] - started)
    seen["talked to"].append(await settled(klik))


async def _deliveries(stage: Stage, klik: Server, coaches: Sequence[int], seen: Seen) -> None:
    """One accept at a time, each by a coach who got nothing yet."""
    slack = stage.slack
    for number, request in zip(coaches, stage.take(len(coaches)), strict=True):
        place, updates = cast.direct(cast.coach(number % COACHES)), len(slack.updated)
        slack.posted.pop(place, None)
        noted = await load.send(klik.port, [stage.press(request, by=number)], at_once=1)
        await slack.until(lambda: place in slack.posted)  # noqa: B023 - waited for within the turn
        arrived, stamp = slack.posted[place]
        await slack.until(lambda: (place, stamp) in slack.updated)  # noqa: B023
        seen["shell"].append(max(arrived - noted.ended, 0.0) * 1000)
        seen["filled"].append((slack.updated[place, stamp] - noted.ended) * 1000)
        # The broadcast and the candidate's status message too: the next turn starts with idle hands.
        await slack.until(lambda: len(slack.updated) >= updates + 3)  # noqa: B023


def _figures(seen: Seen) -> list[Figure]:
    def made(name: str, key: str, unit: str, target: Target | None = None) -> Figure:
        return figure(PART, name, seen[key], unit=unit, target=target)

    return [
        made("ready after", "ready", "s", at_most(2)),
        made("ready after the very first start, tables made", "first ready", "s", at_most(2)),
        made("memory, idle", "idle", "MB", at_most(120)),
        made("memory once somebody has talked to Klik", "talked to", "MB", at_most(120)),
        made("first word since the start → its answer at the platform", "first word", "s"),
        made("accept committed → contact's shell at the platform", "shell", "ms", at_most(20)),
        made("accept committed → contact filled", "filled", "ms", at_most(40)),
    ]
