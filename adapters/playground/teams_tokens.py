"""The pretend Microsoft's own keys: signs what goes to the bot, and knows which tokens the bot was given.

Any token a forger could think of can be made here too; what the bot makes of it is the bot's affair."""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives import hashes, hmac, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from adapters.playground.clock import Clock
from adapters.playground.slack_things import Json

ISSUER = "https://api.botframework.com"
ACCESS_SECONDS = 3600
TOKEN_SECONDS = 3600
REUSED_SECONDS = 60.0


@dataclass(frozen=True)
class SigningKey:
    kid: str
    private: rsa.RSAPrivateKey
    endorsements: tuple[str, ...] = ("msteams",)

    @property
    def public_pem(self) -> bytes:
        return self.private.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    def published(self) -> Json:
        numbers = self.private.public_key().public_numbers()
        return {
            "kty": "RSA",
            "use": "sig",
            "kid": self.kid,
            "x5t": self.kid,
            "n": _number(numbers.n),
            "e": _number(numbers.e),
            "endorsements": list(self.endorsements),
        }


def new_key(endorsements: tuple[str, ...] = ("msteams",)) -> SigningKey:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    modulus = _number(private.public_key().public_numbers().n)
    return SigningKey(hashlib.sha256(modulus.encode()).hexdigest()[:27], private, endorsements)


class Tokens:
    def __init__(
        self,
        clock: Clock,
        *,
        app_id: str,
        signing: SigningKey | None = None,
        hide: Callable[[str], None] = lambda token: None,
    ) -> None:
        self._clock = clock
        self._hide = hide
        self._app_id = app_id
        self.signing = signing or new_key()
        self.published: list[SigningKey] = [self.signing]
        self.service_url = ""
        self._stranger: SigningKey | None = None
        self._issued: dict[str, float] = {}
        self._count = 0
        self._current = ("", 0.0)

    # -- to the bot

    def current(self) -> str:
        """The same one for a minute, as Microsoft does it: to sign is most of the work of a click."""
        token, ends = self._current
        if self._clock.now() >= ends:
            token = self.token()
            self._current = (token, self._clock.now() + REUSED_SECONDS)
        return token

    def rotate_key(self, *, keep_old: bool = True, publish: bool = True) -> SigningKey:
        """Signs with a new key from now on; one that is not published yet is unknown to everybody."""
        self.signing = new_key()
        self._current = ("", 0.0)
        self.published = [*(self.published if keep_old else []), *([self.signing] if publish else [])]
        return self.signing

    @property
    def stranger(self) -> SigningKey:
        """A key that nobody published."""
        self._stranger = self._stranger or new_key()
        return self._stranger

    def token(
        self, *, alg: str = "RS256", key: SigningKey | None = None, kid: str | None = "", **claims: Any
    ) -> str:
        """As the connector signs, unless told otherwise. A claim or `kid` that is None is left out.

        alg "none" is not signed; "HS256" takes the public key for a secret. `key=tokens.stranger` is a key
        that is not published; with `kid=tokens.signing.kid` it pretends to be the one that is."""
        signer = key or self.signing
        header = {"alg": alg, "typ": "JWT", "x5t": signer.kid, "kid": signer.kid if kid == "" else kid}
        if kid is None:
            del header["kid"], header["x5t"]
        body = {**self._claims(), **claims}
        payload = {name: value for name, value in body.items() if value is not None}
        signed = f"{_segment(header)}.{_segment(payload)}"
        return f"{signed}.{_signature(alg, signer, signed.encode())}"

    def _claims(self) -> Json:
        now = int(self._clock.now())
        return {
            "serviceurl": self.service_url,
            "nbf": now - 300,
            "iat": now,
            "exp": now + TOKEN_SECONDS,
            "iss": ISSUER,
            "aud": self._app_id,
        }

    # -- from the bot

    def issue(self) -> str:
        """A token for the bot's own calls; only its being known here makes it good."""
        self._count += 1
        name = f"{self._app_id} {self._count} {self.signing.kid}"
        token = f"playground-access-{hashlib.sha256(name.encode()).hexdigest()}"
        self._hide(token)
        self._issued[token] = self._clock.now() + ACCESS_SECONDS
        return token

    def is_good(self, token: str) -> bool:
        return self._issued.get(token, 0.0) > self._clock.now()

    def revoke(self) -> None:
        """Every token given so far is refused from now on."""
        self._issued.clear()


def _signature(alg: str, key: SigningKey, signed: bytes) -> str:
    match alg:
        case "none":
            return ""
        case "HS256":
            digest = hmac.HMAC(key.public_pem, hashes.SHA256())
            digest.update(signed)
            return _text(digest.finalize())
        case _:
            return _text(key.private.sign(signed, padding.PKCS1v15(), hashes.SHA256()))


def _segment(value: Mapping[str, Any]) -> str:
    return _text(json.dumps(value, separators=(",", ":")).encode())


def _number(value: int) -> str:
    return _text(value.to_bytes((value.bit_length() + 7) // 8, "big"))


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()
