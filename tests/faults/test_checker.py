"""The history checker finds what it is there to find: each fault is put into a history on purpose."""

from typing import Any

import pytest

from tests.faults.checker import Promised, Verdict, check

Json = dict[str, Any]

PROMISED = Promised(("kanarie@voorbeeld.nl",), "C0COACHES", frozenset({"U0COACH01", "U0COACH02"}))
TELLING = [{"type": "section", "text": {"type": "plain_text", "text": "kanarie@voorbeeld.nl"}}]


def from_bot(what: str, channel: str, *, blocks: object = (), ts: str = "1.1", effect: bool = True) -> Json:
    request: Json = {"channel": channel, "blocks": list(blocks)}  # type: ignore[call-overload]
    if what != "chat.postMessage":
        request["ts"] = ts
    response = {"ok": effect, "ts": ts}
    return {
        "direction": "from_bot",
        "what": what,
        "request": request,
        "response": response,
        "took_effect": effect,
    }


def accepted(user: str, status: int = 200) -> Json:
    request = {"actions": [{"action_id": "request.accept"}], "user": {"id": user}}
    return {"direction": "to_bot", "what": "interactivity", "status": status, "request": request}


def verdict(*lines: Json, faults: int = 1) -> Verdict:
    return check(list(lines), PROMISED, faults=faults)


CLICK = accepted("U0COACH01")
SHELL = from_bot("chat.postMessage", "D0COACH01")
FILL = from_bot("chat.update", "D0COACH01", blocks=TELLING)


def test_a_run_in_which_all_went_well_has_no_wrongs() -> None:
    assert verdict(CLICK, SHELL, FILL).wrongs == []


def test_details_that_never_came_are_lost() -> None:
    assert verdict(CLICK, SHELL).lost
    refused = from_bot("chat.update", "D0COACH01", blocks=TELLING, effect=False)
    assert verdict(CLICK, SHELL, refused).lost


def test_details_that_were_deleted_are_lost_to_the_coach() -> None:
    assert verdict(CLICK, SHELL, FILL, from_bot("chat.delete", "D0COACH01")).lost


def test_details_in_two_messages_are_told_twice() -> None:
    again = from_bot("chat.postMessage", "D0COACH01", blocks=TELLING, ts="2.2")
    assert verdict(CLICK, SHELL, FILL, again).duplicated


def test_an_empty_line_that_nobody_filled_is_no_wrong() -> None:
    assert verdict(CLICK, SHELL, from_bot("chat.postMessage", "D0COACH01", ts="2.2"), FILL).wrongs == []


@pytest.mark.parametrize("place", ["D0COACH02", "C0COACHES", "D0CANDIDATE"])
def test_details_anywhere_else_are_seen_even_when_they_were_taken_away_again(place: str) -> None:
    told = from_bot("chat.postMessage", place, blocks=TELLING, ts="3.3")
    assert verdict(CLICK, SHELL, FILL, told, from_bot("chat.delete", place, ts="3.3")).wrong_recipient


def test_details_to_two_coaches_who_both_tried_are_seen() -> None:
    other = from_bot("chat.postMessage", "D0COACH02", blocks=TELLING, ts="3.3")
    assert verdict(CLICK, accepted("U0COACH02"), SHELL, FILL, other).wrong_recipient


def test_two_posts_of_one_request_are_seen() -> None:
    button = {"type": "button", "action_id": "request.accept", "value": "one"}
    blocks = [{"type": "actions", "elements": [button]}]
    first = from_bot("chat.postMessage", "C0COACHES", blocks=blocks, ts="4.4")
    second = from_bot("chat.postMessage", "C0COACHES", blocks=blocks, ts="5.5")
    assert verdict(CLICK, SHELL, FILL, first).duplicated == []
    assert verdict(CLICK, SHELL, FILL, first, second).duplicated


def test_a_run_without_an_acknowledged_act_or_without_a_fault_is_unknown() -> None:
    assert verdict(accepted("U0COACH01", status=0), SHELL, FILL).unknown
    assert verdict(CLICK, SHELL, FILL, faults=0).unknown
    assert verdict(CLICK, SHELL, FILL, faults=0).wrongs
