"""What an admin does, as the handlers get it: who, from which account, about which row, with what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from bot.admins.rights import Right
from bot.context import Context
from bot.matching.form import read_email
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
    """Who an admin means: picked from the platform's own list, or named by a request's reference or an e-mail address.

    An address finds somebody and proves nothing: whoever wrote from it is still asked in the account itself (T2).
    """
    account = act.chosen("person")
    if account is not None:
        found = unit.people.find(account)
        return found.id if found else None
    typed = act.first("request")
    if "@" in typed:
        return _by_email(unit, typed)
    request = unit.requests.by_reference(typed.upper()) if typed else None
    return request.candidate if request else None


def _by_email(unit: Unit, typed: str) -> UUID | None:
    """None where nobody gave it, and where two did: then it does not say who."""
    email = read_email(typed)
    found = unit.requests.of_email(email) if email else ()
    return found[0] if len(found) == 1 else None


Handler = Callable[[Unit, Context, Act], Outcome]


@dataclass(frozen=True)
class Row:
    """Who may, and who handles it."""

    right: Right
    handler: Handler


def shows(said: Said) -> Handler:
    """A list, a form or a row that `answers` reads when it is shown."""
    return lambda unit, context, act: Outcome(said, about=act.about)
