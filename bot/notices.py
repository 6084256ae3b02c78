"""What Klik promises to somebody who is not in front of it: a kind, a recipient, a reference. Never words or names.

Five kinds are *kept*: one message per (kind, recipient, reference) that is redrawn until it shows the truth.
The others are said once, or are steps of the request's own clock.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class NoticeKind(StrEnum):
    CONTACT = "contact"  # to the winning coach, about a grant
    BROADCAST = "broadcast"  # to a coaches' channel, about a request
    PREVIEW = "preview"  # to the candidate, about a request
    STATUS = "status"  # to the candidate, about a request
    ANSWER = "answer"  # to whoever typed or reacted; detail is an outcome
    DUTY = "duty"  # to a coach: own copies must go; about the duty, detail is after how many days
    WARN = "warn"  # to a person: everything goes in thirty days unless they do something
    TERM = "term"  # to a person: another retention term holds for them
    TICKET = "ticket"  # to who asked, about a line of their ticket: an answer
    CASE = "case"  # to a person, about a data request; detail is what happened to it
    PACKAGE = "package"  # to a person who asked for a copy, about the case: make it
    FILE = "file"  # to a person: a file of theirs; detail is "accepted" once they said it may be stored
    NUDGE = "nudge"  # to a coaches' channel, about an open request
    UNCLAIMED = "unclaimed"  # to the candidate: nobody yet
    ADMIN = "admin"  # to an admin: a task; detail is its code
    STATEMENT = "statement"  # to a person: a version of the privacy statement begins, about which one
    COACH = "coach"  # to a coach: what became of the application; detail is its code
    REMIND = "remind"  # step: time to nudge the channel
    ESCALATE = "escalate"  # step: time to tell the candidate and the admins
    EXPIRE = "expire"  # step: the request's term is over
    EARLY = (
        "early"  # step: an emoji came before its message was known; `to` is who reacted, detail a blind index
    )
    INCIDENT = "incident"  # step: an incident's 72 hours; detail is how many have passed
    CASE_CLOCK = "case_clock"  # step: a data request's own clock; detail is "warn" or "speak"
    ORDER = "order"  # step: tell whom an order was about, or have its hold looked at again; detail says which
    CV = "cv"  # step: fetch a file from the platform, about a request; detail is the platform's reference
    ANNOUNCE = "announce"  # step: tell the next persons of a version; detail is the last one told
    CONTROLS = "controls"  # step: run the self-checks; for nobody, detail is the day
    ERASE = "erase"  # step: carry an erasure further; `to` and `about` are the erasure
    DUTY_OVERDUE = "duty_overdue"  # step: a coach's duty is a task for the admins now
    TICKET_CLOCK = "ticket_clock"  # step: an answer to a ticket is due soon
    TICKET_ENDS = "ticket_ends"  # step: the term of a ticket of somebody without an account is over
    ROSTER = "roster"  # step: look at a coaches' channel and who is in it


KEPT_OF_A_REQUEST = frozenset(
    {NoticeKind.CONTACT, NoticeKind.BROADCAST, NoticeKind.PREVIEW, NoticeKind.STATUS}
)
KEPT = KEPT_OF_A_REQUEST | {NoticeKind.TICKET}
STEPS = frozenset(
    {
        NoticeKind.CONTROLS,
        NoticeKind.INCIDENT,
        NoticeKind.ORDER,
        NoticeKind.REMIND,
        NoticeKind.ESCALATE,
        NoticeKind.EXPIRE,
        NoticeKind.EARLY,
        NoticeKind.CASE_CLOCK,
        NoticeKind.CV,
        NoticeKind.ANNOUNCE,
        NoticeKind.ERASE,
        NoticeKind.DUTY_OVERDUE,
        NoticeKind.TICKET_CLOCK,
        NoticeKind.TICKET_ENDS,
        NoticeKind.ROSTER,
    }
)

# A contact is never kept waiting behind a newsletter or a nudge (F-016).
PRIORITY = {kind: place for place, kind in enumerate(NoticeKind)}


@dataclass(frozen=True)
class Notice:
    """`to` is an account's or a channel's id; `due_at` None means at once."""

    kind: NoticeKind
    to: UUID
    about: UUID | None = None
    detail: str = ""
    due_at: datetime | None = None


@dataclass(frozen=True)
class Leased:
    """A notice in a courier's hands; only the holder of the latest `fence` may say what became of it (F-007)."""

    id: UUID
    notice: Notice
    attempts: int
    fence: int


@dataclass(frozen=True)
class Parked:
    """A notice that could not be delivered, as `/avg queue` shows it: no words, no names."""

    id: UUID
    kind: NoticeKind
    code: str
    attempts: int
    since: datetime
