"""The story over both platforms: a request from Teams stands in both channels at once, and has one winner over all."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass

from adapters.playground.people import PATIENCE, Actor, StoryFailed
from adapters.playground.reading import reference_in, text_of
from adapters.playground.script import Script
from adapters.playground.slack_things import Message as SlackMessage
from adapters.playground.story import Stage
from adapters.playground.teams_actor import TeamsActor
from adapters.playground.teams_server import TeamsPlayground
from adapters.playground.teams_things import Message


@dataclass(frozen=True)
class MixedStage:
    """The Slack side as in the main story, and the same network's people on Teams."""

    slack: Stage
    teams: TeamsPlayground
    candidate: TeamsActor
    coach: TeamsActor
    channel: str

    @property
    def script(self) -> Script:
        return self.slack.script


def mixed_stage(slack: Stage, teams: TeamsPlayground) -> MixedStage:
    world = teams.world
    return MixedStage(
        slack,
        teams,
        TeamsActor(teams, world.candidate),
        TeamsActor(teams, world.coaches[0]),
        world.coaches_channel.id,
    )


async def play(on: MixedStage, chapter: Callable[[int, str], None], *, after: int) -> None:
    """The chapters that follow the `after` ones of the main story."""
    acts = (join_on_teams, ask_on_teams, race_over_both)
    for number, (title, act) in enumerate(zip(on.script.mixed_titles, acts, strict=True), start=after + 1):
        chapter(number, title)
        await act(on)


async def join_on_teams(on: MixedStage) -> None:
    """A coach applies on Teams, by typing; an admin on Slack confirms."""
    await on.coach.says("klik coach")
    offer = await on.coach.finds("coach.join")
    await on.coach.presses("coach.join", on=offer)
    profile = {**on.script.coach(4, capacity="3"), "coach_name": on.script.teams_coach}
    await on.coach.fills_in(profile)
    await on.coach.fills_in({"agree": True})
    answer = await on.slack.admin.types("/avg", "coaches")
    on.slack.check(
        on.script.teams_coach in text_of(answer.get("blocks", [])), "the admin should see who waits"
    )
    await on.slack.admin.presses("coach.confirm")
    confirmed = await on.coach.sees(on.script.confirmed)
    on.slack.tell(f"Klik → {on.coach.name}", on.coach.text_of(confirmed))


async def ask_on_teams(on: MixedStage) -> None:
    """First word, dialog, preview, post: the card stands in both channels, and holds nothing of the person."""
    await on.candidate.says(on.script.first_word)
    on.slack.tell(on.candidate.name, on.script.first_word)
    welcome = await on.candidate.sees(on.script.statement)
    on.slack.tell("Klik", on.candidate.text_of(welcome))
    await on.candidate.presses("request.start", on=welcome)
    await on.candidate.fills_in({**on.script.request(), "consent_share": True})
    preview = await on.candidate.finds("request.publish")
    _nothing_personal(on, on.candidate.text_of(preview), "the preview")
    on.slack.tell("Klik", on.candidate.text_of(preview))
    await on.candidate.presses("request.publish", on=preview)
    on_slack, on_teams = await _both_cards(on)
    on.slack.tell(f"Klik → {on.script.channel} (Teams)", on.coach.text_of(on_teams))
    on.slack.tell(f"Klik → {on.script.channel} (Slack)", text_of(on_slack.blocks))
    sent = json.dumps([each.attachments for each in on.coach.messages(on.channel)], ensure_ascii=False)
    _nothing_personal(on, sent, "the channel's bytes on Teams")


async def _both_cards(on: MixedStage) -> tuple[SlackMessage, Message]:
    """The newest request in each channel: an older one may still stand in the other, with its tombstone on the way."""
    waiting = await on.candidate.finds("request.withdraw")
    reference = reference_in(on.candidate.text_of(waiting))
    on_slack = await on.slack.coaches[0].finds_button(
        "request.accept", channel=on.slack.channel, beside=reference
    )
    on_teams = await on.coach.finds("request.accept", channel=on.channel, beside=reference)
    return on_slack, on_teams


def _nothing_personal(on: MixedStage, sent: str, where: str) -> None:
    for value in (*on.script.canaries, on.candidate.user):
        on.slack.check(value.casefold() not in sent.casefold(), f"{where} should hold nothing of the person")


async def race_over_both(on: MixedStage) -> None:
    """Button, emoji, card and reaction at one moment: one grant, one DM, and both channels say so."""
    slack_coaches, coach = on.slack.coaches, on.coach
    on_slack, on_teams = await _both_cards(on)
    on.slack.tell(on.script.channel, on.script.both)
    await asyncio.gather(
        slack_coaches[1].presses_on(on_slack, "request.accept"),
        coach.presses("request.accept", on=on_teams),
        slack_coaches[2].reacts(on_slack, "raising_hand"),
        coach.reacts(on_teams, "like"),
    )
    matched = await on.candidate.sees(on.script.matched)
    on.slack.tell("Klik", on.candidate.text_of(matched))
    await coach.sees(on.script.found, channel=on.channel)
    await slack_coaches[0].sees(on.script.found, channel=on.slack.channel)
    winners = await _winners(on)
    on.slack.check(len(winners) == 1, f"one coach over both platforms, not {len(winners)}")
    on.slack.tell(f"Klik → {winners[0]}", on.script.won)


async def _winners(on: MixedStage) -> list[str]:
    """Who has the contact details in a DM; waited for until somebody has."""
    reference = await _reference(on)

    def look() -> list[str]:
        readers: list[Actor | TeamsActor] = [*on.slack.coaches, on.coach]
        return [each.name for each in readers if _holds(each, on.script.email, reference)]

    try:
        found = await on.teams.until(lambda: look() or None, timeout=PATIENCE)
    except TimeoutError:
        raise StoryFailed("one coach should have got the contact details") from None
    return found or []


async def _reference(on: MixedStage) -> str:
    card = await on.candidate.sees(on.script.matched)
    return reference_in(on.candidate.text_of(card))


def _holds(reader: Actor | TeamsActor, email: str, reference: str) -> bool:
    if isinstance(reader, TeamsActor):
        return any(
            email in reader.text_of(each) and reference in reader.text_of(each) for each in reader.messages()
        )
    texts = [text_of(each.blocks) for each in reader.messages()]
    return any(email in text and reference in text for text in texts)
