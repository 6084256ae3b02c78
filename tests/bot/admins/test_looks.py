"""A look at somebody: for an open case, with a reason, for half an hour, on record, and theirs to read (R-076)."""

from datetime import timedelta
from uuid import UUID

from bot.audit import AuditAction
from bot.model import AdminRole, Request
from bot.outcome import Said
from bot.ports.cases import Case, CaseKind, CaseState, Via
from tests.conversation import Actor, House
from tests.furniture import CANARIES, MOTIVATION, REQUEST
from tests.trail import trail


def case_of(town: House, person: UUID | None) -> Case:
    """An access request that came in by phone."""
    now = town.clock.now()
    return town.do(
        lambda unit: unit.cases.open(
            CaseKind.ACCESS, person, via=Via.PHONE, received_at=now, due_at=now + timedelta(days=28)
        )
    )


def looks(admin: Actor, case: Case, **more: object) -> Said:
    admin.types("/avg inzage")
    assert admin.presses("look.new") is Said.LOOK_FORM
    return admin.sends({"case": [str(case.id)], "reason": ["answer"], **more})


def test_r_076_a_look_needs_a_case_and_a_reason(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    admin.types("/avg inzage")
    assert admin.presses("look.new") is Said.LOOK_FORM
    assert "Er is geen open verzoek" in admin.hears
    case = case_of(town, candidate.id)
    assert admin.presses("look.new", "") is Said.LOOK_FORM
    assert admin.sends({"person": ["U0CANDIDATE"]}) is Said.INVALID
    assert admin.errors.keys() == {"case", "reason"}
    assert not any(canary in admin.hears for canary in CANARIES)
    assert looks(admin, case) is Said.LOOK_SHOWN
    for shown in (REQUEST["name"], REQUEST["email"], MOTIVATION):
        assert shown in admin.hears
    (entry,) = [entry for entry in trail(town.folder) if entry.action == AuditAction.PERSON_LOOKED_AT]
    assert (entry.outcome, entry.has_case) == ("answer", True)


def test_it_ends_by_itself_and_is_nobody_elses(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    looks(admin, case_of(town, candidate.id))
    (look,) = town.look(lambda unit: unit.looks.of(candidate.id))
    town.moves(minutes=29)
    assert admin.presses("look.show", look.id) is Said.LOOK_SHOWN
    assert REQUEST["email"] in admin.hears
    helper = town.person("U0HELPER")
    helper.says("hoi")
    role, now = AdminRole.HANDLER, town.clock.now()
    town.do(lambda unit: unit.roles.give(helper.id, role, by=admin.id, now=now))
    assert helper.presses("look.show", look.id) is Said.LOOK_OVER
    town.moves(minutes=1)
    assert admin.presses("look.show", look.id) is Said.LOOK_OVER
    assert not any(canary in admin.hears for canary in CANARIES)


def test_a_case_opens_the_person_it_is_about_and_nobody_else(
    town: House, posted: Request, candidate: Actor, coach: Actor, admin: Actor
) -> None:
    assert looks(admin, case_of(town, coach.id), person=["U0CANDIDATE"]) is Said.INVALID
    assert "hoort bij iemand anders" in admin.errors["person"]
    assert town.look(lambda unit: unit.looks.of(candidate.id)) == []


def test_for_a_case_that_is_nobodys_yet_the_person_is_chosen_or_named_by_reference(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    case = case_of(town, None)
    assert looks(admin, case) is Said.INVALID
    assert looks(admin, case, person=["U0CANDIDATE"], reason=["identify"]) is Said.LOOK_SHOWN
    assert looks(admin, case, request=posted.reference, reason=["identify"]) is Said.LOOK_SHOWN
    assert REQUEST["name"] in admin.hears


def test_a_decided_case_is_no_reason_to_look(
    town: House, candidate: Actor, posted: Request, admin: Actor
) -> None:
    case = case_of(town, candidate.id)
    admin.types("/avg inzage")
    admin.presses("look.new")
    town.do(lambda unit: unit.cases.decide(case.id, CaseState.DONE, now=town.clock.now()))
    assert admin.sends({"case": [str(case.id)], "reason": ["answer"]}) is Said.INVALID


def test_the_look_is_among_what_is_held_about_the_person(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    looks(admin, case_of(town, candidate.id))
    held = town.look(lambda unit: unit.holdings.collect(candidate.id, now=town.clock.now()))
    assert "answer" in [each.value for each in held if (each.table, each.column) == ("look", "reason")]


def test_the_auditor_reads_who_saw_whom_and_no_candidate(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    town.do(lambda unit: unit.roles.keep_name(admin.id, "Robin"))
    case = case_of(town, candidate.id)
    looks(admin, case)
    auditor = town.person("U0AUDIT")
    auditor.says("hoi")
    role, now = AdminRole.AUDITOR, town.clock.now()
    town.do(lambda unit: unit.roles.give(auditor.id, role, by=admin.id, now=now))
    assert auditor.types("/avg logboek") is Said.AUDIT
    assert "Het logboek klopt" in auditor.hears
    assert case.reference in auditor.hears
    assert "Robin: het verzoek beantwoorden" in auditor.hears
    assert not any(canary in auditor.hears for canary in CANARIES)
    assert auditor.types("/avg inzage") is Said.NOT_YOUR_ROLE


def test_consents_alone_can_be_looked_at(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    case = case_of(town, candidate.id)
    admin.types("/avg toestemmingen")
    assert admin.presses("look.consents") is Said.LOOK_CONSENTS_FORM
    assert admin.sends({"case": [str(case.id)], "reason": ["check"]}) is Said.LOOK_SHOWN
    assert "Toestemmingen" in admin.hears
    assert REQUEST["name"] not in admin.hears
    admin.types("/avg consents")
    assert admin.presses("look.show_consents") is Said.LOOK_SHOWN


def test_the_list_shows_the_looks_that_last(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    case = case_of(town, candidate.id)
    looks(admin, case)
    admin.types("/avg access")
    assert case.reference in admin.hears
    town.moves(minutes=31)
    admin.types("/avg access")
    assert case.reference not in admin.hears
