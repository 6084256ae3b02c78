"""After the main story the candidate has everything: a match, a CV, a question, a coach's profile, an account on Teams too.

Then asks for a copy of it all, which is shown and searched; after the erasure that follows, nothing of it stands anywhere.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable

from adapters.playground.mixed_story import MixedStage
from adapters.playground.reading import text_of
from adapters.playground.slack_shapes import BOT_USER
from adapters.playground.story import Stage
from adapters.playground.teams_actor import TeamsActor
from bot.words import Language, Words

TITLES = (
    Words(
        nl="De kandidaat heeft alles: ook een cv, een vraag, een profiel, Teams",
        en="The candidate has everything: a CV, a question, a profile and Teams as well",
    ),
    Words(nl="Inzage: een kopie van alles", en="Access: a copy of everything"),
)
QUESTION = Words(nl="Hoelang blijft mijn oproep staan?", en="How long does my post stay up?")
CV_KEPT = Words(nl="Je cv is binnen", en="Your CV is in")
LINKED = Words(nl="Je accounts zijn gekoppeld", en="Your accounts are linked")
COPY = Words(nl="Ik maak je kopie", en="I am making your copy")
CODE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")
HEADINGS = re.compile("<h2>([^<]+)</h2>")
PAGES = ("mijn-gegevens.html", "my-data.html", "data.json")


async def play(on: MixedStage, chapter: Callable[[int, str], None], *, after: int) -> int:
    """How many chapters there are now. Raises `StoryFailed` when something is not in the copy, or is somebody else's."""
    language = Language(on.slack.playground.world.language)
    chapter(after + 1, TITLES[0].of(language))
    await sends_a_cv(on.slack, language)
    await asks_a_question(on.slack, language)
    await has_two_accounts(on, language)
    await is_a_coach_as_well(on.slack)
    chapter(after + 2, TITLES[1].of(language))
    await gets_a_copy(on.slack, language)
    return after + 2


async def sends_a_cv(on: Stage, language: Language) -> None:
    """With a consent of its own; on Slack the file itself comes in the conversation."""
    await on.candidate.types("/klik", on.script.find)
    on.check(not await on.candidate.sends("request.submit", on.script.request()), "the form should be taken")
    preview = await on.candidate.finds_button("request.details")
    await on.candidate.presses_on(preview, "request.details")
    consented = await on.candidate.sends("request.details", {"consent_cv": ["yes"]})
    on.check(not consented, "the optional step should be taken")
    await on.candidate.shares("cv.pdf", pdf(on.script.name))
    on.tell(on.candidate.name, "cv.pdf")
    on.tell("Klik", text_of((await on.candidate.sees(CV_KEPT.of(language))).blocks))


async def asks_a_question(on: Stage, language: Language) -> None:
    await on.candidate.types("/klik", "contact")
    question = {"kind": "question", "text": QUESTION.of(language)}
    on.check(not await on.candidate.sends("ticket.open", question), "the question should be taken")
    on.tell(on.candidate.name, QUESTION.of(language))
    await on.candidate.closes()


async def has_two_accounts(on: MixedStage, language: Language) -> None:
    shown = await on.slack.candidate.types("/klik", "link")
    code = CODE.search(text_of(shown.get("blocks", [])))
    on.slack.check(code is not None, "linking should give a code")
    await on.candidate.says(f"klik link {code[0] if code else ''}")
    linked = await on.candidate.sees(LINKED.of(language))
    on.slack.tell("Klik (Teams)", on.candidate.text_of(linked))


async def is_a_coach_as_well(on: Stage) -> None:
    await on.candidate.types("/klik", "coach")
    profile = {**on.script.coach(9, capacity="1"), "coach_name": on.script.name}
    on.check(not await on.candidate.sends("coach.join", profile), "the profile should be taken")
    await on.candidate.sends("coach.agree", {"agree": ["yes"]})
    await on.candidate.closes()
    on.tell(on.candidate.name, "/klik coach")


async def gets_a_copy(on: Stage, language: Language) -> None:
    """The file in the conversation holds every value that was given, the CV, the question; and nothing of other coaches."""
    await on.candidate.types("/klik", "my-data")
    await on.candidate.closes()
    await on.candidate.presses("data.copy")
    await on.candidate.sees(COPY.of(language))
    archive = zipfile.ZipFile(io.BytesIO(await _file_of(on)))
    for name in archive.namelist():
        on.tell("Klik", f"{name}, {archive.getinfo(name).file_size} bytes")
    winner, others = _coaches(on)
    for name in PAGES:
        text = archive.read(name).decode()
        for value in (on.script.name, on.script.email, QUESTION.of(language), "cv-1.pdf", winner):
            on.check(value in text, f"{name} should hold everything that was given, and who got it")
        for other in others:
            on.check(other not in text, f"{name} should hold nothing of another coach")
    on.check(archive.read("cv-1.pdf").startswith(b"%PDF-"), "the CV should be in the copy as a file")
    held = json.loads(archive.read("data.json"))
    rows = [value for each in held["data"] for value in each["values"]]
    platforms = {row["value"] for row in rows if (row["table"], row["column"]) == ("account", "platform")}
    on.check(platforms == {"slack", "teams"}, "the copy should name both accounts")
    page = PAGES[0] if language is Language.NL else PAGES[1]
    on.tell(page, " · ".join(HEADINGS.findall(archive.read(page).decode())))


def _coaches(on: Stage) -> tuple[str, list[str]]:
    """Who got the details, and who did not, by the name they have as a coach."""
    names = {coach.user: on.script.coach_name.format(number=at) for at, coach in enumerate(on.coaches, 1)}
    winner = next(coach for coach in on.coaches if on.script.email in coach.text())
    return names.pop(winner.user), list(names.values())


async def _file_of(on: Stage) -> bytes:
    world = on.playground.world

    def look() -> bytes | None:
        files = [file for each in on.candidate.messages() for file in each.files if file["user"] == BOT_USER]
        return world.contents.get(files[-1]["id"]) if files else None

    found = await on.playground.until(look, timeout=30)
    on.check(found is not None, "the copy should stand in the conversation")
    return found or b""


def check_gone(on: MixedStage) -> None:
    """After the erasure: no file of Klik's, and nothing on Teams either."""
    files = [file for file in on.slack.playground.world.files.values() if file["user"] == BOT_USER]
    on.slack.check(not files, "afterwards no file of Klik should be left")
    for value in (*on.script.canaries, on.script.name):
        on.slack.check(value not in _read_by(on.candidate), "afterwards nothing should stand on Teams")


def _read_by(actor: TeamsActor) -> str:
    return "\n".join(actor.text_of(each) for each in actor.messages())


def pdf(words: str) -> bytes:
    """A page with a line on it."""
    drawn = f"BT /F 12 Tf 72 720 Td ({words}) Tj ET".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, each)
    start = len(made)
    listed = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, listed)
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(made)
