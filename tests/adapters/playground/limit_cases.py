"""Payloads at Slack's limits and one beyond: what, at the limit, beyond it, where Slack points."""

from typing import Any

from stand_in_bot import button, modal, question, text

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
