"""Builds everything from the settings, starts it in order and stops it in reverse. The only place that knows all parts."""

import asyncio
import signal
from collections.abc import Callable

from adapters.settings import Settings
from adapters.wiring.klik import Klik
from adapters.wiring.opening import Bell, OpenStore, open_store

__all__ = ["Bell", "Klik", "OpenStore", "loop_factory", "open_store", "serve"]


def serve(settings: Settings) -> None:
    """Run until SIGTERM or Ctrl-C. Raises `CannotStart` with a sentence when something must be set right first."""
    bell = Bell()
    with open_store(settings, bell=bell) as opened, asyncio.Runner(loop_factory=loop_factory()) as runner:
        runner.run(_serve(Klik(settings, opened, bell=bell)))


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's loop: a click then costs a sixth less CPU. None, Python's own, where there is no uvloop (Windows)."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


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
