"""Views as Block Kit, purely. User text only as plain_text or rich_text: nothing in it is ever markup (F-098, F-099).

https://docs.slack.dev/reference/block-kit/blocks. Forms and windows are in `forms`, lengths in `clip`.
"""

from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from adapters.clipping import ELLIPSIS, clean, clip, length, one_line
from adapters.slack import texts
from bot.model import Platform
from bot.views import (
    Button,
    Buttons,
    Facts,
    Heading,
    Link,
    Mark,
    Mention,
    Note,
    Paragraph,
    Part,
    Quote,
    Style,
    Switch,
    View,
)

Json = dict[str, Any]

HEADING = 150
TEXT = 3000
FIELD = 2000
FIELDS = 10
LABEL = 75
VALUE = 2000
MESSAGE_BLOCKS = 50
# Undocumented: above some 13,200 characters in all, a message is refused (slackapi/bolt-js#2509).
MESSAGE_TEXT = 12_000
BUTTONS = 25
# chat.update takes 4,000, and escaping makes five characters of one.
SUMMARY = 750

EMPTY = "–"


def message(view: View) -> Json:
    """Arguments of chat.postMessage: nothing unfurls, nothing is parsed for names or links."""
    return {
        **message_update(view),
        "parse": "none",
        "link_names": False,
        "mrkdwn": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def message_update(view: View) -> Json:
    """Arguments of chat.update and of an answer to a command or a press."""
    return {"text": summary(view), "blocks": fit(blocks(view.parts), most=MESSAGE_BLOCKS, text=MESSAGE_TEXT)}


def summary(view: View) -> str:
    """Notification, screen reader, fallback. Control sequences work in `text` whatever `mrkdwn` says, so escaped."""
    text = one_line(view.summary, SUMMARY) or texts.TITLE
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def blocks(parts: Iterable[Part]) -> list[Json]:
    drawn = [block for part in parts for block in _part(part)]
    pressed = (block for block in drawn if block["type"] == "actions" or "accessory" in block)
    for number, block in enumerate(pressed):
        block["block_id"] = f"buttons-{number}"
    return drawn


def fit(drawn: list[Json], *, most: int, text: int) -> list[Json]:
    """Too many blocks or too much text: the middle goes, the last block stays, for it holds the things to do."""
    if len(drawn) <= most and _weight(drawn) <= text:
        return drawn
    kept: list[Json] = []
    room = text - _weight(drawn[-1]) - len(ELLIPSIS)
    for block in drawn[:-1]:
        room -= _weight(block)
        if room < 0 or len(kept) == most - 2:
            break
        kept.append(block)
    return [*kept, *_note(Note(ELLIPSIS)), drawn[-1]]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": False}


def _part(part: Part) -> list[Json]:
    match part:
        case Heading():
            return _heading(part)
        case Paragraph():
            return _paragraph(part)
        case Quote():
            return _quote(part)
        case Facts():
            return _facts(part)
        case Mention():
            return _mention(part)
        case Note():
            return _note(part)
        case Buttons():
            return _buttons(part)
        case Switch():
            return _switch(part)
        case _:
            assert_never(part)


def _heading(part: Heading) -> list[Json]:
    text = one_line(part.text, HEADING)
    return [{"type": "header", "text": plain(text)}] if text else []


def _paragraph(part: Paragraph) -> list[Json]:
    text = clip(part.text, TEXT).strip()
    return [{"type": "section", "text": plain(text)}] if text else []


def _note(part: Note) -> list[Json]:
    text = clip(part.text, FIELD).strip()
    return [{"type": "context", "elements": [plain(text)]}] if text else []


def _facts(part: Facts) -> list[Json]:
    drawn = [plain(_pair(label, value)) for label, value in part.rows]
    pages = [drawn[start : start + FIELDS] for start in range(0, len(drawn), FIELDS)]
    return [{"type": "section", "fields": page} for page in pages]


def _pair(label: str, value: str) -> str:
    """One line each: a newline in a value could otherwise draw a row that is not there."""
    return f"{one_line(label, HEADING) or EMPTY}\n{one_line(value, FIELD - HEADING - 1) or EMPTY}"


def _mention(part: Mention) -> list[Json]:
    """Slack shows the name beside an account of its own; in an answer that one person sees it notifies nobody."""
    users = [account.user for account in part.accounts if account.platform is Platform.SLACK]
    who = {"type": "user", "user_id": users[0]} if users else _said(one_line(part.otherwise, HEADING))
    elements = [_said(part.before), who, _said(part.after)]
    shown = [each for each in elements if each.get("text") != ""]
    return [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": shown}]}]


def _said(text: str) -> Json:
    return {"type": "text", "text": text}


def _quote(part: Quote) -> list[Json]:
    elements = list(_quoted(part))
    if not any(element["text"].strip() for element in elements):
        return []
    return [{"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": elements}]}]


def _quoted(part: Quote) -> Iterator[Json]:
    """Bold where something was taken out, struck through where Klik is unsure; not a character is added or lost."""
    room = TEXT
    for text, mark in _stretches(part):
        shown = clip(text, max(room, 1))
        if shown:
            yield {"type": "text", "text": shown} | (_style(mark) if mark else {})
        if shown != clean(text):
            return
        room -= length(shown)


def _style(mark: Mark) -> Json:
    return {"style": {"strike": True}} if mark.unsure else {"style": {"bold": True}}


def _stretches(part: Quote) -> Iterator[tuple[str, Mark | None]]:
    """The text cut at its marks; a mark that is out of place or overlaps another is left out."""
    at = 0
    for mark in sorted(part.marks, key=lambda each: (each.start, each.end)):
        if at <= mark.start < mark.end <= len(part.text):
            yield part.text[at : mark.start], None
            yield part.text[mark.start : mark.end], mark
            at = mark.end
    yield part.text[at:], None


def _buttons(part: Buttons) -> list[Json]:
    """Slack wants every action_id once per block: the same action again starts a block of its own."""
    rows: list[dict[str, Json]] = [{}]
    for number, each in enumerate(part.buttons):
        name, drawn = (each.action, _button(each)) if isinstance(each, Button) else _link(each, number)
        if drawn is None:
            continue
        if name in rows[-1] or len(rows[-1]) == BUTTONS:
            rows.append({})
        rows[-1][name] = drawn
    return [{"type": "actions", "elements": list(row.values())} for row in rows if row]


def _switch(part: Switch) -> list[Json]:
    """The button says what it does; what it does that to is beside it, and said to a screen reader as well."""
    named = one_line(f"{part.button.label}: {part.label}", LABEL)
    press = _button(part.button) | {"accessibility_label": named}
    return [{"type": "section", "text": plain(_pair(part.label, part.state)), "accessory": press}]


def _button(button: Button) -> Json:
    label = one_line(button.label, LABEL) or ELLIPSIS
    drawn: Json = {"type": "button", "action_id": button.action[:255], "text": plain(label)}
    if button.value:
        drawn["value"] = button.value[:VALUE]
    if button.style is not Style.PLAIN:
        drawn["style"] = button.style.value
    if button.confirm:
        drawn["confirm"] = _confirm(button)
    return drawn


def _confirm(button: Button) -> Json:
    drawn: Json = {
        "title": plain(one_line(button.label, 100) or ELLIPSIS),
        "text": plain(clip(button.confirm, 300).strip() or ELLIPSIS),
        "confirm": plain(one_line(button.label, 30) or ELLIPSIS),
        "deny": plain(texts.DENY),
    }
    return drawn | ({"style": "danger"} if button.style is Style.DANGER else {})


def _link(link: Link, number: int) -> tuple[str, Json | None]:
    """None for an address Slack would refuse, such as none at all: the rest of the message must not fail with it."""
    name = f"link-{number}"
    if not link.url.startswith(("https://", "http://")) or len(link.url) > TEXT:
        return name, None
    label = one_line(link.label, LABEL) or ELLIPSIS
    return name, {"type": "button", "action_id": name, "text": plain(label), "url": link.url}


def _weight(value: object) -> int:
    """The characters of every `text` in a tree of blocks."""
    if isinstance(value, list):
        return sum(_weight(each) for each in value)
    if not isinstance(value, dict):
        return 0
    own = length(value["text"]) if isinstance(value.get("text"), str) else 0
    return own + sum(_weight(each) for each in value.values() if isinstance(each, dict | list))
