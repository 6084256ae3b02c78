"""Persons and their accounts, the statement they were shown, and the ledger of consents."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, insert, or_, select, update

from bot.ids import new_id
from bot.model import Account, Person, Place, Platform
from bot.ports.people import Recorded
from bot.words import Language
from storage.store.addressed import packed, unpacked
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.people import AccountRow, ConsentRow, PersonRow, PresentationRow

PERSON, ACCOUNT = table_of(PersonRow), table_of(AccountRow)
PRESENTATION, CONSENT = table_of(PresentationRow), table_of(ConsentRow)

_PERSON_OF = select(ACCOUNT.c.id, ACCOUNT.c.person_id, ACCOUNT.c.is_active, PERSON.c.language).join(
    PERSON, (PERSON.c.network_id == ACCOUNT.c.network_id) & (PERSON.c.id == ACCOUNT.c.person_id)
)
_BY_LOOKUP = _PERSON_OF.where(mine(ACCOUNT), ACCOUNT.c.lookup == bindparam("lookup"))
_BY_ACCOUNT = _PERSON_OF.where(by_key(ACCOUNT))
_ACCOUNT = select(
    ACCOUNT.c.person_id,
    ACCOUNT.c.platform,
    ACCOUNT.c.workspace,
    ACCOUNT.c.sealed_user,
    ACCOUNT.c.sealed_direct,
).where(by_key(ACCOUNT))
# Sorted by us, see the consents below; an id of ours grows with time, so the first is where the person was met.
_OF_PERSON = (mine(ACCOUNT), ACCOUNT.c.person_id == bindparam("person"), ACCOUNT.c.is_active)
_REACHABLE = _PERSON_OF.where(*_OF_PERSON)
_ACTIVE = select(
    ACCOUNT.c.id, ACCOUNT.c.person_id, ACCOUNT.c.platform, ACCOUNT.c.workspace, ACCOUNT.c.sealed_user
).where(*_OF_PERSON)
_AFTER = (
    select(PERSON.c.id)
    .where(mine(PERSON), PERSON.c.id > bindparam("last"))
    .order_by(PERSON.c.id)
    .limit(bindparam("most"))
)
_RESTRICTED = select(PERSON.c.restricted_at).where(by_key(PERSON))
_ADD_PERSON, _ADD_ACCOUNT = insert(PERSON), insert(ACCOUNT)
_ACT = (
    update(PERSON)
    .where(by_key(PERSON), or_(PERSON.c.active_at < bindparam("today"), PERSON.c.warned_at.is_not(None)))
    .values(active_at=bindparam("now"), warned_at=None)
)
_SET_PERSON, _SET_ACCOUNT = update(PERSON).where(by_key(PERSON)), update(ACCOUNT).where(by_key(ACCOUNT))

_SEEN = (
    select(PRESENTATION.c.id)
    .where(
        mine(PRESENTATION),
        PRESENTATION.c.person_id == bindparam("person"),
        PRESENTATION.c.version == bindparam("number"),
    )
    .limit(1)
)
_ADD_PRESENTATION = insert(PRESENTATION)

# Sorted by us: SQLite would take the index on `at`, and with it everybody's consents.
_CONSENTS = select(CONSENT.c.id, CONSENT.c.purpose, CONSENT.c.given, CONSENT.c.at).where(
    mine(CONSENT), CONSENT.c.person_id == bindparam("person")
)
_LEDGER = select(CONSENT).where(mine(CONSENT), CONSENT.c.person_id == bindparam("person"))
_LAST_CONSENT = (
    select(CONSENT.c.given, CONSENT.c.at)
    .where(
        mine(CONSENT),
        CONSENT.c.person_id == bindparam("person"),
        CONSENT.c.purpose == bindparam("about"),
    )
    .order_by(CONSENT.c.at.desc(), CONSENT.c.id.desc())
    .limit(1)
)
_LAST_CONSENT_FOR = _LAST_CONSENT.where(CONSENT.c.request_id == bindparam("request"))
_ADD_CONSENT = insert(CONSENT)


class StoredPeople:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def find(self, account: Account) -> Person | None:
        row = self._rows.first(_BY_LOOKUP, lookup=self._rows.account_lookup(account))
        return row and _person(row)

    def admit(self, account: Account, *, now: datetime) -> Person:
        known = self.find(account)
        if known is not None:
            self._refresh(account, known)
            return known
        person_id, account_id = new_id(), new_id()
        # The row first: where nothing may be written, no key is made either. The key is committed before it.
        self._rows.add(_ADD_PERSON, {"id": person_id, "language": None, "made_at": now, "active_at": now})
        self._rows.vault.new_subject(person_id)
        self._add_account(account, account_id=account_id, person_id=person_id)
        return Person(person_id, account_id, language=None)

    def by_account(self, account_id: UUID) -> Person:
        row = self._rows.first(_BY_ACCOUNT, key=account_id)
        if row is None:
            raise LookupError(f"no account {account_id}")
        return _person(row)

    def account(self, account_id: UUID) -> Account:
        return self._met(account_id, self._account(account_id))

    def after(self, person: UUID | None, *, limit: int) -> Sequence[UUID]:
        rows = self._rows.all(_AFTER, last=person or UUID(int=0), most=limit)
        return [row.id for row in rows]

    def reachable(self, person: UUID) -> Person | None:
        rows = self._rows.all(_REACHABLE, person=person)
        return _person(min(rows, key=lambda row: row.id)) if rows else None

    def active_accounts(self, person: UUID) -> Sequence[Account]:
        rows = sorted(self._rows.all(_ACTIVE, person=person), key=lambda row: row.id)
        return [self._met(row.id, row) for row in rows]

    def act(self, person: UUID, *, now: datetime, today: datetime) -> None:
        self._rows.change(_ACT, key=person, now=now, today=today)

    def set_language(self, person: UUID, language: Language) -> None:
        self._rows.change(_SET_PERSON, key=person, language=language)

    def restrict(self, person: UUID, since: datetime | None) -> None:
        self._rows.change(_SET_PERSON, key=person, restricted_at=since)

    def is_restricted(self, person: UUID) -> bool:
        return self._rows.value(_RESTRICTED, key=person) is not None

    def set_active(self, account: Account, *, active: bool) -> Person | None:
        known = self.find(account)
        if known is None:
            return None
        self._rows.change(_SET_ACCOUNT, key=known.account_id, is_active=active)
        return Person(known.id, known.account_id, known.language, is_active=active)

    def direct(self, account_id: UUID) -> Place | None:
        row = self._account(account_id)
        if row.sealed_direct is None:
            return None
        opened = self._rows.opened(ACCOUNT, account_id, row.person_id, {"sealed_direct": row.sealed_direct})
        return Place(Platform(row.platform), row.workspace, *unpacked(str(opened["sealed_direct"])))

    def keep_direct(self, account_id: UUID, place: Place) -> None:
        subject = self._account(account_id).person_id
        where = packed(place.conversation, place.address)
        sealed = self._rows.sealed(ACCOUNT, account_id, subject, {"sealed_direct": where})
        self._rows.change(_SET_ACCOUNT, key=account_id, **sealed)

    def has_seen_statement(self, person: UUID, version: int) -> bool:
        return self._rows.first(_SEEN, person=person, number=version) is not None

    def statement_shown(self, person: UUID, *, version: int, digest: bytes, now: datetime) -> None:
        shown = {"id": new_id(), "person_id": person, "version": version, "digest": digest, "shown_at": now}
        self._rows.add(_ADD_PRESENTATION, shown)

    def _refresh(self, met: Account, known: Person) -> None:
        """Where a platform gives addresses, the last one given is the one that works."""
        if not met.address or self.account(known.account_id).address == met.address:
            return
        user = packed(met.user, met.address)
        sealed = self._rows.sealed(ACCOUNT, known.account_id, known.id, {"sealed_user": user})
        self._rows.change(_SET_ACCOUNT, key=known.account_id, **sealed)

    def _add_account(self, met: Account, *, account_id: UUID, person_id: UUID) -> None:
        user = packed(met.user, met.address)
        sealed = self._rows.sealed(ACCOUNT, account_id, person_id, {"sealed_user": user})
        row = {
            "id": account_id,
            "person_id": person_id,
            "platform": met.platform,
            "workspace": met.workspace,
            "lookup": self._rows.account_lookup(met),
            "is_active": True,
        }
        self._rows.add(_ADD_ACCOUNT, {**row, **sealed})

    def _met(self, account_id: UUID, row: Row[Any]) -> Account:
        opened = self._rows.opened(ACCOUNT, account_id, row.person_id, {"sealed_user": row.sealed_user})
        return Account(Platform(row.platform), row.workspace, *unpacked(str(opened["sealed_user"])))

    def _account(self, account_id: UUID) -> Row[Any]:
        row = self._rows.first(_ACCOUNT, key=account_id)
        if row is None:
            raise LookupError(f"no account {account_id}")
        return row


class StoredConsents:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def record(
        self,
        person: UUID,
        purpose: str,
        *,
        given: bool,
        wording: str,
        language: Language,
        now: datetime,
        request: UUID | None = None,
        event: str = "",
    ) -> None:
        row = {"id": new_id(), "person_id": person, "request_id": request, "purpose": purpose}
        proof = {
            "digest": sha256(wording.encode()).hexdigest(),
            "event": self._rows.vault.lookup("delivery", event).hex() if event else None,
        }
        self._rows.add(
            _ADD_CONSENT,
            {**row, **proof, "given": given, "wording": wording, "language": language, "at": now},
        )

    def given(self, person: UUID, purpose: str, *, request: UUID | None = None) -> bool:
        """The last row counts; of this request only, when one is named."""
        if request is None:
            return bool(self._rows.value(_LAST_CONSENT, person=person, about=purpose))
        return bool(self._rows.value(_LAST_CONSENT_FOR, person=person, about=purpose, request=request))

    def given_at(self, person: UUID, purpose: str, *, request: UUID | None = None) -> datetime | None:
        last = _LAST_CONSENT if request is None else _LAST_CONSENT_FOR
        row = self._rows.first(
            last, person=person, about=purpose, **({"request": request} if request else {})
        )
        return row.at if row is not None and row.given else None

    def of(self, person: UUID) -> Sequence[tuple[str, bool, datetime]]:
        rows = sorted(self._rows.all(_CONSENTS, person=person), key=lambda row: (row.at, row.id))
        return [(row.purpose, row.given, row.at) for row in rows]

    def ledger(self, person: UUID) -> Sequence[Recorded]:
        rows = sorted(self._rows.all(_LEDGER, person=person), key=lambda row: (row.at, row.id))
        return [
            Recorded(
                row.purpose,
                row.given,
                row.wording,
                Language(row.language),
                row.at,
                row.request_id,
                row.digest,
                row.event,
            )
            for row in rows
        ]


def _person(row: Row[Any]) -> Person:
    language = Language(row.language) if row.language else None
    return Person(row.person_id, row.id, language, row.is_active)
