"""What an admin reads: what needs them, open requests, the queue, coaches, roles, the audit trail. No candidate's data."""

from dataclasses import dataclass
from datetime import datetime

from bot.messages.coaching import STATES
from bot.messages.erasing import duty_parts
from bot.messages.parts import full_day, moment, said
from bot.model import ChannelState, Coach, CoachState, Platform, Request
from bot.notices import Parked
from bot.ports.duties import Duty
from bot.views import Button, Buttons, Facts, Heading, Note, Paragraph, Part, Style, View
from bot.words import Language, Words

NOT_AN_ADMIN = Words(
    nl="Dit is voor beheerders. Voor jou is er /klik help.",
    en="This is for admins. For you there is /klik help.",
)

NOT_YOUR_ROLE = Words(
    nl="Dit hoort bij een andere rol. /avg rollen laat zien wie welke rol heeft.",
    en="This belongs to another role. /avg roles shows who has which role.",
)


@dataclass(frozen=True)
class Deadline:
    """By when somebody must do something about what."""

    at: datetime
    kind: str
    reference: str


@dataclass(frozen=True)
class Overview:
    deadlines: tuple[Deadline, ...]
    now: datetime
    approvals: int
    failed_controls: int
    overdue: int
    waiting_coaches: int
    able_coaches: int
    unclaimed: int
    open_requests: int
    waiting_notices: int
    parked_notices: int
    channels: tuple[tuple[Platform, ChannelState], ...]


CHANNEL_STATES = {
    ChannelState.UNKNOWN: Words(nl="nog niet gezien", en="not seen yet"),
    ChannelState.USABLE: Words(nl="in orde", en="in order"),
    ChannelState.PUBLIC: Words(nl="openbaar: maak het privé", en="public: make it private"),
    ChannelState.SHARED: Words(
        nl="gedeeld met anderen: stop het delen", en="shared with others: stop sharing it"
    ),
    ChannelState.NOT_A_MEMBER: Words(nl="Klik zit er niet in: nodig uit", en="Klik is not in it: invite it"),
    ChannelState.ARCHIVED: Words(nl="gearchiveerd: haal het terug", en="archived: bring it back"),
    ChannelState.MISSING: Words(
        nl="bestaat niet: kijk KLIK_COACH_CHANNELS na", en="missing: check KLIK_COACH_CHANNELS"
    ),
}


def overview(language: Language, facts: Overview) -> View:
    """What needs me today, first: what has a date, the nearest on top."""
    title = Words(nl="Wat er op je wacht", en="What waits for you").of(language)
    rows = [_deadline(language, each, facts.now) for each in facts.deadlines]
    rows += _counts(language, facts)
    rows += _channels(language, facts.channels) or [(_CHANNEL.of(language), _NO_CHANNEL.of(language))]
    buttons = Buttons(
        tuple(Button(label.of(language), "admin.show", value) for value, label in _LISTS.items())
    )
    pages = (Facts(tuple(rows[at : at + 10])) for at in range(0, len(rows), 10))
    return View(title, (Heading(title), *pages, buttons))


def _channels(
    language: Language, channels: tuple[tuple[Platform, ChannelState], ...]
) -> list[tuple[str, str]]:
    """With the platform's name where there is more than one."""
    several = len({platform for platform, _ in channels}) > 1
    return [
        (
            _CHANNEL.of(language),
            (f"{platform.title()}: " if several else "") + CHANNEL_STATES[state].of(language),
        )
        for platform, state in channels
    ]


DEADLINES = {
    "case": Words(nl="Verzoek {reference}", en="Data request {reference}"),
    "incident": Words(nl="Incident {reference}", en="Incident {reference}"),
    "hold": Words(nl="Vordering {reference}: bewaarplicht", en="Order {reference}: hold"),
    "approval": Words(nl="Wacht op een tweede beheerder", en="Waits for a second admin"),
}


def _deadline(language: Language, each: Deadline, now: datetime) -> tuple[str, str]:
    label = DEADLINES[each.kind].of(language, reference=each.reference)
    words = _LATE if each.at <= now else _BY
    return label, words.of(language, at=moment(each.at, language))


_BY = Words(nl="vóór {at}", en="before {at}")
_LATE = Words(nl="TE LAAT: was {at}", en="LATE: was {at}")


def _counts(language: Language, facts: Overview) -> list[tuple[str, str]]:
    rows = [
        (Words(nl="Controles niet in orde", en="Self-checks not in order"), str(facts.failed_controls)),
        (Words(nl="Langer bewaard dan mag", en="Held longer than allowed"), str(facts.overdue)),
        (Words(nl="Wacht op een tweede beheerder", en="Waits for a second admin"), str(facts.approvals)),
        (Words(nl="Coaches te bevestigen", en="Coaches to confirm"), str(facts.waiting_coaches)),
        (Words(nl="Oproepen waar niemand op reageert", en="Requests nobody takes"), str(facts.unclaimed)),
        (Words(nl="Berichten die vastzitten", en="Messages that are stuck"), str(facts.parked_notices)),
        (Words(nl="Berichten onderweg", en="Messages on their way"), str(facts.waiting_notices)),
        (Words(nl="Open oproepen", en="Open requests"), str(facts.open_requests)),
        (
            Words(nl="Coaches die nu kunnen aannemen", en="Coaches who can accept now"),
            str(facts.able_coaches),
        ),
    ]
    return [(label.of(language), value) for label, value in rows]


_NO_CHANNEL = Words(nl="niet ingesteld: KLIK_COACH_CHANNELS", en="not set: KLIK_COACH_CHANNELS")
_APPROVALS = Words(nl="Akkoord", en="Approvals")
_COACHES = Words(nl="Coaches", en="Coaches")
_BROADCASTS = Words(nl="Oproepen", en="Requests")
_QUEUE = Words(nl="Wachtrij", en="Queue")
_CHANNEL = Words(nl="Kanaal van de coaches", en="Coaches' channel")
_LISTS = {
    "approvals": _APPROVALS,
    "controls": Words(nl="Controles", en="Self-checks"),
    "coaches": _COACHES,
    "broadcasts": _BROADCASTS,
    "queue": _QUEUE,
}


def broadcasts(language: Language, requests: list[Request], *, unclaimed_since: datetime) -> View:
    title = Words(nl="Open oproepen", en="Open requests").of(language)
    if not requests:
        return View(
            title,
            (Heading(title), Paragraph(Words(nl="Er staan er geen open.", en="None are open.").of(language))),
        )
    rows = tuple((request.reference, _since(request, language, unclaimed_since)) for request in requests)
    return View(title, (Heading(title), Facts(rows)))


def _since(request: Request, language: Language, unclaimed_since: datetime) -> str:
    if request.opened_at is None:
        return ""
    at = moment(request.opened_at, language)
    if request.opened_at < unclaimed_since:
        return Words(nl="sinds {at}, niemand reageert", en="since {at}, nobody takes it").of(language, at=at)
    return Words(nl="sinds {at}", en="since {at}").of(language, at=at)


def queue(language: Language, parked: list[Parked], *, waiting: int) -> View:
    """What is stuck, by kind and the platform's code; a button tries again."""
    title = Words(nl="Wachtrij", en="Queue").of(language)
    count = Words(nl="Onderweg: {n}. Vast: {stuck}.", en="On their way: {n}. Stuck: {stuck}.")
    parts: list[Part] = [Heading(title), Paragraph(count.of(language, n=waiting, stuck=len(parked)))]
    if parked:
        rows = tuple(
            (f"{row.kind} · {moment(row.since, language)}", f"{row.code} (×{row.attempts})") for row in parked
        )
        retry = Words(nl="Probeer alles opnieuw", en="Try everything again").of(language)
        parts += [Facts(rows), Buttons((Button(retry, "queue.retry", style=Style.PRIMARY),))]
    return View(title, tuple(parts))


def queue_retried(language: Language, count: str) -> View:
    words = Words(nl="{count} berichten gaan opnieuw op weg.", en="{count} messages are on their way again.")
    return said(words, language, count=count)


def coaches(language: Language, rows: list[Coach], *, agreement: int, late: list[Duty]) -> View:
    """Everybody who is or wants to be a coach, those who wait first, one button each."""
    title = Words(nl="Coaches", en="Coaches").of(language)
    parts: list[Part] = [Heading(title)]
    if not rows:
        nobody = Words(
            nl="Nog niemand heeft zich aangemeld. Laat een coach /klik coach typen.",
            en="Nobody has applied yet. Ask a coach to type /klik coach.",
        )
        return View(title, (*parts, Paragraph(nobody.of(language)), *duty_parts(language, late)))
    for coach in sorted(rows, key=lambda row: row.state is not CoachState.APPLIED)[:15]:
        parts += _coach_row(language, coach, agreement)
    if len(rows) > 15:
        parts.append(Note(Words(nl="En nog {n}.", en="And {n} more.").of(language, n=len(rows) - 15)))
    return View(title, (*parts, *duty_parts(language, late)))


def _coach_row(language: Language, coach: Coach, agreement: int) -> list[Part]:
    signed = coach.agreement == agreement
    state = STATES[coach.state].of(language) if signed else _UNSIGNED.of(language)
    row: list[Part] = [Facts(((coach.profile.name, f"{coach.profile.line} — {state}"),))]
    if coach.state is CoachState.CONFIRMED:
        suspend = Words(nl="Schors", en="Suspend").of(language)
        sure = Words(
            nl="Deze coach kan dan niets meer aannemen.", en="This coach can then accept nothing."
        ).of(language)
        return [
            *row,
            Buttons((Button(suspend, "coach.suspend", str(coach.person), Style.DANGER, confirm=sure),)),
        ]
    confirm = Button(
        Words(nl="Bevestig", en="Confirm").of(language), "coach.confirm", str(coach.person), Style.PRIMARY
    )
    return [*row, Buttons((confirm,))] if signed else row


_UNSIGNED = Words(nl="tekent nog de overeenkomst", en="has yet to sign the agreement")


def decided(language: Language, *, confirmed: bool) -> View:
    words = (
        Words(nl="De coach is bevestigd en krijgt bericht.", en="The coach is confirmed and will be told.")
        if confirmed
        else Words(
            nl="De coach is geschorst en krijgt bericht.", en="The coach is suspended and will be told."
        )
    )
    return said(words, language)


def unready(language: Language) -> View:
    words = Words(
        nl="Deze coach heeft nog geen profiel of nog niet getekend. Laat de coach /klik coach typen.",
        en="This coach has no profile yet or has not signed. Ask the coach to type /klik coach.",
    )
    return said(words, language)


def audit(
    language: Language,
    *,
    is_whole: bool,
    entries: int,
    first_bad: int | None,
    removed: int = 0,
    until: datetime | None = None,
    looks: tuple[tuple[str, str], ...] = (),
) -> View:
    """Whether the trail is whole, and who looked at whom: the case stands for the person."""
    title = Words(nl="Logboek", en="Audit trail").of(language)
    if is_whole:
        words = Words(
            nl="Het logboek klopt: {n} regels, geen enkele gewijzigd.",
            en="The trail is whole: {n} entries, none changed.",
        )
    else:
        words = Words(
            nl="Het logboek klopt niet vanaf regel {bad}. Zet niets aan de database en bewaar een kopie.",
            en="The trail is broken from entry {bad}. Change nothing in the database and keep a copy.",
        )
    parts: list[Part] = [Heading(title), Paragraph(words.of(language, n=entries, bad=first_bad or 0))]
    if until is not None:
        gone = Words(
            nl="Het begint na {until}: de {n} regels tot dan zijn op hun termijn weggehaald, en dat punt is verzegeld.",
            en="It begins after {until}: the {n} entries up to then were removed at their term, and that point is sealed.",
        )
        parts.append(Note(gone.of(language, until=full_day(until, language), n=removed)))
    if looks:
        seen = Words(nl="Wie bekeek iemand, en waarom", en="Who looked at somebody, and why")
        parts += [
            Paragraph(seen.of(language)),
            *(Facts(looks[at : at + 10]) for at in range(0, len(looks), 10)),
        ]
    return View(title, tuple(parts))
