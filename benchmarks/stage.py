"""What a part needs around it: the stand-in, the prepared store, and Klik as a process of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import cast, process
from benchmarks.prepare import COACHES, environment, prepare
from benchmarks.process import Server
from benchmarks.stand_in import StandIn

BUILD = Path("build")


@dataclass
class Stage:
    """`requests` are open and unclaimed; a part takes from them."""

    slack: StandIn
    folder: Path
    requests: list[str]
    _presses: "count[int]" = field(default_factory=count, init=False)

    def press(self, request: str, *, by: int | None = None) -> bytes:
        """The next coach presses, as a delivery of its own."""
        number = next(self._presses)
        user = cast.coach((number if by is None else by) % COACHES)
        return cast.signed(cast.Press(user, request, f"trigger-{number}").body(self.slack.response_url))

    def take(self, size: int) -> list[str]:
        taken, self.requests = self.requests[:size], self.requests[size:]
        return taken

    @asynccontextmanager
    async def klik(self, folder: Path | None = None) -> AsyncIterator[Server]:
        port = process.free_port()
        environ = environment(folder or self.folder, port=port, api_url=self.slack.api_url)
        async with process.running(process.klik_command(), port, environ=environ) as server:
            yield server


@asynccontextmanager
async def staged(*, requests: int) -> AsyncIterator[Stage]:
    with folder_on_disk() as folder, process.on_the_loads_core():
        slack = StandIn(COACHES)
        await slack.start()
        environ = environment(Path(folder), port=0, api_url=slack.api_url)
        try:
            yield Stage(slack, Path(folder), prepare(Path(folder), environ, requests=requests))
        finally:
            await slack.stop()


def folder_on_disk() -> TemporaryDirectory[str]:
    """In the checkout's own `build/`, not in a /tmp that may be memory: there, a commit would cost nothing."""
    BUILD.mkdir(exist_ok=True)
    return TemporaryDirectory(prefix="klik-bench-", dir=BUILD)
