"""Slack's rate limits: so many calls a minute per method, one message a second per channel.

https://docs.slack.dev/apis/web-api/rate-limits"""

import math
from collections import deque
from collections.abc import Mapping

from adapters.playground.clock import Clock

TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
METHODS_PER_MINUTE: Mapping[str, int] = {
    "auth.test": 600,
    "chat.getPermalink": 600,
    "chat.update": TIERS[3],
    "chat.delete": TIERS[3],
    "chat.postEphemeral": TIERS[4],
    "conversations.open": TIERS[3],
    "conversations.info": TIERS[3],
    "conversations.members": TIERS[4],
    "users.info": TIERS[4],
    "views.open": TIERS[4],
    "views.push": TIERS[4],
    "views.update": TIERS[4],
    "views.publish": TIERS[4],
    "reactions.add": TIERS[3],
    "reactions.get": TIERS[3],
    "files.getUploadURLExternal": TIERS[4],
    "files.completeUploadExternal": TIERS[4],
    "files.info": TIERS[4],
    "files.delete": TIERS[3],
}


class Rates:
    def __init__(self, clock: Clock, *, enforce: bool) -> None:
        self.enforce = enforce
        self._clock = clock
        self._calls: dict[str, deque[float]] = {}

    def wait_for(self, method: str, channel: str) -> int:
        """Whole seconds to wait as in Retry-After; 0 means go ahead, and counts the call."""
        if not self.enforce:
            return 0
        if method == "chat.postMessage":
            return self._wait(f"{method} {channel}", most=1, seconds=1.0)
        if method in METHODS_PER_MINUTE:
            return self._wait(method, most=METHODS_PER_MINUTE[method], seconds=60.0)
        return 0

    def _wait(self, key: str, *, most: int, seconds: float) -> int:
        now = self._clock.now()
        calls = self._calls.setdefault(key, deque())
        while calls and calls[0] <= now - seconds:
            calls.popleft()
        if len(calls) >= most:
            return max(1, math.ceil(calls[0] + seconds - now))
        calls.append(now)
        return 0
