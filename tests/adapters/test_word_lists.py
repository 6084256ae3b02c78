"""What reading people's words takes is loaded late: in a process of its own, because loading happens once in each."""

import subprocess
import sys

SCRIPT = """
import asyncio
from adapters.wiring.word_lists import ReadingDoor
from bot.anonymise import lexicon
from bot.events import ActionPressed, CommandIssued, Delivery
from bot.model import Account, Platform
from bot.outcome import Answer, Outcome, Said

SENT, SOMEBODY = Delivery("key", b"digest"), Account(Platform.SLACK, "T0", "U0")

class House:
    async def handle(self, event):
        return Answer(Outcome(Said.NOTHING), None, None)

async def main():
    door = ReadingDoor(House())
    for event in (
        ActionPressed(delivery=SENT, account=SOMEBODY, action="request.accept", value="", place=None),
        CommandIssued(delivery=SENT, account=SOMEBODY, command="klik", text="", in_public=False),
    ):
        answer = await door.handle(event)
        assert answer.outcome.said is Said.NOTHING
        await door.stop()
        print(lexicon.words.cache_info().currsize)

asyncio.run(main())
"""


def test_a_coachs_yes_reads_no_word_lists_and_the_first_command_does() -> None:
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["0", "1"]


START = """
import asyncio, sys
import adapters.wiring
from adapters.wiring import word_lists
from adapters.wiring.word_lists import ReadingDoor

from bot import anonymise

HEAVY = ("bot.anonymise.engine", "phonenumbers", "email_validator", "reportlab")
print([name for name in HEAVY if name in sys.modules])

def done():
    from bot.anonymise import sought
    return [sum(what in vars(each) for each in sought.EVERY) for what in ("needs", "pattern")]

async def stopped():
    door = ReadingDoor(None)
    door.load()
    await door.stop()

asyncio.run(stopped())
print("bot.anonymise.engine" in sys.modules, done())

async def left_alone():
    from bot.anonymise.sought import EVERY
    word_lists.PAUSE = 0
    door = ReadingDoor(None)
    door.load()
    async with asyncio.timeout(60):
        while done()[0] < len(EVERY):
            await asyncio.sleep(0)
    await door.stop()
    print(len(EVERY) > 100, done()[1])

asyncio.run(left_alone())
print(len(list(anonymise.load())) - done()[0])
"""


def test_a_start_reads_no_patterns_and_load_does_one_at_a_time_and_compiles_none() -> None:
    run = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["[]", "True [1, 0]", "True 0", "0"]
