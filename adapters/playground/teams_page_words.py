"""Reads what the page sent, and says in the page's words what came of it."""

from typing import Any

from adapters.playground.slack_things import Json, NotPossible
from adapters.playground.teams_answers import Answer

BEHIND = "Klik gaf geen antwoord. · Klik did not answer."


def word(given: Json, key: str) -> str:
    value = given.get(key)
    if not isinstance(value, str) or not value:
        raise NotPossible(f"“{key}” is missing.")
    return value


def either(given: Json, name: str, other: str, *, needed: bool = True) -> str:
    value = given.get(name, given.get(other))
    if needed and (not isinstance(value, str) or not value):
        raise NotPossible(f"“{name}” is missing.")
    return str(value or "")


def action(given: Json) -> Any:
    action = given.get("action")
    if action is None or isinstance(action, (int, str, dict)):
        return action
    raise NotPossible("An action is a number, a path, a verb or the whole action.")


def inputs(given: Json) -> Json:
    inputs = given.get("inputs", given.get("values", {}))
    if not isinstance(inputs, dict):
        raise NotPossible("“inputs” is an object: a value for every input's id.")
    return inputs


def plain(answer: Answer) -> Json:
    status, said = answer
    if status == 0 and "errors" in said:
        return {"ok": False, "errors": said["errors"]}
    if not 200 <= status < 300 or said.get("ok") is False:
        return {"ok": False, "error": str(said.get("error") or BEHIND)}
    return {"ok": True}
