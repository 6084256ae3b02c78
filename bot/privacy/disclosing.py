"""The one gate by which what somebody entrusted to Klik leaves for somebody else (R-007, R-013, R-025).

It wants to know of which request, why, to whom, which fields and on which ground; it writes that down in the same
transaction as whatever sends it, and only then opens anything. `tests/bot/privacy/test_disclosing.py` holds that
nothing else opens contact details.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.model import Contact, Grant, Request, RequestState, Role
from bot.ports.oversight import Disclosed, Order
from bot.ports.unit import Unit
from bot.privacy import consents
from bot.privacy.catalogue import Ground, Recipient
from bot.privacy.purposes import Purpose

TO_COACH = ("name", "email", "phone")
IN_CONTACT = (*TO_COACH, "motivation")


class NotAllowed(Exception):
    """There is no ground to give this now; `code` says which condition is not met."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Disclosure:
    """What leaves, for whom, why. `to` is the coach's person or the order; `quiet_until`: not told before then."""

    request: Request
    purpose: Purpose
    recipient: Recipient
    to: UUID
    fields: tuple[str, ...]
    ground: Ground
    case: UUID | None = None
    quiet_until: datetime | None = None


def to_coach(unit: Unit, context: Context, grant: Grant, request: Request) -> dict[str, str]:
    """The contact details of a match, for the one coach it was granted to. Raises `NotAllowed`."""
    return disclose(
        unit,
        context,
        Disclosure(request, Purpose.MEDIATION, Recipient.COACH, grant.coach, TO_COACH, Ground.SERVICE),
    )


def disclose(unit: Unit, context: Context, what: Disclosure) -> dict[str, str]:
    """The values of the fields that were filled in, by name. Raises `NotAllowed`, and then nothing was opened.

    A message that is drawn anew gives the same coach the same fields: that is one disclosure.
    """
    if not what.fields or not isinstance(what.ground, Ground):
        raise NotAllowed("incomplete")
    _CONDITIONS[what.ground](unit, what)
    given = _opened(unit, what)
    if not unit.disclosures.is_recorded(what.request.id, what.to, what.fields):
        _record(unit, context, what)
    return given


def again(unit: Unit, what: Disclosure) -> dict[str, str]:
    """For the message or package that carries it: what was disclosed before, and nothing else. Writes nothing."""
    if not unit.disclosures.is_recorded(what.request.id, what.to, what.fields):
        raise NotAllowed("not_recorded")
    return _opened(unit, what)


def _opened(unit: Unit, what: Disclosure) -> dict[str, str]:
    contact = unit.requests.contact(what.request.id)
    if contact is None:
        raise NotAllowed("gone")
    return {name: value for name in what.fields if (value := _value(contact, name))}


def _for_service(unit: Unit, what: Disclosure) -> None:
    """The request is granted to exactly this coach, and the candidate's yes still stands."""
    grant = unit.grants.of_request(what.request.id)
    if what.request.state is not RequestState.GRANTED or grant is None or grant.ended_at is not None:
        raise NotAllowed("no_request")
    if what.recipient is not Recipient.COACH or grant.coach != what.to:
        raise NotAllowed("not_the_coach")
    if not consents.shared(unit, what.request.candidate, what.request.id):
        raise NotAllowed("no_consent")


def to_authority(order: Order, request: Request) -> Disclosure:
    """What an order takes from one request: the fields it names and no more."""
    return Disclosure(
        request,
        Purpose.ACCOUNTABILITY,
        Recipient.AUTHORITY,
        order.id,
        order.scope,
        Ground.LEGAL,
        quiet_until=order.notice_at,
    )


def _for_law(unit: Unit, what: Disclosure) -> None:
    """An order that was recorded names this person and every one of these fields."""
    order = unit.orders.find(what.to)
    if order is None or order.person != what.request.candidate or what.recipient is not Recipient.AUTHORITY:
        raise NotAllowed("no_order")
    if not set(what.fields) <= set(order.scope):
        raise NotAllowed("out_of_scope")


def _for_consent(unit: Unit, what: Disclosure) -> None:
    """As for the service, and each field that is no contact detail has a consent of its own."""
    _for_service(unit, what)
    for name in set(what.fields) - set(TO_COACH):
        if not unit.consents.given(what.request.candidate, f"share_{name}", request=what.request.id):
            raise NotAllowed("no_consent")


_CONDITIONS = {Ground.SERVICE: _for_service, Ground.LEGAL: _for_law, Ground.CONSENT: _for_consent}


def _record(unit: Unit, context: Context, what: Disclosure) -> None:
    unit.disclosures.record(
        Disclosed(
            person=what.request.candidate,
            purpose=what.purpose,
            recipient=what.recipient,
            to=what.to,
            fields=what.fields,
            ground=what.ground,
            at=context.now,
            request=what.request.id,
            case=what.case,
            quiet_until=what.quiet_until,
        )
    )
    unit.audit(
        AuditEntry(
            AuditAction.CONTACT_DISCLOSED,
            Role.KLIK,
            actor=what.to,
            about=what.request.id,
            outcome=f"{what.recipient} {what.ground}",
            case=what.case,
        )
    )


def _value(contact: Contact, name: str) -> str | None:
    return getattr(contact, name) if name in IN_CONTACT else contact.optional.get(name)
