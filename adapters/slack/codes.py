"""Slack's error codes, reduced to what the courier can do about them (F-021).

https://docs.slack.dev/reference/methods/chat.postMessage#errors and the same page of every method we call.
"""

from collections.abc import Callable

from adapters.pausing import pause
from bot.errors import Gone, Misconfigured, NotSent, Refused, TryLater

TRY_LATER = frozenset(
    "ratelimited rate_limited message_limit_exceeded internal_error fatal_error service_unavailable "
    "request_timeout team_added_to_org accesslimited hash_conflict".split()
)
GONE = frozenset(
    "channel_not_found is_archived not_in_channel user_disabled user_not_found users_not_found user_not_visible "
    "user_not_in_channel cannot_dm_bot cannot_message_user user_is_bot user_is_restricted message_not_found "
    "cant_update_message edit_window_closed thread_not_found restricted_action "
    "restricted_action_read_only_channel method_not_supported_for_channel_type messages_tab_disabled "
    "not_reachable team_access_not_granted file_not_found file_deleted".split()
)
MISCONFIGURED = frozenset(
    "invalid_auth not_authed token_revoked token_expired account_inactive missing_scope no_permission "
    "not_allowed_token_type ekm_access_denied org_login_required two_factor_setup_required access_denied "
    "app_missing_action_url team_not_found enterprise_is_restricted unknown_method "
    "team_access_denied deprecated_endpoint method_deprecated".split()
)


def error_for(code: str, *, retry_after: str | None = None, now: Callable[[], float]) -> NotSent:
    """The definite "no" behind a code; a code nobody has seen is about this one message, so it is refused."""
    if code in TRY_LATER:
        return TryLater(code, after=pause(retry_after, now=now))
    if code in GONE:
        return Gone(code)
    if code in MISCONFIGURED:
        return Misconfigured(code)
    return Refused(code)
