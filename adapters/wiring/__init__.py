"""Builds everything from the settings, starts it in order and stops it in reverse. The only place that knows all parts."""

import asyncio
import signal

from adapters.settings import Settings
from adapters.wiring.klik import Klik
from adapters.wiring.opening import Bell, OpenStore, open_store

__all__ = ["Bell", "Klik", "OpenStore", "open_store", "serve"]


def serve(settings: Settings) -> None:
    """Run until SIGTERM or Ctrl-C. Raises `CannotStart` with a sentence when something must be set right first."""
    bell = Bell()
    with open_store(settings, bell=bell) as opened:
        asyncio.run(_serve(Klik(settings, opened, bell=bell)))


async def _serve(klik: Klik) -> None:
    done = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, done.set)
    try:
        await klik.start()
        await done.wait()
    finally:
        await klik.stop()
