"""A stand-in for Microsoft's log-in, keys and connector that costs next to no CPU. Undelayed, never refuses."""

import asyncio
import itertools
import json
from typing import Any

from benchmarks import cast, teams_cast
from benchmarks.stand_in import Asked
from benchmarks.teams_cast import Microsoft


class TeamsStandIn:
    def __init__(self, coaches: int) -> None:
        self._coaches = [cast.coach(number) for number in range(coaches)]
        self._ids = itertools.count(1)
        self._server: asyncio.Server | None = None
        self.address = ""

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Asked(self.answer), "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        self.microsoft = Microsoft(f"{self.address}/emea/")

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()

    def environment(self) -> dict[str, str]:
        """What Klik is told about Teams."""
        return {
            "MICROSOFT_APP_ID": teams_cast.APP_ID,
            "MICROSOFT_APP_PASSWORD": teams_cast.PASSWORD,
            "MICROSOFT_APP_TENANT_ID": teams_cast.TENANT,
            "KLIK_TEAMS_LOGIN_URL": self.address,
            "KLIK_TEAMS_OPENID_URL": f"{self.address}/openid",
            "KLIK_TEAMS_SERVICE_HOSTS": self.address.removeprefix("http://"),
            "KLIK_TEAMS_SERVICE_URL": self.microsoft.service_url,
        }

    def answer(self, path: str, _: bytes) -> bytes:
        return json.dumps(self._said(path.partition("?")[0])).encode()

    def _said(self, path: str) -> dict[str, Any]:
        match path.rpartition("/")[2]:
            case "openid":
                return {"jwks_uri": f"{self.address}/keys"}
            case "keys":
                return {"keys": [self.microsoft.published]}
            case "token":
                return {"token_type": "Bearer", "expires_in": 3599, "access_token": "benchmark-token"}
            case "pagedmembers":
                return {"members": [self._member(user) for user in self._coaches]}
            case _:
                return {"id": f"17000{next(self._ids)}"}

    def _member(self, user: str) -> dict[str, str]:
        return {"id": teams_cast.address(user), "aadObjectId": user, "tenantId": teams_cast.TENANT}
