"""Somebody with a browser and no account: asks for a page of ours, fills in its form and sends it back."""

import re
from dataclasses import dataclass

from aiohttp import ClientSession, FormData

OURS = {"Sec-Fetch-Site": "same-origin"}


@dataclass
class Browser:
    """Asks for a page, and sends it back as a browser would."""

    session: ClientSession
    address: str

    async def opens(self, path: str) -> str:
        async with self.session.get(self.address + path) as response:
            return await response.text()

    async def sends(
        self,
        path: str,
        values: dict[str, str],
        *,
        slip: str | None = None,
        headers: dict[str, str] = OURS,
        file: bytes | None = None,
    ) -> tuple[int, str]:
        given = {**values, "slip": slip if slip is not None else slip_of(await self.opens(path))}
        data: FormData | dict[str, str] = given
        if file is not None:
            data = FormData(list(given.items()))
            data.add_field("file", file, filename="IMG_0001 Kwikstaart.jpg", content_type="image/png")
        async with self.session.post(self.address + path, data=data, headers=headers) as response:
            assert "Set-Cookie" not in response.headers
            return response.status, await response.text()


def slip_of(html: str) -> str:
    found = re.search(r'name="slip" value="([^"]+)"', html)
    assert found, html
    return found[1]
