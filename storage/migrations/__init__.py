"""Numbered steps from one schema to the next. How they are run stands in `storage.migrate`."""
