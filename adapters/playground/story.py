"""The main story, played by itself over real HTTP and told as a transcript: who does what, who sees what.

A chapter fails with a sentence when something does not show what it should; nothing is skipped.
"""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from adapters.playground.people import PATIENCE, Actor, StoryFailed
from adapters.playground.reading import Json, button, buttons_of, text_of
from adapters.playground.script import SCRIPTS, Script
from adapters.playground.slack_server import SlackPlayground
from adapters.playground.slack_things import Message
from bot.words import Language

REFERENCE = re.compile(r"K-[0-9A-Z]{6}")

Tell = Callable[[str, str], None]  # who, and what they do or read


@dataclass
class Stage:
    """Who plays, in which language, and who listens to the transcript."""

    playground: SlackPlayground
    script: Script
    tell: Tell
    candidate: Actor
    coaches: list[Actor]
    admin: Actor
    channel: str
    posted: list[str] = field(default_factory=list)

    def check(self, holds: bool, otherwise: str) -> None:
        if not holds:
            raise StoryFailed(otherwise)


def stage(playground: SlackPlayground, language: Language, tell: Tell) -> Stage:
    world = playground.world

    def actor(user: str) -> Actor:
        return Actor(playground, user, world.people[user].name)

    return Stage(
        playground,
        SCRIPTS[language],
        tell,
        actor(world.candidate),
        [actor(user) for user in world.coaches],
        actor(world.admin),
        world.coaches_channel.id,
    )


async def play(on: Stage, chapter: Callable[[int, str], None]) -> int:
    """Every chapter in order; how many there were. Raises `StoryFailed` at the first thing that is not as it should be."""
    chapters = _chapters(on.script)
    for number, (title, act) in enumerate(chapters, start=1):
        chapter(number, title)
        await act(on)
    return len(chapters)


def _chapters(script: Script) -> list[tuple[str, Callable[[Stage], Awaitable[None]]]]:
    acts = (nobody_yet, coaches_join, first_word, form, preview, post, race, match, withdraw)
    return list(zip(script.titles, acts, strict=True))


async def nobody_yet(on: Stage) -> None:
    """The statement comes before anything else, and the truth before a form."""
    await on.candidate.says(on.script.first_word)
    on.tell(on.candidate.name, on.script.first_word)
    welcome = await on.candidate.sees(on.script.statement)
    on.tell("Klik", text_of(welcome.blocks))
    await on.candidate.presses_on(welcome, "request.start")
    nobody = await on.candidate.sees(on.script.nobody)
    on.tell("Klik", text_of(nobody.blocks))
    task = await on.admin.sees(on.script.task)
    on.tell(f"Klik → {on.admin.name}", text_of(task.blocks))


async def coaches_join(on: Stage) -> None:
    for number, coach in enumerate(on.coaches, start=1):
        await coach.types("/klik", "coach")
        wrong = await coach.sends("coach.join", on.script.coach(number, capacity="0"))
        on.check("capacity" in wrong, "a capacity of 0 should be refused at its field")
        await coach.sends("coach.join", on.script.coach(number, capacity="3"))
        await coach.sends("coach.agree", {"agree": ["yes"]})
        await coach.closes()
    on.tell(on.coaches[0].name, on.script.joined)
    for _ in on.coaches:
        answer = await on.admin.types("/avg", "coaches")
        await _confirm_first(on, answer)
    for coach in on.coaches:
        confirmed = await coach.sees(on.script.confirmed)
        on.tell(f"Klik → {coach.name}", text_of(confirmed.blocks))


async def _confirm_first(on: Stage, answer: Json) -> None:
    waiting = button(answer.get("blocks", []), "coach.confirm")
    on.check(waiting is not None, "the admin should find a coach who waits")
    assert waiting is not None  # noqa: S101 - checked above
    newest = [each for each in on.admin.messages() if button(each.blocks, "coach.confirm")][-1]
    await on.admin.presses_on(newest, "coach.confirm")


async def first_word(on: Stage) -> None:
    await on.candidate.says(on.script.wish)
    on.tell(on.candidate.name, on.script.wish)
    offer = await on.candidate.sees(on.script.offered)
    on.tell("Klik", text_of(offer.blocks))
    await on.candidate.presses_on(offer, "request.start")
    opened = await on.candidate.opens("request.submit")
    on.tell("Klik", " · ".join(block["label"]["text"] for block in opened.blocks if "label" in block))


async def form(on: Stage) -> None:
    """A mistake is shown at its field and what was typed stays; then the form is taken."""
    errors = await on.candidate.sends("request.submit", on.script.request(motivation=on.script.too_short))
    on.check(set(errors) == {"motivation"}, "a motivation that is too short should be refused at its field")
    on.tell("Klik", errors["motivation"])
    kept = await on.candidate.opens("request.submit")
    on.check(on.script.too_short in json.dumps(kept.values, ensure_ascii=False), "what was typed should stay")
    on.check(not await on.candidate.sends("request.submit", on.script.request()), "the form should be taken")


async def preview(on: Stage) -> None:
    shown = await on.candidate.finds_button("request.publish")
    on.tell("Klik", text_of(shown.blocks))
    for value in on.script.canaries:
        on.check(
            value not in json.dumps(shown.blocks, ensure_ascii=False),
            "the preview should not name the person",
        )
    on.check(not on.candidate.messages(on.channel), "nothing goes out before the candidate says so")


async def post(on: Stage) -> None:
    """What stands in the channel is what the preview showed, and nothing of the person."""
    shown = await on.candidate.finds_button("request.publish")
    before = _content(shown)
    await on.candidate.presses_on(shown, "request.publish")
    broadcast = await on.coaches[0].finds_button("request.accept", channel=on.channel)
    on.tell(f"Klik → {on.script.channel}", text_of(broadcast.blocks))
    on.check(_content(broadcast) == before, "the post should equal the preview, byte for byte")
    sent = on.playground.wire.calls("chat.postMessage") + on.playground.wire.calls("chat.update")
    to_channel = [entry for entry in sent if on.channel in json.dumps(entry.request)]
    on.check(bool(to_channel), "something should have been sent to the channel")
    _nothing_personal(on, json.dumps([entry.request for entry in to_channel], ensure_ascii=False))
    waiting = await on.candidate.finds_button("request.withdraw")
    on.tell("Klik", text_of(waiting.blocks))
    await on.candidate.loses("request.publish")


def _content(message: Message) -> str:
    """The request itself, its facts and its words, without the frame around it."""
    return text_of([block for block in message.blocks if block.get("type") in ("section", "rich_text")])


def _nothing_personal(on: Stage, sent: str) -> None:
    for value in (*on.script.canaries, on.candidate.user):
        on.check(
            value.casefold() not in sent.casefold(), "the channel's bytes should hold nothing of the person"
        )


async def race(on: Stage) -> None:
    """Ten clicks at once, buttons and emoji mixed: one winner, and everybody hears."""
    broadcast = await on.coaches[0].finds_button("request.accept", channel=on.channel)
    emoji = ("white_check_mark", "raising_hand")
    acts = []
    for number in range(10):
        coach = on.coaches[number % len(on.coaches)]
        if number % 2:
            acts.append(coach.presses_on(broadcast, "request.accept"))
        else:
            acts.append(coach.reacts(broadcast, emoji[number // 2 % 2]))
    on.tell(on.script.channel, on.script.ten)
    await asyncio.gather(*acts, return_exceptions=False)
    over = await on.candidate.sees(on.script.matched)
    on.tell("Klik", text_of(over.blocks))


async def match(on: Stage) -> None:
    winner = await _winner(on)
    losers = [coach for coach in on.coaches if coach is not winner]
    contact = await winner.sees(on.script.email)
    on.tell(f"Klik → {winner.name}", text_of(contact.blocks))
    on.check(on.script.email not in contact.text, "the notification should hold nothing personal")
    for loser in losers:
        await _hears_no(on, loser)
    on.check(sum(on.script.email in coach.text() for coach in on.coaches) == 1, "one coach, once")
    done = await winner.sees(on.script.found, channel=on.channel)
    on.check(not buttons_of(done.blocks), "the post should have no button any more")
    on.tell(f"Klik → {on.script.channel}", text_of(done.blocks))
    await winner.presses_on(contact, "match.contacted")
    on.tell("Klik", text_of((await on.candidate.sees(on.script.contacted)).blocks))


async def _winner(on: Stage) -> Actor:
    def look() -> Actor | None:
        return next((coach for coach in on.coaches if on.script.email in coach.text()), None)

    try:
        found = await on.playground.until(look, timeout=PATIENCE)
    except TimeoutError:
        found = None
    if found is None:
        raise StoryFailed("one coach should have got the contact details")
    return found


async def _hears_no(on: Stage, loser: Actor) -> None:
    """By the click's own answer in the channel, or by a private message after an emoji."""

    def look() -> str | None:
        read = (loser.text(), loser.text(on.channel))
        return on.script.taken if any(on.script.taken in text for text in read) else None

    try:
        await on.playground.until(look, timeout=PATIENCE)
    except TimeoutError:
        raise StoryFailed(f"{loser.name} should have got a kind no") from None
    on.tell(f"Klik → {loser.name}", on.script.taken)


async def withdraw(on: Stage) -> None:
    """A second request is taken back: the post becomes a tombstone at once, and a late click finds nothing."""
    await on.candidate.types("/klik", on.script.find)
    on.check(not await on.candidate.sends("request.submit", on.script.request()), "the form should be taken")
    await on.candidate.presses("request.publish")
    open_post = await on.coaches[0].finds_button("request.accept", channel=on.channel)
    reference = REFERENCE.search(text_of(open_post.blocks))
    on.check(reference is not None, "a post should show its reference")
    status = await on.candidate.finds_button("request.withdraw", beside=reference[0] if reference else "")
    await on.candidate.presses_on(status, "request.withdraw")
    tombstone = await on.coaches[0].sees(on.script.gone, channel=on.channel)
    on.tell(f"Klik → {on.script.channel}", text_of(tombstone.blocks))
    on.check(tombstone.ts == open_post.ts, "the tombstone should stand where the post stood")
    on.tell("Klik", text_of((await on.candidate.sees(on.script.erased)).blocks))
    await on.coaches[1].reacts(tombstone, "raising_hand")
    late = await on.coaches[1].sees(on.script.too_late)
    on.tell(f"Klik → {on.coaches[1].name}", text_of(late.blocks))
