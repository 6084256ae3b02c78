"""What takes two admins: bound to the persons, the exact payload and a day; once (F-113, F-114, ASVS 2.3.5)."""

from uuid import UUID

import pytest

from bot.admins import approvals
from bot.admins.approvals import Refusal
from bot.ids import new_id
from bot.model import Account, AdminRole, Platform
from bot.ports.admins import ApprovalKind
from bot.ports.unit import Unit
from tests.conversation import Actor, House

KIND = ApprovalKind.DISCLOSURE
PAYLOAD = b"name, e-mail"


class Two:
    """Two privacy officers in one workspace, and a question that the first asks."""

    def __init__(self, town: House) -> None:
        self.town, self.about = town, new_id()
        self.first, self.second = (self._officer(user) for user in ("U0FIRST", "U0SECOND"))

    def _officer(self, user: str) -> Actor:
        actor = self.town.person(user)
        actor.says("hoi")
        self._give(actor)
        return actor

    def _give(self, actor: Actor) -> None:
        role, now = AdminRole.PRIVACY_OFFICER, self.town.clock.now()
        self.town.do(lambda unit: unit.roles.give(actor.id, role, by=new_id(), now=now))

    def take(self, actor: Actor) -> None:
        self.town.do(lambda unit: unit.roles.take(actor.id, AdminRole.PRIVACY_OFFICER))

    def asks(self, *, subject: UUID | None = None) -> UUID:
        def work(unit: Unit) -> UUID | None:
            return approvals.ask(
                unit,
                self.town.context,
                self.first.person,
                KIND,
                about=self.about,
                payload=PAYLOAD,
                subject=subject,
            )

        asked = self.town.do(work)
        assert asked is not None
        return asked

    def approves(self, asked: UUID, who: Actor | None = None, payload: bytes = PAYLOAD) -> Refusal | None:
        person = (who or self.second).person
        return self.town.do(
            lambda unit: approvals.approve(unit, self.town.context, person, asked, payload=payload)
        )

    def uses(self, asked: UUID, payload: bytes = PAYLOAD) -> Refusal | None:
        return self.town.do(
            lambda unit: approvals.use(unit, self.town.context, self.first.person, asked, payload=payload)
        )


@pytest.fixture
def two(town: House) -> Two:
    return Two(town)


def test_the_second_approves_and_it_is_done_once(two: Two) -> None:
    asked = two.asks()
    assert two.uses(asked) is Refusal.OVER, "not approved yet"
    assert two.approves(asked) is None
    assert two.uses(asked) is None
    assert two.uses(asked) is Refusal.REPLAYED


def test_who_asked_cannot_approve(two: Two) -> None:
    asked = two.asks()
    assert two.approves(asked, two.first) is Refusal.OWN
    assert two.uses(asked) is Refusal.OVER
    assert two.approves(asked) is None, "the same question, by another person"


def test_who_asked_cannot_approve_from_a_linked_account(two: Two) -> None:
    """Linked before or after asking: they are one person."""
    asked = two.asks()
    other = two.town.person("U0OTHERSELF")
    other.says("hoi")
    two.town.do(lambda unit: unit.links.merge(two.first.id, into=other.id))
    assert two.approves(asked, other) is Refusal.OWN


def test_who_approved_and_turns_out_to_be_the_same_person_does_not_count(two: Two) -> None:
    asked = two.asks()
    assert two.approves(asked) is None
    two.town.do(lambda unit: unit.links.merge(two.second.id, into=two.first.id))
    assert two.uses(asked) is Refusal.OWN


def test_accounts_that_cannot_be_told_apart_are_not_two(two: Two) -> None:
    """One human with an unlinked account on each platform (R-014, F-113)."""
    asked = two.asks()
    on_teams = two.town.person("29:teams")
    on_teams.account = Account(Platform.TEAMS, "tenant", "29:teams")
    two.town.do(lambda unit: unit.people.admit(on_teams.account, now=two.town.clock.now()))
    two._give(on_teams)
    assert two.approves(asked, on_teams) is Refusal.UNCOMPARABLE
    extra = two.town.person("U0ONSLACK")
    extra.says("hoi")
    two.town.do(lambda unit: unit.links.merge(extra.id, into=on_teams.id))
    assert two.approves(asked, on_teams) is None


def test_whom_it_is_about_cannot_approve(two: Two) -> None:
    asked = two.asks(subject=None)
    assert two.approves(asked) is None
    third = two._officer("U0THIRD")
    about_second = two.asks(subject=two.second.id)
    assert two.approves(about_second) is Refusal.SUBJECT
    assert two.approves(about_second, third) is None


def test_another_payload_is_another_question(two: Two) -> None:
    asked = two.asks()
    assert two.approves(asked, payload=b"everything") is Refusal.CHANGED
    assert two.approves(asked) is None
    assert two.uses(asked, payload=b"everything") is Refusal.CHANGED
    assert two.uses(asked) is None


def test_after_a_day_it_is_over(two: Two) -> None:
    asked, late = two.asks(), two.asks()
    assert two.approves(asked) is None
    two.town.moves(hours=24)
    assert two.uses(asked) is Refusal.OVER
    assert two.approves(late) is Refusal.OVER


@pytest.mark.parametrize("who", ["first", "second"])
def test_both_must_hold_the_role_when_it_is_done(two: Two, who: str) -> None:
    """F-114."""
    asked = two.asks()
    assert two.approves(asked) is None
    two.take(getattr(two, who))
    assert two.uses(asked) is Refusal.LOST_RIGHT


def test_without_the_role_nobody_approves(two: Two) -> None:
    asked = two.asks()
    two.take(two.second)
    assert two.approves(asked) is Refusal.NO_RIGHT
    two.town.person("U0STRANGER").says("hoi")
    assert two.approves(asked, two.town.person("U0STRANGER")) is Refusal.NO_RIGHT


def test_declined_is_declined(two: Two) -> None:
    asked = two.asks()
    assert two.town.do(lambda unit: approvals.decline(unit, two.town.context, two.second.person, asked))
    assert two.approves(asked) is Refusal.OVER
    assert two.uses(asked) is Refusal.OVER


def test_with_one_admin_there_is_nobody_to_ask(two: Two, admin: Actor) -> None:
    two.town.restarts(admins=frozenset())
    two.take(two.second)
    asked = two.town.do(
        lambda unit: approvals.ask(
            unit, two.town.context, two.first.person, KIND, about=two.about, payload=PAYLOAD
        )
    )
    assert asked is None


def test_a_trial_is_told_to_every_admin_who_could_have_been_asked(two: Two, admin: Actor) -> None:
    asked = two.asks()
    two.approves(asked, two.first)
    two.town.courier.runs()
    for reader in (admin, two.second):
        assert "Een collega vraagt om jouw akkoord" in reader.reads
        assert "eigen vraag goed te keuren" in reader.reads
