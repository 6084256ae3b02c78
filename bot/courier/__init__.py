"""Keeps Klik's promises: leases notices, looks at the truth again, makes the words, sends. The only async code of the core."""
