"""When something goes wrong: a sentence with a token, or a form that stays; never silence, never words in the log."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from teams_acts import FORM, START, in_chat, opened
from teams_tenant import CHANNEL, NotingDoor, Tenant, tenant, texts_in, view

from adapters.playground.slack_faults import Fault
from adapters.playground.teams_cast import COACHES_CHANNEL
from adapters.teams import openers, texts
from adapters.teams.answers import Answers
from adapters.teams.interactions import origin_of
from bot.admins import acts
from bot.answers.compose import compose_plain, needs_reading
from bot.answers.reader import Reader
from bot.context import Context
from bot.door import RepeatForged
from bot.events import ActionPressed
from bot.logs import EventFormatter
from bot.outcome import Answer, Outcome, Said
from bot.privacy.catalogue import CATEGORIES
from bot.rules import Rules
from bot.views import Ask, Button, Facts, Invalid, Reply, Say, Show, View
from bot.words import Language, Words

CANARY = "Kanarie Vogelzang"
ACCEPT = Button("Ik help graag", "request.accept", value="opaque")


@contextmanager
def our_log() -> Iterator[io.StringIO]:
    """Every record of every logger as Klik prints it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(EventFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield stream
    finally:
        root.removeHandler(handler)


def broken() -> NotingDoor:
    return NotingDoor(fails=lambda _: ValueError(CANARY))


async def press(on: Tenant) -> tuple[int, Any]:
    sent = await on.messenger.post(CHANNEL, view("Aanvraag", ACCEPT))
    return await on.teams.press(on.coach, COACHES_CHANNEL, sent.message, action="request.accept")


async def test_a_press_that_fails_gets_a_sentence_with_a_token_and_the_log_the_same_token_without_words() -> (
    None
):
    with our_log() as log:
        async with tenant(broken()) as on:
            status, _ = await press(on)
            assert status == 200
            (notice,) = on.notices(on.coach)
        token = notice.rstrip(".").split()[-1]
        assert f"token={token}" in log.getvalue()
        assert "ValueError" in log.getvalue()
        assert CANARY not in log.getvalue()
        assert on.app.counts.failed == 1


async def test_a_form_that_could_not_be_taken_stays_open_with_what_was_typed() -> None:
    async with tenant(NotingDoor(says=Ask(FORM))) as on:
        dialog = await opened(on)
        on.door.fails = lambda _: ValueError(CANARY)
        status, _ = await on.teams.submit(on.candidate, dialog.id, {"motivation": "Ik wil verder"})
        assert status == 500
        assert on.dialog(on.candidate).values["motivation"] == "Ik wil verder"


async def test_a_dialog_that_cannot_be_opened_says_why() -> None:
    async with tenant(broken()) as on:
        sent = await in_chat(on, START)
        status, answer = await on.teams.press(on.candidate, None, sent, action="request.start")
        assert status == 200
        assert answer["task"]["type"] == "message"
        assert "ging iets mis" in answer["task"]["value"]


async def test_a_word_that_could_not_be_taken_is_for_teams_to_send_again_and_gets_a_sign() -> None:
    async with tenant(broken()) as on:
        status, _ = await on.teams.say(on.candidate, "Hoi")
        assert status == 500
        shown = await on.teams.until(lambda: on.shown(on.dm(on.candidate))[1:])
        assert "ging iets mis" in texts_in(shown[0].cards)[0]


async def test_what_happened_in_a_team_is_for_teams_to_send_again() -> None:
    async with tenant(broken()) as on:
        status, _ = await on.teams.comings.delete_channel()
        assert status == 500


async def test_a_repeat_with_other_words_is_refused() -> None:
    async with tenant(NotingDoor(fails=lambda _: RepeatForged())) as on:
        status, _ = await press(on)
        assert status == 400
        assert on.notices(on.coach) == []


async def test_a_button_that_means_nothing_any_more_says_so() -> None:
    async with tenant() as on:
        sent = await on.messenger.post(CHANNEL, view("Aanvraag", Button("Oud", "geen naam")))
        await on.teams.press(on.coach, COACHES_CHANNEL, sent.message, action="geen naam")
        assert on.notices(on.coach) == [texts.UNKNOWN.nl]
        assert on.door.heard == []


async def test_an_older_client_hears_of_it_in_its_own_chat() -> None:
    async with tenant() as on:
        on.teams.people.old_clients.add(on.candidate)
        sent = await in_chat(on, Button("Oud", "geen naam"))
        await on.teams.press(on.candidate, None, sent, action="geen naam")
        shown = await on.teams.until(lambda: on.shown(on.dm(on.candidate))[1:])
        assert texts_in(shown[0].cards) == [texts.UNKNOWN.nl]


async def test_an_invoke_nobody_knows_is_not_implemented() -> None:
    async with tenant() as on:
        await on.teams.say(on.candidate, "Hoi")
        activity = dict(on.teams.last_activity or {}) | {"type": "invoke", "name": "composeExtension/query"}
        assert await on.signed(activity) == 501
        assert len(on.door.heard) == 1


async def test_an_answer_that_teams_will_not_take_is_noted_by_its_code_only() -> None:
    with our_log() as log:
        async with tenant(NotingDoor(says=Say(view(CANARY)))) as on:
            on.teams.faults.order(Fault("sendToConversation", "status", status=403))
            await on.teams.say(on.candidate, "klik status")
            await on.app.stop()
        assert "teams.answer_failed" in log.getvalue()
        assert CANARY not in log.getvalue()


async def test_an_answer_that_teams_puts_off_is_said_a_moment_later() -> None:
    async with tenant() as on:
        answers = Answers(on.door, messenger=on.messenger, language=Language.NL, pauses=(0.0, 0.0))
        await on.teams.say(on.candidate, "Hoi")
        origin = origin_of(on.teams.last_activity or {})
        assert origin is not None
        on.teams.faults.order(Fault("token", "status", status=503, times=2))
        answers.say(texts.RECEIVED, origin=origin)
        await answers.drain(5)
        assert len(on.calls("token")) == 3
        assert texts_in(on.shown(on.dm(on.candidate))[-1].cards) == [texts.RECEIVED.nl]


@pytest.mark.parametrize(
    ("fault", "asked"),
    [
        (Fault("sendToConversation", "status", status=502, times=2), 3),
        (Fault("sendToConversation", "status", status=429, retry_after="1"), 2),
    ],
    ids=["it is not said what became of it", "put off for longer than we would wait"],
)
async def test_an_answer_to_a_command_outlives_a_bad_moment_of_teams(fault: Fault, asked: int) -> None:
    async with tenant(NotingDoor(says=Say(view("Je hebt geen aanvraag")))) as on:
        answers = Answers(on.door, messenger=on.messenger, language=Language.NL, pauses=(0.0, 0.0))
        await on.teams.say(on.candidate, "Hoi")
        origin = origin_of(on.teams.last_activity or {})
        assert origin is not None
        on.teams.faults.order(fault)
        answers.to_message(Answer(Outcome(Said.NOTHING), None, None), origin=origin)
        await answers.drain(5)
        assert len(on.calls("sendToConversation")) == asked
        assert texts_in(on.shown(on.dm(on.candidate))[-1].cards) == ["Je hebt geen aanvraag"]


async def test_an_answer_that_cannot_be_made_after_the_commit_is_said_to_have_failed() -> None:
    def failing(_: Answer) -> Reply:
        raise ValueError(CANARY)

    async with tenant(NotingDoor(says_of=failing)) as on:
        status, _ = await on.teams.say(on.candidate, "klik status")
        assert status == 200
        shown = await on.teams.until(lambda: on.shown(on.dm(on.candidate))[1:])
        assert "ging iets mis" in texts_in(shown[0].cards)[0]


async def test_an_older_client_that_presses_is_led_back_to_what_it_pressed() -> None:
    async with tenant(NotingDoor(says=Ask(FORM), outcome=Outcome(Said.REQUEST_FORM))) as on:
        on.teams.people.old_clients.add(on.candidate)
        sent = await in_chat(on, Button("Wijzig", "request.edit", value="opaque"))
        await on.teams.press(on.candidate, None, sent, action="request.edit")
        shown = await on.teams.until(lambda: on.shown(on.dm(on.candidate))[1:])
        await on.teams.press(on.candidate, None, shown[0].ts, action="request.edit")
        pressed = on.door.heard[-1]
        assert isinstance(pressed, ActionPressed)
        assert (pressed.action, pressed.value) == ("request.edit", "opaque")
        assert on.dialog(on.candidate) is not None


async def test_at_the_end_the_answers_under_way_still_arrive() -> None:
    async with tenant(NotingDoor(says=Say(view("Tot ziens")))) as on:
        await on.teams.say(on.candidate, "klik status")
        await on.app.stop()
        assert texts_in(on.shown(on.dm(on.candidate))[-1].cards) == ["Tot ziens"]


async def test_the_language_is_the_person_s_own_and_else_that_of_their_teams() -> None:
    async with tenant(NotingDoor(says=Say(view("x")), language=None), language="en") as on:
        await press(on)
        assert on.door.asked_in == [Language.EN]
        on.door.language = Language.NL
        await press(on)
        assert on.door.asked_in == [Language.EN, Language.NL]


async def test_a_window_asked_for_by_typing_opens_by_a_button_and_its_words_stand_in_no_message() -> None:
    window = Show("Mijn gegevens", "Sluiten", View("Mijn gegevens", (Facts((("Naam", CANARY),)),)))
    async with tenant(NotingDoor(says=window, outcome=Outcome(Said.DATA_SHOWN))) as on:
        await on.teams.say(on.candidate, "klik mijn-gegevens")
        shown = await on.teams.until(lambda: on.shown(on.dm(on.candidate))[1:])
        assert CANARY not in str(shown[0].cards)
        await on.teams.press(on.candidate, None, shown[0].ts, action="data.view")
        assert CANARY in texts_in(on.dialog(on.candidate).card)


async def test_a_form_that_cannot_be_drawn_again_still_says_what_is_wrong() -> None:
    async with tenant(NotingDoor(says=Ask(FORM))) as on:
        dialog = await opened(on)
        on.door.says = Invalid({"motivation": "Schrijf iets meer"})
        _, answer = await on.teams.submit(on.candidate, dialog.id, {"motivation": "kort"})
        assert answer["task"] == {"type": "message", "value": "Schrijf iets meer"}


def test_every_form_klik_knows_is_drawn_again_by_the_outcome_that_asks_for_it() -> None:
    """Held against the core: a form that is not known here would lose what somebody typed."""
    in_the_chat = {row.form for row in CATEGORIES} - {"", "contact.send"}
    assert set(openers.FORMS) >= in_the_chat | set(acts.FORMS)
    for form, said in openers.FORMS.items():
        asking = openers.asking_again(Answer(Outcome(Said.INVALID), None, None), form, about="", values={})
        assert asking is not None
        assert asking.outcome.said is said
    reader = Reader(
        Outcome(Said.AGREEMENT_FORM),
        Context(Rules(), datetime(2026, 1, 1, tzinfo=UTC)),
        Language.NL,
        None,
        "",
    )
    assert not needs_reading(reader)
    reply = compose_plain(reader)
    assert isinstance(reply, Ask)
    assert reply.form.action == "coach.agree"


def test_both_languages_say_everything() -> None:
    sentences = [value for value in vars(texts).values() if isinstance(value, Words)]
    assert len(sentences) > 5
    assert all(each.nl and each.en and "!" not in each.nl + each.en for each in sentences)
