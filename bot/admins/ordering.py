"""An authority orders data: what exactly, two admins, one package, a narrow hold, and telling whom it is about (R-014, R-015)."""

import json
from datetime import datetime, time, timedelta
from uuid import UUID

from bot.admins import approvals
from bot.admins.act import Act, subject
from bot.audit import AuditAction, AuditEntry
from bot.context import AMSTERDAM, Context
from bot.ids import new_id, new_reference
from bot.matching.readiness import tell_admins
from bot.model import Person, Request, RequestState, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.admins import Approval, ApprovalKind
from bot.ports.oversight import Hold, Order
from bot.ports.unit import Unit
from bot.privacy import disclosing
from bot.privacy.calendar import read_date
from bot.privacy.disclosing import Disclosure

SCOPE = ("name", "email", "phone", "motivation", "job_title", "employer", "employment", "income")
BASES = ("sv_126nd", "court", "awr_53", "other_law")
NOW, LATER = "now", "later"
NOTICES = (NOW, LATER)
LINE_MAX = 200
LONGEST_HOLD = timedelta(days=731)
REVIEW_AFTER = timedelta(days=90)
TELL, REVIEW, OVER = "tell", "review", "over"


def register(unit: Unit, context: Context, act: Act) -> Outcome:
    """The form, with the document seen. A second admin is asked; without one nothing is kept."""
    person = subject(unit, act)
    errors = _mistakes(act, context, person)
    if errors or person is None:
        return Outcome(Said.INVALID, detail=errors)
    order = _order(context, act, person)
    asked = approvals.ask(
        unit,
        context,
        act.person,
        ApprovalKind.DISCLOSURE,
        about=order.id,
        payload=content(order),
        subject=person,
        detail=order.reference,
    )
    if asked is None:
        return Outcome(Said.SECOND_NEEDED)
    unit.orders.keep(order)
    _audit(unit, act.person, AuditAction.ORDER_REGISTERED, order.id, " ".join(order.scope))
    return Outcome(Said.APPROVAL_ASKED, about=asked)


def _mistakes(act: Act, context: Context, person: UUID | None) -> dict[str, str]:
    errors = {}
    if person is None:
        errors["person"] = "not_known"
    elif person == act.person.id:
        errors["person"] = "not_yourself"
    for name in ("authority", "reference"):
        if not 0 < len(act.first(name)) <= LINE_MAX:
            errors[name] = "line_needed_here"
    if act.first("basis") not in BASES:
        errors["basis"] = "choose_one"
    if not _scope(act):
        errors["scope"] = "choose_one"
    if read_day(act.first("hold_until"), context) is None:
        errors["hold_until"] = "day_needed"
    if act.first("notice") not in NOTICES:
        errors["notice"] = "choose_one"
    if act.first("notice") == LATER and read_day(act.first("notice_at"), context) is None:
        errors["notice_at"] = "day_needed"
    if act.first("document_seen") != "yes":
        errors["document_seen"] = "tick_needed"
    return errors


def _scope(act: Act) -> tuple[str, ...]:
    return tuple(name for name in SCOPE if name in act.values.get("scope", ()))


def _order(context: Context, act: Act, person: UUID) -> Order:
    later = act.first("notice") == LATER
    hold_until = read_day(act.first("hold_until"), context)
    assert hold_until is not None  # noqa: S101 - `_mistakes` refused it
    return Order(
        id=new_id(),
        reference=new_reference("B"),
        person=person,
        asked_by=act.person.id,
        authority=act.first("authority"),
        its_reference=act.first("reference"),
        basis=act.first("basis"),
        scope=_scope(act),
        notice=act.first("notice"),
        notice_at=read_day(act.first("notice_at"), context) if later else None,
        hold_until=hold_until,
        asked_at=context.now,
    )


def content(order: Order) -> bytes:
    """All that the second admin says yes to."""
    told = order.notice_at.astimezone(AMSTERDAM).isoformat() if order.notice_at else ""
    held = order.hold_until.astimezone(AMSTERDAM).isoformat()
    said = (order.authority, order.its_reference, order.basis, order.scope, order.notice, told, held)
    return json.dumps([str(order.person), str(order.asked_by), *said]).encode()


def payload(unit: Unit, approval: Approval) -> bytes | None:
    order = unit.orders.find(approval.about)
    return content(order) if order else None


def carry_out(unit: Unit, context: Context, person: Person, approval: Approval) -> Outcome:
    """Approved: exactly these categories are held from now; whoever asked may make the package, once, within the day."""
    order = unit.orders.find(approval.about)
    if order is None:
        return Outcome(Said.ORDER_GONE)
    hold = Hold(
        id=new_id(),
        person=order.person,
        order=order.id,
        scope=order.scope,
        is_quiet=order.notice == LATER,
        placed_at=context.now,
        review_at=min(context.now + REVIEW_AFTER, order.hold_until),
        ends_at=order.hold_until,
    )
    unit.holds.place(hold, by=person.id)
    _audit(unit, person, AuditAction.HOLD_PLACED, order.id, " ".join(order.scope))
    _remind(unit, context, person, order.id, (REVIEW, hold.review_at), (OVER, hold.ends_at))
    return Outcome(Said.ORDER_APPROVED)


def make(unit: Unit, context: Context, act: Act) -> Outcome:
    """The package: by whoever asked, with the other's approval, once. It is shown in a window and kept nowhere."""
    order = unit.orders.find(act.about) if act.about else None
    approval = unit.approvals.of(ApprovalKind.DISCLOSURE, order.id) if order else None
    if order is None or approval is None or order.asked_by != act.person.id:
        return Outcome(Said.ORDER_GONE)
    if not requests_of(unit, order):
        return Outcome(Said.ORDER_EMPTY)
    if refusal := approvals.use(unit, context, act.person, approval.id, payload=content(order)):
        return Outcome(Said.APPROVAL_REFUSED, detail={"reason": refusal})
    for what in disclosures_of(unit, order):
        disclosing.disclose(unit, context, what)
    unit.orders.handed(order.id, now=context.now)
    _audit(unit, act.person, AuditAction.ORDER_HANDED, order.id, " ".join(order.scope))
    _remind(unit, context, act.person, order.id, (TELL, order.notice_at or context.now))
    return Outcome(Said.ORDER_PACKAGE, about=order.id)


def requests_of(unit: Unit, order: Order) -> list[Request]:
    """The person's requests that still hold words; what was withdrawn or wiped is not there to be given."""
    heads = unit.requests.of(order.person, frozenset(RequestState) - {RequestState.WITHDRAWN})
    found = (unit.requests.find(head.id) for head in heads)
    return [request for request in found if request is not None and request.public is not None]


def disclosures_of(unit: Unit, order: Order) -> list[Disclosure]:
    return [disclosing.to_authority(order, request) for request in requests_of(unit, order)]


def lift(unit: Unit, context: Context, act: Act) -> Outcome:
    """The hold is not needed any more: ended before its time, never made longer."""
    hold = unit.holds.find(act.about) if act.about else None
    if hold is None or not unit.holds.lift(hold.id, now=context.now):
        return Outcome(Said.ORDER_GONE)
    _audit(unit, act.person, AuditAction.HOLD_LIFTED, hold.order, "lifted")
    return Outcome(Said.HOLD_LIFTED)


def step(unit: Unit, context: Context, order_id: UUID, what: str) -> None:
    """A moment of the order has come."""
    order = unit.orders.find(order_id)
    if order is None:
        return
    if what == TELL:
        _tell(unit, context, order)
        return
    live = [hold for hold in unit.holds.of(order.person, now=context.now) if hold.order == order.id]
    if what == OVER:
        tell_admins(unit, context, "hold_over", about=order.id)
    elif live:
        tell_admins(unit, context, "hold_review", about=order.id)
        again = min(context.now + REVIEW_AFTER, live[0].ends_at)
        if again < live[0].ends_at:
            _remind(unit, context, _reader(unit, order), order.id, (REVIEW, again))


def _tell(unit: Unit, context: Context, order: Order) -> None:
    """Whom it is about hears it, once, if they can still be reached."""
    person = unit.people.reachable(order.person)
    if person is not None and unit.orders.told(order.id, now=context.now):
        told = Outcome(Said.ORDER_TOLD, about=order.id)
        unit.outbox.promise(
            Notice(NoticeKind.ANSWER, person.account_id, about=order.id, detail=told.to_text()),
            now=context.now,
        )


def _reader(unit: Unit, order: Order) -> Person | None:
    return unit.people.reachable(order.asked_by)


def _remind(
    unit: Unit, context: Context, person: Person | None, order: UUID, *moments: tuple[str, datetime]
) -> None:
    to = person.account_id if person else order
    unit.outbox.promise(
        *(Notice(NoticeKind.ORDER, to, about=order, detail=what, due_at=at) for what, at in moments),
        now=context.now,
    )


def read_day(typed: str, context: Context) -> datetime | None:
    """The start of a day to come, in Amsterdam; None when none of it, past, or further than a hold may last."""
    day = read_date(typed)
    if day is None:
        return None
    at = datetime.combine(day, time(), tzinfo=AMSTERDAM)
    return at if context.now < at <= context.now + LONGEST_HOLD else None


def _audit(unit: Unit, person: Person, action: AuditAction, about: UUID, outcome: str) -> None:
    unit.audit(AuditEntry(action, Role.ADMIN, actor=person.id, about=about, outcome=outcome))
