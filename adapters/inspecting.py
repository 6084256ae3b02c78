"""Has a file looked at: in a process of its own, and then by the installation's virus scanner. Nothing touches the disk."""

import asyncio
import json
import os
import shlex
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Sequence
from contextlib import suppress

from bot.cv.checking import Cleaned
from bot.cv.refusal import Reason, Refused
from bot.errors import TryLater

PATIENCE = 30.0
CLEAN, INFECTED = 0, 1


class Inspector:
    """`scanner`: a command that reads the file from its standard input; status 0 is clean, 1 infected (as clamdscan has it)."""

    def __init__(self, scanner: str, *, patience: float = PATIENCE) -> None:
        self._scanner = shlex.split(scanner)
        self._patience = patience

    async def inspect(self, data: bytes) -> Cleaned:
        """The clean copy. `Refused` with the reason, or `TryLater` while the scanner is away: then the file waits."""
        cleaned = await self._opened(data)
        await self._scan(data)
        return cleaned

    async def _opened(self, data: bytes) -> Cleaned:
        status, out = await self._run((sys.executable, "-m", "bot.cv.room"), data)
        head, _, body = out.partition(b"\n")
        if status != 0:  # out of time or memory: that is what such a file is made for
            raise Refused(Reason.BOMB)
        said = json.loads(head)
        if "refused" in said:
            raise Refused(Reason(said["refused"]))
        return Cleaned(said["media_type"], body)

    async def _scan(self, data: bytes) -> None:
        try:
            status, _ = await self._run(self._scanner, data)
        except OSError:
            raise TryLater("scanner_missing") from None
        if status == INFECTED:
            raise Refused(Reason.VIRUS)
        if status != CLEAN:
            raise TryLater("scanner_down")

    async def _run(self, command: Sequence[str], data: bytes) -> tuple[int | None, bytes]:
        """Its status and what it wrote; None when it took too long. It gets nothing of our environment."""
        environ = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environ
        )
        try:
            async with asyncio.timeout(self._patience):
                out, _ = await process.communicate(data)
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            return None, b""
        return process.returncode, out
