"""Named places where a test may kill the process for real (F-001 to F-005); nothing happens unless the environment names one."""

import os
import signal

VARIABLE = "KLIK_KILLPOINT"


def killpoint(name: str) -> None:
    """SIGKILL to ourselves when `KLIK_KILLPOINT` is `name`: no clean-up, no exception to catch."""
    if os.environ.get(VARIABLE) == name:
        os.kill(os.getpid(), signal.SIGKILL)
