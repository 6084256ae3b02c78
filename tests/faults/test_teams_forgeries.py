"""A click on Teams that would win, with one thing wrong about who sent it: refused, and no row is written for it."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from adapters.playground.slack_faults import Fault
from adapters.playground.teams_tokens import new_key
from adapters.teams.keys import BETWEEN
from tests.faults.patience import nothing_waits
from tests.stories.two_platforms import BothHouses, both_with_coaches, posts_on_teams
from tests.teams_forgeries import ACTIVITIES, TOKENS, bearer

pytestmark = pytest.mark.faults

Json = dict[str, Any]
BODIES = {
    "no JSON": (400, b"{"),
    "no activity": (400, b"[]"),
    "too large": (413, b'{"type":"' + b"x" * 300_000),
}


async def click_under_way(house: BothHouses) -> Json:
    """What Teams would send for the coach's yes; it has not reached Klik."""
    card = await posts_on_teams(house)
    address, house.teams.bot_url = house.teams.bot_url, ""
    await house.teams.press(house.coaches[0].user, card.channel, card.ts, action="request.accept")
    house.teams.bot_url = address
    assert house.teams.last_request is not None
    activity: Json = json.loads(house.teams.last_request.body)
    return activity


class Contents:
    """Whether any row changed since the last look. SQLite's own change counter counts the emptying of its log as well."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        files = sorted(folder.glob("*.db"))
        assert {"keys.db", "klik.db"} <= {file.name for file in files}
        self._open = [sqlite3.connect(f"file:{file}?mode=ro", uri=True) for file in files]
        for each in self._open:
            stack.callback(each.close)
        self._seen = self._rows()

    def _rows(self) -> list[str]:
        return [line for each in self._open for line in each.iterdump()]

    def changed(self) -> bool:
        before, self._seen = self._seen, self._rows()
        return before != self._seen


async def answered(
    house: BothHouses, activity: Json, headers: dict[str, str] | None = None, **token: Any
) -> int:
    signed = house.teams.sign(activity, **token)
    status, _ = await house.teams.deliver_raw(signed.body, headers or dict(signed.headers))
    return status


async def test_none_of_the_ways_to_pretend_writes_anything_and_the_real_click_wins(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        click = await click_under_way(house)
        await nothing_waits(house.slack)
        calls = len(sent_by_the_bot(house))
        refusals: dict[str, tuple[int, int]] = {}
        with ExitStack() as stack:
            contents = Contents(stack, tmp_path / "data")

            async def refused(case: str, status: int, send: Callable[[], Any]) -> None:
                refusals[case] = (await send(), status)
                assert not contents.changed(), case

            for case, forged in TOKENS.items():
                headers = forged(house) or {"Content-Type": "application/json"}
                await refused(case, 401, lambda headers=headers: answered(house, click, headers))
            for case, (status, changed) in ACTIVITIES.items():
                forged = click | changed(house)
                claim = forged.get("serviceUrl") or house.teams.service_url
                told = {name: value for name, value in forged.items() if value is not None}
                await refused(
                    case, status, lambda told=told, claim=claim: answered(house, told, serviceurl=claim)
                )
            for case, (status, body) in BODIES.items():
                await refused(case, status, lambda body=body: bare(house, body))
            webchat = new_key(endorsements=("webchat",))
            house.teams.tokens.published.append(webchat)
            await refused("a key not for Teams", 401, lambda: answered(house, click, key=webchat))
            house.slack.later(seconds=BETWEEN + 1)
            house.teams.faults.order(Fault("openid", "status", status=500))
            stranger = house.teams.tokens.stranger
            await refused("Microsoft's keys out of reach", 503, lambda: answered(house, click, key=stranger))
            assert {case: got for case, (got, wanted) in refusals.items() if got != wanted} == {}
            assert len(sent_by_the_bot(house)) == calls, "a forged request made Klik call a platform"

            assert await answered(house, click) == 200
            assert contents.changed()
        await house.coaches[0].sees(house.script.email)


async def bare(house: BothHouses, body: bytes) -> int:
    status, _ = await house.teams.deliver_raw(body, bearer(house.teams.token()))
    return status


def sent_by_the_bot(house: BothHouses) -> list[Any]:
    """To either platform; asking Microsoft for its keys is no message."""
    sent = house.teams.wire.after(0)
    return [
        each for each in sent if each.direction == "from_bot" and each.what not in ("openid", "jwks", "keys")
    ]


async def test_after_microsoft_took_a_key_back_its_tokens_write_nothing_and_the_new_key_wins(
    tmp_path: Path,
) -> None:
    async with both_with_coaches(tmp_path) as house:
        click = await click_under_way(house)
        old = bearer(house.teams.token())
        house.teams.rotate_key(keep_old=False)
        house.slack.later(seconds=BETWEEN + 1)
        await house.candidate.says("klik help")  # signed with the new key, which Klik asks for
        await nothing_waits(house.slack)
        with ExitStack() as stack:
            contents = Contents(stack, tmp_path / "data")
            assert await answered(house, click, old) == 401
            assert not contents.changed()
            assert await answered(house, click) == 200
            assert contents.changed()
        await house.coaches[0].sees(house.script.email)
