"""Checking the audit chain: walks it from the first entry, or from where it was cut at its term, and names the first one
that is not as it was written."""

import hmac
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, Row, select
from sqlalchemy.exc import DBAPIError

from storage.audit import AUDIT, BEFORE_THE_FIRST, CHECKPOINT, Head, Record, entry_mac
from storage.audit_checkpoint import Checkpoint, find
from storage.vault import Vault

_PAGE = 1_000


class Finding(StrEnum):
    INTACT = "intact"
    ALTERED = "altered"  # the entry at `seq` is not what was written there
    MISSING = "missing"  # the entry at `seq` is gone, or another was numbered into its place
    UNSEALED = "unsealed"  # where the trail was cut at its term does not say what Klik wrote there
    CUT = "cut"  # from `seq` on, entries that were committed are gone: a tail removed, an older database
    REPLACED = (
        "replaced"  # the entry at `seq` is well-formed but another one: a database from another history
    )
    HEAD_MISSING = "head_missing"  # there are entries, and nothing outside the database that vouches for them


@dataclass(frozen=True)
class Verdict:
    """`after_head`: entries beyond the noted head; a crash leaves as many as its last commits had.

    `removed`: so many entries before these were removed at their term, the newest of them from `until`.
    """

    network: UUID
    finding: Finding
    entries: int
    seq: int | None = None
    after_head: int = 0
    removed: int = 0
    until: datetime | None = None

    @property
    def is_intact(self) -> bool:
        return self.finding is Finding.INTACT


def verify(
    engine: Engine,
    vault: Vault,
    network: UUID,
    *,
    head: Head | None,
    progress: Callable[[int], None] | None = None,
) -> Verdict:
    """`head` is to be read before this is called: entries may be added meanwhile, and it never runs ahead of them.

    Entries may also be removed at their term meanwhile: what is found then is found anew, from the new checkpoint.
    """
    checkpoint = _checkpoint(engine, vault, network)
    verdict = _verified(engine, vault, network, checkpoint, head, progress)
    while not verdict.is_intact and (moved := _checkpoint(engine, vault, network)) != checkpoint:
        checkpoint = moved
        verdict = _verified(engine, vault, network, checkpoint, head, progress)
    return verdict


def _verified(
    engine: Engine,
    vault: Vault,
    network: UUID,
    checkpoint: Checkpoint | None,
    head: Head | None,
    progress: Callable[[int], None] | None,
) -> Verdict:
    if checkpoint is None:
        return _walk(engine, vault, network, (0, BEFORE_THE_FIRST), head, progress)
    if not checkpoint.is_sealed:
        return Verdict(network, Finding.UNSEALED, 0, seq=1)
    begin = (checkpoint.seq, checkpoint.mac)
    found = _walk(engine, vault, network, begin, head, progress)
    entries = found.entries - checkpoint.seq
    return replace(found, entries=entries, removed=checkpoint.seq, until=checkpoint.until)


def _walk(
    engine: Engine,
    vault: Vault,
    network: UUID,
    begin: tuple[int, bytes],
    head: Head | None,
    progress: Callable[[int], None] | None,
) -> Verdict:
    """`begin`: the entry before the first. `entries` of what it finds counts from the very first."""
    seq, mac = begin
    if head is not None and head.seq == seq and not hmac.compare_digest(head.mac, mac):
        return Verdict(network, Finding.REPLACED, seq, seq=seq)
    for row in _rows(engine, network, progress):
        seq += 1
        if row is None:
            return Verdict(network, Finding.ALTERED, seq - 1, seq=seq)
        if row.seq != seq:
            return Verdict(network, Finding.MISSING, seq - 1, seq=seq)
        if not _is_as_written(vault, row, mac):
            return Verdict(network, Finding.ALTERED, seq - 1, seq=seq)
        mac = row.mac
        if head is not None and head.seq == seq and not hmac.compare_digest(head.mac, mac):
            return Verdict(network, Finding.REPLACED, seq - 1, seq=seq)
    return _judge_the_end(network, seq, head)


def _checkpoint(engine: Engine, vault: Vault, network: UUID) -> Checkpoint | None:
    with engine.connect() as connection:
        return find(connection, vault, network)


def verify_all(engine: Engine, vault: Vault, heads: Mapping[UUID, Head]) -> list[Verdict]:
    """Every network that has entries, and every one that should have."""
    with engine.connect() as connection:
        tables = (AUDIT, CHECKPOINT)
        present = {
            found
            for table in tables
            for found in connection.execute(select(table.c.network_id).distinct()).scalars()
        }
    return [
        verify(engine, vault, network, head=heads.get(network)) for network in sorted(present | heads.keys())
    ]


def _judge_the_end(network: UUID, last: int, head: Head | None) -> Verdict:
    if head is None:
        return Verdict(network, Finding.HEAD_MISSING if last else Finding.INTACT, last)
    if last < head.seq:
        return Verdict(network, Finding.CUT, last, seq=last + 1)
    return Verdict(network, Finding.INTACT, last, after_head=last - head.seq)


def _is_as_written(vault: Vault, row: Row[Any], before: bytes) -> bool:
    try:
        record = Record(
            row.network_id,
            row.at,
            row.action,
            row.role,
            row.outcome,
            actor=row.actor_id,
            about=row.about_id,
            case=row.case_id,
        )
        mac = entry_mac(vault, record, seq=row.seq, before=before)
        return hmac.compare_digest(row.mac, mac) and hmac.compare_digest(row.prev_mac, before)
    except (AttributeError, TypeError, ValueError):  # a value of another type was put there
        return False


def _rows(engine: Engine, network: UUID, progress: Callable[[int], None] | None) -> Iterator[Row[Any] | None]:
    """In order, page by page, each page its own transaction: a long one would let the log grow (storage 5)."""
    last = 0
    while True:
        with engine.connect() as connection:
            page = list(_page(connection, network, last))
        yield from page
        if len(page) < _PAGE or page[-1] is None:
            return
        last = page[-1].seq
        if progress is not None:
            progress(last)


def _page(connection: Connection, network: UUID, last: int) -> Iterator[Row[Any] | None]:
    """None for a row that cannot even be read, and nothing after it."""
    query = select(AUDIT).where(AUDIT.c.network_id == network, AUDIT.c.seq > last)
    result = connection.execute(query.order_by(AUDIT.c.seq).limit(_PAGE))
    while True:
        try:
            row = result.fetchone()  # one at a time: an unreadable row takes no readable one along
        except (DBAPIError, TypeError, ValueError):
            yield None
            return
        if row is None:
            return
        yield row
