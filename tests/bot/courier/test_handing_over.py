"""A file in somebody's DM: promised as a reference, opened at delivery, handed over once, and taken away again."""

from datetime import timedelta
from uuid import UUID

import pytest

from bot.errors import Ambiguous, Gone
from bot.events import FileAnswered
from bot.ids import new_id
from bot.model import SentMessage
from bot.notices import Notice, NoticeKind
from bot.outcome import Said
from bot.ports.files import FileKind
from bot.ports.messenger import Parcel
from bot.ports.sending import KeptMessage
from bot.ports.unit import Unit
from tests.conversation import Actor, House
from tests.furniture import delivery
from tests.messenger import direct

DATA = b"<p>Kanarie Vogelzang</p>"


@pytest.fixture
def person(town: House) -> Actor:
    actor = town.person("U0CANDIDATE")
    actor.says("hoi")
    town.courier.runs()
    return actor


def promise(town: House, to: Actor, *, about: Actor | None = None, kind: FileKind = FileKind.PACKAGE) -> UUID:
    """A package about somebody, promised to somebody: to the same person unless a test says otherwise."""

    def work(unit: Unit) -> UUID:
        now = town.clock.now()
        owner = unit.people.find((about or to).account)
        reader = unit.people.find(to.account)
        ends = now + timedelta(days=7)
        file = unit.files.keep(owner.id, kind, DATA, media_type="text/html", now=now, expires_at=ends)
        unit.outbox.promise(Notice(NoticeKind.FILE, reader.account_id, about=file), now=now)
        return file

    return town.do(work)


def kept(town: House, to: Actor, file: UUID) -> KeptMessage | None:
    def look(unit: Unit) -> KeptMessage | None:
        reader = unit.people.find(to.account)
        return unit.messages.find(NoticeKind.FILE, to=reader.account_id, about=file)

    return town.look(look)


def answers(town: House, actor: Actor, file: object, *, yes: bool) -> Said:
    """What Teams says of the card: where it stands, and, with a yes, where the file may go."""
    stands = town.platform.messages[-1].sent
    offered = SentMessage(stands.place, f"{stands.message} a-place-of-theirs" if yes else stands.message)
    event = FileAnswered(
        delivery=delivery(), account=actor.account, file=str(file), is_accepted=yes, offered=offered
    )
    return town.wait_for(town.door.handle(event)).outcome.said


def handed(town: House) -> list[Parcel]:
    return list(town.platform.files.values())


def test_a_package_reaches_the_person_it_is_about(town: House, person: Actor) -> None:
    file = promise(town, person)
    town.courier.runs()
    (parcel,) = handed(town)
    assert parcel.data == DATA
    assert (parcel.name, parcel.title) == ("klik-mijn-gegevens.html", "Wat Klik van je bewaart")
    assert "na 7 dagen" in parcel.text
    assert b"Kanarie" not in repr(parcel).encode()
    message = kept(town, person, file)
    assert message is not None
    assert message.is_filled
    assert message.sent.place == direct(person.account)


def test_nobody_else_gets_it(town: House, person: Actor, coach: Actor) -> None:
    """F-108."""
    promise(town, coach, about=person)
    promise(town, person, kind=FileKind.IDENTITY)
    town.courier.runs()
    assert handed(town) == []
    assert [method for method, _ in town.platform.calls if method == "offer"] == []


def test_a_file_that_is_destroyed_or_over_is_not_sent(town: House, person: Actor) -> None:
    gone = promise(town, person)
    town.do(lambda unit: unit.files.destroy(gone))
    promise(town, person)
    town.moves(days=7)
    town.courier.runs()
    assert handed(town) == []


@pytest.mark.parametrize("is_swept", [False, True])
def test_after_its_seven_days_it_is_taken_out_of_the_conversation(
    town: House, person: Actor, is_swept: bool
) -> None:
    file = promise(town, person)
    town.courier.runs()
    message = kept(town, person, file)
    assert message is not None
    town.moves(days=6, hours=23)
    town.courier.runs()
    assert message.sent in [each.sent for each in town.platform.standing(direct(person.account))]
    town.moves(hours=1)
    if is_swept:
        town.do(lambda unit: unit.files.expire(now=town.clock.now()))
    town.courier.runs()
    assert message.sent not in [each.sent for each in town.platform.standing(direct(person.account))]
    assert town.courier.parked() == []


@pytest.mark.parametrize("method", ["offer", "hand_over"])
def test_an_unknown_end_leaves_one_file_and_not_two(town: House, person: Actor, method: str) -> None:
    """What the first attempt left behind, as far as Klik knows where it stands, goes before the second."""
    file = promise(town, person)
    town.platform.will_fail(method, Ambiguous("timeout"), after_doing_it=True)
    town.courier.runs()
    town.moves(minutes=1)
    town.courier.runs()
    message = kept(town, person, file)
    assert message is not None
    assert message.is_filled
    standing = [each for each in town.platform.standing(direct(person.account)) if each.sent == message.sent]
    assert len(standing) == 1
    tried = [each for each in town.platform.messages if each.sent.message.startswith("file-")]
    assert len(tried) == 2
    assert tried[0].is_deleted is (method == "hand_over")


def test_handed_over_is_handed_over(town: House, person: Actor) -> None:
    file = promise(town, person)
    town.courier.runs()
    town.do(
        lambda unit: unit.outbox.promise(
            Notice(NoticeKind.FILE, unit.people.find(person.account).account_id, about=file),
            now=town.clock.now(),
        )
    )
    town.courier.runs()
    assert len([method for method, _ in town.platform.calls if method == "hand_over"]) == 1


def test_where_the_person_is_asked_first_the_file_waits_for_their_yes(town: House, person: Actor) -> None:
    town.platform.asks_first = True
    file = promise(town, person)
    town.courier.runs()
    assert handed(town) == []
    message = kept(town, person, file)
    assert message is not None
    assert not message.is_filled
    assert answers(town, person, file, yes=True) is Said.NOTHING
    town.courier.runs()
    assert [parcel.data for parcel in handed(town)] == [DATA]
    message = kept(town, person, file)
    assert message is not None
    assert message.is_filled


def test_a_second_yes_to_the_same_file_does_nothing(town: House, person: Actor) -> None:
    town.platform.asks_first = True
    file = promise(town, person)
    town.courier.runs()
    for _ in range(2):
        assert answers(town, person, file, yes=True) is Said.NOTHING
        town.courier.runs()
    assert len([method for method, _ in town.platform.calls if method == "hand_over"]) == 2
    message = kept(town, person, file)
    assert message is not None
    assert message.is_filled


def test_where_the_place_for_it_is_gone_the_person_is_asked_once_more(town: House, person: Actor) -> None:
    town.platform.asks_first = True
    file = promise(town, person)
    town.courier.runs()
    answers(town, person, file, yes=True)
    town.platform.will_fail("hand_over", Gone("upload_gone"))
    town.courier.runs()
    assert len([method for method, _ in town.platform.calls if method == "offer"]) == 2
    message = kept(town, person, file)
    assert message is not None
    assert not message.is_filled


def test_a_no_throws_the_file_away(town: House, person: Actor) -> None:
    town.platform.asks_first = True
    file = promise(town, person)
    town.courier.runs()
    assert answers(town, person, file, yes=False) is Said.FILE_DECLINED
    assert town.look(lambda unit: unit.files.find(file)) is None
    assert answers(town, person, file, yes=True) is Said.FILE_OVER


def test_a_yes_of_somebody_it_was_not_offered_to_opens_nothing(
    town: House, person: Actor, coach: Actor
) -> None:
    """F-108: the reference in the card is no permission."""
    town.platform.asks_first = True
    file = promise(town, person)
    town.courier.runs()
    assert answers(town, coach, file, yes=True) is Said.FILE_OVER
    assert answers(town, person, new_id(), yes=True) is Said.FILE_OVER
    assert answers(town, person, "no id at all", yes=True) is Said.FILE_OVER
    town.courier.runs()
    assert handed(town) == []
    assert town.look(lambda unit: unit.files.find(file)) is not None
