"""The key messages as Teams gets them (tests/golden/teams): each a card to the schema, small enough, naming nobody."""

import json
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
    claim,
    coach_form,
    details_form,
    mistakes,
    remove_form,
    request_form,
)
from bot.model import Contact, PublicFields
from bot.topics import TOPICS
from bot.views import Form, View
from bot.words import Language

GOLDEN = Path(__file__).parents[2] / "golden" / "teams"
KEY = "the-key-of-a-card"
SOMEBODY = UUID("00000000-0000-7000-8000-000000000000")
ALL_TOPICS = tuple(topic.code for topic in TOPICS)
PUBLIC = PublicFields(
    "Ik werk bij [werkgever] en wil leren kiezen.\n<at>Klik</at> [x](http://evil.test)",
    topics=ALL_TOPICS[:2],
    education=lists.EDUCATION[0].code,
)
CONTACT = Contact("Kanarie Vogelzang", "kanarie@voorbeeld.test", "06-00000000", "Ik wil leren kiezen.")


def contact(language: Language) -> View:
    rows = {"name": CONTACT.name, "email": CONTACT.email or ""}
    return claim.contact(language, reference="K-7F3KQ2", grant=str(SOMEBODY), rows=rows, has_contacted=False)


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


def again(language: Language) -> dict[str, Any]:
    wrong = mistakes.mistakes(language, {"motivation": "too_short:4", "consent_share": "tick_needed"})
    typed = Filled({"motivation": ("kort",), "topics": ALL_TOPICS[:2]}, wrong.errors)
    form = asked(language)["request_form"]
    return {"request_form_again": forms.form(form, Sheet(KEY, language, Where.MESSAGE), typed)}


def agreed(language: Language) -> dict[str, Any]:
    """As they stand in `tests/golden`, beside Slack's: `tests/bot/test_golden.py` draws both from one story."""
    folder = GOLDEN / language
    found = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")}
    assert found.keys() == {file.stem for file in (GOLDEN.parent / "slack" / language).glob("*.json")}
    assert len(found) > 20
    return found


@pytest.mark.parametrize("language", list(Language))
def test_every_key_message_is_a_card_to_the_schema_and_fits(language: Language) -> None:
    validator = Draft6Validator(schema())
    for name, card in (agreed(language) | again(language)).items():
        checked_card(card)
        faults = [fault.message[:200] for fault in validator.iter_errors(card)]
        assert faults == [], name
        assert len(json.dumps(card)) < 28 * 1024, name


@pytest.mark.parametrize("language", list(Language))
def test_a_form_that_comes_back_holds_what_was_typed_and_says_what_is_wrong(language: Language) -> None:
    drawn = json.dumps(again(language), ensure_ascii=False)
    wrong = mistakes.mistakes(language, {"motivation": "too_short:4"})
    assert '"value": "kort"' in drawn
    assert all(sentence in drawn for sentence in wrong.errors.values())


@pytest.mark.parametrize("language", list(Language))
def test_every_form_of_klik_fits_with_the_longest_answers(language: Language) -> None:
    for name, form in asked(language).items():
        values = {each.name: ("é" * 50_000,) for each in form.fields}
        errors = {each.name: "Dit is te lang." for each in form.fields}
        card = forms.form(form, Sheet(KEY, language, Where.DIALOG), Filled(values, errors))
        assert len(json.dumps(card)) < 28 * 1024, name


@pytest.mark.parametrize("language", list(Language))
def test_what_a_lock_screen_shows_names_nobody(language: Language) -> None:
    card = render.card(contact(language), key=KEY, forms=Forms.DIALOGS)
    assert CONTACT.name in json.dumps(card)
    assert CONTACT.name not in card["fallbackText"]
    assert CONTACT.name not in render.summary(contact(language).summary)
