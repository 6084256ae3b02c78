"""Which views are open for whom: the stack of modals (at most three) and the Home tab."""

from collections.abc import Mapping
from dataclasses import replace

from adapters.playground.clock import Clock
from adapters.playground.slack_forms import first_values, kept_values
from adapters.playground.slack_things import ApiError, Json, NotPossible, View
from adapters.playground.slack_tickets import Identifiers

STACK = 3


class Modals:
    def __init__(self, clock: Clock, identifiers: Identifiers) -> None:
        self._clock = clock
        self._identifiers = identifiers
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def of(self, user: str) -> list[View]:
        """Bottom first; the last one is what the person looks at."""
        return list(self._stacks.get(user, []))

    def home(self, user: str) -> View | None:
        return self._homes.get(user)

    def find(self, user: str, view_id: str) -> View:
        home = self._homes.get(user)
        for view in [*self._stacks.get(user, []), *([home] if home else [])]:
            if view.id == view_id:
                return view
        raise NotPossible("That form is not open any more.")

    def open(self, user: str, definition: Json) -> View:
        view = self._new(user, definition)
        self._stacks[user] = [view]
        return view

    def push(self, user: str, definition: Json) -> View:
        stack = self._stacks.get(user, [])
        if not stack:
            raise ApiError("not_found")
        if len(stack) >= STACK:
            raise ApiError("push_limit_reached")
        view = self._new(user, definition)
        view = replace(view, root=stack[0].id, previous=stack[-1].id)
        self._stacks[user] = [*stack, view]
        return view

    def publish(self, user: str, definition: Json, *, hash_seen: str | None) -> View:
        before = self._homes.get(user)
        if before and hash_seen not in (None, "", before.hash):
            raise ApiError("hash_conflict")
        view = self._new(user, definition)
        self._homes[user] = replace(view, id=before.id, root=before.id) if before else view
        return self._homes[user]

    def update(self, key: str, definition: Json, *, hash_seen: str | None = None) -> View:
        """By view id or external id. What was typed in fields that stay is kept, as Slack keeps it."""
        before = self._anywhere(key)
        if hash_seen not in (None, "", before.hash):
            raise ApiError("hash_conflict")
        values = kept_values(definition, before.values)
        after = replace(before, definition=definition, hash=self._hash(), values=values, errors={})
        self._put(after)
        return after

    def typed(self, view: View, values: Json, *, errors: Mapping[str, str] | None = None) -> View:
        after = replace(view, values=values, errors=errors or {})
        self._put(after)
        return after

    def close(self, view: View) -> None:
        stack = self._stacks.get(view.user, [])
        self._stacks[view.user] = [each for each in stack if each.id != view.id]

    def clear(self, user: str) -> None:
        self._stacks.pop(user, None)

    def _anywhere(self, key: str) -> View:
        for stack in [*self._stacks.values(), list(self._homes.values())]:
            for view in stack:
                if key and key in (view.id, view.definition.get("external_id")):
                    return view
        raise ApiError("not_found")

    def _put(self, view: View) -> None:
        if view.user in self._homes and self._homes[view.user].id == view.id:
            self._homes[view.user] = view
            return
        stack = self._stacks.get(view.user, [])
        self._stacks[view.user] = [view if each.id == view.id else each for each in stack]

    def _new(self, user: str, definition: Json) -> View:
        name = self._identifiers.new("V")
        return View(name, user, definition, self._hash(), root=name, values=first_values(definition))

    def _hash(self) -> str:
        return f"{int(self._clock.now())}.{self._identifiers.new('').lower()}"
