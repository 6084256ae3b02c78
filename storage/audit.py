"""The audit chain: each entry carries a MAC over itself and the one before it, under a key outside the database.

Adding stands here, checking in `audit_check`, the end of the chain outside the database in `audit_head` (faults 1.4).
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, select

from storage.cipher import tuple_bytes
from storage.errors import CannotStart
from storage.statements import changed_by, rows_of
from storage.tables.audit import AuditRow, CheckpointRow
from storage.tables.declare import table_of
from storage.vault import Vault

AUDIT, CHECKPOINT = table_of(AuditRow), table_of(CheckpointRow)
BEFORE_THE_FIRST = bytes(32)

_last = (
    select(AUDIT.c.seq, AUDIT.c.mac)
    .where(AUDIT.c.network_id == bindparam("network"))
    .order_by(AUDIT.c.seq.desc())
    .limit(1)
)
_cut_there = select(CHECKPOINT.c.seq, CHECKPOINT.c.mac).where(CHECKPOINT.c.network_id == bindparam("network"))
_add = insert(AUDIT)
_count = select(func.count()).where(
    AUDIT.c.network_id == bindparam("network"), AUDIT.c.action == bindparam("action")
)
_latest = (
    select(AUDIT.c.outcome)
    .where(AUDIT.c.network_id == bindparam("network"), AUDIT.c.action == bindparam("action"))
    .order_by(AUDIT.c.seq.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Record:
    """Who did what to which row, as what, and how it ended. Ids and words of ours: never anything personal."""

    network: UUID
    at: datetime
    action: str
    role: str
    outcome: str
    actor: UUID | None = None
    about: UUID | None = None
    case: UUID | None = None


@dataclass(frozen=True)
class Head:
    """The last entry of a network's chain."""

    network: UUID
    seq: int
    mac: bytes = field(repr=False)


def append(connection: Connection, vault: Vault, record: Record) -> Head:
    """Adds to the chain in the caller's transaction: no audit, no act. The head counts once that is committed."""
    here = {"network": record.network}
    # Nothing is left where all is older than the term: the chain goes on from where it was cut.
    last = rows_of(connection, _last, here) or rows_of(connection, _cut_there, here)
    seq, before = (last[0].seq + 1, last[0].mac) if last else (1, BEFORE_THE_FIRST)
    mac = entry_mac(vault, record, seq=seq, before=before)
    changed_by(
        connection,
        _add,
        {
            "network_id": record.network,
            "seq": seq,
            "at": record.at,
            "actor_id": record.actor,
            "role": record.role,
            "action": record.action,
            "about_id": record.about,
            "case_id": record.case,
            "outcome": record.outcome,
            "prev_mac": before,
            "mac": mac,
        },
    )
    return Head(record.network, seq, mac)


def count(connection: Connection, network: UUID, action: str) -> int:
    found = rows_of(connection, _count, {"network": network, "action": action})
    return int(found[0][0])


def latest(connection: Connection, network: UUID, action: str) -> str | None:
    """How the newest act of this kind ended."""
    found = rows_of(connection, _latest, {"network": network, "action": action})
    return str(found[0][0]) if found else None


def entry_mac(vault: Vault, record: Record, *, seq: int, before: bytes) -> bytes:
    text = (record.action, record.role, record.outcome)
    ids = (record.actor, record.about, record.case)
    return vault.mac(
        "audit",
        tuple_bytes(
            record.network.bytes,
            seq.to_bytes(8, "big"),
            record.at.astimezone(UTC).isoformat(timespec="microseconds").encode(),
            *(word.encode() for word in text),
            *(each.bytes if each else b"" for each in ids),
            before,
        ),
    )


def create_triggers(connection: Connection) -> None:
    """The database itself refuses to change, remove, replace or skip an entry. Called by the migration."""
    match connection.dialect.name:
        case "sqlite":
            for statement in _SQLITE_TRIGGERS:
                connection.exec_driver_sql(statement)
        case other:  # PostgreSQL's follow with its engine
            raise CannotStart(f"Klik has no audit triggers for {other} yet")


# INSERT OR REPLACE fires no DELETE trigger (recursive_triggers is off): the third one stops it.
_SQLITE_TRIGGERS = (
    "CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit "
    "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
    "CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit "
    "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
    "CREATE TRIGGER audit_has_no_gaps BEFORE INSERT ON audit "
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit WHERE network_id = NEW.network_id) "
    "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
)
