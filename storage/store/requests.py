"""Requests and the persons behind them. A state changes in one place only: a conditional write."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, func, insert, select, update

from bot.ids import new_reference
from bot.matching.machine import ENDED
from bot.matching.small_cells import broader
from bot.model import Contact, PublicFields, Request, RequestState
from bot.notices import NoticeKind
from bot.words import Language
from storage.store.rows import Rows, by_key, mine
from storage.store.words import contact_columns, contact_of, necessary, public_columns, public_fields
from storage.tables.declare import table_of
from storage.tables.matching import CellRow, ContactRow, PassedRow, RequestRow
from storage.tables.sending import NoticeRow

REQUEST, CONTACT, PASSED = table_of(RequestRow), table_of(ContactRow), table_of(PassedRow)
CELL, NOTICE = table_of(CellRow), table_of(NoticeRow)
_WORDS = [column for column in REQUEST.columns if column.name.startswith("sealed_")]

_HEAD = select(
    REQUEST.c.id,
    REQUEST.c.reference,
    REQUEST.c.person_id,
    REQUEST.c.account_id,
    REQUEST.c.state,
    REQUEST.c.language,
    REQUEST.c.opened_at,
    REQUEST.c.expires_at,
    REQUEST.c.closed_at,
)
_HEAD_BY_ID = _HEAD.where(by_key(REQUEST))
_BY_ID = _HEAD_BY_ID.add_columns(REQUEST.c.step, *_WORDS)
_BY_REFERENCE = _HEAD.add_columns(REQUEST.c.step, *_WORDS).where(
    mine(REQUEST), REQUEST.c.reference == bindparam("known_as")
)
_TAKEN = select(REQUEST.c.id).where(mine(REQUEST), REQUEST.c.reference == bindparam("known_as"))
_IN_STATES = REQUEST.c.state.in_(bindparam("states", expanding=True))
_OF_PERSON = _HEAD.where(mine(REQUEST), REQUEST.c.person_id == bindparam("person"), _IN_STATES).order_by(
    REQUEST.c.made_at.desc(), REQUEST.c.id.desc()
)
_LISTED = (
    _HEAD.where(mine(REQUEST), _IN_STATES).order_by(REQUEST.c.made_at, REQUEST.c.id).limit(bindparam("most"))
)
# All that waits, in its partial index, and all that is open: asking the one for each of the other would be their product.
_ON_ITS_WAY = select(NOTICE.c.about_id).where(
    mine(NOTICE),
    NOTICE.c.done_at.is_(None),
    NOTICE.c.parked_at.is_(None),
    NOTICE.c.kind == NoticeKind.BROADCAST,
    NOTICE.c.to_id == bindparam("channel"),
)
_OPEN = (
    select(REQUEST.c.id)
    .where(mine(REQUEST), REQUEST.c.state == RequestState.OPEN)
    .order_by(REQUEST.c.opened_at, REQUEST.c.id)
)
_STEP = select(REQUEST.c.step).where(by_key(REQUEST))
_PERSON = select(REQUEST.c.person_id).where(by_key(REQUEST))
_COUNT = select(func.count()).where(mine(REQUEST), REQUEST.c.state == bindparam("counted"))
_ADD = insert(REQUEST)
_SET = update(REQUEST).where(by_key(REQUEST))
_MOVE = _SET.where(_IN_STATES)
_CLAIM = _SET.where(
    REQUEST.c.state == bindparam("before"),
    REQUEST.c.person_id != bindparam("coach"),
    REQUEST.c.expires_at > bindparam("now"),
).returning(*_HEAD.selected_columns)

_CONTACT = select(CONTACT).where(by_key(CONTACT, "request_id"))
_OF_EMAIL = select(CONTACT.c.person_id).where(mine(CONTACT), CONTACT.c.email_lookup == bindparam("found"))
_ALIKE = (
    select(CONTACT.c.request_id)
    .join(REQUEST, (REQUEST.c.network_id == CONTACT.c.network_id) & (REQUEST.c.id == CONTACT.c.request_id))
    .where(mine(CONTACT), CONTACT.c.person_id != bindparam("person"), _IN_STATES)
)
_ALIKE_EMAIL = _ALIKE.where(CONTACT.c.email_lookup == bindparam("found"))
_ALIKE_PHONE = _ALIKE.where(CONTACT.c.phone_lookup == bindparam("found"))
_ADD_CONTACT = insert(CONTACT)
_SET_CONTACT = update(CONTACT).where(by_key(CONTACT, "request_id"))
_WIPE_CONTACT = delete(CONTACT).where(by_key(CONTACT, "request_id"))

_WIPE_CELLS = delete(CELL).where(by_key(CELL, "request_id"))

_HAS_PASSED = select(PASSED.c.at).where(
    by_key(PASSED, "request_id"), PASSED.c.person_id == bindparam("person")
)
_PASS = insert(PASSED)


class StoredRequests:
    def __init__(self, rows: Rows, draw_reference: Callable[[], str] = new_reference) -> None:
        self._rows = rows
        self._draw_reference = draw_reference

    def create(
        self,
        request: UUID,
        person: UUID,
        account_id: UUID,
        *,
        language: Language,
        public: PublicFields,
        step: int,
        contact: Contact,
        now: datetime,
        necessity: str | None = None,
    ) -> Request:
        shown = broader(public, step)
        draft = Request(
            request,
            self._fresh_reference(),
            person,
            account_id,
            RequestState.DRAFT,
            language,
            shown,
            opened_at=None,
            expires_at=None,
            closed_at=None,
        )
        self._add(draft, public=public, step=step, now=now)
        words = self._sealed_contact(request, person, contact)
        kept_for = necessary(contact, necessity)
        self._rows.add(
            _ADD_CONTACT, {"request_id": request, "person_id": person, "necessity": kept_for, **words}
        )
        return draft

    def rewrite(
        self,
        request: UUID,
        *,
        public: PublicFields,
        step: int,
        contact: Contact,
        necessity: str | None = None,
    ) -> None:
        person, kept_for = self._rows.value(_PERSON, key=request), necessary(contact, necessity)
        self._rows.change(_SET, key=request, step=step, **self._sealed_public(request, person, public))
        words = self._sealed_contact(request, person, contact)
        self._rows.change(_SET_CONTACT, key=request, necessity=kept_for, **words)
        self._rows.has_wiped = True

    def find(self, request: UUID) -> Request | None:
        row = self._rows.first(_BY_ID, key=request)
        return row and self._open(row)

    def given(self, request: UUID) -> PublicFields | None:
        row = self._rows.first(_BY_ID, key=request)
        return self._given(row) if row and row.sealed_motivation is not None else None

    def step(self, request: UUID) -> int:
        return int(self._rows.value(_STEP, key=request) or 0)

    def head(self, request: UUID) -> Request | None:
        row = self._rows.first(_HEAD_BY_ID, key=request)
        return row and _request(row)

    def of_email(self, email: str) -> Sequence[UUID]:
        rows = self._rows.all(_OF_EMAIL, found=self._rows.typed_lookup("email_lookup", email))
        return list(dict.fromkeys(row.person_id for row in rows))

    def alike(self, contact: Contact, states: Collection[RequestState], *, besides: UUID) -> int:
        found = {
            row.request_id
            for statement, value in (
                (_ALIKE_EMAIL, self._rows.typed_lookup("email_lookup", contact.email)),
                (_ALIKE_PHONE, self._rows.typed_lookup("phone_lookup", contact.phone)),
            )
            if value is not None
            for row in self._rows.all(statement, found=value, person=besides, states=list(states))
        }
        return len(found)

    def by_reference(self, reference: str) -> Request | None:
        row = self._rows.first(_BY_REFERENCE, known_as=reference)
        return row and self._open(row)

    def contact(self, request: UUID) -> Contact | None:
        row = self._rows.first(_CONTACT, key=request)
        return row and contact_of(self._rows.opened(CONTACT, request, row.person_id, row._mapping))

    def of(self, person: UUID, states: Collection[RequestState]) -> Sequence[Request]:
        return [_request(row) for row in self._rows.all(_OF_PERSON, person=person, states=list(states))]

    def move(
        self, request: UUID, source: Collection[RequestState], target: RequestState, *, now: datetime
    ) -> bool:
        values = {"state": target, **({"closed_at": now} if target in ENDED else {})}
        return self._rows.change(_MOVE, key=request, states=list(source), **values) == 1

    def open_for(self, request: UUID, *, opened_at: datetime, expires_at: datetime) -> None:
        self._rows.change(_SET, key=request, opened_at=opened_at, expires_at=expires_at)

    def claim(self, request: UUID, *, by: UUID, now: datetime) -> Request | None:
        states = {"before": RequestState.OPEN, "state": RequestState.GRANTED}
        row = self._rows.first(_CLAIM, key=request, coach=by, now=now, **states)
        return row and _request(row)

    def wipe(self, request: UUID) -> None:
        self._rows.change(_SET, key=request, **{column.name: None for column in _WORDS})
        self._rows.change(_WIPE_CONTACT, key=request)
        self._rows.change(_WIPE_CELLS, key=request)
        self._rows.has_wiped = True

    def listed(self, states: Collection[RequestState], *, limit: int = 50) -> Sequence[Request]:
        return [_request(row) for row in self._rows.all(_LISTED, states=list(states), most=limit)]

    def to_show_in(self, channel: UUID) -> Sequence[UUID]:
        coming = {row.about_id for row in self._rows.all(_ON_ITS_WAY, channel=channel)}
        return [row.id for row in self._rows.all(_OPEN) if row.id not in coming]

    def count(self, state: RequestState) -> int:
        return int(self._rows.value(_COUNT, counted=state))

    def pass_on(self, request: UUID, person: UUID, *, now: datetime) -> None:
        if self._rows.first(_HAS_PASSED, key=request, person=person) is None:
            self._rows.add(_PASS, {"request_id": request, "person_id": person, "at": now})

    def _fresh_reference(self) -> str:
        """The unique constraint has the last word; here a clash is drawn again before it comes to that."""
        while self._rows.first(_TAKEN, known_as=(reference := self._draw_reference())):
            pass
        return reference

    def _add(self, draft: Request, *, public: PublicFields, step: int, now: datetime) -> None:
        row = {
            "id": draft.id,
            "reference": draft.reference,
            "person_id": draft.candidate,
            "account_id": draft.account_id,
            "state": draft.state,
            "language": draft.language,
            "step": step,
            "made_at": now,
        }
        self._rows.add(_ADD, row | self._sealed_public(draft.id, draft.candidate, public))

    def _sealed_public(self, request: UUID, person: UUID, public: PublicFields) -> dict[str, bytes | None]:
        return self._rows.sealed(REQUEST, request, person, public_columns(public))

    def _sealed_contact(self, request: UUID, person: UUID, contact: Contact) -> dict[str, bytes | None]:
        found_by = {"email_lookup": contact.email, "phone_lookup": contact.phone}
        blind = {name: self._rows.typed_lookup(name, value) for name, value in found_by.items()}
        return self._rows.sealed(CONTACT, request, person, contact_columns(contact)) | blind

    def _open(self, row: Row[Any]) -> Request:
        """With its words, unless they are wiped."""
        if row.sealed_motivation is None:
            return _request(row)
        return replace(_request(row), public=broader(self._given(row), row.step or 0))

    def _given(self, row: Row[Any]) -> PublicFields:
        return public_fields(self._rows.opened(REQUEST, row.id, row.person_id, row._mapping))


def _request(row: Row[Any]) -> Request:
    return Request(
        row.id,
        row.reference,
        row.person_id,
        row.account_id,
        RequestState(row.state),
        Language(row.language),
        None,
        row.opened_at,
        row.expires_at,
        row.closed_at,
    )
