"""Part `click`: a coach's accept, from the signature to the 200 after the commit, against a bare Bolt app that only acks."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass

from benchmarks import load, process
from benchmarks.disk import commit_milliseconds
from benchmarks.figures import Figure, Target, at_least, at_most, figure
from benchmarks.process import Server
from benchmarks.stage import Stage, staged
from benchmarks.start import settled

PART = "click"
# One of the requests of a round, pressed by everybody.
HOT = 1


@dataclass(frozen=True)
class Size:
    rounds: int
    alone: int
    crowd: int
    at_once: int = 64

    @property
    def requests(self) -> int:
        return self.rounds * (self.alone + self.crowd + HOT) + self.at_once


FULL, QUICK = Size(rounds=7, alone=120, crowd=640), Size(rounds=3, alone=60, crowd=320)
Seen = dict[str, list[float]]


def run(*, quick: bool) -> list[Figure]:
    return asyncio.run(measure(QUICK if quick else FULL))


async def measure(size: Size) -> list[Figure]:
    """Both servers stay up, and take turns within a round: what a neighbour does to the machine hits both."""
    seen: Seen = defaultdict(list)
    async with staged(requests=size.requests) as stage:
        port = process.free_port()
        async with (
            process.running(process.reference_command(port), port) as reference,
            stage.klik() as klik,
        ):
            await settled(klik)
            await _warm_up(stage, reference, klik, size)
            for _ in range(size.rounds):
                await _alone(stage, reference, klik, size, seen)
                await _crowd(stage, reference, klik, size, seen)
    return list(_figures(seen, size))


async def _warm_up(stage: Stage, reference: Server, klik: Server, size: Size) -> None:
    await load.send(reference.port, _presses(stage, size.at_once), at_once=size.at_once)
    await load.send(klik.port, [stage.press(each) for each in stage.take(size.at_once)], at_once=size.at_once)
    await _told(stage, klik, size.at_once)


async def _alone(stage: Stage, reference: Server, klik: Server, size: Size, seen: Seen) -> None:
    seen["commit"].append(commit_milliseconds(stage.folder))
    theirs = await load.send(reference.port, _presses(stage, size.alone), at_once=1)
    before = stage.slack.responses
    ours = await load.send(klik.port, [stage.press(each) for each in stage.take(size.alone)], at_once=1)
    await _told(stage, klik, before + size.alone)
    seen["reference p50"].append(theirs.typical)
    seen["p50"].append(ours.typical)
    seen["p50 ratio"].append(ours.typical / theirs.typical)


async def _crowd(stage: Stage, reference: Server, klik: Server, size: Size, seen: Seen) -> None:
    cpu = reference.cpu_seconds()
    theirs = await load.send(reference.port, _presses(stage, size.crowd), at_once=size.at_once)
    seen["reference CPU"].append((reference.cpu_seconds() - cpu) / size.crowd * 1e6)
    seen["reference per second"].append(theirs.per_second)
    for name, requests in (
        ("distinct", stage.take(size.crowd)),
        ("hot", stage.take(HOT) * size.crowd),
    ):
        before, cpu = stage.slack.responses, klik.cpu_seconds()
        ours = await load.send(klik.port, [stage.press(each) for each in requests], at_once=size.at_once)
        await _told(stage, klik, before + size.crowd)
        seen[f"{name} CPU"].append((klik.cpu_seconds() - cpu) / size.crowd * 1e6)
        seen[f"{name} per second"].append(ours.per_second)
        seen[f"{name} p50"].append(ours.typical)
        seen[f"{name} ratio"].append(ours.per_second / theirs.per_second)


def _presses(stage: Stage, size: int) -> list[bytes]:
    return [stage.press(stage.requests[0]) for _ in range(size)]


async def _told(stage: Stage, klik: Server, responses: int) -> None:
    """Everybody has read the answer too, and every message that was promised has gone."""
    await stage.slack.until(lambda: stage.slack.responses >= responses)
    await process.at_rest(klik)


def _figures(seen: Seen, size: Size) -> list[Figure]:
    def made(name: str, key: str, unit: str, target: Target | None = None) -> Figure:
        return figure(PART, name, seen[key], unit=unit, target=target)

    crowd = f"c={size.at_once}"
    return [
        made("accept p50 at c=1, of the reference's", "p50 ratio", "×", at_most(0.25)),
        made("accept p50 at c=1", "p50", "ms"),
        made("of which a bare commit on this disk", "commit", "ms"),
        made("reference p50 at c=1", "reference p50", "ms"),
        made(
            f"accepts of distinct requests at {crowd}, of the reference's",
            "distinct ratio",
            "×",
            at_least(0.4),
        ),
        made(f"accepts of one hot request at {crowd}, of the reference's", "hot ratio", "×", at_least(0.4)),
        made(f"accepts of distinct requests at {crowd}", "distinct per second", "/s"),
        made(f"accepts of one hot request at {crowd}", "hot per second", "/s"),
        made(f"reference at {crowd}", "reference per second", "/s"),
        made(f"accept p50 at {crowd}, distinct", "distinct p50", "ms"),
        made("CPU per accept, its answer and its messages included", "distinct CPU", "µs"),
        made("CPU per request of the reference", "reference CPU", "µs"),
        made("CPU per accept of the hot request, answer included", "hot CPU", "µs"),
    ]
