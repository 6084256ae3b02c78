"""Slack's blocks and their limits, for messages and views; gives each block the id Slack would give it.

https://docs.slack.dev/reference/block-kit/blocks"""

from collections.abc import Callable, Mapping
from typing import Any

from adapters.playground.slack_elements import element
from adapters.playground.slack_limits import (
    ALL_TEXT,
    MARKDOWN_TEXT,
    MESSAGE_BLOCKS,
    VIEW_BLOCKS,
    Findings,
    all_text,
    items,
    too_large,
    view_frame,
)
from adapters.playground.slack_things import ApiError, Json

Check = Callable[[Findings, str, Json], None]
COMMON = {"type", "block_id"}
RICH_LEAVES = {
    "text": {"text"},
    "link": {"url"},
    "emoji": {"name"},
    "user": {"user_id"},
    "channel": {"channel_id"},
    "usergroup": {"usergroup_id"},
    "broadcast": {"range"},
    "date": {"timestamp", "format"},
    "color": {"value"},
}


def checked_message_blocks(blocks: Any) -> list[Json]:
    if not isinstance(blocks, list):
        raise ApiError("invalid_blocks_format")
    findings = Findings()
    _blocks(findings, "/blocks", blocks, most=MESSAGE_BLOCKS, surface="message")
    findings.raise_as("invalid_blocks")
    if all_text(blocks) > ALL_TEXT:
        raise ApiError("msg_blocks_too_long")
    return named(blocks)


def checked_view(view: Any) -> Json:
    if not isinstance(view, dict):
        raise ApiError(
            "invalid_arguments", response_metadata={"messages": ["[ERROR] must provide an object"]}
        )
    findings = Findings()
    view_frame(findings, view)
    _blocks(findings, "/view/blocks", view.get("blocks"), most=VIEW_BLOCKS, surface=str(view.get("type")))
    findings.raise_as("invalid_arguments")
    if too_large(view):
        raise ApiError("view_too_large")
    return {**view, "blocks": named(view["blocks"])}


def named(blocks: list[Json]) -> list[Json]:
    """Slack names every block that has no id, and every interactive element likewise."""
    return [
        _named_elements({**block, "block_id": block.get("block_id") or f"b{number}"})
        for number, block in enumerate(blocks)
    ]


def _named_elements(block: Json) -> Json:
    if block["type"] == "actions":
        block["elements"] = [
            {**each, "action_id": each.get("action_id") or f"a{number}"}
            for number, each in enumerate(block["elements"])
        ]
    for key in ("element", "accessory"):
        if key in block and block[key]["type"] != "image":
            block[key] = {**block[key], "action_id": block[key].get("action_id") or "a0"}
    return block


def _blocks(findings: Findings, at: str, blocks: Any, *, most: int, surface: str) -> None:
    seen: set[str] = set()
    for number, block in enumerate(findings.count(at, blocks, most, least=0)):
        here = f"{at}/{number}"
        if not isinstance(block, dict):
            findings.add(here, "must provide an object")
            continue
        _block(findings, here, block, surface=surface)
        block_id = str(block.get("block_id") or "")
        if block_id and block_id in seen:
            findings.add(f"{here}/block_id", "`block_id` already exists for another block")
        seen.add(block_id)


def _block(findings: Findings, at: str, block: Json, *, surface: str) -> None:
    kind = str(block.get("type"))
    check = BLOCKS.get(kind)
    if check is None or (kind in ("markdown", "table") and surface != "message"):
        findings.add(f"{at}/type", f"unsupported type: {block.get('type')}")
        return
    findings.optional_length(at, block, "block_id", 255)
    check(findings, at, block)


def _section(findings: Findings, at: str, block: Json) -> None:
    findings.keys(at, block, required=set(), allowed=COMMON | {"text", "fields", "accessory", "expand"})
    if "text" not in block and "fields" not in block:
        findings.add(at, "must define either `text` or `fields`")
    if "text" in block:
        findings.text(f"{at}/text", block["text"], 3000)
    if "fields" in block:
        for number, each in enumerate(findings.count(f"{at}/fields", block["fields"], 10)):
            findings.text(f"{at}/fields/{number}", each, 2000)
    if "accessory" in block:
        _accessory(findings, f"{at}/accessory", block["accessory"])


def _accessory(findings: Findings, at: str, accessory: Any) -> None:
    if isinstance(accessory, dict) and accessory.get("type") == "image":
        _image(findings, at, accessory)
    else:
        element(findings, at, accessory, place="section")


def _header(findings: Findings, at: str, block: Json) -> None:
    findings.keys(at, block, required={"text"}, allowed=COMMON | {"level"})
    if "text" in block:
        findings.text(f"{at}/text", block["text"], 150, plain=True)


def _divider(findings: Findings, at: str, block: Json) -> None:
    findings.keys(at, block, required=set(), allowed=COMMON)


def _context(findings: Findings, at: str, block: Json) -> None:
    findings.keys(at, block, required={"elements"}, allowed=COMMON)
    for number, each in enumerate(findings.count(f"{at}/elements", block.get("elements", []), 10)):
        here = f"{at}/elements/{number}"
        if isinstance(each, dict) and each.get("type") == "image":
            _image(findings, here, each)
        else:
            findings.text(here, each, 2000)


def _actions(findings: Findings, at: str, block: Json) -> None:
    findings.keys(at, block, required={"elements"}, allowed=COMMON)
    seen: set[str] = set()
    for number, each in enumerate(findings.count(f"{at}/elements", block.get("elements", []), 25)):
        here = f"{at}/elements/{number}"
        action_id = element(findings, here, each, place="actions")
        if action_id and action_id in seen:
            findings.add(f"{here}/action_id", "`action_id` already exists for another element")
        seen.add(str(action_id))


def _input(findings: Findings, at: str, block: Json) -> None:
    allowed = COMMON | {"hint", "optional", "dispatch_action"}
    findings.keys(at, block, required={"label", "element"}, allowed=allowed)
    findings.optional_text(at, block, "label", 2000)
    findings.optional_text(at, block, "hint", 2000)
    if "element" in block:
        element(findings, f"{at}/element", block["element"], place="input")


def _image(findings: Findings, at: str, block: Json) -> None:
    findings.keys(at, block, required={"alt_text"}, allowed=COMMON | {"image_url", "slack_file", "title"})
    findings.optional_length(at, block, "alt_text", 2000)
    findings.optional_length(at, block, "image_url", 3000)
    findings.optional_text(at, block, "title", 2000)
    if "image_url" not in block and "slack_file" not in block:
        findings.add(at, "must define either `image_url` or `slack_file`")


def _markdown(findings: Findings, at: str, block: Json) -> None:
    findings.keys(at, block, required={"text"}, allowed=COMMON)
    findings.length(f"{at}/text", block.get("text"), MARKDOWN_TEXT, shortest=1)


def _table(findings: Findings, at: str, block: Json) -> None:
    findings.keys(at, block, required={"rows"}, allowed=COMMON | {"column_settings"})
    for number, row in enumerate(findings.count(f"{at}/rows", block.get("rows", []), 100)):
        findings.count(f"{at}/rows/{number}", row, 20)


def _rich_text(findings: Findings, at: str, block: Json) -> None:
    findings.keys(at, block, required={"elements"}, allowed=COMMON)
    for number, each in enumerate(findings.count(f"{at}/elements", block.get("elements", []), 500)):
        _rich_group(findings, f"{at}/elements/{number}", each)


def _rich_group(findings: Findings, at: str, group: Any) -> None:
    kind = group.get("type") if isinstance(group, dict) else None
    if kind not in ("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"):
        findings.add(f"{at}/type", f"unsupported type: {kind}")
        return
    allowed = {"type", "style", "indent", "offset", "border"}
    findings.keys(at, group, required={"elements"}, allowed=allowed)
    for number, each in enumerate(items(group, "elements")):
        here = f"{at}/elements/{number}"
        if kind == "rich_text_list":
            _rich_group(findings, here, each)
        else:
            _rich_leaf(findings, here, each)


def _rich_leaf(findings: Findings, at: str, leaf: Any) -> None:
    kind = str(leaf.get("type")) if isinstance(leaf, dict) else ""
    if kind not in RICH_LEAVES:
        findings.add(f"{at}/type", f"unsupported type: {kind}")
        return
    allowed = {"type", "style", "text", "unsafe", "unicode", "fallback", "url"}
    findings.keys(at, leaf, required=RICH_LEAVES[kind], allowed=allowed)
    if "text" in leaf:
        findings.length(f"{at}/text", leaf["text"], MARKDOWN_TEXT, shortest=1)


BLOCKS: Mapping[str, Check] = {
    "section": _section,
    "header": _header,
    "divider": _divider,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "image": _image,
    "markdown": _markdown,
    "table": _table,
    "rich_text": _rich_text,
}
