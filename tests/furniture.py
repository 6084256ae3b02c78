"""What stands in every house of the tests: names of places and people (all invented), a filled-in form, settings, deliveries."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from adapters.settings import Settings, read_settings
from bot import events
from bot.ids import new_id
from bot.model import Account, Place, Platform, SentMessage
from tests.messenger import direct

Values = Mapping[str, Any]

WORKSPACE = "T0WORK"
COACHES = Place(Platform.SLACK, WORKSPACE, "C0COACHES")
ADMIN = Account(Platform.SLACK, WORKSPACE, "U0ADMIN")
MOTIVATION = "Ik werk al acht jaar als planner en twijfel of ik door moet in dit vak. Ik wil leren kiezen wat bij me past."
REQUEST = {
    "motivation": MOTIVATION,
    "topics": ["career_change"],
    "name": "Kanarie Vogelzang",
    "email": "kanarie.7f3a@voorbeeld.nl",
    "phone": "06 12345678",
    "consent_share": ["yes"],
}
CANARIES = ("Kanarie", "Vogelzang", "kanarie.7f3a", "12345678")


def delivery(key: str = "", *, digest: bytes = b"body") -> events.Delivery:
    """One arrival; a key of its own unless a test repeats one."""
    return events.Delivery(key or str(new_id()), digest)


def message(account: Account, text: str, **delivered: Any) -> events.MessageReceived:
    return events.MessageReceived(
        delivery=delivery(**delivered), account=account, place=direct(account), text=text
    )


def command(account: Account, line: str, *, in_public: bool = False) -> events.CommandIssued:
    word, _, text = line.partition(" ")
    return events.CommandIssued(
        delivery=delivery(), account=account, command=word, text=text, in_public=in_public
    )


def press(account: Account, action: str, value: str, **delivered: Any) -> events.ActionPressed:
    return events.ActionPressed(delivery=delivery(**delivered), account=account, action=action, value=value)


def form(
    account: Account, name: str, given: Values, *, about: str = "", **delivered: Any
) -> events.FormSubmitted:
    return events.FormSubmitted(
        delivery=delivery(**delivered), account=account, form=name, about=about, values=values(given)
    )


def values(given: Values) -> dict[str, tuple[str, ...]]:
    """What a platform makes of a filled-in form; a single text stands for a list of one."""
    return {name: (each,) if isinstance(each, str) else tuple(each) for name, each in given.items()}


def reaction(account: Account, sent: SentMessage, *, emoji: str) -> events.ReactionAdded:
    return events.ReactionAdded(
        delivery=delivery(), account=account, place=sent.place, message=sent.message, emoji=emoji
    )


def settings(folder: Path) -> Settings:
    return read_settings(
        {
            "SLACK_BOT_TOKEN": "xoxb-4f1f0c6e2a",
            "SLACK_SIGNING_SECRET": "5d7e3b1f9a2c4e6d8f0a1b2c3d4e5f60",
            "KLIK_DATA_DIR": str(folder),
            "KLIK_MASTER_KEY_FILE": str(folder / "master.key"),
            "KLIK_COACH_CHANNELS": f"slack:{COACHES.workspace}:{COACHES.conversation}",
            "KLIK_ADMINS": f"slack:{ADMIN.workspace}:{ADMIN.user}",
        },
        env_file=None,
    )
