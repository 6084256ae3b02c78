"""The first word and all that follows it in conversation: the statement first, never a guess that destroys."""

from dataclasses import replace

import pytest

from bot.intents import Intent, understand
from bot.model import Request, RequestState
from bot.outcome import Answer, Outcome, Said
from bot.talk.typed import Typed, converse
from bot.words import Language
from tests.conversation import Actor, House
from tests.furniture import CANARIES, REQUEST, message
from tests.messenger import buttons_of

TELLING = f"Ik ben {REQUEST['name']}, bel me op 06 12345678 of mail {REQUEST['email']}"
LONG = (
    "Ik zoek een loopbaancoach omdat ik al jaren twijfel over mijn werk en graag wil leren kiezen. "
    "Het liefst praat ik met iemand die rustig luistert en meedenkt over de volgende stap in mijn loopbaan."
)
STATEMENT = "privacyverklaring, versie 1"


@pytest.mark.parametrize(
    "first",
    ["hoi", "hello", "Ik zoek een coach", "verwijder al mijn gegevens", "status", "?", "🦆", TELLING, LONG],
    ids=lambda text: f"{len(text)} letters",
)
def test_whatever_the_first_word_is_the_statement_comes_before_anything(town: House, first: str) -> None:
    someone = town.person("U0SOMEONE")
    assert someone.says(first) is Said.WELCOME
    town.courier.runs()
    assert STATEMENT in someone.reads
    assert [button.action for button in buttons_of(someone.messages()[0].view)] == [
        "request.start",
        "data.view",
        "ticket.open",
    ]


@pytest.mark.parametrize("line", ["/klik find", "/klik zoek"])
def test_a_command_before_any_word_shows_the_statement_before_the_form(
    town: House, candidate: Actor, line: str
) -> None:
    assert candidate.types(line) is Said.WELCOME
    assert STATEMENT in candidate.hears
    assert candidate.presses("request.start") is Said.REQUEST_FORM


def test_who_typed_nothing_is_not_told_that_it_was_forgotten(town: House, candidate: Actor) -> None:
    candidate.types("/klik find")
    candidate.presses("request.start")
    assert "Wat je eerder typte" not in candidate.hears


def test_the_statement_is_shown_once(town: House, candidate: Actor) -> None:
    candidate.says("hoi")
    assert candidate.says("hoi") is Said.GREETING
    town.restarts()
    assert candidate.says("hoi") is Said.GREETING
    town.courier.runs()
    assert candidate.reads.count(STATEMENT) == 1


@pytest.fixture
def known(candidate: Actor) -> Actor:
    """A candidate who had the statement."""
    candidate.says("hoi")
    return candidate


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ik zoek een loopbaancoach", Said.OFFER_FORM),
        ("I am looking for a career coach", Said.OFFER_FORM),
        ("hoe staat het met mijn aanvraag?", Said.STATUS),
        ("trek mijn aanvraag in", Said.NO_REQUEST),
        ("wat weten jullie van mij", Said.DATA_OFFER),
        ("wis al mijn gegevens", Said.ERASE_ASK),
        ("mijn e-mailadres klopt niet meer", Said.CORRECT_OFFER),
        ("ik heb een klacht", Said.REACH_US),
        ("ik wil een mens spreken", Said.REACH_US),
        ("privacyverklaring", Said.PRIVACY),
        ("welke toestemmingen heb ik gegeven", Said.CONSENTS),
        ("wat kun je allemaal", Said.HELP),
        ("laat maar", Said.NEVER_MIND),
        ("spreek engels alsjeblieft", Said.LANGUAGE_SET),
        ("🦆🦆", Said.NO_LETTERS),
        ("?!", Said.NO_LETTERS),
        ("", Said.NO_LETTERS),
    ],
)
def test_a_wish_in_own_words_is_answered(town: House, known: Actor, typed: str, said: Said) -> None:
    assert known.says(typed) is said
    before = len(known.messages())
    town.courier.runs()
    assert len(known.messages()) > before, "no answer came"


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("stop die mails", "er is niets om te stoppen"),
        ("abonneer me op de nieuwsbrief", "ik kan je er niet voor aanmelden"),
        ("nieuwsbrief", "heb daarvoor niets van je bewaard"),
    ],
)
def test_newsletter_on_off_or_neither_gets_its_own_answer(
    town: House, known: Actor, typed: str, answered: str
) -> None:
    assert known.says(typed) is Said.REACH_US
    town.courier.runs()
    assert answered in known.reads


def test_the_language_wished_for_is_the_one_klik_goes_on_in(town: House, known: Actor) -> None:
    known.says("kan het in het engels")
    town.courier.runs()
    assert "I will speak English with you" in known.reads
    assert known.person.language is Language.EN


def test_the_topic_named_in_the_sentence_is_chosen_in_the_form(known: Actor) -> None:
    known.says("ik zoek een coach voor burn-out herstel")
    start = known.button("request.start")
    known.presses(start.action, start.value)
    chosen = {field.name: getattr(field, "initial", "") for field in known.form.fields}
    assert chosen["topics"] == ("burnout",)


@pytest.mark.parametrize("typed", ["trek mijn aanvraag in", "withdraw my request", "wis al mijn gegevens"])
def test_nothing_is_ever_destroyed_by_a_sentence(
    town: House, posted: Request, candidate: Actor, typed: str
) -> None:
    candidate.says(typed)
    town.courier.runs()
    assert candidate.request.state is RequestState.OPEN


def test_withdrawing_is_asked_once_more(town: House, posted: Request, candidate: Actor) -> None:
    assert candidate.says("trek mijn aanvraag in") is Said.WITHDRAW_ASK
    town.courier.runs()
    assert "Wil je intrekken?" in candidate.reads
    button = candidate.button("request.withdraw")
    assert button.confirm
    candidate.presses(button.action, button.value)
    assert candidate.request.state is RequestState.WITHDRAWN


def test_with_several_requests_there_is_a_button_for_each(
    town: House, posted: Request, candidate: Actor
) -> None:
    second = candidate.posts()
    candidate.types("/klik intrekken")
    assert f"[Trek {posted.reference} in]" in candidate.hears
    assert f"[Trek {second.reference} in]" in candidate.hears
    candidate.types(f"/klik intrekken {second.reference.lower()}")
    assert posted.reference not in candidate.hears
    assert second.reference in candidate.hears


def test_the_answer_to_a_question_that_is_over_is_that_there_is_nothing(
    town: House, posted: Request, candidate: Actor
) -> None:
    """Asked, then withdrawn by another button, then the answer leaves: it is made of what is true by then."""
    candidate.says("trek mijn aanvraag in")
    candidate.presses("request.withdraw", posted.id)
    town.courier.runs()
    assert "Wil je intrekken?" not in candidate.reads
    assert "Je hebt geen aanvraag lopen." in candidate.reads


def test_unsure_klik_asks_with_three_buttons_at_most(town: House, known: Actor) -> None:
    """Whatever the recogniser is unsure of is asked, not guessed."""
    four = (Intent.FIND_COACH, Intent.WITHDRAW_REQUEST, Intent.MY_DATA, Intent.DELETE_DATA)
    answer = Answer(unsure(town, known, four), known.id, None)
    reply = town.wait_for(town.door.reply(answer, account=known.account, language=known.language))
    assert [(each.action, each.value) for each in buttons_of(reply.view)] == [
        ("intent.choose", intent.value) for intent in four[:3]
    ]
    assert unsure(town, known, ()).said is Said.NOT_UNDERSTOOD


def unsure(town: House, known: Actor, alternatives: tuple[Intent, ...]) -> Outcome:
    meant = replace(understand("coach"), intent=Intent.NONE, unsure=True, alternatives=alternatives)
    typed = Typed("coach", meant, is_telling=False)
    return town.do(lambda unit: converse(unit, town.context, known.person, typed))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("find_coach", Said.REQUEST_FORM),
        ("request_status", Said.STATUS),
        ("withdraw_request", Said.NO_REQUEST),
        ("delete_data", Said.ERASE_ASK),
        ("language", Said.LANGUAGE_ASK),
        ("none", Said.NOT_UNDERSTOOD),
        ("nonsense", Said.UNKNOWN_ACTION),
    ],
)
def test_pressing_what_was_meant_is_answered(known: Actor, value: str, said: Said) -> None:
    assert known.presses("intent.choose", value) is said


def test_personal_things_that_were_typed_are_offered_back_in_the_form(town: House, known: Actor) -> None:
    assert known.says(TELLING) is Said.OFFER_FORM
    town.courier.runs()
    assert "Dank je voor je verhaal" in known.reads
    assert "ik kan het niet wissen" in known.reads
    assert not any(canary in known.reads for canary in CANARIES)
    assert known.presses("request.start") is Said.REQUEST_FORM
    left = {field.name: getattr(field, "initial", "") for field in known.form.fields}
    assert left["motivation"] == TELLING
    assert left["email"] == REQUEST["email"]
    assert "Wat je eerder typte" not in known.hears


def test_after_a_quarter_of_an_hour_the_form_is_empty_and_says_so(town: House, known: Actor) -> None:
    known.says(TELLING)
    town.courier.runs()
    town.moves(minutes=15, seconds=1)
    known.presses("request.start")
    assert "Wat je eerder typte, heb ik niet meer." in known.hears
    assert {getattr(field, "initial", "") for field in known.form.fields} <= {"", ()}


def test_after_a_restart_the_form_is_empty_and_says_so(town: House, known: Actor) -> None:
    known.says(TELLING)
    town.courier.runs()
    town.restarts()
    known.presses("request.start")
    assert "Wat je eerder typte, heb ik niet meer." in known.hears


def test_what_was_typed_is_forgotten_once_it_is_saved_or_retracted(town: House, known: Actor) -> None:
    known.says(TELLING)
    known.retracts()
    town.courier.runs()
    known.presses("request.start")
    assert getattr(known.form.fields[0], "initial", None) == ""


def test_a_repeat_does_not_bring_back_what_was_retracted(town: House, known: Actor) -> None:
    typed = message(known.account, TELLING)
    known.acts(typed)
    known.retracts()
    known.acts(typed)
    town.courier.runs()
    known.presses("request.start")
    assert getattr(known.form.fields[0], "initial", None) == ""


def test_a_long_story_is_material_for_the_form(town: House, known: Actor) -> None:
    assert known.says(LONG) is Said.OFFER_FORM
    assert known.outcome.detail == {"personal": "yes"}
    town.courier.runs()
    known.presses("request.start")
    assert getattr(known.form.fields[0], "initial", None) == LONG


def test_personal_things_in_the_first_word_are_carried_along_too(town: House, candidate: Actor) -> None:
    assert candidate.says(TELLING) is Said.WELCOME
    town.courier.runs()
    candidate.presses("request.start")
    assert getattr(candidate.form.fields[0], "initial", None) == TELLING


def test_a_flood_of_messages_is_answered_and_nobody_else_waits(town: House, known: Actor) -> None:
    for _ in range(12):
        known.says("hoi")
    other = town.person("U0OTHER")
    other.says("hoi")
    town.courier.runs()
    assert STATEMENT in other.reads
