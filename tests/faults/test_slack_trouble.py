"""Bad days at Slack: told to wait, broken answers, a refused token. Nothing is lost, nobody else is told (F-016 to F-023)."""

import random
from collections import Counter
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from adapters.playground.reading import text_of
from adapters.playground.slack_faults import Fault, Kind
from bot.clock import SystemClock
from tests.faults.patience import answers, in_the_end, is_matched, verdict
from tests.installation import House, klik_with_coaches, posts_a_request

pytestmark = pytest.mark.faults

POST, UPDATE = "chat.postMessage", "chat.update"
IN_AN_HOUR = format_datetime(SystemClock().now() + timedelta(hours=1), usegmt=True)


def to_the_coach(house: House) -> str:
    """The conversation in which the details come."""
    return house.playground.world.dm(house.coaches[0].user).id


async def accepts(house: House) -> None:
    await house.coaches[0].presses("request.accept", channel=house.channel)


@pytest.mark.parametrize("method", [POST, UPDATE])
@pytest.mark.parametrize("kind", ["store_then_drop", "garbage", "store_then_delay"])
async def test_a_call_of_which_nobody_knows_the_end_leaves_one_message_with_the_details(
    tmp_path: Path, kind: Kind, method: str
) -> None:
    """Delivered and then dropped, late or garbled: told again to the same coach, or to nobody (F-019, F-020, F-022)."""
    async with klik_with_coaches(tmp_path) as house:
        await posts_a_request(house)
        house.playground.faults.order(Fault(method, kind, seconds=12, to=to_the_coach(house)))
        await accepts(house)
        await in_the_end(house, lambda: is_matched(house))
        assert verdict(house).wrongs == []
        assert len(house.playground.faults.fired) == 1


@pytest.mark.parametrize("method", [POST, UPDATE])
async def test_an_answer_that_is_cut_off_counts_as_unknown_too(tmp_path: Path, method: str) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await posts_a_request(house)
        for body in ("", '{"ok": tr', "[]", "null", '"ok"'):
            house.playground.faults.order(Fault(method, "garbage", body=body, to=to_the_coach(house)))
        await accepts(house)
        await in_the_end(house, lambda: is_matched(house))
        assert verdict(house).wrongs == []


async def test_in_a_storm_of_429_the_clicks_are_answered_and_afterwards_all_goes_out(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        post = await posts_a_request(house)
        before = len(house.playground.wire.calls(POST))
        house.playground.faults.order(Fault(POST, "status", status=429, retry_after="30", times=10**6))

        await accepts(house)
        await house.playground.until(lambda: house.playground.faults.fired)
        for coach in house.coaches[1:]:
            status, _ = await house.playground.react(coach.user, house.channel, post, "raising_hand")
            assert status == 200
        await house.candidate.sees(house.stage.script.matched)
        house.later(seconds=20)
        await house.candidate.types("/klik", "status")
        asked = Counter(each.request["channel"] for each in house.playground.wire.calls(POST)[before:])
        assert set(asked.values()) == {1}, "asked again before the time Slack named"

        house.playground.faults.clear()
        house.later(seconds=31)
        await in_the_end(house, lambda: is_matched(house))
        # An answer that met the last 429 while the clock was moved waits its thirty seconds from there.
        taken = house.stage.script.taken
        await in_the_end(house, lambda: all(taken in coach.text() for coach in house.coaches[1:]))
        assert verdict(house).wrongs == []


@pytest.mark.parametrize("said", [None, "", "-1", "0", "abc", "1.5", "999999", "nan", IN_AN_HOUR])
async def test_whatever_stands_in_retry_after_the_message_goes_out_within_a_quarter_of_an_hour(
    tmp_path: Path, said: str | None
) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await posts_a_request(house)
        late = Fault(POST, "status", status=429, retry_after=said, to=to_the_coach(house))
        house.playground.faults.order(late)
        await accepts(house)
        await house.playground.until(lambda: house.playground.faults.fired)
        await in_the_end(house, lambda: is_matched(house), minutes=16)
        assert verdict(house).wrongs == []


async def test_with_every_third_call_failing_three_requests_still_find_their_coach(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to play the same run again
    async with klik_with_coaches(tmp_path) as house:
        house.playground.faults.dice.seed(seed)
        for method in (POST, UPDATE, "conversations.info", "conversations.open", "users.info"):
            for status in (500, 502, 503, 504):
                house.playground.faults.order(
                    Fault(method, "status", status=status, times=10**6, chance=0.09)
                )
        for coach in house.coaches:
            post = await publishes(house)
            await house.playground.react(coach.user, house.channel, post, "raising_hand")
        script = house.stage.script
        await in_the_end(house, lambda: all(coach.text().count(script.email) == 1 for coach in house.coaches))
        await in_the_end(house, lambda: house.candidate.text().count(script.matched) == 3)
        assert house.playground.faults.fired
        shown = await house.admin.types("/avg", "wachtrij")
        assert "Vast: 0" in text_of(shown["blocks"])


async def publishes(house: House) -> str:
    known = {message.ts for message in house.coaches[0].messages(house.channel)}
    before = {message.ts for message in house.candidate.messages()}
    await house.candidate.types("/klik", house.stage.script.find)
    assert not await house.candidate.sends("request.submit", house.stage.script.request())

    def preview() -> bool:
        """Its own: the one before may keep its button for a while."""
        said = house.candidate.messages()
        return any("request.publish" in str(each.blocks) for each in said if each.ts not in before)

    def posted() -> str | None:
        shown = house.coaches[0].messages(house.channel)
        return next(
            (each.ts for each in shown if each.ts not in known and "request.accept" in str(each.blocks)), None
        )

    await in_the_end(house, preview)
    await house.candidate.presses("request.publish")
    await in_the_end(house, posted)
    return posted() or ""


async def test_a_refused_token_keeps_the_queue_turns_health_red_and_recovers(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await posts_a_request(house)
        await answers(f"{house.klik.url}/readyz", 200)
        await house.playground.comings.revoke_tokens()

        await accepts(house)
        await answers(f"{house.klik.url}/readyz", 503)
        assert house.stage.script.email not in house.coaches[0].text()

        house.playground.world.refuses_with = None
        await in_the_end(house, lambda: is_matched(house))
        await answers(f"{house.klik.url}/readyz", 200)


async def test_a_message_that_slack_never_takes_is_parked_and_the_queue_behind_it_moves(
    tmp_path: Path,
) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await posts_a_request(house)
        never = Fault(POST, "error", error="invalid_blocks", times=3, to=to_the_coach(house))
        house.playground.faults.order(never)

        await accepts(house)

        await house.candidate.sees(house.stage.script.matched)
        await house.coaches[1].sees(house.stage.script.found, channel=house.channel)
        await in_the_end(house, lambda: "Een bericht zit vast" in house.admin.text())
        queue = text_of((await house.admin.types("/avg", "wachtrij"))["blocks"])
        assert "Vast: 1" in queue
        assert "invalid_blocks (×3)" in queue
        assert house.stage.script.email not in queue

        await house.admin.presses("queue.retry")
        await in_the_end(house, lambda: is_matched(house))
        queue = text_of((await house.admin.types("/avg", "wachtrij"))["blocks"])
        assert "Vast: 0" in queue
