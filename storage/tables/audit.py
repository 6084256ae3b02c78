"""The audit trail: one chain per network, rows are added and never changed. How it is chained stands in `storage.audit`."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Column, Index
from sqlmodel import Field

from bot.privacy.purposes import DataClass
from storage.tables.declare import Holding, Row

_proof = Holding("audit")
_network = Holding("network")


def _sequence() -> Any:
    info = {"held": _proof.held(DataClass.NONE)}
    return Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False, info=info))


def _number() -> Any:
    return Field(sa_column=Column(BigInteger, nullable=False, info={"held": _network.held(DataClass.NONE)}))


class AuditRow(Row, table=True):
    """Ids without foreign keys: the entry outlives whom and what it is about, as a random id."""

    __tablename__ = "audit"

    network_id: UUID = _proof.network()
    seq: int = _sequence()
    at: datetime = _proof.moment(term="starts")
    actor_id: UUID | None = _proof.link(optional=True)
    role: str = _proof.code()
    action: str = _proof.code()
    about_id: UUID | None = _proof.link(optional=True)
    case_id: UUID | None = _proof.link(optional=True)
    outcome: str = _proof.code(100)
    prev_mac: bytes = _proof.blind()
    mac: bytes = _proof.blind()

    __table_args__ = (Index("ix_audit_about", "network_id", "about_id"),)


class CheckpointRow(Row, table=True):
    """Where the trail was last cut, at its term (`storage.audit_checkpoint`). Nobody is in it."""

    __tablename__ = "audit_checkpoint"

    network_id: UUID = _network.network()
    seq: int = _number()
    mac: bytes = _network.blind()
    until: datetime = _network.moment()
    cut_at: datetime = _network.moment()
    seal: bytes = _network.blind()
