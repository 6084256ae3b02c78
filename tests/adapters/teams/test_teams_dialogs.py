"""Forms and windows on Teams: in a dialog or on the card; what was typed reaches the door, and comes back with its mistakes."""

import pytest
from teams_acts import FORM, START, card, in_chat, mistaken, opened, press
from teams_tenant import NotingDoor, tenant, texts_in, view

from adapters.teams.render import Forms
from bot.events import FormSubmitted
from bot.outcome import Outcome, Said
from bot.views import (
    Ask,
    Form,
    Invalid,
    Nothing,
    PersonField,
    Reply,
    Say,
    Show,
)


async def test_a_form_opens_as_a_dialog_and_what_was_typed_reaches_the_door_under_the_fields_names() -> None:
    async with tenant(NotingDoor(says=Ask(FORM))) as on:
        dialog = await opened(on)
        on.door.says = Nothing()
        values = {"motivation": "Ik wil verder, echt", "topics": ["burnout", "rest"], "consent_share": True}
        status, _ = await on.teams.submit(on.candidate, dialog.id, values)
        assert status == 200
        sent = on.door.heard[-1]
        assert isinstance(sent, FormSubmitted)
        assert (sent.form, sent.about) == ("request.submit", "opaque-reference")
        assert sent.values == {
            "motivation": ("Ik wil verder, echt",),
            "topics": ("burnout", "rest"),
            "consent_share": ("yes",),
        }
        assert on.dialog(on.candidate) is None


async def test_somebody_chosen_from_the_tenant_arrives_by_their_entra_id() -> None:
    who = Form("Wie", "role.give", "Verder", "Stop", (PersonField("person", "Wie", "Om wie gaat het?"),))
    async with tenant(NotingDoor(says=Ask(who))) as on:
        dialog = await opened(on)
        on.door.says = Nothing()
        await on.teams.submit(on.candidate, dialog.id, {"person": on.coach})
        sent = on.door.heard[-1]
        assert isinstance(sent, FormSubmitted)
        assert sent.values == {"person": (on.coach,)}
        assert on.account(on.coach).user == on.coach


async def test_a_mistake_is_shown_at_its_field_and_what_was_typed_stays() -> None:
    async with tenant(NotingDoor(says=Ask(FORM))) as on:
        dialog = await opened(on)
        on.door.says, on.door.says_of = (
            Invalid({"motivation": "Schrijf iets meer", "else": "Nog iets"}),
            mistaken,
        )
        on.door.outcome = Outcome(Said.INVALID)
        await on.teams.submit(on.candidate, dialog.id, {"motivation": "kort", "topics": ["rest"]})
        again = on.dialog(on.candidate)
        assert again.id == dialog.id
        inputs = {each["id"]: each for each in again.card["body"] if "id" in each}
        assert inputs["motivation"]["value"] == "kort"
        assert inputs["topics"]["value"] == "rest"
        assert "Schrijf iets meer" in texts_in(again.card)
        assert "Nog iets" in texts_in(again.card)


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        (Ask(FORM), "Waarom zoek je een coach?"),
        (Show("Lees dit", "Sluiten", view("Tekst")), "Tekst"),
        (Say(view("Met een knop", START)), "Met een knop"),
    ],
)
async def test_a_form_that_was_sent_in_turns_into_what_comes_next(reply: Reply, shown: str) -> None:
    async with tenant(NotingDoor(says=Ask(FORM))) as on:
        dialog = await opened(on)
        on.door.says = reply
        await on.teams.submit(on.candidate, dialog.id, {"motivation": "Ik wil verder"})
        assert shown in texts_in(on.dialog(on.candidate).card)


async def test_a_window_to_read_closes_by_its_own_button_and_nobody_hears_of_it() -> None:
    async with tenant(NotingDoor(says=Show("Lees dit", "Sluiten", view("Tekst")))) as on:
        dialog = await opened(on)
        before = len(on.door.heard)
        status, _ = await on.teams.submit(on.candidate, dialog.id)
        assert (status, on.dialog(on.candidate)) == (200, None)
        assert len(on.door.heard) == before


async def test_without_dialogs_the_form_stands_on_the_card_for_the_presser_alone() -> None:
    async with tenant(NotingDoor(says=Ask(FORM)), forms=Forms.CARDS) as on:
        sent = await in_chat(on, START)
        await on.teams.press(on.candidate, None, sent, action="request.start")
        assert "Waarom zoek je een coach?" in texts_in(
            on.teams.world.message(on.dm(on.candidate), sent).cards_for(on.candidate)
        )
        on.door.says = Nothing()
        await on.teams.press(
            on.candidate, None, sent, action="request.submit", inputs={"motivation": "Ik wil verder"}
        )
        filled = on.door.heard[-1]
        assert isinstance(filled, FormSubmitted)
        assert filled.values == {"motivation": ("Ik wil verder",)}
        after = on.teams.world.message(on.dm(on.candidate), sent).cards_for(on.candidate)
        assert "Input.Text" not in str(after)


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        (Say(view("Ontvangen")), "Ontvangen"),
        (Ask(FORM), "Waarom zoek je een coach?"),
        (Show("Lees dit", "Sluiten", view("Tekst")), "Tekst"),
        (Nothing(), "Ontvangen. Het antwoord staat zo in je chat met Klik."),
    ],
)
async def test_on_a_card_too_a_form_turns_into_what_comes_next(reply: Reply, shown: str) -> None:
    async with tenant(NotingDoor(says=Ask(FORM)), forms=Forms.CARDS) as on:
        sent = await in_chat(on, START)
        await on.teams.press(on.candidate, None, sent, action="request.start")
        on.door.says = reply
        await on.teams.press(
            on.candidate, None, sent, action="request.submit", inputs={"motivation": "Ik wil"}
        )
        after = on.teams.world.message(on.dm(on.candidate), sent).cards_for(on.candidate)
        assert shown in texts_in(after)


async def test_a_form_asked_for_in_the_channel_opens_from_the_presser_s_own_chat() -> None:
    async with tenant(NotingDoor(says=Ask(FORM)), forms=Forms.CARDS) as on:
        await press(on, await card(on))
        shown = await on.teams.until(lambda: on.shown(on.dm(on.coach)))
        assert texts_in(shown[0].cards) == ["Je aanvraag"]
        assert on.notices(on.coach) == ["Het formulier staat in je chat met Klik."]
