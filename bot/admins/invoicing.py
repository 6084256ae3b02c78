"""Invoices, filed and opened by a privacy officer: only what the law names, for seven years, and for nothing else (R-082).

Klik makes no invoices. What stands on one is copied from the network's own books into a form.
"""

import re
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.admins.act import Act, subject
from bot.admins.incidents import read_moment
from bot.audit import AuditAction, AuditEntry
from bot.context import AMSTERDAM, Context
from bot.ids import new_id, new_reference
from bot.model import Role
from bot.outcome import Outcome, Said
from bot.ports.invoices import Filed, Invoice
from bot.ports.unit import Unit
from bot.privacy import invoices

# What was delivered, from closed lists: there is no room for a word about the coaching itself.
SERVICES = ("session", "trajectory", "membership", "workshop", "other")
VAT_RATES = ("21", "9", "0", "exempt")
REASONS = ("tax_authority", "invoice_answer", "invoice_check")
LINE_MAX = 200
QUANTITY_MAX = 999
# The window opens in answer to the form; an outcome that is answered again much later opens nothing.
WINDOW = timedelta(minutes=10)
_AMOUNT = re.compile(r"(-?\d{1,7})(?:[.,](\d\d))?")


def file(unit: Unit, context: Context, act: Act) -> Outcome:
    """From the form, for somebody Klik knows. The same number twice is refused."""
    person, issued = subject(unit, act), _day(act, "invoice_date", context)
    errors = _mistakes(act, context, person, issued)
    if errors or person is None or issued is None:
        return Outcome(Said.INVALID, detail=errors)
    invoice = _invoice(act, context, person, issued)
    if not unit.invoices.file(invoice):
        return Outcome(Said.INVALID, detail={"invoice_number": "invoice_known"})
    _note(unit, AuditAction.INVOICE_FILED, act, invoice.person, invoice.reference)
    return Outcome(Said.INVOICE_FILED, about=invoice.id)


def _mistakes(act: Act, context: Context, person: UUID | None, issued: date | None) -> dict[str, str]:
    errors = {} if person else {"person": "not_known"}
    for name in ("invoice_number", "invoice_name", "invoice_address"):
        if not 0 < len(act.first(name)) <= LINE_MAX:
            errors[name] = "line_needed_here"
    for name, choices in (("service", SERVICES), ("vat_rate", VAT_RATES)):
        if act.first(name) not in choices:
            errors[name] = "choose_one"
    for name in ("amount", "vat"):
        if _amount(act.first(name)) is None:
            errors[name] = "amount_needed"
    if _quantity(act.first("quantity")) is None:
        errors["quantity"] = f"capacity:{QUANTITY_MAX}"
    if act.first("delivered_on") and _day(act, "delivered_on", context) is None:
        errors["delivered_on"] = "past_day_needed"
    if issued is None or invoices.ends_at(issued) <= context.now:
        errors["invoice_date"] = "past_day_needed"
    return errors


def _invoice(act: Act, context: Context, person: UUID, issued: date) -> Invoice:
    delivered = _day(act, "delivered_on", context) or issued
    return Invoice(
        id=new_id(),
        reference=new_reference("F"),
        person=person,
        service=act.first("service"),
        quantity=_quantity(act.first("quantity")) or 1,
        vat_rate=act.first("vat_rate"),
        filed_by=act.person.id,
        filed_at=context.now,
        ends_at=invoices.ends_at(max(issued, delivered)),
        number=act.first("invoice_number"),
        issued_on=issued.isoformat(),
        delivered_on=delivered.isoformat(),
        name=act.first("invoice_name"),
        address=act.first("invoice_address"),
        amount=_amount(act.first("amount")) or "",
        vat=_amount(act.first("vat")) or "",
    )


def look(unit: Unit, context: Context, act: Act) -> Outcome:
    """The form: which case, why, and which number. One invoice is shown, once, and the person can read that it was (R-076)."""
    case, invoice = _case(unit, act.first("case")), unit.invoices.by_number(act.first("invoice_number"))
    errors = {}
    if case is None:
        errors["case"] = "case_needed"
    elif invoice is not None and case[1] not in (None, invoice.person):
        errors["case"] = "another_case"
    if act.first("reason") not in REASONS:
        errors["reason"] = "choose_one"
    if invoice is None or invoice.ends_at <= context.now:
        errors["invoice_number"] = "invoice_unknown"
    if errors or case is None or invoice is None:
        return Outcome(Said.INVALID, detail=errors)
    return _shown(unit, context, act, invoice, case[0])


def _shown(unit: Unit, context: Context, act: Act, invoice: Filed, case: UUID) -> Outcome:
    """Over at once: it opens this invoice, and nothing else of the person."""
    seen = unit.looks.open(
        invoice.person,
        seen_by=act.person.id,
        case=case,
        reason=act.first("reason"),
        now=context.now,
        ends_at=context.now,
    )
    entry = AuditEntry(
        AuditAction.PERSON_LOOKED_AT,
        Role.ADMIN,
        actor=act.person.id,
        about=invoice.person,
        outcome=act.first("reason"),
        case=case,
    )
    unit.audit(entry)
    return Outcome(Said.INVOICE_SHOWN, about=invoice.id, detail={"look": str(seen)})


def remove(unit: Unit, context: Context, act: Act) -> Outcome:
    """Filed by mistake: gone at once, with its key."""
    invoice = unit.invoices.find(act.about) if act.about else None
    if invoice is not None and unit.invoices.remove(invoice.id):
        _note(unit, AuditAction.INVOICE_REMOVED, act, invoice.person, invoice.reference)
    return Outcome(Said.INVOICES)


def cases(unit: Unit) -> list[tuple[UUID, str, UUID | None]]:
    """What a look may be for: an open data request, or a question that is open, such as the tax authority's letter."""
    asked = [(each.id, each.reference, each.person) for each in unit.cases.open_ones()]
    return asked + [(each.id, each.reference, each.person) for each in unit.tickets.unclosed()]


def _case(unit: Unit, chosen: str) -> tuple[UUID, UUID | None] | None:
    """The case, and whose it is; None when it is not open."""
    return next(((case, whose) for case, _, whose in cases(unit) if str(case) == chosen), None)


def _day(act: Act, name: str, context: Context) -> date | None:
    """None for what is no day, and for a day to come."""
    at = read_moment(act.first(name), context)
    return at and at.astimezone(AMSTERDAM).date()


def _amount(typed: str) -> str | None:
    """`1250`, `1250,00` and `€ 1250.00` are one amount: as a program writes it."""
    found = _AMOUNT.fullmatch(typed.replace("€", "").strip())
    return f"{found[1]}.{found[2] or '00'}" if found else None


def _quantity(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and 0 < int(typed) <= QUANTITY_MAX else None


def is_fresh(seen_at: datetime, context: Context) -> bool:
    return context.now - seen_at < WINDOW


def _note(unit: Unit, action: AuditAction, act: Act, person: UUID, reference: str) -> None:
    unit.audit(AuditEntry(action, Role.ADMIN, actor=act.person.id, about=person, outcome=reference))
