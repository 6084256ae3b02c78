"""Who looks at a stranger's file: `adapters.inspecting` fulfils it, in a process of its own and with a scanner."""

from typing import Protocol

from bot.cv.checking import Cleaned


class Inspector(Protocol):
    async def inspect(self, data: bytes) -> Cleaned:
        """The clean copy. Raises `cv.refusal.Refused` with the reason, or `errors.TryLater` while the scanner is away."""
        ...
