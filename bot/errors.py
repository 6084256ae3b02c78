"""What can go wrong when a message is sent, reduced to what the courier can do about it (faults 1.5)."""


class NotSent(Exception):
    """Base of the definite "no": the platform answered, and nothing was posted. `code` is the platform's word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TryLater(NotSent):
    """Rate limit or overload; `after` in seconds when the platform said so, already clamped (F-017)."""

    def __init__(self, code: str, *, after: float | None = None) -> None:
        super().__init__(code)
        self.after = after


class Gone(NotSent):
    """Nobody can be reached there: channel archived, message deleted, user left, bot blocked (F-025)."""


class Misconfigured(NotSent):
    """Token or scope: the whole platform stops, the queue is kept (F-023)."""


class Refused(NotSent):
    """The platform will not take this message as it is, now or later (F-008)."""


class Ambiguous(Exception):
    """Time-out, dropped connection, 5xx or garbage: it may have been posted (F-019, F-020, F-022).

    `after`: the seconds to wait, where the platform named them.
    """

    def __init__(self, code: str, *, after: float | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.after = after
