"""What Slack's client makes of a line somebody types: escaped, with addresses turned into links."""

import re

from adapters.playground.slack_things import Json

# https://docs.slack.dev/messaging/formatting-message-text
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
WEB = re.compile(r"https?://[^\s<>|]+")
LINK = re.compile(f"(?P<web>{WEB.pattern})|(?P<mail>{ADDRESS.pattern})")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_message_text(typed: str) -> str:
    """The bot reads `<mailto:a@b.nl|a@b.nl>` and `&amp;`, never the bare characters."""
    parts: list[str] = []
    end = 0
    for found in LINK.finditer(typed):
        parts.append(escaped(typed[end : found.start()]))
        word = escaped(found.group())
        parts.append(f"<mailto:{word}|{word}>" if found["mail"] else f"<{word}>")
        end = found.end()
    return "".join(parts) + escaped(typed[end:])


def as_blocks(typed: str) -> list[Json]:
    """The rich text Slack's composer sends beside the text."""
    elements: list[Json] = []
    end = 0
    for found in LINK.finditer(typed):
        elements += _text(typed[end : found.start()])
        address = f"mailto:{found.group()}" if found["mail"] else found.group()
        elements.append({"type": "link", "url": address, "text": found.group()})
        end = found.end()
    elements += _text(typed[end:])
    section = {"type": "rich_text_section", "elements": elements}
    return [{"type": "rich_text", "block_id": "typed", "elements": [section]}]


def _text(piece: str) -> list[Json]:
    return [{"type": "text", "text": piece}] if piece else []
