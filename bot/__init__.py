"""The core: what Klik decides, with no platform, no SQL and no web in it.

An event enters by `door`, is handled inside one unit of work by `matching`, `coaches` or `privacy`,
and leaves as an outcome for the person in front and as notices for everybody else (`outbox`).
What Klik says stands in `messages`; what a coach may read is made in `anonymise`;
what somebody wants is recognised in `intents`; what the core asks of the world is in `ports`.
"""
