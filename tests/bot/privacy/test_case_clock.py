"""28 calendar days from receipt, in Amsterdam; warned, extended, told: also when nobody acts and after an outage."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.messages.cases import HEARD
from bot.notices import NoticeKind
from bot.ports.cases import Case, CaseKind, CaseState, Reason, Requester, Via
from bot.privacy.cases import clock, handling
from tests.conversation import Actor, House

AUTHORITY = "Autoriteit Persoonsgegevens"
CANARY = "Kwikstaart"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def received(town: House, asker: Actor | None, kind: CaseKind = CaseKind.ACCESS) -> Case:
    person = asker.id if asker else None
    return town.do(lambda unit: handling.receive(unit, town.context, kind, person, via=Via.POST))


def found(town: House, case: Case) -> Case:
    again = town.look(lambda unit: unit.cases.find(case.id))
    assert again is not None
    return again


@pytest.mark.parametrize(
    ("received_at", "due_at"),
    [
        ("2026-03-02T10:00+01:00", "2026-03-30T10:00+02:00"),  # summer time begins in between
        ("2026-10-01T23:30+02:00", "2026-10-29T23:30+01:00"),  # and ends
        ("2028-02-01T09:00+01:00", "2028-02-29T09:00+01:00"),
        ("2027-02-01T00:00+01:00", "2027-03-01T00:00+01:00"),
    ],
)
def test_r_086e_the_term_is_28_days_on_the_wall_in_amsterdam(received_at: str, due_at: str) -> None:
    assert clock.due(at(received_at)) == at(due_at)


def test_the_term_counts_from_receipt_and_not_from_when_it_was_logged(town: House, asker: Actor) -> None:
    posted = town.clock.now() - timedelta(days=5)
    case = town.do(
        lambda unit: handling.receive(
            unit, town.context, CaseKind.ERASURE, asker.id, via=Via.POST, received_at=posted
        )
    )
    assert case.due_at == clock.due(posted)


def test_the_same_right_asked_again_joins_the_case_that_runs(town: House, asker: Actor) -> None:
    first, second = received(town, asker), received(town, asker)
    other = received(town, asker, CaseKind.ERASURE)
    assert first.id == second.id != other.id
    assert len(town.look(lambda unit: unit.cases.of(asker.id))) == 2


def test_admins_are_warned_on_day_14_21_and_26(town: House, asker: Actor, admin: Actor) -> None:
    case = received(town, asker)
    warned = f"Verzoek {case.reference} loopt nog"
    for day in range(1, 27):
        town.moves(days=1)
        town.courier.runs()
        assert admin.reads.count(warned) == sum(day >= each for each in (14, 21, 26)), day


def test_nobody_is_warned_of_what_is_decided(town: House, asker: Actor, admin: Actor) -> None:
    case = received(town, asker)
    assert town.do(lambda unit: handling.complete(unit, town.context, case))
    town.moves(days=40)
    town.courier.runs()
    assert case.reference in asker.reads
    assert case.reference not in admin.reads


def test_r_087_who_decides_nothing_lets_klik_tell_the_person_in_time(town: House, asker: Actor) -> None:
    case = received(town, asker)
    town.moves(days=27)
    town.courier.runs()
    assert town.clock.now() < case.due_at
    assert "kost meer tijd" in asker.reads
    assert AUTHORITY in asker.reads
    again = found(town, case)
    assert (again.reason, again.is_late) == (Reason.MORE_TIME, False)
    assert case.due_at < again.due_at <= clock.latest(case)


def test_when_the_longer_term_is_over_too_the_person_hears_that(town: House, asker: Actor) -> None:
    case = received(town, asker)
    town.moves(days=27)
    town.courier.runs()
    until = found(town, case).due_at
    town.clock.move(until - town.clock.now() - timedelta(seconds=1))
    town.courier.runs()
    assert not found(town, case).is_late
    town.moves(seconds=1)
    town.courier.runs()
    assert found(town, case).is_late
    assert asker.reads.count("niet gelukt") == 1


def test_after_an_outage_the_person_hears_at_once_that_it_is_late(
    town: House, asker: Actor, admin: Actor
) -> None:
    """F-112: Klik was down for a month; the first thing it says is the truth."""
    case = received(town, asker)
    town.moves(days=29)
    town.courier.runs()
    again = found(town, case)
    assert again.is_late
    assert again.extended_at is None
    assert "niet gelukt" in asker.reads
    assert AUTHORITY in asker.reads
    assert f"Verzoek {case.reference} is niet op tijd afgehandeld" in admin.reads


def test_it_is_extended_once_within_two_months_and_the_person_hears_why(town: House, asker: Actor) -> None:
    case = received(town, asker)
    far, near = clock.latest(case) + timedelta(seconds=1), clock.latest(case)

    def extended(until: datetime) -> bool:
        return town.do(
            lambda unit: handling.extend(unit, town.context, case, Reason.COMPLEX, until=until, by=asker.id)
        )

    assert not extended(far)
    assert not extended(case.due_at)
    assert extended(near)
    assert not extended(near)
    town.courier.runs()
    assert "je verzoek is ingewikkeld" in asker.reads
    assert found(town, case).due_at == near


def test_a_refusal_says_why_and_where_to_complain(town: House, asker: Actor) -> None:
    case = received(town, asker)
    assert town.do(lambda unit: handling.refuse(unit, town.context, case, Reason.OF_OTHERS, by=asker.id))
    assert not town.do(lambda unit: handling.complete(unit, town.context, case))
    town.courier.runs()
    assert "rechten van anderen" in asker.reads
    assert AUTHORITY in asker.reads
    assert found(town, case).state is CaseState.REFUSED


def test_r_089_every_message_about_a_case_names_the_authority(town: House, asker: Actor) -> None:
    case = received(town, asker)
    for number, what in enumerate(HEARD, start=1):
        town.do(lambda unit, what=what: handling.tell(unit, town.context, case, what))
        town.courier.runs()
        assert asker.reads.count(AUTHORITY) == number, what


def test_who_has_no_account_is_told_on_paper_by_an_admin(town: House, admin: Actor) -> None:
    case = received(town, None)
    town.moves(days=27)
    town.courier.runs()
    assert f"Schrijf de persoon van verzoek {case.reference}" in admin.reads


def test_who_can_no_longer_be_reached_is_told_on_paper_as_well(
    town: House, asker: Actor, admin: Actor
) -> None:
    case = received(town, asker)
    asker.is_deactivated()
    town.do(lambda unit: handling.refuse(unit, town.context, case, Reason.UNFOUNDED, by=admin.id))
    town.courier.runs()
    assert f"Schrijf de weigering met de reden aan de persoon van verzoek {case.reference}" in admin.reads


def test_who_asked_on_paper_is_forgotten_with_the_decision(town: House) -> None:
    paper = Requester(f"Sam {CANARY}", f"{CANARY}straat 1")
    case = town.do(
        lambda unit: handling.receive(
            unit, town.context, CaseKind.ACCESS, None, via=Via.POST, requester=paper
        )
    )
    assert town.look(lambda unit: unit.cases.requester(case.id)) == paper
    assert CANARY not in repr(paper)
    assert town.do(lambda unit: handling.complete(unit, town.context, case))
    assert town.look(lambda unit: unit.cases.requester(case.id)) is None


def test_the_clock_of_a_case_is_in_the_queue_without_anybody(town: House, asker: Actor) -> None:
    case = received(town, asker)
    town.moves(days=30)
    leased = [each.notice for each in town.courier.leases()]
    ours = [each for each in leased if each.kind is NoticeKind.CASE_CLOCK]
    assert len(ours) == 4
    assert {each.about for each in ours} == {each.to for each in ours} == {case.id}
    assert {each.detail for each in ours} == {"warn", "speak"}
