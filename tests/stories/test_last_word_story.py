"""After an erasure nothing is left of what Klik said to somebody in passing, on either platform, but its last word."""

from pathlib import Path

from bot.model import RequestState
from bot.words import Language, Words
from tests.stories.seats import On, everywhere, town_on

STATUS = Words(nl="Hoe staat het met mijn aanvraag?", en="What is the status of my request?")
HELP = Words(nl="help", en="help")
ERASE = Words(nl="Verwijder al mijn gegevens", en="Delete all my data")
GONE = Words(nl="Alles wat Klik van je bewaarde is verwijderd", en="Everything Klik held of you")
GREETING = Words(nl="Hoi, ik ben Klik", en="Hi, I am Klik")


@everywhere
async def test_of_all_that_klik_said_to_somebody_only_the_last_word_is_left(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        await town.posts()
        known = await town.house.slack.store.read(lambda unit: unit.requests.listed({RequestState.OPEN}))
        await town.candidate.says(STATUS.of(language))
        await town.candidate.says(HELP.of(language))
        await town.candidate.says(ERASE.of(language))
        await town.candidate.sees(known[0].reference)
        await town.candidate.sees("/klik status")
        await town.candidate.presses("data.erase_now")
        await town.candidate.sees(GONE.of(language))
        left = town.candidate.text()
        assert known[0].reference not in left
        assert GREETING.of(language) not in left
        assert "/klik status" not in left
