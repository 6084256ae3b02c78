"""The scripts behind every number that the README and the docs claim. `python -m benchmarks --help` says which there are."""
