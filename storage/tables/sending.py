"""What comes and goes: deliveries that were handled, notices that are due, messages of ours that stand somewhere.

References only: a queue holds no words and no names. `to_id` and `about_id` point to rows of several tables.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, column, text

from bot.notices import KEPT_OF_A_REQUEST
from storage.tables.declare import Holding, Row, partial_index

_delivery = Holding("delivery")
_sent = Holding("notice")
_standing = Holding("message")

LIVE = column("done_at").is_(None) & column("parked_at").is_(None)
DONE = column("done_at").is_not(None)
PARKED = column("parked_at").is_not(None)
# Written out, because a database only takes a partial index when a query repeats its words. Every accept promises
# three kept messages: an index on those would cost it five pages more to write.
SAID_ONCE = text("kind NOT IN ({})".format(", ".join(f"'{kind}'" for kind in sorted(KEPT_OF_A_REQUEST))))


class NoticeRow(Row, table=True):
    """The outbox. `due_at` is the next moment to look at a notice: while it is leased, the end of the lease."""

    __tablename__ = "notice"

    network_id: UUID = _sent.network()
    id: UUID = _sent.key()
    kind: str = _sent.code()
    priority: int = _sent.number()
    to_id: UUID = _sent.link()
    about_id: UUID | None = _sent.link(optional=True)
    detail: str = _sent.code(400)
    due_at: datetime = _sent.moment()
    attempts: int = _sent.number()
    lease_owner: UUID | None = _sent.link(optional=True)
    fence: int = _sent.number()
    done_at: datetime | None = _sent.moment(optional=True, term="starts")
    parked_at: datetime | None = _sent.moment(optional=True, term="starts")
    code: str | None = _sent.code(100, optional=True)
    made_at: datetime = _sent.moment()

    __table_args__ = (
        partial_index("ix_notice_due", "network_id", "due_at", where=LIVE),
        partial_index("ix_notice_said", "network_id", "to_id", "kind", "about_id", where=SAID_ONCE),
        partial_index("ix_notice_parked", "network_id", "parked_at", where=PARKED),
        partial_index("ix_notice_done", "network_id", "done_at", where=DONE),
    )


class MessageRow(Row, table=True):
    """A message of ours on a platform; `lookup` finds it from where it stands (an emoji names only that)."""

    __tablename__ = "message"

    network_id: UUID = _standing.network()
    id: UUID = _standing.key()
    kind: str = _standing.code()
    to_id: UUID = _standing.link()
    about_id: UUID = _standing.link()
    owner_id: UUID | None = _standing.link(optional=True)
    platform: str = _standing.code()
    workspace: str = _standing.code(100)
    lookup: bytes = _standing.blind()
    sealed_conversation: bytes = _standing.sealed()
    sealed_message: bytes = _standing.sealed()
    sent_at: datetime = _standing.moment()
    filled_at: datetime | None = _standing.moment(optional=True)

    __table_args__ = (
        UniqueConstraint("network_id", "about_id", "kind", "to_id", name="uq_message_kept"),
        UniqueConstraint("network_id", "lookup", name="uq_message_lookup"),
        Index("ix_message_owner", "network_id", "owner_id"),
    )


class InboxRow(Row, table=True):
    """A delivery that was handled: the blind index of its key, a MAC of its body, and what came of it. Never the body."""

    __tablename__ = "inbox"

    network_id: UUID = _delivery.network()
    lookup: bytes = _delivery.blind(primary_key=True)
    body_mac: bytes = _delivery.blind()
    outcome: str = _delivery.code(2000)
    received_at: datetime = _delivery.moment(term="starts")

    __table_args__ = (Index("ix_inbox_received", "network_id", "received_at"),)
