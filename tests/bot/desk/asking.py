"""What the desk's tests share: a question with a canary, and the tickets it became."""

from bot.outcome import Said
from bot.ports.tickets import Ticket
from tests.conversation import Actor, House

CANARY = "Kwikstaart"
QUESTION = f"Hoe lang bewaren jullie mijn gegevens? Groet, {CANARY}"
AUTHORITY = "Autoriteit Persoonsgegevens"


def asks(town: House, asker: Actor, kind: str = "question", **more: object) -> Ticket:
    asker.types("/klik contact")
    assert asker.sends({"kind": [kind], "text": QUESTION, **more}) is Said.TICKET_RECEIVED, asker.reply
    return tickets_of(town, asker)[-1]


def tickets_of(town: House, asker: Actor) -> list[Ticket]:
    return list(town.look(lambda unit: unit.tickets.of(asker.id)))


def found(town: House, ticket: Ticket) -> Ticket:
    again = town.look(lambda unit: unit.tickets.find(ticket.id))
    assert again is not None
    return again
