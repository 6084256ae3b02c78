"""Why something is held and for how long; consents; the statement. Access, erasure and the record are derived from it."""
