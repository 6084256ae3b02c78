"""What one person sees on top of their conversations: the open dialog, and short notices after a click."""

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from adapters.playground.slack_things import NotPossible
from adapters.playground.slack_tickets import Identifiers
from adapters.playground.teams_things import Dialog, Notice

NOTICES = 20


class Dialogs:
    """Teams shows one dialog at a time: a second one takes the place of the first."""

    def __init__(self, identifiers: Identifiers) -> None:
        self._identifiers = identifiers
        self._open: dict[str, Dialog] = {}

    def of(self, user: str) -> list[Dialog]:
        return [self._open[user]] if user in self._open else []

    def find(self, user: str, dialog_id: str) -> Dialog:
        dialog = self._open.get(user)
        if dialog is None or dialog.id != dialog_id:
            raise NotPossible("That dialog is not open any more.")
        return dialog

    def open(self, user: str, *, title: str, origin: tuple[str, str], **content: Any) -> Dialog:
        name = self._identifiers.new("dialog")
        self._open[user] = Dialog(name, user, title, origin, **content)
        return self._open[user]

    def redraw(self, dialog: Dialog, **content: Any) -> Dialog:
        """The bot drew the card anew: what was typed is gone unless the new card holds it."""
        drawn = replace(dialog, card=None, message=None, values={}, errors={})
        self._open[dialog.user] = replace(drawn, **content)
        return self._open[dialog.user]

    def typed(self, dialog: Dialog, values: Mapping[str, str], errors: Mapping[str, str]) -> Dialog:
        self._open[dialog.user] = replace(dialog, values=values, errors=errors)
        return self._open[dialog.user]

    def close(self, dialog: Dialog) -> None:
        if self._open.get(dialog.user, dialog).id == dialog.id:
            self._open.pop(dialog.user, None)


class Notices:
    def __init__(self) -> None:
        self._shown: dict[str, deque[Notice]] = {}
        self._count = 0

    def of(self, user: str) -> list[Notice]:
        return list(self._shown.get(user, ()))

    def show(self, user: str, text: str, *, channel: str, ts: str) -> Notice:
        self._count += 1
        notice = Notice(self._count, user, text, channel, ts)
        self._shown.setdefault(user, deque(maxlen=NOTICES)).append(notice)
        return notice
