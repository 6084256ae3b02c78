"""Erasure (GDPR art. 17): asked here, carried out step by step by the courier (`bot.courier.erasing`), resumed after a crash.

In the unit that asks, nothing but what the person could have taken back themselves is gone, and nothing goes out any
more: their open requests are withdrawn (F-052).
"""

from dataclasses import dataclass
from uuid import UUID

from bot.audit import AuditAction, AuditEntry
from bot.context import Context
from bot.matching import ending
from bot.matching.machine import ALIVE
from bot.matching.readiness import tell_admins
from bot.model import Person, RequestState, Role
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said
from bot.ports.cases import CaseKind
from bot.ports.duties import Because
from bot.ports.erasing import Erasure, Reach, Why
from bot.ports.invoices import Filed
from bot.ports.unit import Unit
from bot.privacy import duties, holding, invoices
from bot.privacy.cases import handling


@dataclass(frozen=True)
class Foreseen:
    """What an erasure would take away, counted before it is asked for; and the `invoices` that the tax law makes stay."""

    messages: int
    in_channels: int
    rows: int
    files: int
    invoices: tuple[Filed, ...] = ()


def foresee(unit: Unit, context: Context, person: UUID) -> Foreseen:
    """The dry run: nothing is changed."""
    counts = unit.holdings.count(person)
    messages = unit.erasures.messages(person)
    in_channels = sum(message.kind is NoticeKind.BROADCAST for message in messages)
    files = counts.get("file", 0)
    kept = tuple(invoices.kept(unit, context, person))
    return Foreseen(len(messages) - in_channels, in_channels, sum(counts.values()), files, kept)


def ask(unit: Unit, context: Context, person: Person) -> Outcome:
    """The person asks it themselves, in the chat: a case of its own, carried out at once (art. 12(3): without delay)."""
    case = handling.receive(unit, context, CaseKind.ERASURE, person.id)
    erase(unit, context, person.id, case.id)
    return Outcome(Said.ERASE_BEGAN)


def erase(unit: Unit, context: Context, person: UUID, case: UUID | None, *, why: Why = Why.ASKED) -> Erasure:
    """Begin the erasure of a person, or name the one that runs. It finishes by itself, and then tells the person."""
    running = unit.erasures.of(person)
    if running is not None and running.done_at is None:
        return running
    erasure = unit.erasures.begin(person, why, case=case, reach=_reach(unit, person), now=context.now)
    _note(unit, AuditAction.ERASURE_ASKED, erasure, outcome=why)
    holding.keep(unit, context, person)
    _take_back(unit, context, person)
    unit.outbox.promise(Notice(NoticeKind.ERASE, erasure.id, about=erasure.id), now=context.now)
    return erasure


def _reach(unit: Unit, person: UUID) -> Reach | None:
    found = unit.people.reachable(person)
    if found is None:
        return None
    account = unit.people.account(found.account_id)
    return Reach(account, unit.people.direct(found.account_id), found.language)


def _take_back(unit: Unit, context: Context, person: UUID) -> None:
    """Every open request ends now: a click that comes later finds nothing to accept."""
    for request in unit.requests.of(person, ALIVE):
        ending.take_back(unit, context, request)


def cancel(unit: Unit, context: Context, erasure: Erasure) -> None:
    """Whatever runs for this person stops; whoever got their details gets the duty to delete them (art. 19)."""
    _take_back(unit, context, erasure.person)
    for request in unit.requests.of(erasure.person, frozenset(RequestState)):
        grant = unit.grants.of_request(request.id)
        if grant is not None:
            duties.begin(unit, context, grant, request.reference, Because.ERASED)
    for grant in unit.grants.of_coach(erasure.person):
        _coach_goes(unit, context, grant.id)
    for duty in unit.duties.of_coach(erasure.person):
        tell_admins(unit, context, "duty_unreachable", about=duty.id)


def _coach_goes(unit: Unit, context: Context, grant_id: UUID) -> None:
    """A coach who is erased ends their matches: the candidate hears it, and may ask anew."""
    grant = unit.grants.by_id(grant_id)
    request = unit.requests.head(grant.request) if grant else None
    if grant is None or request is None:
        return
    unit.grants.end(grant.id, now=context.now)
    duties.begin(unit, context, grant, request.reference, Because.ENDED)
    ending.redraw(unit, context, request)


def coach_told(unit: Unit, context: Context, grant_id: UUID) -> None:
    """The message with the details is gone; another takes its place, about the duty alone: that outlives the match."""
    duty = unit.duties.of_grant(grant_id)
    if duty is not None and duty.is_open:
        notice = Notice(NoticeKind.CONTACT, duty.account_id, about=duty.id)
        unit.outbox.promise(notice, now=context.now)


def finish(unit: Unit, context: Context, erasure: Erasure) -> None:
    """The certificate: that it was done, when, how much, and what still stands. The case is done if nothing does (F-110)."""
    residue = unit.erasures.residue(erasure.id)
    kept = len(invoices.kept(unit, context, erasure.person))
    outcome = f"{erasure.rows} rows, {len(residue)} left, {kept} kept by law"
    _note(unit, AuditAction.ERASURE_DONE, erasure, outcome=outcome)
    if residue:
        tell_admins(unit, context, "residue", about=erasure.id)
    else:
        _close_case(unit, context, erasure)


def settled(unit: Unit, context: Context, admin: UUID, residue: UUID) -> bool:
    """An admin took the message away by hand; with the last one the request is done, and the person hears it."""
    erasure_id = unit.erasures.settle(residue, now=context.now)
    erasure = unit.erasures.find(erasure_id) if erasure_id else None
    if erasure is None:
        return False
    unit.audit(
        AuditEntry(
            AuditAction.RESIDUE_SETTLED, Role.ADMIN, actor=admin, about=erasure.person, case=erasure.case
        )
    )
    if not unit.erasures.residue(erasure.id):
        _close_case(unit, context, erasure)
        unit.outbox.promise(Notice(NoticeKind.ERASE, erasure.id, about=erasure.id), now=context.now)
    return True


def _close_case(unit: Unit, context: Context, erasure: Erasure) -> None:
    case = unit.cases.find(erasure.case) if erasure.case else None
    if case is not None:
        handling.complete(unit, context, case, quietly=True)


def _note(unit: Unit, action: AuditAction, erasure: Erasure, *, outcome: str) -> None:
    unit.audit(AuditEntry(action, Role.KLIK, about=erasure.person, case=erasure.case, outcome=outcome))
