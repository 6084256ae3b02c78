"""Many coaches at one post: who they are, and two hundred clicks and emoji of theirs at the same moment."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence

from adapters.playground.slack_server import SlackPlayground
from adapters.playground.slack_things import Conversation, Message, Person
from adapters.playground.slack_world import dm_of
from tests.installation import House

EMOJI = ("white_check_mark", "raising_hand")
BUTTONS = 18


def invite(playground: SlackPlayground, *, until: int) -> None:
    """More coaches in the workspace and in their channel, before anybody has spoken."""
    world = playground.world
    for number in range(len(world.coaches) + 1, until + 1):
        user = f"U0COACH{number:02}"
        world.people[user] = Person(user, f"coach{number}", f"Coach {number}", "coach", "nl-NL")
        world.conversations[dm_of(user)] = Conversation(
            dm_of(user), f"coach{number}", True, (user, world.bot_user)
        )
        world.messages[dm_of(user)] = {}
        room = world.coaches_channel
        world.change_channel(room.id, members=(*room.members, user))


async def everybody_accepts(house: House, post: str, *, urls: Sequence[str], seed: int) -> Counter[int]:
    """Eighteen presses and two emoji of each, in no order, at the bots in turn. How often each status was answered."""
    acts = [(coach.user, what) for coach in house.coaches for what in ("press",) * BUTTONS + EMOJI]
    random.Random(seed).shuffle(acts)
    value = _button(house, post)
    said = await asyncio.gather(
        *(
            _act(house, user, what, post=post, value=value, url=urls[number % len(urls)])
            for number, (user, what) in enumerate(acts)
        )
    )
    return Counter(said)


async def _act(house: House, user: str, what: str, *, post: str, value: str, url: str) -> int:
    playground = house.playground
    playground.bot_url = url  # read before the first pause
    if what in EMOJI:
        status, _ = await playground.react(user, house.channel, post, what)
    else:
        status, _ = await playground.press(
            user,
            channel=house.channel,
            ts=post,
            action_id="request.accept",
            block_id="race",
            value=value,
        )
    return status


def _button(house: House, post: str) -> str:
    """A screen may be a moment behind: the value is what the button carried when the post was drawn."""
    sent = house.playground.world.messages[house.channel][post]
    elements = [element for block in sent.blocks for element in block.get("elements", [])]
    return next(each["value"] for each in elements if each.get("action_id") == "request.accept")


def told_at_the_button(house: House, user: str) -> list[Message]:
    """What only this coach sees in the channel."""
    shown = house.playground.world.shown(house.channel, user)
    return [message for message in shown if message.addressee == user]


def told_in_private(house: House, user: str, *, since: str) -> list[Message]:
    shown = house.playground.world.shown(dm_of(user))
    return [message for message in shown if message.bot_id and message.ts > since]
