"""What a coach is asked (R-011)."""

from bot.privacy.catalogue.rows import Asked, Category, Ground, Recipient
from bot.privacy.purposes import DataClass, Purpose, Term
from bot.words import Words

COACH = "coach.join"
_READ_BY_CANDIDATE = Words(
    nl="dit leest de kandidaat met wie je een match hebt.",
    en="the candidate you are matched with reads this.",
)
_WHO_CAN_WHAT = Words(nl="zo weet het netwerk wie wat kan.", en="so that the network knows who can do what.")


def _asked(
    code: str,
    field: str,
    label: Words,
    why: Words,
    *,
    recipients: tuple[Recipient, ...] = (Recipient.ADMINS, Recipient.CHAT),
    data_class: DataClass = DataClass.PERSON,
    item: str | None = None,
    asked: Asked = Asked.REQUIRED,
) -> Category:
    return Category(
        code,
        label,
        why,
        "R-011",
        Purpose.COACHING,
        Ground.SERVICE,
        Term.COACH,
        data_class,
        asked,
        recipients=recipients,
        item=item,
        form=COACH,
        field=field,
    )


_TO_CANDIDATE = (Recipient.CANDIDATE, Recipient.ADMINS, Recipient.CHAT)

COACHES: tuple[Category, ...] = (
    _asked(
        "coach_name",
        "coach_name",
        Words(nl="Je naam", en="Your name"),
        _READ_BY_CANDIDATE,
        recipients=_TO_CANDIDATE,
        item="NAW-gegevens",
    ),
    _asked(
        "coach_line",
        "coach_line",
        Words(nl="Een regel over jezelf", en="A line about yourself"),
        _READ_BY_CANDIDATE,
        recipients=_TO_CANDIDATE,
        item="informatie die je zelf invult in een open veld",
    ),
    _asked("coach_topics", "topics", Words(nl="Onderwerpen", en="Topics"), _WHO_CAN_WHAT),
    _asked("coach_languages", "languages", Words(nl="Talen", en="Languages"), _WHO_CAN_WHAT),
    _asked("coach_region", "region", Words(nl="Regio", en="Region"), _WHO_CAN_WHAT, asked=Asked.OPTIONAL),
    _asked(
        "coach_capacity",
        "capacity",
        Words(nl="Hoeveel matches tegelijk", en="How many matches at a time"),
        Words(
            nl="is dit aantal bereikt, dan kun je even niets aannemen.",
            en="once you have this many, you cannot accept another for a while.",
        ),
        data_class=DataClass.PSEUDONYM,
    ),
)
