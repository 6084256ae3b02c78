"""What storage says when it cannot: sentences for whoever runs the bot, and never a value of anybody's."""

from uuid import UUID


class CannotStart(Exception):
    """A sentence saying what is wrong and what to do; the command line prints it and exits."""


class NotCommitted(Exception):
    """The database did not take the work: nothing of it happened, and it may be tried again."""


class Unreadable(Exception):
    """A sealed value that does not open. Names where it stands, never what it holds."""

    def __init__(self, table: str, column: str, row: UUID) -> None:
        super().__init__(table, column, row)
        self.table, self.column, self.row = table, column, row

    def __str__(self) -> str:
        return f"{self.table}.{self.column} of row {self.row} {self._why}"

    _why = "cannot be read"


class Damaged(Unreadable):
    """Flipped, cut, or put in a place it was not sealed for (F-061 to F-063)."""

    _why = "is damaged or stands in the wrong place"


class Forgotten(Unreadable):
    """The key is gone: nobody can open this any more."""

    _why = "has no key any more"


class NoKey(Exception):
    """Nothing can be sealed for somebody whose key was never made, is erased or is damaged."""

    def __init__(self, subject: UUID) -> None:
        super().__init__(f"person {subject} has no key to seal with")
