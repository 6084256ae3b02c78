"""Slack's limits: at the limit it is taken, one beyond it is refused in Slack's words."""

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stand_in_bot import Stage, button, modal, on_stage, question, refusal, text

from adapters.playground.slack_blocks import checked_message_blocks, checked_view
from adapters.playground.slack_things import ApiError

Json = dict[str, Any]


def section(**more: Any) -> Json:
    return {"type": "section", "text": text("x"), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def select(count: int, **more: Any) -> Json:
    options = [{"text": text(f"o{number}"), "value": str(number)} for number in range(count)]
    return {"type": "static_select", "action_id": "choose", "options": options, **more}


def rich(words: str) -> Json:
    quote = {"type": "rich_text_quote", "elements": [{"type": "text", "text": words}]}
    return {"type": "rich_text", "elements": [quote]}


def option(words: str, value: str = "v") -> Json:
    return {"text": text(words), "value": value}


# (what, at the limit, beyond it, where Slack points)
MESSAGES = [
    ("blocks", [section()] * 50, [section()] * 51, "/blocks"),
    (
        "section text",
        [section(text=text("x" * 3000))],
        [section(text=text("x" * 3001))],
        "/blocks/0/text/text",
    ),
    ("empty text", [section(text=text("x"))], [section(text=text(""))], "/blocks/0/text/text"),
    ("fields", [section(fields=[text("x")] * 10)], [section(fields=[text("x")] * 11)], "/blocks/0/fields"),
    (
        "a field",
        [section(fields=[text("x" * 2000)])],
        [section(fields=[text("x" * 2001)])],
        "/blocks/0/fields/0/text",
    ),
    (
        "header",
        [{"type": "header", "text": text("x" * 150)}],
        [{"type": "header", "text": text("x" * 151)}],
        "/blocks/0/text/text",
    ),
    (
        "header is plain",
        [{"type": "header", "text": text("x")}],
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        "/blocks/0/text/type",
    ),
    (
        "button text",
        [actions(button("x" * 75))],
        [actions(button("x" * 76))],
        "/blocks/0/elements/0/text/text",
    ),
    (
        "button value",
        [actions(button(value="x" * 2000))],
        [actions(button(value="x" * 2001))],
        "/blocks/0/elements/0/value",
    ),
    (
        "action id",
        [actions(button(action_id="x" * 255))],
        [actions(button(action_id="x" * 256))],
        "/blocks/0/elements/0/action_id",
    ),
    (
        "button style",
        [actions(button(style="danger"))],
        [actions(button(style="secondary"))],
        "/blocks/0/elements/0/style",
    ),
    ("block id", [section(block_id="x" * 255)], [section(block_id="x" * 256)], "/blocks/0/block_id"),
    (
        "actions",
        [actions(*[button(action_id=str(number)) for number in range(25)])],
        [actions(*[button(action_id=str(number)) for number in range(26)])],
        "/blocks/0/elements",
    ),
    (
        "context",
        [{"type": "context", "elements": [text("x")] * 10}],
        [{"type": "context", "elements": [text("x")] * 11}],
        "/blocks/0/elements",
    ),
    ("options", [actions(select(100))], [actions(select(101))], "/blocks/0/elements/0/options"),
    (
        "option text",
        [actions(select(0, options=[option("x" * 75)]))],
        [actions(select(0, options=[option("x" * 76)]))],
        "/blocks/0/elements/0/options/0/text/text",
    ),
    (
        "option value",
        [actions(select(0, options=[option("x", "v" * 150)]))],
        [actions(select(0, options=[option("x", "v" * 151)]))],
        "/blocks/0/elements/0/options/0/value",
    ),
    (
        "overflow",
        [actions(select(5, type="overflow"))],
        [actions(select(6, type="overflow"))],
        "/blocks/0/elements/0/options",
    ),
    (
        "checkboxes",
        [actions(select(10, type="checkboxes"))],
        [actions(select(11, type="checkboxes"))],
        "/blocks/0/elements/0/options",
    ),
    (
        "initial option",
        [actions(select(2, initial_option=option("o1", "1")))],
        [actions(select(2, initial_option=option("o7", "7")))],
        "/blocks/0/elements/0/initial_option",
    ),
    ("unknown block", [section()], [{"type": "paragraph"}], "/blocks/0/type"),
    ("unknown element", [actions(button())], [actions({"type": "knob"})], "/blocks/0/elements/0/type"),
    ("unknown property", [section()], [section(colour="red")], "/blocks/0"),
    ("missing text", [section()], [{"type": "section"}], "/blocks/0"),
    (
        "missing label",
        [question("a")],
        [{"type": "input", "element": {"type": "plain_text_input"}}],
        "/blocks/0",
    ),
    (
        "block id twice",
        [section(block_id="a"), section(block_id="b")],
        [section(block_id="a"), section(block_id="a")],
        "/blocks/1/block_id",
    ),
    (
        "action id twice",
        [actions(button(), button(action_id="other"))],
        [actions(button(), button())],
        "/blocks/0/elements/1/action_id",
    ),
    (
        "an input belongs in an input block",
        [question("a")],
        [actions({"type": "plain_text_input"})],
        "/blocks/0",
    ),
    ("rich text", [rich("x")], [rich("")], "/blocks/0/elements/0/elements/0/text"),
    (
        "image",
        [{"type": "image", "image_url": "https://example.com/a.png", "alt_text": "x"}],
        [{"type": "image", "image_url": "https://example.com/a.png"}],
        "/blocks/0",
    ),
    (
        "confirm text",
        [actions(button(confirm={k: text("x") for k in ("title", "text", "confirm", "deny")}))],
        [
            actions(
                button(
                    confirm={
                        "title": text("x" * 101),
                        "text": text("x"),
                        "confirm": text("x"),
                        "deny": text("x"),
                    }
                )
            )
        ],
        "/blocks/0/elements/0/confirm/title/text",
    ),
]


@pytest.mark.parametrize(
    ("taken", "refused", "where"), [row[1:] for row in MESSAGES], ids=[row[0] for row in MESSAGES]
)
def test_blocks_of_a_message(taken: list[Json], refused: list[Json], where: str) -> None:
    assert len(checked_message_blocks(taken)) == len(taken)
    with pytest.raises(ApiError) as error:
        checked_message_blocks(refused)
    assert error.value.code == "invalid_blocks"
    assert any(f"[json-pointer:{where}" in message for message in error.value.extra["errors"])


VIEWS = [
    ("blocks", modal(*[section()] * 100), modal(*[section()] * 101), "/view/blocks"),
    ("title", modal(title=text("x" * 24)), modal(title=text("x" * 25)), "/view/title/text"),
    ("submit", modal(submit=text("x" * 24)), modal(submit=text("x" * 25)), "/view/submit/text"),
    ("close", modal(close=text("x" * 24)), modal(close=text("x" * 25)), "/view/close/text"),
    (
        "private metadata",
        modal(private_metadata="x" * 3000),
        modal(private_metadata="x" * 3001),
        "/view/private_metadata",
    ),
    ("callback id", modal(callback_id="x" * 255), modal(callback_id="x" * 256), "/view/callback_id"),
    ("type", modal(), modal(type="window"), "/view/type"),
    ("an input needs a submit", modal(), {k: v for k, v in modal().items() if k != "submit"}, "/view]"),
    ("a title", modal(), {k: v for k, v in modal().items() if k != "title"}, "/view]"),
    ("unknown property", modal(), modal(colour="red"), "/view]"),
    (
        "placeholder",
        modal(question("a", {"placeholder": text("x" * 150)})),
        modal(question("a", {"placeholder": text("x" * 151)})),
        "/view/blocks/0/element/placeholder/text",
    ),
    (
        "longest answer",
        modal(question("a", {"max_length": 3000})),
        modal(question("a", {"max_length": 3001})),
        "/view/blocks/0/element/max_length",
    ),
    (
        "hint",
        modal(question("a", hint=text("x" * 2000))),
        modal(question("a", hint=text("x" * 2001))),
        "/view/blocks/0/hint/text",
    ),
    (
        "markdown is for messages",
        modal(section()),
        modal({"type": "markdown", "text": "x"}),
        "/view/blocks/0/type",
    ),
]


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


@settings(max_examples=150, deadline=None)
@given(JSON)
def test_no_json_trips_the_checks(payload: Any) -> None:
    for check in (checked_message_blocks, checked_view):
        with contextlib.suppress(ApiError):
            check(payload)
        with contextlib.suppress(ApiError):
            check([payload])
        with contextlib.suppress(ApiError):
            check({"type": "modal", "title": text("x"), "submit": text("x"), "blocks": [payload]})
