"""For every test: nothing connects beyond this machine, and a test may be a coroutine."""

import asyncio
import inspect
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.network import Reached

# How long a busy machine takes is not what is tested.
settings.register_profile("klik", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("klik")

_reached = Reached()


@pytest.fixture(autouse=True)
def reached() -> Iterator[Reached]:
    _reached.outside.clear()
    _reached.is_watching = True
    yield _reached
    _reached.is_watching = False
    assert not _reached.outside, "a test may not reach beyond this machine"


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in wanted}))
    return True
