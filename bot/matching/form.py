"""Reads the candidate's form: what was typed becomes public fields and a contact, or an error code per field.

Runs outside the writer's transaction, because anonymising takes a moment. Unknown keys are dropped (R-022).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import regex

from bot.anonymise import Anonymised, Kind, Known, anonymise, text_of
from bot.matching import lists
from bot.matching.functions import group_of
from bot.matching.removing import chosen, joined, pieces
from bot.model import Contact, PublicFields
from bot.privacy.open_field import holds_bsn, is_piled_up, people_count
from bot.topics import TOPICS

Values = Mapping[str, tuple[str, ...]]
Errors = dict[str, str]

MOTIVATION_MIN = 20
MOTIVATION_MAX = 1500
# What one part of a message on Slack may hold, and how many pieces of their own style a card of Teams.
SHOWN_MAX, TAKEN_OUT_MAX = 3000, 60
NAME_MAX = 100
LINE_MAX = 150
TOPIC_CODES = frozenset(topic.code for topic in TOPICS)
CHOICES: dict[str, tuple[lists.Option, ...]] = {
    "education": lists.EDUCATION,
    "region": lists.REGIONS,
    "age_band": lists.AGE_BANDS,
    "gender": lists.GENDERS,
    "language": lists.LANGUAGES,
    "setting": lists.SETTINGS,
    "employment": lists.EMPLOYMENT,
    "income": lists.INCOME,
}
LINES = ("job_title", "exclude", "employer")
PUBLIC = ("education", "region", "age_band", "language", "setting")
SPECIAL = ("employer", "employment", "income")
_INVISIBLE = regex.compile(r"[\p{Cc}\p{Cs}--\n]", flags=regex.V1)


@dataclass(frozen=True)
class Draft:
    """A form that holds: what goes out, what stays behind, the special tick, and which extra fields were filled in."""

    public: PublicFields
    contact: Contact = field(repr=False)
    special: bool = False
    extras: Mapping[str, bool] = field(default_factory=dict, repr=False)
    cv: str = field(default="", repr=False)
    cv_consented: bool = False


@dataclass(frozen=True)
class Keep:
    """Which special categories the candidate lets stand, each by a tick of its own (GDPR art. 9(2)(a))."""

    health: bool = False
    special: bool = False


@dataclass(frozen=True)
class Before:
    """What the candidate wrote earlier, when a form or a tick changes it."""

    public: PublicFields
    contact: Contact = field(repr=False)
    keep: Keep


def first(values: Values, name: str) -> str:
    """The one value of a field, without control characters and outer blanks; "" when absent."""
    found = values.get(name) or ("",)
    return _INVISIBLE.sub("", found[0].replace("\r\n", "\n")).strip()


def ticked(values: Values, name: str) -> bool:
    return "yes" in (values.get(name) or ())


def read_request(values: Values) -> Draft | Errors:
    """The first step of the form."""
    errors = check_words(values) | check_contact(values)
    if not ticked(values, "consent_share"):
        errors["consent_share"] = "tick_needed"
    if errors:
        return errors
    public = PublicFields(motivation="", topics=topics_in(values))
    return redraft(public, contact_in(values), Keep())


def contact_in(values: Values) -> Contact:
    return Contact(
        name=first(values, "name"),
        email=read_email(first(values, "email")),
        phone=read_phone(first(values, "phone")),
        motivation=first(values, "motivation"),
    )


def reread_request(values: Values, before: Before) -> Draft | Errors:
    """The first step again: what the optional step said stays."""
    read = read_request(values)
    if isinstance(read, dict):
        return read
    contact = replace(read.contact, optional=before.contact.optional)
    public = replace(before.public, topics=read.public.topics)
    return redraft(public, contact, before.keep)


def read_details(values: Values, before: Before) -> Draft | Errors:
    """The optional step: nothing is required; income, employment and employer need their own tick (R-049)."""
    errors = _check_choices(values) | _check_lines(values)
    given = {name: first(values, name) for name in (*CHOICES, *LINES) if first(values, name)}
    special = ticked(values, "consent_special")
    if not special and any(name in given for name in SPECIAL):
        errors["consent_special"] = "tick_needed_special"
    cv, cv_consented = first(values, "cv"), ticked(values, "consent_cv")
    if cv and not cv_consented:
        errors["consent_cv"] = "tick_needed_cv"
    if errors:
        return errors
    kept = {"removed": before.contact.optional["removed"]} if "removed" in before.contact.optional else {}
    optional = {name: value for name, value in given.items() if name not in PUBLIC} | kept
    public = replace(
        before.public,
        function=group_of(given.get("job_title", "")),
        education=given.get("education"),
        region=given.get("region"),
        age_band=given.get("age_band"),
        language=given.get("language"),
        setting=given.get("setting"),
    )
    draft = redraft(public, replace(before.contact, optional=optional), before.keep)
    extras = {name: name in given for name in (*CHOICES, *LINES) if name not in SPECIAL}
    return replace(draft, special=special, extras=extras, cv=cv, cv_consented=cv_consented)


def read_removal(values: Values, before: Before) -> Draft | Errors:
    """What to take out besides: added to what was taken out before, unless that is put back first."""
    typed = first(values, "removed")
    if people_count(typed) > LINE_MAX:
        return {"removed": f"line_too_long:{people_count(typed)}"}
    kept = () if ticked(values, "removed_undo") else removed_by(before.contact)
    places = values.get("removed_words") or ()
    removed = joined(kept, chosen(before.public.motivation, tuple(places)), pieces(typed))
    optional = {name: value for name, value in before.contact.optional.items() if name != "removed"}
    contact = replace(before.contact, optional=optional | ({"removed": removed} if removed else {}))
    return redraft(before.public, contact, before.keep)


def removed_by(contact: Contact) -> tuple[str, ...]:
    """What the candidate had taken out besides."""
    return tuple(contact.optional.get("removed", "").splitlines())


def with_health(before: Before) -> Draft:
    """The same words, with burn-out and stress left in."""
    return redraft(before.public, before.contact, replace(before.keep, health=True))


def with_special(before: Before) -> Draft:
    """The same words, with what they say of faith, union, orientation or origin left in."""
    return redraft(before.public, before.contact, replace(before.keep, special=True))


def redraft(public: PublicFields, contact: Contact, keep: Keep) -> Draft:
    """The same request with the text that coaches read made anew, by the one path there is."""
    motivation = public_motivation(contact, keep).text
    return Draft(replace(public, motivation=motivation), contact)


def fits(motivation: str) -> bool:
    """Whether coaches can be shown all of it: a placeholder may be longer than what it stands for (F-100)."""
    shown = len(motivation.encode("utf-16-le")) // 2
    return shown <= SHOWN_MAX and motivation.count("[") <= TAKEN_OUT_MAX


def known_values(contact: Contact) -> Known:
    """The person's own values, searched for in every spelling (R-008, R-053)."""
    employer = contact.optional.get("employer", "")
    exclude = contact.optional.get("exclude", "")
    return Known(
        names=(contact.name,) if contact.name else (),
        emails=(contact.email,) if contact.email else (),
        phones=(contact.phone,) if contact.phone else (),
        employers=(employer,) if employer else (),
        others=tuple(part.strip() for part in regex.split(r"[,;\n]", exclude) if len(part.strip()) > 1),
    )


def public_motivation(contact: Contact, keep: Keep) -> Anonymised:
    """What coaches will read, and what was taken out. Special categories stay only after the candidate's own tick (R-050)."""
    known, removed = known_values(contact), removed_by(contact)
    return anonymise(
        contact.motivation,
        known=known,
        remove=removed,
        keep_health=keep.health,
        keep_special=keep.special,
    )


def erased_of(contact: Contact, keep: Keep, kinds: Sequence[Kind]) -> str:
    """The person's own words with what is of these kinds blanked: for what may not be kept any more (R-055)."""
    done = [each for each in public_motivation(contact, keep).replacements if each.kind in kinds]
    return text_of(contact.motivation, done)


def read_email(typed: str) -> str | None:
    """The normalised address (NFKC, IDNA; R-036), or None. Nothing is looked up on the network."""
    from email_validator import EmailNotValidError, validate_email  # at the first form: a start needs none

    try:
        return validate_email(typed, check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def read_phone(typed: str) -> str | None:
    """E.164, read as Dutch when no country is given (R-046), or None."""
    import phonenumbers  # at the first form: a start needs none

    try:
        number = phonenumbers.parse(typed, "NL")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def check_words(values: Values) -> Errors:
    return _check_motivation(first(values, "motivation")) | _check_topics(values)


def _check_motivation(text: str) -> Errors:
    length = people_count(text)
    if length < MOTIVATION_MIN:
        return {"motivation": f"too_short:{length}"}
    if length > MOTIVATION_MAX:
        return {"motivation": f"too_long:{length}"}
    return {"motivation": code} if (code := _unkept(text, MOTIVATION_MAX)) else {}


def _unkept(text: str, most: int) -> str | None:
    """What no open field may hold; the code names it, and never quotes it (R-041)."""
    if holds_bsn(text):
        return "no_bsn"
    return "piled_up" if is_piled_up(text, most=most) else None


def topics_in(values: Values) -> tuple[str, ...]:
    return tuple(code for code in dict.fromkeys(values.get("topics") or ()) if code in TOPIC_CODES)


def _check_topics(values: Values) -> Errors:
    return {} if topics_in(values) else {"topics": "choose_one"}


def check_contact(values: Values) -> Errors:
    name, email, phone = (first(values, field_name) for field_name in ("name", "email", "phone"))
    errors: Errors = {}
    if not name:
        errors["name"] = "name_needed"
    elif mistake := line_mistake(name, most=NAME_MAX):
        errors["name"] = mistake
    if email and read_email(email) is None:
        errors["email"] = "not_an_email"
    if phone and read_phone(phone) is None:
        errors["phone"] = "not_a_phone"
    if not email and not phone:
        errors["email"] = "email_or_phone"
    return errors


def _check_choices(values: Values) -> Errors:
    return {
        name: "choose_one"
        for name, options in CHOICES.items()
        if first(values, name) and first(values, name) not in lists.codes(options)
    }


def _check_lines(values: Values) -> Errors:
    typed = {name: first(values, name) for name in LINES}
    return {name: code for name, text in typed.items() if (code := line_mistake(text))}


def line_mistake(text: str, *, most: int = LINE_MAX) -> str | None:
    """What is wrong with a line somebody typed, as a code; None when nothing is."""
    length = people_count(text)
    return f"line_too_long:{length}" if length > most else _unkept(text, most)
