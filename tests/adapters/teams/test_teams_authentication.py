"""Who may speak as Teams: each way to pretend is refused, and nobody behind the door hears of it (F-093–F-096, M8–M12)."""

import asyncio
import base64
import json
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import make_mocked_request
from hypothesis import given, settings
from hypothesis import strategies as st
from teams_tenant import NotingDoor, Tenant, tenant

from adapters.playground.teams_cast import APP_ID, TENANT
from adapters.playground.teams_tokens import ISSUER, TOKEN_SECONDS, SigningKey, new_key
from adapters.teams.claims import LEEWAY
from adapters.teams.keys import BETWEEN, FRESH, UnknownKey
from adapters.teams.service_urls import ServiceHosts
from adapters.teams.verify import Counts, NotVerified, Verifier
from bot.door import RepeatForged
from bot.events import MessageReceived
from tests.teams_forgeries import ACTIVITIES, TOKENS, Json, bearer, flipped, moment


def message(on: Tenant, **changes: Any) -> Json:
    """What the candidate types; a change of None takes the key out."""
    person = on.teams.world.person(on.candidate)
    made: Json = {
        "type": "message",
        "id": "1700000000001",
        "serviceUrl": on.teams.service_url,
        "channelId": "msteams",
        "from": {"id": person.address, "name": person.name, "aadObjectId": person.id},
        "conversation": {"conversationType": "personal", "tenantId": on.teams.world.tenant, "id": "a:1chat"},
        "recipient": {"id": on.teams.world.bot_user},
        "channelData": {"tenant": {"id": on.teams.world.tenant}},
        "text": "Hoi",
    }
    return {key: value for key, value in (made | changes).items() if value is not None}


@pytest.mark.parametrize("case", TOKENS)
async def test_a_token_that_is_not_teams_own_is_refused(case: str) -> None:
    async with tenant() as on:
        body = json.dumps(message(on)).encode()
        headers = TOKENS[case](on) or {"Content-Type": "application/json"}
        assert await on.post(body, headers) == 401
        assert on.door.heard == []
        # The same words with a good token are heard: nothing else was wrong with them.
        assert await on.post(body, bearer(on.teams.token())) == 200
        assert len(on.door.heard) == 1


@pytest.mark.parametrize("case", ACTIVITIES)
async def test_a_good_token_does_not_speak_for_any_activity(case: str) -> None:
    status, changes = ACTIVITIES[case]
    async with tenant() as on:
        changed = changes(on)
        claim = changed.get("serviceUrl") or on.teams.service_url
        assert await on.signed(message(on, **changed), serviceurl=claim) == status
        assert on.door.heard == []
        assert await on.signed(message(on)) == 200
        assert len(on.door.heard) == 1


async def test_a_key_that_does_not_vouch_for_teams_is_refused() -> None:
    async with tenant() as on:
        webchat = new_key(endorsements=("webchat",))
        on.teams.tokens.published.append(webchat)
        assert await on.signed(message(on), key=webchat) == 401
        on.moment[0] += 6
        assert await on.signed(message(on), key=webchat) == 401
        assert on.door.heard == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"type": 7}', 400),
        (b"\xff\xfe", 400),
        (b'{"type":"message","text":"\\ud800"}', 400),
        (b'{"type":"message","text":"\\u0000"}', 400),
        (b'{"type":"message","value":' + b"[" * 20_000 + b"]" * 20_000 + b"}", 400),
        (b'{"type":"message","text":"' + b"x" * 300_000 + b'"}', 413),
    ],
    ids=["empty", "cut", "list", "bare", "type", "utf8", "surrogate", "nul", "deep", "large"],
)
async def test_malformed_input_is_refused_and_costs_nothing(body: bytes, status: int) -> None:
    async with tenant() as on:
        assert await on.post(body, bearer(on.teams.token())) == status
        # Without a token it is not even read.
        assert await on.post(body, {"Content-Type": "application/json"}) == 401
        assert on.door.heard == []


async def test_another_content_type_is_refused() -> None:
    async with tenant() as on:
        body = json.dumps(message(on)).encode()
        headers = bearer(on.teams.token()) | {"Content-Type": "text/plain"}
        assert await on.post(body, headers) == 400
        assert on.door.heard == []


async def test_a_length_that_lies_is_found_out_while_reading() -> None:
    async def endless() -> Any:
        for _ in range(40):
            yield b"x" * 10_000

    async with tenant() as on:
        status = 0
        try:
            async with on.session.post(on.url, data=endless(), headers=bearer(on.teams.token())) as answer:
                status = answer.status
        except aiohttp.ClientError:
            status = 413  # refused before everything was sent
        assert status == 413
        assert on.app.counts.too_large == 1


async def test_an_id_with_other_words_in_it_is_a_forgery() -> None:
    async with tenant(NotingDoor(fails=lambda _: RepeatForged())) as on:
        assert await on.signed(message(on)) == 400
        assert on.app.counts.repeat_forged == 1


async def test_who_sent_it_is_known_by_tenant_and_object_id() -> None:
    async with tenant() as on:
        assert ISSUER == "https://api.botframework.com"
        assert await on.signed(message(on)) == 200
        (heard,) = on.door.heard
        assert isinstance(heard, MessageReceived)
        assert (heard.account.workspace, heard.account.user) == (on.teams.world.tenant, on.candidate)
        assert on.candidate not in heard.delivery.key


async def test_a_token_that_was_good_does_not_make_its_neighbours_good() -> None:
    async with tenant() as on:
        body, token = json.dumps(message(on)).encode(), on.teams.token()
        assert await on.post(body, bearer(token)) == 200
        assert await on.post(body, bearer(flipped(token))) == 401
        assert await on.post(body, bearer(token[:-1])) == 401
        assert await on.post(body, bearer(token)) == 200


async def test_a_token_that_was_good_ends() -> None:
    async with tenant() as on:
        body, token = json.dumps(message(on)).encode(), on.teams.token()
        assert await on.post(body, bearer(token)) == 200
        on.moment[0] += TOKEN_SECONDS + LEEWAY + 1
        assert await on.post(body, bearer(token)) == 401


async def test_a_token_that_was_good_goes_with_its_key() -> None:
    async with tenant() as on:
        body, token = json.dumps(message(on)).encode(), on.teams.token(exp=moment(on, 10 * FRESH))
        assert await on.post(body, bearer(token)) == 200
        on.teams.rotate_key(keep_old=False)
        on.moment[0] += BETWEEN
        assert await on.signed(message(on)) == 200  # the new key is asked for, and the old one is gone
        on.moment[0] += BETWEEN
        assert await on.post(body, bearer(token)) == 401


async def test_a_token_that_was_good_goes_with_its_key_though_another_has_its_name() -> None:
    async with tenant() as on:
        body, token = json.dumps(message(on)).encode(), on.teams.token()
        assert await on.post(body, bearer(token)) == 200
        on.teams.tokens.published = [SigningKey(on.teams.tokens.signing.kid, new_key().private)]
        on.moment[0] += BETWEEN
        unknown = on.teams.token(key=on.teams.tokens.stranger)
        assert await on.post(body, bearer(unknown)) == 401  # which makes us ask for the keys again
        assert await on.post(body, bearer(token)) == 401


SEGMENT = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)
CLAIM = SEGMENT | st.sampled_from(["RS256", ISSUER, APP_ID, 4_000_000_000])
HEADER = st.dictionaries(st.sampled_from(["alg", "kid", "typ", "crit", "b64", "zip"]), CLAIM, max_size=4)
CLAIMS = st.dictionaries(
    st.sampled_from(["iss", "aud", "exp", "nbf", "iat", "sub", "jti", "serviceurl"]), CLAIM, max_size=7
)


@settings(max_examples=300)
@given(HEADER | SEGMENT, CLAIMS | SEGMENT, st.binary(max_size=12))
def test_no_token_whatever_it_holds_is_anything_but_refused(
    header: Any, claims: Any, signature: bytes
) -> None:
    def part(value: Any) -> str:
        raw = value if isinstance(value, bytes) else json.dumps(value).encode()
        return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()

    keys = NoKeys()
    verifier = Verifier(
        keys,  # type: ignore[arg-type]
        app_id=APP_ID,
        tenants=frozenset({TENANT}),
        hosts=ServiceHosts(()),
        now=lambda: 1_800_000_000.0,
        counts=Counts(),
    )
    token = f"{part(header)}.{part(claims)}.{part(signature)}"
    request = make_mocked_request("POST", "/api/messages", headers={"Authorization": f"Bearer {token}"})
    with pytest.raises(NotVerified) as refused:
        asyncio.run(verifier.body_of(request))
    assert refused.value.status == 401


class NoKeys:
    """Microsoft has no key of any name."""

    async def key(self, _: str) -> None:
        raise UnknownKey
