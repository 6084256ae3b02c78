"""What stands in the store before the clock starts: confirmed coaches with room, and open requests with their messages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from adapters.settings import Settings, read_settings
from adapters.wiring import open_store
from benchmarks import cast, teams_cast
from bot.clock import SystemClock
from bot.ids import new_id
from bot.model import (
    Account,
    ChannelState,
    CoachProfile,
    CoachState,
    Contact,
    Person,
    Place,
    Platform,
    PublicFields,
    RequestState,
    SentMessage,
)
from bot.notices import NoticeKind
from bot.ports.unit import Unit
from bot.privacy import consents
from bot.privacy.consents import Consent
from bot.words import Language
from storage.master import make_master_key

COACHES, CANDIDATES = 200, 20

AT_ONCE = 200
# A yes within seconds of the post is looked at by itself, and is not what is measured.
STOOD = timedelta(hours=1)
SLACK_CHANNEL = Place(Platform.SLACK, cast.WORKSPACE, cast.CHANNEL)
TEAMS_CHANNEL = Place(Platform.TEAMS, teams_cast.TENANT, teams_cast.CHANNEL)
_PUBLIC = PublicFields(
    motivation="After years of night shifts I would like to find out what else I am good at. " * 5,
    topics=("change", "balance"),
    education="mbo",
    region="Utrecht",
    language="nl",
)
_CONTACT = Contact(
    name="Somebody Invented",
    email="nobody@example.org",
    phone="+31 6 00000000",
    motivation=_PUBLIC.motivation,
)
_PROFILE = CoachProfile(
    name="Coach Invented", line="Listens.", topics=("change",), languages=("nl",), region=None, capacity=1000
)


def environment(folder: Path, *, port: int, api_url: str) -> dict[str, str]:
    """As for a real workspace, with room for everybody: the limits are not what is measured."""
    return {
        "SLACK_BOT_TOKEN": cast.TOKEN,
        "SLACK_SIGNING_SECRET": cast.SECRET,
        "KLIK_SLACK_API_URL": api_url,
        "KLIK_DATA_DIR": str(folder / "data"),
        "KLIK_DATABASE_URL": "",
        "KLIK_MASTER_KEY_FILE": str(folder / "master.key"),
        "KLIK_COACH_CHANNELS": f"slack:{cast.WORKSPACE}:{cast.CHANNEL}",
        "KLIK_ADMINS": f"slack:{cast.WORKSPACE}:U0ADMIN",
        "KLIK_PORT": str(port),
        "KLIK_HOST": "127.0.0.1",
        "KLIK_COACH_CAPACITY": "1000",
        "KLIK_COACH_DAILY_CAP": "1000",
        "KLIK_LOG_LEVEL": "WARNING",
    }


def prepare(
    folder: Path, environ: Mapping[str, str], *, requests: int, channel: Place = SLACK_CHANNEL
) -> list[str]:
    """The ids of that many open requests in that channel, through the store's own ports. Everybody is on its platform."""
    make_master_key(folder / "master.key")
    settings: Settings = read_settings(environ, env_file=None)
    now = SystemClock().now()
    with open_store(settings) as opened:
        run = opened.store.run
        stands_in = run(lambda unit: _coaches(unit, channel, now))
        people = run(lambda unit: [_candidate(unit, channel, number, now) for number in range(CANDIDATES)])
        made: list[str] = []
        while len(made) < requests:
            size, first = min(AT_ONCE, requests - len(made)), len(made)
            askers = [people[(first + number) % CANDIDATES] for number in range(size)]
            made += run(partial(open_requests, askers=askers, channel=stands_in, place=channel, now=now))
        return made


def _account(beside: Place, user: str) -> Account:
    return Account(beside.platform, beside.workspace, user)


def _coaches(unit: Unit, place: Place, now: datetime) -> UUID:
    """Confirmed, signed, seated; they chose a language and have a DM, as whoever became a coach by chat."""
    accounts = [_account(place, cast.coach(number)) for number in range(COACHES)]
    for account in accounts:
        profile(unit, known(unit, account, now), now)
    channel = unit.channels.keep(place, now=now).id
    unit.channels.set_seats(channel, accounts, now=now)
    # Looked at before: a channel that was put in order since then would be shown every open request anew.
    unit.channels.set_state(channel, ChannelState.USABLE, now=now)
    return channel


def profile(unit: Unit, person: Person, now: datetime) -> None:
    """A confirmed coach who signed the agreement."""
    unit.coaches.keep(person.id, person.account_id, _PROFILE, now=now)
    unit.coaches.agree(person.id, 1, now=now)
    unit.coaches.set_state(person.id, CoachState.CONFIRMED, now=now)


def _candidate(unit: Unit, place: Place, number: int, now: datetime) -> Person:
    return known(unit, _account(place, cast.candidate(number)), now)


def known(unit: Unit, account: Account, now: datetime) -> Person:
    person = unit.people.admit(account, now=now)
    unit.people.set_language(person.id, Language.NL)
    opened = {Platform.SLACK: cast.direct, Platform.TEAMS: teams_cast.direct}[account.platform]
    unit.people.keep_direct(
        person.account_id, Place(account.platform, account.workspace, opened(account.user))
    )
    return person


def open_requests(
    unit: Unit, askers: Sequence[Person], channel: UUID, place: Place, now: datetime
) -> list[str]:
    """Open requests, each with its broadcast in the channel and its status message in the candidate's DM."""
    return [_open_request(unit, person, channel, place, now) for person in askers]


def _open_request(unit: Unit, person: Person, channel: UUID, place: Place, now: datetime) -> str:
    request = new_id()
    unit.requests.create(
        request,
        person.id,
        person.account_id,
        language=Language.NL,
        public=_PUBLIC,
        step=0,
        contact=_CONTACT,
        now=now,
    )
    unit.requests.open_for(request, opened_at=now - STOOD, expires_at=now + timedelta(days=14))
    unit.requests.move(request, [RequestState.DRAFT], RequestState.OPEN, now=now)
    consents.record(
        unit, person.id, Consent.SHARE, given=True, language=Language.NL, now=now, request=request
    )
    _keep(unit, NoticeKind.BROADCAST, place, to=channel, about=request, owner=None, now=now)
    direct = replace(place, conversation=f"D{person.account_id.hex}")
    _keep(unit, NoticeKind.STATUS, direct, to=person.account_id, about=request, owner=person.id, now=now)
    return str(request)


def _keep(
    unit: Unit, kind: NoticeKind, place: Place, *, to: UUID, about: UUID, owner: UUID | None, now: datetime
) -> None:
    sent = SentMessage(place, f"{kind}.{about.hex}")
    unit.messages.keep(kind, to=to, about=about, sent=sent, owner=owner, now=now)
