"""What stands in the inputs of a card, what Teams' own client refuses, and what it sends: texts, empty ones not.

https://learn.microsoft.com/adaptive-cards/authoring-cards/input-validation"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from adapters.playground.slack_things import Json, NotPossible

PARTS = ("body", "items", "columns", "rows", "cells")

REFUSALS = {
    "required": ("Dit veld is verplicht.", "This field is required."),
    "long": ("Schrijf hier niet meer dan {0} tekens.", "Write no more than {0} characters here."),
    "pattern": ("Dit klopt nog niet.", "This is not right yet."),
    "number": ("Vul hier een getal in.", "Enter a number here."),
    "small": ("Dit moet ten minste {0} zijn.", "This must be at least {0}."),
    "large": ("Dit mag niet meer zijn dan {0}.", "This must be {0} at most."),
}


def inputs_of(card: Json) -> Iterator[Json]:
    if str(card.get("type")).startswith("Input."):
        yield card
    for name in PARTS:
        for child in card.get(name, []):
            if isinstance(child, dict):
                yield from inputs_of(child)
    for action in card.get("actions", []):
        if isinstance(action.get("card"), dict):
            yield from inputs_of(action["card"])


def filled_in(card: Json, given: Mapping[str, Any]) -> dict[str, str]:
    """What stands in every input: what was given, else what the card put there."""
    fields = {field["id"]: field for field in inputs_of(card)}
    unknown = set(given) - set(fields)
    if unknown:
        raise NotPossible(f"There is no such field in the card: {', '.join(sorted(unknown))}.")
    return {name: _typed(field, given.get(name, field.get("value"))) for name, field in fields.items()}


def _typed(field: Json, value: Any) -> str:
    match field["type"]:
        case "Input.Toggle":
            return _toggled(field, value)
        case "Input.ChoiceSet":
            return _chosen(field, value)
        case _ if value is None:
            return ""
        case _ if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            return str(value)
        case _:
            raise NotPossible("A field holds a text or a number.")


def _toggled(field: Json, value: Any) -> str:
    on, off = str(field.get("valueOn", "true")), str(field.get("valueOff", "false"))
    if isinstance(value, bool):
        return on if value else off
    if value not in (None, "", on, off):
        raise NotPossible("A tick is true or false.")
    return str(value or off)


def _chosen(field: Json, value: Any) -> str:
    multiple = bool(field.get("isMultiSelect"))
    if isinstance(value, list) and (multiple or len(value) <= 1):
        value = ",".join(str(each) for each in value)
    if value in (None, ""):
        return ""
    if "choices.data" in field:  # anybody of the tenant, whom the client finds
        return str(value)
    known = {choice["value"] for choice in field.get("choices", [])}
    chosen = str(value).split(",") if multiple else [str(value)]
    if set(chosen) - known:
        raise NotPossible("There is no such choice in the card.")
    return ",".join(chosen)


def sent_values(typed: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in typed.items() if value != ""}


def client_refusals(card: Json, typed: Mapping[str, str], *, dutch: bool) -> dict[str, str]:
    """Per input, the card's own error message or Teams' words."""
    refusals: dict[str, str] = {}
    for field in inputs_of(card):
        reason = _refusal(field, typed[field["id"]])
        if reason is not None:
            words = REFUSALS[reason[0]][0 if dutch else 1].format(reason[1])
            refusals[field["id"]] = str(field.get("errorMessage") or words)
    return refusals


def _refusal(field: Json, value: str) -> tuple[str, Any] | None:
    is_off = field["type"] == "Input.Toggle" and value == str(field.get("valueOff", "false"))
    if value == "" or is_off:
        return ("required", 0) if field.get("isRequired") else None
    if field["type"] == "Input.Text":
        return _text_refusal(field, value)
    if field["type"] == "Input.Number":
        return _number_refusal(field, value)
    return None


def _text_refusal(field: Json, value: str) -> tuple[str, Any] | None:
    if len(value) > field.get("maxLength", len(value)):
        return "long", int(field["maxLength"])
    if field.get("regex") and not re.search(field["regex"], value):
        return "pattern", 0
    return None


def _number_refusal(field: Json, value: str) -> tuple[str, Any] | None:
    try:
        number = float(value)
    except ValueError:
        return "number", 0
    if number < field.get("min", number):
        return "small", field["min"]
    if number > field.get("max", number):
        return "large", field["max"]
    return None
