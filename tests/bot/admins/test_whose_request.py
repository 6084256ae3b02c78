"""A request from outside the chat is tied to nobody until the account itself says yes (F-108, F-128)."""

import pytest

from bot.errors import Gone
from bot.outcome import Said
from bot.ports.cases import CaseKind, CaseState
from bot.privacy.cases import handling
from tests.bot.admins.on_paper import AUTHORITY, found, logs
from tests.conversation import Actor, House
from tests.trail import outcomes


def test_the_account_itself_says_whether_it_is_theirs(town: House, admin: Actor, asker: Actor) -> None:
    """F-108: until then nothing of anybody goes anywhere."""
    case = logs(town, admin, person=asker.account.user)
    assert (case.person, case.asked) == (None, asker.id)
    town.courier.runs()
    assert case.reference in asker.reads
    assert AUTHORITY in asker.reads
    assert asker.presses("case.yes") is Said.DATA_COPY
    known = found(town, case)
    assert (known.person, known.asked) == (asker.id, None)
    assert known.identified_at is not None
    assert town.look(lambda unit: unit.cases.requester(case.id)) is None, "the chat is the way now"
    town.courier.runs()
    assert found(town, case).state is CaseState.DONE


def test_a_no_ties_it_to_nobody(town: House, admin: Actor, asker: Actor) -> None:
    case = logs(town, admin, person=asker.account.user)
    town.courier.runs()
    assert asker.presses("case.no") is Said.CASE_DENIED
    town.courier.runs()
    assert "de persoon zei nee" in admin.reads
    assert (found(town, case).person, found(town, case).asked) == (None, None)
    assert asker.presses("case.yes", case.id) is Said.CASE_NOT_ASKED


def test_nobody_says_yes_for_somebody_else(town: House, admin: Actor, asker: Actor) -> None:
    """A button's value is no permission."""
    case = logs(town, admin, person=asker.account.user)
    other = town.person("U0OTHER")
    other.says("hoi")
    assert other.presses("case.yes", case.id) is Said.CASE_NOT_ASKED
    assert admin.presses("case.yes", case.id) is Said.CASE_NOT_ASKED
    assert found(town, case).person is None


def test_an_admin_chooses_another_account_later_and_the_first_is_asked_no_more(
    town: House, admin: Actor, asker: Actor
) -> None:
    other = town.person("U0OTHER")
    other.says("hoi")
    case = logs(town, admin)
    for person in (other, asker):
        admin.presses("case.identify", case.id)
        assert admin.sends({"person": person.account.user}) is Said.CASE_SHOWN
    assert other.presses("case.yes", case.id) is Said.CASE_NOT_ASKED
    assert asker.presses("case.yes", case.id) is Said.DATA_COPY


def test_an_account_that_cannot_be_reached_is_a_task(town: House, admin: Actor, asker: Actor) -> None:
    """F-128."""
    logs(town, admin, person=asker.account.user)
    town.platform.will_fail("post", Gone("account_inactive"))
    town.courier.runs()
    assert "Klik kan het account bij verzoek" in admin.reads


def test_the_same_right_that_runs_already_goes_on_in_the_older_one(
    town: House, admin: Actor, asker: Actor
) -> None:
    first = town.do(lambda unit: handling.receive(unit, town.context, CaseKind.RECTIFICATION, asker.id))
    town.moves(days=2)
    case = logs(town, admin, kind=["rectification"], person=asker.account.user)
    town.courier.runs()
    assert asker.presses("case.yes", case.id) is Said.CASE_CONFIRMED
    assert first.reference in asker.hears
    assert found(town, case).state is CaseState.JOINED
    assert found(town, first).due_at == first.due_at
    assert "case.joined" in outcomes_of(town)


def outcomes_of(town: House) -> set[str]:
    return {name for name in ("case.joined", "case.identified", "case.denied") if outcomes(town.folder, name)}


@pytest.mark.parametrize(("kind", "said"), [("restriction", Said.RESTRICTED), ("objection", Said.OBJECTED)])
def test_what_can_start_by_itself_starts_with_the_yes(
    town: House, admin: Actor, asker: Actor, kind: str, said: Said
) -> None:
    case = logs(town, admin, kind=[kind], person=asker.account.user)
    assert asker.presses("case.yes", case.id) is said
    assert found(town, case).state is CaseState.DONE
    assert len(town.look(lambda unit: unit.cases.of(asker.id))) == 1


def test_an_erasure_waits_for_the_admin_who_looks_at_the_dry_run(
    town: House, admin: Actor, asker: Actor
) -> None:
    case = logs(town, admin, kind=["erasure"], person=asker.account.user)
    assert asker.presses("case.yes", case.id) is Said.CASE_CONFIRMED
    town.courier.runs()
    assert "de persoon zei ja" in admin.reads
    assert found(town, case).is_open
