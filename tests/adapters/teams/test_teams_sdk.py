"""What of the SDK is used, and what is not: its way in, its authentication and its retries stay outside."""

import ast
import gc
from pathlib import Path

import pytest
from msrest.universal_http.requests import ClientRetryPolicy
from teams_tenant import CHANNEL, tenant

from adapters.playground.slack_faults import Fault
from bot.errors import TryLater
from bot.views import Paragraph, View

ADAPTER = Path(__file__).parents[3] / "adapters" / "teams"
# The shape of the protocol, the turn and the calls (decision 0006).
USED = {
    "botbuilder.core",
    "botbuilder.schema",
    "botframework.connector.aio",
    "msrest.exceptions",
    "msrest.pipeline",
    "msrest.pipeline.async_abc",
    "msrest.universal_http",
}


def imported() -> set[str]:
    found: set[str] = set()
    for file in ADAPTER.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
            elif isinstance(node, ast.Import):
                found.update(each.name for each in node.names)
    return {name for name in found if name.split(".")[0] in ("botbuilder", "botframework", "msrest", "msal")}


def test_none_of_the_sdks_ways_in_is_used() -> None:
    """Neither its HTTP adapter, nor its authentication with its many settings, nor its teams of credentials."""
    assert imported() == USED


def retrying() -> int:
    """How many of the SDK's retry policies there are: each searches a list a thousand times when it is made."""
    return sum(isinstance(each, ClientRetryPolicy) for each in gc.get_objects())


async def test_a_message_makes_no_retry_policy_of_the_sdk_and_is_never_sent_again_by_it() -> None:
    said = View("x", (Paragraph("Hoi"),))
    async with tenant() as on:
        sent = await on.messenger.post(CHANNEL, said)
        before = retrying()  # one with each client, of which there is one for a server of Teams
        assert before
        await on.messenger.post(CHANNEL, said)
        await on.messenger.update(sent, said)
        assert retrying() == before

        on.teams.faults.order(Fault("updateActivity", "status", status=502))
        calls = len(on.calls("updateActivity"))
        with pytest.raises(TryLater):
            await on.messenger.update(sent, said)
        assert len(on.calls("updateActivity")) == calls + 1
