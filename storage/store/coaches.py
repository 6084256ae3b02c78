"""Coaches: their profile and agreement, and whether an account may accept now, read in one statement."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, exists, func, insert, or_, select, update

from bot.model import Account, Coach, CoachProfile, CoachState, Standing
from bot.words import Language
from storage.store.rows import Rows, by_key, mine
from storage.store.words import codes_from_text, codes_to_text
from storage.tables.declare import table_of
from storage.tables.matching import CoachRow, GrantRow, PassedRow
from storage.tables.people import AccountRow, PersonRow, SeatRow

COACH, GRANT, PASSED = table_of(CoachRow), table_of(GrantRow), table_of(PassedRow)
ACCOUNT, PERSON, SEAT = table_of(AccountRow), table_of(PersonRow), table_of(SeatRow)

_GRANTS = select(func.count()).where(mine(GRANT), GRANT.c.person_id == ACCOUNT.c.person_id)
_IS_NOTED_TODAY = and_(PERSON.c.active_at >= bindparam("day_start"), PERSON.c.warned_at.is_(None))
_IS_SEATED = exists().where(mine(SEAT), SEAT.c.lookup == ACCOUNT.c.lookup)
_STANDING = (
    select(
        ACCOUNT.c.person_id,
        ACCOUNT.c.id,
        PERSON.c.language,
        ACCOUNT.c.is_active,
        COACH.c.state,
        COACH.c.agreement,
        COACH.c.paused_until,
        COACH.c.capacity,
        _GRANTS.where(GRANT.c.ended_at.is_(None)).scalar_subquery().label("open_matches"),
        _GRANTS.where(GRANT.c.granted_at >= bindparam("day_start")).scalar_subquery().label("accepted_today"),
        _IS_SEATED.label("is_seated"),
        _IS_NOTED_TODAY.label("is_noted_today"),
    )
    .select_from(ACCOUNT)
    .join(PERSON, (PERSON.c.network_id == ACCOUNT.c.network_id) & (PERSON.c.id == ACCOUNT.c.person_id))
    .outerjoin(
        COACH,
        and_(COACH.c.network_id == ACCOUNT.c.network_id, COACH.c.person_id == ACCOUNT.c.person_id),
    )
    .where(mine(ACCOUNT), ACCOUNT.c.lookup == bindparam("met_as"))
)
_IS_PRESENT = exists().where(
    mine(ACCOUNT), ACCOUNT.c.person_id == COACH.c.person_id, ACCOUNT.c.is_active, _IS_SEATED
)
_ABLE = select(func.count()).where(
    mine(COACH),
    COACH.c.state == bindparam("wanted"),
    COACH.c.agreement == bindparam("current"),
    or_(COACH.c.paused_until.is_(None), COACH.c.paused_until <= bindparam("now")),
    COACH.c.person_id != bindparam("besides"),
    _IS_PRESENT,
)
_UNDECIDED = _ABLE.where(
    ~exists().where(
        mine(PASSED), PASSED.c.request_id == bindparam("request"), PASSED.c.person_id == COACH.c.person_id
    )
)
_ALL = select(COACH).where(mine(COACH)).order_by(COACH.c.made_at, COACH.c.person_id)
_IN_STATE = _ALL.where(COACH.c.state == bindparam("wanted"))
_COACH = select(COACH).where(by_key(COACH, "person_id"))
_ADD = insert(COACH)
_SET = update(COACH).where(by_key(COACH, "person_id"))
_CHANGE_STATE = _SET.where(COACH.c.state != bindparam("other_than"))


class StoredCoaches:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def standing(self, account: Account, *, day_start: datetime) -> Standing | None:
        lookup = self._rows.account_lookup(account)
        row = self._rows.first(_STANDING, met_as=lookup, day_start=day_start)
        return row and _standing(row)

    def find(self, person: UUID) -> Coach | None:
        row = self._rows.first(_COACH, key=person)
        return row and self._open(row)

    def keep(self, person: UUID, account_id: UUID, profile: CoachProfile, *, now: datetime) -> None:
        values = {
            **self._rows.sealed(COACH, person, person, _columns(profile)),
            "account_id": account_id,
            "capacity": profile.capacity,
        }
        if self._rows.change(_SET, key=person, **values) == 0:
            self._rows.add(_ADD, {"person_id": person, "state": CoachState.APPLIED, "made_at": now, **values})

    def agree(self, person: UUID, version: int, *, now: datetime) -> None:
        self._rows.change(_SET, key=person, agreement=version, agreed_at=now)

    def set_state(self, person: UUID, state: CoachState, *, now: datetime) -> bool:
        """False when there is no such coach, or nothing to change."""
        values = {"confirmed_at": now} if state is CoachState.CONFIRMED else {}
        return self._rows.change(_CHANGE_STATE, key=person, other_than=state, state=state, **values) == 1

    def pause(self, person: UUID, until: datetime | None) -> None:
        self._rows.change(_SET, key=person, paused_until=until)

    def listed(self, *, state: CoachState | None = None) -> Sequence[Coach]:
        rows = self._rows.all(_ALL) if state is None else self._rows.all(_IN_STATE, wanted=state)
        return [self._open(row) for row in rows]

    def able(self, *, agreement: int, now: datetime, besides: UUID) -> int:
        values = {"wanted": CoachState.CONFIRMED, "current": agreement, "now": now, "besides": besides}
        return int(self._rows.value(_ABLE, **values))

    def undecided(self, request: UUID, *, agreement: int, now: datetime, besides: UUID) -> int:
        values = {"wanted": CoachState.CONFIRMED, "current": agreement, "now": now, "besides": besides}
        return int(self._rows.value(_UNDECIDED, request=request, **values))

    def _open(self, row: Row[Any]) -> Coach:
        opened = self._rows.opened(COACH, row.person_id, row.person_id, row._mapping)
        profile = CoachProfile(
            name=opened["sealed_name"] or "",
            line=opened["sealed_line"] or "",
            topics=codes_from_text(opened["sealed_topics"]),
            languages=codes_from_text(opened["sealed_languages"]),
            region=opened["sealed_region"],
            capacity=row.capacity,
        )
        state = CoachState(row.state)
        return Coach(row.person_id, row.account_id, state, profile, row.agreement, row.paused_until)


def _columns(profile: CoachProfile) -> dict[str, str | None]:
    return {
        "sealed_name": profile.name,
        "sealed_line": profile.line,
        "sealed_topics": codes_to_text(profile.topics),
        "sealed_languages": codes_to_text(profile.languages),
        "sealed_region": profile.region,
    }


def _standing(row: Row[Any]) -> Standing:
    return Standing(
        person=row.person_id,
        account_id=row.id,
        language=Language(row.language) if row.language else None,
        is_active=row.is_active,
        state=CoachState(row.state) if row.state else None,
        agreement=row.agreement,
        paused_until=row.paused_until,
        capacity=row.capacity or 0,
        open_matches=row.open_matches,
        accepted_today=row.accepted_today,
        is_seated=row.is_seated,
        is_noted_today=row.is_noted_today,
    )
