"""The guard that sees every connection a test makes. `conftest` puts it around each test."""

import ipaddress
import sys
from typing import Any

# Where each of Python's audit events keeps the address. https://docs.python.org/3/library/audit_events.html
ADDRESS = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0}


class Reached:
    """Who was called beyond this machine: the call fails, and the test is told even if what it tests coped with that."""

    def __init__(self) -> None:
        self.is_watching = False
        self.outside: list[str] = []
        # Python's own hook hears whichever library asks. It cannot be taken away again, so it is switched.
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.is_watching or event not in ADDRESS:
            return
        address = arguments[ADDRESS[event]]
        host = address[0] if isinstance(address, tuple) else address if "addrinfo" in event else None
        if host and not _is_here(host.decode() if isinstance(host, bytes) else str(host)):
            self.outside.append(str(host))
            raise PermissionError(f"a test may not reach {host}")


def _is_here(host: str) -> bool:
    if host in ("localhost", "0.0.0.0"):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
