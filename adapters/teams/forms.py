"""Forms and windows as cards, purely: an input's id is the field's name, the button's data names the form.

In a dialog, or as inputs in a message where a client has no dialogs. Whether an answer will do is Klik's to say: nothing
is required by the card, so that what was typed always arrives.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, assert_never

from adapters.clipping import ELLIPSIS
from adapters.teams import texts
from adapters.teams.clip import clip, one_line
from adapters.teams.render import (
    BUTTONS,
    DIALOG_BYTES,
    HEADING,
    MOST_BYTES,
    TEXT,
    VALUE,
    Draw,
    Forms,
    Where,
    executed,
    fit,
    framed,
    lines,
    weight,
)
from bot.views import (
    Choice,
    ChoiceField,
    Field,
    FileField,
    Form,
    PersonField,
    TextField,
    TextKind,
    TickField,
    View,
)
from bot.words import Language

Json = dict[str, Any]

ADAPTIVE = "application/vnd.microsoft.card.adaptive"
TITLE = 60
YES = "yes"
# More choices than this, and a list is easier to read than boxes.
BOXES = 10
# learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker: found by the client, whose
# answer is the Entra object id.
EVERYBODY = {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}
# Tried one after the other until the card fits: what somebody typed is the last thing to be cut.
LONGEST = (100_000, 20_000, 8_000, 4_000, 2_000, 1_000, 300)

_STYLES = {TextKind.EMAIL: "email", TextKind.PHONE: "tel"}


@dataclass(frozen=True)
class Filled:
    """What goes into a form besides its questions: what was typed, and what is wrong with it."""

    values: Mapping[str, tuple[str, ...]] | None = field(default=None, repr=False)
    errors: Mapping[str, str] = field(default_factory=dict)


EMPTY = Filled()


@dataclass(frozen=True)
class Sheet:
    """One drawing of a form: where, in which language, under which key."""

    key: str
    language: Language
    where: Where


def form(asked: Form, sheet: Sheet, filled: Filled = EMPTY) -> Json:
    for longest in LONGEST:
        drawn = _drawn(asked, sheet, filled, longest)
        if weight(drawn) <= MOST_BYTES:
            break
    return drawn


def without_typed(asked: Form) -> Form:
    """For a message that stays: what somebody typed never stands in one, so that erasure need not look there."""
    fields = tuple(
        TextField(each.name, each.label, each.hint, each.kind, each.required)
        if isinstance(each, TextField)
        else each
        for each in asked.fields
    )
    return Form(
        asked.title, asked.action, asked.submit, asked.cancel, fields, about=asked.about, intro=asked.intro
    )


def window(view: View, *, close: str, key: str) -> Json:
    """A dialog to read and close: its last button sends nothing that means anything."""
    draw = Draw(key, forms=Forms.DIALOGS, where=Where.DIALOG)
    button = {"type": "Action.Submit", "title": one_line(close, TITLE) or ELLIPSIS, "data": {"once": key}}
    last = {"type": "ActionSet", "actions": [button]}
    body = fit([*draw.parts(view.parts), last], most=DIALOG_BYTES)
    return framed(body, fallback=view.summary)


def dialog(title: str, drawn: Json) -> Json:
    """The answer to task/fetch and task/submit that opens a dialog or keeps it open."""
    content = {"contentType": ADAPTIVE, "content": drawn}
    value = {
        "title": one_line(title, TITLE) or texts.TITLE,
        "height": "large",
        "width": "medium",
        "card": content,
    }
    return {"task": {"type": "continue", "value": value}}


def notice(text: str) -> Json:
    """The answer to task/fetch and task/submit that is read and put away."""
    return {"task": {"type": "message", "value": text}}


def _drawn(asked: Form, sheet: Sheet, filled: Filled, longest: int) -> Json:
    intro = Draw(sheet.key, forms=Forms.DIALOGS, where=sheet.where).parts(asked.intro)
    names = {each.name for each in asked.fields}
    elsewhere = [text for name, text in filled.errors.items() if name not in names]
    inputs = [part for each in asked.fields for part in _field(each, sheet, filled, longest)]
    heading = lines(one_line(asked.title, HEADING), weight="bolder", size="medium")
    # A dialog has a title of its own.
    above = heading if sheet.where is Where.MESSAGE else []
    body = [*above, *_errors(elsewhere), *fit(intro, most=MOST_BYTES // 4), *inputs, _send(asked, sheet)]
    return framed(body, fallback=asked.title)


def _send(asked: Form, sheet: Sheet) -> Json:
    many = [each.name for each in asked.fields if isinstance(each, ChoiceField) and each.many]
    data: Json = {"form": asked.action, "about": asked.about, "once": sheet.key}
    if many:
        # Teams joins several choices with commas; only the card knows which inputs those are.
        data["many"] = many
    shared: Json = {"title": one_line(asked.submit, TITLE) or "OK", "style": "positive"}
    if sheet.where is Where.MESSAGE:
        return {"type": "ActionSet", "actions": [executed(asked.action, shared, data)]}
    return {"type": "ActionSet", "actions": [{"type": "Action.Submit", **shared, "data": data}]}


def _field(each: Field, sheet: Sheet, filled: Filled, longest: int) -> list[Json]:
    """The question, the answer as it stood, what is wrong with it, and why it is asked."""
    drawn = _input(each, filled, longest)
    if drawn is None:
        return []
    drawn |= {
        "type": drawn["type"],
        "id": each.name,
        "label": _label(each, sheet.language),
        "spacing": "medium",
    }
    error = filled.errors.get(each.name, "")
    return [drawn, *_errors([error] if error else []), *_hint(each.hint)]


def _label(each: Field, language: Language) -> str:
    label = one_line(each.label, VALUE) or ELLIPSIS
    return label if each.required else texts.OPTIONAL.of(language, label=label)


def _hint(hint: str) -> list[Json]:
    return [block | {"spacing": "small"} for block in lines(clip(hint, TEXT), isSubtle=True, size="small")]


def _errors(said: list[str]) -> list[Json]:
    drawn = [block for text in said for block in lines(clip(text, TEXT), color="attention", weight="bolder")]
    return [block | {"spacing": "small"} for block in drawn]


def _input(each: Field, filled: Filled, longest: int) -> Json | None:
    values = filled.values
    match each:
        case TextField():
            typed = each.initial if values is None else _first(values, each.name)
            return _text(each, clip(typed, longest))
        case ChoiceField():
            chosen = each.initial if values is None else values.get(each.name, ())
            return _choice(each, chosen) if each.choices else None
        case TickField():
            ticked = values is not None and YES in values.get(each.name, ())
            return _tick(each, ticked)
        case FileField():
            return None  # no card takes a file: its hint says to send it in the chat
        case PersonField():
            return _person("" if values is None else _first(values, each.name))
        case _:
            assert_never(each)


def _first(values: Mapping[str, tuple[str, ...]], name: str) -> str:
    return next(iter(values.get(name, ())), "")


def _text(each: TextField, value: str) -> Json:
    """A number is typed as text: Input.Number throws away what it cannot read."""
    drawn: Json = {"type": "Input.Text"}
    if each.kind is TextKind.LONG:
        drawn["isMultiline"] = True
    if each.kind in _STYLES:
        drawn["style"] = _STYLES[each.kind]
    return drawn | ({"value": value} if value else {})


def _choice(each: ChoiceField, chosen: tuple[str, ...]) -> Json:
    known = [choice.value for choice in each.choices]
    kept = [value for value in known if value in chosen]
    expanded = len(known) <= (BOXES if each.many else BUTTONS)
    drawn: Json = {
        "type": "Input.ChoiceSet",
        "choices": [_option(choice) for choice in each.choices],
        "isMultiSelect": each.many,
        # A radio button once chosen cannot be let go of, so a choice one may skip is a list.
        "style": "expanded" if expanded and (each.many or each.required) else "compact",
        "wrap": True,
    }
    kept = kept if each.many else kept[:1]
    return drawn | ({"value": ",".join(kept)} if kept else {})


def _option(choice: Choice) -> Json:
    return {"title": one_line(choice.label, HEADING) or ELLIPSIS, "value": choice.value}


def _person(chosen: str) -> Json:
    drawn: Json = {
        "type": "Input.ChoiceSet",
        "choices": [],
        "choices.data": EVERYBODY,
        "isMultiSelect": False,
    }
    return drawn | ({"value": chosen} if chosen else {})


def _tick(each: TickField, ticked: bool) -> Json:
    """Never ticked by us (R-020); ticked again only by who ticked it before."""
    text = one_line(each.text, TEXT) or ELLIPSIS
    value = YES if ticked else ""
    return {
        "type": "Input.Toggle",
        "title": text,
        "valueOn": YES,
        "valueOff": "",
        "value": value,
        "wrap": True,
    }
