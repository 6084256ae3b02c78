"""The guard around every test: a call beyond this machine fails, one to this machine goes through."""

import socket

import pytest

from tests.network import Reached


def test_a_connection_beyond_this_machine_is_refused_and_noted(reached: Reached) -> None:
    with socket.socket() as caller, pytest.raises(PermissionError):
        caller.connect(("192.0.2.1", 80))
    with socket.socket(type=socket.SOCK_DGRAM) as caller, pytest.raises(PermissionError):
        caller.sendto(b"", ("192.0.2.2", 53))
    with pytest.raises(PermissionError):
        socket.create_connection(("example.test", 80))
    assert reached.outside == ["192.0.2.1", "192.0.2.2", "example.test"]
    reached.outside.clear()


def test_a_connection_to_this_machine_goes_through(reached: Reached) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        assert not reached.outside


async def test_a_test_may_be_a_coroutine(reached: Reached) -> None:
    assert reached.is_watching
