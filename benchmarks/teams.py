"""Part `teams`: a coach's accept by Action.Execute, signature and durable commit included, against the SDK's own adapter.

Also how soon `klik serve` is ready with both platforms, and its memory then.
"""

import asyncio
import sqlite3
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks import cast, load, process, teams_cast
from benchmarks.figures import Figure, Target, at_least, at_most, figure
from benchmarks.prepare import COACHES, TEAMS_CHANNEL, environment, prepare
from benchmarks.process import Server
from benchmarks.stage import folder_on_disk
from benchmarks.stand_in import StandIn
from benchmarks.start import settled
from benchmarks.teams_cast import Activity, posted
from benchmarks.teams_stand_in import TeamsStandIn

PART = "teams"
SIDE_BY_SIDE = (1, 16)


@dataclass(frozen=True)
class Size:
    rounds: int
    presses: int
    starts: int

    @property
    def requests(self) -> int:
        """Of each round: one for every winner, and one that is taken already for all who come too late."""
        return len(SIDE_BY_SIDE) * (self.rounds + 1) * (self.presses + 1)


FULL, QUICK = Size(rounds=7, presses=160, starts=5), Size(rounds=3, presses=96, starts=3)
Seen = dict[str, list[float]]


@dataclass
class Stage:
    slack: StandIn
    teams: TeamsStandIn
    folder: Path
    requests: list[str]
    _numbers: "count[int]" = field(default_factory=count, init=False)

    def environ(self, port: int, *, with_slack: bool = False) -> dict[str, str]:
        environ = environment(self.folder, port=port, api_url=self.slack.api_url) | self.teams.environment()
        channel, admin = f"teams:{teams_cast.TENANT}:{teams_cast.CHANNEL}", f"teams:{teams_cast.TENANT}:a"
        if with_slack:
            return environ | {"KLIK_COACH_CHANNELS": f"{environ['KLIK_COACH_CHANNELS']},{channel}"}
        without = {"SLACK_BOT_TOKEN": "", "SLACK_SIGNING_SECRET": ""}
        return environ | without | {"KLIK_COACH_CHANNELS": channel, "KLIK_ADMINS": admin}

    def messages(self, size: int) -> list[bytes]:
        return [posted(self._activity().message()) for _ in range(size)]

    def unsigned(self, requests: Sequence[str]) -> list[bytes]:
        return [posted(self._activity().execute(request)) for request in requests]

    def presses(self, requests: Sequence[str]) -> list[bytes]:
        signed = self.teams.microsoft.signed
        return [signed(self._activity().execute(request)) for request in requests]

    def take(self, size: int) -> list[str]:
        taken, self.requests = self.requests[:size], self.requests[size:]
        return taken

    def _activity(self) -> Activity:
        number = next(self._numbers)
        return Activity(cast.coach(number % COACHES), number, self.teams.microsoft.service_url)


def run(*, quick: bool) -> list[Figure]:
    return asyncio.run(measure(QUICK if quick else FULL))


async def measure(size: Size) -> list[Figure]:
    """Both servers stay up, and take turns within a round; what one round did to one of them it did to the other."""
    seen: Seen = defaultdict(list)
    async with _staged(size) as stage:
        port, ours = process.free_port(), process.free_port()
        reference_command = process.reference_command(port, "benchmarks.teams_reference")
        async with (
            process.running(reference_command, port) as reference,
            process.running(process.klik_command(), ours, environ=stage.environ(ours)) as klik,
        ):
            await settled(klik)
            for number in range(size.rounds + 1):
                for at_once in SIDE_BY_SIDE:
                    # The first round warms both up.
                    await _round(stage, reference, klik, at_once, size, seen if number else defaultdict(list))
        _check_winners(stage.folder, (size.rounds + 1) * len(SIDE_BY_SIDE) * (size.presses + 1))
        for _ in range(size.starts):
            await _start(stage, seen)
    return list(_figures(seen))


async def _round(stage: Stage, reference: Server, klik: Server, at_once: int, size: Size, seen: Seen) -> None:
    won, lost = stage.take(size.presses), stage.take(1) * size.presses
    await load.send(klik.port, stage.presses(lost[:1]), at_once=1)
    turns = {
        "message": (reference, stage.messages(size.presses)),
        "execute": (reference, stage.unsigned(lost)),
        "won": (klik, stage.presses(won)),
        "lost": (klik, stage.presses(lost)),
    }
    for name, (server, requests) in turns.items():
        await process.at_rest(klik)
        cpu = server.cpu_seconds()
        noted = await load.send(server.port, requests, at_once=at_once)
        seen[f"{name} {at_once}"].append(noted.per_second)
        seen[f"{name} {at_once} CPU"].append((server.cpu_seconds() - cpu) / len(requests) * 1e6)
    for name in ("won", "lost"):
        for key in ("", " CPU"):
            ours, theirs = seen[f"{name} {at_once}{key}"][-1], seen[f"message {at_once}{key}"][-1]
            seen[f"{name} {at_once}{key} ratio"].append(ours / theirs)


def _check_winners(folder: Path, wanted: int) -> None:
    """A press that was answered without a grant would make the figure worth nothing."""
    with closing(sqlite3.connect(folder / "data" / "klik.db")) as database:
        (found,) = database.execute("SELECT count(*) FROM request_grant").fetchone()
    if found != wanted:
        raise load.NotAnswered(f"{found} of {wanted} requests found a coach")


async def _start(stage: Stage, seen: Seen) -> None:
    """With both platforms, as an installation that bridges them."""
    port = process.free_port()
    environ = stage.environ(port, with_slack=True)
    async with process.running(process.klik_command(), port, environ=environ) as klik:
        seen["ready"].append(klik.ready_after)
        seen["idle"].append(await settled(klik))


@asynccontextmanager
async def _staged(size: Size) -> AsyncIterator[Stage]:
    with folder_on_disk() as folder, process.on_the_loads_core():
        stage = Stage(StandIn(COACHES), TeamsStandIn(COACHES), Path(folder), [])
        await stage.slack.start()
        await stage.teams.start()
        try:
            stage.requests = prepare(
                stage.folder, stage.environ(0), requests=size.requests, channel=TEAMS_CHANNEL
            )
            yield stage
        finally:
            await stage.slack.stop()
            await stage.teams.stop()


def _figures(seen: Seen) -> list[Figure]:
    def made(name: str, key: str, unit: str, target: Target | None = None) -> Figure:
        return figure(PART, name, seen[key], unit=unit, target=target)

    found = []
    for at_once in SIDE_BY_SIDE:
        for name, words in (("won", "accept that wins"), ("lost", "accept that is too late")):
            key = f"{name} {at_once}"
            found += [
                made(f"{words}, c={at_once}, of the reference's", f"{key} ratio", "×", at_least(5)),
                made(f"{words}, c={at_once}, CPU of the reference's", f"{key} CPU ratio", "×", at_most(0.25)),
                made(f"{words}, c={at_once}", key, "/s"),
                made(f"{words}, c={at_once}, CPU", f"{key} CPU", "µs"),
            ]
        found += [
            made(f"reference: message without reply, c={at_once}", f"message {at_once}", "/s"),
            made(f"reference: message without reply, c={at_once}, CPU", f"message {at_once} CPU", "µs"),
            made(f"reference: Action.Execute, c={at_once}", f"execute {at_once}", "/s"),
        ]
    return [
        *found,
        made("ready after, both platforms", "ready", "s", at_most(3)),
        made("memory, idle, both platforms", "idle", "MB", at_most(150)),
    ]
