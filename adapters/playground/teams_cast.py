"""Who plays in the pretend tenant: the same roles as in the pretend Slack, and the team they meet in."""

import hashlib
import uuid
from collections.abc import Mapping

from adapters.playground.teams_things import Conversation, Person

TENANT = "11111111-2222-4333-8444-555555555555"
APP_ID = "22222222-3333-4444-8555-666666666666"
TEAM = "19:team@thread.tacv2"
COACHES_CHANNEL = "19:coaches@thread.tacv2"
TEAM_GROUP = "77777777-8888-4999-8aaa-bbbbbbbbbbbb"

# handle, role, Dutch name, English name. The last one has no part in any story: just another colleague.
PARTS = (
    ("candidate", "candidate", "Kandidaat", "Candidate"),
    ("coach1", "coach", "Coach 1", "Coach 1"),
    ("coach2", "coach", "Coach 2", "Coach 2"),
    ("coach3", "coach", "Coach 3", "Coach 3"),
    ("admin", "admin", "Beheerder", "Admin"),
    ("admin2", "admin", "Beheerder 2", "Admin 2"),
    ("visitor", "candidate", "Bezoeker", "Visitor"),
)


def cast(language: str) -> list[Person]:
    locale = "nl-NL" if language == "nl" else "en-US"
    names = {part[0]: part[2] if language == "nl" else part[3] for part in PARTS}
    return [_person(handle, role, name=names[handle], locale=locale) for handle, role, *_ in PARTS]


def _person(handle: str, role: str, *, name: str, locale: str) -> Person:
    digest = hashlib.sha256(f"{TENANT} {handle}".encode()).hexdigest()
    user = str(uuid.UUID(hex=digest[:32], version=4))
    return Person(user, f"29:1{digest[:42]}", name, role, locale, mail=f"{handle}@tenant.example")


def coaches_channel(people: Mapping[str, Person]) -> Conversation:
    members = tuple(person.id for person in people.values() if person.role in ("admin", "coach"))
    return Conversation(COACHES_CHANNEL, "coaches", False, members)


def dm_of(user: str) -> str:
    """Opaque, as Teams' own ids of personal chats are."""
    return f"a:1{hashlib.sha256(f'chat {user}'.encode()).hexdigest()[:40]}"
