"""What an admin does, as the handlers get it: who, from which account, about which row, with what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from bot.admins.rights import Right
from bot.context import Context
from bot.model import Account, Person
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit


@dataclass(frozen=True)
class Act:
    """`value` came with the button or the word, `values` with a form, `reference` was typed behind the word."""

    person: Person
    account: Account
    about: UUID | None = None
    value: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    reference: str = ""

    def first(self, name: str) -> str:
        return next(iter(self.values.get(name, ())), "").strip()

    def chosen(self, name: str) -> Account | None:
        """The account that was picked from the platform's own list: of the workspace of who picked it."""
        user = self.first(name)
        return Account(self.account.platform, self.account.workspace, user) if user else None


def subject(unit: Unit, act: Act) -> UUID | None:
    """Who an admin means: picked from the platform's own list, or named by the reference of a request."""
    account = act.chosen("person")
    if account is not None:
        found = unit.people.find(account)
        return found.id if found else None
    typed = act.first("request").upper()
    request = unit.requests.by_reference(typed) if typed else None
    return request.candidate if request else None


Handler = Callable[[Unit, Context, Act], Outcome]


@dataclass(frozen=True)
class Row:
    """Who may, and who handles it."""

    right: Right
    handler: Handler


def shows(said: Said) -> Handler:
    """A list, a form or a row that `answers` reads when it is shown."""
    return lambda unit, context, act: Outcome(said, about=act.about)
