"""Where tokens come from: the metadata and keys the bot checks Microsoft by, and the log-in of the bot itself.

https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication"""

from collections.abc import Awaitable, Callable

from aiohttp import web

from adapters.playground.slack_things import Json
from adapters.playground.teams_calls import Calls, Outcome
from adapters.playground.teams_tokens import ACCESS_SECONDS, ISSUER, Tokens
from adapters.playground.teams_world import World

OPENID = "/v1/.well-known/openidconfiguration"
KEYS = "/v1/.well-known/keys"
SCOPE = "https://api.botframework.com/.default"


class Login:
    def __init__(self, world: World, *, tokens: Tokens, calls: Calls, app_id: str, password: str) -> None:
        self._world = world
        self._tokens = tokens
        self._calls = calls
        self._app_id = app_id
        self._password = password

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get(OPENID, self._told("openid", self._metadata)),
            web.get(KEYS, self._told("keys", self._keys)),
            web.get("/common/discovery/instance", self._told("discovery", self._instances)),
            web.get("/{tenant}/v2.0/.well-known/openid-configuration", self._told("discovery", self._tenant)),
            web.post("/{tenant}/oauth2/v2.0/token", self._token),
        ]

    def _told(
        self, name: str, say: Callable[[web.Request], Outcome]
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            async def work() -> Outcome:
                return say(request)

            return await self._calls.answer(request, name, noted={"path": request.path}, act=work)

        return handle

    def _metadata(self, _: web.Request) -> Outcome:
        return Outcome(
            {
                "issuer": ISSUER,
                "authorization_endpoint": "https://invalid.botframework.com",
                "jwks_uri": f"{self._world.address}{KEYS}",
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            }
        )

    def _keys(self, _: web.Request) -> Outcome:
        return Outcome({"keys": [key.published() for key in self._tokens.published]})

    def _instances(self, _: web.Request) -> Outcome:
        endpoint = f"{self._world.address}/{self._world.tenant}/v2.0/.well-known/openid-configuration"
        return Outcome({"tenant_discovery_endpoint": endpoint, "api-version": "1.1", "metadata": []})

    def _tenant(self, request: web.Request) -> Outcome:
        tenant = request.match_info["tenant"]
        if tenant != self._world.tenant:
            return _refused(400, "invalid_tenant", "AADSTS90002: Tenant not found.")
        home = f"{self._world.address}/{tenant}"
        return Outcome(
            {
                "issuer": f"{home}/v2.0",
                "authorization_endpoint": f"{home}/oauth2/v2.0/authorize",
                "token_endpoint": f"{home}/oauth2/v2.0/token",
                "jwks_uri": f"{self._world.address}{KEYS}",
                "response_types_supported": ["code"],
                "subject_types_supported": ["pairwise"],
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    async def _token(self, request: web.Request) -> web.StreamResponse:
        form = {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
        noted = {"tenant": request.match_info["tenant"], **form}

        async def work() -> Outcome:
            return self._granted(noted)

        return await self._calls.answer(request, "token", noted=noted, act=work)

    def _granted(self, asked: Json) -> Outcome:
        if asked["tenant"] != self._world.tenant:
            return _refused(400, "invalid_request", "AADSTS90002: Tenant not found.")
        if asked.get("grant_type") != "client_credentials":
            return _refused(400, "unsupported_grant_type", "AADSTS70003: Unsupported grant type.")
        if asked.get("client_id") != self._app_id:
            return _refused(400, "unauthorized_client", "AADSTS700016: Application not found.")
        if asked.get("client_secret") != self._password:
            return _refused(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.")
        if SCOPE not in str(asked.get("scope", "")).split():
            return _refused(400, "invalid_scope", "AADSTS70011: The provided scope is not valid.")
        return Outcome(
            {
                "token_type": "Bearer",
                "expires_in": ACCESS_SECONDS - 1,
                "ext_expires_in": ACCESS_SECONDS - 1,
                "access_token": self._tokens.issue(),
            }
        )


def _refused(status: int, error: str, why: str) -> Outcome:
    return Outcome({"error": error, "error_description": why, "error_codes": []}, status, took_effect=False)
