"""What admins are shown of orders, and what the person they are about reads."""

import json
from collections.abc import Callable
from datetime import timedelta

from bot.admins.ordering import disclosures_of
from bot.answers.reader import Reader
from bot.messages import orders
from bot.messages.orders import Shown
from bot.outcome import Said
from bot.ports.admins import ApprovalKind
from bot.ports.oversight import Order
from bot.ports.unit import Unit
from bot.privacy import catalogue, disclosing
from bot.privacy.disclosing import NotAllowed
from bot.views import Ask, Nothing, Reply, Say, Show
from bot.words import Language, Words

# The window opens in answer to the press; an outcome that is answered again much later opens nothing.
WINDOW = timedelta(minutes=10)


def listed(unit: Unit, reader: Reader) -> Reply:
    rows = [_shown(unit, reader, order) for order in unit.orders.listed()]
    return Say(orders.orders(reader.language, rows))


def _shown(unit: Unit, reader: Reader, order: Order) -> Shown:
    now = reader.context.now
    approval = unit.approvals.of(ApprovalKind.DISCLOSURE, order.id)
    holds = [hold for hold in unit.holds.of(order.person, now=now) if hold.order == order.id]
    if order.handed_at:
        state = "handed"
    elif approval is None or approval.closed_at or approval.expires_at <= now:
        state = "over"
    else:
        state = "approved" if approval.approved_by else "waits"
    can_make = state == "approved" and order.asked_by == reader.person
    return Shown(order, state, can_make, hold=str(holds[0].id) if holds else "")


def package(unit: Unit, reader: Reader) -> Reply:
    """Only for whoever made it, right after: what is in it was disclosed in that unit."""
    order = unit.orders.find(reader.outcome.about) if reader.outcome.about else None
    if order is None or order.asked_by != reader.person or not _is_fresh(order, reader):
        return Say(orders.sentence("gone", reader.language))
    try:
        armoured, passphrase = unit.orders.package(_content(unit, order))
    except NotAllowed:
        return Say(orders.sentence("empty", reader.language))
    view = orders.package(reader.language, order, armoured=armoured, passphrase=passphrase)
    return Show(view.summary, Words(nl="Sluiten", en="Close").of(reader.language), view)


def _is_fresh(order: Order, reader: Reader) -> bool:
    return order.handed_at is not None and reader.context.now - order.handed_at < WINDOW


def _content(unit: Unit, order: Order) -> str:
    """Exactly the categories of the order, request by request, in Dutch and for a program."""
    requests = [
        {
            "kenmerk": what.request.reference,
            "gegevens": {
                catalogue.category(name).label.of(Language.NL): value
                for name, value in disclosing.again(unit, what).items()
            },
        }
        for what in disclosures_of(unit, order)
    ]
    about = {"vordering": order.its_reference, "instantie": order.authority, "aanvragen": requests}
    return json.dumps(about, ensure_ascii=False, indent=1)


def told(unit: Unit, reader: Reader) -> Reply:
    order = unit.orders.find(reader.outcome.about) if reader.outcome.about else None
    if order is None or order.person != reader.person:
        return Nothing()
    return Say(orders.told(reader.language, order))


def _sentence(name: str) -> Callable[[Unit, Reader], Reply]:
    return lambda unit, reader: Say(orders.sentence(name, reader.language))


ORDERS: dict[Said, Callable[[Unit, Reader], Reply]] = {
    Said.ORDERS: listed,
    Said.ORDER_FORM: lambda unit, reader: Ask(orders.form(reader.language)),
    Said.ORDER_APPROVED: _sentence("approved"),
    Said.ORDER_PACKAGE: package,
    Said.ORDER_EMPTY: _sentence("empty"),
    Said.ORDER_GONE: _sentence("gone"),
    Said.ORDER_TOLD: told,
    Said.HOLD_LIFTED: _sentence("lifted"),
}
