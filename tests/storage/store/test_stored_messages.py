"""Messages of ours that stand somewhere: found by what they are and by where they stand, filled once."""

from uuid import UUID

from bot.ids import new_id
from bot.model import Place, Platform, SentMessage
from bot.notices import NoticeKind
from bot.ports.sending import KeptMessage
from tests.storage.store.cast import CHANNEL, WORKSPACE
from tests.storage.store.house import House

HERE, THERE = new_id(), new_id()
SENT = SentMessage(CHANNEL, "1767.0001")


def test_a_message_is_found_by_what_it_is_and_by_where_it_stands(house: House) -> None:
    _keep(house, NoticeKind.BROADCAST, to=HERE, about=THERE, sent=SENT)
    found = house.do(lambda unit: unit.messages.find(NoticeKind.BROADCAST, to=HERE, about=THERE))
    assert found is not None
    assert (found.kind, found.to, found.about, found.sent) == (NoticeKind.BROADCAST, HERE, THERE, SENT)
    assert house.do(lambda unit: unit.messages.at(CHANNEL, "1767.0001")) == found
    assert house.do(lambda unit: unit.messages.at(CHANNEL, "1767.0002")) is None
    elsewhere = Place(Platform.TEAMS, WORKSPACE, CHANNEL.conversation)
    assert house.do(lambda unit: unit.messages.at(elsewhere, "1767.0001")) is None
    assert house.do(lambda unit: unit.messages.find(NoticeKind.STATUS, to=HERE, about=THERE)) is None


def test_a_mark_made_before_a_message_was_known_finds_it_afterwards(house: House) -> None:
    mark = house.do(lambda unit: unit.messages.mark(CHANNEL, "1767.0001"))
    assert house.do(lambda unit: unit.messages.marked(mark)) is None
    _keep(house, NoticeKind.BROADCAST, to=HERE, about=THERE, sent=SENT)
    found = house.do(lambda unit: unit.messages.marked(mark))
    assert found is not None
    assert found.sent == SENT
    assert "1767" not in mark


def test_a_message_that_had_to_be_posted_anew_takes_the_place_of_the_earlier_one(house: House) -> None:
    owner, again = house.admit("U1"), SentMessage(CHANNEL, "1767.0009")
    _keep(house, NoticeKind.STATUS, to=HERE, about=THERE, sent=SENT)
    _keep(house, NoticeKind.STATUS, to=HERE, about=THERE, sent=again, owner=owner.id)
    found = house.do(lambda unit: unit.messages.find(NoticeKind.STATUS, to=HERE, about=THERE))
    assert found is not None
    assert found.sent == again
    assert house.do(lambda unit: unit.messages.at(CHANNEL, "1767.0001")) is None


def test_a_shell_is_filled_once_and_a_message_posted_anew_is_a_shell_again(house: House) -> None:
    _keep(house, NoticeKind.STATUS, to=HERE, about=THERE, sent=SENT)

    def shell() -> KeptMessage:
        found = house.do(lambda unit: unit.messages.find(NoticeKind.STATUS, to=HERE, about=THERE))
        assert found is not None
        assert found == house.do(lambda unit: unit.messages.at(CHANNEL, SENT.message))
        return found

    assert not shell().is_filled
    shell_id = shell().id
    for _ in range(2):
        house.do(lambda unit: unit.messages.filled(shell_id, now=house.clock.now()))
    assert shell().is_filled
    _keep(house, NoticeKind.STATUS, to=HERE, about=THERE, sent=SENT)
    assert not shell().is_filled


def test_the_channels_of_a_broadcast_are_those_it_stands_in(house: House) -> None:
    _keep(house, NoticeKind.BROADCAST, to=HERE, about=THERE, sent=SENT)
    _keep(house, NoticeKind.BROADCAST, to=THERE, about=THERE, sent=SentMessage(CHANNEL, "2"))
    _keep(house, NoticeKind.STATUS, to=HERE, about=THERE, sent=SentMessage(CHANNEL, "3"))
    _keep(house, NoticeKind.BROADCAST, to=HERE, about=HERE, sent=SentMessage(CHANNEL, "4"))
    channels = house.do(lambda unit: unit.messages.channels_of(NoticeKind.BROADCAST, THERE))
    assert sorted(channels) == sorted([HERE, THERE])


def _keep(
    house: House, kind: NoticeKind, *, to: UUID, about: UUID, sent: SentMessage, owner: UUID | None = None
) -> None:
    now = house.clock.now()
    house.do(lambda unit: unit.messages.keep(kind, to=to, about=about, sent=sent, owner=owner, now=now))
