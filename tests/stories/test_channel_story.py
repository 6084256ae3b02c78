"""A coaches' channel that turns public, is shared or archived: nothing is posted there, and an admin is told; then it goes on."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.faults.patience import in_the_end
from tests.installation import House, klik_with_coaches

TROUBLES: dict[str, tuple[dict[str, bool], dict[str, bool], str]] = {
    "public": ({"is_private": False}, {"is_private": True}, "is openbaar"),
    "shared": ({"is_shared": True}, {"is_shared": False}, "is gedeeld met anderen"),
    "archived": ({"is_archived": True}, {"is_archived": False}, "is gearchiveerd"),
}
Act = Callable[[House], Awaitable[None]]


async def previews(house: House) -> None:
    await house.candidate.types("/klik", house.stage.script.find)
    assert not await house.candidate.sends("request.submit", house.stage.script.request())
    await house.candidate.finds_button("request.publish")


def posts(house: House) -> list[str]:
    """What the bot has written in the coaches' channel."""
    sent = house.playground.wire.calls("chat.postMessage") + house.playground.wire.calls("chat.update")
    return [entry.what for entry in sent if entry.request.get("channel") == house.channel]


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_a_post_is_held_while_the_channel_is_not_in_order_and_goes_out_after(
    tmp_path: Path, trouble: str
) -> None:
    broken, mended, task = TROUBLES[trouble]
    async with klik_with_coaches(tmp_path) as house:
        await previews(house)
        # No event tells of a channel turned public: it is only seen by looking, right before the post.
        house.playground.world.change_channel(house.channel, **broken)

        await house.candidate.presses("request.publish")

        await house.admin.sees(task)
        await house.candidate.sees("staat bij de coaches")
        assert not posts(house)
        house.playground.world.change_channel(house.channel, **mended)
        await in_the_end(house, lambda: posts(house), minutes=6)
        await house.coaches[0].finds_button("request.accept", channel=house.channel)


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_once_the_trouble_is_known_the_candidate_hears_it_before_the_form(
    tmp_path: Path, trouble: str
) -> None:
    broken, mended, task = TROUBLES[trouble]
    async with klik_with_coaches(tmp_path) as house:
        house.playground.world.change_channel(house.channel, **broken)
        house.later(minutes=61)  # the hourly look
        await house.playground.until(lambda: house.playground.wire.calls("conversations.info"))
        await house.admin.sees(task)

        answer = await house.candidate.types("/klik", house.stage.script.find)

        assert "hun kanaal is niet in orde" in str(answer)
        house.playground.world.change_channel(house.channel, **mended)
        await finds_the_form_again(house)


async def finds_the_form_again(house: House) -> None:
    """The refused try made Klik look at the channel again."""
    looks = len(house.playground.wire.calls("conversations.info"))
    await house.candidate.types("/klik", house.stage.script.find)
    await house.playground.until(lambda: len(house.playground.wire.calls("conversations.info")) > looks)
    while not house.playground.world.modals.of(house.candidate.user):
        await house.candidate.types("/klik", house.stage.script.find)
        await house.playground.world.next_change()


async def test_a_withdrawn_request_is_not_posted_when_the_channel_is_mended(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await previews(house)
        house.playground.world.change_channel(house.channel, is_private=False)
        await house.candidate.presses("request.publish")
        await house.admin.sees("is openbaar")
        await house.candidate.presses("request.withdraw")
        await house.candidate.sees(house.stage.script.erased)

        house.playground.world.change_channel(house.channel, is_private=True)
        house.later(minutes=6)

        await finds_the_form_again(house)
        assert not await house.candidate.sends("request.submit", house.stage.script.request())
        await house.candidate.presses("request.publish")
        await house.coaches[0].finds_button("request.accept", channel=house.channel)
        assert len(house.coaches[0].messages(house.channel)) == 1
