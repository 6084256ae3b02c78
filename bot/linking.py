"""One human with an account on each platform: a code given in one and typed in the other makes them one person.

One set of data, one candidate, one coach; so nobody accepts their own request over two platforms (F-044, F-051).
"""

from datetime import timedelta
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.ids import code_as_typed, code_of, new_id
from bot.matching import restricting
from bot.model import Person, Role
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit

TERM = timedelta(minutes=15)


def link(unit: Unit, context: Context, person: Person, typed: str) -> Outcome:
    """Without a code: give one. With a code of another account: its person takes over everything of this one.

    Typed where it was given, a code links nothing, and stays good for where it belongs.
    """
    if not typed:
        return _offer(unit, context, person)
    code = code_as_typed(typed)
    owner = unit.links.owner(code, now=context.now)
    if owner is None:
        return Outcome(Said.LINK_REFUSED)
    if owner == person.id:
        is_linked = len(unit.people.active_accounts(owner)) > 1
        return Outcome(Said.LINKED if is_linked else Said.LINK_ELSEWHERE)
    unit.links.used(code)
    _merge(unit, context, person.id, into=owner)
    return Outcome(Said.LINKED)


def _merge(unit: Unit, context: Context, source: UUID, *, into: UUID) -> None:
    """Who restricted what Klik does in either account, restricted it: what is open of the other comes down (art. 18)."""
    unit.links.merge(source, into=into)
    if unit.people.is_restricted(into):
        restricting.come_down(unit, context, into)
    unit.audit(AuditEntry(AuditAction.ACCOUNTS_LINKED, Role.CANDIDATE, actor=into, about=source))


def _offer(unit: Unit, context: Context, person: Person) -> Outcome:
    """The code itself is in no row: it is made again from the outcome's id when it is shown."""
    offer = new_id()
    code = code_of(unit.links.secret(offer))
    unit.links.offer(person.id, code, now=context.now, expires_at=context.now + TERM)
    return Outcome(Said.LINK_CODE, about=offer)
