"""What is typed to Klik on Teams: commands with or without a slash, talk, and what is not said where everybody reads along."""

import pytest
from teams_acts import ACCEPT, FORM, in_chat
from teams_tenant import NotingDoor, tenant, texts_in, view

from adapters.playground.teams_cast import COACHES_CHANNEL
from bot.events import CommandIssued, FileOffered, MessageReceived
from bot.outcome import Outcome, Said
from bot.views import Ask, Form, Invalid, Nothing, Replace, Reply, Say, Show, TextField


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
        ("koppel 2222-3333", "klik", "koppel 2222-3333"),
        ("link 2222 3333", "klik", "link 2222 3333"),
        ("taal en", "klik", "taal en"),
        ("status K-7F3KQ2", "klik", "status K-7F3KQ2"),
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


@pytest.mark.parametrize(
    "said",
    [
        "Klik is een leuke naam",
        "AVG, mag dat zomaar?",
        "ik zoek een coach",
        "status van mijn loopbaan",
        "taal is belangrijk in mijn werk",
        "coach 2222-3333",
    ],
)
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


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        (Show("Privacy", "Sluiten", view("De verklaring")), "De verklaring"),
        (Replace(view("Ingetrokken")), "Ingetrokken"),
        (Invalid({"motivation": "Schrijf iets meer"}), "Schrijf iets meer"),
        (Ask(FORM), "Waarom zoek je een coach?"),
    ],
)
async def test_whatever_the_answer_is_it_is_said_where_it_was_typed(reply: Reply, shown: str) -> None:
    async with tenant(NotingDoor(says=reply)) as on:
        await on.teams.say(on.candidate, "klik privacy")
        said = await on.teams.until(lambda: on.shown(on.dm(on.candidate))[1:])
        assert shown in texts_in(said[0].cards)


async def test_an_answer_that_follows_by_itself_needs_no_word_now() -> None:
    async with tenant(NotingDoor(says=Nothing())) as on:
        await on.teams.say(on.candidate, "klik status")
        await on.app.stop()
        assert len(on.door.asked_in) == 1
        assert len(on.shown(on.dm(on.candidate))) == 1


async def test_an_older_client_s_card_becomes_another_for_good() -> None:
    async with tenant(NotingDoor(says=Replace(view("Ingetrokken")))) as on:
        on.teams.people.old_clients.add(on.candidate)
        sent = await in_chat(on, ACCEPT)
        await on.teams.press(on.candidate, None, sent, action="request.accept")
        world = on.teams.world
        await on.teams.until(lambda: world.message(on.dm(on.candidate), sent).edited)
        assert texts_in(world.message(on.dm(on.candidate), sent).cards) == ["Ingetrokken"]


async def test_a_file_with_a_command_beside_it_is_a_file_and_a_command() -> None:
    async with tenant(NotingDoor(says=Say(view("Dit bewaren we")))) as on:
        await on.teams.share(on.candidate, "brief.pdf", b"%PDF-1.7", text="mijn gegevens")
        file, command = on.door.heard
        assert isinstance(file, FileOffered)
        assert isinstance(command, CommandIssued)
        shown = await on.teams.until(lambda: on.shown(on.dm(on.candidate))[1:])
        assert texts_in(shown[0].cards) == ["Dit bewaren we"]
