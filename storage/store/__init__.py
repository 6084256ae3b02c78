"""The ports of `bot` over the tables. `KlikStore` is all that others need."""

from storage.store.store import KlikStore, open_network, stored_subjects

__all__ = ["KlikStore", "open_network", "stored_subjects"]
