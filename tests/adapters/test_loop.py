"""Which event loop `klik serve` runs on: decision 0007."""

import asyncio
import sys

import pytest

from adapters.wiring import loop_factory


@pytest.mark.skipif(sys.platform == "win32", reason="there is no uvloop for Windows")
def test_klik_serve_runs_on_uvloop() -> None:
    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        assert type(runner.get_loop()).__module__.partition(".")[0] == "uvloop"


def test_where_there_is_no_uvloop_python_s_own_loop_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvloop", None)
    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        assert type(runner.get_loop()).__module__.partition(".")[0] == "asyncio"
