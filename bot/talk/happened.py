"""What happened in the workspace: an emoji, somebody joined or left the channel, an account or the channel changed."""

from bot import events
from bot.context import Context
from bot.matching import accepting, ending
from bot.model import Person, RequestState
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit

Happening = (
    events.ReactionAdded
    | events.MemberJoined
    | events.MemberLeft
    | events.AccountChanged
    | events.ChannelChanged
    | events.MessageRetracted
)
# The winner hears by the contact message itself; who lost the race by a message of their own.
UNSPOKEN = frozenset({Said.NOTHING, Said.WON})


def happen(unit: Unit, context: Context, event: Happening) -> tuple[Outcome, Person | None]:
    match event:
        case events.ReactionAdded():
            return _reaction(unit, context, event)
        case events.MemberJoined() | events.MemberLeft():
            _seat(unit, context, event)
        case events.AccountChanged():
            _account(unit, context, event)
        case events.ChannelChanged():
            look_again(unit, context, event)
        case events.MessageRetracted():
            pass  # the door forgets what was typed
    return Outcome(Said.NOTHING), None


def _reaction(unit: Unit, context: Context, event: events.ReactionAdded) -> tuple[Outcome, Person | None]:
    """Only the configured emoji, only on our own broadcast (R-010, F-036, F-037)."""
    if (
        not context.rules.means_yes(event.place.platform, event.emoji)
        or unit.channels.find(event.place) is None
    ):
        return Outcome(Said.NOTHING), None
    kept = unit.messages.at(event.place, event.message)
    if kept is not None and kept.kind is not NoticeKind.BROADCAST:
        return Outcome(Said.NOTHING), None
    if (person := unit.people.find(event.account)) is not None:
        unit.people.act(person.id, now=context.now, today=context.day_start)
    outcome = accepting.accept_by_emoji(
        unit,
        context,
        event.account,
        mark=unit.messages.mark(event.place, event.message),
        kept=kept.about if kept else None,
    )
    return outcome, tell(unit, context, event, outcome)


def tell(unit: Unit, context: Context, event: events.ReactionAdded, outcome: Outcome) -> Person | None:
    """A private message to who reacted."""
    if outcome.said in UNSPOKEN:
        return unit.people.find(event.account)
    person = unit.people.admit(event.account, now=context.now)
    promise_answer(unit, context, person, outcome)
    return person


def promise_answer(unit: Unit, context: Context, person: Person, outcome: Outcome) -> None:
    unit.outbox.promise(
        Notice(NoticeKind.ANSWER, person.account_id, detail=outcome.to_text()), now=context.now
    )


def _seat(unit: Unit, context: Context, event: events.MemberJoined | events.MemberLeft) -> None:
    """The right to accept begins and ends with the seat, at once (F-049)."""
    channel = unit.channels.find(event.place)
    if channel is None:
        return
    if isinstance(event, events.MemberJoined):
        unit.channels.seat(channel.id, event.account, now=context.now)
    else:
        unit.channels.unseat(channel.id, event.account)


def _account(unit: Unit, context: Context, event: events.AccountChanged) -> None:
    """A deactivated coach loses the right at once; the open requests of a deactivated account end (F-048, F-053).

    Whoever has another account is still told there of what was asked there.
    """
    person = unit.people.set_active(event.account, active=event.is_active)
    if person is None or event.is_active:
        return
    for request in unit.requests.of(person.id, {RequestState.OPEN}):
        if request.account_id == person.account_id:
            ending.expire(unit, context, request.id)


def look_again(unit: Unit, context: Context, event: events.ChannelChanged) -> None:
    channel = unit.channels.find(event.place)
    if channel is not None:
        unit.outbox.promise(Notice(NoticeKind.ROSTER, channel.id), now=context.now)
