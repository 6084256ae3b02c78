"""Presses, forms and commands, read into the core's events: what they carry and under which id they repeat."""

from typing import Any

import pytest
from slack_workspace import CHANNEL, US, fixture

from adapters.slack import interactions
from bot.events import (
    ActionPressed,
    CommandIssued,
    FormSubmitted,
)
from bot.model import Place, Platform

DIGEST = b"d" * 32


Json = dict[str, Any]


def press(**more: Any) -> Json:
    payload = fixture("interactions/BlockAction.json")
    action = {"action_id": "request.accept", "value": "opaque", "action_ts": "1.2", "type": "button"}
    return (
        payload
        | {
            "type": "block_actions",
            "team": {"id": US.workspace},
            "user": {"id": "U1", "team_id": US.workspace},
            "channel": {"id": CHANNEL},
            "trigger_id": "1.2.abc",
            "actions": [action],
        }
        | more
    )


def pressed(**more: Any) -> ActionPressed:
    heard = interactions.pressed(press(**more), digest=DIGEST, us=US)
    assert heard is not None
    return heard


def test_a_press_carries_a_public_name_an_opaque_value_and_the_place() -> None:
    heard = pressed()
    assert (heard.action, heard.value) == ("request.accept", "opaque")
    assert heard.place == Place(Platform.SLACK, US.workspace, CHANNEL)
    assert pressed(channel=None, container={"type": "view", "view_id": "V1"}).place is None


@pytest.mark.parametrize(
    ("kind", "actions", "answered_first"),
    [
        ("block_actions", [{"action_id": "request.accept"}], True),
        ("block_actions", [{"action_id": "link-1"}], False),
        ("block_actions", [{"action_id": ""}], False),
        ("block_actions", [], False),
        ("block_actions", None, False),
        ("view_submission", [{"action_id": "request.accept"}], False),
    ],
)
def test_only_a_press_of_a_public_name_is_answered_before_bolt(
    kind: str, actions: object, answered_first: bool
) -> None:
    assert interactions.is_press({"type": kind, "actions": actions}) is answered_first


def test_a_press_repeated_by_the_network_is_one_delivery_and_another_press_another() -> None:
    key = pressed().delivery.key
    assert pressed().delivery.key == key
    later = [{"action_id": "request.accept", "action_ts": "1.3", "value": "opaque"}]
    other = [{"action_id": "request.pass", "action_ts": "1.2", "value": "opaque"}]
    for different in ({"actions": later}, {"actions": other}, {"user": {"id": "U2"}}, {"trigger_id": "9"}):
        assert pressed(**different).delivery.key != key
    assert "U1" not in key
    assert "abc" not in key


@pytest.mark.parametrize("more", [{"actions": []}, {"actions": None}, {"actions": ["x"]}, {"user": None}])
def test_a_press_that_says_nothing_is_none(more: Json) -> None:
    assert interactions.pressed(press() | more, digest=DIGEST, us=US) is None


def form(values: Json | None = None, **view: Any) -> Json:
    payload = fixture("interactions/ViewSubmission.json")
    payload |= {"type": "view_submission", "team": {"id": US.workspace}, "trigger_id": "1.2.abc"}
    payload["user"] = {"id": "U1", "team_id": US.workspace}
    payload["view"] |= {
        "id": "V1",
        "hash": "h1",
        "callback_id": "request.submit",
        "private_metadata": "opaque",
    }
    payload["view"] |= {"state": {"values": values or {}}} | view
    return payload


def submitted(payload: Json) -> FormSubmitted:
    heard = interactions.submitted(payload, digest=DIGEST, us=US)
    assert heard is not None
    return heard


def option(value: str) -> Json:
    return {"text": {"type": "plain_text", "text": "label"}, "value": value}


ELEMENTS = {
    "plain_text_input": ({"value": "Hoi\ndaar"}, ("Hoi\ndaar",)),
    "email_text_input": ({"value": "sam@voorbeeld.test"}, ("sam@voorbeeld.test",)),
    "number_input": ({"value": "3"}, ("3",)),
    "url_text_input": ({"value": "https://voorbeeld.test"}, ("https://voorbeeld.test",)),
    "static_select": ({"selected_option": option("hbo")}, ("hbo",)),
    "radio_buttons": ({"selected_option": option("online")}, ("online",)),
    "multi_static_select": ({"selected_options": [option("a"), option("b")]}, ("a", "b")),
    "checkboxes": ({"selected_options": [option("yes")]}, ("yes",)),
    "datepicker": ({"selected_date": "2026-12-01"}, ("2026-12-01",)),
    "users_select": ({"selected_user": "U1"}, ("U1",)),
    "multi_users_select": ({"selected_users": ["U1", "U2"]}, ("U1", "U2")),
    "conversations_select": ({"selected_conversation": "C1"}, ("C1",)),
    "empty text": ({"value": None}, ()),
    "empty select": ({"selected_option": None}, ()),
    "empty boxes": ({"selected_options": []}, ()),
    "unknown": ({"made_up": "x"}, ()),
}


@pytest.mark.parametrize("kind", ELEMENTS)
def test_every_kind_of_field_becomes_strings_under_its_name(kind: str) -> None:
    element, expected = ELEMENTS[kind]
    heard = submitted(form({"field": {"field": element | {"type": kind}}}))
    assert heard.values == {"field": expected}


def test_a_form_carries_its_name_and_reference_and_unknown_fields_are_kept() -> None:
    heard = submitted(form({"made_up": {"x": {"type": "plain_text_input", "value": "kanarie"}}}))
    assert (heard.form, heard.about, heard.values) == ("request.submit", "opaque", {"made_up": ("kanarie",)})
    assert "kanarie" not in repr(heard)


def test_a_form_sent_twice_by_the_network_is_one_delivery_and_a_corrected_one_another() -> None:
    key = submitted(form()).delivery.key
    assert submitted(form({"a": {}})).delivery.key == key
    assert submitted(form() | {"trigger_id": "2"}).delivery.key != key
    assert submitted(form(hash="h2")).delivery.key != key


def command(**more: Any) -> CommandIssued:
    base = fixture("interactions/SlashCommand.json")
    base |= {
        "team_id": US.workspace,
        "user_id": "U1",
        "command": "/klik",
        "text": "status",
        "trigger_id": "1",
    }
    heard = interactions.commanded(base | more, digest=DIGEST, us=US)
    assert heard is not None
    return heard


@pytest.mark.parametrize(
    ("channel", "name", "public"),
    [
        ("D1", "directmessage", False),
        ("G1", "privategroup", False),
        ("C1", "privategroup", False),
        ("C1", "algemeen", True),
        ("D1", "", False),
    ],
)
def test_a_command_knows_whether_others_could_read_along(channel: str, name: str, public: bool) -> None:
    assert command(channel_id=channel, channel_name=name).in_public is public


def test_a_command_is_read_as_typed_and_its_trigger_names_the_delivery() -> None:
    heard = command(command="/avg", text="zoek &lt;x&gt;")
    assert (heard.command, heard.text) == ("avg", "zoek <x>")
    assert command().delivery == command().delivery
    assert command(trigger_id="2").delivery.key != command().delivery.key
    # Without a trigger the body itself is the id.
    assert command(trigger_id="").delivery.key.startswith("command:")


def test_a_file_in_a_form_is_its_id_and_nothing_else_of_it() -> None:
    file = {"id": "F1", "name": "Kanarie Vogelzang.pdf", "url_private_download": "https://files.slack.com/x"}
    state = {"values": {"cv": {"cv": {"type": "file_input", "files": [file]}}}}
    assert dict(interactions._values(state)) == {"cv": ("F1",)}
