"""When to try again, and when to stop trying."""

import random
from datetime import timedelta

LONGEST = timedelta(minutes=15)
LEASE = timedelta(seconds=30)
REFUSALS_MOST = 3
ATTEMPTS_MOST = 20


def spread(seconds: float) -> timedelta:
    """What a platform asked for, never less, and up to a fifth more: what it put off does not come back all at once."""
    return timedelta(seconds=seconds * random.uniform(1.0, 1.2))  # noqa: S311 - no secret depends on it


def pause(attempts: int) -> timedelta:
    """Growing pauses with jitter, so that a thousand notices do not come back in the same second (F-016)."""
    seconds = min(2.0**attempts, LONGEST.total_seconds())
    return timedelta(seconds=seconds * random.uniform(0.5, 1.0))  # noqa: S311 - no secret depends on it
