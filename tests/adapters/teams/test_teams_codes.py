"""What an answer of Teams means to the courier, and how long to wait, whatever stands there (F-016–F-022)."""

import pytest

from adapters.teams import codes
from adapters.teams.codes import Failure
from bot.errors import Ambiguous, Gone, Misconfigured, NotSent, Refused, TryLater


@pytest.mark.parametrize(
    ("failure", "repeatable", "expected"),
    [
        (Failure(429, "Throttled", "5"), False, TryLater),
        (Failure(412, ""), False, TryLater),
        (Failure(401, ""), False, Misconfigured),
        (Failure(403, "MessageWritesBlocked"), False, Gone),
        (Failure(404, ""), True, Gone),
        (Failure(410, ""), True, Gone),
        (Failure(408, ""), False, Ambiguous),
        (Failure(504, ""), False, Ambiguous),
        (Failure(504, ""), True, TryLater),
        (Failure(413, ""), False, Refused),
        (Failure(400, "BadSyntax"), False, Refused),
        (Failure(302, ""), False, Refused),
    ],
)
def test_every_status_is_one_of_the_courier_s_words(
    failure: Failure, repeatable: bool, expected: type[Exception]
) -> None:
    found = codes.outcome(failure, repeatable=repeatable, now=lambda: 0.0)
    assert type(found) is expected
    assert isinstance(found, NotSent | Ambiguous)


@pytest.mark.parametrize(("status", "repeatable"), [(429, False), (412, False), (502, False), (504, True)])
def test_how_long_to_wait_is_kept_whatever_went_wrong(status: int, repeatable: bool) -> None:
    found = codes.outcome(Failure(status, "", "7"), repeatable=repeatable, now=lambda: 0.0)
    assert isinstance(found, TryLater | Ambiguous)
    assert found.after == 7


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b'{"error": {"code": "BotNotInConversationRoster", "message": "x"}}', "BotNotInConversationRoster"),
        (
            b'{"errorCode": 209, "message": "{\\"subCode\\": \\"MessageWritesBlocked\\"}"}',
            "MessageWritesBlocked",
        ),
        (b'{"error": {"code": "06-12345678 Jan"}}', ""),
        (b'{"error": "x"}', ""),
        (b"<html>", ""),
        (b"[]", ""),
        (b"[" * 100_000, ""),
    ],
)
def test_only_a_plain_code_is_taken_from_what_teams_says(answer: bytes, code: str) -> None:
    assert codes.code_of(answer) == code
