"""Slack's limits: at the limit it is taken, one beyond it is refused in Slack's words."""

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from limit_cases import MESSAGES, VIEWS, Json, actions, rich, section
from stand_in_bot import Stage, modal, on_stage, refusal, text

from adapters.playground.slack_blocks import checked_message_blocks, checked_view
from adapters.playground.slack_things import ApiError


@pytest.mark.parametrize(
    ("taken", "refused", "where"), [row[1:] for row in MESSAGES], ids=[row[0] for row in MESSAGES]
)
def test_blocks_of_a_message(taken: list[Json], refused: list[Json], where: str) -> None:
    assert len(checked_message_blocks(taken)) == len(taken)
    with pytest.raises(ApiError) as error:
        checked_message_blocks(refused)
    assert error.value.code == "invalid_blocks"
    assert any(f"[json-pointer:{where}" in message for message in error.value.extra["errors"])


@pytest.mark.parametrize(
    ("taken", "refused", "where"), [row[1:] for row in VIEWS], ids=[row[0] for row in VIEWS]
)
def test_views(taken: Json, refused: Json, where: str) -> None:
    assert checked_view(taken)["blocks"]
    with pytest.raises(ApiError) as error:
        checked_view(refused)
    assert error.value.code == "invalid_arguments"
    messages = error.value.extra["response_metadata"]["messages"]
    assert any(f"[json-pointer:{where}" in message for message in messages)


def test_all_the_text_of_a_message_together_has_a_limit() -> None:
    assert checked_message_blocks([section(text=text("x" * 2640))] * 5)
    with pytest.raises(ApiError, match="msg_blocks_too_long"):
        checked_message_blocks([section(text=text("x" * 2641))] * 5)


def test_whatever_stands_in_the_place_of_blocks_is_refused_and_not_tripped_over() -> None:
    for odd in ("x", 7, {}, {"type": "section"}):
        with pytest.raises(ApiError, match="invalid_blocks_format"):
            checked_message_blocks(odd)
    for block in (None, 7, "x", [], {}, section(text=7), section(accessory=7), actions(), rich(7)):
        with pytest.raises(ApiError, match="invalid_blocks"):
            checked_message_blocks([block])
    for view in (None, "x", {}, {"type": "modal"}, modal(title=7), {**modal(), "blocks": 7}):
        with pytest.raises(ApiError, match="invalid_arguments"):
            checked_view(view)


@on_stage()
async def test_a_refusal_has_slacks_shape(on: Stage) -> None:
    answer = await refusal(
        on.client.chat_postMessage(channel="C0COACHES", text="x", blocks=[{"type": "knob"}])
    )
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"] == ["unsupported type: knob [json-pointer:/blocks/0/type]"]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {answer['errors'][0]}"]
    assert on.world.shown("C0COACHES") == []


KEYS = ["type", "text", "elements", "element", "accessory", "fields", "label", "options", "option_groups"]
KEYS += ["initial_options", "confirm", "style", "blocks", "title", "rows", "block_id", "action_id", "value"]
TYPES = [
    "section",
    "actions",
    "input",
    "context",
    "rich_text",
    "rich_text_section",
    "rich_text_list",
    "button",
]
TYPES += [
    "static_select",
    "checkboxes",
    "plain_text_input",
    "plain_text",
    "modal",
    "image",
    "table",
    "header",
]
JSON = st.recursive(
    st.none() | st.integers() | st.sampled_from(["", "x", *TYPES]) | st.just([7]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.fixed_dictionaries(
            {"type": st.sampled_from(TYPES) | inner}, optional=dict.fromkeys(KEYS[1:], inner)
        )
    ),
    max_leaves=30,
)


@settings(max_examples=150)
@given(JSON)
def test_no_json_trips_the_checks(payload: Any) -> None:
    for check in (checked_message_blocks, checked_view):
        with contextlib.suppress(ApiError):
            check(payload)
        with contextlib.suppress(ApiError):
            check([payload])
        with contextlib.suppress(ApiError):
            check({"type": "modal", "title": text("x"), "submit": text("x"), "blocks": [payload]})
