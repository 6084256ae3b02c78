"""After the main story the candidate, who has a match and a withdrawn request, has everything erased: it is gone everywhere."""

import json
from collections.abc import Callable

from adapters.playground.reading import text_of
from adapters.playground.story import Stage
from bot.words import Language, Words

TITLE = Words(nl="Alles wordt verwijderd", en="Everything is erased")
ASKS = Words(nl="verwijder al mijn gegevens", en="delete all my data")
DRY_RUN = Words(nl="Dit gaat weg", en="This goes")
DONE = Words(
    nl="Alles wat Klik van je bewaarde is verwijderd", en="Everything Klik held of you has been erased"
)
DUTY = Words(nl="Verwijder alle gegevens", en="Delete all details")


async def play(on: Stage, chapter: Callable[[int, str], None], *, after: int) -> None:
    """Raises `StoryFailed` when something of the candidate still stands, or was not there to begin with."""
    language = Language(on.playground.world.language)
    chapter(after + 1, TITLE.of(language))
    on.check(on.script.email in _standing(on), "before, the coach should have the details")
    await on.candidate.says(ASKS.of(language))
    on.tell(on.candidate.name, ASKS.of(language))
    ask = await on.candidate.finds_button("data.erase_now")
    on.tell("Klik", text_of(ask.blocks))
    on.check(DRY_RUN.of(language) in text_of(ask.blocks), "first the dry run, with counts")
    on.check(on.script.email in _standing(on), "a dry run should change nothing")
    await on.candidate.presses_on(ask, "data.erase_now")
    done = await on.candidate.sees(DONE.of(language))
    on.tell("Klik", text_of(done.blocks))
    for value in on.script.canaries:
        on.check(
            value not in _standing(on), "afterwards no message of Klik should hold anything of the person"
        )
    for coach in on.coaches:
        if DUTY.of(language) in coach.text():
            on.tell(f"Klik → {coach.name}", coach.text().splitlines()[-1])
    asked = [coach for coach in on.coaches if DUTY.of(language) in coach.text()]
    on.check(len(asked) == 1, "the one coach who had the details should be asked to delete own copies")


def _standing(on: Stage) -> str:
    """Everything the bot has standing in the workspace, in every conversation."""
    rooms = on.playground.world.messages.values()
    standing = (message for room in rooms for message in room.values() if message.bot_id)
    return json.dumps([message.blocks for message in standing], ensure_ascii=False)
