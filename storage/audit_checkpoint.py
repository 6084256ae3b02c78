"""Where the audit trail was cut at its term (R-078): the chain's state at that entry, under a seal of its own.

Checking goes on from there. Without a checkpoint that opens, a trail that does not begin at 1 is broken; and the
database removes nothing that no checkpoint covers. The count of what is gone is the entry's own number.
"""

import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile
from uuid import UUID

from sqlalchemy import Connection, Integer, bindparam, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from storage.audit import AUDIT, CHECKPOINT
from storage.cipher import tuple_bytes
from storage.errors import CannotStart
from storage.statements import changed_by, rows_of
from storage.vault import Vault

_FIND = select(CHECKPOINT).where(CHECKPOINT.c.network_id == bindparam("network"))
_ADD = insert(CHECKPOINT)
_MOVE = update(CHECKPOINT).where(CHECKPOINT.c.network_id == bindparam("network"))
_OLDEST = (
    select(AUDIT.c.seq, AUDIT.c.at, AUDIT.c.mac, AUDIT.c.action, AUDIT.c.outcome)
    .where(AUDIT.c.network_id == bindparam("network"))
    .order_by(AUDIT.c.seq)
    .limit(bindparam("most", type_=Integer))
)
_CUT = delete(AUDIT).where(AUDIT.c.network_id == bindparam("network"), AUDIT.c.seq <= bindparam("last"))


@dataclass(frozen=True)
class Checkpoint:
    """Every entry up to `seq` is gone, the newest of them from `until`. `is_sealed`: as this installation wrote it."""

    seq: int
    mac: bytes = field(repr=False)
    until: datetime
    is_sealed: bool


def find(connection: Connection, vault: Vault, network: UUID) -> Checkpoint | None:
    """None for a trail that was never cut. One that cannot be read is one that is not sealed."""
    try:
        rows = connection.execute(_FIND, {"network": network}).all()
        if not rows:
            return None
        [row] = rows
        seal = _seal(vault, network, row.seq, row.mac, row.until, row.cut_at)
        return Checkpoint(row.seq, row.mac, row.until, hmac.compare_digest(row.seal, seal))
    except (AttributeError, DBAPIError, OverflowError, TypeError, ValueError):
        return Checkpoint(0, b"", datetime.min.replace(tzinfo=UTC), is_sealed=False)


def cut(
    connection: Connection, vault: Vault, network: UUID, *, began: datetime, now: datetime, at_most: int
) -> list[tuple[str, str]]:
    """Removes the oldest entries, those up to `began`, at most `at_most`; in the caller's transaction.

    Never from the middle: an entry that is older than one before it goes with that one. Action and outcome of each.
    """
    oldest = rows_of(connection, _OLDEST, {"network": network, "most": at_most})
    over = list(takewhile(lambda row: row.at <= began, oldest))
    if not over:
        return []
    last = over[-1]
    seal = _seal(vault, network, last.seq, last.mac, last.at, now)
    row = {"seq": last.seq, "mac": last.mac, "until": last.at, "cut_at": now, "seal": seal}
    if changed_by(connection, _MOVE, {"network": network, **row}) == 0:
        changed_by(connection, _ADD, {"network_id": network, **row})
    changed_by(connection, _CUT, {"network": network, "last": last.seq})
    return [(row.action, row.outcome) for row in over]


def _seal(vault: Vault, network: UUID, seq: int, mac: bytes, until: datetime, cut_at: datetime) -> bytes:
    moments = (each.astimezone(UTC).isoformat(timespec="microseconds").encode() for each in (until, cut_at))
    return vault.mac("audit-checkpoint", tuple_bytes(network.bytes, seq.to_bytes(8, "big"), mac, *moments))


def create_triggers(connection: Connection) -> None:
    """In place of the two that knew no checkpoint. Called by the migration."""
    match connection.dialect.name:
        case "sqlite":
            for statement in _SQLITE_TRIGGERS:
                connection.exec_driver_sql(statement)
        case other:  # PostgreSQL's follow with its engine
            raise CannotStart(f"Klik has no audit triggers for {other} yet")


_SQLITE_TRIGGERS = (
    "DROP TRIGGER audit_is_not_removed",
    "DROP TRIGGER audit_has_no_gaps",
    "CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit "
    "WHEN OLD.seq > coalesce((SELECT seq FROM audit_checkpoint WHERE network_id = OLD.network_id), 0) "
    "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
    "CREATE TRIGGER audit_has_no_gaps BEFORE INSERT ON audit WHEN NEW.seq IS NOT coalesce("
    "(SELECT max(seq) FROM audit WHERE network_id = NEW.network_id), "
    "(SELECT seq FROM audit_checkpoint WHERE network_id = NEW.network_id), 0) + 1 "
    "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
    "CREATE TRIGGER audit_checkpoint_is_not_removed BEFORE DELETE ON audit_checkpoint "
    "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
    "CREATE TRIGGER audit_checkpoint_only_moves_on BEFORE UPDATE ON audit_checkpoint "
    "WHEN NEW.seq <= OLD.seq BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
    # INSERT OR REPLACE fires no DELETE trigger (recursive_triggers is off).
    "CREATE TRIGGER audit_checkpoint_is_one BEFORE INSERT ON audit_checkpoint "
    "WHEN EXISTS (SELECT 1 FROM audit_checkpoint WHERE network_id = NEW.network_id) "
    "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
)
