"""The ports of `bot` over the tables. `KlikStore` is all that others need."""

from storage.store.store import KlikStore, open_network

__all__ = ["KlikStore", "open_network"]
