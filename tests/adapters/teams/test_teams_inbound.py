"""Activities as Teams sends them, read into events; what says nothing to Klik, or lies about its shape, becomes none."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from teams_activities import ACCOUNT, BOT, COACHES, PERSON, PLACED, URL, Json, activity, in_channel, of_team
from teams_tenant import CHANNEL

from adapters.playground.teams_cast import COACHES_CHANNEL, TENANT
from adapters.teams import inbound, interactions
from adapters.teams.offers import PICTURE
from adapters.teams.outbound import address_of
from bot.events import AccountChanged, ChannelChanged, MemberJoined, MemberLeft, ReactionAdded
from bot.model import Place, Platform


@pytest.mark.parametrize("thread", ["", ";messageid=1700000000000"])
def test_a_reaction_is_told_by_channel_and_message_whether_or_not_the_thread_is_named(thread: str) -> None:
    told = in_channel(
        "messageReaction", thread, replyToId="17", reactionsAdded=[{"type": "like"}, {"type": "heart"}]
    )
    first, second = inbound.reacted(told)
    assert isinstance(first, ReactionAdded)
    assert isinstance(second, ReactionAdded)
    assert (first.place, first.message, first.account) == (CHANNEL, "17", ACCOUNT)
    assert (first.emoji, second.emoji) == ("like", "heart")
    assert first.delivery.key != second.delivery.key


def test_a_reaction_taken_back_undoes_nothing() -> None:
    told = in_channel("messageReaction", replyToId="17", reactionsRemoved=[{"type": "like"}])
    assert list(inbound.reacted(told)) == []


@pytest.mark.parametrize("kind", ["messageUpdate", "messageDelete"])
def test_somebody_who_changes_or_deletes_their_words_takes_them_back(kind: str) -> None:
    assert inbound.retracted(activity(kind)) is not None
    assert inbound.retracted(in_channel(kind)) is None


def test_bringing_words_back_takes_nothing_back() -> None:
    data = {"tenant": {"id": TENANT}, "eventType": "undeleteMessage"}
    assert inbound.retracted(activity("messageUpdate", channelData=data)) is None


def test_who_comes_into_the_coaches_own_team_is_seated_and_the_roster_is_read_again() -> None:
    joined, changed = inbound.conversation_changed(
        of_team("conversationUpdate", "teamMemberAdded", membersAdded=[PERSON]), PLACED
    )
    assert isinstance(joined, MemberJoined)
    assert (joined.account, joined.place) == (ACCOUNT, CHANNEL)
    assert joined.account.address == address_of(PERSON["id"], URL)
    assert isinstance(changed, ChannelChanged)
    assert changed.place == CHANNEL


def test_of_a_team_we_cannot_place_leaving_counts_at_once_and_joining_only_by_the_roster() -> None:
    come = of_team("conversationUpdate", "teamMemberAdded", membersAdded=[PERSON])
    gone = of_team("conversationUpdate", "teamMemberRemoved", membersRemoved=[PERSON])
    assert [type(event) for event in inbound.conversation_changed(come, COACHES)] == [ChannelChanged]
    assert [type(event) for event in inbound.conversation_changed(gone, COACHES)] == [
        MemberLeft,
        ChannelChanged,
    ]


def test_what_happens_in_another_team_is_not_about_the_coaches() -> None:
    gone = of_team(
        "conversationUpdate", "teamMemberRemoved", team="19:other@thread.tacv2", membersRemoved=[PERSON]
    )
    assert list(inbound.conversation_changed(gone, PLACED)) == []


def test_who_leaves_a_group_chat_keeps_the_seat() -> None:
    group = {"conversationType": "groupChat", "tenantId": TENANT, "id": "19:chat@thread.v2", "isGroup": True}
    gone = activity("conversationUpdate", conversation=group, membersRemoved=[PERSON])
    assert list(inbound.conversation_changed(gone, COACHES)) == []
    told = in_channel("conversationUpdate", membersRemoved=[PERSON])
    assert [type(event) for event in inbound.conversation_changed(told, PLACED)] == [
        MemberLeft,
        ChannelChanged,
    ]


def test_klik_itself_coming_or_going_makes_us_look_again() -> None:
    for key in ("membersAdded", "membersRemoved"):
        (changed,) = inbound.conversation_changed(of_team("conversationUpdate", **{key: [BOT]}), PLACED)
        assert isinstance(changed, ChannelChanged)


@pytest.mark.parametrize("event", ["channelDeleted", "channelRestored", "teamDeleted", "channelShared"])
def test_a_channel_or_team_that_changes_makes_us_look_again(event: str) -> None:
    (changed,) = inbound.conversation_changed(of_team("conversationUpdate", event), COACHES)
    assert isinstance(changed, ChannelChanged)
    assert changed.place.address == URL


def test_a_personal_chat_that_begins_is_no_membership() -> None:
    begun = activity("conversationUpdate", membersAdded=[PERSON, BOT])
    assert list(inbound.conversation_changed(begun, COACHES)) == []


@pytest.mark.parametrize(
    ("action", "is_active"),
    [("add", True), ("add-upgrade", True), ("remove", False), ("remove-upgrade", False)],
)
def test_who_adds_or_removes_klik_for_themselves_comes_and_goes(action: str, is_active: bool) -> None:
    (changed,) = inbound.installed(activity("installationUpdate", action=action), COACHES)
    assert isinstance(changed, AccountChanged)
    assert (changed.account, changed.is_active) == (ACCOUNT, is_active)


def test_klik_added_to_or_removed_from_a_team_makes_us_look_again() -> None:
    (changed,) = inbound.installed(of_team("installationUpdate", action="remove"), COACHES)
    assert isinstance(changed, ChannelChanged)
    assert list(inbound.installed(activity("installationUpdate", action="else"), COACHES)) == []


@pytest.mark.parametrize(
    ("conversation", "is_personal"),
    [
        ({"conversationType": "personal", "id": "a:1"}, True),
        ({"conversationType": "channel", "id": "19:x@thread.tacv2"}, False),
        ({"conversationType": "groupChat", "id": "19:x@thread.v2"}, False),
        ({"id": "a:1"}, True),
        ({"id": "19:x@thread.tacv2;messageid=1"}, False),
        ({"id": "19:x@thread.v2", "isGroup": True}, False),
        ({}, False),
        (None, False),
    ],
)
def test_only_a_chat_with_one_person_is_personal(conversation: Any, is_personal: bool) -> None:
    assert inbound.is_personal(activity("message", conversation=conversation)) is is_personal


def test_the_same_words_under_the_same_id_are_one_delivery_whatever_the_time() -> None:
    first = inbound.typed(activity("message", text="Hoi", timestamp="2026-01-01T00:00:00Z"))
    again = inbound.typed(activity("message", text="Hoi", timestamp="2026-01-01T00:00:15Z"))
    other = inbound.typed(activity("message", text="Doei"))
    assert first is not None
    assert again is not None
    assert other is not None
    assert first.delivery == again.delivery
    assert first.delivery.digest != other.delivery.digest


def test_a_word_with_an_id_used_before_and_other_words_has_another_digest_under_the_same_key() -> None:
    for read in (inbound.typed, interactions.commanded):
        one, two = read(activity("message", text="status")), read(activity("message", text="help"))
        assert one is not None
        assert two is not None
        assert one.delivery.key == two.delivery.key
        assert one.delivery.digest != two.delivery.digest


def test_nobody_s_id_stands_in_a_delivery() -> None:
    told = activity("message", text="Hoi")
    found = inbound.typed(told)
    assert found is not None
    assert PERSON["aadObjectId"] not in found.delivery.key
    assert "29:" not in found.delivery.key


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "id type text value data action key form many name conversation tenant team channel "
                "conversationType aadObjectId reactionsAdded membersAdded eventType replyToId".split()
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)

KEYS = (
    "from conversation channelData value text name locale reactionsAdded replyToId id action "
    "membersAdded membersRemoved serviceUrl"
).split()


@settings(max_examples=300)
@given(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["message", "invoke", "conversationUpdate"])},
        optional=dict.fromkeys(KEYS, JSON),
    )
)
def test_no_shape_of_an_activity_breaks_the_reading(told: Json) -> None:
    inbound.typed(told)
    inbound.retracted(told)
    list(inbound.reacted(told))
    list(inbound.conversation_changed(told, PLACED))
    list(inbound.installed(told, COACHES))
    inbound.team_of(told)
    inbound.language_of(told)
    interactions.commanded(told)
    origin = interactions.origin_of(told)
    if origin is not None and (click := interactions.click_of(told, origin)):
        interactions.pressed(click, by=origin.account, place=origin.place, key="k")
        interactions.submitted(click, by=origin.account, key="k")


def test_the_place_is_without_thread_and_carries_its_server() -> None:
    place = inbound.place_of(in_channel("message", ";messageid=1"))
    assert place == Place(Platform.TEAMS, TENANT, COACHES_CHANNEL)
    assert place is not None
    assert place.address == URL


def _file(url: str = "https://network-my.sharepoint.com/cv", kind: str = inbound.FILE) -> Json:
    content = {"downloadUrl": url, "uniqueId": "1", "fileType": "pdf"}
    return {"contentType": kind, "name": "Kanarie Vogelzang.pdf", "content": content}


def test_a_file_in_the_chat_is_an_offer_whose_reference_opens_nothing_and_names_nobody() -> None:
    found = inbound.offered(activity("message", text="", attachments=[_file()]))
    assert found is not None
    event, url = found
    assert event.account == ACCOUNT
    assert url == "https://network-my.sharepoint.com/cv"
    assert "sharepoint" not in event.reference
    assert "Kanarie" not in repr(event) + event.reference
    assert not event.has_more
    several = inbound.offered(activity("message", attachments=[_file(), _file("https://elsewhere/cv")]))
    assert several is not None
    assert (several[0].reference, several[0].has_more) == (event.reference, True)


@pytest.mark.parametrize(
    "attached",
    [
        None,
        [],
        ["x"],
        [{}],
        [_file("")],
        [_file(kind="text/html")],
        [{"contentType": inbound.FILE, "content": "x"}],
    ],
)
def test_what_is_no_file_is_no_offer(attached: object) -> None:
    assert inbound.offered(activity("message", attachments=attached)) is None


def test_a_picture_in_the_message_is_an_offer_of_a_picture_and_has_no_address() -> None:
    """It stands behind our token; nothing is fetched to find out that it is no CV."""
    pasted = {"contentType": "image/*", "contentUrl": f"{URL}v3/attachments/1/views/original"}
    found = inbound.offered(activity("message", text="", attachments=[pasted]))
    assert found is not None
    event, url = found
    assert (event.reference, url) == (PICTURE, "")


def test_a_file_and_its_words_are_two_events_that_repeat_under_ids_of_their_own() -> None:
    told = activity("message", text="my CV", attachments=[_file()])
    found, typed = inbound.offered(told), inbound.typed(told)
    assert found is not None
    assert typed is not None
    assert found[0].delivery.key != typed.delivery.key


def test_a_file_in_a_channel_is_not_for_klik() -> None:
    assert inbound.offered(in_channel("message", attachments=[_file()])) is None


def test_mentions_that_never_end_hold_nobody_up() -> None:
    """Each one looked for its end through all of the rest: ten seconds for this, and Slack waited with it."""
    before = time.process_time()
    said = inbound.words_of(activity("message", text="<at>" * 16_000 + "klik help"))
    assert time.process_time() - before < 2
    assert said.endswith("klik help")
    assert inbound.words_of(
        activity("message", text="<at>Klik</at>&nbsp;klik <at id='0'>Jan\n</at> help")
    ) == ("klik   help")
