"""Somebody of whom Klik holds everything: accounts on both platforms, requests, a match, a CV, a profile, questions."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from adapters.settings import Settings, read_settings
from adapters.wiring import OpenStore, open_store
from benchmarks import cast
from benchmarks.prepare import SLACK_CHANNEL, environment, known, open_requests, profile
from benchmarks.stage import folder_on_disk
from bot.clock import SystemClock
from bot.context import Context
from bot.model import Account, Person, Platform
from bot.ports.cases import Via
from bot.ports.files import FileKind
from bot.ports.tickets import TicketKind
from bot.ports.unit import Unit
from bot.privacy import consents, disclosing
from bot.privacy.consents import CONSENTS
from bot.words import Language
from storage.master import make_master_key

REQUESTS, QUESTIONS = 3, 5
KEPT = timedelta(days=90)
QUESTION = "I wrote to you last week about my request, and would like to know what became of it. " * 5


@contextmanager
def opened_store() -> Iterator[tuple[Settings, OpenStore]]:
    """A store of its own, on a disk."""
    with folder_on_disk() as folder:
        environ = environment(Path(folder), port=0, api_url="http://127.0.0.1:9/api/")
        make_master_key(Path(folder) / "master.key")
        settings = read_settings(environ, env_file=None)
        with open_store(settings) as opened:
            yield settings, opened


def context_of(settings: Settings) -> Context:
    return Context(settings.rules(), SystemClock().now())


def somebody(unit: Unit, settings: Settings) -> Person:
    """The candidate; a coach of the network has the details of one request."""
    context = context_of(settings)
    now = context.now
    person = known(unit, Account(Platform.SLACK, cast.WORKSPACE, "U0EVERYTHING"), now)
    second = unit.people.admit(Account(Platform.TEAMS, "tenant", "second"), now=now)
    unit.links.merge(second.id, into=person.id)
    channel = unit.channels.keep(SLACK_CHANNEL, now=now).id
    requests = [UUID(each) for each in open_requests(unit, [person] * REQUESTS, channel, SLACK_CHANNEL, now)]
    profile(unit, person, now)
    _cv(unit, person, requests[0], now)
    _said(unit, person, requests, now)
    _match(unit, context, requests[0])
    return person


def _cv(unit: Unit, person: Person, request: UUID, now: datetime) -> None:
    unit.files.keep(
        person.id,
        FileKind.CV,
        os.urandom(1_000_000),
        media_type="application/pdf",
        now=now,
        expires_at=now + KEPT,
        about=request,
    )


def _said(unit: Unit, person: Person, requests: list[UUID], now: datetime) -> None:
    """Every consent of every request, and questions with an answer each."""
    for request in requests:
        for row in CONSENTS:
            consents.record(
                unit, person.id, row.code, given=True, language=Language.NL, now=now, request=request
            )
    for _ in range(QUESTIONS):
        ticket = unit.tickets.open(
            TicketKind.QUESTION, person.id, via=Via.CHAT, text=QUESTION, received_at=now
        )
        unit.tickets.say(ticket.id, QUESTION, is_answer=True, now=now)


def _match(unit: Unit, context: Context, request: UUID) -> None:
    coach = Account(Platform.SLACK, cast.WORKSPACE, "U0COACH")
    profile(unit, known(unit, coach, context.now), context.now)
    standing = unit.coaches.standing(coach, day_start=context.day_start)
    if standing is None or unit.requests.claim(request, by=standing.person, now=context.now) is None:
        raise RuntimeError("the request was not granted")
    unit.grants.grant(request, standing, agreement=1, now=context.now)
    grant, head = unit.grants.of_request(request), unit.requests.head(request)
    if grant is None or head is None:
        raise RuntimeError("there is no match")
    disclosing.to_coach(unit, context, grant, head)
