"""What every handler is given besides its event: the rules and the moment."""

from dataclasses import dataclass, field
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.rules import Rules
from bot.words import Language

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def day_start(moment: datetime) -> datetime:
    """The midnight in Amsterdam before it."""
    return datetime.combine(moment.astimezone(AMSTERDAM).date(), time(), tzinfo=AMSTERDAM)


@dataclass(frozen=True)
class Context:
    """`event` is the key of the delivery that is handled: what a consent came with (R-020)."""

    rules: Rules
    now: datetime
    event: str = field(default="", repr=False)

    @property
    def day_start(self) -> datetime:
        """Midnight in Amsterdam: daily caps count from there."""
        return day_start(self.now)

    def language(self, chosen: Language | None) -> Language:
        return chosen or self.rules.language
