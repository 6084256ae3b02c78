"""Answers that need no look into the database: most of them, and every coach's click."""

from collections.abc import Callable
from datetime import datetime

from bot.answers.privacy import START_TYPED
from bot.answers.reader import Reader
from bot.commands import Audience
from bot.intents import Intent
from bot.messages import admin, asking, claim, coach_form, coaching, cvs, data, mistakes, parcels, talking
from bot.messages.parts import said
from bot.messages.status import FELL_AWAY
from bot.outcome import Said
from bot.views import Ask, Nothing, Replace, Reply, Say


def offer_form(reader: Reader) -> Reply:
    personal = reader.detail("personal") == "yes"
    words = (START_TYPED, *reader.detail("topics").split()) if personal else reader.detail("topics").split()
    return Say(asking.offer_form(reader.language, start=" ".join(words), personal=personal))


def choose(reader: Reader) -> Reply:
    intents = [Intent(name) for name in reader.detail("intents").split()]
    return Say(talking.choose(reader.language, intents))


def invalid(reader: Reader) -> Reply:
    return mistakes.mistakes(reader.language, reader.outcome.detail)


def agreement(reader: Reader) -> Reply:
    return Ask(coach_form.agreement_form(reader.language, version=reader.context.rules.agreement_version))


def reach_us(reader: Reader) -> Reply:
    view = talking.reach_us(
        reader.language,
        rules=reader.context.rules,
        intent=reader.detail("intent"),
        typed=reader.detail("typed") == "yes",
    )
    return Say(view)


def too_late(reader: Reader) -> Reply:
    view = asking.too_late(
        reader.language, reference=reader.detail("reference"), state=reader.detail("state")
    )
    return Say(view)


def claimed(reader: Reader) -> Reply:
    return Say(claim.answer(reader.outcome.said, reader.language, reader.outcome.detail))


PLAIN: dict[Said, Callable[[Reader], Reply]] = {
    Said.NOTHING: lambda reader: Nothing(),
    Said.SAVED: lambda reader: Nothing(),
    Said.PUBLISHED: lambda reader: Nothing(),
    Said.UNKNOWN_ACTION: lambda reader: Say(talking.unknown_action(reader.language)),
    Said.FAILED: lambda reader: Say(talking.failed(reader.language, reader.detail("token"))),
    Said.NOT_UNDERSTOOD: lambda reader: Say(talking.not_understood(reader.language)),
    Said.NO_LETTERS: lambda reader: Say(talking.no_letters(reader.language)),
    Said.CHOOSE: choose,
    Said.GREETING: lambda reader: Say(talking.greeting(reader.language)),
    Said.HELP: lambda reader: Say(talking.help_view(reader.language, Audience.KLIK)),
    Said.ADMIN_HELP: lambda reader: Say(talking.help_view(reader.language, Audience.AVG)),
    Said.REACH_US: reach_us,
    Said.LANGUAGE_ASK: lambda reader: Say(talking.language_ask(reader.language)),
    Said.LANGUAGE_SET: lambda reader: Say(talking.language_set(reader.language)),
    Said.LINKED: lambda reader: Say(talking.linked(reader.language)),
    Said.LINK_ELSEWHERE: lambda reader: Say(talking.link_elsewhere(reader.language)),
    Said.LINK_REFUSED: lambda reader: Say(talking.link_refused(reader.language)),
    Said.NEVER_MIND: lambda reader: Say(talking.never_mind(reader.language)),
    Said.COMMAND_UNKNOWN: lambda reader: Say(
        talking.command_unknown(reader.language, reader.detail("audience"), reader.detail("suggestion"))
    ),
    Said.SLOW_DOWN: lambda reader: Say(talking.slow_down(reader.language)),
    Said.KEEP_IT_OUT: lambda reader: Say(talking.keep_it_out(reader.language)),
    Said.IN_PUBLIC: lambda reader: Say(talking.in_public(reader.language)),
    Said.OFFER_FORM: offer_form,
    Said.INVALID: invalid,
    Said.TOO_YOUNG: lambda reader: Say(asking.too_young(reader.language)),
    Said.NOTHING_TO_MATCH: lambda reader: Say(
        asking.nothing_to_match(
            reader.language, reader.detail("reason"), has_admins=bool(reader.context.rules.admins)
        )
    ),
    Said.TOO_MANY: lambda reader: Say(asking.too_many(reader.language)),
    Said.PREVIEW_FIRST: lambda reader: Say(asking.preview_first(reader.language)),
    Said.CANCELLED: lambda reader: Replace(asking.cancelled(reader.language)),
    Said.TOO_LATE: too_late,
    Said.NO_REQUEST: lambda reader: Say(asking.no_request(reader.language)),
    Said.WITHDRAWN: lambda reader: Replace(asking.withdrawn(reader.language, reader.detail("reference"))),
    Said.UNDELIVERABLE: lambda reader: Say(asking.undeliverable(reader.language, reader.detail("reference"))),
    Said.COACH_STOPPED: lambda reader: Say(
        asking.match_over(asking.COACH_STOPPED, reader.language, reader.detail("reference"))
    ),
    Said.COACH_FELL_AWAY: lambda reader: Say(
        asking.match_over(FELL_AWAY, reader.language, reader.detail("reference"))
    ),
    Said.FILE_DECLINED: lambda reader: Say(said(parcels.DECLINED, reader.language)),
    Said.FILE_OVER: lambda reader: Say(said(parcels.OVER, reader.language)),
    Said.CV_COMING: lambda reader: Say(cvs.coming(reader.language, has_more=bool(reader.detail("more")))),
    Said.CV_KEPT: lambda reader: Say(said(cvs.KEPT, reader.language)),
    Said.CV_NOT_ASKED: lambda reader: Say(
        cvs.not_asked(reader.language, has_more=bool(reader.detail("more")))
    ),
    Said.CV_REFUSED: lambda reader: Say(cvs.refused(reader.language, reader.detail("reason"))),
    Said.DATA_COPY: lambda reader: Say(said(data.COPY, reader.language)),
    Said.RESTRICTED: lambda reader: Say(said(data.RESTRICTED, reader.language)),
    Said.RESTRICTION_LIFTED: lambda reader: Say(said(data.LIFTED, reader.language)),
    Said.OBJECTED: lambda reader: Say(said(data.OBJECTED, reader.language)),
    Said.DATA_OFFER: lambda reader: Say(data.offer(reader.language)),
    Said.AGREEMENT_FORM: agreement,
    Said.COACH_WAITING: lambda reader: Say(coaching.waiting(reader.language)),
    Said.PAUSE_SET: lambda reader: Say(
        coaching.paused(reader.language, datetime.fromisoformat(reader.detail("until")))
    ),
    Said.PAUSE_ENDED: lambda reader: Say(coaching.pause_ended(reader.language)),
    Said.NOT_AN_ADMIN: lambda reader: Say(said(admin.NOT_AN_ADMIN, reader.language)),
    Said.NOT_YOUR_ROLE: lambda reader: Say(said(admin.NOT_YOUR_ROLE, reader.language)),
    Said.QUEUE_RETRIED: lambda reader: Say(admin.queue_retried(reader.language, reader.detail("count"))),
    Said.COACH_CONFIRMED: lambda reader: Say(admin.decided(reader.language, confirmed=True)),
    Said.COACH_SUSPENDED: lambda reader: Say(admin.decided(reader.language, confirmed=False)),
    Said.COACH_UNREADY: lambda reader: Say(admin.unready(reader.language)),
    **dict.fromkeys(claim.SENTENCES, claimed),
}
