"""Reading what stands in the pretend workspace, as a person would: the text of blocks, and the buttons in them."""

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

_REFERENCE = re.compile(r"K-[0-9A-Z]{6}")


def text_of(blocks: list[Json]) -> str:
    """Every text a person sees in these blocks, in order, one line each."""
    return "\n".join(_texts(blocks))


def _texts(node: Any) -> Iterator[str]:
    match node:
        case {"type": "button" | "option"} | {"value": _, "text": _}:
            return
        case {"type": "rich_text_section" | "rich_text_quote", "elements": list(elements)}:
            yield "".join(element.get("text", "") for element in elements)
        case {"text": str(text)}:
            yield text
        case dict():
            for value in node.values():
                yield from _texts(value)
        case list():
            for value in node:
                yield from _texts(value)


def buttons_of(blocks: list[Json]) -> list[Json]:
    """Every button, each with the `block_id` it stands in."""
    return [
        {**element, "block_id": block.get("block_id")}
        for block in blocks
        for element in (*block.get("elements", []), block.get("accessory"))
        if element and element.get("type") == "button"
    ]


def button(blocks: list[Json], action: str) -> Json | None:
    """The first button with this action."""
    return next((each for each in buttons_of(blocks) if each.get("action_id") == action), None)


def labels_of(blocks: list[Json]) -> list[str]:
    return [each["text"]["text"] for each in buttons_of(blocks)]


def reference_in(text: str) -> str:
    """The first request named in it, "" for none."""
    found = _REFERENCE.search(text)
    return found[0] if found else ""
