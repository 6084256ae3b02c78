"""Finds an action in a card, as a finger does: by its place, by what it is called, or as it looked a moment ago."""

from collections.abc import Iterator
from typing import Any

from adapters.playground.slack_things import Json, NotPossible

WITHIN = ("items", "columns", "rows", "cells", "images", "inlines", "body")
ONE = ("selectAction", "inlineAction")


def actions_of(card: Json) -> list[Json]:
    """Every action in document order; a shown card's own actions follow the one that shows it."""
    return list(_actions(card))


def _actions(node: Json) -> Iterator[Json]:
    for name in ONE:
        if isinstance(node.get(name), dict):
            yield from _with_card(node[name])
    for name in WITHIN:
        for child in node.get(name, []):
            if isinstance(child, dict):
                yield from _actions(child)
    for action in node.get("actions", []):
        yield from _with_card(action)


def _with_card(action: Json) -> Iterator[Json]:
    yield action
    if isinstance(action.get("card"), dict):
        yield from _actions(action["card"])


def find_action(card: Json, wanted: int | str | Json) -> Json:
    """A number in document order, a path such as /actions/0, a verb, or the whole action.

    A whole action need not be in the card any more: somebody's screen may be a moment behind."""
    match wanted:
        case dict():
            return _whole(wanted)
        case bool():
            raise NotPossible("An action is a number, a path, a verb or the whole action.")
        case int():
            found = actions_of(card)
            if not 0 <= wanted < len(found):
                raise NotPossible("There is no such button here.")
            return found[wanted]
        case str() if wanted.startswith("/"):
            return _at(card, wanted)
        case _:
            return _called(card, wanted)


def _whole(action: Json) -> Json:
    if not str(action.get("type")).startswith("Action."):
        raise NotPossible("That is no action.")
    return action


def _at(card: Json, path: str) -> Json:
    node: Any = card
    try:
        for step in path.strip("/").split("/"):
            node = node[int(step)] if isinstance(node, list) else node[step]
    except (KeyError, IndexError, ValueError, TypeError):
        raise NotPossible("There is no such button here.") from None
    if not isinstance(node, dict):
        raise NotPossible("There is no such button here.")
    return _whole(node)


def _called(card: Json, verb: str) -> Json:
    for action in actions_of(card):
        data = action.get("data")
        if verb in (action.get("verb"), data.get("action") if isinstance(data, dict) else None):
            return action
    raise NotPossible("There is no such button here.")


def button_of(cards: list[Json], verb: str) -> Json | None:
    """The first action of that name in any of the cards."""
    for card in cards:
        try:
            return _called(card, verb)
        except NotPossible:
            continue
    return None


def opens_dialog(action: Json) -> bool:
    data = action.get("data")
    teams = data.get("msteams") if isinstance(data, dict) else None
    return isinstance(teams, dict) and teams.get("type") == "task/fetch"
