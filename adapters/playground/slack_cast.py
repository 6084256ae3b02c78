"""Who plays in the pretend workspace: roles instead of names, and the coaches' channel they meet in."""

from collections.abc import Mapping

from adapters.playground.slack_shapes import BOT_USER
from adapters.playground.slack_things import Conversation, Person

# id, role, Dutch name, English name. The last one has no part in any story: just another colleague.
PARTS = (
    ("U0CANDIDATE", "candidate", "Kandidaat", "Candidate"),
    ("U0COACH01", "coach", "Coach 1", "Coach 1"),
    ("U0COACH02", "coach", "Coach 2", "Coach 2"),
    ("U0COACH03", "coach", "Coach 3", "Coach 3"),
    ("U0ADMIN01", "admin", "Beheerder", "Admin"),
    ("U0ADMIN02", "admin", "Beheerder 2", "Admin 2"),
    ("U0VISITOR", "candidate", "Bezoeker", "Visitor"),
)


def cast(language: str) -> list[Person]:
    locale = "nl-NL" if language == "nl" else "en-US"
    people = [
        _person(part, name=dutch if language == "nl" else english, locale=locale)
        for part in PARTS
        for dutch, english in [part[2:]]
    ]
    return [*people, Person(BOT_USER, "klik", "Klik", "bot", "en-US", is_bot=True)]


def _person(part: tuple[str, str, str, str], *, name: str, locale: str) -> Person:
    handle = name.lower().replace(" ", "")
    return Person(part[0], handle, name, part[1], locale, is_admin=part[1] == "admin")


def coaches_channel(channel: str, *, people: Mapping[str, Person], created: int) -> Conversation:
    """The first admin made it, invited the coaches, and invited the bot."""
    admin = [person.id for person in people.values() if person.role == "admin"]
    coaches = [person.id for person in people.values() if person.role == "coach"]
    members = (*admin, *coaches, BOT_USER)
    return Conversation(channel, "coaches", False, members, creator=admin[0], created=created)
