"""Windows of Microsoft's own Agents Playground: a client that we did not write, each window with its own person in front.

It knows one person per window and keeps a world per window, so the candidate and a coach get one each.
Its limits: no dialogs, no reactions in its screen, no sign-in. It is fetched by `make teams-playground`.
"""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adapters.playground.teams_cast import COACHES_CHANNEL, TEAM, TEAM_GROUP, dm_of
from adapters.playground.teams_things import Person

PROGRAM = Path(__file__).parent / "agents" / "node_modules" / ".bin" / "agentsplayground"
CONFIG = ".m365agentsplayground.yml"
START_SECONDS = 60.0
# How many people besides the one in front it wants to be told of: no fewer, no more.
OTHERS = 5

Json = dict[str, Any]


class NoPlayground(Exception):
    """The program is not there, or does not start; the text is a sentence with the way out."""


@dataclass(frozen=True)
class Window:
    """One person's screen. `service_url` is where the bot writes to when it writes to this window."""

    person: Person
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def service_url(self) -> str:
        return f"{self.url}/_connector"


def config(person: Person, everybody: Sequence[Person], *, tenant: str, bot: str) -> Json:
    """Who is who, in the words of its configuration file (YAML, of which JSON is a part)."""
    others = [each for each in everybody if each.id != person.id][:OTHERS]
    return {
        "version": "0.1.1",
        "tenantId": tenant,
        "bot": {"id": bot, "name": "Klik"},
        "currentUser": _user(person),
        "users": [_user(each) for each in others],
        "personalChat": {"id": dm_of(person.id)},
        "groupChat": {"id": "19:group@thread.v2", "name": "Group"},
        "team": {
            "id": TEAM,
            "name": "Klik",
            "aadGroupId": TEAM_GROUP,
            "channels": [{"id": COACHES_CHANNEL, "name": "coaches"}],
        },
    }


def _user(person: Person) -> Json:
    return {
        "id": person.address,
        "name": person.name,
        "userPrincipleName": person.mail,
        "aadObjectId": person.id,
        "givenName": person.name.split()[0],
        "surname": person.name.split()[-1],
        "email": person.mail,
    }


def program() -> Path:
    """Where it is; raises `NoPlayground` with what to do where it is not."""
    if shutil.which("node") is None:
        raise NoPlayground("The Agents Playground needs Node 18 or newer: install it, and try again.")
    if not PROGRAM.exists():
        raise NoPlayground(
            "The Agents Playground is not here yet: `make teams-playground` fetches it with npm."
        )
    return PROGRAM


@asynccontextmanager
async def opened(window: Window, settings: Json, *, bot_url: str, folder: Path) -> AsyncIterator[Window]:
    """The program for one window, until the end of the block. It sends nothing to its maker."""
    await asyncio.to_thread(_write, folder, settings)
    process = await asyncio.create_subprocess_exec(
        program(),
        "start",
        *("-e", bot_url, "-c", "msteams", "-p", str(window.port), "--su", window.service_url, "--dt"),
        cwd=folder,
        env={
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(folder),
            "TEAMSAPPTESTER_BROWSER": "none",
            "APPLICATION_INSIGHTS_NO_STATSBEAT": "true",
        },
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        await _listening(process, window)
        said = asyncio.create_task(_hear_out(process))
        yield window
        said.cancel()
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


def _write(folder: Path, settings: Json) -> None:
    folder.mkdir()
    (folder / CONFIG).write_text(json.dumps(settings), encoding="utf-8")


async def _hear_out(process: asyncio.subprocess.Process) -> None:
    """A pipe that nobody reads would hold the program up."""
    assert process.stdout is not None  # noqa: S101 - it was asked for a pipe
    while await process.stdout.readline():
        pass


async def _listening(process: asyncio.subprocess.Process, window: Window) -> None:
    """It takes another port by itself when its own is in use: then it is not the window that was asked for."""
    assert process.stdout is not None  # noqa: S101 - it was asked for a pipe
    try:
        async with asyncio.timeout(START_SECONDS):
            async for line in process.stdout:
                if line.decode(errors="replace").strip() == f"Listening on {window.port}":
                    return
    except TimeoutError:
        pass
    raise NoPlayground(f"The Agents Playground did not start on port {window.port}. Is something else there?")
