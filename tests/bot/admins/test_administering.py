"""/avg: for admins, never in public, never with personal arguments, every look on record, nothing of a candidate in it."""

import pytest

from bot.commands import Audience, commands_for
from bot.errors import Gone, Refused
from bot.model import Request
from bot.outcome import Said
from tests.conversation import Actor, House
from tests.furniture import CANARIES, REQUEST

SHOWN = {
    "overview": Said.OVERVIEW,
    "coaches": Said.COACHES,
    "broadcasts": Said.BROADCASTS,
    "queue": Said.QUEUE,
    "audit": Said.AUDIT,
    "roles": Said.ROLES,
    "requests": Said.CASES,
    "tickets": Said.TICKETS,
    "incident": Said.INCIDENTS,
    "erase": Said.ERASURES,
    "retention": Said.RETENTION,
    "disclose": Said.ORDERS,
    "register": Said.REGISTER,
    "controls": Said.CONTROLS,
    "access": Said.LOOKS,
    "consents": Said.LOOKS_CONSENTS,
    "invoices": Said.INVOICES,
    "statement": Said.STATEMENT,
    "help": Said.ADMIN_HELP,
}


@pytest.mark.parametrize("row", commands_for(Audience.AVG), ids=lambda row: row.word)
def test_every_command_answers_in_both_languages_and_holds_no_candidate(
    town: House, posted: Request, admin: Actor, row: object
) -> None:
    word, alias = row.word, row.alias  # type: ignore[attr-defined]
    for typed in (word, alias):
        assert admin.types(f"/avg {typed}") is SHOWN[word]
        assert admin.hears
        assert not any(canary in admin.hears for canary in (*CANARIES, "planner"))
    admin.presses("language.set", "en")
    assert admin.types(f"/avg {word}") is SHOWN[word]


def test_without_a_word_it_is_the_overview(admin: Actor) -> None:
    assert admin.types("/avg") is Said.OVERVIEW


@pytest.mark.parametrize("word", SHOWN)
def test_others_are_refused_whatever_they_type(
    town: House, coach: Actor, candidate: Actor, word: str
) -> None:
    for other in (coach, candidate, town.person("U0STRANGER")):
        assert other.types(f"/avg {word}") is Said.NOT_AN_ADMIN
        assert other.hears == "Dit is voor beheerders. Voor jou is er /klik help."
        assert other.types(f"/avg {word}", in_public=True) is Said.NOT_AN_ADMIN


def test_the_role_is_looked_up_at_the_moment_itself(town: House, admin: Actor) -> None:
    """F-114."""
    assert admin.types("/avg queue") is Said.QUEUE
    town.restarts(admins=frozenset())
    assert admin.types("/avg queue") is Said.NOT_AN_ADMIN
    assert admin.presses("queue.retry", "") is Said.NOT_AN_ADMIN
    assert admin.presses("admin.show", "coaches") is Said.NOT_AN_ADMIN


@pytest.mark.parametrize(
    "word", [*SHOWN, "nonsense", f"access {REQUEST['email']}"], ids=lambda word: word.split()[0]
)
def test_in_public_nothing_is_shown_and_nothing_is_echoed(admin: Actor, word: str) -> None:
    """F-115."""
    assert admin.types(f"/avg {word}", in_public=True) is Said.IN_PUBLIC
    assert "Hier kunnen anderen meelezen" in admin.hears
    assert "kanarie" not in admin.hears


@pytest.mark.parametrize(
    "line",
    [f"coaches {REQUEST['name']}", f"queue {REQUEST['email']}", "wis Kanarie"],
    ids=("name", "e-mail", "first name"),
)
def test_an_argument_that_names_somebody_is_not_used(admin: Actor, line: str) -> None:
    assert admin.types(f"/avg {line}") is Said.KEEP_IT_OUT
    for canary in CANARIES:
        assert canary not in admin.hears + admin.outcome.to_text()


def test_a_slip_of_the_finger_is_a_suggestion(admin: Actor) -> None:
    assert admin.types("/avg wachtri") is Said.COMMAND_UNKNOWN
    assert "Bedoel je /avg wachtrij?" in admin.hears
    assert admin.types("/avg xyzzy") is Said.COMMAND_UNKNOWN
    assert admin.hears == "Dat ken ik niet. Met /avg hulp zie je wat er kan."


def test_the_overview_counts_what_waits_and_its_buttons_open_the_lists(
    town: House, posted: Request, admin: Actor
) -> None:
    town.person("U0NEW").applies()
    town.moves(hours=25)
    admin.types("/avg")
    for row in (
        "Coaches te bevestigen: 1",
        "Oproepen waar niemand op reageert: 1",
        "Open oproepen: 1",
        "Coaches die nu kunnen aannemen: 3",
        "Kanaal van de coaches: in orde",
    ):
        assert row in admin.hears
    for value, said in (("coaches", Said.COACHES), ("broadcasts", Said.BROADCASTS), ("queue", Said.QUEUE)):
        assert admin.presses("admin.show", value) is said
    assert admin.presses("admin.show", "nonsense") is Said.COMMAND_UNKNOWN


def test_broadcasts_names_those_nobody_takes(town: House, posted: Request, admin: Actor) -> None:
    admin.types("/avg oproepen")
    assert f"{posted.reference}: sinds 2 maart 10:00" in admin.hears
    town.moves(hours=25)
    admin.types("/avg oproepen")
    assert f"{posted.reference}: sinds 2 maart 10:00, niemand reageert" in admin.hears
    town.person("U0CANDIDATE").presses("request.withdraw")
    admin.types("/avg oproepen")
    assert "Er staan er geen open." in admin.hears


def test_what_is_stuck_is_in_the_queue_and_a_button_sends_it_again(
    town: House, candidate: Actor, admin: Actor
) -> None:
    """F-008."""
    candidate.says("hoi")
    town.platform.will_fail("post", Gone("account_inactive"))
    town.courier.runs()
    assert candidate.messages() == []
    admin.types("/avg wachtrij")
    assert "Vast: 1." in admin.hears
    assert "account_inactive" in admin.hears
    assert admin.presses("queue.retry") is Said.QUEUE_RETRIED
    assert admin.hears == "1 berichten gaan opnieuw op weg."
    town.courier.runs()
    assert "Hoi, ik ben Klik" in candidate.reads
    admin.types("/avg wachtrij")
    assert "Vast: 0." in admin.hears


def test_every_look_is_in_the_trail_and_the_trail_is_whole(town: House, admin: Actor) -> None:
    before = town.look(lambda unit: unit.audit_verdict().entries)
    for word in ("overview", "coaches", "queue"):
        admin.types(f"/avg {word}")
    verdict = town.look(lambda unit: unit.audit_verdict())
    assert verdict.entries == before + 3
    admin.types("/avg logboek")
    assert f"Het logboek klopt: {verdict.entries + 1} regels" in admin.hears


def test_a_refused_look_leaves_no_entry(town: House, coach: Actor, admin: Actor) -> None:
    before = town.look(lambda unit: unit.audit_verdict().entries)
    coach.types("/avg coaches")
    admin.types("/avg coaches", in_public=True)
    assert town.look(lambda unit: unit.audit_verdict().entries) == before


def test_a_message_that_no_one_will_ever_take_is_parked_and_told(
    town: House, candidate: Actor, admin: Actor
) -> None:
    candidate.says("hoi")
    town.platform.will_fail("post", *[Refused("invalid_blocks")] * 3)
    for _ in range(3):
        town.courier.runs()
        town.moves(minutes=15)
    town.courier.runs()
    assert town.courier.parked() == [("answer", "invalid_blocks")]
    assert "Een bericht zit vast." in admin.reads
