"""One token, and whether Microsoft made it for us: signature, claims, times. Nothing is left to the library's defaults.

https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import jwt

from adapters.teams.keys import SigningKey, SigningKeys, UnknownKey

Json = dict[str, Any]

ISSUER = "https://api.botframework.com"
LEEWAY = 300.0
# Teams sends many activities under one token; reading one is half the work of a press.
REMEMBERED = 512


class Forged(Exception):
    """Not a token of Microsoft's for us, or not any more."""


@dataclass(frozen=True)
class _Claims:
    """What counts of a token whose signature was good under `key`."""

    service_url: str
    begins: float
    ends: float
    name: str
    key: SigningKey | None = field(default=None, repr=False)


class TokenReader:
    def __init__(self, keys: SigningKeys, *, app_id: str, channel: str, now: Callable[[], float]) -> None:
        self._keys = keys
        self._app_id = app_id
        self._channel = channel
        self._now = now
        self._good: OrderedDict[bytes, _Claims] = OrderedDict()

    async def service_url(self, token: str) -> str:
        """The server the token speaks for. Raises `Forged`, or `KeysUnavailable` while that cannot be told."""
        digest = hashlib.sha256(token.encode()).digest()
        known = self._good.get(digest)
        try:
            # Claims first: only a token meant for us makes us look for a key.
            claims = known or self._claims(token, None)
            self._check_times(claims)
            key = await self._keys.key(claims.name)
            if self._channel not in key.endorsements:
                raise Forged
            # Microsoft may have put another key in its place since; what the old one signed goes with it.
            if claims.key is None or claims.key.public != key.public:
                claims = self._claims(token, key)
        except (UnknownKey, jwt.PyJWTError, ValueError, TypeError, RecursionError):
            raise Forged from None
        self._remember(digest, claims)
        return claims.service_url

    def _claims(self, token: str, key: SigningKey | None) -> _Claims:
        """Raises for any claim that is missing or wrong; with a key, for a wrong signature too."""
        # The times are looked at below: the library has a clock of its own, and takes a token without an end.
        checks: Any = {
            "verify_signature": key is not None,
            "verify_aud": True,
            "verify_iss": True,
            "verify_exp": False,
            "verify_nbf": False,
            "verify_iat": False,
            "require": ["exp", "iss", "aud"],
        }
        public: Any = key.public if key else None
        read = jwt.decode_complete(
            token, public, algorithms=["RS256"], audience=self._app_id, issuer=ISSUER, options=checks
        )
        name, service_url = read["header"].get("kid"), read["payload"].get("serviceurl")
        if read["header"].get("alg") != "RS256" or not isinstance(name, str):
            raise Forged
        if not isinstance(service_url, str) or not service_url:
            raise Forged
        begins, ends = read["payload"].get("nbf", 0), read["payload"]["exp"]
        return _Claims(service_url, _number(begins), _number(ends), name, key)

    def _check_times(self, claims: _Claims) -> None:
        if not claims.begins - LEEWAY <= self._now() < claims.ends + LEEWAY:
            raise Forged

    def _remember(self, digest: bytes, claims: _Claims) -> None:
        self._good[digest] = claims
        self._good.move_to_end(digest)
        if len(self._good) > REMEMBERED:
            self._good.popitem(last=False)


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise Forged
    return value
