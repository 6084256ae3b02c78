"""Forms and windows as Slack modals, purely: block_id = action_id = the field's name, callback_id = the form's name.

https://docs.slack.dev/reference/block-kit/block-elements. Lengths of answers are Klik's to check: what was typed is kept.
"""

import re
from typing import Any, assert_never

from adapters.clipping import ELLIPSIS, clip, length, one_line
from adapters.slack import texts
from adapters.slack.render import blocks, fit, plain
from bot.views import (
    Choice,
    ChoiceField,
    Field,
    FileField,
    Form,
    Paragraph,
    PersonField,
    TextField,
    TextKind,
    TickField,
    View,
)

Json = dict[str, Any]

TITLE = 24
BLOCKS = 100
ALL_TEXT = 60_000
LONG = 2000
TYPED = 3000
OPTION = 75
OPTIONS = 100
BOXES = 10
RADIOS = 5
YES = "yes"
# Needs files:read. Slack keeps the file as the person's own, whatever becomes of the form.
FILE: Json = {"type": "file_input", "filetypes": ["pdf", "docx"], "max_files": 1}

_TEXT_INPUTS = {
    TextKind.LINE: "plain_text_input",
    TextKind.LONG: "plain_text_input",
    TextKind.PHONE: "plain_text_input",
    TextKind.EMAIL: "email_text_input",
    TextKind.NUMBER: "number_input",
}


def form(asked: Form) -> Json:
    """A modal that can be sent in."""
    inputs = [block for field in asked.fields for block in _field(field)][:BLOCKS]
    intro = fit(blocks(asked.intro), most=max(BLOCKS - len(inputs), 2), text=ALL_TEXT) if asked.intro else []
    return _modal(asked.title, asked.cancel) | {
        "callback_id": asked.action[:255],
        "private_metadata": asked.about[:3000],
        "submit": plain(one_line(asked.submit, TITLE) or "OK"),
        "blocks": [*intro, *inputs] or _something(asked.title),
    }


def window(title: str, close: str, *, view: View) -> Json:
    """A modal to read and close."""
    drawn = blocks(view.parts) or _something(view.summary)
    return _modal(title, close) | {"blocks": fit(drawn, most=BLOCKS, text=ALL_TEXT)}


def errors(said: dict[str, str], *, names: tuple[str, ...]) -> dict[str, str]:
    """Slack refuses errors for fields that are not in the window; those go to the first field instead."""
    shown = {name: one_line(text, LONG) for name, text in said.items() if name in names}
    rest = [text for name, text in said.items() if name not in names]
    if rest and names:
        shown[names[0]] = one_line(" ".join([shown.get(names[0], ""), *rest]), LONG)
    return shown


def _something(text: str) -> list[Json]:
    """Slack shows no window without a block."""
    return blocks((Paragraph(text),)) or blocks((Paragraph(texts.TITLE),))


def _modal(title: str, close: str) -> Json:
    drawn: Json = {"type": "modal", "title": plain(one_line(title, TITLE) or texts.TITLE)}
    label = one_line(close, TITLE)
    return drawn | ({"close": plain(label)} if label else {})


def _field(field: Field) -> list[Json]:
    match field:
        case TextField():
            return [_input(field, _text(field))]
        case ChoiceField():
            return [_input(field, _choice(field))] if field.choices else []
        case TickField():
            return _tick(field)
        case FileField():
            return [_input(field, dict(FILE))]
        case PersonField():
            return [_input(field, {"type": "users_select"})]
        case _:
            assert_never(field)


def _input(field: Field, element: Json) -> Json:
    drawn: Json = {
        "type": "input",
        "block_id": field.name,
        "label": plain(one_line(field.label, LONG) or ELLIPSIS),
        "element": element | {"action_id": field.name},
        "optional": not field.required,
    }
    hint = clip(field.hint, LONG).strip()
    return drawn | ({"hint": plain(hint)} if hint else {})


def _text(field: TextField) -> Json:
    element: Json = {"type": _TEXT_INPUTS[field.kind]}
    if field.kind is TextKind.LONG:
        element["multiline"] = True
    if field.kind is TextKind.NUMBER:
        element["is_decimal_allowed"] = False
    initial = clip(field.initial, TYPED)
    fits = re.fullmatch(r"-?[0-9]+", initial) if field.kind is TextKind.NUMBER else initial
    return element | ({"initial_value": initial} if fits else {})


def _choice(field: ChoiceField) -> Json:
    options = [_option(choice) for choice in field.choices[:OPTIONS]]
    chosen = [option for option in options if option["value"] in field.initial]
    if field.many:
        kind = "checkboxes" if len(options) <= BOXES else "multi_static_select"
        return {"type": kind, "options": options} | ({"initial_options": chosen} if chosen else {})
    # A radio button once chosen cannot be let go of, so a choice one may skip is a list.
    kind = "radio_buttons" if field.required and len(options) <= RADIOS else "static_select"
    return {"type": kind, "options": options} | ({"initial_option": chosen[0]} if chosen else {})


def _option(choice: Choice) -> Json:
    return {"text": plain(one_line(choice.label, OPTION) or ELLIPSIS), "value": choice.value[:150]}


def _tick(field: TickField) -> list[Json]:
    """What one agrees to is never cut: it flows into the description, and where that is too short, stands above."""
    first, rest = _halves(one_line(field.text, LONG) or ELLIPSIS)
    above: list[Json] = []
    if length(rest) > OPTION:
        above = blocks((Paragraph(field.text),))
        first, rest = one_line(field.text, OPTION), ""
    option: Json = {"text": plain(first), "value": YES}
    if rest:
        option["description"] = plain(rest)
    return [*above, _input(field, {"type": "checkboxes", "options": [option]})]


def _halves(text: str) -> tuple[str, str]:
    if length(text) <= OPTION:
        return text, ""
    end = text.rfind(" ", 0, OPTION + 1)
    return (text[:end], text[end + 1 :]) if end > 0 and length(text[:end]) <= OPTION else (text, text)
