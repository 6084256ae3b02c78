"""A process of its own that erases the candidate and dies where `KLIK_KILLPOINT` says. What stands on the platform is

written down after every call: that outlives the process, as it does in reality.
"""

import pickle
import sys
from pathlib import Path

from tests.clock import SetClock
from tests.conversation import House
from tests.messenger import PlatformInMemory, Standing

MESSAGES = "platform.pickle"


class Outliving(PlatformInMemory):
    """The platform as a file: whoever opens it next sees what was there when the other died."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self.messages = read(file)

    async def _end(self, method: str) -> None:
        write(self._file, self.messages)
        await super()._end(method)


def read(file: Path) -> list[Standing]:
    found: list[Standing] = pickle.loads(file.read_bytes())
    return found


def write(file: Path, messages: list[Standing]) -> None:
    file.write_bytes(pickle.dumps(messages))


def house_on(folder: Path, clock: SetClock) -> House:
    house = House(folder, clock)
    house.platform = Outliving(folder / MESSAGES)
    house.restarts()
    return house


def main() -> None:
    house = house_on(Path(sys.argv[1]), SetClock())
    candidate = house.person("U0CANDIDATE")
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    house.courier.runs()


if __name__ == "__main__":
    main()
