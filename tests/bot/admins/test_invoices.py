"""What the tax law makes the network keep: only what stands on an invoice, apart, for seven years, then nothing (R-082)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.audit import AuditAction
from bot.model import Request
from bot.outcome import Said
from bot.ports.cases import CaseKind, Via
from bot.privacy import invoices
from storage.errors import NoKey, Unreadable
from tests.bot.admins.invoiced import INVOICE, OVER, WORDS, erases, files, moves_to, rows
from tests.bot.privacy.test_holding import hold
from tests.canary import files_of
from tests.conversation import Actor, House
from tests.furniture import CANARIES, MOTIVATION, REQUEST
from tests.trail import outcomes


def test_r_082_after_an_erasure_the_invoice_is_all_that_is_left(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    person = candidate.id
    assert files(admin) is Said.INVOICE_FILED
    erases(town, candidate)
    assert town.look(lambda unit: unit.people.find(candidate.account)) is None
    assert town.look(lambda unit: unit.holdings.count(person)) == {}
    held = town.look(lambda unit: unit.holdings.collect(person, now=town.clock.now()))
    sealed = {each.table: str(each.value) for each in held if each.column.startswith("sealed_")}
    assert sealed.keys() == {"invoice"}
    values = {str(each.value) for each in held if each.table == "invoice"}
    assert all(any(word in value for value in values) for word in WORDS)
    assert not any(word in value for value in values for word in (MOTIVATION, REQUEST["email"]))


def test_its_key_is_not_the_persons(town: House, posted: Request, candidate: Actor, admin: Actor) -> None:
    """Shredding the person's key takes the request along and leaves the invoice; shredding its own takes it along."""
    files(admin)
    request = candidate.request.id
    [filed] = town.look(lambda unit: unit.invoices.of(candidate.id))
    town.wait_for(town.store.shred([candidate.id]))
    with pytest.raises(Unreadable):
        town.look(lambda unit: unit.requests.contact(request))
    found = town.look(lambda unit: unit.invoices.open(filed.id))
    assert found is not None
    assert found.name == INVOICE["invoice_name"]
    town.wait_for(town.store.shred([filed.id]))
    with pytest.raises(Unreadable):
        town.look(lambda unit: unit.invoices.open(filed.id))


def test_nothing_on_it_stands_in_the_open_or_in_the_trail(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    files(admin)
    content = files_of(town.folder)
    assert any(b"trajectory" in each for each in content.values()), "the file is looked into"
    assert not any(word.encode() in each for each in content.values() for word in WORDS)
    assert outcomes(town.folder, AuditAction.INVOICE_FILED)[0].startswith("F-")


def test_the_dry_run_the_confirmation_and_the_certificate_name_the_exception(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    files(admin)
    candidate.presses("data.erase", "")
    assert "1 factuur, tot 1 januari 2034" in candidate.hears
    candidate.presses("data.erase_now")
    town.courier.runs()
    assert "1 factuur, tot 1 januari 2034" in candidate.reads
    assert "AWR art. 52" in candidate.reads
    assert outcomes(town.folder, AuditAction.ERASURE_DONE)[0].endswith("1 kept by law")
    assert not any(word in candidate.reads for word in WORDS)


def test_f_111_every_exception_is_named_with_its_term_and_all_else_goes(
    town: House, posted: Request, candidate: Actor, coach: Actor, admin: Actor
) -> None:
    """A match, a question, an order's hold and an invoice at once."""
    person = candidate.id
    coach.presses("request.accept")
    town.courier.runs()
    candidate.types("/klik contact")
    candidate.sends({"kind": ["question"], "text": "Hoe zit het met mijn gegevens?"})
    hold(town, person)
    files(admin)
    assert town.look(lambda unit: unit.tickets.of(person))
    erases(town, candidate)
    assert town.look(lambda unit: unit.holdings.count(person)) == {}
    assert "Behalve je naam en e-mailadres" in candidate.reads
    assert "1 mei 2026" in candidate.reads
    assert "1 factuur, tot 1 januari 2034" in candidate.reads
    assert "Een coach die je gegevens kreeg, moet eigen kopieën verwijderen" in candidate.reads
    assert not any(canary in coach.reads for canary in CANARIES)


def test_an_erasure_without_an_invoice_names_no_exception(
    town: House, posted: Request, candidate: Actor
) -> None:
    candidate.presses("data.erase", "")
    assert "factuur" not in candidate.hears
    candidate.presses("data.erase_now")
    town.courier.runs()
    assert "Alles wat Klik van je bewaarde is verwijderd." in candidate.reads
    assert "factuur" not in candidate.reads
    assert outcomes(town.folder, AuditAction.ERASURE_DONE)[0].endswith("0 kept by law")


def test_the_admin_who_carries_out_an_erasure_reads_it_as_well(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    files(admin)
    now = town.clock.now()
    case = town.do(
        lambda unit: unit.cases.open(
            CaseKind.ERASURE, candidate.id, via=Via.POST, received_at=now, due_at=now + timedelta(days=28)
        )
    )
    assert admin.presses("erase.look", case.id) is Said.ERASE_CASE
    assert "1 factuur, tot 1 januari 2034" in admin.hears


def test_it_is_in_the_persons_own_copy(town: House, posted: Request, candidate: Actor, admin: Actor) -> None:
    files(admin)
    held = town.look(lambda unit: unit.holdings.collect(candidate.id, now=town.clock.now()))
    read = {each.column: each.value for each in held if each.table == "invoice"}
    assert read["sealed_address"] == INVOICE["invoice_address"]
    assert read["ends_at"] == OVER


def test_at_the_end_of_the_seven_years_the_row_and_its_key_go_by_themselves(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    files(admin)
    [filed] = town.look(lambda unit: unit.invoices.newest())
    erases(town, candidate)
    moves_to(town, OVER - timedelta(seconds=1))
    assert len(rows(town)) == 1
    moves_to(town, OVER)
    assert rows(town) == []
    assert outcomes(town.folder, AuditAction.INVOICES_OVER) == ["1"]
    with pytest.raises(NoKey):
        town.store._vault.new_subject(filed.id)  # a key that was destroyed is never made again
    assert town.look(lambda unit: unit.holdings.overdue(now=town.clock.now())) == {}


def test_whoever_is_erased_after_the_seven_years_leaves_nothing(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    files(admin, invoice_date="01-12-2019")
    moves_to(town, datetime(2027, 1, 1, tzinfo=UTC))
    candidate.presses("data.erase", "")
    assert "factuur" not in candidate.hears


def test_nothing_of_it_reaches_the_channel_or_a_coach(
    town: House, posted: Request, candidate: Actor, coach: Actor, admin: Actor
) -> None:
    files(admin)
    coach.presses("request.accept")
    town.courier.runs()
    assert any(canary in coach.reads for canary in CANARIES), "the coach has read the details"
    assert not any(word in town.channel() + coach.reads for word in WORDS)


@pytest.mark.parametrize("issued", [date(2026, 1, 1), date(2026, 12, 31)])
def test_the_seven_years_count_from_the_end_of_the_year(issued: date) -> None:
    assert invoices.ends_at(issued) == OVER
