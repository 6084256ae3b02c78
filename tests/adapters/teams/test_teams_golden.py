"""The key messages as Teams gets them, in both languages: a change in any shows up in review.

KLIK_GOLDEN=write writes the files anew; then read the difference before it is committed.
"""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft6Validator
from teams_tenant import schema

from adapters.playground.teams_cards import checked_card
from adapters.teams import forms, render
from adapters.teams.forms import Filled, Sheet
from adapters.teams.render import Forms, Where
from bot.matching import lists
from bot.messages import (
    broadcast,
    claim,
    coach_form,
    details_form,
    mistakes,
    remove_form,
    request_form,
    talking,
)
from bot.messages.preview import Preview, preview
from bot.model import Contact, PublicFields, Request, RequestState
from bot.outcome import Said
from bot.rules import Rules
from bot.topics import TOPICS
from bot.views import Form, Mark, View
from bot.words import Language

GOLDEN = Path(__file__).parent / "golden"
IS_WRITING = os.environ.get("KLIK_GOLDEN") == "write"
KEY = "the-key-of-a-card"
SOMEBODY = UUID("00000000-0000-7000-8000-000000000000")
MOMENT = datetime(2026, 5, 3, 9, 30, tzinfo=UTC)
ALL_TOPICS = tuple(topic.code for topic in TOPICS)
PUBLIC = PublicFields(
    "Ik werk bij [werkgever] en wil leren kiezen.\n<at>Klik</at> [x](http://evil.test)",
    topics=ALL_TOPICS[:2],
    education=lists.EDUCATION[0].code,
)
CONTACT = Contact("Kanarie Vogelzang", "kanarie@voorbeeld.test", "06-00000000", "Ik wil leren kiezen.")


def request(state: RequestState) -> Request:
    return Request(
        SOMEBODY,
        reference="K-7F3KQ2",
        candidate=SOMEBODY,
        account_id=SOMEBODY,
        state=state,
        language=Language.NL,
        public=PUBLIC,
        opened_at=MOMENT,
        expires_at=MOMENT,
        closed_at=None,
    )


def views(language: Language) -> dict[str, View]:
    rules = Rules(public_url="https://klik.voorbeeld.test")
    marks = Preview(marks=(Mark(12, 23), Mark(27, 30, unsure=True)), removed=1)
    return {
        "welcome": talking.welcome(language, rules=rules, version=1, in_force=date(2026, 1, 1)),
        "preview": preview(request(RequestState.PREVIEWED), language, marks),
        "broadcast": broadcast.broadcast(request(RequestState.OPEN), language),
        "broadcast_matched": broadcast.broadcast(request(RequestState.GRANTED), language),
        "shell": broadcast.shell(language, "K-7F3KQ2"),
        "contact": claim.contact(
            language,
            reference="K-7F3KQ2",
            grant=str(SOMEBODY),
            rows={"name": CONTACT.name, "email": CONTACT.email or ""},
            has_contacted=False,
        ),
        "won": claim.answer(Said.WON, language, {"reference": "K-7F3KQ2"}),
    }


def asked(language: Language) -> dict[str, Form]:
    about = str(SOMEBODY)
    return {
        "request_form": request_form.request_form(
            language, about=about, contact=CONTACT, topics=ALL_TOPICS[:1]
        ),
        "details_form": details_form.details_form(language, about=about, public=PUBLIC, contact=CONTACT),
        "remove_form": remove_form.remove_form(
            language, about=about, motivation=PUBLIC.motivation, has_removed=True
        ),
        "coach_form": coach_form.coach_form(
            language, profile=None, capacity=3, statement="De privacyverklaring, versie 1."
        ),
        "agreement_form": coach_form.agreement_form(language, version=1),
    }


def cards(language: Language) -> dict[str, Any]:
    drawn = {name: render.card(view, key=KEY, forms=Forms.DIALOGS) for name, view in views(language).items()}
    for name, form in asked(language).items():
        drawn[name] = forms.form(form, Sheet(KEY, language, Where.DIALOG))
    wrong = mistakes.mistakes(language, {"motivation": "too_short:4", "consent_share": "tick_needed"})
    typed = Filled({"motivation": ("kort",), "topics": ALL_TOPICS[:2]}, wrong.errors)
    form = asked(language)["request_form"]
    drawn["request_form_again"] = forms.form(form, Sheet(KEY, language, Where.MESSAGE), typed)
    return drawn


@pytest.mark.parametrize("language", list(Language))
def test_the_key_messages_are_as_they_were_agreed(language: Language) -> None:
    found = {name: settled(drawn) for name, drawn in cards(language).items()}
    folder = GOLDEN / language.value
    if IS_WRITING:
        write(folder, found)
    kept = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.json")}
    assert found.keys() == kept.keys()
    for name in found:
        assert found[name] == kept[name], f"{name} is drawn differently; KLIK_GOLDEN=write if it is meant so"


def settled(drawn: Any) -> str:
    return json.dumps(drawn, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write(folder: Path, found: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("*.json"):
        file.unlink()
    for name, text in found.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("language", list(Language))
def test_every_key_message_is_a_card_to_the_schema_and_fits(language: Language) -> None:
    validator = Draft6Validator(schema())
    for name, card in cards(language).items():
        checked_card(card)
        faults = [fault.message[:200] for fault in validator.iter_errors(card)]
        assert faults == [], name
        assert len(json.dumps(card)) < 28 * 1024, name


@pytest.mark.parametrize("language", list(Language))
def test_every_form_of_klik_fits_with_the_longest_answers(language: Language) -> None:
    for name, form in asked(language).items():
        values = {each.name: ("é" * 50_000,) for each in form.fields}
        errors = {each.name: "Dit is te lang." for each in form.fields}
        card = forms.form(form, Sheet(KEY, language, Where.DIALOG), Filled(values, errors))
        assert len(json.dumps(card)) < 28 * 1024, name


@pytest.mark.parametrize("language", list(Language))
def test_what_a_lock_screen_shows_names_nobody(language: Language) -> None:
    card = cards(language)["contact"]
    assert CONTACT.name in json.dumps(card)
    assert CONTACT.name not in card["fallbackText"]
    assert CONTACT.name not in render.summary(views(language)["contact"].summary)
