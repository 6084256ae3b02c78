"""The key messages as Slack and Teams get them, in both languages: a change in any shows up in review.

KLIK_GOLDEN=write writes the files anew; then read the difference before it is committed.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from adapters.slack import forms as slack_forms
from adapters.slack import render as slack
from adapters.teams import forms as teams_forms
from adapters.teams import render as teams
from adapters.teams.forms import Sheet
from adapters.teams.render import Forms, Where
from bot.model import Platform
from bot.rules import Rules
from bot.views import Form, Say, View
from bot.words import Language
from tests.conversation import Actor, House
from tests.furniture import COACHES, REQUEST
from tests.messenger import direct

GOLDEN = Path(__file__).parents[1] / "golden"
IS_WRITING = os.environ.get("KLIK_GOLDEN") == "write"

MOTIVATION = {
    Language.NL: "Ik ben Kanarie Vogelzang. Na acht jaar plannen wil ik leren kiezen. Bel me op 06 12345678.",
    Language.EN: "My name is Kanarie Vogelzang. After eight years of planning I want to learn how to choose. "
    "Call me on 06 12345678.",
}
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
REFERENCES = re.compile(r"K-[2-9A-Z]{6}")


class Album:
    """Takes a picture of what stands somewhere, under a name."""

    def __init__(self, town: House) -> None:
        self._town = town
        self.taken: dict[str, View | Form] = {}

    def form(self, name: str, form: Form) -> None:
        self.taken[name] = form

    def reply(self, name: str, actor: Actor) -> None:
        assert isinstance(actor.reply, Say)
        self.view(name, actor.reply.view)

    def view(self, name: str, view: View) -> None:
        self.taken[name] = view

    def last(self, name: str, actor: Actor | None = None, *, back: int = 1) -> None:
        place = direct(actor.account) if actor else COACHES
        self.view(name, self._town.platform.standing(place)[-back].view)


def story(town: House, language: Language) -> dict[str, View | Form]:
    """The main story, with a picture of every key message."""
    album, people = (
        Album(town),
        [town.person(user) for user in ("U0CANDIDATE", "U0FIRST", "U0SECOND", "U0ADMIN")],
    )
    candidate, coach, other, admin = people
    for actor in people:
        actor.language = language
        actor.presses("language.set", language.value)
    candidate.says("hoi" if language is Language.NL else "hello")
    town.courier.runs()
    album.last("welcome", candidate)
    album.form("request_form", candidate.opens_the_form())
    candidate.sends({**REQUEST, "motivation": MOTIVATION[language]})
    town.courier.runs()
    album.last("preview", candidate)
    candidate.presses("request.remove")
    album.form("remove_form", candidate.form)
    candidate.presses("request.details")
    album.form("details_form", candidate.form)
    candidate.presses("request.publish")
    town.courier.runs()
    album.last("broadcast")
    album.last("status_waiting", candidate)
    candidate.presses("data.consents", "")
    album.reply("consents", candidate)
    coach.presses("request.accept")
    album.reply("won", coach)
    other.presses("request.accept")
    album.reply("taken", other)
    town.courier.runs()
    album.last("contact", coach)
    album.last("broadcast_matched")
    album.last("status_matched", candidate, back=2)
    album.last("match_news", candidate)
    corrects(album, candidate)
    town.courier.runs()
    album.last("replace_copies", coach)
    candidate.presses("request.withdraw", candidate.request.id)
    town.courier.runs()
    album.last("contact_ended", coach)
    album.last("status_withdrawn", candidate, back=2)
    for line, name in (
        ("/klik help", "help"),
        ("/avg", "overview"),
        ("/avg coaches", "coaches"),
        ("/avg queue", "queue"),
        ("/avg roles", "roles"),
        ("/avg incident", "incidents"),
        ("/avg disclose", "orders"),
        ("/avg controls", "controls"),
        ("/avg access", "looks"),
    ):
        admin.types(line)
        album.reply(name, admin)
    for action in ("role.give", "incident.new", "disclose.new"):
        admin.presses(action, "")
        album.form(action.replace(".", "_"), admin.form)
    newcomer = town.person("U0NEWCOMER")
    newcomer.language = language
    newcomer.types("/klik coach")
    album.form("coach_form", newcomer.form)
    profile = {
        "coach_name": "W",
        "coach_line": "W",
        "topics": ["other"],
        "languages": ["nl"],
        "capacity": "3",
    }
    newcomer.sends(profile)
    album.form("agreement_form", newcomer.form)
    return album.taken


def corrects(album: Album, candidate: Actor) -> None:
    candidate.presses("data.change", "")
    album.form("change_form", candidate.form)
    candidate.presses("data.correct", "")
    album.form("correct_form", candidate.form)
    candidate.sends({name: REQUEST[name] for name in ("name", "phone")} | {"email": "nieuw@voorbeeld.nl"})
    album.reply("corrected", candidate)


def settled(drawn: Any) -> str:
    """As text in which nothing is random."""
    text = json.dumps(drawn, ensure_ascii=False, indent=1, sort_keys=True)
    return REFERENCES.sub("K-7F3KQ2", IDS.sub("00000000-0000-7000-8000-000000000000", text)) + "\n"


def drawn(taken: View | Form, platform: Platform, language: Language) -> Any:
    match taken, platform:
        case Form(), Platform.SLACK:
            return slack_forms.form(taken)
        case View(), Platform.SLACK:
            return slack.message(taken)
        case Form(), _:
            return teams_forms.form(taken, Sheet("the-key-of-a-card", language, Where.DIALOG))
        case View(), _:
            return teams.card(taken, key="the-key-of-a-card", forms=Forms.DIALOGS)


@pytest.mark.parametrize("language", list(Language))
def test_the_key_messages_are_as_they_were_agreed(town: House, language: Language) -> None:
    town.restarts(language=language, public_url=Rules().public_url, contact="post@voorbeeld.nl")
    taken = story(town, language)
    for platform in Platform:
        found = {name: settled(drawn(each, platform, language)) for name, each in taken.items()}
        compare(found, GOLDEN / platform / language)


def compare(found: dict[str, str], folder: Path) -> None:
    if IS_WRITING:
        write(folder, found)
    kept = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.json")}
    assert found.keys() == kept.keys()
    for name in found:
        assert found[name] == kept[name], f"{name} is drawn differently; KLIK_GOLDEN=write if it is meant so"


def write(folder: Path, found: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("*.json"):
        file.unlink()
    for name, text in found.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
