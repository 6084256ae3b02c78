"""The privacy statement: its versions, and showing it before any question about a person (R-003)."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from bot.audit import AuditAction, AuditEntry
from bot.model import Person, Role
from bot.ports.unit import Unit


@dataclass(frozen=True)
class Statement:
    """A published version: immutable, pinned by its digest."""

    version: int
    in_force: date
    text: str

    @property
    def digest(self) -> bytes:
        return hashlib.sha256(self.text.encode()).digest()


VERSION = 1
IN_FORCE = date(2020, 11, 5)


@cache
def current() -> Statement:
    """Version 1, in force since 5 November 2020 (R-090), byte for byte as it was supplied (T8)."""
    text = files("bot.privacy").joinpath("statement_1.nl.txt").read_bytes().decode()
    return Statement(VERSION, IN_FORCE, text)


def show_once(unit: Unit, person: Person, *, now: datetime) -> bool:
    """Record that the statement is put before this person; False when they have had this version."""
    statement = current()
    if unit.people.has_seen_statement(person.id, statement.version):
        return False
    unit.people.statement_shown(person.id, version=statement.version, digest=statement.digest, now=now)
    unit.audit(AuditEntry(AuditAction.STATEMENT_SHOWN, Role.KLIK, actor=person.id))
    return True
