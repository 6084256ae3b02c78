"""Teams in front of a door, over HTTP: a person acts in the pretend tenant, the door hears it, the person sees the answer."""

from typing import Any

import pytest
from teams_tenant import CHANNEL, NotingDoor, Tenant, tenant, texts_in, view

from adapters.playground.teams_cast import COACHES_CHANNEL
from adapters.teams.render import Forms
from bot.events import ActionPressed, CommandIssued, FormSubmitted, MessageReceived
from bot.outcome import Answer, Outcome, Said
from bot.views import (
    Ask,
    Button,
    Buttons,
    Choice,
    ChoiceField,
    Facts,
    Form,
    Invalid,
    Nothing,
    Replace,
    Reply,
    Say,
    Show,
    TextField,
    TickField,
    View,
)

ACCEPT = Button("Ik help graag", "request.accept", value="opaque-reference")
START = Button("Zoek een coach", "request.start", opens_form=True)
FORM = Form(
    "Je aanvraag",
    "request.submit",
    submit="Verder",
    cancel="Stop",
    fields=(
        TextField("motivation", "Motivatie", "Waarom zoek je een coach?"),
        ChoiceField(
            "topics", "Onderwerp", "", (Choice("burnout", "Burn-out"), Choice("rest", "Rust")), many=True
        ),
        TickField("consent_share", "Akkoord", "", "Ja"),
    ),
    about="opaque-reference",
)


async def card(on: Tenant, button: Button = ACCEPT) -> str:
    """A broadcast with a button in the coaches' channel."""
    return (await on.messenger.post(CHANNEL, view("Aanvraag K-7F3KQ2", button))).message


async def in_chat(on: Tenant, button: Button) -> str:
    place = await on.messenger.direct(on.account(on.candidate))
    return (await on.messenger.post(place, view("Wat wil je doen?", button))).message


async def press(on: Tenant, sent: str, action: str = "request.accept") -> tuple[int, Any]:
    return await on.teams.press(on.coach, COACHES_CHANNEL, sent, action=action)


async def opened(on: Tenant) -> Any:
    """The dialog a candidate opened from their chat."""
    sent = await in_chat(on, START)
    status, _ = await on.teams.press(on.candidate, None, sent, action="request.start")
    assert status == 200
    return on.dialog(on.candidate)


async def test_what_somebody_types_in_the_chat_reaches_the_door_and_has_no_reply_of_its_own() -> None:
    async with tenant() as on:
        status, answer = await on.teams.say(on.candidate, "Ik zoek een coach <at>x</at> & meer")
        assert (status, answer) == (200, {})
        (heard,) = on.door.heard
        assert isinstance(heard, MessageReceived)
        assert heard.account == on.account(on.candidate)
        assert on.teams.service_url in heard.account.address
        assert heard.text.startswith("Ik zoek een coach")
        assert on.door.asked_in == []


async def test_a_press_is_answered_with_a_sentence_for_the_presser_alone() -> None:
    async with tenant(NotingDoor(says=Say(view("Iemand anders was eerder")))) as on:
        status, _ = await press(on, await card(on))
        assert status == 200
        (heard,) = on.door.heard
        assert isinstance(heard, ActionPressed)
        assert (heard.action, heard.value, heard.place) == ("request.accept", "opaque-reference", CHANNEL)
        assert on.notices(on.coach) == ["Iemand anders was eerder"]
        assert on.notices(on.teams.world.coaches[1]) == []


async def test_an_older_client_s_press_is_answered_in_the_presser_s_own_chat_and_not_in_the_channel() -> None:
    async with tenant(NotingDoor(says=Say(view("Iemand anders was eerder")))) as on:
        on.teams.people.old_clients.add(on.coach)
        status, _ = await press(on, await card(on))
        assert status == 200
        shown = await on.teams.until(lambda: on.shown(on.dm(on.coach)))
        assert texts_in(shown[0].cards) == ["Iemand anders was eerder"]
        assert len(on.shown(COACHES_CHANNEL)) == 1


async def test_what_is_more_than_a_sentence_follows_in_the_presser_s_own_chat() -> None:
    long = View("Je matches", (Facts((("K-7F3KQ2", "sinds vandaag"),)), Buttons((ACCEPT,))))
    async with tenant(NotingDoor(says=Say(long))) as on:
        await press(on, await card(on))
        shown = await on.teams.until(lambda: on.shown(on.dm(on.coach)))
        assert "K-7F3KQ2" in texts_in(shown[0].cards)
        assert on.notices(on.coach) == ["Je matches"]


async def test_what_is_long_is_read_in_the_chat_and_the_notice_says_how_it_begins() -> None:
    long = "Je bereikt een mens zo:" + " bel of mail ons gerust." * 20
    async with tenant(NotingDoor(says=Say(view(long)))) as on:
        await press(on, await card(on))
        shown = await on.teams.until(lambda: on.shown(on.dm(on.coach)))
        assert texts_in(shown[0].cards) == [long]
        (notice,) = on.notices(on.coach)
        assert notice.startswith("Je bereikt een mens")
        assert len(notice) <= 250


async def test_a_card_in_the_chat_becomes_another_for_good() -> None:
    async with tenant(NotingDoor(says=Replace(view("Ingetrokken")))) as on:
        sent = await in_chat(on, Button("Trek in", "request.withdraw", value="opaque"))
        await on.teams.press(on.candidate, None, sent, action="request.withdraw")
        world = on.teams.world
        shown = await on.teams.until(
            lambda: (
                world.message(on.dm(on.candidate), sent)
                if world.message(on.dm(on.candidate), sent).edited
                else None
            )
        )
        assert texts_in(shown.cards) == ["Ingetrokken"]


async def test_a_card_in_the_channel_changes_for_the_presser_alone() -> None:
    async with tenant(NotingDoor(says=Replace(view("Niet voor jou")))) as on:
        sent = await card(on)
        await press(on, sent)
        await on.app.stop()
        message = on.teams.world.message(COACHES_CHANNEL, sent)
        assert texts_in(message.cards_for(on.coach)) == ["Niet voor jou"]
        assert "Niet voor jou" not in texts_in(message.cards)
        assert not message.edited


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


def mistaken(answer: Answer) -> Reply | None:
    """The form when it is asked for, its mistakes when it was sent in."""
    return Ask(FORM) if answer.outcome.said is Said.REQUEST_FORM else None


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
    ("said", "command", "rest"),
    [
        ("/klik status", "klik", "status"),
        ("klik status", "klik", "status"),
        ("Klik", "klik", ""),
        ("/avg coaches", "avg", "coaches"),
        ("avg coaches", "avg", "coaches"),
        ("status", "klik", "status"),
        ("/status", "klik", "status"),
        ("Mijn gegevens", "klik", "Mijn gegevens"),
    ],
)
async def test_a_command_is_typed_with_or_without_its_slash(said: str, command: str, rest: str) -> None:
    async with tenant(NotingDoor(says=Say(view("Je hebt geen aanvraag")))) as on:
        await on.teams.say(on.candidate, said)
        (heard,) = on.door.heard
        assert isinstance(heard, CommandIssued)
        assert (heard.command, heard.text, heard.in_public) == (command, rest, False)
        shown = await on.teams.until(lambda: on.shown(on.dm(on.candidate))[1:])
        assert texts_in(shown[0].cards) == ["Je hebt geen aanvraag"]


@pytest.mark.parametrize("said", ["Klik is een leuke naam", "AVG, mag dat zomaar?", "ik zoek een coach"])
async def test_talk_that_begins_like_a_command_stays_talk(said: str) -> None:
    async with tenant() as on:
        await on.teams.say(on.candidate, said)
        (heard,) = on.door.heard
        assert isinstance(heard, MessageReceived)


@pytest.mark.parametrize("said", ["@Klik /avg coaches", "@Klik klik status", "@Klik ik zoek een coach"])
async def test_in_a_channel_a_word_to_the_bot_is_refused_kindly_and_has_no_effect(said: str) -> None:
    async with tenant(NotingDoor(says=Say(view("Geheim")))) as on:
        status, _ = await on.teams.say(on.coach, said, COACHES_CHANNEL)
        assert status == 200
        shown = await on.teams.until(lambda: on.shown(COACHES_CHANNEL)[1:])
        assert "leest iedereen mee" in texts_in(shown[0].cards)[0]
        assert on.door.heard == []


async def test_help_is_for_everybody_to_read() -> None:
    async with tenant(NotingDoor(says=Say(view("Dit kun je typen")))) as on:
        await on.teams.say(on.coach, "@Klik help", COACHES_CHANNEL)
        shown = await on.teams.until(lambda: on.shown(COACHES_CHANNEL)[1:])
        assert texts_in(shown[0].cards) == ["Dit kun je typen"]
        (heard,) = on.door.heard
        assert isinstance(heard, CommandIssued)
        assert heard.in_public


async def test_a_form_asked_for_by_typing_comes_as_a_button_and_nothing_typed_stands_in_a_message() -> None:
    form = Form(
        "Je aanvraag", "request.submit", "Verder", "Stop", (TextField("a", "A", "", initial="geheim"),)
    )
    async with tenant(NotingDoor(says=Ask(form), outcome=Outcome(Said.REQUEST_FORM))) as on:
        await on.teams.say(on.candidate, "/klik zoek")
        shown = await on.teams.until(lambda: on.shown(on.dm(on.candidate))[1:])
        assert "geheim" not in str(shown[0].cards)
        await on.teams.press(on.candidate, None, shown[0].ts, action="request.start")
        assert "geheim" in str(on.dialog(on.candidate).card)
