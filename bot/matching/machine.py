"""The request's states and what may happen in each: the only place that says so (R-004)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bot.model import RequestState as State


class Step(StrEnum):
    """What happens to a request."""

    REWRITE = "rewrite"  # the candidate changes the words
    PREVIEW = "preview"  # the preview is about to be shown
    UNSHOW = "unshow"  # the preview could not be shown after all
    PUBLISH = "publish"  # the candidate says: post it
    ACCEPT = "accept"  # the first coach
    PAUSE = "pause"  # the candidate restricts what Klik does: the post comes down, the words stay
    REWORD = "reword"  # the candidate changes the words of a post: it comes down until they are previewed
    WITHDRAW = "withdraw"  # the candidate says: never mind, or take it back
    EXPIRE = "expire"  # nobody accepted within the term
    CLOSE = "close"  # the match is over


TRANSITIONS: Mapping[Step, tuple[frozenset[State], State]] = MappingProxyType(
    {
        Step.REWRITE: (frozenset({State.DRAFT, State.PREVIEWED}), State.DRAFT),
        Step.PREVIEW: (frozenset({State.DRAFT}), State.PREVIEWED),
        Step.UNSHOW: (frozenset({State.PREVIEWED}), State.DRAFT),
        Step.PUBLISH: (frozenset({State.PREVIEWED}), State.OPEN),
        Step.ACCEPT: (frozenset({State.OPEN}), State.GRANTED),
        Step.PAUSE: (frozenset({State.OPEN}), State.PREVIEWED),
        Step.REWORD: (frozenset({State.OPEN}), State.DRAFT),
        Step.WITHDRAW: (
            frozenset({State.DRAFT, State.PREVIEWED, State.OPEN, State.GRANTED}),
            State.WITHDRAWN,
        ),
        Step.EXPIRE: (frozenset({State.OPEN}), State.EXPIRED),
        Step.CLOSE: (frozenset({State.GRANTED}), State.CLOSED),
    }
)

UNPOSTED = frozenset({State.DRAFT, State.PREVIEWED})
ALIVE = TRANSITIONS[Step.WITHDRAW][0]
ENDED = frozenset(State) - ALIVE


def sources(step: Step) -> frozenset[State]:
    """The states in which this step may happen."""
    return TRANSITIONS[step][0]


def target(step: Step) -> State:
    return TRANSITIONS[step][1]


def may(state: State, step: Step) -> bool:
    return state in sources(step)
