"""Ways to pretend to be Teams, each as one change to what is real: to the token, or to the activity under a good token.

Used before a door that notes what it hears, and before the whole bot on its database.
"""

from typing import Any, Protocol

from adapters.playground.teams_server import TeamsPlayground

Json = dict[str, Any]


class OnTeams(Protocol):
    @property
    def teams(self) -> TeamsPlayground: ...


EVIL = "https://evil.example/teams/"


def bearer(token: str) -> dict[str, str]:
    return {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}


def flipped(token: str) -> str:
    """The same token with one letter of its signature changed."""
    head, _, signature = token.rpartition(".")
    other = "A" if signature[9] != "A" else "B"
    return f"{head}.{signature[:9]}{other}{signature[10:]}"


def moment(on: OnTeams, seconds: float) -> int:
    return int(on.teams.clock.now() + seconds)


# What is sent instead of a good token: a header, or what the token says otherwise.
TOKENS: dict[str, Any] = {
    "no header": lambda on: None,
    "garbage": lambda on: {"Authorization": "Bearer abc"},
    "another scheme": lambda on: {"Authorization": f"Basic {on.teams.token()}"},
    "malformed segments": lambda on: bearer("e30.e30.e30"),
    "not JSON inside": lambda on: bearer("AAAA.BBBB.CCCC"),
    "expired": lambda on: bearer(on.teams.token(exp=moment(on, -301), nbf=moment(on, -4000))),
    "no exp": lambda on: bearer(on.teams.token(exp=None)),
    "exp is no number": lambda on: bearer(on.teams.token(exp="later")),
    "not yet": lambda on: bearer(on.teams.token(nbf=moment(on, 301))),
    "wrong audience": lambda on: bearer(on.teams.token(aud="99999999-2222-4333-8444-666666666666")),
    "no audience": lambda on: bearer(on.teams.token(aud=None)),
    "wrong issuer": lambda on: bearer(on.teams.token(iss="https://evil.example")),
    "emulator issuer": lambda on: bearer(
        on.teams.token(iss=f"https://sts.windows.net/{on.teams.world.tenant}/", appid=on.teams.world.app_id)
    ),
    "no issuer": lambda on: bearer(on.teams.token(iss=None)),
    "another key under a known name": lambda on: bearer(
        on.teams.token(key=on.teams.tokens.stranger, kid=on.teams.tokens.signing.kid)
    ),
    "unknown key": lambda on: bearer(on.teams.token(key=on.teams.tokens.stranger)),
    "no key name": lambda on: bearer(on.teams.token(kid=None)),
    "algorithm none": lambda on: bearer(on.teams.token(alg="none")),
    "HS256 with the public key": lambda on: bearer(on.teams.token(alg="HS256")),
    "a changed signature": lambda on: bearer(flipped(on.teams.token())),
    "no serviceurl claim": lambda on: bearer(on.teams.token(serviceurl=None)),
    "serviceurl of another server": lambda on: bearer(on.teams.token(serviceurl=EVIL)),
}


def elsewhere(on: OnTeams, tenant_id: str | None) -> Json:
    inside = {"conversationType": "personal", "tenantId": tenant_id, "id": "a:1chat"}
    return {"conversation": inside, "channelData": {"tenant": {"id": tenant_id}}}


OTHER = "99999999-2222-4333-8444-555555555555"
ACTIVITIES: dict[str, tuple[int, Any]] = {
    "no serviceUrl": (400, lambda on: {"serviceUrl": None}),
    "empty serviceUrl": (400, lambda on: {"serviceUrl": ""}),
    "evil serviceUrl": (401, lambda on: {"serviceUrl": EVIL}),
    "http serviceUrl": (401, lambda on: {"serviceUrl": "http://smba.trafficmanager.net/emea/"}),
    "other tenant": (401, lambda on: elsewhere(on, OTHER)),
    "no tenant": (401, lambda on: {"channelData": {}, "conversation": {"id": "a:1chat"}}),
    "two tenants": (401, lambda on: {"channelData": {"tenant": {"id": OTHER}}}),
    "tenant is no text": (401, lambda on: {"channelData": {"tenant": {"id": 7}}}),
    "webchat": (401, lambda on: {"channelId": "webchat"}),
    "emulator": (401, lambda on: {"channelId": "emulator"}),
    "no channel": (401, lambda on: {"channelId": None}),
}
