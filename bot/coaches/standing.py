"""May this coach accept now? Decided from one fresh reading at every click, emoji and delivery (R-011, F-049, F-050)."""

from bot.context import Context
from bot.model import CoachState, Standing
from bot.outcome import Outcome, Said


def lacking_right(standing: Standing, context: Context) -> Outcome | None:
    """What is missing to be a coach here at all, or None."""
    if standing.state is None or not standing.is_active:
        return Outcome(Said.NOT_A_COACH)
    if standing.state is CoachState.SUSPENDED:
        return Outcome(Said.SUSPENDED)
    if standing.agreement != context.rules.agreement_version:
        return Outcome(Said.NO_AGREEMENT)
    if standing.state is not CoachState.CONFIRMED:
        return Outcome(Said.NOT_CONFIRMED)
    return None if standing.is_seated else Outcome(Said.NOT_SEATED)


def hindrance(standing: Standing, context: Context) -> Outcome | None:
    """What keeps a rightful coach from one more match at this moment, or None (F-041)."""
    if standing.paused_until and standing.paused_until > context.now:
        return Outcome(Said.PAUSED)
    if standing.open_matches >= standing.capacity:
        return Outcome(Said.FULL, detail={"capacity": str(standing.capacity)})
    if standing.accepted_today >= context.rules.coach_daily_cap:
        return Outcome(Said.DAILY_CAP, detail={"cap": str(context.rules.coach_daily_cap)})
    return None
