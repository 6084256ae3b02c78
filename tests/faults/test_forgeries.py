"""Forged and broken requests while coaches click: refused cheaply, no effect, nobody else notices (F-085 to F-091)."""

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.patience import is_matched, nothing_waits
from tests.installation import House, klik_with_coaches, posts_a_request

pytestmark = pytest.mark.faults

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Forgery:
    body: bytes
    headers: dict[str, str]
    refused_with: frozenset[int]


async def forgeries(house: House) -> dict[str, Forgery]:
    """Each is a real click that would win, with one thing wrong; or no click at all."""
    address, house.playground.bot_url = house.playground.bot_url, ""
    post = await house.coaches[2].finds_button("request.accept", channel=house.channel)
    await house.playground.press(
        house.coaches[2].user, channel=house.channel, ts=post.ts, action_id="request.accept"
    )
    house.playground.bot_url = address
    real = house.playground.last_request
    assert real is not None
    body, good = real.body, dict(real.headers)
    old = dict(house.playground.sign(body, content_type=FORM, timestamp=int(now(house)) - 330).headers)
    ahead = dict(house.playground.sign(body, content_type=FORM, timestamp=int(now(house)) + 330).headers)
    unsigned = {name: value for name, value in good.items() if name != "X-Slack-Signature"}
    return {
        "no signature": Forgery(body, unsigned, frozenset({401})),
        "empty signature": Forgery(body, good | {"X-Slack-Signature": ""}, frozenset({401})),
        "wrong signature": Forgery(body, good | {"X-Slack-Signature": "v0=" + "0" * 64}, frozenset({401})),
        "odd signature": Forgery(body, good | {"X-Slack-Signature": "v0=\xe9\xe9"}, frozenset({401})),
        "another body": Forgery(body + b"&x=1", good, frozenset({401})),
        "too old": Forgery(body, old, frozenset({401})),
        "too new": Forgery(body, ahead, frozenset({401})),
        "odd time": Forgery(body, good | {"X-Slack-Request-Timestamp": "abc"}, frozenset({401})),
        "unsigned and deep": Forgery(b"[" * 200_000, unsigned, frozenset({400, 401})),
        "too large": Forgery(b"x" * 2_000_000, unsigned, frozenset({413})),
        **{name: _signed(house, wrong) for name, wrong in BROKEN.items()},
    }


BROKEN = {
    "deep": b"[" * 200_000,
    "no utf-8": b'{"type": "event_callback", "event": "\xff\xfe"}',
    "a list": b"[1, 2, 3]",
    "a lone surrogate": b'{"type":"event_callback","event":{"type":"message","text":"\\ud800"}}',
    "nothing": b"",
}


def _signed(house: House, body: bytes) -> Forgery:
    return Forgery(body, dict(house.playground.sign(body).headers), frozenset({200, 400}))


def now(house: House) -> float:
    return house.clock.now().timestamp()


async def test_a_flood_of_forgeries_has_no_effect_and_the_clicks_go_on(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await posts_a_request(house)
        flood = await forgeries(house)
        await nothing_waits(house)
        calls = len([entry for entry in house.playground.wire.after(0) if entry.direction == "from_bot"])

        sent = [(name, flood[name]) for name in flood for _ in range(10)]
        answered = await asyncio.gather(
            *(house.playground.deliver_raw(forgery.body, forgery.headers) for _, forgery in sent)
        )
        wrong = {
            name: status
            for (name, forgery), (status, _) in zip(sent, answered, strict=True)
            if status not in forgery.refused_with
        }
        assert not wrong
        after = len([entry for entry in house.playground.wire.after(0) if entry.direction == "from_bot"])
        assert after == calls, "a forged request made Klik call Slack"

        flooding = [house.playground.deliver_raw(each.body, each.headers) for each in flood.values()]
        (click, *_) = await asyncio.gather(
            house.coaches[0].presses("request.accept", channel=house.channel), *flooding
        )
        assert click is None
        await house.playground.until(lambda: is_matched(house))
        assert house.stage.script.taken not in house.coaches[2].text(house.channel)


async def test_a_click_of_another_workspace_is_answered_and_has_no_effect(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        post = await posts_a_request(house)
        event = {
            "type": "event_callback",
            "team_id": "T0OTHER01",
            "event_id": "Ev0OTHER",
            "event": {
                "type": "reaction_added",
                "user": house.coaches[0].user,
                "reaction": "white_check_mark",
                "item": {"type": "message", "channel": house.channel, "ts": post},
                "item_user": house.playground.world.bot_user,
            },
        }
        body = json.dumps(event).encode()
        status, _ = await house.playground.deliver_raw(body, house.playground.sign(body).headers)
        assert status == 200
        await house.coaches[1].presses("request.accept", channel=house.channel)
        await house.coaches[1].sees(house.stage.script.email)
