"""What is typed after /klik, in both languages: every word does what it says, personal data is kept out and never echoed."""

import pytest

from bot.commands import Audience, commands_for
from bot.model import Request, RequestState
from bot.outcome import Said
from bot.views import Show
from bot.words import Language
from tests.conversation import Actor, House
from tests.furniture import CANARIES, REQUEST


@pytest.fixture
def known(candidate: Actor) -> Actor:
    candidate.says("hoi")
    return candidate


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("find", "zoek"), Said.REQUEST_FORM),
        (("status", "STATUS", "Status "), Said.STATUS),
        (("withdraw", "intrekken"), Said.NO_REQUEST),
        (("my-data", "mijn-gegevens", "mijn gegevens"), Said.DATA_SHOWN),
        (("privacy", "privacy versie", "privacy versions"), Said.PRIVACY),
        (("contact", "complaint", "klacht"), Said.TICKET_FORM),
        (("language", "taal"), Said.LANGUAGE_ASK),
        (("language nl", "taal Nederlands", "taal dutch"), Said.LANGUAGE_SET),
        (("coach",), Said.COACH_FORM),
        (("matches",), Said.MATCHES),
        (("help", "hulp", "", "/klik help"), Said.HELP),
        (("explode",), Said.COMMAND_UNKNOWN),
    ],
)
def test_a_command_means_the_same_in_both_languages(known: Actor, words: tuple[str, ...], said: Said) -> None:
    for word in words:
        assert known.types(f"/klik {word}") is said, word
        assert known.hears


def test_help_lists_every_command_in_the_readers_language(town: House, known: Actor) -> None:
    known.types("/klik help")
    for command in commands_for(Audience.KLIK):
        assert f"/klik {command.alias}: {command.help.nl}" in known.hears
    known.types("/klik taal engels")
    known.types("/klik help")
    for command in commands_for(Audience.KLIK):
        assert f"/klik {command.word}: {command.help.en}" in known.hears


def test_a_slip_of_the_finger_is_a_suggestion_and_nothing_happens(
    town: House, posted: Request, candidate: Actor
) -> None:
    assert candidate.types("/klik intreken") is Said.COMMAND_UNKNOWN
    assert candidate.hears == "Dat ken ik niet. Bedoel je /klik intrekken?"
    assert candidate.request.state is RequestState.OPEN


@pytest.mark.parametrize(
    "line",
    [
        f"/klik zoek {REQUEST['name']}",
        f"/klik status {REQUEST['email']}",
        "/klik coach 06 12345678",
        f"/klik {REQUEST['name']}",
        "/klik pauze vanwege mijn ziekte",
    ],
    ids=("name", "e-mail", "number", "name alone", "reason"),
)
def test_personal_data_behind_a_command_is_neither_used_nor_echoed(known: Actor, line: str) -> None:
    """F-115."""
    assert known.types(line) is Said.KEEP_IT_OUT
    assert "niets bewaard" in known.hears
    for canary in (*CANARIES, "ziekte"):
        assert canary not in known.hears + known.outcome.to_text()


def test_my_data_shows_everything_that_is_held_and_only_ones_own(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    assert candidate.types("/klik mijn-gegevens") is Said.DATA_SHOWN
    assert isinstance(candidate.reply, Show)
    for held in (REQUEST["motivation"], REQUEST["name"], REQUEST["email"], "+31612345678", posted.reference):
        assert held in candidate.hears
    assert "gegeven op 2 maart" in candidate.hears
    coach.types("/klik my-data")
    assert "Coach Wielewaal 0" in coach.hears
    assert not any(canary in coach.hears for canary in CANARIES)


def test_a_look_at_ones_data_is_in_the_audit_trail(town: House, candidate: Actor) -> None:
    candidate.says("hoi")
    before = town.look(lambda unit: unit.audit_verdict().entries)
    candidate.types("/klik my-data")
    candidate.presses("data.view", "")
    assert town.look(lambda unit: unit.audit_verdict().entries) == before + 2


def test_after_a_withdrawal_my_data_holds_no_words(town: House, posted: Request, candidate: Actor) -> None:
    candidate.presses("request.withdraw")
    candidate.types("/klik my-data")
    assert posted.reference in candidate.hears
    assert "ingetrokken" in candidate.hears
    assert not any(canary in candidate.hears for canary in CANARIES)


def test_consents_are_shown_with_a_button_to_take_each_back(
    town: House, posted: Request, candidate: Actor
) -> None:
    assert candidate.presses("data.consents", "") is Said.CONSENTS
    assert "Aanvraag tonen en gegevens geven aan één coach: gegeven op 2 maart" in candidate.hears
    assert candidate.presses("request.withdraw") is Said.WITHDRAWN
    candidate.presses("data.consents", "")
    assert "ingetrokken op 2 maart" in candidate.hears


def test_status_names_each_request(town: House, posted: Request, candidate: Actor) -> None:
    draft = candidate.asks()
    candidate.types("/klik status")
    assert f"{posted.reference}: bij de coaches" in candidate.hears
    assert f"{draft.reference}: nog niet geplaatst" in candidate.hears


def test_the_language_is_the_platforms_until_somebody_chooses(town: House, candidate: Actor) -> None:
    town.platform.languages[candidate.account] = Language.EN
    candidate.says("hello")
    town.courier.runs()
    assert "Hi, I am Klik." in candidate.reads
    candidate.says("Nederlands graag")
    town.courier.runs()
    assert "Ik spreek nu Nederlands met je." in candidate.reads
    candidate.language = Language.EN
    candidate.types("/klik status")
    assert candidate.hears.startswith("Je hebt geen aanvraag lopen.")


@pytest.mark.parametrize(
    ("value", "said"), [("en", Said.LANGUAGE_SET), ("fy", Said.LANGUAGE_ASK), ("", Said.LANGUAGE_ASK)]
)
def test_a_language_is_chosen_by_a_button(town: House, known: Actor, value: str, said: Said) -> None:
    assert known.presses("language.set", value) is said


def test_everything_that_is_still_to_come_is_redrawn_in_the_chosen_language(
    town: House, candidate: Actor
) -> None:
    candidate.asks()
    candidate.types("/klik language en")
    assert candidate.hears == "I will speak English with you."
    town.courier.runs()
    assert "This is what coaches will read" in candidate.reads
