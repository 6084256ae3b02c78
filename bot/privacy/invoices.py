"""Invoices that the tax law makes the network keep: for how long, and that they go by themselves (R-082).

Seven years: Algemene wet inzake rijksbelastingen, art. 52(4). The law names no first day; the tax authority counts from
the end of the year the invoice belongs to, and so does Klik. Calendar years, Europe/Amsterdam.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import AMSTERDAM, Context
from bot.model import Role
from bot.ports.invoices import Filed
from bot.ports.unit import Unit
from bot.privacy import catalogue
from bot.privacy.purposes import Term

YEARS = catalogue.term(Term.TAX_7Y).years


def ends_at(issued_on: date) -> datetime:
    """The first moment at which it may not be there any more."""
    return datetime(issued_on.year + 1 + YEARS, 1, 1, tzinfo=AMSTERDAM)


def kept(unit: Unit, context: Context, person: UUID) -> Sequence[Filed]:
    """What an erasure leaves of this person: the law says so (GDPR art. 17(3)(b)), and until when."""
    return [each for each in unit.invoices.of(person) if each.ends_at > context.now]


def release(unit: Unit, context: Context) -> int:
    """Part of the sweep: those whose seven years are over go, each with its key. How many that were."""
    gone = unit.invoices.expire(now=context.now)
    if gone:
        unit.audit(AuditEntry(AuditAction.INVOICES_OVER, Role.KLIK, outcome=str(gone)))
    return gone
