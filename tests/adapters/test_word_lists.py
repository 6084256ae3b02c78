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
from adapters.wiring.word_lists import ReadingDoor

HEAVY = ("bot.anonymise.engine", "phonenumbers", "email_validator", "reportlab")
print([name for name in HEAVY if name in sys.modules])

async def main():
    door = ReadingDoor(None)
    door.load()
    await door.stop()

asyncio.run(main())
print("bot.anonymise.engine" in sys.modules)
"""


def test_a_start_compiles_no_patterns_and_load_does() -> None:
    run = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["[]", "True"]
