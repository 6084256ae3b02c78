"""The terms and limits an installation may set; read once from the settings, passed in, never global."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.model import Account, Place, Platform
from bot.words import Language


@dataclass(frozen=True)
class Rules:
    """Defaults are the product's (KLIK_NUDGE_HOURS and so on)."""

    language: Language = Language.NL
    channels: tuple[Place, ...] = ()
    admins: frozenset[Account] = field(default=frozenset(), repr=False)
    nudge_after: timedelta = timedelta(hours=24)
    escalate_after: timedelta = timedelta(hours=72)
    expire_after: timedelta = timedelta(days=14)
    coach_capacity: int = 3
    coach_daily_cap: int = 5
    small_cell: int = 5
    accept_emoji: frozenset[str] = frozenset({"white_check_mark", "raising_hand"})
    accept_reactions: frozenset[str] = frozenset({"like", "heart"})
    agreement_version: int = 1
    cvs: bool = False
    public_url: str = ""
    contact: str = ""

    def means_yes(self, platform: Platform, reaction: str) -> bool:
        """Slack's emoji names and Teams' reaction types are different words: "heart" on Slack is no yes."""
        return reaction in (self.accept_emoji if platform is Platform.SLACK else self.accept_reactions)
