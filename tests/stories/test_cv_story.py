"""A CV sent in the conversation: taken with its own consent, cleaned, given to the one coach; or refused with a reason."""

import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from adapters.teams.texts import IN_PUBLIC
from bot.cv.checking import MOST_BYTES
from bot.cv.refusal import Reason
from bot.messages.cvs import COMING, KEPT, NONE_OF_SEVERAL, NOT_ASKED, ONE_OF_SEVERAL, REASONS
from bot.words import Language, Words
from tests import cvs
from tests.faults.patience import nothing_waits
from tests.stories.seating import (
    TEAMS,
    Seating,
    Table,
    everywhere,
    in_both_languages,
    on_each,
    previews,
    with_coaches,
)
from tests.stories.two_platforms import BothHouses

# It reads the file and finds nothing.
SCANNER = f"{sys.executable} -c 'import sys; sys.stdin.buffer.read()'"
TAKES_CVS = {"KLIK_CV": "on", "KLIK_CV_SCANNER": SCANNER}
NOT_KEPT = Words(nl="Je cv is niet bewaard.", en="Your CV was not kept.")
DOWNLOADS = {"download", "files.info"}


@asynccontextmanager
async def asked_for_a_cv(
    folder: Path, seating: Seating, language: Language = Language.NL
) -> AsyncIterator[Table]:
    """The candidate has a request with its preview, and ticked that a CV may come along."""
    async with with_coaches(folder, seating, language=language, **TAKES_CVS) as table:
        await table.candidate.presses_on(await previews(table), "request.details")
        await table.candidate.form()
        assert not await table.candidate.tries({"consent_cv": ["yes"]})
        await nothing_waits(table.house)  # the preview is drawn anew: only what was shown can be posted
        yield table


def fetched(table: Table) -> list[str]:
    entries = table.house.playground.wire.after(0)
    return [each.what for each in entries if each.what in DOWNLOADS]


@everywhere
@in_both_languages
async def test_r_038_the_one_coach_gets_the_cv_clean_and_nothing_of_it_stands_open(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with asked_for_a_cv(tmp_path, seating, language) as table:
        sent = cvs.pdf()
        assert cvs.CANARY in sent
        await table.candidate.shares("Kanarie Vogelzang.pdf", sent)
        await table.candidate.reads(COMING.of(language))
        await table.candidate.reads(KEPT.of(language))
        assert len(fetched(table)) == 1
        await table.candidate.presses("request.publish")
        winner, other = table.coaches
        card = await winner.finds("request.accept", in_channel=True)
        assert "Kanarie" not in card.written
        await winner.presses_on(card, "request.accept")
        await winner.reads(table.script.email)

        taken = await winner.takes_file()

        assert taken.startswith(b"%PDF-")
        assert b"Tien jaar planner" in taken
        assert cvs.CANARY not in taken
        assert table.script.email not in other.text()
        stored = [each.read_bytes() for each in (tmp_path / "data").rglob("*") if each.is_file()]
        assert stored
        assert not [each for each in stored if b"Tien jaar planner" in each or b"Kanarie" in each]


REFUSED = {
    "too large": (b"%PDF-" + b"0" * MOST_BYTES, Reason.TOO_LARGE),
    "a program that is called a CV": (b"MZ" + b"\0" * 64, Reason.OTHER_KIND),
    "a picture": (cvs.png(), Reason.OTHER_KIND),
    "behind a password": (cvs.pdf(password="geheim"), Reason.PASSWORD),
    "with a script in it": (cvs.pdf(script=True), Reason.ACTIVE),
}


async def says_so_often(table: Table, times: int, words: str) -> None:
    await table.until(lambda: table.candidate.text().count(words) == times)


@on_each
@in_both_languages
async def test_f_118_what_is_no_cv_is_refused_with_its_reason_and_a_good_one_is_still_welcome(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with asked_for_a_cv(tmp_path, seating, language) as table:
        told: Counter[Reason] = Counter()
        for content, reason in REFUSED.values():
            told[reason] += 1
            await table.candidate.shares("cv.pdf", content)
            await says_so_often(table, told[reason], REASONS[reason].of(language))
        assert table.candidate.text().count(NOT_KEPT.of(language)) == len(REFUSED)
        await table.candidate.shares("cv.pdf", cvs.docx())
        await table.candidate.reads(KEPT.of(language))


@on_each
@in_both_languages
async def test_a_file_nobody_asked_for_is_not_fetched(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language, **TAKES_CVS) as table:
        await previews(table)
        await table.candidate.shares("cv.pdf", cvs.pdf())
        await table.candidate.reads(NOT_ASKED.of(language))
        assert fetched(table) == []


@on_each
@in_both_languages
async def test_of_several_files_at_once_the_first_is_taken_and_the_person_is_told(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with asked_for_a_cv(tmp_path, seating, language) as table:
        await table.candidate.shares("cv.pdf", cvs.pdf(), copies=3, text=table.script.wish)
        await table.candidate.reads(ONE_OF_SEVERAL.of(language))
        await table.candidate.reads(KEPT.of(language))
        assert len(fetched(table)) == 1
        await table.candidate.shares("cv.pdf", cvs.docx())
        await table.candidate.reads(COMING.of(language))


@on_each
@in_both_languages
async def test_of_several_files_nobody_asked_for_none_is_fetched_and_the_person_is_told(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language, **TAKES_CVS) as table:
        await previews(table)
        await table.candidate.shares("cv.pdf", cvs.pdf(), copies=2)
        await table.candidate.reads(NONE_OF_SEVERAL.of(language))
        assert fetched(table) == []


@on_each
async def test_a_file_in_the_coaches_channel_is_not_fetched(tmp_path: Path, seating: Seating) -> None:
    """Slack tells Klik nothing of it; Teams tells of the mention, and not of the file."""
    async with asked_for_a_cv(tmp_path, seating) as table:
        sender = table.coaches[0]
        await sender.shares("cv.pdf", cvs.pdf(), in_channel=True, text="@Klik een cv")
        if seating.candidate == TEAMS:
            await sender.reads(IN_PUBLIC.nl, in_channel=True)
        await table.candidate.shares("cv.pdf", cvs.pdf())
        await table.candidate.reads(KEPT.nl)
        assert len(fetched(table)) == 1, "that one, and not the one in the channel"


@on_each
@in_both_languages
async def test_what_is_written_with_a_file_is_answered_as_well(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with asked_for_a_cv(tmp_path, seating, language) as table:
        await table.candidate.shares("cv.pdf", cvs.pdf(), text=table.script.wish)
        await table.candidate.reads(table.script.offered)
        await table.candidate.reads(KEPT.of(language))


@in_both_languages
async def test_a_picture_in_a_message_of_teams_is_refused_unopened(
    tmp_path: Path, language: Language
) -> None:
    seating = Seating(TEAMS, (TEAMS, TEAMS), TEAMS)
    async with asked_for_a_cv(tmp_path, seating, language) as table:
        assert table.both is not None
        await table.both.teams.paste(table.candidate.user, cvs.png())
        await table.candidate.reads(REASONS[Reason.OTHER_KIND].of(language))
        assert fetched(table) == []


EVIL = {
    "another host": "https://evil.test/cv.pdf",
    "a host that ends like ours": "https://evilsharepoint.com/cv.pdf",
    "ours as a name before an at": "https://contoso-my.sharepoint.com@evil.test/cv.pdf",
    "plain http": "http://contoso-my.sharepoint.com/cv.pdf",
    "a file of this machine": "file:///etc/passwd",
    "this machine's other services": "http://127.0.0.1.evil.test:8080/cv.pdf",
}


@pytest.mark.parametrize("address", EVIL.values(), ids=EVIL)
async def test_a_file_that_is_said_to_stand_elsewhere_is_not_fetched(tmp_path: Path, address: str) -> None:
    """In an activity that Teams signed: what is in it is still what a person's client said."""
    seating = Seating(TEAMS, (TEAMS, TEAMS), TEAMS)
    async with asked_for_a_cv(tmp_path, seating) as table:
        assert table.both is not None
        await table.candidate.shares("cv.pdf", b"")
        await table.candidate.reads(REASONS[Reason.EMPTY].nl)
        await says_it_stands(table.both, address)
        await table.candidate.reads(REASONS[Reason.NO_FETCH].nl)
        assert len(fetched(table)) == 1, "the empty one"


async def says_it_stands(both: BothHouses, address: str) -> None:
    """The last file once more, at another address."""
    told: dict[str, Any] = both.teams.last_activity or {}
    (file,) = [each for each in told["attachments"] if "name" in each]
    elsewhere = {**file, "content": {**file["content"], "downloadUrl": address}}
    request = both.teams.sign({**told, "id": "1999999999999", "attachments": [elsewhere]})
    status, _ = await both.teams.deliver_raw(request.body, request.headers)
    assert status in (200, 201)
