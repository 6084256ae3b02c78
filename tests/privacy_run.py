"""The canary's life: in by the front door, through a match and several failures, and out again by withdrawing.

What is left behind everywhere is taken down here; what may be in it is decided in `test_privacy`.
"""

import asyncio
import json
import sqlite3
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from adapters.playground.history import Entry
from adapters.playground.reading import text_of
from adapters.playground.slack_faults import Fault
from tests import canary
from tests.canary import files_of, rows_of
from tests.installation import House, klik_with_coaches
from tests.log_capture import whole_log

Json = dict[str, Any]
FORM = {
    "motivation": canary.MOTIVATION,
    "topics": ["career_change"],
    "name": canary.NAME,
    "email": canary.EMAIL,
    "phone": canary.PHONE,
    "consent_share": ["yes"],
}
SEALED = "SELECT sealed_name, sealed_email, sealed_phone, sealed_motivation FROM contact"


@dataclass
class Left:
    """What the run left behind. Everything without `_after` was taken before the withdrawal, with the bot running."""

    channel: str = ""
    winner: str = ""
    wire: list[Entry] = field(default_factory=list)
    prefilled: str = ""
    preview: str = ""
    my_data: str = ""
    contact: str = ""
    told: str = ""
    log: str = ""
    tables: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    temporary: dict[str, bytes] = field(default_factory=dict)
    sealed: list[bytes] = field(default_factory=list)
    files_after: dict[str, bytes] = field(default_factory=dict)
    shown_after: str = ""


def lived(folder: Path, temporary: Path) -> Left:
    before, tempfile.tempdir = tempfile.tempdir, str(temporary)
    left = Left()
    try:
        with whole_log() as log:
            asyncio.run(live_through(folder, left), debug=True)
        left.log = log.getvalue()
    finally:
        tempfile.tempdir = before
    left.temporary = files_of(temporary)
    return left


async def live_through(folder: Path, left: Left) -> None:
    async with klik_with_coaches(folder) as house:
        left.channel, left.winner = house.channel, house.coaches[1].direct
        await comes_in(house, left)
        await is_matched(house, left)
        await goes_wrong(house, left)
        left.tables = rows_of(folder / "data" / "klik.db") | rows_of(folder / "data" / "keys.db")
        left.files = files_of(folder / "data")
        left.sealed = [value for row in looked_up(folder, SEALED) for value in row]
        await withdraws(house, left)
        left.wire = house.playground.wire.after(0)


async def comes_in(house: House, left: Left) -> None:
    """Typed in the conversation, refused in a form, then taken; and typed behind a command."""
    await house.candidate.says(canary.MOTIVATION)
    offer = await house.candidate.finds_button("request.start", beside="staat het al klaar")
    await house.candidate.presses_on(offer, "request.start")
    left.prefilled = json.dumps((await house.candidate.opens("request.submit")).definition)
    assert await house.candidate.sends("request.submit", FORM | {"phone": f"{canary.PHONE}99999"})
    assert not await house.candidate.sends("request.submit", FORM)
    await house.candidate.presses("request.details")
    details = {
        "region": "friesland",
        "employer": canary.EMPLOYER,
        "exclude": canary.NAME,
        "consent_special": ["yes"],
    }
    assert not await house.candidate.sends("request.details", details)
    await house.candidate.types("/klik", f"status {canary.EMAIL}")
    preview = await house.candidate.finds_button("request.publish", beside="weggelaten: regio")
    left.preview = text_of(preview.blocks)
    await house.candidate.presses_on(preview, "request.publish")
    await house.coaches[0].finds_button("request.accept", channel=house.channel)


async def is_matched(house: House, left: Left) -> None:
    winner = house.coaches[1]
    await winner.presses("request.accept", channel=house.channel)
    left.contact = text_of((await winner.sees(canary.EMAIL)).blocks)
    await house.candidate.sees(house.stage.script.matched)
    await house.candidate.types("/klik", "mijn-gegevens")
    left.my_data = await house.playground.until(lambda: window(house))
    await house.candidate.closes()


def window(house: House) -> str:
    shown = house.playground.world.modals.of(house.candidate.user)
    return text_of(shown[-1].blocks) if shown else ""


async def goes_wrong(house: House, left: Left) -> None:
    """A database that refuses the row, Slack quoting what it refuses, a damaged value: each is logged as an error."""
    refusal = "CREATE TRIGGER no BEFORE INSERT ON contact BEGIN SELECT RAISE(ABORT, 'no'); END"
    changed(house.folder, refusal)
    await house.candidate.types("/klik", "zoek")
    left.told = json.dumps(await house.candidate.sends("request.submit", FORM))
    await house.candidate.closes()
    changed(house.folder, "DROP TRIGGER no")
    house.playground.faults.order(Fault("views.open", "error", error=f"invalid_arguments {canary.EMAIL}"))
    await house.candidate.types("/klik", "mijn-gegevens")
    await house.candidate.sees("Typ de opdracht nog een keer")
    [[name]] = looked_up(house.folder, "SELECT sealed_name FROM contact")
    changed(house.folder, "UPDATE contact SET sealed_name = ?", bytes(len(name)))
    left.told += json.dumps(await house.candidate.types("/klik", "mijn-gegevens"))
    changed(house.folder, "UPDATE contact SET sealed_name = ?", name)


async def withdraws(house: House, left: Left) -> None:
    data = house.folder / "data"
    await house.candidate.presses("request.withdraw")
    await house.coaches[1].sees("Verwijder alle gegevens")
    await house.candidate.sees(house.stage.script.erased)

    def is_gone() -> bool:
        files = files_of(data).values()
        return not any(sealed in content for sealed in left.sealed for content in files)

    await house.playground.until(is_gone)
    left.files_after = files_of(data)
    left.shown_after = "\n".join(
        json.dumps([message.text, message.blocks], ensure_ascii=False)
        for room in house.playground.world.messages.values()
        for message in room.values()
        if message.bot_id
    )


def looked_up(folder: Path, question: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(f"file:{folder / 'data' / 'klik.db'}?mode=ro", uri=True)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def changed(folder: Path, statement: str, *values: object) -> None:
    """Behind the bot's back, as a broken disk or somebody with a file editor would."""
    connection = sqlite3.connect(folder / "data" / "klik.db", timeout=10)
    try:
        with connection:
            connection.execute(statement, values)
    finally:
        connection.close()
