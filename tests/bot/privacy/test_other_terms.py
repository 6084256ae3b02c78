"""Another retention term than two years: with a reason, told to the person, and over by itself (R-081)."""

import pytest

from bot.errors import Gone
from bot.outcome import Said
from bot.ports.retention import Because
from bot.privacy import retention
from bot.views import Invalid
from tests.conversation import Actor, House
from tests.trail import outcomes

AUTHORITY = "Autoriteit Persoonsgegevens"


@pytest.fixture
def silent(town: House, admin: Actor) -> Actor:
    """Did something once, a year ago."""
    person = town.person("U0SILENT")
    person.says("hoi")
    town.moves(days=365)
    town.do(lambda unit: retention.confirm_clock(unit, town.context, None))
    admin.says("hoi")
    town.courier.runs()
    return person


def sets(admin: Actor, who: Actor, *, until: str = "01-01-2029", reason: str = "claim") -> Said:
    admin.types("/avg bewaren")
    assert admin.presses("term.set") is Said.TERM_FORM
    return admin.sends({"person": who.account.user, "reason": [reason], "until": until})


def is_known(town: House, who: Actor) -> bool:
    return town.look(lambda unit: unit.people.find(who.account)) is not None


def sweeps(town: House) -> None:
    town.do(lambda unit: retention.confirm_clock(unit, town.context, None))
    town.courier.runs()


def test_r_081_the_person_is_told_the_reason_and_the_day(town: House, admin: Actor, silent: Actor) -> None:
    assert sets(admin, silent) is Said.RETENTION
    assert "nog niet verteld" in admin.hears
    town.courier.runs()
    assert "rechtsvordering" in silent.reads
    assert "tot 1 januari 2029" in silent.reads
    assert AUTHORITY in silent.reads
    admin.types("/avg bewaren")
    assert "; verteld" in admin.hears
    assert outcomes(town.folder, "term.set") == ["claim"]


def test_it_holds_until_its_day_and_then_all_goes_by_itself(town: House, admin: Actor, silent: Actor) -> None:
    sets(admin, silent, until="01-01-2029")
    town.courier.runs()
    town.moves(days=550)
    admin.says("hoi")
    sweeps(town)
    assert is_known(town, silent)
    assert town.look(lambda unit: unit.holdings.overdue(now=town.clock.now())) == {}
    town.moves(days=200)
    sweeps(town)
    assert not is_known(town, silent)


def test_without_one_the_two_years_hold(town: House, admin: Actor, silent: Actor) -> None:
    town.moves(days=550)
    admin.says("hoi")
    sweeps(town)
    assert not is_known(town, silent)


def test_the_warning_comes_thirty_days_before_that_day(town: House, admin: Actor, silent: Actor) -> None:
    sets(admin, silent, until="01-01-2029")
    town.courier.runs()
    town.moves(days=366)
    sweeps(town)
    assert "Je deed hier bijna twee jaar niets" not in silent.reads
    term = town.look(lambda unit: unit.retention.other_term(silent.id))
    assert term is not None
    town.moves(days=(term.until - town.clock.now()).days - 29)
    sweeps(town)
    assert "Op 1 januari verwijder ik alles" in silent.reads


def test_who_cannot_be_reached_is_a_task_and_stands_as_not_told(
    town: House, admin: Actor, silent: Actor
) -> None:
    sets(admin, silent)
    town.platform.will_fail("post", Gone("cannot_dm_bot"))
    town.courier.runs()
    assert "Iemand voor wie een andere bewaartermijn geldt" in admin.reads
    admin.types("/avg bewaren")
    assert "nog niet verteld" in admin.hears


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"until": "01-06-2027"}, "until"),
        ({"until": "01-01-2020"}, "until"),
        ({"until": "ooit"}, "until"),
        ({"reason": "zomaar"}, "reason"),
    ],
)
def test_what_is_no_longer_term_or_has_no_reason_is_refused(
    town: House, admin: Actor, silent: Actor, changes: dict[str, str], field: str
) -> None:
    assert sets(admin, silent, **changes) is Said.INVALID
    assert isinstance(admin.reply, Invalid)
    assert list(admin.errors) == [field]
    assert town.look(lambda unit: unit.retention.other_term(silent.id)) is None


def test_nobody_sets_their_own(admin: Actor, silent: Actor) -> None:
    assert sets(admin, admin) is Said.INVALID
    assert list(admin.errors) == ["person"]


def test_whoever_asks_to_be_erased_is_erased_all_the_same(town: House, admin: Actor, silent: Actor) -> None:
    sets(admin, silent)
    silent.presses("data.erase", "")
    silent.presses("data.erase_now")
    town.courier.runs()
    assert not is_known(town, silent)


def test_it_is_in_the_access_answer(town: House, admin: Actor, silent: Actor) -> None:
    sets(admin, silent)
    held = town.look(lambda unit: unit.holdings.collect(silent.id, now=town.clock.now()))
    assert Because.CLAIM in {each.value for each in held if each.column == "kept_because"}
