"""Slack's limits on text and views, and how Slack words it when one is passed. Blocks are in slack_blocks.

https://docs.slack.dev/reference/block-kit · https://docs.slack.dev/reference/views"""

import json
from typing import Any

from adapters.playground.slack_things import ApiError, Json

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_TEXT = 40_000
UPDATE_TEXT = 4_000
MARKDOWN_TEXT = 12_000
# Not in the documentation; measured by users (slackapi/bolt-js#2509).
ALL_TEXT = 13_200
VIEW_BYTES = 250_000

VIEW_KEYS = {
    "type",
    "title",
    "submit",
    "close",
    "blocks",
    "private_metadata",
    "callback_id",
    "external_id",
    "clear_on_close",
    "notify_on_close",
    "submit_disabled",
}


class Findings:
    """What is wrong with a payload and where, in Slack's words."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    def add(self, at: str, message: str) -> None:
        self.messages.append(f"{message} [json-pointer:{at}]")

    def length(self, at: str, value: Any, longest: int, *, shortest: int = 0) -> None:
        if not isinstance(value, str):
            self.add(at, "must provide a string")
        elif len(value) > longest:
            self.add(at, f"must be less than {longest + 1} characters")
        elif len(value) < shortest:
            self.add(at, f"must be more than {shortest - 1} characters")

    def optional_length(self, at: str, holder: Json, key: str, longest: int) -> None:
        if key in holder:
            self.length(f"{at}/{key}", holder[key], longest)

    def count(self, at: str, value: Any, most: int, *, least: int = 1) -> list[Any]:
        if not isinstance(value, list):
            self.add(at, "must provide an array")
            return []
        if len(value) > most:
            self.add(at, f"no more than {most} items allowed")
        if len(value) < least:
            self.add(at, f"no fewer than {least} items allowed")
        return value

    def keys(self, at: str, value: Json, *, required: set[str], allowed: set[str]) -> None:
        for missing in sorted(required - set(value)):
            self.add(at, f"missing required field: {missing}")
        for extra in sorted(set(value) - allowed - required):
            self.add(at, f"invalid additional property: {extra}")

    def text(self, at: str, value: Any, longest: int, *, plain: bool = False) -> None:
        """A text object."""
        if not isinstance(value, dict):
            self.add(at, "must provide an object")
            return
        kinds = ("plain_text",) if plain else ("plain_text", "mrkdwn")
        if value.get("type") not in kinds:
            self.add(f"{at}/type", f"must be one of: {', '.join(kinds)}")
            return
        extra = {"emoji"} if value["type"] == "plain_text" else {"verbatim"}
        self.keys(at, value, required={"type", "text"}, allowed=extra)
        if "text" in value:
            self.length(f"{at}/text", value["text"], longest, shortest=1)

    def optional_text(self, at: str, holder: Json, key: str, longest: int) -> None:
        if holder.get(key) is not None:
            self.text(f"{at}/{key}", holder[key], longest, plain=True)

    def raise_as(self, code: str) -> None:
        if not self.messages:
            return
        answer: Json = {"response_metadata": {"messages": [f"[ERROR] {each}" for each in self.messages]}}
        if code == "invalid_blocks":
            answer["errors"] = list(self.messages)
        raise ApiError(code, **answer)


def view_frame(findings: Findings, view: Json) -> None:
    """Everything of a view except its blocks."""
    at = "/view"
    kind = view.get("type")
    if kind not in ("modal", "home"):
        findings.add(f"{at}/type", "must be one of: modal, home")
    required = {"type", "blocks"} | ({"title"} if kind == "modal" else set())
    findings.keys(at, view, required=required, allowed=VIEW_KEYS)
    for key in ("title", "submit", "close"):
        findings.optional_text(at, view, key, 24)
    findings.optional_length(at, view, "private_metadata", 3000)
    findings.optional_length(at, view, "callback_id", 255)
    findings.optional_length(at, view, "external_id", 255)
    has_input = any(isinstance(each, dict) and each.get("type") == "input" for each in items(view, "blocks"))
    if kind == "modal" and has_input and not view.get("submit"):
        findings.add(at, "`submit` is required when an `input` block is within the `blocks` array")


def items(holder: Json, key: str) -> list[Any]:
    """Whatever stands there, read as a list: the complaint about what it is comes from elsewhere."""
    value = holder.get(key)
    return value if isinstance(value, list) else []


def too_large(view: Json) -> bool:
    return len(json.dumps(view)) > VIEW_BYTES


def all_text(value: Any) -> int:
    """The characters of every `text` in a tree of blocks."""
    if isinstance(value, list):
        return sum(all_text(each) for each in value)
    if not isinstance(value, dict):
        return 0
    own = len(value["text"]) if isinstance(value.get("text"), str) else 0
    return own + sum(all_text(each) for each in value.values() if isinstance(each, (list, dict)))
