"""The forms around data requests: logging one, whose it is, longer, refused, and what was seen on a copy."""

from datetime import datetime

from bot.admins.casework import NO, WHY_LONGER, YES
from bot.context import AMSTERDAM
from bot.messages.desk import CANCEL, via_field, who_fields
from bot.ports.cases import Case, Reason
from bot.privacy.cases import clock
from bot.privacy.cases.kinds import KINDS, REFUSALS, reason_words
from bot.views import Choice, ChoiceField, Field, Form, Note, TextField, TextKind
from bot.words import Language, Words


def log_form(language: Language, *, now: datetime) -> Form:
    kinds = tuple(Choice(row.kind.value, row.title.of(language)) for row in KINDS)
    return Form(
        Words(nl="Verzoek vastleggen", en="Log a request").of(language),
        "case.log",
        Words(nl="Leg vast", en="Log it").of(language),
        CANCEL.of(language),
        (
            ChoiceField(
                "kind",
                Words(nl="Wat er gevraagd wordt", en="What is asked").of(language),
                Words(nl="Het recht uit de AVG.", en="The right in the GDPR.").of(language),
                kinds,
            ),
            via_field(language),
            TextField(
                "received",
                Words(nl="Ontvangen op", en="Received on").of(language),
                Words(
                    nl="Dag-maand-jaar. De 28 dagen tellen vanaf hier.",
                    en="Day-month-year. The 28 days count from here.",
                ).of(language),
                initial=f"{now.astimezone(AMSTERDAM):%d-%m-%Y}",
            ),
            *who_fields(language),
            TextField(
                "words",
                Words(nl="Wat erin stond", en="What it said").of(language),
                Words(
                    nl="Alleen wat nodig is om het uit te voeren. Klik wist het na de afhandeling.",
                    en="Only what is needed to carry it out. Klik erases it after the completion.",
                ).of(language),
                TextKind.LONG,
                required=False,
            ),
        ),
    )


def identify_form(language: Language, case: Case) -> Form:
    person, request, *_ = who_fields(language)
    how = Words(
        nl="Klik vraagt het account of het verzoek van hen is. Zonder ja gebeurt er niets.",
        en="Klik asks the account whether the request is theirs. Without a yes nothing happens.",
    )
    return _form(
        language,
        case,
        "case.identify",
        Words(nl="Vraag het", en="Ask"),
        (person, request),
        intro=(Note(how.of(language)),),
    )


def extend_form(language: Language, case: Case) -> Form:
    hint = Words(
        nl="Hoogstens tot {latest}. De persoon krijgt reden en datum.",
        en="Until {latest} at most. The person gets reason and date.",
    )
    latest = f"{clock.latest(case).astimezone(AMSTERDAM):%d-%m-%Y}"
    until = TextField(
        "until", Words(nl="Nieuwe datum", en="New date").of(language), hint.of(language, latest=latest)
    )
    return _form(
        language,
        case,
        "case.extend",
        Words(nl="Verleng", en="Extend"),
        (_reason(language, WHY_LONGER), until),
    )


def refuse_form(language: Language, case: Case) -> Form:
    reason = _reason(language, tuple(REFUSALS))
    return _form(language, case, "case.refuse", Words(nl="Weiger", en="Refuse"), (reason,))


def _reason(language: Language, reasons: tuple[Reason, ...]) -> ChoiceField:
    hint = Words(nl="De persoon krijgt deze zin te lezen.", en="The person gets this sentence to read.")
    choices = tuple(Choice(reason.value, reason_words(reason, language)) for reason in reasons)
    return ChoiceField("reason", Words(nl="Waarom", en="Why").of(language), hint.of(language), choices)


def judge_form(language: Language, case: Case) -> Form:
    """A no to the first or the second destroys what there is, and asks again (R-085)."""
    yes_no = (
        Choice(YES, Words(nl="ja", en="yes").of(language)),
        Choice(NO, Words(nl="nee", en="no").of(language)),
    )
    rows = (
        (
            "bsn_masked",
            Words(nl="BSN afgeschermd", en="BSN masked"),
            Words(
                nl="Was het burgerservicenummer overal onleesbaar, ook onderaan?",
                en="Was the citizen service number unreadable everywhere, at the bottom too?",
            ),
        ),
        (
            "photo_masked",
            Words(nl="Foto afgeschermd", en="Photo masked"),
            Words(nl="Was de pasfoto onherkenbaar?", en="Could the photo not be recognised?"),
        ),
        (
            "is_theirs",
            Words(nl="Is het wie het vroeg", en="Is it who asked"),
            Words(
                nl="Klopt de naam met wat Klik van deze persoon heeft?",
                en="Does the name agree with what Klik holds of this person?",
            ),
        ),
    )
    asked = tuple(
        ChoiceField(name, label.of(language), hint.of(language), yes_no) for name, label, hint in rows
    )
    person, request, *_ = who_fields(language)
    return _form(language, case, "copy.judge", Words(nl="Leg vast", en="Log it"), (*asked, person, request))


def _form(
    language: Language,
    case: Case,
    action: str,
    submit: Words,
    fields: tuple[Field, ...],
    *,
    intro: tuple[Note, ...] = (),
) -> Form:
    return Form(
        Words(nl="Verzoek {reference}", en="Request {reference}").of(language, reference=case.reference),
        action,
        submit.of(language),
        CANCEL.of(language),
        fields,
        about=str(case.id),
        intro=intro,
    )
