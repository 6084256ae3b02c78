"""The same delivery again: late, at once, or with another body. One effect, and the same outcome (F-009 to F-011)."""

import asyncio
import json
from collections.abc import Awaitable
from pathlib import Path

import pytest

from adapters.playground.reading import text_of
from adapters.playground.slack_events import SignedRequest
from tests.faults.patience import is_matched, verdict
from tests.installation import House, klik_with_coaches, posts_a_request

pytestmark = pytest.mark.faults


async def again(house: House, request: SignedRequest, *, number: int = 1) -> int:
    """As Slack sends it again: the same body, a fresh signature, and the number of the try."""
    signed = house.playground.sign(request.body, content_type=request.headers["Content-Type"])
    retry = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": "http_timeout"}
    status, _ = await house.playground.deliver_raw(request.body, {**signed.headers, **retry})
    return status


async def was_all(house: House) -> None:
    """What was promised to this coach earlier is delivered before the answer to a word of now: one at a time, in order."""
    for _ in range(2):  # the first word is answered with the statement
        await house.coaches[0].says("Hallo")
    await house.coaches[0].sees("Waarmee kan ik je helpen")


async def on_its_way(house: House, act: Awaitable[object]) -> SignedRequest:
    """Somebody did it, and Klik has not heard of it yet."""
    house.playground.deliveries.retry_pauses = ()
    address, house.playground.bot_url = house.playground.bot_url, ""
    await act
    request = house.playground.last_request
    house.playground.bot_url = address
    assert request is not None
    return request


async def emoji_on_its_way(house: House) -> SignedRequest:
    post = await posts_a_request(house)
    coach = house.coaches[0].user
    return await on_its_way(house, house.playground.react(coach, house.channel, post, "white_check_mark"))


async def test_an_event_that_comes_four_times_has_one_effect(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        request = await emoji_on_its_way(house)

        assert [await again(house, request, number=number) for number in range(4)] == [200] * 4

        await house.playground.until(lambda: is_matched(house))
        await was_all(house)
        assert house.coaches[0].text().count(house.stage.script.email) == 1
        assert "is al van jou" not in house.coaches[0].text()
        assert verdict(house).lost == verdict(house).duplicated == verdict(house).wrong_recipient == []


async def test_a_message_that_comes_four_times_is_answered_once(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        word = house.playground.say(house.candidate.user, house.stage.script.wish)
        request = await on_its_way(house, word)

        assert [await again(house, request, number=number) for number in range(4)] == [200] * 4

        await house.candidate.sees(house.stage.script.offered)
        await house.candidate.says("Hallo")
        await house.candidate.sees("Waarmee kan ik je helpen")
        assert house.candidate.text().count(house.stage.script.offered) == 1


async def test_eight_of_the_same_at_the_same_moment_have_one_effect_and_all_are_taken(tmp_path: Path) -> None:
    """A retry that comes while the first is still being handled waits for it, or has its outcome (F-010)."""
    async with klik_with_coaches(tmp_path) as house:
        request = await emoji_on_its_way(house)

        statuses = await asyncio.gather(*(again(house, request, number=number) for number in range(8)))

        assert set(statuses) == {200}
        await house.playground.until(lambda: is_matched(house))
        await was_all(house)
        assert house.coaches[0].text().count(house.stage.script.email) == 1
        assert "is al van jou" not in house.coaches[0].text()


async def test_the_same_click_again_is_answered_with_the_same_outcome(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        post = await posts_a_request(house)
        winner = house.coaches[0]
        press = house.playground.press(
            winner.user, channel=house.channel, ts=post, action_id="request.accept"
        )
        request = await on_its_way(house, press)

        assert [await again(house, request) for _ in range(2)] == [200, 200]

        await house.playground.until(lambda: winner.text(house.channel).count("is voor jou") == 2)
        await house.playground.until(lambda: is_matched(house))
        assert winner.text().count(house.stage.script.email) == 1


async def test_another_body_under_the_same_id_is_refused_and_the_first_effect_stands(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        request = await emoji_on_its_way(house)
        assert await again(house, request) == 200
        await house.playground.until(lambda: is_matched(house))
        changed = json.loads(request.body)
        changed["event"]["user"] = house.coaches[1].user

        forged = SignedRequest(json.dumps(changed).encode(), request.headers)

        assert await again(house, forged) == 400
        assert await again(house, request) == 200
        await house.coaches[1].types("/klik", "help")
        assert house.stage.script.email not in house.coaches[1].text()
        assert house.stage.script.taken not in house.coaches[1].text()


async def test_a_form_that_is_sent_four_times_is_one_request(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        script = house.stage.script
        await house.candidate.types("/klik", script.find)
        form = await house.candidate.opens("request.submit")
        sent = house.playground.submit(house.candidate.user, form.id, script.request())
        request = await on_its_way(house, sent)

        statuses = await asyncio.gather(*(again(house, request) for _ in range(4)))

        assert set(statuses) == {200}
        await house.candidate.presses("request.publish")
        await house.coaches[0].finds_button("request.accept", channel=house.channel)
        status = await house.candidate.types("/klik", "status")
        assert text_of(status["blocks"]).count("K-") == 1
