"""The pretend Microsoft's keys and tokens, checked by a library that is not ours; and every forgery on order."""

from typing import Any

import jwt
import pytest
from msal import ConfidentialClientApplication
from requests import Session
from teams_stage import PASSWORD, SCOPE, TeamsStage, in_teams

from adapters.playground.clock import HandClock
from adapters.playground.teams_cast import APP_ID, TENANT
from adapters.playground.teams_tokens import ISSUER


async def keys(on: TeamsStage) -> dict[str, Any]:
    metadata = await on.client.get(on.playground.openid_url)
    assert metadata["issuer"] == ISSUER
    listed = (await on.client.get(metadata["jwks_uri"]))["keys"]
    assert all("msteams" in key["endorsements"] for key in listed)
    return {key["kid"]: jwt.PyJWK(key).key for key in listed}


async def read(on: TeamsStage, token: str) -> dict[str, Any]:
    """As a careful bot reads it."""
    known = await keys(on)
    kid = jwt.get_unverified_header(token).get("kid")
    if kid not in known:
        raise jwt.InvalidKeyError
    options = {"require": ["exp", "iss", "aud", "serviceurl"]}
    return jwt.decode(
        token, known[kid], algorithms=["RS256"], audience=APP_ID, issuer=ISSUER, options=options
    )


@in_teams()
async def test_what_reaches_the_bot_is_signed_with_a_published_key(on: TeamsStage) -> None:
    await on.playground.say(on.world.candidate, "hello")
    claims = await read(on, on.bot.heard[-1].token)
    assert claims["serviceurl"] == on.bot.last["serviceUrl"] == on.playground.service_url
    assert on.playground.service_host == "127.0.0.1"


@in_teams()
async def test_a_rotated_key_is_published_beside_the_old_one_or_later_or_alone(on: TeamsStage) -> None:
    old = on.playground.token()
    first = on.playground.tokens.signing.kid
    second = on.playground.rotate_key().kid
    assert set(await keys(on)) == {first, second}
    await read(on, on.playground.token())
    await read(on, old)
    on.playground.rotate_key(publish=False)
    with pytest.raises(jwt.InvalidKeyError):
        await read(on, on.playground.token())
    on.playground.tokens.published.append(on.playground.tokens.signing)
    await read(on, on.playground.token())
    on.playground.rotate_key(keep_old=False)
    with pytest.raises(jwt.InvalidKeyError):
        await read(on, old)


@in_teams()
async def test_every_forgery_is_refused_by_a_careful_reader(on: TeamsStage) -> None:
    tokens = on.playground.tokens
    now = int(on.playground.clock.now())
    await read(on, tokens.token())
    forged: list[tuple[str, type[Exception]]] = [
        (tokens.token(exp=None), jwt.MissingRequiredClaimError),
        (tokens.token(exp=now - 3600), jwt.ExpiredSignatureError),
        (tokens.token(nbf=now + 3600), jwt.ImmatureSignatureError),
        (tokens.token(aud="another"), jwt.InvalidAudienceError),
        (tokens.token(aud=None), jwt.MissingRequiredClaimError),
        (tokens.token(iss="https://sts.windows.net/x/"), jwt.InvalidIssuerError),
        (tokens.token(serviceurl=None), jwt.MissingRequiredClaimError),
        (tokens.token(alg="none"), jwt.InvalidAlgorithmError),
        (tokens.token(alg="HS256"), jwt.InvalidAlgorithmError),
        (tokens.token(kid=None), jwt.InvalidKeyError),
        (tokens.token(key=tokens.stranger), jwt.InvalidKeyError),
        (tokens.token(key=tokens.stranger, kid=tokens.signing.kid), jwt.InvalidSignatureError),
    ]
    for token, error in forged:
        with pytest.raises(error):
            await read(on, token)


@in_teams()
async def test_a_claim_that_is_none_is_left_out_altogether(on: TeamsStage) -> None:
    def claims(token: str) -> dict[str, Any]:
        return jwt.decode(token, options={"verify_signature": False})

    whole = claims(on.playground.token())
    assert set(whole) == {"serviceurl", "nbf", "iat", "exp", "iss", "aud"}
    assert set(claims(on.playground.token(exp=None, appid="x"))) == {*whole, "appid"} - {"exp"}


@in_teams()
async def test_hs256_with_the_public_key_fools_a_reader_who_takes_any_algorithm(on: TeamsStage) -> None:
    """So that the forgery is a real one, and not just noise."""
    import hashlib
    import hmac

    signed, _, signature = on.playground.token(alg="HS256").rpartition(".")
    secret = on.playground.tokens.signing.public_pem
    expected = hmac.new(secret, signed.encode(), hashlib.sha256).digest()
    assert jwt.utils.base64url_decode(signature) == expected


@in_teams(clock=HandClock())
async def test_a_token_is_used_again_for_a_minute_and_not_beyond_a_rotation(on: TeamsStage) -> None:
    async def token() -> str:
        await on.playground.say(on.world.candidate, "hello")
        return on.bot.heard[-1].token

    first = await token()
    assert await token() == first
    on.playground.clock.advance(60)
    second = await token()
    assert second != first
    kid = on.playground.rotate_key().kid
    assert jwt.get_unverified_header(await token())["kid"] == kid


@in_teams()
async def test_requests_can_be_forged_signed_anew_and_repeated(on: TeamsStage) -> None:
    await on.playground.say(on.world.candidate, "hello")
    assert on.playground.last_activity is not None
    assert on.playground.last_activity["text"] == "hello"
    await on.playground.repeat()
    assert on.bot.heard[0] == on.bot.heard[1]

    elsewhere = {**on.playground.last_activity, "channelId": "webchat"}
    signed = on.playground.sign(elsewhere, aud="another")
    await on.playground.deliver_raw(signed.body, signed.headers)
    assert on.bot.last["channelId"] == "webchat"
    assert jwt.decode(on.bot.heard[-1].token, options={"verify_signature": False})["aud"] == "another"
    await on.playground.deliver_raw(b"[" * 100, {"Content-Type": "application/json"})
    assert on.bot.heard[-1].body == b"[" * 100
    assert "authorization" not in on.bot.heard[-1].headers


@in_teams()
async def test_the_log_in_wants_everything_right(on: TeamsStage) -> None:
    assert (await on.client.log_in()).status == 200
    wrong = [
        {"client_secret": "guess"},
        {"client_id": TENANT},
        {"grant_type": "password"},
        {"scope": "https://graph.microsoft.com/.default"},
        {"tenant": "botframework.com"},
    ]
    for changes in wrong:
        refused = await on.client.log_in(**changes)
        assert refused.status in (400, 401)
        assert "error" in refused.body
        assert "access_token" not in refused.body


@in_teams(clock=HandClock())
async def test_a_token_ends_after_an_hour(on: TeamsStage) -> None:
    assert (await on.client.call("GET", "teams/none")).status == 404
    on.playground.clock.advance(3601)
    assert (await on.client.call("GET", "teams/none")).status == 401


class Plain(Session):
    """msal wants every address to be https; on this machine there is none."""

    def request(self, method: str, url: str, *args: Any, **options: Any) -> Any:  # type: ignore[override]
        plain = url.replace("https://127.0.0.1", "http://127.0.0.1")
        answer = super().request(method, plain, *args, **options)
        answer._content = answer.content.replace(b"http://127.0.0.1", b"https://127.0.0.1")
        return answer


@in_teams()
async def test_microsofts_own_log_in_library_gets_a_token(on: TeamsStage) -> None:
    import asyncio

    authority = on.playground.login_url.replace("http://", "https://") + f"/{TENANT}"

    def log_in() -> dict[str, Any]:
        application = ConfidentialClientApplication(
            APP_ID,
            client_credential=PASSWORD,
            authority=authority,
            instance_discovery=False,
            http_client=Plain(),
        )
        return application.acquire_token_for_client([SCOPE])

    granted = await asyncio.to_thread(log_in)
    assert on.playground.tokens.is_good(granted["access_token"])
