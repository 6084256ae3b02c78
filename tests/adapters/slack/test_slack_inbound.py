"""Slack's payloads, read into the core's events: recorded shapes filled in, and the odd ones people never see."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_workspace import CANDIDATE, CHANNEL, US, envelope_of, fixture

from adapters.slack import inbound, interactions
from bot.events import (
    AccountChanged,
    ChannelChanged,
    Event,
    FileOffered,
    MemberJoined,
    MemberLeft,
    MessageReceived,
    MessageRetracted,
    ReactionAdded,
)
from bot.model import Account, Place, Platform
from manifest.slack import EVENTS

DIGEST = b"d" * 32
DM = "D0CANDIDATE"
Json = dict[str, Any]


def read(event: Json, **envelope: Any) -> Event | None:
    return inbound.event(envelope_of(event, **envelope), digest=DIGEST, us=US)


def recorded(name: str, **event: Any) -> Event | None:
    """A recorded envelope, in our workspace, with these fields of the event filled in."""
    envelope = fixture(f"events/{name}.json")
    envelope |= {"type": "event_callback", "team_id": US.workspace, "event_id": "Ev1"}
    envelope["event"] |= event
    return inbound.event(envelope, digest=DIGEST, us=US)


def typed(**more: Any) -> Json:
    base = {"type": "message", "channel": DM, "channel_type": "im", "user": CANDIDATE.user, "text": "Hoi"}
    return base | more


def test_a_recorded_message_is_read() -> None:
    bare = {"bot_id": None, "bot_profile": None, "subtype": None}
    heard = recorded("Message", channel=DM, channel_type="im", user=CANDIDATE.user, text="Hoi", **bare)
    assert isinstance(heard, MessageReceived)
    assert (heard.account, heard.text) == (CANDIDATE, "Hoi")
    assert heard.place == Place(Platform.SLACK, US.workspace, DM)


def test_a_recorded_message_with_a_file_is_read_by_its_words() -> None:
    heard = recorded("MessageFileShare", channel=DM, channel_type="im", user=CANDIDATE.user, text="Mijn cv")
    assert isinstance(heard, MessageReceived)
    assert heard.text == "Mijn cv"


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B1"},
        {"bot_profile": {"id": "B1"}},
        {"user": US.user},
        {"user": "USLACKBOT"},
        {"user": ""},
        {"user": ["U1"]},
        {"channel": "C1", "channel_type": "channel"},
        {"channel": "G1", "channel_type": "mpim"},
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"subtype": "me_message"},
    ],
)
def test_what_no_person_typed_to_klik_is_not_heard(more: Json) -> None:
    assert read(typed()) is not None
    assert read(typed(**more)) is None


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("R&amp;D &lt;b&gt;", "R&D <b>"),
        ("<mailto:sam@voorbeeld.test|sam@voorbeeld.test>", "sam@voorbeeld.test"),
        ("<mailto:sam@voorbeeld.test>", "sam@voorbeeld.test"),
        ("<tel:0612345678|06 12345678>", "06 12345678"),
        ("zie <https://voorbeeld.test/a?b=1&amp;c=2>", "zie https://voorbeeld.test/a?b=1&c=2"),
        ("&amp;lt;", "&lt;"),
        ("met <@U123> in <#C1|algemeen>", "met <@U123> in <#C1|algemeen>"),
    ],
)
def test_words_are_read_as_they_were_typed(sent: str, meant: str) -> None:
    heard = read(typed(text=sent))
    assert isinstance(heard, MessageReceived)
    assert heard.text == meant


def changed(subtype: str, *, before: Json, after: Json | None = None) -> Event | None:
    event = {"type": "message", "subtype": subtype, "channel": DM, "channel_type": "im"}
    return read(event | {"previous_message": before} | ({"message": after} if after else {}))


def test_a_person_takes_back_or_rewords_what_they_typed() -> None:
    deleted = changed("message_deleted", before=typed())
    reworded = changed("message_changed", before=typed(), after=typed(text="Iets anders"))
    gone = changed("message_changed", before=typed(), after={"subtype": "tombstone", "user": "USLACKBOT"})
    for heard in (deleted, reworded, gone):
        assert isinstance(heard, MessageRetracted)
        assert heard.account == CANDIDATE


def test_a_link_preview_or_our_own_update_is_nobody_taking_anything_back() -> None:
    assert changed("message_changed", before=typed(), after=typed(attachments=[{}])) is None
    ours = typed(user=US.user, bot_id=US.bot)
    assert changed("message_changed", before=ours, after=ours | {"text": "Nieuw"}) is None
    assert changed("message_deleted", before=ours) is None


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("white_check_mark", "white_check_mark"),
        ("raising_hand::skin-tone-2", "raising_hand"),
        ("raising_hand::skin-tone-5", "raising_hand"),
        ("handshake::skin-tone-2::skin-tone-6", "handshake"),
        ("white_check_mark2", "white_check_mark2"),
        ("raising_hand::skin-tone-9", "raising_hand::skin-tone-9"),
        ("skin-tone-2", "skin-tone-2"),
    ],
)
def test_a_reaction_is_read_without_its_skin_tone_and_otherwise_exactly(sent: str, meant: str) -> None:
    item = {"type": "message", "channel": CHANNEL, "ts": "1.2"}
    heard = recorded("ReactionAdded", user="U1", item=item, reaction=sent, item_user=US.user)
    assert isinstance(heard, ReactionAdded)
    assert heard.emoji == meant
    assert (heard.message, heard.place.conversation) == ("1.2", CHANNEL)


def test_a_reaction_counts_only_on_a_message_of_ours_and_by_somebody_else() -> None:
    item = {"type": "message", "channel": CHANNEL, "ts": "1.2"}
    event = {"type": "reaction_added", "user": "U1", "item": item, "reaction": "ok", "item_user": US.user}
    assert read(event) is not None
    del event["item_user"]
    assert read(event) is not None
    for wrong in (
        {"item_user": "U2"},
        {"user": US.user},
        {"user": ""},
        {"item": {"type": "file", "file": "F1"}},
        {"item": item | {"ts": ""}},
        {"item": None},
        {"item_user": ["U2"]},
    ):
        assert read(event | wrong) is None


def test_who_comes_and_goes_is_read_and_klik_itself_changes_the_channel() -> None:
    joined = recorded("MemberJoinedChannel", user="U1", channel=CHANNEL, team=US.workspace)
    left = recorded("MemberLeftChannel", user="U1", channel=CHANNEL, team="T9STRANGE")
    ours = recorded("MemberJoinedChannel", user=US.user, channel=CHANNEL, team=US.workspace)
    assert isinstance(joined, MemberJoined)
    assert joined.account == Account(Platform.SLACK, US.workspace, "U1")
    assert isinstance(left, MemberLeft)
    assert left.account.workspace == "T9STRANGE"
    assert isinstance(ours, ChannelChanged)
    assert ours.place.conversation == CHANNEL


@pytest.mark.parametrize(("deleted", "active"), [(True, False), (False, True)])
def test_an_account_that_was_deactivated_or_came_back_is_read(deleted: bool, active: bool) -> None:
    user = {"id": "U1", "team_id": US.workspace, "deleted": deleted}
    heard = recorded("UserChange", user=user)
    assert isinstance(heard, AccountChanged)
    assert (heard.account.user, heard.is_active) == ("U1", active)


def test_a_profile_change_that_does_not_say_deleted_is_not_read() -> None:
    assert read({"type": "user_change", "user": {"id": "U1", "team_id": US.workspace}}) is None
    assert read({"type": "user_change", "user": "U1"}) is None


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("ChannelShared", {"channel": CHANNEL}),
        ("ChannelArchive", {"channel": CHANNEL}),
        ("GroupArchive", {"channel": CHANNEL}),
        ("ChannelRename", {"channel": {"id": CHANNEL}}),
        ("ChannelIdChanged", {"old_channel_id": CHANNEL}),
    ],
)
def test_whatever_may_have_happened_to_the_channel_is_a_reason_to_look(name: str, more: Json) -> None:
    heard = recorded(name, **more)
    assert isinstance(heard, ChannelChanged)
    assert heard.place == Place(Platform.SLACK, US.workspace, CHANNEL)


@pytest.mark.parametrize(
    "name", ["AppHomeOpened", "ReactionRemoved", "TeamJoin", "TokensRevoked", "MessageBot"]
)
def test_recorded_events_that_say_nothing_to_klik_are_none(name: str) -> None:
    assert recorded(name) is None


def test_every_event_slack_is_asked_for_has_its_reading() -> None:
    unread = {"app_uninstalled", "tokens_revoked"}
    items: Json = {"user": "U1", "channel": CHANNEL, "reaction": "x", "item_user": US.user}
    for name in set(EVENTS) - unread:
        event = typed() if name == "message.im" else items | {"type": name}
        event |= {"item": {"type": "message", "channel": CHANNEL, "ts": "1.2"}}
        event |= {"user": {"id": "U1", "deleted": True}} if name == "user_change" else {}
        assert read(event) is not None, name


def test_an_event_is_known_by_its_workspace_and_id() -> None:
    first, second = read(typed()), read(typed(text="anders"), event_id="Ev0002")
    assert first is not None
    assert second is not None
    assert first.delivery.key == f"event:{US.workspace}:Ev0001"
    assert first.delivery.key != second.delivery.key


SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
NAMES = (
    "channel",
    "user",
    "item",
    "message",
    "previous_message",
    "subtype",
    "reaction",
    "text",
    "view",
    "actions",
)


@given(st.sampled_from(["message", "reaction_added", "user_change", "channel_rename"]), st.data())
def test_no_shape_of_payload_makes_a_reader_fail(kind: str, data: st.DataObject) -> None:
    odd = data.draw(st.dictionaries(st.sampled_from(NAMES), VALUES))
    read({"type": kind, "channel_type": "im"} | odd)
    body = copy.deepcopy(odd) | {"team": odd.get("item"), "container": odd.get("message")}
    interactions.is_press({"type": "block_actions"} | body)
    interactions.pressed(body, digest=DIGEST, us=US)
    interactions.submitted(body, digest=DIGEST, us=US)
    interactions.commanded(body, digest=DIGEST, us=US)
    interactions.origin(body, us=US)
    interactions.team_of(body)


def test_a_file_with_words_is_both_and_each_repeats_under_an_id_of_its_own() -> None:
    body = {"event": typed(subtype="file_share", text="hier is het", files=[{"id": "F1"}])}
    written, beside = read(body["event"]), inbound.file_beside_words(body, digest=DIGEST, us=US)
    assert isinstance(written, MessageReceived)
    assert beside is not None
    assert (beside.reference, beside.account) == ("F1", CANDIDATE)
    assert beside.delivery.key != written.delivery.key


@pytest.mark.parametrize(
    "changed",
    [{"text": ""}, {"files": []}, {"subtype": None}, {"channel": "C1"}, {"user": US.user}, {"files": "x"}],
)
def test_there_is_no_file_beside_words_where_either_is_missing(changed: Json) -> None:
    shared = typed(subtype="file_share", text="hier is het", files=[{"id": "F1"}])
    assert inbound.file_beside_words({"event": shared}, digest=DIGEST, us=US) is not None
    assert inbound.file_beside_words({"event": shared | changed}, digest=DIGEST, us=US) is None


def test_a_file_sent_without_words_is_an_offer_and_one_with_words_is_what_is_written() -> None:
    shared = typed(subtype="file_share", text="", files=[{"id": "F1", "name": "Kanarie.pdf"}])
    offered = read(shared)
    assert isinstance(offered, FileOffered)
    assert (offered.reference, offered.account) == ("F1", CANDIDATE)
    assert not offered.has_more
    several = read(shared | {"files": [{"id": "F1"}, {"id": "F2"}]})
    assert isinstance(several, FileOffered)
    assert (several.reference, several.has_more) == ("F1", True)
    assert isinstance(read(shared | {"text": "hier is het"}), MessageReceived)
    assert isinstance(read(typed(text="", files=[])), MessageReceived)
