"""A server under test: a real process on a core of its own, its readiness, its memory and its CPU time."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

SERVER_CORE, LOAD_CORE = 0, 1
PATIENCE = 60.0
REST = 0.3
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """`ready_after`: seconds from the spawn to the first 200 of /readyz."""

    process: subprocess.Popen[bytes]
    port: int
    ready_after: float

    def cpu_seconds(self) -> float:
        """User and system, of all its threads."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def megabytes(self) -> float:
        """Resident."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024


async def at_rest(server: Server) -> None:
    """Once it has sent what it still had to say: that must not weigh on the other server's turn."""
    async with asyncio.timeout(PATIENCE):
        while True:
            before = server.cpu_seconds()
            await asyncio.sleep(REST)
            if server.cpu_seconds() - before < REST / 10:
                return


def can_pin() -> bool:
    """Whether server and load get a core each; otherwise they steal from each other, and the table says so."""
    return hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1


@contextmanager
def on_the_loads_core() -> Iterator[None]:
    """Keeps this process off the server's core."""
    if not can_pin():
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {LOAD_CORE})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@asynccontextmanager
async def running(
    command: Sequence[str], port: int, *, environ: Mapping[str, str] | None = None
) -> AsyncIterator[Server]:
    started = time.perf_counter()
    process = subprocess.Popen(  # noqa: ASYNC220 - nobody else runs meanwhile
        list(command),
        env={**os.environ, **(environ or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=_to_the_servers_core,
    )
    try:
        await _ready(process, port)
        yield Server(process, port, time.perf_counter() - started)
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait, 30)


def _to_the_servers_core() -> None:
    if can_pin():
        os.sched_setaffinity(0, {SERVER_CORE})


async def _ready(process: subprocess.Popen[bytes], port: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await _says_ready(port):
            if process.poll() is not None:
                raise RuntimeError(f"the server ended with status {process.returncode} before it was ready")
            await asyncio.sleep(0.01)


async def _says_ready(port: int) -> bool:
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    try:
        writer.write(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        return b" 200 " in await reader.readline()
    except OSError:
        return False
    finally:
        writer.close()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def reference_command(port: int, module: str = "benchmarks.reference") -> list[str]:
    return [sys.executable, "-m", module, str(port)]


def klik_command() -> list[str]:
    return [str(Path(sys.executable).with_name("klik")), "serve"]
