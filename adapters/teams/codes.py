"""What an answer of the Bot Connector means to the courier (F-016–F-025).

https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from adapters.pausing import DEFAULT_PAUSE, pause
from bot.errors import Ambiguous, Gone, Misconfigured, NotSent, Refused, TryLater

# The request was read and put aside, so nothing was posted.
NOT_NOW = frozenset({412, 429})
UNKNOWN_END = frozenset({408, 425})
ABSENT = frozenset({403, 404, 410})


@dataclass(frozen=True)
class Failure:
    status: int
    code: str
    retry_after: str | None = None


def outcome(failure: Failure, *, repeatable: bool, now: Callable[[], float]) -> NotSent | Ambiguous:
    """A 5xx may have been posted (openclaw PR#121116); doing it again is only harmless where that changes nothing."""
    status, code = failure.status, failure.code or f"http_{failure.status}"
    after = pause(failure.retry_after, now=now)
    if status in NOT_NOW:
        return TryLater(code, after=DEFAULT_PAUSE if after is None else after)
    if status == 401:
        return Misconfigured(code)
    if status in ABSENT:
        # MessageWritesBlocked, BotNotInConversationRoster, ConversationNotFound: a normal end, not a fault.
        return Gone(code)
    if status >= 500 or status in UNKNOWN_END:
        return TryLater(code, after=after) if repeatable else Ambiguous(code, after=after)
    if status == 413:
        return Refused("too_large")
    return Refused(code)


def code_of(body: bytes) -> str:
    """The connector's word for what is wrong, in any of its shapes; never its message, which may quote ours."""
    said = object_in(body)
    error = said.get("error", said)
    if not isinstance(error, dict):
        return ""
    # For a blocked chat the message is itself JSON with a `subCode`.
    message = error.get("message")
    inner = object_in(message) if isinstance(message, str) else {}
    return _plain(inner.get("subCode")) or _plain(error.get("subCode")) or _plain(error.get("code"))


def object_in(body: bytes | str) -> dict[str, Any]:
    """The JSON object in an answer, {} for anything else."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _plain(code: object) -> str:
    return code if isinstance(code, str) and code.isascii() and code.isalnum() and len(code) <= 60 else ""
