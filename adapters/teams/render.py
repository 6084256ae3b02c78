"""Views as Adaptive Cards 1.5, purely. User text only in RichTextBlock: nothing in it is ever markup (F-098, F-099).

https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format. Forms and dialogs are in
`forms`, lengths in `clip`.
"""

import json
import secrets
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, assert_never

from adapters.clipping import ELLIPSIS, length
from adapters.teams import texts
from adapters.teams.clip import clean, clip, one_line
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

VERSION = "1.5"
# Teams refuses a message of more than 28 KB; the rest is for what stands around the card.
MOST_BYTES = 26_000
# Around a dialog stands its title and little else.
DIALOG_BYTES = 27_500
HEADING = 150
TEXT = 3000
VALUE = 2000
LABEL = 60
LINES = 80
# Teams shows six buttons in a row and hides the rest.
BUTTONS = 6
SUMMARY = 200
NOTICE = 250
EMPTY = "–"

_STYLES = {Style.PRIMARY: "positive", Style.DANGER: "destructive"}


class Forms(StrEnum):
    """How a button opens a form: as a dialog, or as a card with inputs where a client has no dialogs."""

    DIALOGS = "dialogs"
    CARDS = "cards"


class Where(StrEnum):
    """In a dialog only Action.Submit works, and it answers into the dialog."""

    MESSAGE = "message"
    DIALOG = "dialog"


def new_key() -> str:
    """One per drawn card: Teams sends a click again under another activity id (F-015a)."""
    return secrets.token_urlsafe(9)


def card(view: View, *, key: str, forms: Forms, where: Where = Where.MESSAGE) -> Json:
    body = fit(Draw(key, forms=forms, where=where).parts(view.parts), most=MOST_BYTES)
    return framed(body or rich([run(summary(view.summary))]), fallback=view.summary)


def framed(body: list[Json], *, fallback: str) -> Json:
    """No `refresh`: it would ask Klik once per reader and view (platform notes 1.5)."""
    return {"type": "AdaptiveCard", "version": VERSION, "fallbackText": summary(fallback), "body": body}


def summary(text: str) -> str:
    """Notification, screen reader, fallback: never personal."""
    return one_line(text, SUMMARY) or texts.TITLE


def plain_text(view: View, limit: int = TEXT) -> str:
    """What Klik itself says in a view, for the notice after a click; nobody else's words."""
    said = [part.text for part in view.parts if isinstance(part, Heading | Paragraph | Note)]
    return clip("\n".join(said), limit).strip() or summary(view.summary)


def is_short(view: View) -> bool:
    """Whether the notice after a click says it all: it is small, and gone in a moment."""
    said = plain_text(view)
    return is_plain(view) and clip(said, NOTICE) == said


def is_plain(view: View) -> bool:
    return all(isinstance(part, Heading | Paragraph | Note) for part in view.parts)


class Draw:
    """The parts of one card, under one key."""

    def __init__(self, key: str, *, forms: Forms, where: Where) -> None:
        self._key = key
        self._forms = forms
        self._where = where

    def parts(self, parts: Iterable[Part]) -> list[Json]:
        return [element for part in parts for element in self._part(part)]

    def _part(self, part: Part) -> list[Json]:
        match part:
            case Heading():
                return rich([run(one_line(part.text, HEADING), weight="bolder", size="medium")])
            case Paragraph() | Mention():  # a mention of Teams needs the name, which Klik does not keep
                return lines(clip(part.text, TEXT))
            case Note():
                return lines(clip(part.text, VALUE), isSubtle=True, size="small")
            case Quote():
                return _quote(part)
            case Facts():
                return [_row(label, value) for label, value in part.rows]
            case Buttons():
                return self._buttons(part)
            case Switch():
                return [self._switch(part)]
            case _:
                assert_never(part)

    def _buttons(self, part: Buttons) -> list[Json]:
        drawn = [self._button(each) if isinstance(each, Button) else _link(each) for each in part.buttons]
        shown = [each for each in drawn if each is not None]
        rows = [shown[start : start + BUTTONS] for start in range(0, len(shown), BUTTONS)]
        return [{"type": "ActionSet", "actions": row} for row in rows]

    def _switch(self, part: Switch) -> Json:
        says = [
            *rich([run(one_line(part.label, HEADING) or EMPTY, weight="bolder")]),
            *rich([run(one_line(part.state, HEADING) or EMPTY)], spacing="none"),
        ]
        press = {"type": "ActionSet", "actions": [self._button(part.button)]}
        columns = [
            {"type": "Column", "width": size, "items": items, "verticalContentAlignment": "center"}
            for size, items in (("stretch", says), ("auto", [press]))
        ]
        return {"type": "ColumnSet", "spacing": "small", "columns": columns}

    def _button(self, button: Button) -> Json:
        if not button.confirm:
            return self._press(button)
        # Cards have no question before a press: the question unfolds, with the real button under it.
        question = lines(clip(button.confirm, HEADING * 2)) or rich([run(ELLIPSIS)])
        inner = {
            "type": "AdaptiveCard",
            "version": VERSION,
            "body": question,
            "actions": [self._press(button)],
        }
        return {"type": "Action.ShowCard", "title": _title(button.label), "card": inner}

    def _press(self, button: Button) -> Json:
        # Not "key": Microsoft's Agents Playground 0.2.28 fails on a field of that name, and nothing is sent.
        data: Json = {"action": button.action, "value": button.value, "once": self._key}
        shared = {"title": _title(button.label)} | _styled(button.style)
        if self._where is Where.DIALOG:
            return {"type": "Action.Submit", **shared, "data": data}
        if button.opens_form and self._forms is Forms.DIALOGS:
            return {"type": "Action.Submit", **shared, "data": {"msteams": {"type": "task/fetch"}} | data}
        return executed(button.action, shared, data)


def executed(verb: str, shared: Json, data: Json) -> Json:
    """Answered in place; the fallback is a message for clients that do not know Action.Execute."""
    fallback = {"type": "Action.Submit", **shared, "data": data}
    return {"type": "Action.Execute", **shared, "verb": verb, "data": data, "fallback": fallback}


def fit(drawn: list[Json], *, most: int) -> list[Json]:
    """Too much: the middle goes, the buttons at the end stay, for they are the things to do."""
    if sum(map(weight, drawn)) <= most:
        return drawn
    head, tail = _split(drawn)
    more = rich([run(ELLIPSIS)])
    room = most - sum(map(weight, more)) - sum(map(weight, tail))
    while room < 0 and tail:
        room += weight(tail.pop(0))
    kept: list[Json] = []
    for element in head:
        room -= weight(element)
        if room < 0:
            break
        kept.append(element)
    return [*kept, *more, *tail]


def weight(element: Json) -> int:
    """The bytes of an element as it is sent: everything outside ASCII escaped."""
    return len(json.dumps(element)) + 2


def _split(drawn: list[Json]) -> tuple[list[Json], list[Json]]:
    at = len(drawn)
    while at and drawn[at - 1]["type"] == "ActionSet":
        at -= 1
    return drawn[:at], drawn[at:]


def run(text: str, **how: Any) -> Json:
    return {"type": "TextRun", "text": text} | how


def rich(runs: list[Json], **how: Any) -> list[Json]:
    shown = [each for each in runs if each["text"]]
    if not any(each["text"].strip() for each in shown):
        return []
    return [{"type": "RichTextBlock", "inlines": shown} | how]


def lines(text: str, **how: Any) -> list[Json]:
    """A block per line: a newline inside a TextRun is not shown by every client."""
    drawn = [block for line in _lines(text) for block in rich([run(line, **how)])]
    return _close_together(drawn)


def _lines(text: str) -> list[str]:
    found = [line for line in text.split("\n") if line.strip()]
    return found if len(found) <= LINES else [*found[: LINES - 1], " ".join(found[LINES - 1 :])]


def _close_together(drawn: list[Json]) -> list[Json]:
    return [*drawn[:1], *(block | {"spacing": "small"} for block in drawn[1:])]


def _quote(part: Quote) -> list[Json]:
    rows: list[list[Json]] = [[]]
    for text, mark in _clipped(part):
        for number, piece in enumerate(text.split("\n")):
            if number and len(rows) < LINES:
                rows.append([])
            rows[-1].append(run(piece, italic=True, **_marked(mark)))
    drawn = [block for row in rows for block in rich(row)]
    return [{"type": "Container", "style": "emphasis", "items": _close_together(drawn)}] if drawn else []


def _clipped(part: Quote) -> Iterator[tuple[str, Mark | None]]:
    room = TEXT
    for text, mark in _stretches(part):
        shown = clip(text, max(room, 1))
        yield shown, mark
        if shown != clean(text):
            return
        room -= length(shown)


def _marked(mark: Mark | None) -> Json:
    """Bold where something was taken out, struck through where Klik is unsure: the words above it say so."""
    if mark is None:
        return {}
    return {"strikethrough": True} if mark.unsure else {"weight": "bolder"}


def _stretches(part: Quote) -> Iterator[tuple[str, Mark | None]]:
    """The text cut at its marks; a mark that is out of place or overlaps another is left out."""
    at = 0
    for mark in sorted(part.marks, key=lambda each: (each.start, each.end)):
        if at <= mark.start < mark.end <= len(part.text):
            yield part.text[at : mark.start], None
            yield part.text[mark.start : mark.end], mark
            at = mark.end
    yield part.text[at:], None


def _row(label: str, value: str) -> Json:
    """A pair in two columns: a FactSet would read both as markdown."""
    left = rich([run(one_line(label, HEADING) or EMPTY, weight="bolder")])
    right = rich([run(one_line(value, VALUE) or EMPTY)])
    columns = [
        {"type": "Column", "width": size, "items": items} for size, items in (("1", left), ("2", right))
    ]
    return {"type": "ColumnSet", "spacing": "small", "columns": columns}


def _title(label: str) -> str:
    return one_line(label, LABEL) or ELLIPSIS


def _styled(style: Style) -> Json:
    return {"style": _STYLES[style]} if style in _STYLES else {}


def _link(link: Link) -> Json | None:
    """None for an address Teams would refuse, such as none at all: the rest of the message must not fail with it."""
    if not link.url.startswith(("https://", "http://")) or len(link.url) > VALUE:
        return None
    return {"type": "Action.OpenUrl", "title": _title(link.label), "url": link.url}
