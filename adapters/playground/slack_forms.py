"""What stands in the fields of a view: Slack's `state.values`, and what Slack's client itself refuses."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from adapters.playground.slack_things import Json, NotPossible


@dataclass(frozen=True)
class Shape:
    """Under which key an element keeps its value, what it starts from, and what empty looks like."""

    key: str
    initial: str
    empty: Any = None


SHAPES: Mapping[str, Shape] = {
    "plain_text_input": Shape("value", "initial_value"),
    "email_text_input": Shape("value", "initial_value"),
    "url_text_input": Shape("value", "initial_value"),
    "number_input": Shape("value", "initial_value"),
    "rich_text_input": Shape("rich_text_value", "initial_value"),
    "static_select": Shape("selected_option", "initial_option"),
    "radio_buttons": Shape("selected_option", "initial_option"),
    "multi_static_select": Shape("selected_options", "initial_options", []),
    "checkboxes": Shape("selected_options", "initial_options", []),
    "users_select": Shape("selected_user", "initial_user"),
    "multi_users_select": Shape("selected_users", "initial_users", []),
    "conversations_select": Shape("selected_conversation", "initial_conversation"),
    "channels_select": Shape("selected_channel", "initial_channel"),
    "datepicker": Shape("selected_date", "initial_date"),
    "timepicker": Shape("selected_time", "initial_time"),
    "datetimepicker": Shape("selected_date_time", "initial_date_time"),
    "file_input": Shape("files", "initial_files", []),
}


def fields(definition: Json) -> Iterator[tuple[str, Json, Json]]:
    """Every element that holds a value: block id, the element, the block around it."""
    for block in definition.get("blocks", []):
        elements = [block.get("element"), block.get("accessory"), *block.get("elements", [])]
        for element in elements:
            if isinstance(element, dict) and element.get("type") in SHAPES:
                yield block["block_id"], element, block


def first_values(definition: Json) -> Json:
    values: Json = {}
    for block_id, element, _ in fields(definition):
        shape = SHAPES[element["type"]]
        start = element.get(shape.initial, shape.empty)
        values.setdefault(block_id, {})[element["action_id"]] = {"type": element["type"], shape.key: start}
    return values


def kept_values(definition: Json, before: Json) -> Json:
    values = first_values(definition)
    for block_id, actions in values.items():
        for action_id, value in actions.items():
            old = before.get(block_id, {}).get(action_id)
            if old and old["type"] == value["type"]:
                actions[action_id] = old
    return values


def filled_in(definition: Json, before: Json, given: Json) -> Json:
    """`given` is Slack's own shape, or simply a text, an option's value or a list of them per block id."""
    values = kept_values(definition, before)
    unknown = set(given) - set(values)
    if unknown:
        raise NotPossible(f"There is no such field in the form: {', '.join(sorted(unknown))}.")
    for block_id, element, _ in fields(definition):
        if block_id in given:
            answer = given[block_id]
            if isinstance(answer, dict):
                answer = _from_slack(answer, element)
            values[block_id][element["action_id"]] = _value(element, answer)
    return values


def _from_slack(answer: Json, element: Json) -> Any:
    value = answer.get(element["action_id"])
    if value is None:
        return SHAPES[element["type"]].empty
    if not isinstance(value, dict):
        raise NotPossible("A field's value is an object, as in view.state.values.")
    return value.get(SHAPES[element["type"]].key)


def _value(element: Json, answer: Any) -> Json:
    shape = SHAPES[element["type"]]
    if answer is None or answer == "":
        answer = shape.empty
    if shape.key == "selected_option" and isinstance(answer, str):
        answer = _option(element, answer)
    if shape.key == "selected_options":
        answer = [_option(element, each) if isinstance(each, str) else each for each in answer or []]
    return {"type": element["type"], shape.key: answer}


def _option(element: Json, value: str) -> Json:
    groups = [group["options"] for group in element.get("option_groups", [])]
    for option in [*element.get("options", []), *(each for group in groups for each in group)]:
        if option["value"] == value:
            return dict(option)
    raise NotPossible("There is no such choice in the form.")


REFUSALS = {
    "required": ("Vul dit verplichte veld in.", "Please complete this required field."),
    "short": ("Schrijf hier ten minste {0} tekens.", "Write at least {0} characters here."),
    "long": ("Schrijf hier niet meer dan {0} tekens.", "Write no more than {0} characters here."),
    "email": ("Dit is geen e-mailadres.", "This is not an e-mail address."),
}


def client_refusals(definition: Json, values: Json, *, dutch: bool) -> dict[str, str]:
    """What Slack's own client says before anything is sent: empty, too short, too long, no address."""
    refusals: dict[str, str] = {}
    for block_id, element, block in fields(definition):
        if block["type"] != "input":
            continue
        value = values[block_id][element["action_id"]][SHAPES[element["type"]].key]
        reason = _refusal(element, value, optional=bool(block.get("optional")))
        if reason:
            sentence = REFUSALS[reason[0]][0 if dutch else 1]
            refusals[block_id] = sentence.format(reason[1])
    return refusals


def _refusal(element: Json, value: Any, *, optional: bool) -> tuple[str, int] | None:
    if value is None or value == "" or value == []:
        return None if optional else ("required", 0)
    if not isinstance(value, str):
        return None
    if len(value) < element.get("min_length", 0):
        return "short", element["min_length"]
    if len(value) > element.get("max_length", 3000):
        return "long", element.get("max_length", 3000)
    if element["type"] == "email_text_input" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        return "email", 0
    return None
