"""No `repr` shows a person: a traceback, a log line or an assertion may print any of these types (architecture 3.2)."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Union, get_args, get_origin
from uuid import UUID

import pytest

from bot import events, model, views
from bot.matching import form
from tests.canary import NAME

# Fields of text that hold codes, references and Klik's own sentences. Everything else of text must hide itself:
# whoever adds a field decides here, or writes field(repr=False).
SHOWN: Mapping[str, str] = {
    "Account": "workspace",
    "ActionPressed": "action value",
    "Button": "label action value confirm",
    "Choice": "value label",
    "ChoiceField": "name label hint",
    "CoachProfile": "topics languages region",
    "CommandIssued": "command",
    "Form": "title action submit cancel about",
    "FormSubmitted": "form about",
    "Heading": "text",
    "Invalid": "errors",
    "Link": "label url",
    "Note": "text",
    "PageSent": "form",
    "Paragraph": "text",
    "Place": "workspace",
    "PublicFields": "topics function education region age_band language setting",
    "ReactionAdded": "emoji",
    "Request": "reference",
    "Show": "title close",
    "TextField": "name label hint",
    "TickField": "name label hint text",
    "PersonField": "name label hint",
    "FileField": "name label hint",
    "View": "summary",
}
TYPES = [
    kind
    for module in (model, events, views, form)
    for kind in vars(module).values()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__
]


def filled(kind: Any) -> Any:
    """A value of this type with the canary wherever text may stand."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return filled(next(each for each in inner if each is not type(None)))
    if origin is tuple:
        return tuple(filled(each) for each in inner if each is not Ellipsis)
    if origin in (dict, Mapping):
        return {filled(inner[0]): filled(inner[1])}
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{each.name: filled(hints[each.name]) for each in dataclasses.fields(kind)})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    simple = {str: NAME, bytes: NAME.encode(), int: 1, bool: True, UUID: UUID(int=1)}
    return simple[kind] if kind in simple else datetime(2026, 3, 2, tzinfo=UTC)


def unsaid(kind: Any) -> Any:
    """The same value with the fields that may be shown made empty, all the way down."""
    return _without(filled(kind))


def _without(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_without(each) for each in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    shown = SHOWN.get(type(value).__name__, "").split()
    changes: dict[str, Any] = dict.fromkeys(shown)
    changes |= {
        each.name: _without(getattr(value, each.name))
        for each in dataclasses.fields(value)
        if each.name not in shown
    }
    return dataclasses.replace(value, **changes)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_printing_it_shows_nobody(kind: Any) -> None:
    assert NAME not in repr(unsaid(kind))


def test_the_canary_is_in_there_and_would_be_seen_where_a_field_does_not_hide() -> None:
    contact = filled(model.Contact)
    assert contact.name == contact.motivation == NAME
    assert NAME in repr(filled(views.Heading))
    assert len(TYPES) > 40
