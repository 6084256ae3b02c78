"""Questions, feedback and complaints as rows, with what was said about each. Sealed under a key of the ticket's own."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, func, insert, select, update

from bot.ids import new_id, new_reference
from bot.ports.cases import Requester, Via
from bot.ports.tickets import Line, Ticket, TicketKind, TicketState
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.tickets import UNCLOSED, TicketLineRow, TicketRow

TICKET, LINE = table_of(TicketRow), table_of(TicketLineRow)

_ADD, _SAY = insert(TICKET), insert(LINE)
_TICKET = select(TICKET).where(by_key(TICKET))
_BY_REFERENCE = select(TICKET).where(mine(TICKET), TICKET.c.reference == bindparam("known_as"))
# Sorted by us: SQLite would take the index that has the order, and with it everybody's.
_OF = select(TICKET).where(mine(TICKET), TICKET.c.person_id == bindparam("person"))
_UNCLOSED = select(TICKET).where(mine(TICKET), UNCLOSED).order_by(TICKET.c.id).limit(bindparam("most"))
_LOAD = (
    select(TICKET.c.handler_id, func.count().label("tickets"))
    .where(mine(TICKET), UNCLOSED, TICKET.c.handler_id.is_not(None))
    .group_by(TICKET.c.handler_id)
)
_SET = update(TICKET).where(by_key(TICKET), TICKET.c.state != TicketState.CLOSED)
_LINES = select(LINE).where(by_key(LINE, "ticket_id"))
_LINE = select(LINE).where(by_key(LINE))
_DROP, _DROP_LINES = delete(TICKET).where(by_key(TICKET)), delete(LINE).where(by_key(LINE, "ticket_id"))


class StoredTickets:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def open(
        self,
        kind: TicketKind,
        person: UUID | None,
        *,
        via: Via,
        text: str,
        received_at: datetime,
        requester: Requester | None = None,
        handler: UUID | None = None,
        not_for: UUID | None = None,
        ends_at: datetime | None = None,
    ) -> Ticket:
        who = {"person_id": person, "handler_id": handler, "not_for_id": not_for}
        ticket = new_id()
        row = {"id": ticket, "reference": self._fresh_reference(), "kind": kind, "via": via}
        row |= {"state": TicketState.OPEN, "received_at": received_at, "ends_at": ends_at, **who}
        self._rows.vault.new_subject(ticket)
        reach = {
            "sealed_name": requester.name if requester else None,
            "sealed_reach": requester.reach if requester else None,
        }
        self._rows.add(_ADD, row | self._rows.sealed(TICKET, ticket, ticket, reach))
        self._add_line(ticket, text, is_answer=False, now=received_at)
        found = self.find(ticket)
        assert found is not None  # noqa: S101 - added two lines above
        return found

    def find(self, ticket: UUID) -> Ticket | None:
        row = self._rows.first(_TICKET, key=ticket)
        return row and _ticket(row)

    def by_reference(self, reference: str) -> Ticket | None:
        row = self._rows.first(_BY_REFERENCE, known_as=reference.upper())
        return row and _ticket(row)

    def requester(self, ticket: UUID) -> Requester | None:
        row = self._rows.first(_TICKET, key=ticket)
        if row is None or row.sealed_reach is None:
            return None
        opened = self._rows.opened(TICKET, ticket, ticket, row._mapping)
        return Requester(opened["sealed_name"] or "", opened["sealed_reach"] or "")

    def of(self, person: UUID) -> Sequence[Ticket]:
        rows = self._rows.all(_OF, person=person)
        return [_ticket(row) for row in sorted(rows, key=lambda row: row.id)]

    def unclosed(self, *, limit: int = 50) -> Sequence[Ticket]:
        return [_ticket(row) for row in self._rows.all(_UNCLOSED, most=limit)]

    def load(self) -> Mapping[UUID, int]:
        return {row.handler_id: row.tickets for row in self._rows.all(_LOAD)}

    def lines(self, ticket: UUID) -> Sequence[Line]:
        rows = self._rows.all(_LINES, key=ticket)
        return [self._line(row) for row in sorted(rows, key=lambda row: row.id)]

    def line(self, line: UUID) -> Line | None:
        row = self._rows.first(_LINE, key=line)
        return row and self._line(row)

    def say(self, ticket: UUID, text: str, *, is_answer: bool, now: datetime) -> Line | None:
        state = TicketState.ANSWERED if is_answer else TicketState.OPEN
        if self._rows.change(_SET, key=ticket, state=state) == 0:
            return None
        return self.line(self._add_line(ticket, text, is_answer=is_answer, now=now))

    def close(self, ticket: UUID, *, ends_at: datetime | None) -> bool:
        return self._rows.change(_SET, key=ticket, state=TicketState.CLOSED, ends_at=ends_at) == 1

    def forget(self, ticket: UUID) -> bool:
        self._rows.change(_DROP_LINES, key=ticket)
        is_gone = self._rows.change(_DROP, key=ticket) == 1
        self._rows.forgotten.append(ticket)
        self._rows.has_wiped = True
        return is_gone

    def _add_line(self, ticket: UUID, text: str, *, is_answer: bool, now: datetime) -> UUID:
        line = new_id()
        row = {"id": line, "ticket_id": ticket, "is_answer": is_answer, "at": now}
        self._rows.add(_SAY, row | self._rows.sealed(LINE, line, ticket, {"sealed_text": text}))
        return line

    def _line(self, row: Row[Any]) -> Line:
        opened = self._rows.opened(LINE, row.id, row.ticket_id, row._mapping)
        return Line(row.id, row.ticket_id, row.is_answer, opened["sealed_text"] or "", row.at)

    def _fresh_reference(self) -> str:
        while self._rows.first(_BY_REFERENCE, known_as=(reference := new_reference("T"))):
            pass
        return reference


def _ticket(row: Row[Any]) -> Ticket:
    return Ticket(
        row.id,
        row.reference,
        TicketKind(row.kind),
        Via(row.via),
        TicketState(row.state),
        row.person_id,
        row.handler_id,
        row.not_for_id,
        row.received_at,
        row.ends_at,
    )
