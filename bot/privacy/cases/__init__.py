"""Data requests, from receipt to decision: their kinds, their clock, and what is done with them (GDPR art. 12 to 22)."""
