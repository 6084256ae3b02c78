"""From a draft of the statement to a version that holds: what a draft must have, and telling everybody before it begins."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from uuid import UUID

from bot.context import Context
from bot.ids import new_id
from bot.notices import Notice, NoticeKind
from bot.ports.statements import Draft, Statement
from bot.ports.unit import Unit
from bot.privacy.purposes import Purpose
from bot.privacy.statement import day_of
from bot.words import Language

AT_ONCE = 100


class Objection(StrEnum):
    """Why a draft cannot become a version (F-125)."""

    NO_DRAFT = "no_draft"
    LANGUAGE_MISSING = "language_missing"
    PAST = "past"
    SAME_DAY = "same_day"
    SAME_TEXT = "same_text"
    UNKNOWN_PURPOSE = "unknown_purpose"


def drafted(texts: Mapping[Language, str], in_force: date, widens: Iterable[str] = ()) -> Draft:
    return Draft(new_id(), in_force, texts, tuple(sorted(set(widens))))


def objection(unit: Unit, context: Context, draft: Draft | None) -> Objection | None:
    """It begins on a later day than today: everybody is told first (R-033)."""
    if draft is None:
        return Objection.NO_DRAFT
    if any(not draft.texts.get(language, "").strip() for language in Language):
        return Objection.LANGUAGE_MISSING
    if draft.in_force <= day_of(context.now):
        return Objection.PAST
    if not set(draft.widens) <= set(Purpose):
        return Objection.UNKNOWN_PURPOSE
    published = unit.statements.all()
    if any(each.in_force == draft.in_force for each in published):
        return Objection.SAME_DAY
    digest = hashlib.sha256(draft.texts[Language.NL].encode()).digest()
    return Objection.SAME_TEXT if published and published[-1].digest == digest else None


def payload(draft: Draft) -> bytes:
    """What exactly two admins agree on: the day, the widened purposes, and every text."""
    texts = [draft.texts[language].encode() for language in sorted(draft.texts)]
    digests = b"".join(hashlib.sha256(text).digest() for text in texts)
    return b"\0".join((draft.in_force.isoformat().encode(), " ".join(draft.widens).encode(), digests))


def publish(unit: Unit, context: Context, draft: Draft, *, asked_by: UUID) -> Statement:
    """The draft gets its number, and the announcement begins. `asked_by` is an account: whose step it is."""
    published = unit.statements.publish(draft.id, now=context.now)
    unit.outbox.promise(Notice(NoticeKind.ANNOUNCE, asked_by, about=published.id), now=context.now)
    return published


def announce(unit: Unit, context: Context, notice: Notice) -> None:
    """One page of persons, and the promise of the next: committed together, so a crash repeats or skips nobody."""
    after = UUID(notice.detail) if notice.detail else None
    page = unit.people.after(after, limit=AT_ONCE)
    told = [unit.people.reachable(person) for person in page]
    unit.outbox.promise(
        *(Notice(NoticeKind.STATEMENT, person.account_id, about=notice.about) for person in told if person),
        now=context.now,
    )
    if len(page) == AT_ONCE:
        following = Notice(NoticeKind.ANNOUNCE, notice.to, about=notice.about, detail=str(page[-1]))
        unit.outbox.promise(following, now=context.now)
