"""What the tests of Teams do over and over: draw a card, press it, open a form."""

from typing import Any

from teams_tenant import CHANNEL, Tenant, view

from adapters.playground.teams_cast import COACHES_CHANNEL
from bot.outcome import Answer, Said
from bot.views import (
    Ask,
    Button,
    Choice,
    ChoiceField,
    Form,
    Reply,
    TextField,
    TickField,
)

ACCEPT = Button("Ik help graag", "request.accept", value="opaque-reference")
START = Button("Zoek een coach", "request.start", opens_form=True)
FORM = Form(
    "Je aanvraag",
    "request.submit",
    submit="Verder",
    cancel="Stop",
    fields=(
        TextField("motivation", "Motivatie", "Waarom zoek je een coach?"),
        ChoiceField(
            "topics", "Onderwerp", "", (Choice("burnout", "Burn-out"), Choice("rest", "Rust")), many=True
        ),
        TickField("consent_share", "Akkoord", "", "Ja"),
    ),
    about="opaque-reference",
)


async def card(on: Tenant, button: Button = ACCEPT) -> str:
    """A broadcast with a button in the coaches' channel."""
    return (await on.messenger.post(CHANNEL, view("Aanvraag K-7F3KQ2", button))).message


async def in_chat(on: Tenant, button: Button) -> str:
    place = await on.messenger.direct(on.account(on.candidate))
    return (await on.messenger.post(place, view("Wat wil je doen?", button))).message


async def press(on: Tenant, sent: str, action: str = "request.accept") -> tuple[int, Any]:
    return await on.teams.press(on.coach, COACHES_CHANNEL, sent, action=action)


async def opened(on: Tenant) -> Any:
    """The dialog a candidate opened from their chat."""
    sent = await in_chat(on, START)
    status, _ = await on.teams.press(on.candidate, None, sent, action="request.start")
    assert status == 200
    return on.dialog(on.candidate)


def mistaken(answer: Answer) -> Reply | None:
    """The form when it is asked for, its mistakes when it was sent in."""
    return Ask(FORM) if answer.outcome.said is Said.REQUEST_FORM else None
