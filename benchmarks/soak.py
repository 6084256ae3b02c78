"""Part `soak`: fifty thousand clicks of accepts, losers and repeats, and what they leave in memory."""

import asyncio
import random
from dataclasses import dataclass

from benchmarks import load
from benchmarks.figures import Figure, at_most, figure
from benchmarks.stage import Stage, staged

PART = "soak"
AT_ONCE = 32
# Of a hundred clicks: so many are the first on their request, and so many are sent twice. The others come too late.
FIRST, TWICE = 10, 25


@dataclass(frozen=True)
class Size:
    clicks: int
    chunk: int

    @property
    def requests(self) -> int:
        return self.clicks * FIRST // 100


FULL, QUICK = Size(clicks=50_000, chunk=2_500), Size(clicks=8_000, chunk=1_000)


def run(*, quick: bool) -> list[Figure]:
    return asyncio.run(measure(QUICK if quick else FULL))


async def measure(size: Size) -> list[Figure]:
    chance = random.Random(20)
    async with staged(requests=size.requests) as stage, stage.klik() as klik:
        memory, speed = [], []
        granted: list[str] = []
        for _ in range(size.clicks // size.chunk):
            clicks = _mixed(stage, size.chunk, granted, chance)
            noted = await load.send(klik.port, clicks, at_once=AT_ONCE)
            speed.append(noted.per_second)
            memory.append(klik.megabytes())
    half = memory[len(memory) // 2 - 1]
    return [
        figure(
            PART,
            f"growth over the last half of {size.clicks:,} clicks",
            [memory[-1] - half],
            unit="MB",
            target=at_most(2),
        ),
        figure(PART, f"memory after {size.clicks // 2:,} clicks", [half], unit="MB"),
        figure(PART, f"memory after {size.clicks:,} clicks", [memory[-1]], unit="MB"),
        figure(PART, f"clicks at c={AT_ONCE}: accepts, losers and repeats", speed, unit="/s"),
    ]


def _mixed(stage: Stage, size: int, granted: list[str], chance: random.Random) -> list[bytes]:
    """The repeats are the same bytes: the network's second try."""
    fresh = stage.take(size * FIRST // 100)
    granted += fresh
    clicks = [stage.press(each) for each in fresh]
    twice = size * TWICE // 100
    clicks += [stage.press(chance.choice(granted)) for _ in range(size - len(fresh) - twice)]
    chance.shuffle(clicks)
    return clicks + chance.sample(clicks, twice)
