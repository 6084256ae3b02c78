"""Everything of a person goes: asked in the chat with two presses, carried out step by step, told truthfully (R-086d)."""

import pytest

from bot.errors import Gone, Refused, TryLater
from bot.model import Request, RequestState
from bot.outcome import Said
from bot.ports.cases import CaseKind, CaseState
from bot.ports.erasing import Step
from bot.privacy.cases import handling
from storage.erasure_ledger import ErasureLedger
from tests.canary import files_of
from tests.conversation import Actor, Courier, House
from tests.furniture import CANARIES, COACHES


def erased(house: House, person: Actor) -> None:
    """Asked and confirmed, and carried out."""
    person.presses("data.erase", "")
    person.presses("data.erase_now")
    house.courier.runs()


def is_known(house: House, person: Actor) -> bool:
    return house.look(lambda unit: unit.people.find(person.account)) is not None


def ever_shown(house: House) -> str:
    return "\n".join(each.ever for each in house.platform.messages if not each.is_deleted)


def test_the_dry_run_counts_and_changes_nothing(town: House, posted: Request, candidate: Actor) -> None:
    assert candidate.presses("data.erase", "") is Said.ERASE_ASK
    assert "1 bericht in een kanaal van de coaches" in candidate.hears
    assert "in de database" in candidate.hears
    town.courier.runs()
    assert town.channel().count("Ik werk al acht jaar") == 1
    assert candidate.request.state is RequestState.OPEN


def test_saying_it_in_words_asks_and_erases_nothing(town: House, posted: Request, candidate: Actor) -> None:
    candidate.says("verwijder al mijn gegevens")
    town.courier.runs()
    assert "Al je gegevens verwijderen" in candidate.reads
    assert candidate.request.state is RequestState.OPEN


def test_r_086d_after_an_erasure_nothing_of_the_person_is_left(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    town.courier.runs()
    assert all(canary in ever_shown(town) for canary in CANARIES[:2]), "the coach has read the details"
    person = candidate.id
    assert town.look(lambda unit: unit.holdings.count(person))
    erased(town, candidate)
    assert not is_known(town, candidate)
    assert town.look(lambda unit: unit.holdings.count(person)) == {}
    assert not any(canary in ever_shown(town) for canary in CANARIES)
    assert "Alles wat Klik van je bewaarde is verwijderd." in candidate.reads
    assert "Wat je zelf typte" in candidate.reads


def test_the_file_holds_no_byte_of_what_was_sealed(town: House, posted: Request, candidate: Actor) -> None:
    """The ciphertext itself, in the database, its log and the keys: found first, gone afterwards."""
    sealed = town.store.run(
        lambda unit: unit._rows.connection.exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT sealed_name, sealed_motivation FROM contact"
        ).one()
    )
    assert all(any(value in content for content in files_of(town.folder).values()) for value in sealed)
    erased(town, candidate)
    assert not any(value in content for content in files_of(town.folder).values() for value in sealed)


def test_f_052_a_click_after_the_request_to_erase_finds_nothing(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """Before the courier has done anything at all."""
    accept = coach.button("request.accept").value
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    assert coach.presses("request.accept", accept) is Said.CLOSED
    town.courier.runs()
    assert town.platform.standing(COACHES) == []
    assert not any(canary in coach.reads for canary in CANARIES)


def test_every_message_is_blanked_before_it_is_deleted(
    town: House, posted: Request, candidate: Actor
) -> None:
    [post] = town.platform.standing(COACHES)
    erased(town, candidate)
    assert post.is_deleted
    assert post.view.summary == "Dit bericht is verwijderd."


def test_the_case_is_opened_by_the_account_and_completed(
    town: House, posted: Request, candidate: Actor
) -> None:
    person = candidate.id
    erased(town, candidate)
    [case] = town.look(lambda unit: unit.cases.of(person))
    assert (case.kind, case.state) == (CaseKind.ERASURE, CaseState.DONE)


def test_the_certificate_names_nobody_and_counts(town: House, posted: Request, candidate: Actor) -> None:
    person = candidate.id
    erased(town, candidate)
    done = town.look(lambda unit: unit.erasures.of(person))
    assert done is not None
    assert (done.step, done.messages >= 3, done.rows > 5) == (Step.DONE, True, True)
    assert done.done_at is not None
    assert done.confirmed_at is not None
    assert town.look(lambda unit: unit.erasures.reach(done.id)) is None


def test_asking_twice_is_one_erasure(town: House, posted: Request, candidate: Actor) -> None:
    person = candidate.id
    for _ in range(2):
        candidate.presses("data.erase", "")
        candidate.presses("data.erase_now", "")
    assert len(town.look(lambda unit: unit.erasures.running())) == 1
    town.courier.runs()
    assert len(town.look(lambda unit: unit.cases.of(person))) == 1


def test_whoever_comes_back_afterwards_is_a_stranger(town: House, posted: Request, candidate: Actor) -> None:
    before = candidate.id
    erased(town, candidate)
    assert candidate.says("hallo") is Said.WELCOME
    assert candidate.id != before


def test_what_was_typed_is_forgotten_from_the_memory(town: House, candidate: Actor) -> None:
    candidate.says("hoi")
    candidate.says("Ik zoek een coach, mail me op kanarie.7f3a@voorbeeld.nl of bel 06 12345678")
    erased(town, candidate)
    candidate.says("hoi")
    candidate.presses("request.start", "")
    assert "kanarie" not in str(candidate.form.fields)


def test_a_coach_who_is_erased_goes_from_the_candidates_status_and_the_match_ends(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    town.courier.runs()
    assert "Coach Wielewaal 0" in candidate.reads
    erased(town, coach)
    assert "Coach Wielewaal 0" not in candidate.reads
    assert not any(canary in coach.reads for canary in CANARIES)
    grant = town.look(lambda unit: unit.grants.of_request(posted.id))
    assert grant is not None
    assert grant.ended_at is not None
    assert not is_known(town, coach)


# -- what a platform will not let go (F-110)


@pytest.mark.parametrize("error", [Refused("cant_delete_message"), Gone("is_archived"), Gone("http_403")])
def test_f_110_what_cannot_be_deleted_is_tried_again_then_reported_and_not_shown_as_done(
    town: House, posted: Request, candidate: Actor, admin: Actor, error: Exception
) -> None:
    person = candidate.id
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    town.platform.will_fail("delete", *[error] * 20)
    for _ in range(4):
        town.courier.runs()
        town.moves(minutes=20)
    erasure = town.look(lambda unit: unit.erasures.of(person))
    assert erasure is not None
    left = town.look(lambda unit: unit.erasures.residue(erasure.id))
    assert left
    assert {each.code for each in left} == {error.code}  # type: ignore[attr-defined]
    assert erasure.is_running
    assert [case.state for case in town.look(lambda unit: unit.cases.of(person))] == [CaseState.OPEN]
    assert not is_known(town, candidate)
    assert "liet Slack mij niet weghalen" in candidate.reads
    assert "/avg verwijderen" in admin.reads
    for each in left:
        assert admin.types("/avg erase") is Said.ERASURES
        admin.presses("residue.settle", each.id)
    town.platform.will_fail("delete")
    town.courier.runs()
    assert [case.state for case in town.look(lambda unit: unit.cases.of(person))] == [CaseState.DONE]
    assert not town.look(lambda unit: unit.erasures.of(person)).is_running  # type: ignore[union-attr]


def test_a_platform_that_is_away_for_a_while_delays_and_loses_nothing(
    town: House, posted: Request, candidate: Actor
) -> None:
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    town.platform.will_fail("delete", TryLater("rate", after=30), TryLater("rate", after=30))
    town.courier.runs()
    assert is_known(town, candidate)
    for _ in range(2):
        town.moves(minutes=2)
        town.courier.runs()
    assert not is_known(town, candidate)
    assert not town.look(lambda unit: unit.erasures.all_residue())


# -- by an admin, for a data request


def test_an_admin_erases_for_a_data_request_after_a_dry_run(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    person = candidate.id
    case = town.do(lambda unit: handling.receive(unit, town.context, CaseKind.ERASURE, person))
    assert admin.types("/avg erase") is Said.ERASURES
    assert case.reference in admin.hears
    assert admin.presses("erase.look") is Said.ERASE_CASE
    assert "1 bericht in een kanaal van de coaches" in admin.hears
    assert not any(canary in admin.hears for canary in CANARIES)
    assert is_known(town, candidate)
    assert admin.presses("erase.do") is Said.ERASE_CASE_BEGAN
    town.courier.runs()
    assert not is_known(town, candidate)
    assert "Alles wat Klik van je bewaarde is verwijderd." in candidate.reads


def test_nobody_but_an_admin_with_the_right_erases_somebody_else(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    person = candidate.id
    case = town.do(lambda unit: handling.receive(unit, town.context, CaseKind.ERASURE, person))
    assert coach.presses("erase.do", case.id) is Said.NOT_AN_ADMIN
    town.courier.runs()
    assert is_known(town, candidate)


# -- the ledger


def test_the_ledger_has_the_intent_first_and_the_end_last(
    town: House, posted: Request, candidate: Actor, courier: Courier
) -> None:
    person = candidate.id
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    path = town.folder / "erasures.ledger"
    assert not path.exists()
    town.platform.will_fail("delete", TryLater("rate", after=30))
    courier.runs()
    ledger = ErasureLedger(path, town.store._vault)
    assert [(each.what, each.person) for each in ledger.entries()] == [("intent", person)]
    town.moves(minutes=1)
    courier.runs()
    assert [(each.what, each.person) for each in ledger.entries()] == [("intent", person), ("done", person)]
    assert not any(canary.encode() in path.read_bytes() for canary in CANARIES)


def test_an_erasure_goes_on_after_a_restart(town: House, posted: Request, candidate: Actor) -> None:
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    town.restarts()
    town.courier.runs()
    assert not is_known(town, candidate)
