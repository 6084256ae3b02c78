"""Whatever may be posted is drawn whole on both platforms, in the largest form it can have (F-100)."""

import json

import pytest

from adapters.slack import render as slack
from adapters.teams.render import MOST_BYTES, Forms, card
from bot.anonymise import Kind, Mark
from bot.matching.form import SHOWN_MAX, TAKEN_OUT_MAX, fits
from bot.matching.lists import AGE_BANDS, EDUCATION, LANGUAGES, REGIONS, SETTINGS
from bot.messages.broadcast import what_coaches_read
from bot.model import PublicFields
from bot.topics import TOPICS
from bot.views import View
from bot.words import Language

PLACEHOLDER = "[burgerservicenummer]"
FILLERS = ("€", "a", "😀", '"')


def largest(filler: str) -> PublicFields:
    room = SHOWN_MAX - TAKEN_OUT_MAX * len(PLACEHOLDER)
    between = filler * (room // TAKEN_OUT_MAX // (2 if filler == "😀" else 1))
    text = f"{PLACEHOLDER}{between}" * TAKEN_OUT_MAX
    assert fits(text)
    return PublicFields(
        motivation=text,
        topics=tuple(topic.code for topic in TOPICS),
        function="other",
        education=EDUCATION[0].code,
        region=REGIONS[0].code,
        age_band=AGE_BANDS[1].code,
        language=LANGUAGES[0].code,
        setting=SETTINGS[0].code,
    )


def drawn(public: PublicFields) -> View:
    starts = [at for at in range(len(public.motivation)) if public.motivation.startswith(PLACEHOLDER, at)]
    marks = tuple(Mark(at, at + len(PLACEHOLDER), Kind.BSN, unsure=True) for at in starts)
    return View("", what_coaches_read(public, Language.EN, marks))


@pytest.mark.parametrize("filler", FILLERS)
def test_it_is_whole_on_slack(filler: str) -> None:
    public = largest(filler)
    (*_, quote) = slack.message(drawn(public))["blocks"]
    assert "".join(run["text"] for run in quote["elements"][0]["elements"]) == public.motivation


@pytest.mark.parametrize("filler", FILLERS)
def test_it_is_whole_on_teams(filler: str) -> None:
    public = largest(filler)
    made = card(drawn(public), key="k", forms=Forms.DIALOGS)
    assert len(json.dumps(made).encode()) <= MOST_BYTES
    runs = [run["text"] for run in made["body"][-1]["items"][0]["inlines"]]
    assert "".join(runs) == public.motivation
