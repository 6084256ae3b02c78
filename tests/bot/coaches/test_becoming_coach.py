"""Becoming and staying a coach: profile, agreement, an admin's confirmation, suspension, pause, and what limits an accept."""

import pytest

from bot import events
from bot.coaches.joining import CAPACITY_MOST, read_profile
from bot.context import Context
from bot.model import CoachState, Place, Request
from bot.outcome import Said
from bot.rules import Rules
from tests.clock import SetClock
from tests.conversation import Actor, House
from tests.furniture import COACHES, delivery, values

PROFILE = {
    "coach_name": "Coach Wulp",
    "coach_line": "Ik luister.",
    "topics": ["career_change", "burnout"],
    "languages": ["nl", "en"],
    "region": "utrecht",
    "capacity": "2",
}
WAITS = "Een coach wacht op je bevestiging."


@pytest.fixture
def newcomer(town: House) -> Actor:
    return town.person("U0NEWCOMER")


def state_of(town: House, coach: Actor) -> CoachState:
    found = town.look(lambda unit: unit.coaches.find(coach.id))
    assert found is not None
    return found.state


def test_profile_then_agreement_then_the_admin(town: House, newcomer: Actor, admin: Actor) -> None:
    assert newcomer.types("/klik coach") is Said.COACH_FORM
    assert newcomer.sends(PROFILE) is Said.AGREEMENT_FORM
    assert newcomer.sends({"agree": ["yes"]}) is Said.COACH_WAITING
    assert "een beheerder bevestigt je aanmelding" in newcomer.hears
    town.courier.runs()
    assert admin.reads.count(WAITS) == 1
    assert admin.types("/avg coaches") is Said.COACHES
    assert "Coach Wulp" in admin.hears
    newcomer.joins()
    assert admin.presses("coach.confirm", newcomer.id) is Said.COACH_CONFIRMED
    town.courier.runs()
    assert "Je bent bevestigd als coach. Nieuwe aanvragen lees je in het kanaal" in newcomer.reads


def test_who_waits_stands_first_in_the_admins_list_with_a_button(
    town: House, newcomer: Actor, admin: Actor
) -> None:
    newcomer.types("/klik coach")
    newcomer.sends(PROFILE)
    newcomer.sends({"agree": ["yes"]})
    admin.types("/avg coaches")
    assert admin.hears.index("Coach Wulp") < admin.hears.index("Coach Wielewaal 0")
    assert admin.presses("coach.confirm") is Said.COACH_CONFIRMED
    assert state_of(town, newcomer) is CoachState.CONFIRMED


def test_whoever_is_confirmed_outside_the_channel_is_told_to_ask_for_a_seat(
    town: House, newcomer: Actor, admin: Actor
) -> None:
    newcomer.applies()
    admin.presses("coach.confirm", newcomer.id)
    town.courier.runs()
    assert "Vraag de beheerder je toe te voegen aan het kanaal" in newcomer.reads


def test_without_the_tick_nothing_is_signed(town: House, newcomer: Actor) -> None:
    newcomer.types("/klik coach")
    newcomer.sends(PROFILE)
    assert newcomer.sends({}) is Said.INVALID
    assert newcomer.errors.keys() == {"agree"}
    assert newcomer.types("/klik coach") is Said.AGREEMENT_FORM


def test_a_coach_without_the_agreement_cannot_be_confirmed(
    town: House, newcomer: Actor, admin: Actor
) -> None:
    newcomer.types("/klik coach")
    newcomer.sends(PROFILE)
    assert admin.presses("coach.confirm", newcomer.id) is Said.COACH_UNREADY
    admin.types("/avg coaches")
    assert "tekent nog de overeenkomst" in admin.hears
    assert state_of(town, newcomer) is CoachState.APPLIED


@pytest.mark.parametrize("action", ["coach.confirm", "coach.suspend"])
def test_only_an_admin_decides(town: House, newcomer: Actor, coach: Actor, action: str) -> None:
    newcomer.applies()
    assert coach.presses(action, newcomer.id) is Said.NOT_AN_ADMIN
    assert newcomer.presses(action, newcomer.id) is Said.NOT_AN_ADMIN
    assert state_of(town, newcomer) is CoachState.APPLIED


@pytest.mark.parametrize("action", ["coach.confirm", "coach.suspend"])
@pytest.mark.parametrize("value", ["", "nonsense", "01890000-0000-7000-8000-000000000000"])
def test_nobody_is_confirmed_by_an_unknown_reference(admin: Actor, action: str, value: str) -> None:
    assert admin.presses(action, value) is Said.COACH_UNREADY


def test_a_suspended_coach_hears_it_and_may_be_confirmed_again(
    town: House, posted: Request, coach: Actor, admin: Actor
) -> None:
    assert admin.presses("coach.suspend", coach.id) is Said.COACH_SUSPENDED
    town.courier.runs()
    assert "Je bent geschorst als coach" in coach.reads
    assert coach.presses("request.accept") is Said.SUSPENDED
    admin.presses("coach.confirm", coach.id)
    town.courier.runs()
    assert coach.presses("request.accept") is Said.WON


def test_a_decision_that_was_taken_back_at_once_is_told_as_it_stands(
    town: House, coach: Actor, admin: Actor
) -> None:
    admin.presses("coach.suspend", coach.id)
    admin.presses("coach.confirm", coach.id)
    town.courier.runs()
    assert "geschorst" not in coach.reads


def test_deciding_twice_tells_once(town: House, coach: Actor, admin: Actor) -> None:
    for _ in range(3):
        assert admin.presses("coach.suspend", coach.id) is Said.COACH_SUSPENDED
    town.courier.runs()
    assert coach.reads.count("Je bent geschorst als coach") == 1


def test_a_new_agreement_is_asked_for_before_the_next_accept(
    town: House, posted: Request, coach: Actor, admin: Actor
) -> None:
    town.restarts(agreement_version=2)
    assert coach.presses("request.accept") is Said.NO_AGREEMENT
    assert coach.types("/klik coach") is Said.AGREEMENT_FORM
    assert coach.sends({"agree": ["yes"]}) is Said.COACH_OVERVIEW
    assert coach.presses("request.accept") is Said.WON
    town.courier.runs()
    assert WAITS not in admin.reads


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"coach_name": " "}, {"coach_name": "name_needed"}),
        ({"coach_name": "w" * 101}, {"coach_name": "line_too_long:101"}),
        ({"coach_line": ""}, {"coach_line": "line_needed"}),
        ({"coach_line": "w" * 151}, {"coach_line": "line_too_long:151"}),
        ({"topics": ["nonsense"]}, {"topics": "choose_one"}),
        ({"languages": ["fy"]}, {"languages": "choose_one"}),
        ({"region": "Atlantis"}, {"region": "choose_one"}),
        *(
            ({"capacity": odd}, {"capacity": f"capacity:{CAPACITY_MOST}"})
            for odd in ("0", "21", "-1", "1.5", "veel", "٣", "²", "00019999", "9" * 5000, "0" * 5000 + "1")
        ),
    ],
)
def test_a_mistake_in_the_profile_has_a_code(changes: dict[str, str], errors: dict[str, str]) -> None:
    context = Context(Rules(), SetClock().now())
    assert read_profile(values({**PROFILE, **changes}), context) == errors


def test_a_mistake_in_the_profile_is_told_at_its_field(newcomer: Actor) -> None:
    newcomer.types("/klik coach")
    assert newcomer.sends({**PROFILE, "capacity": "veel"}) is Said.INVALID
    assert newcomer.errors == {"capacity": "Vul een getal in van 1 tot en met 20."}


def test_an_empty_capacity_is_the_installations(town: House, newcomer: Actor) -> None:
    newcomer.types("/klik coach")
    newcomer.sends({**PROFILE, "capacity": ""})
    found = town.look(lambda unit: unit.coaches.find(newcomer.id))
    assert found is not None
    assert found.profile.capacity == town.rules.coach_capacity


def test_a_profile_is_changed_from_the_overview_and_comes_back_as_it_was(town: House, coach: Actor) -> None:
    assert coach.types("/klik coach") is Said.COACH_OVERVIEW
    assert "Matches: 0 / 3" in coach.hears
    assert "In het kanaal: ja" in coach.hears
    assert coach.presses("coach.join") is Said.COACH_FORM
    left = {field.name: getattr(field, "initial", "") for field in coach.form.fields}
    assert (left["coach_name"], left["capacity"]) == ("Coach Wielewaal 0", "3")
    assert coach.sends({**PROFILE, "coach_name": "Coach Grutto"}) is Said.COACH_OVERVIEW
    assert "Coach Grutto" in coach.hears
    assert state_of(town, coach) is CoachState.CONFIRMED


@pytest.mark.parametrize("act", ["leaves", "is_deactivated"])
def test_the_right_ends_with_the_seat_and_the_account_at_once(
    town: House, posted: Request, coach: Actor, act: str
) -> None:
    """F-048, F-049 (ASVS 8.3.2)."""
    getattr(coach, act)()
    assert coach.presses("request.accept") in (Said.NOT_SEATED, Said.NOT_A_COACH)
    coach.joins() if act == "leaves" else coach.is_deactivated(is_active=True)
    assert coach.presses("request.accept") is Said.WON


def test_a_seat_somewhere_else_is_no_seat(town: House, posted: Request, newcomer: Actor) -> None:
    other = Place(COACHES.platform, COACHES.workspace, "C0ELSEWHERE")
    newcomer.applies()
    newcomer.acts(events.MemberJoined(delivery=delivery(), account=newcomer.account, place=other))
    town.person("U0ADMIN").presses("coach.confirm", newcomer.id)
    assert newcomer.presses("request.accept") is Said.NOT_SEATED


def test_a_missed_leave_is_found_at_the_next_look(town: House, posted: Request, coach: Actor) -> None:
    town.platform.members[COACHES].remove(coach.account)
    assert coach.presses("request.pass") is Said.PASSED
    town.looks_at_the_channels()
    assert coach.presses("request.accept") is Said.NOT_SEATED


def test_matches_are_listed_by_reference_only(town: House, posted: Request, coach: Actor) -> None:
    assert coach.types("/klik matches") is Said.MATCHES
    assert coach.hears == "Je hebt geen lopende matches."
    coach.presses("request.accept")
    coach.types("/klik matches")
    assert f"{posted.reference}: sinds 2 maart" in coach.hears
    assert "Vogelzang" not in coach.hears


def test_who_is_no_coach_is_shown_the_way(candidate: Actor) -> None:
    assert candidate.types("/klik matches") is Said.MATCHES
    assert "Je bent hier nog geen coach." in candidate.hears
    assert candidate.types("/klik pauze") is Said.COACH_FORM
    assert candidate.sends({"agree": ["yes"]}, form="coach.agree") is Said.COACH_FORM
    assert candidate.presses("coach.join", "") is Said.COACH_FORM
