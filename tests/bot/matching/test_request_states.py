"""Every state of a request against everything that can happen to it, by the real handlers: only what is listed changes it."""

from collections.abc import Callable

import pytest

from bot.errors import Refused
from bot.ids import new_id
from bot.matching.machine import TRANSITIONS, Step, may, sources, target
from bot.model import Request, RequestState
from bot.notices import Leased, Notice, NoticeKind
from tests.conversation import House
from tests.furniture import REQUEST

State = RequestState
Act = Callable[[House, Request], object]


def by_candidate(action: str) -> Act:
    return lambda town, request: town.person("U0CANDIDATE").presses(action, request.id)


def by_coach(action: str) -> Act:
    return lambda town, request: town.person("U0FIRST").presses(action, request.id)


def sent(form: str, **changes: object) -> Act:
    is_whole = form in ("request.submit", "data.change", "data.correct")
    values = {**REQUEST, **changes} if is_whole else changes
    return lambda town, request: town.person("U0CANDIDATE").sends(values, form=form, about=request.id)


def due(kind: NoticeKind) -> Act:
    """A promise about the request comes to its moment; what else waits in the outbox goes on waiting."""

    def act(town: House, request: Request) -> None:
        to = request.account_id
        notice = Notice(kind, to, about=request.id)
        town.wait_for(town.delivery.deliver(Leased(new_id(), notice, attempts=1, fence=1)))

    return act


def unshown(town: House, request: Request) -> None:
    """The platform refuses every update."""
    town.platform.will_fail("update", Refused("invalid_blocks"))
    due(NoticeKind.PREVIEW)(town, request)


def about_the_match(action: str) -> Act:
    """The winner's button; where there is no match, the first coach presses with the request's id."""

    def act(town: House, request: Request) -> None:
        grant = town.look(lambda unit: unit.grants.of_request(request.id))
        town.person("U0FIRST").presses(action, grant.id if grant else request.id)

    return act


def emoji(town: House, request: Request) -> None:
    """On the broadcast; there is nothing to react on before it stands."""
    if town.channel():
        town.person("U0SECOND").reacts()


def deactivated(town: House, request: Request) -> None:
    town.person("U0CANDIDATE").is_deactivated()


ACTS: dict[str, Act] = {
    "the candidate sends the form again": sent("request.submit"),
    "the candidate sends the optional step": sent("request.details", region="utrecht"),
    "the candidate is younger than sixteen": sent("request.details", age_band="under_16"),
    "the candidate keeps the health line": by_candidate("request.health"),
    "the candidate keeps what is private": by_candidate("request.beliefs"),
    "the candidate has more taken out": sent("request.remove", removed="groeien"),
    "the candidate opens that form": by_candidate("request.remove"),
    "the candidate changes the words": sent("data.change", motivation="Ik wil leren kiezen wat ik wil."),
    "the candidate changes a choice": sent("data.change", setting="online"),
    "the candidate corrects the number": sent("data.correct", phone="06 11122233"),
    "the preview is shown": due(NoticeKind.PREVIEW),
    "the preview cannot be shown": lambda town, request: unshown(town, request),
    "the candidate posts": by_candidate("request.publish"),
    "the candidate opens the form": by_candidate("request.edit"),
    "the candidate opens the optional step": by_candidate("request.details"),
    "the candidate never minds": by_candidate("request.cancel"),
    "the candidate withdraws": by_candidate("request.withdraw"),
    "the candidate looks at the status": by_candidate("request.status"),
    "the candidate restricts what Klik does": by_candidate("data.restrict"),
    "the candidate's account is deactivated": deactivated,
    "a coach accepts by button": by_coach("request.accept"),
    "a coach accepts by emoji": emoji,
    "a coach passes": by_coach("request.pass"),
    "the coach made contact": about_the_match("match.contacted"),
    "the coach has no copies left": about_the_match("match.copies_deleted"),
    "the status is drawn": due(NoticeKind.STATUS),
    "the reminder is due": due(NoticeKind.REMIND),
    "the escalation is due": due(NoticeKind.ESCALATE),
    "the term is over": due(NoticeKind.EXPIRE),
}

REWRITES = (
    "the candidate sends the form again",
    "the candidate sends the optional step",
    "the candidate keeps the health line",
    "the candidate keeps what is private",
    "the candidate has more taken out",
    "the candidate changes the words",
    "the candidate changes a choice",
    "the candidate corrects the number",
)
ENDS_UNPOSTED = (
    "the candidate is younger than sixteen",
    "the candidate never minds",
    "the candidate withdraws",
)
CHANGES: dict[State, dict[str, State]] = {
    State.DRAFT: {"the preview is shown": State.PREVIEWED, **dict.fromkeys(ENDS_UNPOSTED, State.WITHDRAWN)},
    State.PREVIEWED: {
        "the preview cannot be shown": State.DRAFT,
        **dict.fromkeys(REWRITES, State.DRAFT),
        "the candidate posts": State.OPEN,
        **dict.fromkeys(ENDS_UNPOSTED, State.WITHDRAWN),
    },
    State.OPEN: {
        "a coach accepts by button": State.GRANTED,
        "a coach accepts by emoji": State.GRANTED,
        "the candidate withdraws": State.WITHDRAWN,
        "the candidate restricts what Klik does": State.PREVIEWED,
        "the candidate changes the words": State.DRAFT,
        "the candidate's account is deactivated": State.EXPIRED,
        "the term is over": State.EXPIRED,
    },
    State.GRANTED: {
        "the candidate withdraws": State.WITHDRAWN,
        "the coach has no copies left": State.CLOSED,
    },
    State.CLOSED: {},
    State.WITHDRAWN: {},
    State.EXPIRED: {},
}


def brought_to(town: House, state: State) -> Request:
    candidate, coach = town.person("U0CANDIDATE"), town.person("U0FIRST")
    request = candidate.asks() if state in (State.DRAFT, State.PREVIEWED) else candidate.posts()
    match state:
        case State.PREVIEWED:
            town.courier.runs()
        case State.GRANTED | State.CLOSED:
            coach.presses("request.accept")
            town.courier.runs()
            if state is State.CLOSED:
                coach.presses("match.copies_deleted")
        case State.WITHDRAWN:
            candidate.presses("request.withdraw")
        case State.EXPIRED:
            town.moves(days=14)
            town.courier.runs()
    assert state_of(town, request) is state
    return request


def state_of(town: House, request: Request) -> State:
    found = town.look(lambda unit: unit.requests.head(request.id))
    assert found is not None
    return found.state


@pytest.mark.parametrize("state", list(State))
def test_a_request_keeps_its_state_whatever_happens_that_is_not_listed(town: House, state: State) -> None:
    request = brought_to(town, state)
    # Whoever is deactivated acts no more, and whoever restricted cannot post, so those come last.
    last = ("restricts", "deactivated")
    others = sorted(ACTS.keys() - CHANGES[state].keys(), key=lambda name: [word in name for word in last])
    for name in others:
        ACTS[name](town, request)
        assert state_of(town, request) is state, f"{name} changed {state} to {state_of(town, request)}"


@pytest.mark.parametrize(
    ("state", "name", "after"),
    [(state, name, after) for state, listed in CHANGES.items() for name, after in listed.items()],
)
def test_a_listed_event_changes_the_state(town: House, state: State, name: str, after: State) -> None:
    request = brought_to(town, state)
    ACTS[name](town, request)
    assert state_of(town, request) is after


def test_the_machine_lists_the_same_changes_as_the_handlers_make() -> None:
    listed = {(state, after) for state, changes in CHANGES.items() for after in changes.values()}
    machine = {(state, after) for before, after in TRANSITIONS.values() for state in before}
    # A draft that is rewritten stays a draft: no change of state to see.
    assert machine - {(State.DRAFT, State.DRAFT)} == listed


@pytest.mark.parametrize("step", list(Step))
def test_a_step_may_happen_in_its_sources_and_nowhere_else(step: Step) -> None:
    assert sources(step)
    assert target(step) in State
    assert {state for state in State if may(state, step)} == sources(step)
