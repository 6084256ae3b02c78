"""Which servers of Teams Klik sends to: our token goes there, so the list is ours and short (F-094)."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

# Nothing else than a scheme, a host, a port and a plain path: no user, no query, no backslash that one parser reads
# as a slash and another does not.
_PLAIN = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?")


class ServiceHosts:
    """Entries are a host, a host with its port, or `*.` and a domain. https everywhere but on this machine itself.

    A pretend Teams on this machine takes any port, so there the name alone allows them all.
    """

    def __init__(self, hosts: tuple[str, ...]) -> None:
        self._listed = tuple(host.lower() for host in hosts)
        self._hosts = frozenset(self._listed)
        # Every activity names its server, and they are few; the answer depends on nothing else.
        self.allows = lru_cache(maxsize=64)(self._allows)

    @property
    def first_url(self) -> str:
        """Where to begin before anybody was heard from; "" where only Teams itself can say."""
        first = next((host for host in self._listed if not host.startswith("*.")), "")
        name, _, port = first.partition(":")
        if name not in LOOPBACK:
            return f"https://{first}/teams/" if first else ""
        return f"http://{first}/emea/" if port else ""

    def _allows(self, url: str) -> bool:
        if not _PLAIN.fullmatch(url) or not is_safe(url):
            return False
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        usual = port in (None, 443 if parts.scheme == "https" else 80) or host in LOOPBACK
        names = {host, f"{host}:{port}"} if usual else {f"{host}:{port}"}
        if names & self._hosts:
            return True
        domains = (entry[1:] for entry in self._hosts if entry.startswith("*."))
        return usual and any(host.endswith(domain) for domain in domains)


def is_safe(url: str) -> bool:
    """https, or plain http that does not leave this machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK))
