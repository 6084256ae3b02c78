"""The ports of `bot` over the tables. `KlikStore` is all that others need."""

from storage.store.store import KlikStore, open_network
from storage.store.unit import Append

__all__ = ["Append", "KlikStore", "open_network"]
