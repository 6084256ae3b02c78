"""Correct by chat: at once, everywhere it went, and nothing left of what was wrong (GDPR art. 16 and 19)."""

import pytest

from bot.model import Request, RequestState
from bot.outcome import Said
from bot.ports.cases import CaseKind, CaseState, Via
from bot.ports.duties import Because
from bot.privacy.cases import handling
from bot.talk import submitted
from tests import furniture
from tests.bot.privacy.amending import RIGHT, cases, contact, corrects
from tests.conversation import Actor, Courier, House
from tests.furniture import REQUEST

WRONG = ("Vogelzang", "kanarie.7f3a", "12345678")


@pytest.fixture
def matched(candidate: Actor, coach: Actor, courier: Courier, posted: Request) -> Request:
    coach.presses("request.accept", posted.id)
    courier.runs()
    assert all(wrong in coach.reads for wrong in ("Vogelzang", "kanarie.7f3a"))
    return posted


def test_the_form_holds_what_stands_there_now(candidate: Actor, posted: Request) -> None:
    assert candidate.presses("data.correct", "") is Said.CORRECT_FORM
    shown = {field.name: getattr(field, "initial", "") for field in candidate.form.fields}
    assert shown == {"name": REQUEST["name"], "email": REQUEST["email"], "phone": "+31612345678"}


def test_r_086b_the_coachs_message_holds_the_new_details_and_the_old_are_nowhere(
    town: House, candidate: Actor, coach: Actor, courier: Courier, matched: Request
) -> None:
    assert corrects(candidate) is Said.CORRECTED
    assert "gevraagd de oude te vervangen" in candidate.hears
    assert cases(town, candidate) == [(CaseKind.RECTIFICATION, CaseState.DONE)]
    courier.runs()
    assert "Kanarie Nachtegaal" in coach.reads
    assert "nachtegaal@voorbeeld.nl" in coach.reads
    held = town.look(lambda unit: unit.holdings.collect(candidate.id, now=town.clock.now()))
    kept = " ".join(str(each.value) for each in held)
    assert "Nachtegaal" in kept
    for wrong in WRONG:
        assert wrong not in coach.reads
        assert wrong not in kept


def test_the_coach_is_told_asked_to_replace_own_copies_and_the_candidate_sees_it(
    town: House, candidate: Actor, coach: Actor, courier: Courier, matched: Request
) -> None:
    corrects(candidate)
    courier.runs()
    assert "De gegevens van" in coach.reads
    assert "zijn verbeterd" in coach.reads
    assert "gevraagd de oude gegevens te vervangen" in candidate.reads
    assert coach.presses("match.corrected") is Said.COPIES_REPLACED
    courier.runs()
    assert "de oude gegevens vervangen zijn" in candidate.reads
    assert candidate.request.state is RequestState.GRANTED
    assert coach.presses("match.corrected") is Said.NOT_YOURS
    town.moves(days=16)
    courier.runs()
    assert coach.reads.count("zijn verbeterd") == 1


def test_a_coach_who_does_not_answer_is_reminded_and_then_it_is_an_admins(
    town: House, candidate: Actor, coach: Actor, admin: Actor, courier: Courier, matched: Request
) -> None:
    corrects(candidate)
    for _ in range(16):
        courier.runs()
        town.moves(days=1)
    courier.runs()
    assert coach.reads.count("zijn verbeterd") == 3
    assert "na twee herinneringen" in admin.reads


def test_a_duty_to_replace_becomes_one_to_delete_and_counts_anew(
    town: House, candidate: Actor, coach: Actor, courier: Courier, matched: Request
) -> None:
    corrects(candidate)
    courier.runs()
    town.moves(days=6)
    candidate.presses("request.withdraw", matched.id)
    courier.runs()
    [duty] = town.look(lambda unit: unit.duties.open_ones())
    assert (duty.why, duty.since) == (Because.WITHDRAWN, town.clock.now())
    town.moves(days=2)
    courier.runs()
    assert "Heb je nog gegevens van" not in coach.reads
    town.moves(days=6)
    courier.runs()
    assert coach.reads.count("Heb je nog gegevens van") == 1
    assert "eigen kopieën te verwijderen" in candidate.reads
    coach.presses("match.copies_deleted")
    courier.runs()
    assert "geen kopieën meer heeft" in candidate.reads


def test_a_coach_who_got_nothing_yet_gets_the_right_ones_only(
    town: House, candidate: Actor, coach: Actor, courier: Courier, posted: Request
) -> None:
    coach.presses("request.accept", posted.id)
    corrects(candidate)
    courier.runs()
    assert "Nachtegaal" in coach.reads
    assert "Vogelzang" not in coach.reads
    assert town.look(lambda unit: unit.duties.open_ones()) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("email", "geen adres"), ("phone", "12"), ("name", "")],
)
def test_a_mistake_is_shown_at_its_field_and_nothing_is_changed(
    town: House, candidate: Actor, posted: Request, field: str, value: str
) -> None:
    assert corrects(candidate, **{field: value}) is Said.INVALID
    assert field in candidate.errors
    assert contact(town, posted).email == REQUEST["email"]
    assert cases(town, candidate) == []


def test_what_is_wrong_in_one_request_is_put_right_wherever_it_stands(
    town: House, candidate: Actor, courier: Courier, posted: Request
) -> None:
    candidate.asks(name="Kanarie Vogelzang", email="ander.adres@voorbeeld.nl")
    corrects(candidate, email="ander.adres@voorbeeld.nl")
    assert contact(town, posted).name == "Kanarie Nachtegaal"
    assert contact(town, posted).email == REQUEST["email"], "another value is not the one that was corrected"
    assert contact(town, candidate.request).name == "Kanarie Nachtegaal"


def test_the_same_again_changes_nothing_and_opens_no_case(
    town: House, candidate: Actor, posted: Request
) -> None:
    same = {name: REQUEST[name] for name in ("name", "email", "phone")}
    assert corrects(candidate, **same) is Said.NOTHING_CHANGED
    assert cases(town, candidate) == []


def test_two_windows_do_not_overwrite_each_other(town: House, candidate: Actor, posted: Request) -> None:
    """The second form is read before the first is saved: it was made from what does not stand there any more."""
    candidate.presses("data.correct", "")
    asked = candidate.form
    second = furniture.form(candidate.account, asked.action, {**RIGHT, "name": "Tweede"}, about=asked.about)
    prepared = submitted.prepare(second, town.look(lambda unit: submitted.before(unit, second)))
    assert candidate.sends(RIGHT) is Said.CORRECTED
    person = candidate.person
    outcome = town.do(
        lambda unit: submitted.submit(unit, town.context, second, person=person, prepared=prepared)
    )
    assert outcome.said is Said.CORRECTED_MEANWHILE
    assert contact(town, posted).name == "Kanarie Nachtegaal"


def test_a_request_that_came_by_mail_is_not_closed_by_a_correction_in_the_chat(
    town: House, candidate: Actor, posted: Request
) -> None:
    town.do(
        lambda unit: handling.receive(unit, town.context, CaseKind.RECTIFICATION, candidate.id, via=Via.EMAIL)
    )
    assert corrects(candidate) is Said.CORRECTED
    assert cases(town, candidate) == [(CaseKind.RECTIFICATION, CaseState.OPEN)]


def test_who_has_nothing_is_told_so_and_a_coach_gets_the_profile(candidate: Actor, coach: Actor) -> None:
    assert candidate.presses("data.correct", "") is Said.NOTHING_TO_CORRECT
    assert candidate.presses("data.change", "") is Said.NOTHING_TO_CORRECT
    assert coach.presses("data.correct", "") is Said.COACH_FORM


def test_nobody_corrects_anothers(town: House, candidate: Actor, posted: Request) -> None:
    other = town.person("U0OTHER")
    for form in ("data.correct", "data.change"):
        assert other.sends(RIGHT, form=form, about=posted.id) is Said.NOTHING_TO_CORRECT
    assert other.presses("data.change", posted.id) is Said.NOTHING_TO_CORRECT
    assert contact(town, posted).name == REQUEST["name"]


def test_who_types_it_gets_the_forms_by_a_button(candidate: Actor, courier: Courier, posted: Request) -> None:
    assert candidate.says("mijn e-mailadres klopt niet meer") is Said.CORRECT_OFFER
    courier.runs()
    assert candidate.presses("data.correct") is Said.CORRECT_FORM
    assert candidate.presses("data.change") is Said.CHANGE_FORM


def test_what_a_coach_corrects_reaches_the_candidate_as_well(
    town: House, candidate: Actor, coach: Actor, courier: Courier, matched: Request
) -> None:
    assert "Coach Wielewaal 0" in candidate.reads
    assert coach.presses("data.correct", "") is Said.COACH_FORM
    profile = {"coach_name": "Coach Nachtegaal", "coach_line": "Ik luister.", "topics": ["career_change"]}
    coach.sends({**profile, "languages": ["nl"], "capacity": "3"})
    courier.runs()
    assert "Coach Nachtegaal" in candidate.reads
    assert "Coach Wielewaal 0" not in candidate.reads
