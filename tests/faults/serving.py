"""`klik serve` as a process of its own: started, killed for real, started again. What it wrote to its log is kept."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from adapters.playground.slack_server import SlackPlayground
from tests.faults.patience import answers
from tests.installation import environ_for

ROOT = Path(__file__).parents[2]
KLIK = Path(sys.executable).with_name("klik")
READY = re.compile(r"klik\.ready port=(\d+)")
PATIENCE = 60.0


class Served:
    """One process. `log` grows while it runs; whoever waits for a line is woken by each line."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.log: list[str] = []
        self.port = 0
        self._process = process
        self._line = asyncio.Event()
        self._reader = asyncio.create_task(self._read())

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def _read(self) -> None:
        assert self._process.stderr is not None
        async for line in self._process.stderr:
            self.log.append(line.decode(errors="replace").rstrip())
            self._line.set()
        await self._process.wait()
        self._line.set()

    async def writes(self, look: Callable[[str], bool]) -> str:
        """The first line of its log that fits, waited for. A process that ended writes nothing more."""
        async with asyncio.timeout(PATIENCE):
            while True:
                self._line.clear()
                if found := next((line for line in self.log if look(line)), None):
                    return found
                assert not self._reader.done(), "\n".join(["klik serve has ended:", *self.log])
                await self._line.wait()

    async def is_ready(self) -> None:
        """The port stands in the log, chosen by the system: nobody can take it in between. Then it must say so itself."""
        said = READY.search(await self.writes(lambda line: bool(READY.search(line))))
        assert said is not None
        self.port = int(said[1])
        await answers(f"{self.url}/readyz", 200)

    def gets(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    async def ended(self) -> int:
        """With which status; -9 for a process that was killed."""
        async with asyncio.timeout(PATIENCE):
            await self._reader
            return await self._process.wait()

    async def is_gone(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()
        await self.ended()


async def launched(playground: SlackPlayground, folder: Path, **environ: str) -> Served:
    inherited = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        KLIK,
        "serve",
        cwd=folder,
        env=inherited | {"PYTHONPATH": str(ROOT)} | environ_for(playground, folder, **environ),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
        limit=2**20,
    )
    return Served(process)


@asynccontextmanager
async def served(playground: SlackPlayground, folder: Path, **environ: str) -> AsyncIterator[Served]:
    """`klik serve` on that folder, ready; gone at the end, if it did not go before."""
    bot = await launched(playground, folder, **environ)
    try:
        await bot.is_ready()
        playground.bot_url = bot.url
        yield bot
    finally:
        await bot.is_gone()
