"""A Microsoft that takes the connection and never says a word: it is waited for, and not for ever."""

import asyncio
import socket
from collections.abc import Iterator

import aiohttp
import pytest
from teams_tenant import SECRET

from adapters.playground.teams_cast import APP_ID, TENANT
from adapters.teams import keys, tokens
from adapters.teams.keys import KeysUnavailable, SigningKeys
from adapters.teams.registration import Registration
from adapters.teams.tokens import Tokens
from bot.errors import TryLater

WAITED = 0.1
# Whoever is still waiting by then would wait for as long as the connection lasts.
FOR_EVER = 1.0
# Teams sends again what was not answered within some fifteen seconds (adapters/teams/repeats.py).
TEAMS_REPEATS = 15.0


@pytest.fixture
def silent() -> Iterator[str]:
    """The machine itself accepts for a server that never does."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


async def test_silence_instead_of_keys_ends(silent: str) -> None:
    async with aiohttp.ClientSession() as session:
        asked = SigningKeys(f"{silent}/openid", session=session, now=lambda: 0.0, timeout=WAITED)
        try:
            with pytest.raises(KeysUnavailable):
                async with asyncio.timeout(FOR_EVER):
                    await asked.key("any")
        finally:
            await asked.stop()


async def test_silence_instead_of_a_token_ends(silent: str) -> None:
    registration = Registration(APP_ID, SECRET, TENANT)
    async with aiohttp.ClientSession() as session:
        asked = Tokens(registration, session=session, login_url=silent, now=lambda: 0.0, timeout=WAITED)
        with pytest.raises(TryLater, match="login_unreachable"):
            async with asyncio.timeout(FOR_EVER):
                await asked.value()


@pytest.mark.parametrize("timeout", [keys.TIMEOUT, tokens.TIMEOUT], ids=["keys", "token"])
def test_by_itself_it_ends_before_teams_sends_again(timeout: float) -> None:
    assert 0 < timeout < TEAMS_REPEATS
