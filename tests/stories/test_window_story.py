"""A window that does not open: the person is told to press again, and pressing again works."""

from pathlib import Path

import pytest

from adapters.playground.reading import text_of
from adapters.playground.slack_faults import Fault
from tests.installation import is_patient, klik_with_coaches

AGAIN = "Druk nog een keer op de knop"


async def test_a_trigger_that_has_run_out_is_said_and_the_next_press_opens_the_form(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        welcome = await house.candidate.finds_button("request.start")
        house.playground.world.tickets.trigger_seconds = 0

        await house.candidate.presses_on(welcome, "request.start")

        await house.candidate.sees(AGAIN)
        refused = house.playground.wire.calls("views.open")[-1]
        assert refused.response["error"] == "expired_trigger_id"
        is_patient(house.playground)
        await house.candidate.presses_on(welcome, "request.start")
        await house.candidate.opens("request.submit")


@pytest.mark.parametrize(
    "fault",
    [
        Fault("views.open", "error", error="internal_error"),
        Fault("views.open", "status", status=503),
        Fault("views.open", "status", status=429, retry_after="1"),
    ],
    ids=lambda fault: f"{fault.kind}-{fault.status}",
)
async def test_slack_not_opening_the_window_is_said_at_the_button(tmp_path: Path, fault: Fault) -> None:
    async with klik_with_coaches(tmp_path) as house:
        welcome = await house.candidate.finds_button("request.start")
        house.playground.faults.order(fault)
        await house.candidate.presses_on(welcome, "request.start")
        await house.candidate.sees(AGAIN)
        house.later(seconds=2)
        await house.candidate.presses_on(welcome, "request.start")
        await house.candidate.opens("request.submit")


async def test_a_command_whose_window_fails_is_to_be_typed_again(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        house.playground.faults.order(Fault("views.open", "error"))
        await house.candidate.types("/klik", "zoek")
        await house.candidate.sees("Typ de opdracht nog een keer")
        await house.candidate.types("/klik", "zoek")
        await house.candidate.opens("request.submit")


async def test_when_the_answer_cannot_stand_at_the_button_it_comes_in_the_conversation(
    tmp_path: Path,
) -> None:
    async with klik_with_coaches(tmp_path) as house:
        welcome = await house.candidate.finds_button("request.start")
        house.playground.faults.order(Fault("views.open", "error"))
        house.playground.faults.order(Fault("response_url", "error", error="used_url", times=3))
        await house.candidate.presses_on(welcome, "request.start")
        told = await house.candidate.sees(AGAIN)
        assert told.addressee is None
        assert text_of(told.blocks) == told.text
